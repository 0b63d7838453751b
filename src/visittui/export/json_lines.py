"""JSON Lines: an object for each item, as in the record."""

from __future__ import annotations

import json
from collections.abc import Iterator

from visittui.export.fields import FIELDS
from visittui.export.selection import Selection


def as_json_lines(selection: Selection) -> Iterator[str]:
    """The lines: `ref`, then the item's fields, ids first and citations last."""
    for ref, kind, item in selection.items():
        fields = {field: item[field] for field in FIELDS[kind] if field in item}
        yield json.dumps({"ref": ref, **fields}, ensure_ascii=False) + "\n"
