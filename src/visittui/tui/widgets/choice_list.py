"""A list of choices in groups, one of each group taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.strip import Strip

from visittui.tui.layout.text_runs import Run, cut
from visittui.tui.widgets.pane import Pane


class Choice(NamedTuple):
    """One of several values of the setting of that name, and what it means in words."""

    name: str
    value: str
    words: str


class ChoiceList(Pane):
    """Headings and choices; the cursor stands on choices only."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j,tab", "move(1)", show=False),
        Binding("up,k,shift+tab", "move(-1)", show=False),
        Binding("enter,space", "take", show=False),
    ]

    def __init__(
        self,
        groups: Iterable[tuple[str, list[Choice]]],
        taken: Mapping[str, str],
        *,
        moved: Callable[[Choice], None],
        chosen: Callable[[Choice], None],
        scrolled: Callable[[], None],
    ) -> None:
        """Make a list of headings with their choices, and the value that each setting has now.

        `moved` is called with the choice that the cursor moves to, `chosen` with the one to be taken, `scrolled` when
        other lines are in view.
        """
        super().__init__()
        self._moved, self._chosen, self._scrolled = moved, chosen, scrolled
        self.taken = dict(taken)
        self._lines: list[str | Choice] = []
        for heading, choices in groups:
            if not choices:
                continue
            self._lines += [heading, *choices, ""]
        # Of the first setting: its choices may go on below those of others.
        first = next(line.name for line in self._lines if isinstance(line, Choice))
        self._cursor = next(
            number
            for number, line in enumerate(self._lines)
            if isinstance(line, Choice) and line.name == first and self._is_taken(line)
        )

    @property
    def choice(self) -> Choice:
        """The choice under the cursor."""
        line = self._lines[self._cursor]
        assert isinstance(line, Choice)
        return line

    @property
    def cursor_cell(self) -> Offset:
        """The beginning of the line under the cursor."""
        return Offset(0, self._cursor - self.scroll_offset.y)

    def take(self, choice: Choice) -> None:
        """Show a choice as the one that is taken of its group."""
        self.taken[choice.name] = choice.value
        self.refresh()

    def on_resize(self) -> None:
        """Scroll as far as there are lines."""
        self.virtual_size = Size(self.size.width, len(self._lines))
        self._stand_on(self._cursor)
        self._scrolled()

    def action_move(self, step: int) -> None:
        """To the next choice, or the one before."""
        choices = [number for number, line in enumerate(self._lines) if isinstance(line, Choice)]
        self._stand_on(choices[max(0, min(choices.index(self._cursor) + step, len(choices) - 1))])
        self._moved(self.choice)

    def action_take(self) -> None:
        """Take the choice under the cursor."""
        self._chosen(self.choice)

    async def on_click(self, event: events.Click) -> None:
        """Take the choice."""
        number = event.y + self.scroll_offset.y
        if number < len(self._lines) and isinstance(self._lines[number], Choice):
            self._stand_on(number)
            self.action_take()

    def _stand_on(self, number: int) -> None:
        self._cursor = number
        top, height = self.scroll_offset.y, self.size.height
        if number - 1 < top:
            self.scroll_to_line(max(0, number - 1))
        elif number >= top + height:
            self.scroll_to_line(number + 1 - height)
        if self.scroll_offset.y != top:
            self._scrolled()
        self.refresh()

    def _is_taken(self, line: str | Choice) -> bool:
        return isinstance(line, Choice) and self.taken.get(line.name) == line.value

    def render_line(self, y: int) -> Strip:
        """One visible line."""
        number = y + self.scroll_offset.y
        line = self._lines[number] if number < len(self._lines) else ""
        if isinstance(line, str):
            runs: tuple[Run, ...] = (Run(" "), Run(line, "heading"))
        else:
            sign, words = ("▌ ", "text") if number == self._cursor else ("  ", "muted")  # On the bar, dim is not read.
            mark = "(x) " if self._is_taken(line) else "( ) "
            runs = (Run(sign, "name"), Run(mark + line.value.ljust(22), "name"), Run(line.words, words))
        strip = self.painted(cut(runs, self.size.width))
        return strip.apply_style(self.ink("cursor")) if number == self._cursor else strip
