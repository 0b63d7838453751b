"""Painting and laying out at once, not at the screen's next tick."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen


def paint(screen: Screen[Any]) -> None:
    """Paint what has changed; the screen's next tick, 1/60 s apart, would be most of a reader's wait for hits."""
    if screen.is_running and screen.is_current:
        screen._on_timer_update()


def lay_out(screen: Screen[Any]) -> None:
    """Lay a screen out at once, so that what is shown next is set and scrolled for the room that it gets."""
    with screen.app.batch_update():
        screen._refresh_layout()
