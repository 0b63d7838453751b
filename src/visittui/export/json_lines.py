"""JSON Lines: an object for each item, as in the record."""

from __future__ import annotations

import json
from collections.abc import Iterator

from visittui.export.selection import Selection
from visittui.tables.columns import columns_of, table_of_kind


def as_json_lines(selection: Selection) -> Iterator[str]:
    """The lines: `ref`, then the item's fields, ids first and citations last."""
    order = {
        kind: dict.fromkeys(column.path[0] for column in columns_of([table_of_kind(kind)])) for kind in selection.counts
    }
    for ref, kind, item in selection.items():
        fields = {field: item[field] for field in order[kind] if field in item}
        yield json.dumps({"ref": ref, **fields}, ensure_ascii=False) + "\n"
