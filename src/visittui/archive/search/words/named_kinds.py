"""Words that name what items are: a kind, or what lists say of them."""

from __future__ import annotations

from functools import cache

from visittui.archive.search.words.stems import stem

_NAMED_KINDS = {
    "agreement": "agreement accord deal document paper pact treaty memorandum",
    "event": "event",
    "quote": "quote quotation",
    "person": "people person",
    "organisation": "organisation",
    "place": "place",
    "source": "source article page report",
    "difference": "difference contradiction discrepancy",
    "topic": "topic subject",
}
"""Words that name a kind of item."""

_STATUSES = ("signed", "adopted", "announced", "planned")


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for kind, names in _NAMED_KINDS.items():
        for name in names.split():
            table[stem(name)] = (*table.get(stem(name), ()), kind)
    return table


def kinds_called(word: str) -> tuple[str, ...]:
    """The filter tokens of the kinds of item that a word names, in any form: `deals` are agreements."""
    return tuple(f"xkind{kind}" for kind in _kinds().get(stem(word), ()))


def statuses_called(word: str) -> tuple[str, ...]:
    """The same of what lists say of items that are not plainly so: `signed`, `announced`, `planned`."""
    return tuple(f"xstatus{status}" for status in _STATUSES if stem(word) == stem(status))
