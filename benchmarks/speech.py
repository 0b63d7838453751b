"""The quotes of a large record."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from benchmarks.registers import Registers, citation, day_in_time, family_of, sentence
from benchmarks.vocabulary import PHRASES, RARE_WORD, Lexicon, russian, vietnamese

Item = dict[str, Any]

LENGTHS = range(4, 60)
"""Words in a quote; shorter ones are more frequent, as they are in real records (the mean there is 18)."""


class Speech:
    """Makes quotes, one at a time."""

    def __init__(self, rng: random.Random, registers: Registers) -> None:
        self._rng = rng
        self._made = registers
        self._people = registers.sections["people"]
        # A few speak most of the time: the frequency falls as 1/rank.
        self._people_weights = list(accumulate(1 / (rank + 5) for rank in range(len(self._people))))
        self._lengths = list(accumulate(length * 0.88**length for length in LENGTHS))
        self._languages: dict[str, Lexicon] = {"en": registers.english, "vi": vietnamese(), "ru": russian(rng)}
        self._capacities = {person["id"]: _capacity(person) for person in self._people}

    def quotes(self, number: int) -> Iterator[Item]:
        """Make this many.

        Yields:
            Quotes as in a record, in no order of time.
        """
        previous: Item | None = None
        for index in range(number):
            quote = self._fragment(index, previous) if previous and index % 40 == 39 else self._quote(index, number)
            yield quote
            previous = quote if quote["form"] == "verbatim" else None

    def _quote(self, index: int, number: int) -> Item:
        rng = self._rng
        speaker = rng.choices(self._people, cum_weights=self._people_weights)[0]
        language = rng.choices(("en", "vi", "ru"), weights=(92, 4, 4))[0]
        form = rng.choices(("verbatim", "fragment", "paraphrase"), weights=(70, 15, 15))[0]
        text = self._text(language)
        if index in (number // 3, number // 2):
            text = f"{text[:-1]} {RARE_WORD}."
        quote: Item = {"id": f"{family_of(speaker)}-{index}", "form": form, "text": text, "speaker": speaker["id"]}
        if capacity := self._capacities[speaker["id"]]:
            quote["capacity"] = capacity
        self._place_in_time(quote)
        quote["language"] = language
        quote["topics"] = [rng.choice(self._made.sections["topics"])["id"]]
        if rng.random() < 0.1:
            quote["about"] = [f"agreement/{rng.choice(self._made.sections['agreements'])['id']}"]
        if rng.random() < 0.1:
            quote["mentions"] = [f"organisation/{rng.choice(self._made.sections['organisations'])['id']}"]
        if rng.random() < 0.1:
            quote["addressee"] = rng.choice(self._people)["id"]
        quote["printings"] = [self._printing(form, text) for _ in range(1 if rng.random() < 0.85 else 2)]
        return quote

    def _fragment(self, index: int, whole: Item) -> Item:
        """Some words out of a longer quote."""
        words = whole["text"].split()
        text = " ".join(words[: max(2, len(words) // 2)])
        quote = {key: whole[key] for key in ("speaker", "event", "date", "language", "topics") if key in whole}
        part = {"id": f"part-{index}", "form": "fragment", "text": text, "part_of": whole["id"]}
        return part | quote | {"printings": [self._printing("fragment", text)]}

    def _text(self, language: str) -> str:
        rng = self._rng
        text = sentence(rng, self._languages[language], rng.choices(LENGTHS, cum_weights=self._lengths)[0])
        chance = rng.random()
        if language == "en":
            # Real collections are full of words that occur once: numbers and slips of the pen.
            if chance < 0.015:
                text = f"{text[:-1]}, {rng.randint(1000, 99_999):,} of them."
            elif chance < 0.035:
                text = _mistyped(rng, text)
        for phrase, thousandths in PHRASES.items():
            if rng.random() < thousandths / 1000:
                text = f"{text[:-1]}, {phrase}."
        return text

    def _place_in_time(self, quote: Item) -> None:
        rng = self._rng
        if rng.random() < 0.6:
            quote["event"] = rng.choice(self._made.sections["events"])["id"]
            day = self._made.days[quote["event"]]
        else:
            day = day_in_time(rng)
        if day:
            quote["date"] = day

    def _printing(self, form: str, text: str) -> Item:
        printing = citation(self._rng, self._made)
        if form != "paraphrase":
            printing["exact"] = text
        return printing


def _capacity(person: Item) -> str | None:
    offices: list[Item] = person.get("offices", [])
    return offices[0]["title"] if offices else None


def _mistyped(rng: random.Random, text: str) -> str:
    place = rng.randrange(1, len(text) - 2)
    if " " in text[place : place + 2]:
        return text
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
