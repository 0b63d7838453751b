"""Setting spans of text into lines of terminal cells: cutting, wrapping, marking matches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from rich.cells import cell_len, chop_cells, set_cell_size

from visittui.archive.excerpt import open_marks, opened_at

Ranges = Sequence[tuple[int, int]]


class Run(NamedTuple):
    """A run of text in one ink.

    Attributes:
        text: the text.
        ink: its ink.
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


def run_at(line: Iterable[Run], column: int) -> Run | None:
    """What stands at a cell of a line, None beyond its end."""
    for run in line:
        column -= run.cells
        if column < 0:
            return run
    return None


def cut(line: Iterable[Run], width: int, before: str = "") -> Line:
    """The line cut to `width` cells; where something is lost its last cell is an ellipsis.

    `before` is what stands on the lines above, whose quotation marks may still be open.
    """
    runs = tuple(line)
    if width <= 0:
        return ()
    if width_of(runs) <= width:
        return runs
    kept: list[Run] = []
    room = width - 1
    for run in runs:
        if run.cells > room:
            kept.append(_ended(run, before + "".join(each.text for each in kept), room))
            break
        kept.append(run)
        room -= run.cells
    # Closing marks may take the line beyond its end; a little less of its words makes room for them.
    return tuple(kept) if width_of(kept) <= width else cut(runs, width - 1, before)


def _ended(run: Run, before: str, room: int) -> Run:
    """A run cut to its first cells, with an ellipsis for the rest.

    The ellipsis stands outside quotation marks, which hold nothing but what is printed; there whole words are left out.
    """
    text = set_cell_size(run.text, room).rstrip()
    if not open_marks(before + text):
        return run._replace(text=text.removesuffix("…") + "…")
    text = set_cell_size(run.text, max(0, room - 1))
    space = text.rfind(" ")
    if (space > 0 or (before and not space)) and run.text[len(text) : len(text) + 1] not in ("", " "):
        text = text[:space]
    text = text.rstrip()
    return run._replace(text=text + "”" * open_marks(before + text) + "…")


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


def _words(line: Iterable[Run]) -> Iterator[tuple[Run, ...]]:
    """The runs regrouped so that each group is one word with the spaces after it, or a part of an address."""
    word: list[Run] = []
    for text, ink, link, target in line:
        start = 0
        while start < len(text):
            space = _end_of_word(text, start)
            if space < 0:
                word.append(Run(text[start:], ink, link, target))
                break
            while space < len(text) and text[space] == " ":
                space += 1
            word.append(Run(text[start:space], ink, link, target))
            yield tuple(word)
            word = []
            start = space
    if word:
        yield tuple(word)


def _end_of_word(text: str, start: int) -> int:
    """Where a line may be broken next: at a space, or after a slash within an address; -1 nowhere."""
    space = text.find(" ", start)
    if "://" not in text:
        return space
    slash = text.find("/", start)
    while 0 <= slash < len(text) - 1 and text[slash + 1] == "/":
        slash = text.find("/", slash + 2)
    inside = 0 <= slash < len(text) - 1 and not 0 <= space < slash
    return slash + 1 if inside else space


def wrap(line: Iterable[Run], width: int, indent: int = 0) -> list[Line]:
    """The line broken at spaces into lines, at least one, of at most `width` cells.

    A word longer than that is broken; `indent` are the cells before the second and later lines.
    """
    line = tuple(line)
    if width_of(line) <= width:
        return [_trimmed(joined(line))]
    indent = min(indent, max(0, width - 8))
    lines: list[list[Run]] = [[]]
    used = first = 0

    def begin() -> None:
        nonlocal used, first
        lines.append([Run(" " * indent)] if indent else [])
        used = first = indent

    for word in _words(line):
        size = sum(cell_len(run.text.rstrip(" ")) if run is word[-1] else run.cells for run in word)
        if used > first and used + size > width:
            begin()
        for run in word:
            if used + cell_len(run.text.rstrip(" ")) <= width:
                lines[-1].append(run)
                used += run.cells
                continue
            pieces = [piece for piece in chop_cells(run.text, max(2, width - indent)) if piece]
            for number, piece in enumerate(pieces):
                if (number or used > first) and used + cell_len(piece.rstrip(" ")) > width:
                    begin()
                lines[-1].append(run._replace(text=piece))
                used += cell_len(piece)
    return [_trimmed(joined(runs)) for runs in lines]


def wrap_within(line: Iterable[Run], width: int, lines: int, indent: int = 0) -> list[Line]:
    """The line broken at spaces into at most so many lines, the last of them cut where more would be needed.

    `indent` are the cells before the second and later lines.
    """
    wrapped = wrap(line, width, indent)
    if len(wrapped) <= lines:
        return wrapped
    kept, rest = wrapped[: lines - 1], wrapped[lines - 1 :]
    # What was broken at a space is told in one line again, so that it can be cut where it ends.
    left = [run for index, each in enumerate(rest) for run in _continued(each, index, indent)]
    before = "".join(run.text for each in kept for run in each)
    return [*kept, cut(joined(left), width, before)]


def _continued(line: Line, index: int, indent: int) -> Line:
    """A wrapped line as it goes on the one before: a space instead of its indent."""
    if not index or not line:
        return line
    first = line[0]
    return (first._replace(text=" " + first.text[min(indent, len(first.text)) :]), *line[1:])


def chosen_runs(line: Line, link: int | None) -> frozenset[int]:
    """Which runs show that a link is chosen: its words; its mark in a chart only where it has none."""
    chosen: set[int] = set()
    marks: set[int] = set()
    for _, stretch in groupby(range(len(line)), key=lambda at: line[at].link):
        indexes = set(stretch)
        if link is not None and line[min(indexes)].link == link:
            in_words = any(character.isalnum() for at in indexes for character in line[at].text)
            (chosen if in_words else marks).update(indexes)
    return frozenset(chosen or marks)


def joined(runs: Iterable[Run]) -> Line:
    """Neighbours that differ in nothing but their text as one run: fewer runs, fewer bytes on the link."""
    alike = groupby(runs, key=itemgetter(1, 2, 3))
    return tuple(Run("".join([run.text for run in neighbours]), *all_else) for all_else, neighbours in alike)


def _trimmed(line: Line) -> Line:
    if line:
        line = (*line[:-1], line[-1]._replace(text=line[-1].text.rstrip(" ")))
    return tuple(run for run in line if run.text)
