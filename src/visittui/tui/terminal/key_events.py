"""Keys, from the sequences that terminals send for them: those that every terminal has, and kitty's keyboard protocol.

The protocol is described at https://sw.kovidgoyal.net/kitty/keyboard-protocol/; names of keys are Textual's.
"""

from __future__ import annotations

import re

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS, MODIFIER_FUNCTIONAL_KEYS
from textual.events import Key
from textual.keys import _character_to_key

from visittui.keyboard_layouts import SENT_AS, Keyboard

ASK_FOR_BASE_LAYOUT = "\x1b[=4;2u"
"""Has a terminal with kitty's protocol tell which key of the American layout a letter is on, beside what it tells."""

_WITH_PARAMETERS = re.compile(r"\x1b\[([\d:;]*)([u~ABCDEFHPQS])")
_CURSOR_REPORT = re.compile(r"\x1b\[\d+;\d+R")  # also what some terminals send for F3 with Shift and its like
_SHIFT, _ALT, _CONTROL = 1, 2, 4
_MODIFIERS = {_SHIFT: "shift", _ALT: "alt", _CONTROL: "ctrl", 8: "super", 16: "hyper", 32: "meta"}
_LOCKS = 64 | 128  # Caps Lock and Num Lock: what they change is in the text
_ALL_MODIFIERS = 255
_RELEASED = 3
_PRIVATE_USE = range(0xE000, 0xF900)
_SURROGATES = range(0xD800, 0xE000)
_CHARACTERS = {"backspace": "\x7f", "enter": "\r", "tab": "\t"}
_NO_COMMANDS = MODIFIER_FUNCTIONAL_KEYS | {"caps_lock", "scroll_lock", "num_lock"}
_MODIFY_OTHER_KEYS = 27
_FUNCTIONS = {**FUNCTIONAL_KEYS, "8u": "backspace"}  # xterm's number of it


QUIT_KEYS = frozenset({"ctrl+c", "ctrl+q"})
"""What ends the program from everywhere."""


class KeyReader:
    """Makes key events of characters and sequences, and remembers the reader's layout."""

    def __init__(self) -> None:
        self._keyboard = Keyboard()

    def typed(self, character: str, *, alt: bool = False) -> list[Key]:
        """One character as it came, with Alt or without.

        The event's key is named by where it is on the keyboard, its character is the one that was typed: commands go by
        the key, text fields by the character.
        """
        known = ANSI_SEQUENCES_KEYS.get(f"\x1b{character}" if alt else character)
        if isinstance(known, tuple):
            return [Key(key.value, None if alt else character) for key in known]
        name = self._name(character)
        if not alt:
            return [Key(name, character)]
        plain = ANSI_SEQUENCES_KEYS.get(character)
        if isinstance(plain, tuple):
            name = plain[0].value
        return [Key(f"alt+{f'shift+{name.lower()}' if len(name) == 1 and name.isupper() else name}", None)]

    def pressed(self, sequence: str) -> list[Key]:
        """The keys that a complete control sequence stands for; none where it stands for something else."""
        if parameters := _WITH_PARAMETERS.fullmatch(sequence):
            return self._with_parameters(*parameters.groups())
        if _CURSOR_REPORT.fullmatch(sequence):
            return []
        known = ANSI_SEQUENCES_KEYS.get(sequence)
        if isinstance(known, tuple):
            return [Key(key.value, None) for key in known if key.value != "<ignore>"]
        return self.typed(known) if isinstance(known, str) else []

    def _with_parameters(self, parameters: str, final: str) -> list[Key]:
        fields = [[int(part or 0) for part in field.split(":")] for field in parameters.split(";")]
        codes, modes, text, *_ = [*fields, [0], [0], [0]]
        if final == "~" and codes == [_MODIFY_OTHER_KEYS]:
            codes, text, final = text, [0], "u"
        modifiers = max(0, modes[0] - 1)
        if modes[1:2] == [_RELEASED] or modifiers > _ALL_MODIFIERS:
            return []
        modifiers &= ~_LOCKS
        name = _FUNCTIONS.get(f"{codes[0] or (1 if final.isupper() else 0)}{final}", "")
        letters = "".join(filter(None, map(_letter, text)))
        if name in _NO_COMMANDS or (not name and final != "u"):
            return []
        if name and not letters:
            name = name.removeprefix("kp_")
            return [_key(name, modifiers, None if modifiers else _CHARACTERS.get(name))]
        return self._letters(codes, modifiers, letters)

    def _letters(self, codes: list[int], modifiers: int, letters: str) -> list[Key]:
        """A key that types; a text that is told beside it is what was typed, else the key's own letter is."""
        own, alternates = _letter(codes[0]), [*map(_letter, codes[1:3]), "", ""]
        shift = bool(modifiers & _SHIFT)
        base = alternates[1] or ("" if shift else alternates[0])
        if modifiers & ~_SHIFT and not (letters and not modifiers & _CONTROL):
            return [_key(_character_to_key(self._keyboard.key_at(own, base)), modifiers, None)] if own else []
        if not letters and own:
            letters = (alternates[0] or own.upper()) if shift else own
        return [Key(self._name(letter, base, shift=shift), letter) for letter in letters]

    def _name(self, character: str, base: str = "", *, shift: bool = False) -> str:
        return _character_to_key(self._keyboard.key_at(character, base, shift=shift))


def ends_program(sequence: str) -> bool:
    """Whether a complete control sequence is a key that ends the program, which `QUIT_KEYS` names."""
    return any(key.key in QUIT_KEYS for key in KeyReader().pressed(sequence))


def _key(name: str, modifiers: int, character: str | None) -> Key:
    held = sorted(modifier for bit, modifier in _MODIFIERS.items() if modifiers & bit)
    named = "+".join([*held, name])
    plain = SENT_AS.get(named)
    return Key(named, character) if plain is None else Key(plain, _CHARACTERS.get(plain))


def _letter(code: int) -> str:
    """The character of a number, nothing where there is none that could be typed."""
    if not 0x20 <= code <= 0x10FFFF or code in _SURROGATES or code in _PRIVATE_USE or 0x7F <= code < 0xA0:
        return ""
    return chr(code)
