"""The commands, a module each, imported when it is called; the screen, `browse`, without a name as well.

What the shells' scripts ask `completion` for does not pass through its options.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    import argparse

COMMANDS = {
    "search": "print what matches a query",
    "show": "print the card of one item",
    "cite": "print an item's citations, for a text or a reference manager",
    "export": "write the record, or what matches a query, for other programs",
    "import": "make a record of tables, or change one by them",
    "records": "list the available records",
    "diff": "list what changed between two versions of a record",
    "draft": "suggest what texts might give to a record: quotations with their speakers, people, papers, events",
    "review": "decide on what was drafted for a record, on the screen",
    "check": "report every problem of a record file",
    "schema": "print the JSON Schema of the record format",
    "doctor": "report what this terminal can do, what will be used and why",
    "serve": "show a record in the browsers of this machine",
    "completion": "print the script that completes commands and ids in your shell",
}
"""The named commands and what each does; a first word that is none of them is a record, reference or query."""


class Command(Protocol):
    """What each module offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the command's arguments."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it; the result is the exit code."""


def command_named(name: str) -> Command:
    """The module of a command: one of `COMMANDS`, or `browse`."""
    # No module can well be called `import`.
    return cast(Command, import_module(f"visittui.commands.{'import_' if name == 'import' else name}"))
