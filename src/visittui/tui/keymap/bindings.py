"""Textual's bindings, made from the table of keys."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from visittui.tui.keymap.keys import KEYS, TABS_KEYS, Key, Keys, Where, changeable


def bindings(where: Where) -> list[BindingType]:
    """The bindings of what has the focus; tab numbers come with `anywhere`."""
    tabs = [Binding(number, f"tab({int(number) - 1})", show=False) for number in TABS_KEYS]
    return [*(_binding(key) for key in KEYS if key.where == where), *(tabs if where == "anywhere" else ())]


def bindings_of(action: str) -> list[BindingType]:
    """The bindings of one action."""
    return [_binding(key) for key in KEYS if key.action == action]


def closing(*actions: str) -> list[BindingType]:
    """The bindings that close a dialog: Escape, and the keys of some actions that are declared for `anywhere`."""
    own = (key for action in actions for key in KEYS if key.action == action and changeable(key))
    return [Binding("escape", "close", show=False, priority=True), *(_binding(key, "close") for key in own)]


def keymap(keys: Keys) -> dict[str, str]:
    """What Textual must be told where a reader's keys differ from the declared ones: binding ids and keys."""
    return {
        binding: ",".join(chosen.keys)
        for declared, chosen in zip(KEYS, keys, strict=True)
        if declared.keys != chosen.keys and (binding := _id(declared))
    }


def _binding(key: Key, action: str = "") -> Binding:
    return Binding(",".join(key.keys), action or key.action, show=False, priority=key.over_text, id=_id(key))


def _id(key: Key) -> str | None:
    return f"{key.where}-{key.action}" if changeable(key) else None
