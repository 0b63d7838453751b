"""What a table made by hand leaves out because it goes without saying; nothing that is a claim about the visit."""

from __future__ import annotations

from typing import Any

from visittui.tables.entries import Entry

_PRECISIONS = {4: "year", 7: "month", 10: "day", 16: "minute"}
"""How exact a time is, by the length in which it is written."""


def fill_in(entry: Entry) -> None:
    """Add to a row's item what follows from the rest of it.

    A source alone has a lineage of its own, a publisher that is named is stated, a time is as exact as it is written,
    and the printing of a quote has its very words.
    """
    item = entry.item
    if entry.table == "sources":
        item.setdefault("publisher_basis", "stated" if item.get("publisher") else "unknown")
        item.setdefault("lineage", item.get("id"))
    elif entry.table == "events":
        time: dict[str, Any] = item.setdefault("time", {})
        time.setdefault("precision", _PRECISIONS.get(len(str(time.get("from", ""))), "none"))
    elif entry.table == "quotes" and item.get("form") != "paraphrase" and not _is_json(entry.cell("printings")):
        for printing in item.get("printings") or ():
            printing.setdefault("exact", item.get("text"))


def _is_json(cell: object) -> bool:
    return isinstance(cell, str) and cell.lstrip().startswith("[")
