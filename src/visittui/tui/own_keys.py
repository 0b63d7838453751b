"""The table of keys with a reader's own keys in it, from the settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from visittui.tui.key_names import NAMED_KEYS, key_named
from visittui.tui.keys import KEYS, TABS_KEYS, Key, Keys, changeable, sign


def changed(changes: Mapping[str, Iterable[str]]) -> tuple[Keys, dict[str, str]]:
    """The table with a reader's own keys.

    Args:
        changes: keys as readers write them, by action.

    Returns:
        The table, and what is wrong with each change that could not be made, by action.
    """
    wrong: dict[str, str] = {}
    wanted: dict[str, tuple[str, ...]] = {}
    for action, written in changes.items():
        try:
            wanted[action] = _keys_for(action, written)
        except ValueError as error:
            wrong[action] = str(error)
    while clash := next(_clashes(_with(wanted)), None):
        key, own, other = clash
        if own.action not in wanted:
            own, other = other, own
        wrong[own.action] = f"{sign(key)} is the key of {other.action} ({_meaning(other)})"
        del wanted[own.action]
    return _with(wanted), wrong


def _keys_for(action: str, written: Iterable[str]) -> tuple[str, ...]:
    entries = [key for key in KEYS if key.action == action and changeable(key)]
    if not entries:
        raise ValueError(f"there is no such action; there are {', '.join(dict.fromkeys(key.action for key in KEYS))}")
    keys = []
    for text in written:
        key = key_named(text)
        if key is None:
            raise ValueError(f"{text!r} is no key; keys are written like / G Ctrl+P Alt+Left PgDn F5")
        typed = len(key) == 1 or key == "space" or ("+" not in key and key not in NAMED_KEYS)
        if typed and any(entry.over_text or entry.where == "search" for entry in entries):
            raise ValueError(f"{text} is typed as text where this acts; a key with Ctrl or Alt, or F1 to F12 is not")
        keys.append(key)
    if not keys:
        raise ValueError("it needs at least one key")
    return tuple(dict.fromkeys(keys))


def _with(wanted: Mapping[str, tuple[str, ...]]) -> Keys:
    return tuple(
        key._replace(keys=wanted[key.action]) if key.action in wanted and changeable(key) else key for key in KEYS
    )


def _clashes(keys: Keys) -> Iterator[tuple[str, Key, Key]]:
    """Keys that mean two things in one place, with both; the later of the two comes first."""
    numbers = Key("tab", TABS_KEYS, "a tab by its number")
    for place, one in enumerate((numbers, *keys)):
        for other in (numbers, *keys)[:place]:
            if _together(one, other):
                for key in one.keys:
                    if key in other.keys:
                        yield key, one, other


def _together(one: Key, other: Key) -> bool:
    """Whether both can be meant at the same moment."""
    if one.where == other.where:
        return True
    if "search" in (one.where, other.where):
        return one.over_text or other.over_text
    return "anywhere" in (one.where, other.where)


def _meaning(key: Key) -> str:
    return next(each.help for each in (key, *KEYS) if each.action == key.action and each.help)
