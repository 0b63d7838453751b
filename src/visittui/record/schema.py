"""The JSON Schema of the record format, for editors: made from the models, never by hand."""

from __future__ import annotations

import json
from typing import Any

from visittui.record.models import FORMAT, Record

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def record_schema() -> dict[str, Any]:
    """The schema of a whole record (JSON Schema, draft 2020-12), but for what needs more than one field or item."""
    schema = Record.model_json_schema(by_alias=True)
    # Editors let a record name its schema; it is no part of the record.
    return {"$schema": _DIALECT, **schema, "title": f"Visit record, format {FORMAT}"}


def schema_text() -> str:
    """The schema as it is kept in a file."""
    return json.dumps(record_schema(), ensure_ascii=False, indent=2) + "\n"
