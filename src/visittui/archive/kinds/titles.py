"""How an item is called: its title, and a word where it is not plainly so."""

from __future__ import annotations

from visittui.archive.kinds.kind import Item

_PLAIN_STATUS = {"done", "verbatim"}


def title_of(kind: str, item: Item) -> str:
    """An item's name or title; of a quote its words, in quotation marks where they are words as printed."""
    if kind == "quote":
        # The one place that adds marks; the record's `text` has none, and copying takes that.
        return item["text"] if item["form"] == "paraphrase" else f"“{item['text']}”"
    if kind == "point":
        return str(item["text"])
    return str(item.get("name") or item["title"])


def is_devised(title: str) -> bool:
    """Whether a source's title is in our words: all of it in square brackets, as cataloguers write such (ISBD)."""
    if not (title.startswith("[") and title.endswith("]")):
        return False
    # "[Video] Arrival [photos]" is printed so: the first bracket closes before the end.
    depth = 0
    for position, sign in enumerate(title, 1):
        depth += (sign == "[") - (sign == "]")
        if depth == 0:
            return position == len(title)
    return False


def status_of(item: Item) -> str:
    """`planned`, `background`, `signed`, `announced`, `paraphrase`, `fragment`, …; empty for the plain case."""
    status: str = item.get("status") or item.get("form") or ""
    return "" if status in _PLAIN_STATUS else status.replace("-", " ")
