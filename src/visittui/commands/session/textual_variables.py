"""Variables of the environment by which Textual would end the program: it takes them as they are."""

from __future__ import annotations

from collections.abc import MutableMapping

_OF_ITS_DEVELOPERS = (
    "TEXTUAL_FILTERS",
    "TEXTUAL_LOG",
    "TEXTUAL_PRESS",
    "TEXTUAL_SCREENSHOT",
    "TEXTUAL_SHOW_RETURN",
)
"""A filter it cannot make, a file that may not be there to write to, keys that nobody pressed, a picture after which
it ends, and words after the last screen."""

_NUMBERS = ("ESCDELAY", "TEXTUAL_DIM_FACTOR", "TEXTUAL_FPS")
_MOST_DIGITS = 9

_COLOUR_SYSTEMS = ("auto", "standard", "256", "truecolor")


def leave_out_what_ends_textual(environment: MutableMapping[str, str]) -> None:
    """Take out of an environment, before Textual is imported, what it could not start with."""
    for name in _OF_ITS_DEVELOPERS:
        environment.pop(name, None)
    for name in _NUMBERS:
        if len(environment.get(name, "")) > _MOST_DIGITS:
            del environment[name]
    if environment.get("TEXTUAL_COLOR_SYSTEM", "auto") not in _COLOUR_SYSTEMS:
        del environment["TEXTUAL_COLOR_SYSTEM"]
