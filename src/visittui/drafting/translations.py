"""Printings of one utterance in two languages: proposed where speaker, day, numbers and names agree, else silence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from visittui.drafting.drafts import DraftItem
from visittui.plain_letters import in_plain_letters

_NAMES = 2
"""Names that two wordings must share, where they do not share numbers enough; one name is in every other sentence."""

_LETTERS = 4
"""Letters of a name that languages have in common; their endings they have not."""

_LONGER = 2.5
"""How many times as many letters a translation may have."""

_SENTENCE = 5
"""Words that a printing has to have: of fewer nothing can be told."""

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?")
_NAME = re.compile(r"(?<=[^\W_] )[^\W\d_]{4,}")
"""A word that begins no sentence."""


def with_translations(
    items: Sequence[DraftItem], languages: Mapping[str, str], days: Mapping[str, str]
) -> list[DraftItem]:
    """Suggestions with the ids of those that seem to print the same utterance in another language.

    They are tied to the people of the record; languages and days are by id of the source.
    """
    spoken = [item for item in items if _can_be_told(item) and item.source in days and item.source in languages]
    alike: dict[str, list[str]] = {item.id: [] for item in spoken}
    groups: dict[tuple[str, str], list[DraftItem]] = {}
    for item in spoken:
        person = item.speaker.person if item.speaker is not None else None
        groups.setdefault((str(person), days[item.source]), []).append(item)
    for group in groups.values():
        for one, other in combinations(group, 2):
            if languages[one.source] != languages[other.source] and translated(one.exact, other.exact):
                alike[one.id].append(other.id)
                alike[other.id].append(one.id)
    # Of two that may be meant, neither is proposed.
    certain = {key: others[0] for key, others in alike.items() if len(others) == 1 and len(alike[others[0]]) == 1}
    return [
        replace(item, same_as=tuple(sorted({*item.same_as, certain[item.id]}))) if item.id in certain else item
        for item in items
    ]


def translated(one: str, other: str) -> bool:
    """Whether two wordings of different languages may be one: their numbers are the same, and names enough."""
    shorter, longer = sorted((len(one), len(other)))
    numbers = [re.sub(r"\D", "", number) for number in _NUMBER.findall(one)]
    if longer > _LONGER * shorter or sorted(numbers) != sorted(re.sub(r"\D", "", n) for n in _NUMBER.findall(other)):
        return False
    names = _names(one) & _names(other)
    return len(names) >= _NAMES or len(numbers) >= _NAMES or bool(numbers and (names or len(max(numbers)) > _NAMES))


def _names(text: str) -> set[str]:
    """The beginnings of the names in a text, in plain letters whatever its script is."""
    found = _NAME.findall(in_plain_letters(text))
    return {name.lower().replace("j", "i").replace("c", "k")[:_LETTERS] for name in found if name[0].isupper()}


def _can_be_told(item: DraftItem) -> bool:
    spoken = item.kind in ("quotation", "turn") and item.speaker is not None and item.speaker.person is not None
    return spoken and len(item.exact.split()) >= _SENTENCE
