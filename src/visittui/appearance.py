"""How the program will look on a terminal, and why: decided once, told by `visittui doctor` in the same words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from visittui.terminal import TerminalFacts

TERMINAL_THEME, PLAIN_THEME = "terminal", "plain"

SIXTEEN_COLOUR_THEMES: Mapping[str, str] = {
    TERMINAL_THEME: "your terminal's own colours, on dark and on light",
    "dark": "for a dark background",
    "light": "for a light background",
    "high-contrast": "white and yellow on black, nothing dim",
    "colour-blind": "blue and orange on black, no red, no green",
    PLAIN_THEME: "no colour at all",
}
"""Themes for any terminal, and what each is for."""

TRUECOLOR_THEMES = (
    "atom-one-dark", "atom-one-light", "catppuccin-frappe", "catppuccin-latte", "catppuccin-macchiato",
    "catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai", "nord", "rose-pine", "rose-pine-dawn",
    "rose-pine-moon", "solarized-dark", "solarized-light", "textual-dark", "textual-light", "tokyo-night",
)  # fmt: skip
"""Textual's own, which paint their own background; for terminals that announce truecolor."""

THEMES = (*SIXTEEN_COLOUR_THEMES, *TRUECOLOR_THEMES)
GLYPHS = ("auto", "unicode", "ascii")


class Chosen(NamedTuple):
    """What the reader chose, on the command line or in the settings; empty or None where nothing was."""

    theme: str = ""
    glyphs: str = ""
    mouse: bool | None = None
    source: str = ""


class Appearance(NamedTuple):
    """How the program will look.

    Attributes:
        theme: one of `THEMES`.
        mouse: whether clicks and the wheel are listened to.
        reasons: why, by the name of the attribute.
    """

    theme: str = TERMINAL_THEME
    ascii_only: bool = False
    mouse: bool = True
    reasons: Mapping[str, str] = {}


def decide(terminal: TerminalFacts, no_color: bool, *choices: Chosen) -> Appearance:
    """Decide how to look.

    `no_color` is whether the reader's environment asks for no colour (NO_COLOR, see no-color.org). Of the choices the
    first that says something counts; the command line comes first, and alone is heard over NO_COLOR.
    """
    theme, why_theme = _theme(terminal, no_color, choices)
    ascii_only, why_glyphs = next(
        ((choice.glyphs == "ascii", choice.source) for choice in choices if choice.glyphs not in ("", "auto")),
        (not terminal.utf8, f"the locale is {'' if terminal.utf8 else 'not '}one of UTF-8 ({terminal.locale})"),
    )
    mouse, why_mouse = next(
        ((choice.mouse, choice.source) for choice in choices if choice.mouse is not None),
        (True, "clicks and the wheel; hold Shift to select text as usual"),
    )
    return Appearance(theme, ascii_only, mouse, {"theme": why_theme, "ascii_only": why_glyphs, "mouse": why_mouse})


def _theme(terminal: TerminalFacts, no_color: bool, choices: tuple[Chosen, ...]) -> tuple[str, str]:
    for rank, choice in enumerate(choices):
        if not choice.theme:
            continue
        if no_color and rank > 0:
            break
        if choice.theme in TRUECOLOR_THEMES and terminal.colours != "truecolor":
            return (
                TERMINAL_THEME,
                f"{choice.theme} ({choice.source}) needs truecolor, which the terminal does not announce in COLORTERM",
            )
        if terminal.colours == "none" and rank > 0:
            break
        return choice.theme, choice.source
    if no_color:
        return PLAIN_THEME, "NO_COLOR is set"
    if terminal.colours == "none":
        return PLAIN_THEME, f"{terminal.colours_from} has no colours"
    return TERMINAL_THEME, "the default: it keeps your terminal's own colours"
