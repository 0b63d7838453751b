"""`visittui schema`: the JSON Schema of the record format, for editors."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

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
    sys.stdout.write(schema_text())
    return 0


def record_schema() -> dict[str, Any]:
    """The schema of a whole record, made from the models, but for what needs more than one field or item."""
    from visittui.record.models import FORMAT, Record

    schema = Record.model_json_schema(by_alias=True)
    # Editors let a record name its schema; it is no part of the record.
    return {"$schema": _DIALECT, **schema, "title": f"Visit record, format {FORMAT}"}


def schema_text() -> str:
    """The schema as it is kept in a file."""
    return json.dumps(record_schema(), ensure_ascii=False, indent=2) + "\n"
