"""A line with something at its left end and something at its right end: the title line, the bottom line."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.strip import Strip

from visittui.tui.layout.text_runs import Line, Run, cut, run_at, width_of
from visittui.tui.widgets.ink import Inked


class TextLine(Inked):
    """One line. Where the two ends do not fit beside each other, the left one is cut."""

    def __init__(self, followed: Callable[[str], None] = lambda _: None, *, id: str | None = None) -> None:  # noqa: A002
        """Make an empty line; `followed` is called with where the words lead that the reader clicks on."""
        super().__init__(id=id)
        self._followed = followed
        self._left: Line = ()
        self._right: Line = ()
        self._painted: tuple[Line, Line] | None = None

    def show(self, left: Line, right: Line = ()) -> None:
        """Show the two ends; only a change is sent to the terminal."""
        self._left, self._right = left, right
        # What is painted counts, not what was asked for: a change that Textual has dropped is made good by the next.
        if (left, right) != self._painted:
            self.refresh()

    @property
    def cells(self) -> int:
        """The width that both ends need."""
        return width_of(self._left) + width_of(self._right)

    def _line(self) -> Line:
        """Both ends, and what is between them."""
        width = self.size.width
        right = cut(self._right, width)
        left = cut(self._left, width - width_of(right) - (2 if right else 0))
        gap = Run(" " * max(0, width - width_of(left) - width_of(right)))
        return (*left, gap, *right)

    async def on_click(self, event: events.Click) -> None:
        """Follow the words that were clicked on."""
        run = run_at(self._line(), event.x)
        if run is not None and run.target:
            self._followed(run.target)

    def render_line(self, y: int) -> Strip:
        """The line."""
        self._painted = self._left, self._right
        return self.painted(self._line())
