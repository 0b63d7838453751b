"""The table of keys with a reader's own keys in it, from the settings."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from visittui.keyboard_layouts import SENT_AS, Keyboard
from visittui.state.settings import Settings
from visittui.tui.keymap.keys import KEYS, SIGNS, TABS_KEYS, Key, Keys, changeable, sign


class Menu(NamedTuple):
    """The keys that a dialog has of its own, the actions that act in it, too, and whether those of a card do."""

    keys: tuple[Key, ...]
    actions: frozenset[str]
    has_card: bool = False


MENUS = (
    Menu(
        (Key("view", ("v",), "view to select, in the menu of copies"), Key("write", ("x",), "to a file, in that menu")),
        frozenset({"take", "help", "facets", "back", "quit"}),
        has_card=True,
    ),
    Menu(
        (
            Key("move", ("down", "j", "tab", "up", "k", "shift+tab"), "a choice up or down in the settings"),
            Key("page", ("pagedown", "pageup"), "a page up or down there"),
            Key("end", ("home", "g", "end", "G"), "to the first or the last choice there"),
            Key("choose", ("enter", "space"), "apply a choice in the settings"),
        ),
        frozenset({"settings", "back", "quit"}),
    ),
    Menu((Key("move", ("j", "k", "enter"), "a line up or down, or close a text"),), frozenset({"back", "quit"})),
    Menu(
        (Key("move", ("down", "up", "pagedown", "pageup", "enter"), "through the list of the jump"),),
        frozenset({"jump"}),
    ),
    Menu(
        (
            Key("send", ("y",), "to your clipboard, in the menu of exports"),
            Key("view", ("v",), "view to select, there"),
        ),
        frozenset({"write_marked", "help", "facets", "back", "quit"}),
        has_card=True,
    ),
    Menu((Key("write", ("enter",), "write the file"),), frozenset()),
)

REVIEW = Menu(
    (
        Key("choose", TABS_KEYS, "choose what is offered, in the review"),
        Key("move", ("down", "j", "up", "k", "pagedown", "pageup", "home", "end"), "through the review"),
    ),
    frozenset(key.name for key in KEYS if key.where == "review"),
)
"""The keys of the review that no action has; it is no dialog, and hands each key on itself."""

_NAMES = {sign.lower(): name for name, sign in SIGNS.items() if len(sign) > 1}
_NAMED_KEYS = frozenset(
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


def changed(changes: Mapping[str, Iterable[str]]) -> tuple[Keys, dict[str, str]]:
    """The table with a reader's own keys, and what is wrong with each change that could not be made, by action."""
    wrong: dict[str, str] = {}
    wanted: dict[str, tuple[str, ...]] = {}
    for action, written in changes.items():
        try:
            wanted[action] = _keys_for(action, written)
        except ValueError as error:
            wrong[action] = str(error)
    while clash := next(clashes(_with(wanted)), None):
        key, own, other = clash
        if own.name not in wanted:
            own, other = other, own
        meaning = next(each.help for each in (other, *KEYS) if each.name == other.name and each.help)
        wrong[own.name] = f"{sign(key)} is the key of {other.name} ({meaning})"
        del wanted[own.name]
    return _with(wanted), wrong


def keys_of(settings: Settings) -> tuple[Keys, tuple[str, ...]]:
    """The table with the keys of the settings, and a sentence for each that could not be used, with its line."""
    keys, wrong = changed(settings.keys)
    return keys, tuple(f"{settings.keys_at[action]}: keys.{action}: {what}" for action, what in wrong.items())


def _keys_for(action: str, written: Iterable[str]) -> tuple[str, ...]:
    entries = [key for key in KEYS if key.name == action and changeable(key)]
    if not entries:
        raise ValueError(f"there is no such action; there are {', '.join(dict.fromkeys(key.name for key in KEYS))}")
    keys = []
    for text in written:
        key = key_named(text)
        if key is None:
            raise ValueError(f"{text!r} is not a key; keys are written like / G Ctrl+P Alt+Left PgDn F5")
        if key in SENT_AS:
            raise ValueError(f"{text} comes from terminals as {sign(SENT_AS[key])}; use another key")
        typed = len(key) == 1 or key == "space" or ("+" not in key and key not in _NAMED_KEYS)
        if typed and any(entry.over_text or entry.where == "search" for entry in entries):
            raise ValueError(f"{text} is typed as text there; use a key with Ctrl or Alt, or F1 to F12")
        keys.append(key)
    if not keys:
        raise ValueError("it needs at least one key")
    return tuple(dict.fromkeys(keys))


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
        if name not in _NAMED_KEYS and name not in SIGNS:
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


def _with(wanted: Mapping[str, tuple[str, ...]]) -> Keys:
    return tuple(key._replace(keys=wanted[key.name]) if key.name in wanted and changeable(key) else key for key in KEYS)


def clashes(keys: Keys) -> Iterator[tuple[str, Key, Key]]:
    """Keys that mean two things at one focus, with both; the later of the two comes first."""
    numbers = Key("tab", TABS_KEYS, "a tab by its number")
    for index, one in enumerate((numbers, *keys)):
        for other in (numbers, *keys)[:index]:
            if _together(one, other):
                yield from ((key, one, other) for key in one.keys if key in other.keys)
    for menu in (*MENUS, REVIEW):
        for own in menu.keys:
            for other in keys:
                if other.name in menu.actions or (menu.has_card and other.where == "card"):
                    yield from ((key, other, own) for key in own.keys if key in other.keys)


def _together(one: Key, other: Key) -> bool:
    """Whether both can be meant at the same moment."""
    if one.where == other.where:
        return True
    if "review" in (one.where, other.where):
        return False
    if "search" in (one.where, other.where):
        return one.over_text or other.over_text
    return "anywhere" in (one.where, other.where)
