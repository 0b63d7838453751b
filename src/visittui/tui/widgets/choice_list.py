"""A list of choices in groups, one of each group taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partialmethod
from sys import maxsize
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.strip import Strip

from visittui.tui.layout.text_runs import Line, Run, cut, width_of, wrap
from visittui.tui.widgets.pane import Pane

_VALUE_CELLS = 22
"""Cells of a value that has its words beside it, and the blank between them; a longer value takes its own."""

_HANGING = 6
"""Cells before words that have no room beside their value."""

_GAP = 2
"""Cells between the choices and the sample beside one."""


class SettingChoice(NamedTuple):
    """One of several values of the setting of that name, and what it means in words."""

    name: str
    value: str
    words: str


class ChoiceList(Pane):
    """Headings and choices; the cursor stands on choices only."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j,tab", "move(1)", show=False),
        Binding("up,k,shift+tab", "move(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home,g", "first", show=False),
        Binding("end,G", "last", show=False),
        Binding("enter,space", "take", show=False),
    ]

    def __init__(
        self,
        groups: Iterable[tuple[str, list[SettingChoice]]],
        taken: Mapping[str, str],
        *,
        moved: Callable[[SettingChoice], None],
        chosen: Callable[[SettingChoice], None],
        scrolled: Callable[[], None],
        sample: Line = (),
    ) -> None:
        """Make a list of headings with their choices, and the value that each setting has now.

        `moved` is called with the choice that the cursor moves to, `chosen` with the one to be taken, `scrolled` when
        other lines are in view. `sample` shows how a choice looks, beside it where there is room.
        """
        super().__init__()
        self._sample = sample
        self._moved, self._chosen, self._scrolled = moved, chosen, scrolled
        self.taken = dict(taken)
        self._lines: list[str | SettingChoice] = []
        self._laid: list[tuple[int, Line]] = []
        """What is drawn: the number of a heading or choice, and one of its lines."""
        for heading, choices in groups:
            if choices:
                self._lines += [heading, *choices, ""]
        # Of the first setting: its choices may go on below those of others.
        first = next(line.name for line in self._lines if isinstance(line, SettingChoice))
        self._cursor = next(
            number
            for number, line in enumerate(self._lines)
            if isinstance(line, SettingChoice) and line.name == first and self._is_taken(line)
        )

    @property
    def _choices(self) -> list[int]:
        return [number for number, line in enumerate(self._lines) if isinstance(line, SettingChoice)]

    @property
    def choice(self) -> SettingChoice:
        """The choice under the cursor."""
        line = self._lines[self._cursor]
        assert isinstance(line, SettingChoice)
        return line

    @property
    def cursor_cell(self) -> Offset:
        """The beginning of the choice under the cursor."""
        return Offset(0, self._lines_of(self._cursor)[0] - self.scroll_offset.y)

    @property
    def beside(self) -> int:
        """The cells before the sample beside a choice, 0 where there is not room for both."""
        cells = max((width_of(line) for _, line in self._laid), default=0) + _GAP
        return cells if self._sample and cells + width_of(self._sample) <= self.size.width else 0

    def take(self, choice: SettingChoice) -> None:
        """Show a choice as the one that is taken of its group."""
        self.taken[choice.name] = choice.value
        self._lay_out()
        self.refresh()

    def on_resize(self) -> None:
        """Lay the choices out anew, and scroll as far as there are lines."""
        self._lay_out()
        self.virtual_size = Size(self.size.width, len(self._laid))
        self._stand_on(self._cursor)
        self._scrolled()

    def action_move(self, step: int) -> None:
        """To the next choice, or the one before."""
        choices = self._choices
        self._stand_on(choices[max(0, min(choices.index(self._cursor) + step, len(choices) - 1))])
        self._moved(self.choice)

    action_first = partialmethod(action_move, -maxsize)
    action_last = partialmethod(action_move, maxsize)

    def action_page(self, pages: int) -> None:
        """As many choices on, or back, as stand within the height of the list, and one at least."""
        here = self._lines_of(self._cursor)[0]
        first, last = sorted((here, here + pages * self.size.height))
        within = sum(first <= self._lines_of(number)[0] <= last for number in self._choices)
        self.action_move(pages * max(1, within - 1))

    def action_take(self) -> None:
        """Take the choice under the cursor."""
        self._chosen(self.choice)

    async def on_click(self, event: events.Click) -> None:
        """Take the choice."""
        line = event.y + self.scroll_offset.y
        if line < len(self._laid) and isinstance(self._lines[number := self._laid[line][0]], SettingChoice):
            self._stand_on(number)
            self.action_take()

    def _stand_on(self, number: int) -> None:
        self._cursor = number
        top, height, lines = self.scroll_offset.y, self.size.height, self._lines_of(number)
        if lines[0] - 1 < top:
            self.scroll_to_line(max(0, lines[0] - 1))
        elif lines[-1] >= top + height:
            self.scroll_to_line(lines[-1] + 1 - height)
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """However the list was scrolled, by the wheel too, that is told."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._scrolled()

    def _is_taken(self, line: str | SettingChoice) -> bool:
        return isinstance(line, SettingChoice) and self.taken.get(line.name) == line.value

    def _lay_out(self) -> None:
        self._laid = [(number, line) for number in range(len(self._lines)) for line in self._set(self._lines[number])]

    def _set(self, line: str | SettingChoice) -> list[Line]:
        """The lines of a heading or a choice, whose words stand below its value where they have no room beside it."""
        if isinstance(line, str):
            return [(Run(" "), Run(line, "heading"))]
        lead = (Run("  ", "name"), Run("(x) " if self._is_taken(line) else "( ) ", "name"))
        words = Run(line.words, "muted")
        beside = (*lead, Run(f"{line.value.ljust(_VALUE_CELLS - 1)} ", "name"), words)
        if width_of(beside) <= self.size.width:
            return [beside]
        below = wrap((words,), self.size.width - _HANGING)
        return [(*lead, Run(line.value, "name")), *((Run("  ", "name"), Run(" " * 4), *each) for each in below)]

    def _lines_of(self, number: int) -> list[int]:
        """On which lines a heading or choice is drawn."""
        return [line for line, (drawn, _) in enumerate(self._laid) if drawn == number] or [0]

    def render_line(self, y: int) -> Strip:
        """One visible line."""
        number, line = self._laid[y + self.scroll_offset.y] if y + self.scroll_offset.y < len(self._laid) else (-1, ())
        if number != self._cursor:
            return self.painted(cut(line, self.size.width))
        # On the bar, dim is not read.
        line = (
            line[0]._replace(text="▌ "),
            *(run._replace(ink="text") if run.ink == "muted" else run for run in line[1:]),
        )
        chosen = self.painted(cut(line, self.size.width)).apply_style(self.ink("cursor"))
        if not self.beside or y + self.scroll_offset.y != self._lines_of(number)[0]:
            return chosen
        # The bar ends before it: the sample is in its own inks.
        return Strip.join([chosen.crop(0, self.beside), self.painted(self._sample)]).crop(0, self.size.width)
