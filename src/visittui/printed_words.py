"""The words of a printing, which a page may interrupt or print over several lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

GAP = " […] "
"""Between the pieces of an utterance, wherever they are shown as one."""


def printed_words(printing: Mapping[str, Any]) -> str | None:
    """The words of a printing that may be malformed, its pieces joined with the gaps visible; None without any."""
    pieces = printing.get("pieces")
    if isinstance(pieces, list) and pieces:
        words = [piece["exact"] for piece in pieces if isinstance(piece, dict) and isinstance(piece.get("exact"), str)]
        return GAP.join(words)
    exact = printing.get("exact")
    return exact if isinstance(exact, str) else None
