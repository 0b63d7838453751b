"""The search text of one item: what it is called, what it says, what it is also found by, and its filter tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from visittui.archive.directory import Directory
from visittui.archive.folding import fold, words
from visittui.archive.links import Mention, citations_of
from visittui.archive.moment import Moment
from visittui.archive.relations import filter_token

Item = dict[str, Any]

_BODY_FIELDS = {
    "quote": ("text", "note"),
    "point": ("text", "note"),
    "person": ("summary", "note"),
    "organisation": ("note",),
    "place": ("note",),
    "event": ("summary", "note"),
    "agreement": ("summary", "note"),
    "source": ("publisher", "published", "note"),
    "difference": ("explanation", "note"),
    "topic": (),
}

_LONGEST_EVENT = 31
"""Days beyond the first on which an event is found; a longer span is a mistake or a background."""

CONTEXT_RELATIONS = {
    "quote": ("said", "about"),
    "event": ("attended", "named-in", "at"),
    "agreement": ("party-to", "signatory", "signed", "exchanged", "adopted", "negotiated", "witnessed"),
    "point": ("held-by", "part-of"),
    "person": ("holds-office-at", "country"),
}
"""Whose names an item is also found by."""

_ABOUT_KINDS = ("agreement",)
"""A quote about an agreement is found by its title; one about a country is not found by every word of its name."""


class Cited(NamedTuple):
    """The sources of an item.

    Attributes:
        numbers: of the sources.
        one_witness: whether all of them are of one lineage.
    """

    numbers: tuple[int, ...]
    one_witness: bool


class SearchText(NamedTuple):
    """One row of the full-text table, folded."""

    names: str
    body: str
    context: str
    filters: str


def search_text(
    kind: str, item: Item, moment: Moment | None, mentions: Sequence[Mention], sources: Cited, directory: Directory
) -> SearchText:
    """Write an item's search text.

    Args:
        kind: the item's kind.
        item: as in the record.
        moment: when it was.
        mentions: its references to other items.
        sources: what it cites.
        directory: names and numbers of the other items, and the item's own.
    """
    return SearchText(
        names="" if kind in ("quote", "point") else directory.spellings[kind][item["id"]],
        body=fold("\n".join(texts_of(kind, item))),
        context="\n".join(dict.fromkeys(_context(kind, item, mentions, directory))),
        filters=" ".join(dict.fromkeys((*_filters(kind, item, mentions, sources, directory), *_dates(moment)))),
    )


def _context(kind: str, item: Item, mentions: Iterable[Mention], directory: Directory) -> Iterator[str]:
    if item.get("speaker_described"):
        yield fold(item["speaker_described"])
    relations = CONTEXT_RELATIONS.get(kind, ())
    for mention in mentions:
        if mention.relation in relations and (mention.relation != "about" or mention.kind in _ABOUT_KINDS):
            yield directory.spellings[mention.kind][mention.id]


def _filters(kind: str, item: Item, mentions: Iterable[Mention], sources: Cited, directory: Directory) -> Iterator[str]:
    """The tokens by which a query's fields find an item."""
    numbers = directory.numbers
    yield f"xkind{kind}"
    for mention in mentions:
        yield filter_token(mention.relation, numbers[mention.kind][mention.id])
    for source in sources.numbers:
        yield filter_token("cites", source)
        if sources.one_witness:
            yield filter_token("rests-on", source)
    place = directory.event_places.get(item.get("event") or "")
    if place:
        yield filter_token("at", numbers["place"][place])
    for name in ("form", "status"):
        if value := item.get(name):
            yield f"x{name}{value.replace('-', '')}"
    for citation in citations_of(kind, item):
        for name in citation.get("via", ()):
            yield from _via(name)


# Millions of items share some thousands of channels and days.
@lru_cache(maxsize=4096)
def _via(name: str) -> tuple[str, ...]:
    """A token for each word of a channel's name and one for all of it."""
    found = words(fold(name))
    return (*(f"xvia{word}" for word in found), f"xvia{''.join(found)}")


def _dates(moment: Moment | None) -> tuple[str, ...]:
    return _days(moment.start, moment.end) if moment is not None and moment.start is not None else ()


@lru_cache(maxsize=16384)
def _days(start: str, end: str | None) -> tuple[str, ...]:
    """A token for the year, the month and the day, and for the days until the end of what lasted several."""
    days = [start[:10].split("-")]
    if len(days[0]) == 3 and end and len(end) >= 10:
        first, last = (date.fromisoformat(iso[:10]) for iso in (start, end))
        for offset in range(1, min(_LONGEST_EVENT, (last - first).days) + 1):
            days.append((first + timedelta(offset)).isoformat().split("-"))
    return tuple(f"xdate{''.join(day[:length])}" for day in days for length in range(1, len(day) + 1))


def texts_of(kind: str, item: Item) -> Iterator[str]:
    """The texts of an item as printed, its names apart: searched as its body, and what excerpts are cut from."""
    for name in _BODY_FIELDS[kind]:
        if item.get(name):
            yield item[name]
    if kind == "person":
        for office in item.get("offices", ()):
            yield office["title"]
    elif kind == "quote":
        # A second printing in other words is found by those words too.
        for printing in item["printings"]:
            if printing.get("exact") and printing["exact"] != item["text"]:
                yield printing["exact"]
    elif kind == "difference":
        for account in item["accounts"]:
            yield account["says"]
    elif kind == "event" and item["time"].get("printed"):
        yield item["time"]["printed"]
    elif kind == "agreement":
        for count in item.get("counts", ()):
            yield f"{count['value']} {count['what']}"
