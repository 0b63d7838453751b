"""`visittui schema`: the JSON Schema of the record format, for editors."""

from __future__ import annotations

import argparse
import sys

_EPILOG = """\
Editors that know JSON Schema check and complete a record with it while you write; `visittui check` finds what a schema
cannot say.

example:
  visittui schema > visit.schema.json

exit codes: 0 printed; 2 it could not be done"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments: none but --help."""
    parser.epilog = _EPILOG


def run(arguments: argparse.Namespace) -> int:
    """Print the schema."""
    from visittui.record.schema import schema_text

    sys.stdout.write(schema_text())
    return 0
