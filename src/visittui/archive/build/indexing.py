"""The search text of one item: what it is called, what it says, what it is also found by, and its filter tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache, lru_cache

from visittui.archive.build.known_items import KnownItems
from visittui.archive.excerpt import cited_texts
from visittui.archive.kinds import plain_texts_of, texts_of
from visittui.archive.moment import Moment
from visittui.archive.relations import AT_EVENT, filter_token
from visittui.archive.search.folding import fold, words
from visittui.archive.search.language.fields import NAMED_VALUES
from visittui.archive.store.lookups import Item
from visittui.archive.store.references import with_titles_of

_LONGEST_EVENT = 31
"""Days beyond the first on which an event is found; a longer span is a mistake or a background."""


_OF_SORTS = ("organisation", "agreement", "source")
"""Kinds of item whose own kinds are shown, and named by words: `companies`."""

_OWN_VALUES = tuple(name for name in NAMED_VALUES if name != "kind")
"""`kind:` asks for the kind of the item, not for what it says in its own field of that name."""

SearchText = tuple[str, str, str, str]
"""One row of the full-text table, folded: names, body, context, filters."""


def search_text(
    kind: str,
    item: Item,
    names: list[str],
    tokens: dict[str, None],
    days: tuple[str, ...],
    known: KnownItems,
    vias: Iterable[str] = (),
) -> SearchText:
    """Write an item's search text.

    `names` are those of other items by which it is also found, folded; `tokens` those of its references and sources, to
    which the others are added; `days` those of when it was; `known` has the names and numbers of all items; `vias` are
    whom its sources pass on.
    """
    _add_tokens(kind, item, tokens, known, vias)
    described = item.get("speaker_described")
    if described:
        names = [fold(described), *names]
    if kind != "quote":
        names = [*names, *_shown(cited_texts(item), known)]
    return (
        "" if kind in ("quote", "point") else known.spellings[kind][item["id"]],
        "\n".join(_body(kind, item, known)),
        "\n".join(names if len(names) < 2 else dict.fromkeys(names)),
        " ".join((f"xkind{kind}", *tokens, *days)),
    )


def _body(kind: str, item: Item, known: KnownItems) -> Iterable[str]:
    """The texts of an item as they are searched; which of them are printed is asked only where it matters."""
    texts = plain_texts_of(kind, item)
    for text in texts:
        if "/" in text:
            return _shown(texts_of(kind, item), known)
    return map(fold, texts)


def _shown(texts: Iterable[tuple[str, bool]], known: KnownItems) -> Iterator[str]:
    """Texts of an item, folded, those of ours with the titles in which readers see the references in them."""
    for text, is_printed in texts:
        yield fold(text)
        if not is_printed and (shown := with_titles_of(known.title, text)) != text:
            yield fold(shown)


def _add_tokens(kind: str, item: Item, tokens: dict[str, None], known: KnownItems, vias: Iterable[str]) -> None:
    """The tokens by which a query's fields find an item, those of its references and sources apart."""
    place = known.event_places.get(item.get("event") or "")
    if place:
        tokens[filter_token(AT_EVENT, known.numbers["place"][place])] = None
    for name in _OWN_VALUES:
        if value := item.get(name):
            tokens[_value_token(name, value)] = None
    if kind in _OF_SORTS:
        tokens[_value_token("sort", item["kind"])] = None
    if kind == "source" and item.get("publisher"):
        # Each word of its name, and all of it.
        named = words(fold(item["publisher"]))
        tokens.update(dict.fromkeys((*(f"xpublisher{word}" for word in named), f"xpublishedby{''.join(named)}")))
    for via in vias:
        tokens.update(_via(via))


@cache
def _value_token(name: str, value: str) -> str:
    return f"x{name}{value.replace('-', '')}"


# Millions of items share some thousands of channels.
@lru_cache(maxsize=4096)
def _via(name: str) -> dict[str, None]:
    """A token for each word of a channel's name and one for all of it."""
    found = words(fold(name))
    return dict.fromkeys(f"xvia{word}" for word in (*found, "".join(found)))


def days_of(moment: Moment | None) -> tuple[str, ...]:
    """A token for the year, the month and the day, and for the days until the end of what lasted several."""
    if moment is None or moment.start is None:
        return ()
    days = [moment.start[:10].split("-")]
    if len(days[0]) == 3 and moment.end and len(moment.end) >= 10:
        first, last = (date.fromisoformat(iso[:10]) for iso in (moment.start, moment.end))
        for offset in range(1, min(_LONGEST_EVENT, (last - first).days) + 1):
            days.append((first + timedelta(offset)).isoformat().split("-"))
    return tuple(dict.fromkeys(f"xdate{''.join(day[:length])}" for day in days for length in range(1, len(day) + 1)))
