"""Words for the signs that a screen reader passes over."""

from __future__ import annotations

import re

from visittui.archive.relations import CHAIN

_ABOUT = re.compile(r"~(?=\d)")
_UNTIL = re.compile(r"(?<=\d)–(?=\d)")


def aloud(text: str) -> str:
    """Words of visittui's own with words for such signs; never used on the record's."""
    return _UNTIL.sub(" to ", _ABOUT.sub("about ", text.replace(CHAIN, ", which cites ")))
