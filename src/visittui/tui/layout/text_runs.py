"""Setting spans of text into lines of terminal cells: cutting, wrapping, marking matches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import NamedTuple

from rich.cells import cell_len, chop_cells, set_cell_size

from visittui.archive.excerpt import open_marks, opened_at

Ranges = Sequence[tuple[int, int]]


class Run(NamedTuple):
    """A run of text in one ink.

    Attributes:
        link: the number of the card's link that it belongs to.
        target: what a click on it means where there are no numbered links: on the lines around list and card.
    """

    text: str
    ink: str = "text"
    link: int | None = None
    target: str = ""

    @property
    def cells(self) -> int:
        """Its width in terminal cells."""
        return cell_len(self.text)


Line = tuple[Run, ...]


def marked(text: str, matches: Ranges, ink: str = "text", link: int | None = None) -> Line:
    """`text` as runs, with the ink `match` on the given character ranges."""
    runs: list[Run] = []
    done = 0
    for start, end in matches:
        start = max(start, done)
        if not start < end <= len(text):
            continue
        if start > done:
            runs.append(Run(text[done:start], ink, link))
        runs.append(Run(text[start:end], "match", link))
        done = end
    if done < len(text):
        runs.append(Run(text[done:], ink, link))
    return tuple(runs)


def width_of(line: Iterable[Run]) -> int:
    """The width of a line in cells."""
    return sum(run.cells for run in line)


def parted(parts: Iterable[Line], between: Run) -> Line:
    """Lines one after the other, with a run between each two."""
    told: list[Run] = []
    for part in parts:
        told += [between, *part] if told else part
    return tuple(told)


def run_at(line: Iterable[Run], column: int) -> Run | None:
    """What stands at a cell of a line, None beyond its end."""
    for run in line:
        column -= run.cells
        if column < 0:
            return run
    return None


def clickable(line: Line, target: str, *, chosen: bool = False) -> Line:
    """The line with something that a click on it means, drawn as the one that the reader is at if it is chosen."""
    return tuple(run._replace(target=target, ink="cursor" if chosen else run.ink) for run in line)


def cut(line: Iterable[Run], width: int, before: str = "") -> Line:
    """The line cut to `width` cells; where something is lost its last cell is an ellipsis.

    `before` is what stands on the lines above, whose quotation marks may still be open.
    """
    runs = tuple(line)
    if width <= 0:
        return ()
    if width_of(runs) <= width:
        return runs
    end, ending = _ended("".join(run.text for run in runs), width, before)
    kept: list[Run] = []
    for run in runs:
        if end < len(run.text):
            kept.append(run._replace(text=run.text[:end] + ending))
            break
        kept.append(run)
        end -= len(run.text)
    return tuple(kept)


_ONE_BLANK = re.compile(r"(?<! ) $")
"""It parts a word from one that is left out; more are a column of which nothing has room."""


def _ended(told: str, width: int, before: str) -> tuple[int, str]:
    """After how many characters a text too wide for its line is cut, and what stands there: an ellipsis for the rest.

    The ellipsis stands outside quotation marks, which hold nothing but what is printed; there whole words are left out,
    and the quotation with its first. Only where the line would hold no word at all one is cut.
    """
    shown = set_cell_size(told, width - 1)
    # Of a wide letter half of which has room a blank is left.
    end = len(shown) - (not told.startswith(shown))
    if not open_marks(before + told[:end]):
        return len(_ONE_BLANK.sub("", told[:end]).removesuffix("…")), "…"
    for is_whole in (True, False):
        for at in range(end, -1, -1):
            if is_whole and told[at] not in " ”" and cell_len(told[at]) < 2:
                continue
            kept = told[:at].rstrip()
            if kept.endswith("“") or (is_whole and not any(map(str.isalnum, kept))):
                continue
            marks = "”" * open_marks(before + kept)
            if cell_len(kept) + len(marks) < width:
                return len(kept if marks else _ONE_BLANK.sub("", told[:at])), f"{marks}…"
    return 0, "…"


def around(text: str, matches: Ranges, width: int) -> tuple[str, Ranges]:
    """The passage of a long text from shortly before its first match, an ellipsis first, with the ranges moved along.

    It is unchanged where the match is visible from the beginning.
    """
    if not matches or cell_len(text[: matches[0][1]]) < width:
        return text, matches
    start = max(0, matches[0][0] - width // 3)
    if cell_len(text[len(text) - width + 1 :]) < width:
        # Where little follows the match there is room for more of what is before it.
        start = min(start, max(0, len(text) - width + 1))
    space = text.find(" ", start, matches[0][0])
    start = space + 1 if space >= 0 else start
    opened = opened_at(text, start).rstrip()
    shift = start - len(opened)
    return opened + text[start:], [(a - shift, b - shift) for a, b in matches if a >= start]


_BREAKS = re.compile(" +")
_BREAKS_OF_ADDRESSES = re.compile(r" +|(?<!/)(?://)*/(?=[^/]) *")
"""Where a line may be broken: after spaces; within an address also after a slash, not after two of them."""


def _ends_of_words(line: Line) -> Iterator[int]:
    """After how many characters of a line each of its words ends, the spaces after it with it."""
    done = end = 0
    for text, *_ in line:
        for found in (_BREAKS_OF_ADDRESSES if "://" in text else _BREAKS).finditer(text):
            end = done + found.end()
            yield end
        done += len(text)
    if end < done:
        yield done


def _part(line: Line, start: int, end: int) -> Iterator[Run]:
    """The runs between two characters of a line."""
    for run in line:
        if text := run.text[max(0, start) : max(0, end)]:
            yield Run(text, *run[1:])
        start, end = start - len(run.text), end - len(run.text)


def wrap(line: Iterable[Run], width: int, indent: int = 0) -> list[Line]:
    """The line broken at spaces into lines, at least one, of at most `width` cells.

    A word longer than that is broken; `indent` are the cells before the second and later lines.
    """
    return list(_wrapped(tuple(line), width, indent))


def fits_into(line: Iterable[Run], width: int, lines: int, indent: int = 0) -> bool:
    """Whether the line broken at spaces has at most so many lines; what comes after them is not looked at."""
    return len(list(islice(_wrapped(tuple(line), width, indent), lines + 1))) <= lines


def _wrapped(line: Line, width: int, indent: int) -> Iterator[Line]:
    if width_of(line) <= width:
        yield _trimmed(joined(line))
        return
    indent = min(indent, max(0, width - 8))
    words = "".join(run.text for run in line)
    begun = start = used = least = 0

    def line_until(end: int) -> Line:
        nonlocal begun, used, least
        before = (Run(" " * indent),) if begun and indent else ()
        ended = _trimmed(joined((*before, *_part(line, begun, end))))
        begun, used, least = end, indent, indent
        return ended

    for end in _ends_of_words(line):
        word = words[start:end].rstrip(" ")
        size = cell_len(word)
        if used > least and used + size > width:
            yield line_until(start)
        if used + size <= width:
            used += size + end - start - len(word)
            start = end
            continue
        for run in _part(line, start, end):
            fits, at = used + cell_len(run.text.rstrip(" ")) <= width, start
            for number, piece in enumerate([run.text] if fits else chop_cells(run.text, max(2, width - indent))):
                if (number or used > least) and used + cell_len(piece.rstrip(" ")) > width:
                    yield line_until(at)
                at += len(piece)
                used += cell_len(piece)
            start += len(run.text)
    yield line_until(len(words))


def wrap_within(line: Iterable[Run], width: int, lines: int, indent: int = 0, ending: Line = ()) -> list[Line]:
    """The line broken at spaces into at most so many lines, at least one, the last cut where more would be needed.

    `indent` are the cells before the second and later lines, `ending` what the last one ends with, cut or not.
    """
    wrapped = _wrapped(tuple(line), width, indent)
    kept, more = list(islice(wrapped, max(1, lines))), next(wrapped, None)
    if more is None and not ending:
        return kept
    # What was broken at a space is told in one line again, so that it can be cut where it ends.
    last = list(kept.pop())
    while more is not None and width_of(last) <= width:
        last += _continued(more, indent)
        more = next(wrapped, None)
    before = "".join(run.text for each in kept for run in each)
    return [*kept, (*cut(joined(last), width - width_of(ending), before), *ending)]


def _continued(line: Line, indent: int) -> Line:
    """A wrapped line as it goes on the one before: a space instead of its indent."""
    if not line:
        return line
    first = line[0]
    return (first._replace(text=" " + first.text[min(indent, len(first.text)) :]), *line[1:])


def chosen_runs(line: Line, link: int | None) -> frozenset[int]:
    """Which runs show that a link is chosen: its words; its mark in a chart only where it has none."""
    if link is None:
        return frozenset()
    stretches = [list(found) for each, found in groupby(range(len(line)), key=lambda at: line[at].link) if each == link]
    in_words = [found for found in stretches if any(map(str.isalnum, "".join(line[at].text for at in found)))]
    return frozenset(at for found in in_words or stretches for at in found)


def joined(runs: Iterable[Run]) -> Line:
    """Neighbours that differ in nothing but their text as one run: fewer runs, fewer bytes on the link."""
    alike = groupby(runs, key=itemgetter(1, 2, 3))
    return tuple(Run("".join([run.text for run in neighbours]), *all_else) for all_else, neighbours in alike)


def _trimmed(line: Line) -> Line:
    if line:
        line = (*line[:-1], line[-1]._replace(text=line[-1].text.rstrip(" ")))
    return tuple(run for run in line if run.text)
