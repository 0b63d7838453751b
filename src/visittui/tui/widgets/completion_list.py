"""How a query can go on: fields or values under the search box, one of them chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.strip import Strip

from visittui.tui.layout.text_runs import Line, Run, cut, width_of
from visittui.tui.widgets.ink import Inked

if TYPE_CHECKING:
    from visittui.archive.search.completion import Completion

_MOST_LINES = 8
_LABEL_CELLS = 30

Offer = Callable[[str, int], Sequence["Completion"]]
"""What may stand in a text at a caret, which is so many characters from its beginning."""


class CompletionList(Inked):
    """Takes no room while nothing is offered. The box keeps the focus and hands on the keys that choose."""

    def __init__(self, offer: Offer, taken: Callable[[], None], *, id: str | None = None) -> None:  # noqa: A002
        """Offer nothing yet; `taken` is called when the reader clicks on a completion, which is the chosen one then."""
        super().__init__(id=id)
        self._offer, self._taken = offer, taken
        self._offered: Sequence[Completion] = ()
        self._cursor = 0
        self.display = False

    @property
    def is_open(self) -> bool:
        """Whether anything is offered."""
        return bool(self._offered)

    @property
    def completion(self) -> Completion | None:
        """What is chosen, None where nothing is offered."""
        return self._offered[self._cursor] if self._offered else None

    def offer(self, text: str, caret: int) -> None:
        """Offer what may stand at a caret."""
        self._show(self._offer(text, caret))

    def close(self) -> None:
        """Offer nothing."""
        self._show(())

    def _show(self, offered: Sequence[Completion]) -> None:
        if not offered and not self._offered:
            return
        self._offered, self._cursor = offered, 0
        self.display = bool(offered)
        self.styles.height = min(len(offered), _MOST_LINES)
        self.refresh()

    def move(self, step: int) -> None:
        """Choose the next, or the one before."""
        if not self._offered:
            return
        self._cursor = max(0, min(self._cursor + step, len(self._offered) - 1))
        self.refresh()

    @property
    def _top(self) -> int:
        return max(0, self._cursor - _MOST_LINES + 1)

    async def on_click(self, event: events.Click) -> None:
        """Take it."""
        if event.y + self._top < len(self._offered):
            self._cursor = event.y + self._top
            self._taken()

    def render_line(self, y: int) -> Strip:
        """One of them: what it is, then what it finds or how much."""
        number, width = y + self._top, self.size.width
        if number >= len(self._offered):
            return self.painted(())
        each = self._offered[number]
        found = each.meaning if each.hits is None else f"{each.hits:,}"
        label = cut((Run(each.label, "name"),), _LABEL_CELLS)
        gap = Run(" " * (_LABEL_CELLS + 2 - width_of(label)))
        line: Line = (Run("▌ " if number == self._cursor else "  ", "name"), *label, gap, Run(found, "label"))
        return self.painted(cut(line, width), "cursor" if number == self._cursor else "")
