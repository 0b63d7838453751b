"""A line of a list: what the screen's lists and `visittui search` show of one item."""

from __future__ import annotations

from typing import NamedTuple

from visittui.archive.excerpt import Passage
from visittui.archive.moment import Moment

Range = tuple[int, int]
"""Start and end (exclusive) of a match, in characters of the text as printed."""


FOLD = "fold"
"""The kind of a row that stands for several items, and is none itself."""


class Row(NamedTuple):
    """One item in a list.

    Attributes:
        number: the item's ordinal in time within the whole archive, from 1.
        ref: its reference, `kind/id`.
        title: its name or title; of a quote, the words as printed.
        detail: what tells it apart: the speaker, an office, the parties, a place.
        moment: when it was, or None for what has no time.
        differs: how many differences between accounts concern it.
        status: a word where the item is not plainly so: `planned`, `background`, `future`, `paraphrase`, `fragment`;
            of an agreement always its status; else empty.
        weight: of the gravest difference that concerns the item (`kinds.difference.WEIGHTS`), of a difference its own;
            empty where accounts agree.
        outlet: who published the first source that it rests on.
        witnesses: how many independent sources it rests on; those of one wording are one.
        passages: the texts that matched where the match is not in sight: its notes, what sources print of it, and the
            title itself where the match lies deep in it.
        lacks: of the words that were looked for those that it has not.
        reason: why it matched where no match is visible ("alias То Лам", "about …"); else empty.
    """

    number: int
    ref: str
    kind: str
    title: str
    detail: str
    moment: Moment | None = None
    differs: int = 0
    status: str = ""
    weight: str = ""
    outlet: str = ""
    witnesses: int = 0
    passages: tuple[Passage, ...] = ()
    title_matches: tuple[Range, ...] = ()
    lacks: tuple[str, ...] = ()
    reason: str = ""
