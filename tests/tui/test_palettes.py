"""Every theme shows every state, in colours that can be read, and none of them by colour alone."""

from __future__ import annotations

from itertools import combinations

import pytest
from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from visittui.appearance import PLAIN_THEME, SIXTEEN_COLOUR_THEMES, TRUECOLOR_THEMES
from visittui.tui.palettes import Palette, palette, palette_of

# The sixteen colours as terminals come: xterm; VGA (the Linux console); Windows Terminal; GNOME Terminal; macOS.
SCHEMES = {
    "xterm": "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 "
    "7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff",
    "vga": "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa "
    "555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
    "campbell": "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc "
    "767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2",
    "tango": "2e3436 cc0000 4e9a06 c4a000 3465a4 75507b 06989a d3d7cf "
    "555753 ef2929 8ae234 fce94f 729fcf ad7fa8 34e2e2 eeeeec",
    "macos": "000000 990000 00a600 999900 0000b2 b200b2 00a6b2 bfbfbf "
    "666666 e50000 00d900 e5e500 0000ff e500e5 00e5e5 e5e5e5",
}  # fmt: skip

STATES = ("text", "link", "match", "notice", "cursor", "current")
"""What must never be mistaken for one another."""


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2.2."""

    def luminance(colour: Color) -> float:
        channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized]
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def shown(colour: RichColor | None, scheme: str, default: str) -> Color:
    numbers = SCHEMES[scheme].split()
    return Color.parse("#" + (default if colour is None or colour.number is None else numbers[colour.number]))


def least_contrast(inks: Palette, paper: str) -> float:
    """The lowest contrast of any ink on a background, over all schemes."""
    text = "ffffff" if paper == "000000" else "000000"
    return min(
        contrast(shown(style.color, scheme, text), shown(style.bgcolor, scheme, paper))
        for style in inks.values()
        for scheme in SCHEMES
    )


@pytest.mark.parametrize(
    ("theme", "papers", "least"),
    [
        # No colour of the sixteen has a contrast of 3 everywhere on both; those used come nearest.
        ("terminal", ("000000", "ffffff"), 2.4),
        ("dark", ("000000",), 4.5),
        ("light", ("ffffff",), 4.5),
        ("high-contrast", ("000000", "ffffff"), 7),
        ("colour-blind", ("000000", "ffffff"), 2.4),
        (PLAIN_THEME, ("000000", "ffffff"), 7),
    ],
)
def test_text_can_be_read_in_the_palettes_of_common_terminals(
    theme: str, papers: tuple[str, ...], least: float
) -> None:
    for paper in papers:
        assert least_contrast(palette(theme), paper) >= least


@pytest.mark.parametrize("theme", SIXTEEN_COLOUR_THEMES)
def test_no_two_states_differ_by_their_hue_alone(theme: str) -> None:
    inks = palette(theme)
    for one, other in combinations(STATES, 2):
        assert attributes(inks[one]) != attributes(inks[other]), f"{one} and {other} look alike"


def attributes(style: Style) -> tuple[bool, ...]:
    """What is seen without hues: bold, dim, underline, reverse, and whether there is a ground of its own."""
    return bool(style.bold), bool(style.dim), bool(style.underline), bool(style.reverse), style.bgcolor is not None


def test_plain_is_without_any_colour() -> None:
    assert all(style.color is None and style.bgcolor is None for style in palette(PLAIN_THEME).values())


def test_colour_blind_readers_meet_neither_red_nor_green() -> None:
    used = {
        colour.name for style in palette("colour-blind").values() for colour in (style.color, style.bgcolor) if colour
    }
    assert used <= {"black", "bright_blue", "bright_yellow"}


def test_the_themes_offered_are_those_of_textual() -> None:
    assert set(TRUECOLOR_THEMES) == {name for name, theme in BUILTIN_THEMES.items() if not theme.ansi}


@pytest.mark.parametrize("name", TRUECOLOR_THEMES)
def test_themes_with_colours_of_their_own_can_be_read(name: str) -> None:
    inks = palette_of(BUILTIN_THEMES[name])
    assert inks.keys() == palette("terminal").keys()
    for ink, style in inks.items():
        assert style.color
        assert style.bgcolor
        assert contrast(Color.parse(style.color.name), Color.parse(style.bgcolor.name)) >= 4.5, ink
