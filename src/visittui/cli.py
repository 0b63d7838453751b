"""One parser for the whole program; a command's own module is imported when that command is called."""

from __future__ import annotations

import errno
import gc
import sys
from typing import TYPE_CHECKING

from visittui import __version__
from visittui.characters import printable
from visittui.commands import COMMANDS, command_named
from visittui.errors import CannotContinueError, reason_of
from visittui.exit_codes import CANNOT, FOUND
from visittui.standard_streams import drop, prepare_streams, say, settle_errors, terminal_width

if TYPE_CHECKING:
    import argparse

_OUTPUT_FAILED = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG, errno.EBADF)


def run(argv: list[str]) -> int:
    """Run one command, which the words after the program's name say.

    The exit code is 0 done or found, 1 nothing found or problems found, 2 it could not be done.
    """
    prepare_streams()
    try:
        try:
            return _run(argv)
        finally:
            sys.stdout.flush()
    except CannotContinueError as error:
        say(str(error))
        return CANNOT
    except BrokenPipeError:
        # The reader of a pipe (`| head -1`) has seen enough; the interpreter must not find out again at its end.
        drop(sys.stdout.fileno())
        return FOUND
    except OSError as error:
        if error.filename is not None:
            what, why = printable(str(error.filename)), reason_of(error)
        elif error.errno == errno.ENOENT:
            # No name of a file, so it was asked for what a relative one begins with.
            what, why = "the current directory cannot be used", reason_of(error)
        elif error.errno in _OUTPUT_FAILED:
            drop(sys.stdout.fileno())
            what = "the output cannot be written"
            why = "it is closed" if error.errno == errno.EBADF else reason_of(error)
        else:
            raise
        say(f"{what}: {why}")
        return CANNOT
    finally:
        settle_errors()


def _run(argv: list[str]) -> int:
    if argv[:2] == ["completion", "--words"]:
        # What the scripts of the shells call. Of words that begin with `-` argparse would take some for itself.
        from visittui.commands import completion

        return completion.complete(argv[2:])
    name = argv[0] if argv and argv[0] in COMMANDS else "browse"
    if name != "browse":
        # What ends by itself ends before garbage in circles adds up: to look for it took a fiftieth of the time.
        gc.set_threshold(10_000)
    command = command_named(name)
    if name == "browse" and not any(word.startswith("-") for word in argv):
        # Without argparse each reader takes some 400 kB less, and starts sooner.
        from visittui.commands import browse

        return browse.run(browse.without_options(argv))
    parser = _parser(name)
    command.add_arguments(parser)
    # Options may stand between the words of a query; argparse takes longer then, and cannot have words after `--` too.
    plainly = "--" in argv or not any(word.startswith("-") for word in argv)
    parse = parser.parse_args if plainly else parser.parse_intermixed_args
    return command.run(parse(argv if name == "browse" else argv[1:]))


def _parser(name: str) -> argparse.ArgumentParser:
    import argparse

    if name != "browse":
        return argparse.ArgumentParser(
            prog=f"visittui {name}",
            description=f"{COMMANDS[name][0].upper()}{COMMANDS[name][1:]}.",
            formatter_class=_formatter,
        )
    width = max(map(len, COMMANDS))
    listing = "\n".join(f"  {command:{width}}  {purpose}" for command, purpose in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="visittui",
        description="Explore the record of a diplomatic visit in the terminal.",
        epilog=f"commands without a screen (visittui COMMAND --help):\n{listing}",
        formatter_class=_formatter,
    )
    parser.add_argument("--version", action="version", version=f"visittui {__version__}")
    return parser


def _formatter(prog: str) -> argparse.HelpFormatter:
    import argparse

    class Formatter(argparse.RawDescriptionHelpFormatter):
        def _fill_text(self, text: str, width: int, indent: str) -> str:
            from visittui.commands.plain.help_text import filled

            return super()._fill_text(filled(text, width - len(indent)), width, indent)

    # Without a width argparse loads shutil, whenever an option is declared.
    return Formatter(prog, width=terminal_width() - 2)
