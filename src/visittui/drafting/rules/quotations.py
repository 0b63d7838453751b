"""Finding quotations: the words between marks, nested, running over paragraphs, or with a mark missing."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from visittui.drafting.rules.paragraphs import Paragraph
from visittui.drafting.rules.quotation_marks import (
    CLOSED_BY,
    DOUBLE,
    ELISION,
    INSIDE_BLANK,
    SINGLE,
    SINGLE_CLOSED_BY,
)

_ENDING = " \n\"”’“»'"
"""What follows a full stop that ends a sentence."""

_LOOK_AHEAD = 40
"""Marks after one that decide what it is; more would make a paragraph of nothing but marks take forever."""

_LONGEST_SINGLE = 1_000
"""Characters between two single marks; what is further apart are apostrophes."""

_LATE_ATTRIBUTION = re.compile(
    r"[,.!?…]\s+(?:(?:he|she|they|[A-Z][\w.]+(?: [A-Z][\w.]+){0,3})\s+(?:said|says|added|told|wrote)\b"
    r"|(?:said|says|added|wrote)\s+(?:the\b|[A-Z]))"
)
"""Where a quotation ended whose closing mark was forgotten."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between two marks.

    Attributes:
        start, end: offsets of the words, without the marks.
        outer_start, outer_end: offsets with the marks.
        paragraph: index of the paragraph.
        depth: 0, or in how many quotations this one stands.
        fault: what is wrong with its marks, "" if nothing is.
        continues: whether it goes on with the quotation of the paragraph before.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    paragraph: int
    depth: int = 0
    fault: str = ""
    continues: bool = False


@dataclass(slots=True)
class _Open:
    at: int
    mark: str
    fault: str = ""
    continues: bool = False


def find_quotations(text: str, paragraphs: list[Paragraph]) -> list[Quotation]:
    """All quotations of a text and its paragraphs, in the order in which they begin."""
    found: list[Quotation] = []
    running: _Open | None = None
    """A quotation that the paragraph before left open."""
    for index, paragraph in enumerate(paragraphs):
        doubles, left_open = _doubles(text, paragraph, index, running)
        running = None
        if left_open is not None:
            if _goes_on(text, paragraphs, index, left_open.mark):
                running = left_open
                doubles.append(_closed(text, left_open, paragraph.end, paragraph.end, index))
            else:
                doubles.append(_never_closed(text, left_open, paragraph, index))
        found += _nested(doubles, _singles(text, paragraph, index, doubles))
    return [quotation for quotation in found if quotation.start < quotation.end]


def _doubles(
    text: str, paragraph: Paragraph, index: int, running: _Open | None
) -> tuple[list[Quotation], _Open | None]:
    """Quotations between double marks, and the outermost one that is not closed."""
    found: list[Quotation] = []
    marks = [
        (match.start(), match.group())
        for match in DOUBLE.finditer(text, paragraph.start, paragraph.end)
        if not _is_measure(text, match.start())
    ]
    opened: list[_Open] = []
    if running is not None:
        # The paragraph repeats the opening mark, or (not in English) just goes on to the closing one.
        repeats = bool(marks) and marks[0][0] == paragraph.start and marks[0][1] in (running.mark, "«", "»", "“", '"')
        at = paragraph.start if repeats else paragraph.start - 1
        opened.append(_Open(at, running.mark if repeats else "", "", continues=True))
        marks = marks[1:] if repeats else marks
    for number, (at, mark) in enumerate(marks):
        rest = marks[number + 1 : number + 1 + _LOOK_AHEAD]
        if opened and _closes(text, paragraph, at, mark, opened, rest):
            top = opened.pop()
            found.append(_closed(text, top, at, at + len(mark), index))
            continue
        if _can_open(text, paragraph, at, mark):
            if opened and not _balanced(text, paragraph, opened, mark, rest):
                # Nothing closes both: the mark that should have closed the first was forgotten.
                top = opened.pop()
                top.fault = top.fault or "the closing mark is missing"
                found.append(_closed(text, top, at, at, index))
            opened.append(_Open(at, mark, "the opening mark is a closing one" if mark == "”" else ""))
        elif not opened and mark in ("”", "»"):
            start = found[-1].outer_end if found else paragraph.start
            if start == paragraph.start and mark == "”":
                found.append(_closed(text, _Open(start - 1, "", "the opening mark is missing"), at, at + 1, index))
    return found, opened[0] if opened else None


def _is_measure(text: str, at: int) -> bool:
    """Whether the mark means inches, as in a person's height."""
    return (
        text[at] in '"″”'
        and text[max(0, at - 4) : at].strip()[-1:].isdigit()
        and (re.search(r"\d['’′]\s?\d{1,2}$", text[max(0, at - 6) : at]) is not None)
    )


def _can_open(text: str, paragraph: Paragraph, at: int, mark: str) -> bool:
    before = text[at - 1] if at > paragraph.start else ""
    after = text[at + len(mark) : at + len(mark) + 1] if at + len(mark) < paragraph.end else ""
    if mark in ("„", "‟", "``"):
        return bool(after)
    if not after or (after.isspace() and not (mark == "«" and after in INSIDE_BLANK)):
        return mark == "“" and bool(after) and before.isspace()
    if mark in ("“", "«") and (after.isalnum() or not before.isalnum()):
        return True
    if after in ",;:!?)" or (after == "." and not text[at + len(mark) + 1 : at + len(mark) + 2].strip(_ENDING)):
        return False
    return not before or not (before.isalnum() or before in ".,!?;=")


def _can_close(text: str, paragraph: Paragraph, at: int, mark: str) -> bool:
    before = text[at - 1] if at > paragraph.start else ""
    after = text[at + len(mark) : at + len(mark) + 1] if at + len(mark) < paragraph.end else ""
    if not before or (before.isspace() and not (mark == "»" and before in INSIDE_BLANK)):
        return False
    return mark in ("”", "»") or not after.isalnum() or before in ".,!?…"


def _closes(
    text: str, paragraph: Paragraph, at: int, mark: str, opened: list[_Open], rest: list[tuple[int, str]]
) -> bool:
    top = opened[-1].mark
    if mark not in CLOSED_BY.get(top, ("”", "“", "»", '"', "''")):
        return False
    # A mark that opens nothing closes, whatever blank a misprint has put before it.
    return (
        _can_close(text, paragraph, at, mark) or not _can_open(text, paragraph, at, mark) or (mark == "”" and not rest)
    )


def _balanced(text: str, paragraph: Paragraph, opened: list[_Open], mark: str, rest: list[tuple[int, str]]) -> bool:
    """Whether the marks to come close one more than is open now, so that this one begins a quotation in a quotation."""
    depth = len(opened) + 1
    marks = [*(one.mark for one in opened), mark]
    for at, other in rest:
        closes = _can_close(text, paragraph, at, other)
        if marks and closes and (not marks[-1] or other in CLOSED_BY[marks[-1]]):
            marks.pop()
            if len(marks) < depth - 1 or not marks:
                return True
        elif _can_open(text, paragraph, at, other):
            marks.append(other)
    return False


def _closed(text: str, opened: _Open, end: int, outer_end: int, index: int) -> Quotation:
    start = opened.at + max(1, len(opened.mark))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    outer_start = opened.at if opened.mark else start
    return Quotation(start, end, outer_start, outer_end, index, 0, opened.fault, opened.continues)


def _goes_on(text: str, paragraphs: list[Paragraph], index: int, mark: str) -> bool:
    """Whether a quotation left open goes on in the next paragraph."""
    following = paragraphs[index + 1 : index + 2]
    if not following:
        return False
    start, end = following[0].start, following[0].end
    if not mark:
        mark = '"'
    first = text[start]
    if first == mark or (mark in "«»" and first in "«»") or (mark == "“" and first == '"'):
        return True
    # Where the opening mark is not repeated, the first mark of the paragraph closes what nothing in it has opened.
    match = DOUBLE.search(text, start, end)
    if match is None or match.group() not in CLOSED_BY[mark]:
        return False
    at, mark = match.start(), match.group()
    return _can_close(text, following[0], at, mark) and not _can_open(text, following[0], at, mark)


def _never_closed(text: str, opened: _Open, paragraph: Paragraph, index: int) -> Quotation:
    """A quotation whose closing mark was forgotten: to where its attribution begins, or else to the paragraph's end."""
    match = _LATE_ATTRIBUTION.search(text, opened.at, paragraph.end)
    end = match.start() + 1 if match else paragraph.end
    if match or not opened.continues:
        opened.fault = opened.fault or "the closing mark is missing"
    return _closed(text, opened, end, end, index)


def _singles(text: str, paragraph: Paragraph, index: int, doubles: list[Quotation]) -> list[Quotation]:
    """Quotations between single marks; marks that are apostrophes are none."""
    marks = [(match.start(), match.group()) for match in SINGLE.finditer(text, paragraph.start, paragraph.end)]
    found: list[Quotation] = []
    past = -1
    for number, (at, mark) in enumerate(marks):
        if at <= past or not _single_opens(text, paragraph, at, mark):
            continue
        end = _single_end(text, paragraph, marks[number + 1 : number + 1 + _LOOK_AHEAD], at, mark, doubles)
        if end is None:
            continue
        past = end
        found.append(_closed(text, _Open(at, mark), end, end + 1, index))
    return found


def _single_opens(text: str, paragraph: Paragraph, at: int, mark: str) -> bool:
    before = text[at - 1] if at > paragraph.start else ""
    after = text[at + 1 : at + 2]
    if mark == "’" and before != "":
        return False
    if not after or after.isspace() or ELISION.match(text, at + 1):
        return False
    return mark in SINGLE_CLOSED_BY and not (before and (before.isalnum() or before in ".,!?;:’)]%'"))


def _single_end(
    text: str, paragraph: Paragraph, marks: list[tuple[int, str]], at: int, mark: str, doubles: list[Quotation]
) -> int | None:
    """Where a single quotation ends: at the first mark that can only close, or the last that might."""
    home = _around(at, doubles)
    high = home[1] if home else paragraph.end
    possible = None
    for other, closer in marks:
        if other >= high or other - at > _LONGEST_SINGLE:
            break
        if other + 1 < paragraph.end and (text[other + 1].isalnum() or text[other - 1].isspace()):
            if possible is not None and closer == mark != "’" and text[other - 1].isspace():
                break
            continue
        if closer not in SINGLE_CLOSED_BY[mark] or other == at + 1 or _around(other, doubles) != home:
            continue
        after = text[other + 1 : other + 3]
        if text[other - 1] == "s" and after[:1] == " " and after[1:2].isalpha():
            # The students' rights: perhaps an apostrophe; a later mark decides.
            possible = other if possible is None else possible
            continue
        if possible is not None and closer == "'" and text[at + 1 : possible].count(" ") == 0:
            return possible
        return other
    return possible


def _around(at: int, doubles: list[Quotation]) -> tuple[int, int] | None:
    """The innermost quotation that an offset is in."""
    # They are in the order of their ends: those that end before the offset are behind, and few hold one offset.
    first = bisect_right(doubles, at, key=lambda one: one.end)
    inside = [(one.start, one.end) for one in doubles[first : first + _LOOK_AHEAD] if one.start <= at < one.end]
    return max(inside) if inside else None


def _nested(doubles: list[Quotation], singles: list[Quotation]) -> list[Quotation]:
    """All in order, each with its depth."""
    ordered = sorted([*doubles, *singles], key=lambda one: (one.outer_start, -one.outer_end))
    found: list[Quotation] = []
    ends: list[int] = []
    for one in ordered:
        while ends and ends[-1] <= one.outer_start:
            ends.pop()
        found.append(replace(one, depth=len(ends)))
        ends.append(one.outer_end)
    return found
