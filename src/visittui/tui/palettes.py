"""The inks of each theme.

Every state is told without colour too (a sign or a text style), so that `plain`, which is all of the others without
their colours, loses nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.style import Style

from visittui.appearance import PLAIN_THEME, TERMINAL_THEME

if TYPE_CHECKING:
    from textual.color import Color
    from textual.theme import Theme

Palette = Mapping[str, Style]

_PLAIN = {
    "text": "",
    "quote": "",
    "label": "",
    "name": "bold",
    "muted": "dim",
    "citation": "",
    "notice": "bold",
    "title": "bold",
    "heading": "bold",
    "link": "underline",
    "match": "bold underline",
    "cursor": "reverse",
    "unfocused": "bold",
    "tab": "",
    "current": "bold reverse",
}
"""What every theme has at least."""

_COLOURS: Mapping[str, Mapping[str, str]] = {
    PLAIN_THEME: {},
    # On black and on white alike, in the palettes of the common terminals, these are the most legible of the sixteen.
    TERMINAL_THEME: {
        "label": "magenta",
        "citation": "bright_blue",
        "notice": "bright_red",
        "heading": "magenta",
        "link": "bright_blue",
        "match": "black on yellow",
    },
    "dark": {
        "label": "cyan",
        "citation": "green",
        "notice": "bright_yellow",
        "heading": "bright_cyan",
        "link": "bright_cyan",
        "match": "black on bright_yellow",
    },
    "light": {
        "label": "blue",
        "citation": "magenta",
        "notice": "red",
        "heading": "blue",
        "link": "blue",
        "match": "bright_white on blue",
    },
    "high-contrast": {"muted": "not dim", "match": "black on bright_yellow"},
    # Blue and yellow are told apart by readers who do not see red or green.
    "colour-blind": {
        "muted": "not dim",
        "citation": "bright_blue",
        "link": "bright_blue",
        "match": "black on bright_yellow",
    },
}

_LEAST_CONTRAST = 4.5
"""Of text against its background (WCAG 2.2, success criterion 1.4.3)."""


def palette(theme: str) -> Palette:
    """The inks of a theme of sixteen colours.

    Args:
        theme: one of `appearance.SIXTEEN_COLOUR_THEMES`.
    """
    colours = _COLOURS[theme]
    return {ink: _style(plain, colours.get(ink, "")) for ink, plain in _PLAIN.items()}


def _style(plain: str, colour: str) -> Style:
    if colour.startswith("black on"):
        # Many terminals draw bold black as grey.
        plain = plain.replace("bold", "").strip()
    return Style.parse(plain) + Style.parse(colour) if colour else Style.parse(plain)


def palette_of(theme: Theme) -> Palette:
    """The inks of a theme of Textual's, on its own background.

    Args:
        theme: a theme whose colours are not the terminal's.
    """
    from textual.color import Color

    variables = theme.to_color_system().generate()
    ground, text = (Color.parse(variables[name]) for name in ("background", "foreground"))

    def ink(name: str) -> str:
        return _legible(Color.parse(variables[name]), ground, text).hex6

    muted = _legible(ground.blend(text, 0.65), ground, text).hex6
    marker = Color.parse(variables["warning"])
    candidates = [ground, text, Color.parse("black"), Color.parse("white")]
    on_marker = next(colour for colour in candidates if _contrast(colour, marker) >= _LEAST_CONTRAST).hex6
    colours = {
        "label": ink("secondary"),
        "muted": f"not dim {muted}",
        "citation": ink("success"),
        "notice": ink("warning"),
        "heading": ink("primary"),
        "link": ink("accent"),
        "match": f"{on_marker} on {marker.hex6}",
    }
    base = Style.parse(f"{text.hex6} on {ground.hex6}")
    return {name: base + Style.parse(plain) + Style.parse(colours.get(name, "")) for name, plain in _PLAIN.items()}


def _legible(colour: Color, ground: Color, text: Color) -> Color:
    """The colour, moved towards that of text as far as it must be to be read on this ground."""
    for share in range(0, 100, 10):
        moved = colour.blend(text, share / 100)
        if _contrast(moved, ground) >= _LEAST_CONTRAST:
            return moved
    return text


def _contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    """Relative luminance as WCAG 2.2 defines it, from 0 to 1."""
    channels = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour.normalized]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
