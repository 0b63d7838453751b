"""What a terminal sends for a key: the sequences of xterm (its ctlseqs document, "PC-Style Function Keys")."""

from __future__ import annotations

CURSOR = {"Up": "A", "Down": "B", "Right": "C", "Left": "D", "End": "F", "Home": "H"}
"""Final letters; sent after ESC [ or, when the program has asked for application cursor keys, after ESC O."""

EDITING = {"Insert": 2, "Delete": 3, "PageUp": 5, "PageDown": 6}
FUNCTION = {"F1": "P", "F2": "Q", "F3": "R", "F4": "S"}
FUNCTION_NUMBERS = {"F5": 15, "F6": 17, "F7": 18, "F8": 19, "F9": 20, "F10": 21, "F11": 23, "F12": 24}
PLAIN = {"Enter": "\r", "Tab": "\t", "Escape": "\x1b", "Backspace": "\x7f", "Space": " ", "shift+Tab": "\x1b[Z"}
MODIFIERS = {"shift": 1, "alt": 2, "ctrl": 4}


def bytes_of_key(key: str, application_cursor: bool = False) -> bytes:
    r"""Translate one key or a piece of text.

    Args:
        key: a name ("Down", "Enter", "ctrl+p", "alt+Right", "shift+Tab"); anything else is text and typed as it is.
        application_cursor: whether the program has switched the arrows to their other form (DECCKM).

    Returns:
        The bytes a keyboard would send, e.g. b"\x1b[B" for "Down".
    """
    if key in PLAIN:
        return PLAIN[key].encode()
    *modifiers, name = key.split("+") if len(key) > 1 else [key]
    if not all(modifier in MODIFIERS for modifier in modifiers):
        return key.encode()
    code = 1 + sum(MODIFIERS[modifier] for modifier in modifiers)
    if name in CURSOR:
        introducer = "O" if application_cursor else "["
        return (f"\x1b[1;{code}{CURSOR[name]}" if code > 1 else f"\x1b{introducer}{CURSOR[name]}").encode()
    if name in FUNCTION:
        return (f"\x1b[1;{code}{FUNCTION[name]}" if code > 1 else f"\x1bO{FUNCTION[name]}").encode()
    if number := EDITING.get(name) or FUNCTION_NUMBERS.get(name):
        return (f"\x1b[{number};{code}~" if code > 1 else f"\x1b[{number}~").encode()
    if modifiers == ["alt"]:
        return ("\x1b" + PLAIN.get(name, name)).encode()
    if modifiers == ["ctrl"] and len(name) == 1 and "@" <= name.upper() <= "_":
        return bytes([ord(name.upper()) - 64])
    if modifiers:
        raise ValueError(f"a plain xterm has no sequence for {key!r}")
    return key.encode()
