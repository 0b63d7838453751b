"""The search box: Textual's input on one line, without a blinking cursor."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message
from textual.widgets import Input

from visittui.tui.keys import bindings

MAX_QUERY = 500
"""Characters of a query; a pasted megabyte would hold up every later key."""


class SearchBox(Input):
    """Where queries are typed. Down or Enter leads to the results, Esc first clears and then leaves."""

    BINDINGS = bindings("search")

    @dataclass
    class Left(Message):
        """The reader wants to be in the list."""

        box: SearchBox

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(
            id=id,
            compact=True,
            max_length=MAX_QUERY,
            select_on_focus=False,
            placeholder="/ to search: nuclear, speaker:lam, tolam",
        )
        # A blinking cursor sends bytes for as long as the program runs.
        self.cursor_blink = False

    def action_to_results(self) -> None:
        """Leave the box for the results."""
        self.post_message(self.Left(self))

    def action_leave_box(self) -> None:
        """Clear the query; with nothing to clear, leave."""
        if self.value:
            self.value = ""
        else:
            self.post_message(self.Left(self))
