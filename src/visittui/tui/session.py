"""One reader's use of the program: how they have the screen, what they may do, and what the program does for them."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING

from visittui.appearance import Appearance
from visittui.tui.explorer.location import Location
from visittui.tui.preferences import Preferences

if TYPE_CHECKING:
    from visittui.archive.store.source_texts import SourceTexts
    from visittui.state.first_start import FirstStart


class Session:
    """What screens know of the reader and may ask of the program.

    Attributes:
        preferences: how the reader has the screen.
        look: looks as decided; what is on the screen is drawn anew.
        copy: sends a text to the reader's clipboard; the result is a sentence that says how.
        appearance: how the screen looks at this moment.
        kiosk: whether the reader is a stranger on a public account, for whom nothing is written anywhere.
        in_browser: whether the reader sits at a page, not at a terminal.
        texts: the source texts at hand.
        resume: where the reader was the last time, until they go on there.
    """

    def __init__(
        self,
        preferences: Preferences,
        look: Callable[[Appearance], None],
        copy: Callable[[str], str],
        *,
        kiosk: bool = False,
        in_browser: bool = False,
        texts: SourceTexts | None = None,
        first_start: FirstStart | None = None,
        resume: Location | None = None,
    ) -> None:
        """Begin; `first_start` remembers whether the reader is new, None where nothing can be remembered."""
        self.preferences = preferences
        self.look = look
        self.copy = copy
        self.appearance = preferences.appearance
        self.kiosk = kiosk
        self.in_browser = in_browser
        self.texts = texts
        self.resume = resume
        self._first_start = first_start

    @property
    def is_first_start(self) -> bool:
        """Whether the reader has never used the program before."""
        return self._first_start is not None and self._first_start.is_now

    def found_the_way(self) -> None:
        """The reader has gone somewhere, and needs no welcome any more."""
        if self._first_start is not None and self._first_start.is_now:
            # In a thread: a home directory may hang.
            Thread(target=self._first_start.used, name="first-start", daemon=True).start()
