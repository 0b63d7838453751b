"""The line of tabs, each with the number of its items, or of its matches while there is a query."""

from __future__ import annotations

from collections.abc import Mapping

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from visittui.tui.ink import Inked
from visittui.tui.lettering import Line, Run, cut, width_of
from visittui.tui.tabs import MARKED, TABS, Tab, short_name


class TabLine(Inked):
    """One line; a click on a tab asks for it."""

    class Chosen(Message):
        """The reader clicked on a tab."""

        def __init__(self, tab: Tab) -> None:
            super().__init__()
            self.tab = tab

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._current = TABS[0]
        self._counts: Mapping[str, str] = {}

    def show(self, current: Tab, counts: Mapping[str, str]) -> None:
        """Show which tab is open and what each holds (`"3"`, `"10,000+"`, `""`), by tab name."""
        if (current, counts) != (self._current, self._counts):
            self._current, self._counts = current, counts
            self.refresh()

    def _labels(self) -> list[tuple[Tab, Line]]:
        """What each tab is called; closer together and shorter where the line is narrow."""
        tabs = [tab for tab in TABS if tab is not MARKED or tab is self._current or MARKED.name in self._counts]
        for spaces, step in ((" ", 0), ("", 0), ("", 1), ("", 2)):
            labels = [(tab, self._label(tab, short_name(tab, step), spaces)) for tab in tabs]
            if sum(width_of(label) for _, label in labels) < self.size.width:
                return labels
        letters = 5 if self.size.width > 60 else 3
        return [(tab, self._label(tab, tab.name[:letters], "")) for tab in tabs]

    def _label(self, tab: Tab, name: str, spaces: str) -> Line:
        current = tab is self._current
        count = self._counts.get(tab.name, "")
        # The brackets of the current tab take the place of the spaces beside it.
        follows = TABS.index(tab) == TABS.index(self._current) + 1
        opening = spaces + "[" if current else spaces if follows else spaces + " "
        return (
            Run(opening, "name"),
            Run(name, "current" if current else "tab"),
            Run(f" {count}" if count else "", "label"),
            Run("]" if current else "", "name"),
        )

    async def _on_click(self, event: events.Click) -> None:
        column = event.x
        for tab, label in self._labels():
            column -= width_of(label)
            if column < 0:
                self.post_message(self.Chosen(tab))
                return

    def render_line(self, y: int) -> Strip:
        """The line."""
        line = cut((run for _, label in self._labels() for run in label), self.size.width)
        segments = [Segment(run.text, self.ink(run.ink)) for run in line if run.text]
        return Strip(segments).adjust_cell_length(self.size.width, self.ink("text"))
