"""What stands in the place of a list's rows where it has none: sentences, some of which lead on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rich.segment import Segment
from textual.strip import Strip

from visittui.tui.keymap.ways_on import Sentence
from visittui.tui.layout.text_runs import Line, Run, wrap
from visittui.tui.widgets.pane import Pane


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
    def _chosen(self) -> int | None:
        """The sentence that Enter follows; None where none leads anywhere."""
        return self._leading[self._cursor] if self._leading else None

    @property
    def target(self) -> str:
        """Where the chosen sentence leads; empty where none leads anywhere."""
        return "" if self._chosen is None else self.sentences[self._chosen].target

    def move(self, step: int) -> None:
        """To the next sentence that leads on, or to the one before."""
        self._cursor = max(0, min(self._cursor + step, len(self._leading) - 1))

    def choose_at(self, y: int, width: int) -> bool:
        """Stand on the sentence that is on a line; whether it leads anywhere."""
        lines = _lines(self.sentences, width)
        number = lines[y][0] if y < len(lines) else -1
        if number not in self._leading:
            return False
        self._cursor = self._leading.index(number)
        return True

    def strip(self, y: int, pane: Pane) -> Strip:
        """A line as it is drawn in a pane."""
        lines = _lines(self.sentences, pane.size.width)
        number, runs = lines[y] if y < len(lines) else lines[0]
        is_chosen = number == self._chosen
        cursor = "cursor" if pane.has_focus else "unfocused"
        segments = [Segment("▌ " if is_chosen else "  ", pane.ink("name"))]
        for run in runs:
            segments.append(Segment(run.text, pane.chosen(cursor, run.ink) if is_chosen else pane.ink(run.ink)))
        return Strip(segments).adjust_cell_length(pane.size.width, pane.ink("text"))


@lru_cache(maxsize=1)
def _lines(sentences: tuple[Sentence, ...], width: int) -> Sequence[tuple[int, Line]]:
    """Sentences set for a width, margins included, what leads on after a sign; before each line its number.

    Kept, since each line is drawn by itself.
    """
    lines: list[tuple[int, Line]] = [(-1, ())]
    for number, sentence in enumerate(sentences):
        runs = (Run("› ", "sign"), Run(sentence.words, "link")) if sentence.target else (Run(sentence.words, "muted"),)
        lines += ((number, line) for line in wrap(runs, max(8, width - 4), 2 if sentence.target else 0))
    return lines
