"""The tabs: facets of one record, each a list of some kinds of item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from visittui.archive.store.tables import KIND_CODES

EVERY_KIND = tuple(KIND_CODES)


class Tab(NamedTuple):
    """One tab.

    Attributes:
        name: what the tab line says, also its identity.
        kinds: the kinds of item it lists.
        noun: what its rows are called in a sentence, in the plural.
        shorter: what the tab line says instead where it is narrow.
        leads_with: what stands before a title: the time, the kind of item, the outlet where there is room, or nothing.
        single: whether a row takes one line where the list is wide enough.
        undated: what its whole list is ordered by, where its items have no time; empty where they have.
    """

    name: str
    kinds: tuple[str, ...]
    noun: str
    leads_with: str = ""
    shorter: str = ""
    single: bool = False
    undated: str = ""


MARKED = Tab("Marked", (), "marked items", leads_with="kind", shorter="*")
"""The reader's own tab; the tab line leaves it out while nothing is marked."""

DRAFTS = Tab("Drafts", (), "drafts")
"""Behind all others in the tab line of a record that has drafts; opens the review, which is a screen of its own."""

TABS = (
    Tab("Overview", EVERY_KIND, "items", leads_with="kind"),
    Tab("Schedule", ("event",), "events", leads_with="time", single=True),
    Tab("People", ("person", "organisation"), "people and organisations", single=True, undated="as recorded"),
    Tab("Agreements", ("agreement", "point"), "agreements or points", shorter="Agreem."),
    Tab("Quotes", ("quote",), "quotes"),
    Tab("Sources", ("source",), "sources", leads_with="outlet", single=True),
    Tab(
        "Differences",
        ("difference",),
        "differences between accounts",
        shorter="Differ.",
        single=True,
        undated="gravest first",
    ),
    MARKED,
)


def tab_named(name: str) -> Tab:
    """The tab of that name."""
    return next(tab for tab in TABS if tab.name == name)


def tab_of(ref: str) -> Tab:
    """The tab in which an item is at home; places and topics have none and are shown in `Overview`."""
    return next((tab for tab in TABS[1:] if ref.partition("/")[0] in tab.kinds), TABS[0])


def tab_for(counts: Mapping[str, int]) -> str:
    """Where to show the answer to a query that was not asked in a tab, by how many items of each kind match."""
    filled = [tab.name for tab in TABS[1:] if any(counts.get(kind) for kind in tab.kinds)]
    return filled[0] if len(filled) == 1 else "Quotes" if "Quotes" in filled else "Overview"
