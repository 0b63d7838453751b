"""The other printings of an utterance that wait for a decision, and in what their words differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from visittui.drafting.drafts import DraftItem, Drafts
from visittui.drafting.printings import contains, differing_words, words_of
from visittui.drafting.proposals import utterance_of
from visittui.printed_words import GAP


@dataclass(frozen=True, slots=True)
class FurtherPrinting:
    """A suggestion that seems to print the words in hand as well.

    Attributes:
        item: the suggestion, the first of its utterance.
        told: in what it differs, in words.
        alike: whether it has the same words, or fewer or more of them in one run, and nobody else for the speaker.
    """

    item: DraftItem
    told: str
    alike: bool


def further_printings(drafts: Drafts, one: DraftItem) -> list[FurtherPrinting]:
    """The undecided suggestions that seem to print the same utterance, in the order of the texts.

    A turn of a transcript in which the words stand among others is none: what of it is printed there is to be chosen.
    """
    pieces = utterance_of(drafts, one)
    known = {piece.id for piece in pieces}
    named = {key for piece in pieces for key in piece.same_as}
    found = []
    for item in drafts.items:
        if item.id in named and item.id not in known and item.decision == "undecided":
            others = utterance_of(drafts, item)
            known.update(other.id for other in others)
            found.append(_compared(pieces, others))
    return found


def _compared(pieces: Sequence[DraftItem], others: Sequence[DraftItem]) -> FurtherPrinting:
    here, there = _printed(pieces), _printed(others)
    shorter, longer = sorted((words_of(here), words_of(there)), key=len)
    told = ", ".join(_stretch(*each) for each in differing_words(here, there, as_printed=True)) or "the same words"
    alike = contains(longer, shorter)
    if (speaker := _other_speaker(pieces, others)) is not None:
        told, alike = f"{told}, said by {speaker}", False
    return FurtherPrinting(others[0], told, alike)


def _printed(pieces: Sequence[DraftItem]) -> str:
    return GAP.join(piece.exact for one in pieces for piece in one.pieces)


def _stretch(here: str, there: str) -> str:
    if not here:
        return f"“{there}” more"
    return f"“{there}” for “{here}”" if there else f"without “{here}”"


def _other_speaker(pieces: Sequence[DraftItem], others: Sequence[DraftItem]) -> str | None:
    """Who said it there, where both texts tell and it is somebody else."""
    here, there = (
        next((one.speaker for one in some if one.speaker is not None and one.speaker.name), None)
        for some in (pieces, others)
    )
    if here is None or there is None or None in (here.name, there.name):
        return None
    if here.person is not None and here.person == there.person:
        return None
    # A label has a part of the name: PRESIDENT BIRK.
    names = sorted((set(words_of(str(one.name))) for one in (here, there)), key=len)
    return None if names[0] <= names[1] else there.name
