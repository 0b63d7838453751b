"""Writes docs/keys.md from the program's own tables of keys and signs: `python -m docs.make_keys`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from visittui.tui.explorer.help_card import MARKS, PARTS, key_lines
from visittui.tui.keymap.keys import KEYS, changeable

KEYS_DOCUMENT = Path(__file__).parent / "keys.md"

_HEAD = """\
# Keys and signs

Made from the program by `make docs`. On the screen `?` shows the same, what has the focus first; the bottom line names
the keys that matter most where you are. The keys of an action that has a name here can be changed in the
[settings](using.md#how-it-looks-and-your-own-keys).

`1` to `9` open the tabs in their order.
"""


def keys_document() -> str:
    """The document: a table for each place that can have the focus, and one of signs."""
    parts = [_HEAD]
    for where, title in PARTS:
        actions = (f"`{key.name}`" if changeable(key) else "" for key in KEYS if key.where == where)
        lines = [
            (" ".join(f"`{key}`" for key in keys.split()), meaning, action)
            for (keys, meaning), action in zip(key_lines(where), actions, strict=True)
        ]
        parts.append(f"## {title}\n\n{_table(('Key', 'What it does', 'Action'), lines)}")
    parts.append(f"## Signs\n\n{_table(('Sign', 'What it means'), MARKS)}")
    return "\n".join(parts)


def _table(head: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> str:
    rows = [head, ("---",) * len(head), *lines]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |\n" for row in rows)


if __name__ == "__main__":
    KEYS_DOCUMENT.write_text(keys_document(), encoding="utf-8")
