"""The line of tabs, each with the number of its items, or of its matches while there is a query."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from textual import events
from textual.strip import Strip

from visittui.tui.explorer.tabs import DRAFTS, MARKED, TABS, Tab
from visittui.tui.layout.text_runs import Line, Run, cut, width_of
from visittui.tui.widgets.ink import Inked


class TabLine(Inked):
    """One line; a click on a tab asks for it."""

    def __init__(self, chosen: Callable[[int], Awaitable[None]], *, id: str | None = None) -> None:  # noqa: A002
        """Make an empty line; `chosen` is called with the number, from 0, of a tab that the reader clicks on."""
        super().__init__(id=id)
        self._chosen = chosen
        self._current = TABS[0]
        self._counts: Mapping[str, str] = {}
        self._most: Mapping[str, str] = {}

    def show(self, current: Tab, counts: Mapping[str, str], most: Mapping[str, str]) -> None:
        """Show which tab is open, and what each holds and the most it can hold, by name; marks only if there are any.

        Names are as long as the most leaves room for, whatever is counted now: a line that is read in passing does not
        change its words while a reader types.
        """
        if (current, counts, most) != (self._current, self._counts, self._most):
            self._current, self._counts, self._most = current, counts, most
            self.refresh()

    def _labels(self) -> list[tuple[Tab, Line]]:
        """What each tab is called; where room is short few tell how many have some of the words, at last none.

        They are the open one, and those of which nothing else is told.
        """
        whole = {name: told if told[-1:] == "+" else told.partition("+")[0] for name, told in self._counts.items()}
        of_open = {self._current.name: self._counts.get(self._current.name, "")}
        some = {name: told.removeprefix("0") for name, told in self._counts.items() if told.startswith("0+")}
        for counts in (self._counts, whole | some | of_open, whole | of_open):
            labels = self._labelled(counts)
            if sum(width_of(label) for _, label in labels) <= self.size.width:
                return labels
        return self._labelled(whole)

    def _labelled(self, counts: Mapping[str, str]) -> list[tuple[Tab, Line]]:
        """What each tab is called: less where there is less room, at last its number but for the open one."""
        width = self.size.width
        every = [*TABS, DRAFTS] if DRAFTS.name in self._counts else list(TABS)
        tabs = [tab for tab in every if tab is not MARKED or tab is self._current or MARKED.name in self._counts]
        names = {tab: tab.name for tab in every}
        short = {tab: tab.shorter or tab.name for tab in every}
        if width >= self._room(names) + len(every):
            return [(tab, self._bracketed(tab, self._label(tab, tab.name, counts), " ")) for tab in tabs]
        if width >= self._room(names):
            labels = {tab: self._label(tab, tab.name, counts) for tab in tabs}
        elif width >= self._room(short):
            labels = {tab: self._label(tab, short[tab], counts) for tab in tabs}
        elif width >= sum(map(len, short.values())) + len(every) + 1:
            counted = [tab for tab in every if tab in (self._current, DRAFTS)]
            more = sum(len(self._told(" ", self._most.get(tab.name, ""))) for tab in counted)
            fits = width >= sum(map(len, short.values())) + len(every) + 1 + more
            labels = {tab: self._label(tab, short[tab], counts if fits and tab in counted else None) for tab in tabs}
        else:
            labels = {tab: self._label(tab, str(every.index(tab) + 1)) for tab in tabs}
            labels[self._current] = self._label(self._current, self._current.name, counts)
        labels = {tab: self._bracketed(tab, label) for tab, label in labels.items()}
        # With the first mark there is a tab more, for which the others must not move.
        marked = 0 if MARKED in tabs else len(self._told(short[MARKED], self._most.get(MARKED.name, ""))) + 1
        margin = sum(map(width_of, labels.values())) + len(labels) + marked <= width and tabs[0] is not self._current
        return [
            (tab, (Run(" ", "name"), *label) if tab is not tabs[0] or margin else label)
            for tab, label in labels.items()
        ]

    def _room(self, names: Mapping[Tab, str]) -> int:
        """The cells that the tabs may come to need with these names, a cell between them, brackets at the open one."""
        labels = [self._told(name, self._most.get(tab.name, "")) for tab, name in names.items()]
        return sum(map(len, labels)) + len(labels) + 1

    def _label(self, tab: Tab, name: str, counts: Mapping[str, str] | None = None) -> Line:
        """A tab by some name, with its count where there is room for one."""
        count = self._counts.get(tab.name, "")
        told = self._told(name, counts.get(tab.name, ""))[len(name) :] if counts is not None else ""
        ink = "current" if tab is self._current else "muted" if count == "0" else "tab"
        return Run(name, ink), Run(told, "label")

    @staticmethod
    def _told(name: str, count: str) -> str:
        return f"{name}{'' if name == MARKED.shorter else ' '}{count}" if count else name

    def _bracketed(self, tab: Tab, label: Line, space: str = "") -> Line:
        opening, closing = ("[", "]") if tab is self._current else (space, space)
        return Run(opening, "name"), *label, Run(closing, "name")

    async def on_click(self, event: events.Click) -> None:
        """Ask for the tab."""
        column = event.x
        for tab, label in self._labels():
            column -= width_of(label)
            if column < 0:
                await self._chosen((*TABS, DRAFTS).index(tab))
                return

    def render_line(self, y: int) -> Strip:
        """The line."""
        return self.painted(cut((run for _, label in self._labels() for run in label), self.size.width))
