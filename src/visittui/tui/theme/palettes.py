"""The inks of each theme.

Every state is told without colour too (a sign or a text style), so that `plain`, which is all of the others without
their colours, loses nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from visittui.appearance import PLAIN_THEME, TERMINAL_THEME

Palette = Mapping[str, Style]

_PLAIN = {
    **dict.fromkeys(("text", "quote", "label", "detail", "citation", "tab"), ""),
    **dict.fromkeys(("words", "name", "notice", "differs", "title", "heading", "sign", "unfocused"), "bold"),
    "muted": "dim",
    "link": "underline",
    "match": "bold underline",
    "cursor": "reverse",
    "current": "bold reverse",
}
"""What every theme has at least."""


def _colours(link: str, notice: str, match: str, **others: str) -> Mapping[str, str]:
    """Headings and signs in the colour of links, where accounts differ in that of notices."""
    return {
        **dict.fromkeys(("heading", "link", "sign"), link),
        **dict.fromkeys(("notice", "differs"), notice),
        "match": match,
        **others,
    }


_COLOURS: Mapping[str, Mapping[str, str]] = {
    PLAIN_THEME: {},
    # No colour of the sixteen can be read on black and on white in the palettes of the common terminals, so that
    # whatever is read is in the terminal's own; a match has its own ground. Signs are seen, not read: they have the
    # only two colours with a contrast of 3 (WCAG 2.2, success criterion 1.4.11) on all of these.
    TERMINAL_THEME: {"match": "black on yellow", "sign": "bright_magenta", "differs": "bright_red"},
    # Those of the sixteen that are read best on a dark ground, or on a light one.
    "dark": _colours("bright_cyan", "bright_yellow", "black on bright_yellow", citation="bright_green"),
    "light": _colours("blue", "red", "bright_white on blue", citation="magenta"),
    # Yellow has a contrast of 19 on black, whatever the terminal makes of its own.
    "high-contrast": _colours("#ffff00", "#ffff00", "#000000 on #ffff00", muted="not dim"),
    # Sky blue, orange and yellow of Okabe and Ito, who chose them to be told apart by readers who do not see red or
    # green. In sixteen colours they become cyan and yellow.
    "colour-blind": _colours("#56b4e9", "#e69f00", "#000000 on #f0e442", muted="not dim"),
}

_ON_BLACK = "#ffffff on #000000"
_OWN_GROUND = {"high-contrast": _ON_BLACK, "colour-blind": _ON_BLACK}
"""Text and ground of themes that do not take the terminal's: what is promised of a contrast needs both."""

ANSI = "ansi-dark"
BLACK = Theme(name="black", primary="#ffffff", foreground="#ffffff", background="#000000", dark=True)
"""What Textual draws itself, such as the search box, in themes with such a ground; in others that is `ANSI`."""

_LEAST_CONTRAST = 4.5
"""Of text against its background (WCAG 2.2, success criterion 1.4.3)."""

_LEAST_CONTRAST_OF_MUTED = 3.5
"""Of what may be passed over: with the contrast of text it would look like text in themes whose text is pale."""

_LEAST_DISTANCE = 40
"""Between two inks that a reader tells apart: the distance of their colours, of 441 from black to white."""


def palette(theme: str) -> Palette:
    """The inks of a theme of sixteen colours, one of `appearance.SIXTEEN_COLOUR_THEMES`."""
    colours, ground = _COLOURS[theme], Style.parse(_OWN_GROUND.get(theme, ""))
    return {ink: ground + _style(plain, colours.get(ink, "")) for ink, plain in _PLAIN.items()}


def base_theme(theme: str) -> str:
    """The theme of Textual's below a theme of sixteen colours."""
    return BLACK.name if theme in _OWN_GROUND else ANSI


def _style(plain: str, colour: str) -> Style:
    if colour.startswith(("black on", "#000000 on")):
        # Many terminals draw bold black as grey.
        plain = plain.replace("bold", "").strip()
    return Style.parse(plain) + Style.parse(colour) if colour else Style.parse(plain)


def palette_of(theme: Theme) -> Palette:
    """The inks of a theme of Textual's whose colours are not the terminal's, on its own background."""
    variables = theme.to_color_system().generate()
    ground, text = (Color.parse(variables[name]) for name in ("background", "foreground"))

    def ink(*names: str, apart: Sequence[Color] = ()) -> Color:
        """The first of some colours of the theme, made legible, that is none of those it must be told from."""
        found = [_legible(Color.parse(variables[name]), ground) for name in names]
        return next(
            (each for each in found if all(math.dist(each.rgb, one.rgb) >= _LEAST_DISTANCE for one in apart)), found[0]
        )

    link = ink("accent", "primary", "secondary", apart=[text])
    notice = ink("warning", "error", "accent", apart=[text, link])
    muted = next(
        blended
        for share in range(45, 100, 5)
        if _contrast(blended := ground.blend(text, share / 100), ground) >= _LEAST_CONTRAST_OF_MUTED
    )
    marker = Color.parse(variables["warning"])
    candidates = [ground, text, Color.parse("black"), Color.parse("white")]
    on_marker = next(colour for colour in candidates if _contrast(colour, marker) >= _LEAST_CONTRAST).hex6
    colours = _colours(
        link.hex6,
        notice.hex6,
        f"{on_marker} on {marker.hex6}",
        label=ink("secondary", "primary", apart=[text]).hex6,
        muted=f"not dim {muted.hex6}",
        citation=ink("success").hex6,
        heading=ink("primary", "secondary", apart=[text]).hex6,
    )
    base = Style.parse(f"{text.hex6} on {ground.hex6}")
    return {name: base + Style.parse(plain) + Style.parse(colours.get(name, "")) for name, plain in _PLAIN.items()}


def _legible(colour: Color, ground: Color) -> Color:
    """The colour, made lighter or darker as far as it must be to be read on this ground; it keeps its hue."""
    away = max((Color.parse("white"), Color.parse("black")), key=lambda end: _contrast(end, ground))
    shades = (colour.blend(away, share / 100) for share in range(0, 101, 5))
    return next(shade for shade in shades if _contrast(shade, ground) >= _LEAST_CONTRAST)


def _contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    """Relative luminance as WCAG 2.2 defines it, from 0 to 1."""
    channels = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour.normalized]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
