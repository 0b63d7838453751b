"""The table of keys with a reader's own keys in it, from the settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from visittui.state.settings import Settings
from visittui.tui.keymap.key_names import NAMED_KEYS, key_named
from visittui.tui.keymap.keys import KEYS, TABS_KEYS, Key, Keys, changeable, sign


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
        typed = len(key) == 1 or key == "space" or ("+" not in key and key not in NAMED_KEYS)
        if typed and any(entry.over_text or entry.where == "search" for entry in entries):
            raise ValueError(f"{text} is typed as text there; use a key with Ctrl or Alt, or F1 to F12")
        keys.append(key)
    if not keys:
        raise ValueError("it needs at least one key")
    return tuple(dict.fromkeys(keys))


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
