"""Every theme shows every state, in colours that can be read, and none of them by colour alone."""

from __future__ import annotations

from itertools import combinations
from math import dist
from typing import NamedTuple

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.style import Style
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from tests.tui.conftest import Reading
from visittui.appearance import PLAIN_THEME, SIXTEEN_COLOUR_THEMES, TRUECOLOR_THEMES, Appearance
from visittui.tui.preferences import Preferences
from visittui.tui.theme.palettes import palette, palette_of
from visittui.tui.widgets.ink import under_cursor


class Scheme(NamedTuple):
    """The colours of a terminal: the sixteen, its dark and its light ground (empty where it comes without)."""

    sixteen: str
    dark: str
    light: str = ""


SCHEMES = {
    "xterm": Scheme(
        "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 "
        "7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff", "000000", "ffffff"),
    "Linux console (VGA)": Scheme(
        "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa "
        "555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff", "000000"),
    "Windows Terminal (Campbell)": Scheme(
        "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc "
        "767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2", "0c0c0c"),
    "GNOME Terminal (Tango)": Scheme(
        "2e3436 cc0000 4e9a06 c4a000 3465a4 75507b 06989a d3d7cf "
        "555753 ef2929 8ae234 fce94f 729fcf ad7fa8 34e2e2 eeeeec", "2e3436", "ffffff"),
    "macOS Terminal": Scheme(
        "000000 990000 00a600 999900 0000b2 b200b2 00a6b2 bfbfbf "
        "666666 e50000 00d900 e5e500 0000ff e500e5 00e5e5 e5e5e5", "000000", "ffffff"),
    "VS Code": Scheme(
        "000000 cd3131 0dbc79 e5e510 2472c8 bc3fbc 11a8cd e5e5e5 "
        "666666 f14c4c 23d18b f5f543 3b8eea d670d6 29b8db e5e5e5", "1e1e1e"),
    "Solarized": Scheme(
        "073642 dc322f 859900 b58900 268bd2 d33682 2aa198 eee8d5 "
        "002b36 cb4b16 586e75 657b83 839496 6c71c4 93a1a1 fdf6e3", "002b36", "fdf6e3"),
}  # fmt: skip

SIGNS = ("sign", "differs")
"""Inks of what stands before words and is no word."""

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
    numbers = SCHEMES[scheme].sixteen.split()
    return Color.parse("#" + (default if colour is None or colour.number is None else numbers[colour.number]))


def coloured(theme: str) -> dict[str, Style]:
    """The inks that are not the terminal's own text on its own ground, whose contrast is the terminal's affair."""
    return {ink: style for ink, style in palette(theme).items() if style.color or style.bgcolor}


def least_contrast(theme: str, scheme: str, ground: str) -> float:
    """The lowest contrast of any coloured ink on a ground, but for signs where the ground is not known."""
    return min(
        contrast(shown(style.color, scheme, ""), shown(style.bgcolor, scheme, ground))
        for ink, style in coloured(theme).items()
        if theme != "terminal" or ink not in SIGNS
    )


@pytest.mark.parametrize("theme", ["terminal", PLAIN_THEME])
def test_what_is_read_is_in_the_terminals_own_colours_unless_the_reader_chose_a_ground(theme: str) -> None:
    """No colour of the sixteen can be read on every dark and every light ground; a match brings its own ground."""
    assert set(coloured(theme)) <= ({"match", *SIGNS} if theme == "terminal" else {"match"})


@pytest.mark.parametrize("scheme", SCHEMES)
def test_signs_of_the_first_start_are_seen_on_every_ground(scheme: str) -> None:
    """They are not read: a contrast of 3 will do (WCAG 2.2, success criterion 1.4.11), to one decimal."""
    for ground in filter(None, SCHEMES[scheme][1:]):
        for sign in SIGNS:
            assert (
                round(contrast(shown(palette("terminal")[sign].color, scheme, ""), Color.parse(f"#{ground}")), 1) >= 3
            )


# Black on yellow has 4.0 on the Linux console and 4.1 in Solarized, which both have a brown for a yellow, and five and
# more elsewhere; Solarized has greys for its bright colours.
@pytest.mark.parametrize(
    ("theme", "least", "in_solarized"),
    [
        ("terminal", 4.0, 4.0),
        ("dark", 4.5, 2.7),
        ("light", 4.5, 3.3),
    ],
)
def test_colours_can_be_read_in_the_schemes_of_common_terminals(theme: str, least: float, in_solarized: float) -> None:
    for name, scheme in SCHEMES.items():
        grounds = {scheme.dark} if theme == "dark" else {scheme.light} if theme == "light" else {*scheme[1:]}
        for ground in grounds - {""}:
            assert least_contrast(theme, name, ground) >= (in_solarized if name == "Solarized" else least), name


@pytest.mark.parametrize("theme", SIXTEEN_COLOUR_THEMES)
def test_no_two_states_differ_by_their_hue_alone(theme: str) -> None:
    inks = palette(theme)
    for one, other in combinations(STATES, 2):
        looks = [attributes(inks[ink], inks["text"].bgcolor) for ink in (one, other)]
        assert looks[0] != looks[1], f"{one} and {other} look alike"


def attributes(style: Style, ground: RichColor | None = None) -> tuple[bool, ...]:
    """What is seen without hues: bold, dim, underline, reverse, and whether there is a ground other than the text's."""
    own = style.bgcolor not in (None, ground)
    return bool(style.bold), bool(style.dim), bool(style.underline), bool(style.reverse), own


def test_plain_is_without_any_colour() -> None:
    assert all(style.color is None and style.bgcolor is None for style in palette(PLAIN_THEME).values())


def both(style: Style) -> tuple[RichColor, RichColor]:
    """The colour and the ground of an ink that has them."""
    assert style.color
    assert style.bgcolor
    return style.color, style.bgcolor


@pytest.mark.parametrize(("theme", "least"), [("high-contrast", 7), ("colour-blind", 4.5)])
def test_themes_on_black_can_be_read_whatever_the_colours_of_the_terminal(theme: str, least: float) -> None:
    """Enhanced contrast (WCAG 2.2, success criterion 1.4.6) and the least one; more colours than sixteen are fixed."""
    for style in palette(theme).values():
        assert contrast(*(Color.parse(colour.name) for colour in both(style))) >= least
        fixed = (
            Color.parse(f"#{bytes(c.downgrade(ColorSystem.EIGHT_BIT).get_truecolor()).hex()}") for c in both(style)
        )
        assert contrast(*fixed) >= least
        # As good as elsewhere where there are no more than sixteen, which have a brown or greys for yellow in two.
        for name, scheme in SCHEMES.items():
            few = (shown(colour.downgrade(ColorSystem.STANDARD), name, scheme.dark) for colour in both(style))
            assert contrast(*few) >= {"Solarized": 2.4, "Linux console (VGA)": 4.0}.get(name, 4.5), name


BLIND_TO = {
    "red": ((0.11238, 0.88762, 0), (0.11238, 0.88762, 0), (0.00401, -0.00401, 1)),
    "green": ((0.29275, 0.70725, 0), (0.29275, 0.70725, 0), (-0.02234, 0.02234, 1)),
}
"""What readers see who are blind to a colour, of linear red, green and blue (Viénot, Brettel and Mollon 1999)."""


def seen_by(blind_to: str, colour: RichColor) -> tuple[float, ...]:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in Color.parse(colour.name).normalized]
    mixed = [sum(share * part for share, part in zip(row, linear, strict=True)) for row in BLIND_TO[blind_to]]
    return tuple(255 * (12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055) for c in mixed)


@pytest.mark.parametrize("blind_to", BLIND_TO)
def test_colours_are_told_apart_by_readers_who_are_blind_to_one(blind_to: str) -> None:
    inks = palette("colour-blind")
    colours = [*(both(inks[ink])[0] for ink in ("text", "link", "notice")), both(inks["match"])[1]]
    assert len({colour.name for colour in colours}) == len(colours)
    for one, other in combinations(colours, 2):
        assert dist(seen_by(blind_to, one), seen_by(blind_to, other)) >= 90, (one.name, other.name)


def test_colour_blind_readers_meet_neither_red_nor_green() -> None:
    used = {colour for style in palette("colour-blind").values() for colour in both(style)}
    assert {colour.name for colour in used} <= {"#000000", "#ffffff", "#56b4e9", "#e69f00", "#f0e442"}
    red_and_green = {1, 2, 9, 10}
    assert red_and_green.isdisjoint(colour.downgrade(ColorSystem.STANDARD).number for colour in used)


async def test_a_theme_with_a_ground_of_its_own_has_it_everywhere(reading: Reading) -> None:
    async with reading(preferences=Preferences(Appearance("high-contrast"))) as reader:
        await reader.press("slash", "x", "q")
        for strip in reader.screen._compositor.render_strips():
            for segment in strip:
                assert segment.style
                assert "default" not in {colour.name for colour in both(segment.style)}
        reader.app.look(Appearance("terminal"))
        await reader.press("escape")
        strips = reader.screen._compositor.render_strips()
        assert not any(segment.style and segment.style.bgcolor == BLACK_GROUND for strip in strips for segment in strip)


BLACK_GROUND = RichColor.parse("#000000")


@pytest.mark.parametrize(
    ("theme", "least"),
    [("high-contrast", 7), ("colour-blind", 4.5), ("nord", 3.5), ("textual-light", 3.5), ("solarized-light", 3.5)],
)
async def test_what_an_empty_search_box_says_can_be_read(reading: Reading, theme: str, least: float) -> None:
    async with reading(preferences=Preferences(Appearance(theme))) as reader:
        box = reader.explorer.query_one("#search")
        segments = [segment for segment in box.render_line(0) if "to search" in segment.text]
        assert segments
        for segment in segments:
            assert segment.style
            assert not segment.style.dim
            assert contrast(*(Color.parse(colour.name) for colour in both(segment.style))) >= least


@pytest.mark.parametrize("theme", ["colour-blind", "nord", "textual-light", "solarized-light"])
@pytest.mark.parametrize("keys", [(), ("t", "left"), ("t", "shift+left")])
async def test_the_cursor_in_the_search_box_is_in_the_colours_of_the_text(
    reading: Reading, theme: str, keys: tuple[str, ...]
) -> None:
    """Not in those of the examples under it, nor on the tint of the box, which all but hide it."""
    async with reading(preferences=Preferences(Appearance(theme))) as reader:
        await reader.press("slash", *keys)
        cursor = next(iter(reader.explorer.query_one("#search").render_line(0)))
        assert cursor.style
        assert cursor.style.reverse
        assert both(cursor.style) == both(reader.explorer.rich_style)


def test_the_themes_offered_are_those_of_textual() -> None:
    assert set(TRUECOLOR_THEMES) == {name for name, theme in BUILTIN_THEMES.items() if not theme.ansi}


@pytest.mark.parametrize("name", TRUECOLOR_THEMES)
def test_themes_with_colours_of_their_own_can_be_read(name: str) -> None:
    inks = palette_of(BUILTIN_THEMES[name])
    assert inks.keys() == palette("terminal").keys()
    for ink, style in inks.items():
        assert style.color
        assert style.bgcolor
        # What may be passed over is paler: in themes with pale text it would be that text otherwise.
        least = 3.5 if ink == "muted" else 4.5
        assert contrast(Color.parse(style.color.name), Color.parse(style.bgcolor.name)) >= least, ink


@pytest.mark.parametrize("name", TRUECOLOR_THEMES)
def test_themes_with_colours_of_their_own_keep_them_apart(name: str) -> None:
    inks = palette_of(BUILTIN_THEMES[name])
    for one, other in [("link", "text"), ("notice", "text"), ("notice", "link"), ("muted", "text")]:
        distance = dist(*(Color.parse(inks[ink].color.name).rgb for ink in (one, other)))  # type: ignore[union-attr]
        assert distance >= 35, f"{one} and {other} are {distance:.0f} of 441 apart"


@pytest.mark.parametrize("theme", [*SIXTEEN_COLOUR_THEMES, "tokyo-night"])
def test_the_cursor_covers_its_row_whatever_inks_stand_in_it(theme: str) -> None:
    inks = palette(theme) if theme in SIXTEEN_COLOUR_THEMES else palette_of(BUILTIN_THEMES[theme])
    for ink in inks.values():
        style = under_cursor(inks["cursor"], ink)
        assert (style.color, style.bgcolor, style.reverse) == (inks["cursor"].color, inks["cursor"].bgcolor, True)
    # A match is seen there too.
    assert under_cursor(inks["cursor"], inks["match"]).underline


@pytest.mark.parametrize("theme", [*SIXTEEN_COLOUR_THEMES, *TRUECOLOR_THEMES])
def test_focus_cursor_and_match_are_told_apart(theme: str) -> None:
    """By what is seen without hues: as list and card compose it, on the chosen row and beside it."""
    inks = palette(theme) if theme in SIXTEEN_COLOUR_THEMES else palette_of(BUILTIN_THEMES[theme])
    ground = inks["text"].bgcolor
    seen = {
        "a row": inks["detail"],
        "a match": inks["match"],
        "the chosen row": under_cursor(inks["cursor"], inks["detail"]),
        "a match in the chosen row": under_cursor(inks["cursor"], inks["match"]),
        "the chosen row of a list without the focus": under_cursor(inks["unfocused"], inks["detail"]),
    }
    for (one, its), (other, others) in combinations(seen.items(), 2):
        looks = [(*attributes(style)[:4], style.bgcolor not in (None, ground)) for style in (its, others)]
        assert looks[0] != looks[1], f"{one} and {other} look alike"
    link, chosen, left = inks["link"], *(under_cursor(inks[name], inks["link"]) for name in ("cursor", "unfocused"))
    assert len({attributes(style)[:4] for style in (link, chosen, left)}) == 3
