"""One parser for the whole program; a command's own module is imported when that command is called."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module
from typing import Protocol, cast

from visittui import __version__
from visittui.errors import CannotContinueError
from visittui.exit_codes import CANNOT, FOUND

COMMANDS = {
    "search": "print what matches a query",
    "show": "print the card of one item",
    "cite": "print an item's citations, for a text or a reference manager",
    "export": "write the record, or what matches a query, for other programs",
    "records": "list the records at hand",
    "diff": "list what changed between two versions of a record",
    "check": "report every problem of a record file",
    "schema": "print the JSON Schema of the record format",
    "completion": "print the script that completes commands and ids in your shell",
}
"""The named commands and what each does; a first word that is none of them is a record, reference or query."""


class Command(Protocol):
    """What each module of `visittui.commands` offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the command's arguments."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it; the result is the exit code."""


def run(argv: list[str]) -> int:
    """Run one command.

    Args:
        argv: the words after the program's name.

    Returns:
        The exit code: 0 done or found, 1 nothing found or problems found, 2 it could not be done.
    """
    name = argv[0] if argv and argv[0] in COMMANDS else "browse"
    command = cast(Command, import_module(f"visittui.commands.{name}"))
    parser = _parser(name)
    command.add_arguments(parser)
    # Options may stand between the words of a query; the words to be completed are taken as they are.
    parse = parser.parse_args if name == "completion" else parser.parse_intermixed_args
    arguments = parse(argv if name == "browse" else argv[1:])
    try:
        code = command.run(arguments)
        sys.stdout.flush()
    except CannotContinueError as error:
        print(f"visittui: {error}", file=sys.stderr)
        return CANNOT
    except BrokenPipeError:
        # The reader of a pipe (`| head -1`) has seen enough; the interpreter must not find out again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUND
    except KeyboardInterrupt:
        return 130
    return code


def _parser(name: str) -> argparse.ArgumentParser:
    if name != "browse":
        return argparse.ArgumentParser(
            prog=f"visittui {name}",
            description=COMMANDS[name].capitalize() + ".",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
    width = max(map(len, COMMANDS))
    listing = "\n".join(f"  {command:{width}}  {purpose}" for command, purpose in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="visittui",
        description="Explore the record of a diplomatic visit in the terminal.",
        epilog=f"commands without a screen (visittui COMMAND --help):\n{listing}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"visittui {__version__}")
    return parser
