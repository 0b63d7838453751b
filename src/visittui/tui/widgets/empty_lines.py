"""What stands in the place of a list's rows where it has none: sentences, some of which lead on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from visittui.tui.keymap.ways_on import Sentence
from visittui.tui.layout.text_runs import Line, Run, wrap
from visittui.tui.widgets.pane import Pane


class EmptyLine(NamedTuple):
    """One line.

    Attributes:
        runs: what stands on it.
        number: which of the sentences it belongs to.
        is_chosen: whether Enter follows it.
    """

    runs: Line
    number: int
    is_chosen: bool


class EmptyLines:
    """Sentences with a cursor on those that lead on."""

    def __init__(self, sentences: Sequence[Sentence] = ()) -> None:
        """Stand on the first that leads on."""
        self.sentences = tuple(sentences)
        self._leading = [number for number, sentence in enumerate(self.sentences) if sentence.target]
        self._cursor = 0

    @property
    def text(self) -> str:
        """The sentences, a line each."""
        return "\n".join(sentence.words for sentence in self.sentences)

    @property
    def target(self) -> str:
        """Where the chosen sentence leads; empty where none leads anywhere."""
        return self.sentences[self._leading[self._cursor]].target if self._leading else ""

    def move(self, step: int) -> None:
        """To the next sentence that leads on, or to the one before."""
        self._cursor = max(0, min(self._cursor + step, len(self._leading) - 1))

    def choose_at(self, y: int, width: int) -> bool:
        """Stand on the sentence that is on a line; whether it leads anywhere."""
        lines = self.lines(width)
        number = lines[y].number if y < len(lines) else -1
        if number not in self._leading:
            return False
        self._cursor = self._leading.index(number)
        return True

    def strip(self, y: int, pane: Pane) -> Strip:
        """A line as it is drawn in a pane."""
        lines = self.lines(pane.size.width)
        runs, _, is_chosen = lines[y] if y < len(lines) else lines[0]
        cursor = "cursor" if pane.has_focus else "unfocused"
        segments = [Segment("▌ " if is_chosen else "  ", pane.ink("name"))]
        for run in runs:
            segments.append(Segment(run.text, pane.chosen(cursor, run.ink) if is_chosen else pane.ink(run.ink)))
        return Strip(segments).adjust_cell_length(pane.size.width, pane.ink("text"))

    def lines(self, width: int) -> list[EmptyLine]:
        """The sentences set for a width, margins included, what leads on after a sign."""
        lines = [EmptyLine((), -1, is_chosen=False)]
        chosen = self._leading[self._cursor] if self._leading else -1
        for number, sentence in enumerate(self.sentences):
            runs = (
                (Run("› ", "sign"), Run(sentence.words, "link")) if sentence.target else (Run(sentence.words, "muted"),)
            )
            for line in wrap(runs, max(8, width - 4), 2 if sentence.target else 0):
                lines.append(EmptyLine(line, number, number == chosen))
        return lines
