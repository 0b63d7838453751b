"""The search box, Textual's input on one line without a blinking cursor, and below it how its query can go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from rich.cells import cell_len
from rich.style import Style
from textual.events import Click, Paste
from textual.geometry import Offset, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Input

from visittui.tui.keymap.bindings import bindings
from visittui.tui.layout.text_runs import Line, Run, cut, width_of
from visittui.tui.widgets.ink import HasPalette, Inked

if TYPE_CHECKING:
    from visittui.archive.search.completion import Completion

EXAMPLES = ("/ to search", "")
"""What an empty box says as long as no record is open."""

_REVERSED = Style(reverse=True)

MAX_QUERY = 500
"""Characters of a query; a pasted megabyte would hold up every later key."""


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

    async def on_click(self, event: Click) -> None:
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


class SearchBox(Input, inherit_css=False):
    """Where queries are typed. Down or Enter leads to the results, Esc first clears and then leaves.

    It is one line without a frame from the beginning, and has no styles for its parts: those of Textual's
    own, undone, were a third of all that is parsed before the first paint.
    """

    BINDINGS = bindings("search")

    virtual_size = Reactive(Size(0, 0))
    """How wide the text is. The box is as wide as before: Textual would lay the screen out anew at each letter."""

    def watch_virtual_size(self) -> None:
        """No more blanks come into view after the text than the cursor's."""
        self.scroll_x = self.validate_scroll_x(self.scroll_x)

    def __init__(
        self,
        leave: Callable[[], None],
        give_up: Callable[[], None],
        widen: Callable[[], None],
        *,
        completions: CompletionList | None = None,
        examples: tuple[str, ...] = EXAMPLES,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        """Make a box, which says the longest of its examples that it has room for while it is empty.

        At once, so that keys typed ahead arrive there, `leave` is called when the reader wants to be in the list,
        `give_up` when they leave the empty box with Esc, `widen` when they want to search the whole record.
        """
        super().__init__(id=id, max_length=MAX_QUERY, select_on_focus=False, placeholder=examples[0])
        self._examples = examples
        self._shows_examples = True
        # A blinking cursor sends bytes for as long as the program runs.
        self.cursor_blink = False
        self._leave = leave
        self._give_up = give_up
        self._widen = widen
        self._completions = completions or CompletionList(lambda *_: (), lambda: None)

    def get_component_rich_style(self, *names: str, partial: bool = False, default: Style | None = None) -> Style:
        """The examples in an ink of the theme: Textual's grey is too near to some grounds to be read on them."""
        if names == ("input--placeholder",):
            return cast(HasPalette, self.app).palette["muted"]
        # In the colours of the screen, over those of the examples: not in one that has to be seen on every background.
        return self.screen.rich_style + _REVERSED

    def take_examples(self, queries: Sequence[str]) -> None:
        """Say in the empty box which queries can be tried, as many as there is room for: the last ones go first."""
        named = (f"/ to search: {', '.join(queries[:count])}" for count in range(len(queries), 0, -1))
        self._examples = (*named, *EXAMPLES)
        self._fit_examples()

    def show_examples(self, shown: bool) -> None:
        """Say in the empty box what can be typed, or nothing."""
        self._shows_examples = shown
        self._fit_examples()

    def _fit_examples(self) -> None:
        """Say as much as there is room for."""
        width = self.size.width
        fitting = [words for words in self._examples if len(words) < width]
        self.placeholder = fitting[0] if fitting and self._shows_examples else ""

    on_resize = _fit_examples

    def put(self, character: str) -> None:
        """Put a character where the cursor is, or in place of what is selected."""
        if self.selection.is_empty:
            self.insert_text_at_cursor(character)
        else:
            self.replace(character, *sorted(self.selection))

    def on_paste(self, event: Paste) -> None:
        """Take as much as there is room for, and say so; Textual takes all of it or nothing."""
        event.stop()
        event.prevent_default()
        start, end = sorted(self.selection)
        room = MAX_QUERY - len(self.value) + end - start
        if len(event.text) > room:
            self.app.notify(f"Only the first {room} characters of what was pasted fit in.", markup=False)
        self.put(event.text[:room])

    @property
    def cursor_cell(self) -> Offset:
        """Where the next letter goes, from the left end of the box."""
        return Offset(cell_len(self.value[: self.cursor_position]) - self.scroll_offset.x, 0)

    # Completion

    def action_complete(self) -> None:
        """Offer how the query can go on; of what is offered take what is chosen, the only one at once."""
        if not self._completions.is_open:
            self._completions.offer(self.value, self.cursor_position)
        else:
            self.take_completion()

    def take_completion(self) -> None:
        """Put what is chosen where the caret is; after the name of a field its values are offered."""
        chosen = self._completions.completion
        if chosen is None:
            return
        self._completions.close()
        self.replace(chosen.text, chosen.start, self.cursor_position)
        self.cursor_position = chosen.start + len(chosen.text)
        if chosen.text.endswith(":"):
            self._completions.offer(self.value, self.cursor_position)

    def on_input_changed(self) -> None:
        """Offer what fits what is typed now."""
        if self._completions.is_open:
            self._completions.offer(self.value, self.cursor_position)

    def action_to_results(self) -> None:
        """Leave the box for the results; of what is offered choose the next."""
        if self._completions.is_open:
            self._completions.move(1)
        else:
            self._leave()

    def action_previous_completion(self) -> None:
        """Of what is offered choose the one before."""
        self._completions.move(-1)

    def action_accept(self) -> None:
        """Leave the box for the results; take what is chosen of what is offered."""
        if self._completions.is_open:
            self.take_completion()
        else:
            self._leave()

    def action_widen(self) -> None:
        """Search the whole record."""
        self._widen()

    def action_leave_box(self) -> None:
        """Give up what is offered; else clear the query; with nothing to clear, leave."""
        if self._completions.is_open:
            self._completions.close()
        elif self.value:
            self.value = ""
        else:
            self._give_up()
