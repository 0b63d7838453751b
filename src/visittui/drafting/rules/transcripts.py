"""Turns of a transcript: whose label stands before which words, in the forms in which offices and archives print it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from visittui.drafting.rules.language import Language

_COLON = re.compile(r":(?=\s|$)", re.MULTILINE)
_ASIDE = re.compile(r"\s*\([^()\n]{1,60}\)$")
_WORD = re.compile(r"\S+")
_MOST_WORDS = 9
"""Words of a label in capitals, with what stands in capitals before it."""

_QUIET = re.compile(
    r"^[ \t\ufeff]*((?:[^\W\d_][\w.’'\-]*)(?:,?[ \t][^\W_][\w.’'\-]*){0,11})(?:[ \t]*\([^()\n]{1,60}\))?:(?=[ \t\n])",
    re.MULTILINE,
)
"""A label in small letters and a colon, at the beginning of a line."""

_LINE = re.compile(r"^[ \t\ufeff]*(?=[A-Z])", re.MULTILINE)
_STOP = re.compile(r"\.[ \t]+(?=[\"“‘(\[…]?[^\W\d_a-z])")
_STOPPED = re.compile(r"[A-Z][\w’'\-]*\.?(?:[ \t][^\W\d_][\w.’'\-]*){0,5}")
_LONGEST_STOPPED = 100
"""A label and a full stop, at the beginning of a line, and how many characters they have at most."""

_QUESTION = re.compile(r"^[ \t\ufeff]*(Q|A)(?:[ \t]{2,}|[.:][ \t]+|[ \t]+(?=[A-Z]))", re.MULTILINE)
"""The label of whoever asks, with nothing but blanks behind it."""

_QUESTION_INSIDE = re.compile(r"(?<=[.!?…)\]”\"—–])[ \t]+(Q)(?::[ \t]+|[ \t]+(?=[A-Z][\w’']))")
"""The same where lines ran together: behind the end of a sentence."""

_DIRECTION = re.compile(r"\s*(?:[(\[][^()\[\]\n]{1,60}[)\]]\.?)")
"""How the words were spoken, before them: (As interpreted.)"""

_LAST_LINES = re.compile(r"^[ \t]*(?:END\b.*|NOTE:.*|Note:.*|#+|\*+)$", re.MULTILINE)
"""What stands below the last turn."""

_HEADING_LINES = 12
_SMALL = frozenset(["of", "the", "and", "for", "de", "la", "du", "des", "et", "der", "die", "und", "von", "am"])


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person said before the next spoke.

    Attributes:
        start, end: offsets of the words, without what is said of how they were spoken.
        label_start, label_end: offsets of the label, without its colon or full stop.
        direction: what stands in brackets before the words, "" for nothing.
    """

    start: int
    end: int
    label_start: int
    label_end: int
    direction: str


def turns_of(text: str, language: Language) -> list[Turn]:
    """The turns of a transcript in order; none of a text that is no transcript."""
    labels = _labels(text, language)
    turns = []
    for number, (start, end, after) in enumerate(labels):
        if number + 1 < len(labels):
            stop = labels[number + 1][0]
        else:
            last = _LAST_LINES.search(text, after)
            stop = last.start() if last is not None else len(text)
        first, direction = after, []
        while (match := _DIRECTION.match(text, first, stop)) is not None:
            direction.append(match.group().strip())
            first = match.end()
        words = text[first:stop]
        first += len(words) - len(words.lstrip())
        stop -= len(words) - len(words.rstrip())
        if first < stop:
            turns.append(Turn(first, stop, start, end, " ".join(direction)))
    return turns


def _labels(text: str, language: Language) -> list[tuple[int, int, int]]:
    """Start and end of each label, and where the words behind it begin."""
    headed = _is_headed(text, language)
    first_line = text.find("\n", len(text) - len(text.lstrip()))
    loud = [label for match in _COLON.finditer(text) if (label := _loud(text, match.start(), language)) is not None]
    if not _take_turns([text[start:end] for start, end, _ in loud], True, language):
        loud = []
    quiet = [
        (match.start(1), match.end(1), match.end())
        for match in _QUIET.finditer(text)
        if not match.group(1).isupper()
        and _is_quiet_label(match.group(1), language)
        and match.start() > first_line >= 0
    ]
    bare = sum(not any(map(str.isalpha, text[after : text.find("\n", after)])) for _, _, after in quiet)
    if not _take_turns([text[start:end] for start, end, _ in quiet], headed, language) or bare * 2 > len(quiet):
        quiet = []
    found = loud + quiet
    if not found and headed:
        found = [label for line in _LINE.finditer(text) if (label := _stopped(text, line.end(), language)) is not None]
    if found:
        questions = [*_QUESTION.finditer(text), *(_QUESTION_INSIDE.finditer(text) if loud else ())]
        found += [(match.start(1), match.end(1), match.end()) for match in questions]
    kept: list[tuple[int, int, int]] = []
    for one in sorted(set(found)):
        if not kept or one[0] >= kept[-1][2]:
            kept.append(one)
    return kept


def _take_turns(labels: list[str], headed: bool, language: Language) -> bool:
    """Whether these are people who speak in turn, and not headings: one comes twice, or a transcript's has a title."""
    titled = sum(any(_is_title(word, language) for word in re.split(r"[ \t]", label)) for label in labels)
    return len(labels) > len(set(labels)) or titled > 1 or (headed and titled > 0)


def _loud(text: str, colon: int, language: Language) -> tuple[int, int, int] | None:
    """A label in capitals before a colon, wherever in its line: copies that ran lines together have it in the middle.

    It begins at its title where it has one: the date line before it may be in capitals too.
    """
    low = text.rfind("\n", 0, colon) + 1
    aside = _ASIDE.search(text, low, colon)
    end = aside.start() if aside is not None else colon
    words = list(_WORD.finditer(text, max(low, end - 120), end))[-_MOST_WORDS:]
    first = len(words)
    while first and _is_capitals(words[first - 1].group()):
        first -= 1
    label = words[first:]
    if not label or sum(map(str.isalpha, text[label[0].start() : end])) < 2:
        return None
    begins_line = not text[low : label[0].start()].strip(" \t\ufeff")
    titled = next((at for at, word in enumerate(label) if _is_title(word.group(), language)), None)
    if titled is not None and not (begins_line and len(label) <= 4):
        label = label[titled:]
    plain = label[0].group().lower().strip(".")
    if plain in language.no_labels or (titled is None and not begins_line and len(plain) < 4):
        return None
    return label[0].start(), end, colon + 1


def _is_capitals(word: str) -> bool:
    """PUTIN, McCAIN, V.: most letters are capitals."""
    letters = [letter for letter in word if letter.isalpha()]
    return word[0].isalpha() and sum(map(str.isupper, letters)) > 0.7 * len(letters)


def _is_title(word: str, language: Language) -> bool:
    plain = word.lower().strip(".,")
    return plain in language.titles | language.title_parts | language.roles


def _is_quiet_label(label: str, language: Language) -> bool:
    words = label.replace(",", "").split()
    if words[0].lower().strip(".") in language.no_labels:
        return False
    if len(words) == 1 and words[0].lower() in language.roles:
        return True
    named = [word for word in words if word[0].isupper()]
    small = [word for word in words if not word[0].isupper()]
    if not named or len(named) < len(small) or not words[-1][0].isupper():
        return False
    return all(word.lower() in _SMALL | language.titles | language.title_parts | language.bodies for word in small)


def _stopped(text: str, start: int, language: Language) -> tuple[int, int, int] | None:
    """A label at the beginning of a line, up to the first full stop that can end one."""
    for stop in _STOP.finditer(text, start, start + _LONGEST_STOPPED):
        label = text[start : stop.start()]
        if _STOPPED.fullmatch(label) is None:
            break
        if _is_stopped_label(label, language):
            return start, stop.start(), stop.end()
    return None


def _is_stopped_label(label: str, language: Language) -> bool:
    words = label.split()
    plain = [word.lower().strip(".") for word in words]
    if plain != ["q"] and (len(words[-1]) == 1 or plain[-1] in language.abbreviations or "." in plain[-1]):
        # The full stop is that of an abbreviation.
        return False
    if plain[0] in ("q", "the") or plain[0] in language.roles or plain[0] in ("mr", "ms", "mrs", "dr"):
        return len(words) == 1 or all(word[0].isupper() for word in words)
    return (
        len(words) <= 6
        and plain[0] in language.titles | language.title_parts
        and all(word[0].isupper() or word.lower() in _SMALL for word in words)
    )


def _is_headed(text: str, language: Language) -> bool:
    """Whether the first lines say that a transcript follows."""
    lines = [line for line in text[:2_000].split("\n") if line.strip()][:_HEADING_LINES]
    words = {word for line in lines if len(line) < 200 for word in re.findall(r"[^\W\d_]+", line.lower())}
    return bool(words & language.transcript_headings)
