"""Times and places that a sentence states for something that happened on the visit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from visittui.drafting.rules.language import CAPITAL, Language

_HOUR = (
    r"(?:at|around|about|um|gegen|в|à|lúc)\s+(?:around\s+|about\s+|exactly\s+)?(\d{1,2})(?:[:.h](\d{2}))?"
    r"\s*(am|pm|a\.m\.?|p\.m\.?|uhr|h|giờ)?(?:\s+local time)?"
)
_CAPITALS = rf"{CAPITAL}[\w’\-]*"
_PART = r"(?:late[ -]night|late at night|morning|afternoon|evening|noon|midnight|night)"
_SENTENCE = re.compile(r"[^\n.!?]+(?:(?:[.!?](?=\S)|(?<=[A-Z])\.|(?<=[ap]\.m)\.(?=\s+[a-z(]))[^\n.!?]*)*")


@dataclass(frozen=True, slots=True)
class Occasion:
    """A sentence that says when or where something happened.

    Attributes:
        start, end: offsets of the sentence.
        verb: what happened, as printed.
        time: the words of the time, as printed; None if there are none.
        day: the day that they mean, counted from the day of the text; None if that is not told.
        hour: hour and minute, None if not told.
        place: the place as printed, None if there is none.
    """

    start: int
    end: int
    verb: str
    time: str | None
    day: date | None
    hour: tuple[int, int] | None
    place: str | None


class Calendar:
    """The words of time of a language, for a text of a known or unknown day."""

    def __init__(self, language: Language, published: date | None) -> None:
        self._language = language
        self._published = published
        weekdays, months = "|".join(language.weekdays), "|".join(language.months)
        options = [_HOUR]
        if months:
            options.append(rf"(?:(\d{{1,2}})(?:st|nd|rd|th|\.)?\s+({months})(?:,?\s+(\d{{4}}))?)")
            options.append(rf"(?:({months})\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(\d{{4}}))?)")
        if weekdays:
            options.append(rf"(?:(?:on|am|le|в)\s+)?({weekdays})(?:\s+{_PART})?")
        self._time = re.compile(rf"\b(?:{'|'.join(options)})", re.IGNORECASE)
        places = "|".join(language.place_words)
        self._place = re.compile(rf"\b(?:{places})\s+((?:the\s+|a\s+)?{_CAPITALS}(?:[ ](?:of[ ]|de[ ])?{_CAPITALS})*)")

    def when(self, text: str, low: int, high: int) -> tuple[str | None, date | None, tuple[int, int] | None]:
        """The words of the time in a stretch of text, the day and the hour that they mean."""
        matches = list(self._time.finditer(text, low, high))
        if not matches:
            return None, None, None
        day = next((found for match in matches if (found := self._day(match.group())) is not None), None)
        hour = next((told for match in matches if (told := _hour(match.group())) is not None), None)
        return text[matches[0].start() : matches[-1].end()].strip(), day, hour

    def where(self, text: str, low: int, high: int) -> str | None:
        """The first place named in a stretch of text."""
        for match in self._place.finditer(text, low, high):
            name = match.group(1).removeprefix("the ").removeprefix("a ")
            first = name.split()[0].lower()
            if first not in self._language.weekdays and first not in self._language.months:
                return name
        return None

    def _day(self, words: str) -> date | None:
        lower = words.lower()
        number = re.search(r"\b(\d{1,2})(?!\d|:|\s*(?:am|pm|a\.m|p\.m|uhr))", lower)
        month = next((at for at, name in enumerate(self._language.months, 1) if re.search(rf"\b{name}\b", lower)), None)
        if month is not None and number is not None:
            year = re.search(r"\b(\d{4})\b", lower)
            known = int(year.group(1)) if year else self._published.year if self._published else None
            return day_of(known, month, int(number.group(1))) if known is not None else None
        weekday = next(
            (at for at, name in enumerate(self._language.weekdays) if re.search(rf"\b{name}\b", lower)), None
        )
        if weekday is None or self._published is None:
            return None
        # News of a weekday is of the last one.
        return self._published - timedelta(days=(self._published.weekday() - weekday) % 7)


def day_of(year: int, month: int, day: int) -> date | None:
    """A day of the calendar; None where it has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _hour(words: str) -> tuple[int, int] | None:
    match = re.match(_HOUR, words, re.IGNORECASE)
    if match is None or not (match.group(3) or match.group(2)):
        return None
    hour, minute, half = int(match.group(1)), int(match.group(2) or 0), (match.group(3) or "").lower().replace(".", "")
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return (hour, minute) if hour < 24 and minute < 60 else None


def occasions_of(text: str, language: Language, published: date | None) -> list[Occasion]:
    """The sentences that say when or where something of a visit happened; weekdays count from the day of the text."""
    if not language.event_verbs:
        return []
    calendar = Calendar(language, published)
    verbs = re.compile(
        rf"\b(?:{'|'.join(map(re.escape, sorted(language.event_verbs, key=len, reverse=True)))})\b", re.IGNORECASE
    )
    found = []
    for match in _SENTENCE.finditer(text):
        verb = verbs.search(text, match.start(), match.end())
        if verb is None:
            continue
        printed, day, hour = calendar.when(text, match.start(), match.end())
        place = calendar.where(text, match.start(), match.end())
        if printed is None:
            continue
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        end = match.end() + 1 if text[match.end() : match.end() + 1] in (".", "!", "?") else match.end()
        found.append(Occasion(start, end, verb.group(), printed, day, hour, place))
    return found
