"""What is told of a row beside its title or below it: why it was found, who, when and where, and its witnesses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest

from visittui.archive.clock import Clock
from visittui.archive.excerpt import EXCERPT, Passage
from visittui.archive.store.row import Row
from visittui.tui.layout.text_runs import Line, Run, cut, marked, parted, width_of, wrap, wrap_within

_NO_BREAK = "\N{NO-BREAK SPACE}"
_WITNESS = f"{_NO_BREAK}witness"
_BETWEEN = " · "
_RETOLD = "retold"
"""What a list calls words that are ours, which also lack the quotation marks of printed ones."""

_STEP = 8
"""So many characters more or less make no odds."""

_LEAST_BEFORE_WITNESSES = 12
"""Cells before the number of witnesses below which it is not kept whole."""

_LEAST_LETTERS = 8
"""Letters of a part below which what is left of it tells nothing."""

_BEFORE_ELLIPSIS = re.compile(r"[ (,;:]*[(,;:] ?…$")
"""What opens or goes on to words of which none are left."""

_GAP = 2
"""Cells between a title and what is told at the end of its line."""

_LEAST_EXCERPT = 40
"""Characters of a passage below which it tells nothing."""


def told_of(row: Row, clock: Clock | None = None, characters: int = EXCERPT) -> Line:
    """What is said of a row beside its title: why it matched, status, detail, and by a clock its time.

    Of each passage that matched so many characters, give or take a word.
    """
    said = _RETOLD if row.status == "paraphrase" else row.status
    parts: list[Line] = [(Run(words, ink),) for words, ink in ((said, "label"), (row.detail, "detail")) if words]
    if clock is not None and row.kind in ("quote", "event", "agreement") and row.moment:
        parts.append((Run(clock.text(row.moment), "muted"),))
    if row.kind == "quote" and (row.outlet or row.witnesses):
        parts.append((Run(row.outlet or "publisher unknown", "citation"),))
    lacks: list[Line] = [(Run(f"without {', '.join(row.lacks)}", "notice"),)] if row.lacks else []
    reasons: list[Line] = [(Run(row.reason, "citation"),)] if row.reason else []
    for passage in _below_title(row):
        around = passage.around(characters)
        reasons.append(marked(around.text, around.matches, "detail"))
    # Words are nothing without who spoke them and when; before that stands what must not be cut.
    parts = lacks + (parts + reasons if row.kind == "quote" else reasons + parts)
    if witnesses := _witnesses_of(row):
        parts.append(witnesses)
    return parted(parts, Run(_BETWEEN, "muted"))


def _witnesses_of(row: Row) -> Line:
    """On how many witnesses it rests, nothing where that is not asked."""
    if not row.witnesses or row.kind not in ("quote", "event", "agreement", "point"):
        return ()
    return (Run(f"{row.witnesses}{_WITNESS}{'es' if row.witnesses > 1 else ''}", "muted"),)


def tells_witnesses(lines: Iterable[Line]) -> bool:
    """Whether the lines of a row say on how many witnesses it rests."""
    return any(_WITNESS in run.text for line in lines for run in line)


def with_witnesses(lines: Sequence[Line], row: Row, width: int) -> tuple[Line, ...]:
    """The lines of a row, with its witnesses at the end of the last that has room for them, if none says how many."""
    told = _witnesses_of(row)
    if told and not tells_witnesses(lines):
        for at in reversed(range(len(lines))):
            gap = width - width_of(lines[at]) - width_of(told)
            if gap >= _GAP:
                return (*lines[:at], (*lines[at], Run(" " * gap, "muted"), *told), *lines[at + 1 :])
    return tuple(lines)


def told_whole(row: Row, clock: Clock | None = None) -> Line:
    """The same with all of each passage that matched."""
    return told_of(row, clock, _longest(row))


def told_within(row: Row, clock: Clock | None, fits: Callable[[Line], bool], *, grows: bool) -> Line:
    """The same with as much of each passage as there is room for; where even the shortest have none, these.

    `fits` is whether there is room for a line, `grows` whether a passage may be longer than usual.
    """
    if not _below_title(row):
        return told_of(row, clock)
    if grows and fits(whole := told_whole(row, clock)):
        return whole
    told = told_of(row, clock)
    least, most = (EXCERPT, _longest(row) if grows else EXCERPT + 1) if fits(told) else (_LEAST_EXCERPT, EXCERPT)
    if least == _LEAST_EXCERPT:
        told = told_of(row, clock, least)
    while most - least > _STEP:
        characters = (least + most) // 2
        if fits(longer := told_of(row, clock, characters)):
            least, told = characters, longer
        else:
            most = characters
    return told


def wrap_told(told: Line, width: int, lines: int, indent: int) -> list[Line]:
    """What is told broken into lines, at most so many, none of which begins or ends with a dot between two parts.

    A time stands on one line, the number of witnesses on none alone; that is whole where what stands before it is cut.
    """
    *others, between, last = _kept_together(told)
    is_witnesses = _WITNESS in last.text and between.text == _BETWEEN
    least = indent + _LEAST_BEFORE_WITNESSES + width_of((between, last))
    wrapped = wrap((*others, between, last), width, indent)
    fits = len(wrapped) <= lines
    if is_witnesses and width >= least and not fits:
        *above, ended = wrap_within(others, width, lines, indent, (between, last))
        return _apart([*above, (*_without_stump(ended[:-2], told), between, last)])
    if not fits:
        wrapped = wrap_within((*others, between, last), width, lines, indent)
    wrapped[-1] = _without_stump(wrapped[-1], told)
    if is_witnesses and "".join(run.text for run in wrapped[-1]).strip(" ·") == last.text:
        again = wrap((*others, last._replace(text=f"{_NO_BREAK}·{_NO_BREAK}{last.text}")), width, indent)
        wrapped = again if len(again) <= len(wrapped) else wrapped
    return _apart(wrapped)


def cut_told(told: Line, room: int) -> Line:
    """What is told of a row in so many cells, its witnesses whole where what stands before them is cut."""
    ending = told[-2:] if len(told) > 2 and _WITNESS in told[-1].text else ()
    if width_of(told) <= room or room < _LEAST_BEFORE_WITNESSES + width_of(ending):
        return _without_stump(cut(told, room), told)
    others = cut(told[: len(told) - len(ending)], room - width_of(ending))
    return (*_without_stump(others, told), *ending)


def cut_to_words(run: Run, room: int) -> Run:
    """A part cut to whole words where enough of them are left, without a bracket that holds next to nothing."""
    (ended,) = cut((run,), room)
    words = ended.text.removesuffix("…")
    if ended == run or not run.text.startswith(words):
        return ended
    if run.text[len(words)] != " ":
        words = words[: words.rfind(" ") + 1]
    opened = words.rfind("(")
    if opened > words.rfind(")") and _letters(words[opened:]) < _LEAST_LETTERS:
        words = words[:opened]
    return ended if _letters(words) < _LEAST_LETTERS else run._replace(text=words.rstrip(" (,;:–") + "…")


def _without_stump(line: Line, told: Line) -> Line:
    """A line of what is told, without the part that it ends with where next to nothing is left of that."""
    if not line or not line[-1].text.endswith("…"):
        return line
    parts = "".join(run.text for run in told).replace(_NO_BREAK, " ").split(_BETWEEN)
    after = ""
    for at in reversed(range(len(line))):
        before, dot, begun = line[at].text.rpartition(_BETWEEN.strip()) if line[at].ink == "muted" else ("", "", "")
        if dot:
            part = (begun + after).replace(_NO_BREAK, " ").strip()
            if _letters(part) >= _LEAST_LETTERS or part.removesuffix("…") in parts or not at:
                break
            is_told = "".join(run.text for run in line[:at]).endswith("…") and not before.strip()
            return line[:at] if is_told else (*line[:at], line[at]._replace(text=f"{before.rstrip()} …"))
        after = line[at].text + after
    return (*line[:-1], line[-1]._replace(text=_BEFORE_ELLIPSIS.sub("…", line[-1].text)))


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _kept_together(told: Line) -> Line:
    """The parts, in the times of which no line is broken until they are taken `_apart`."""
    return tuple(
        run._replace(text=run.text.replace(" ", _NO_BREAK)) if run.ink == "muted" and run.text != _BETWEEN else run
        for run in told
    )


def _apart(lines: list[Line]) -> list[Line]:
    """The lines with their spaces again; where a line ends or is cut, no dot is needed between two parts."""
    return [tuple(_told_apart(line, number)) for number, line in enumerate(lines)]


def _told_apart(line: Line, number: int) -> Iterator[Run]:
    dot = _BETWEEN.rstrip()
    first = next((at for at, run in enumerate(line) if run.text.strip(" ")), 0)
    for (at, run), after in zip_longest(enumerate(line), line[1:]):
        text = run.text
        if run.ink == "muted":
            text = text.replace(_NO_BREAK, " ").replace(" witness", _WITNESS).replace(f"{dot}…", "…")
            text = text.removeprefix(_BETWEEN.lstrip()) if number and at == first else text
            text = text.removesuffix(dot) if after is None or after.text.startswith("…") else text
        if text:
            yield run._replace(text=text)


def _below_title(row: Row) -> list[Passage]:
    """The passages that are not the title, in which a match is brought into view."""
    return [passage for passage in row.passages if passage.text != row.title]


def _longest(row: Row) -> int:
    """Characters for which no passage is cut."""
    return 2 * max((EXCERPT, *(len(passage.text) for passage in row.passages)))
