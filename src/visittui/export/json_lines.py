"""JSON Lines: an object for each item, as in the record."""

from __future__ import annotations

import json
from collections.abc import Iterator

from visittui.archive.kinds.kind import GROUNDS
from visittui.export.selection import Selection


def as_json_lines(selection: Selection) -> Iterator[str]:
    """The lines: `ref`, then the item's fields as recorded, its id first and what it rests on last."""
    for ref, _, item in selection.items():
        grounds = {field: item.pop(field) for field in GROUNDS if field in item}
        yield json.dumps({"ref": ref, "id": item.pop("id"), **item, **grounds}, ensure_ascii=False) + "\n"
