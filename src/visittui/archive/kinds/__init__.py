"""One module for each kind of item: what it links, what lists and cards show of it, what of it is searched.

Others loop over `KINDS`; `cards` makes the card of any item, `printed_card` of one printing, `titles` what items are
called. `kind` says what is to be told of each. What only one kind has is asked of that kind: `quote` and `difference`.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from itertools import chain

from visittui.archive.kinds.kind import Item, Kind, Mention
from visittui.archive.store.tables import KIND_CODES

KINDS: dict[str, Kind] = {kind: import_module(f"{__name__}.{kind}").KIND for kind in KIND_CODES}
"""Each kind's module is called as the kind is."""


def mentions_of(kind: str, item: Item) -> list[Mention]:
    """All references that an item holds, sources apart (those are its citations)."""
    mentions = [("topic", True, "topic", id_, "") for id_ in item.get("topics", ())]
    mentions += KINDS[kind].mentions(item)
    return mentions


def citations_of(kind: str, item: Item) -> Iterable[Item]:
    """All citations of an item, wherever it holds them; an agreement's points are items of their own."""
    told = KINDS[kind]
    citations: list[Item] = item.get(told.citations, [])
    parts = [entry for part in told.cites_in for entry in item.get(part, ())]
    return chain(citations, *[entry.get("citations", ()) for entry in parts]) if parts else citations


def texts_of(kind: str, item: Item) -> list[tuple[str, bool]]:
    """The texts of an item, its names apart: searched as its body, and what excerpts are cut from.

    Returns:
        Each text, and whether a source prints it, as `cited_texts` has them.
    """
    printed = KINDS[kind].printed_texts(item)
    return [(text, text in printed) for text in plain_texts_of(kind, item)]


def plain_texts_of(kind: str, item: Item) -> list[str]:
    """The same, without telling which of them a source prints."""
    told = KINDS[kind]
    return [*filter(None, map(item.get, told.body)), *told.further_texts(item)]
