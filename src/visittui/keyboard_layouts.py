"""Letters of a Russian keyboard as the keys that they stand on: commands are found by where they are.

The layout is ЙЦУКЕН as every system ships it (xkeyboard-config, symbols/ru, variant winkeys), over the American one.
Beside that stand keys that are one in most terminals.
"""

from __future__ import annotations

_PLAIN = dict(zip("йцукенгшщзхъфывапролджэячсмитьбюё", "qwertyuiop[]asdfghjkl;'zxcvbnm,.`", strict=True))
_SHIFTED = dict(zip("ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ", 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~', strict=True))
_LETTERS = _PLAIN | _SHIFTED

# Both layouts have these, on different keys.
_SIGNS = {".": "/", ",": "?"}

_WITH_SHIFT = dict(zip("`1234567890-=[]\\;',./", '~!@#$%^&*()_+{}|:"<>?', strict=True))

SENT_AS = {
    **{f"{held}+{name}": name for held in ("shift", "ctrl", "ctrl+shift") for name in ("enter", "escape")},
    **{f"{held}+backspace": "ctrl+w" for held in ("alt", "ctrl", "alt+ctrl", "alt+shift", "ctrl+shift")},
    "shift+backspace": "backspace",
    "ctrl+tab": "tab",
    "ctrl+shift+tab": "shift+tab",
    "ctrl+h": "backspace",
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+left_square_bracket": "escape",
    "alt+b": "ctrl+left",
    "alt+f": "ctrl+right",
}
"""Keys that only kitty's keyboard protocol tells apart, and what other terminals send for them.

Ctrl and Backspace, which some send as the one and some as the other, take a word, as Alt and Backspace do.
"""


class Keyboard:
    """Notices in which layout a reader types, by the letters that come."""

    def __init__(self) -> None:
        self._is_russian = False

    def key_at(self, character: str, base: str = "", *, shift: bool = False) -> str:
        """The character of the American layout on the key that was pressed.

        `base` is what the key types in the American layout, where the terminal tells (kitty's base layout key); `shift`
        is whether it was pressed with Shift. A letter of the Latin alphabet is itself whatever the layout: who types
        French or Dvorak means letters.
        """
        if character in _LETTERS or (base and _SIGNS.get(character) == base):
            self._is_russian = True
        elif character.isascii() and character.isalpha():
            self._is_russian = False
        if character in _LETTERS:
            return _LETTERS[character]
        if character in _SIGNS:
            return _SIGNS[character] if self._is_russian else character
        if base and not character.isascii() and character.isalpha():
            return _WITH_SHIFT.get(base, base.upper()) if shift else base
        return character
