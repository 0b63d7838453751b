"""What a terminal says of itself in the environment: the only thing known of it before anything is drawn."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Literal, NamedTuple

Colours = Literal["none", "16", "256", "truecolor"]

SCREENLESS = ("", "dumb", "unknown")
"""Values of TERM that stand for a terminal which cannot place text."""

_MONOCHROME = ("vt52", "vt100", "vt102", "vt200", "vt220", "vt320", "vt420", "ansi-m", "cons25-m")
"""Terminals without colour, by the beginning of their terminfo name."""

_TRUECOLOR = ("truecolor", "24bit")
"""Values of COLORTERM that announce 24-bit colour (the convention of github.com/termstandard/colors)."""


class TerminalFacts(NamedTuple):
    """What is known of the reader's terminal.

    Attributes:
        name: TERM, empty when there is none.
        colours: how many colours it announces.
        colours_from: the variable that says so.
        utf8: whether the locale is one of UTF-8.
        locale: the variable that decides the locale, as `NAME=value`, or that there is none.
        over_ssh: whether it is at the far end of an SSH session.
        multiplexer: the program between this one and the terminal.
    """

    name: str
    colours: Colours
    colours_from: str
    utf8: bool
    locale: str
    over_ssh: bool
    multiplexer: Literal["", "tmux", "screen"]


def terminal_facts(environment: Mapping[str, str]) -> TerminalFacts:
    """What the environment of the reader's process says, as in `os.environ`."""
    name = environment.get("TERM", "")
    colours, colours_from = _colours(environment, name)
    variable, value = _locale(environment)
    return TerminalFacts(
        name=name,
        colours=colours,
        colours_from=colours_from,
        utf8="utf8" in value.lower().replace("-", ""),
        locale=f"{variable}={value}" if value else "no LANG, LC_CTYPE or LC_ALL",
        over_ssh=any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")),
        multiplexer="tmux" if environment.get("TMUX") else "screen" if environment.get("STY") else "",
    )


def _colours(environment: Mapping[str, str], name: str) -> tuple[Colours, str]:
    announced = environment.get("COLORTERM", "")
    if announced.strip().lower() in _TRUECOLOR:
        return "truecolor", f"COLORTERM={announced}"
    if name.startswith(_MONOCHROME) or name.endswith(("-m", "-mono")):
        return "none", f"TERM={name}"
    return ("256" if "256" in name else "16"), f"TERM={name}"


def _locale(environment: Mapping[str, str]) -> tuple[str, str]:
    """The variable that decides how letters are encoded, by the order of POSIX, and its value."""
    for variable in ("LC_ALL", "LC_CTYPE", "LANG"):
        value = environment.get(variable, "")
        # Python itself sets this one where the locale is that of C (PEP 538); it says nothing of the terminal.
        coerced = variable == "LC_CTYPE" and value == "C.UTF-8" and sys.flags.utf8_mode
        if value and not (coerced and "PYTHONUTF8" not in environment):
            return variable, value
    return "LANG", ""
