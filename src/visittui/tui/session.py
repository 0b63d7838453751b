"""What screens may ask of the program that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from visittui.appearance import Appearance
from visittui.tui.explorer.location import Location
from visittui.tui.preferences import Preferences

if TYPE_CHECKING:
    from visittui.archive.store.source_texts import SourceTexts


class Session(Protocol):
    """One reader's use of the program.

    Attributes:
        preferences: how the reader has the screen.
        appearance: how it looks at this moment.
        kiosk: whether the reader is a stranger on a public account, for whom nothing is written anywhere.
        in_browser: whether the reader sits at a page, not at a terminal.
        texts: the source texts at hand.
        is_first_start: whether the reader has never used the program before.
        resume: where the reader was the last time, until they go on there.
    """

    preferences: Preferences
    appearance: Appearance
    kiosk: bool
    in_browser: bool
    texts: SourceTexts | None
    is_first_start: bool
    resume: Location | None

    def found_the_way(self) -> None:
        """The reader has gone somewhere."""

    def look(self, appearance: Appearance) -> None:
        """Look as decided; what is on the screen is drawn anew."""

    def copy(self, text: str) -> str:
        """Send a text to the reader's clipboard; the result is a sentence that says how."""
