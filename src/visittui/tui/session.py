"""What screens may ask of the program that shows them."""

from __future__ import annotations

from typing import Protocol

from visittui.archive.source_texts import SourceTexts
from visittui.tui.preferences import Preferences


class Session(Protocol):
    """One reader's use of the program.

    Attributes:
        preferences: how the reader has the screen.
        kiosk: whether the reader is a stranger on a public account, for whom nothing is written anywhere.
        texts: the source texts at hand.
    """

    preferences: Preferences
    kiosk: bool
    texts: SourceTexts | None

    def copy(self, text: str) -> str:
        """Send a text to the reader's clipboard; the result is a sentence that says how."""
