"""Keys as readers write them, and Textual's names for them."""

from __future__ import annotations

import unicodedata

from visittui.keyboard_layouts import Keyboard
from visittui.tui.keymap.keys import SIGNS

_NAMES = {sign.lower(): name for name, sign in SIGNS.items() if len(sign) > 1}
NAMED_KEYS = frozenset(
    [
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete", "backspace"),
        *("tab", "enter", "escape", "space", *(f"f{number}" for number in range(1, 25))),
    ]
)
_PLAINER_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


def key_named(text: str) -> str | None:
    """Textual's name of a key as a reader writes it: `Ctrl+P`, `/`, `G`, `PgDn`, `alt+left`; None for no key.

    A sign is named by its Unicode name, as Textual does.
    """
    before, _, name = ("", "", text) if len(text) == 1 else text.rpartition("+")
    if text.endswith("++"):
        before, name = text[:-2], "+"
    modifiers = [modifier.strip().lower() for modifier in before.split("+")] if before else []
    if not set(modifiers) <= {"ctrl", "alt", "shift"}:
        return None
    name = Keyboard().key_at(name)  # a Russian letter is the key that it stands on
    if len(name) > 1:
        name = _NAMES.get(name.lower(), name.lower())
        if name not in NAMED_KEYS and name not in SIGNS:
            return None
    elif not name.isprintable() or not name:
        return None
    elif modifiers == ["shift"] and name.isalpha():
        return name.upper()
    elif not name.isalnum():
        sign = "space" if name == " " else unicodedata.name(name, "").lower().replace("-", "_").replace(" ", "_")
        name = _PLAINER_NAMES.get(sign, sign)
    elif modifiers:
        name = name.lower()
    return "+".join([*sorted(modifiers), name])
