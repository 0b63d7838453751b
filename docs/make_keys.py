"""Writes docs/keys.md from the program's own tables of keys and signs: `python -m docs.make_keys`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from visittui.tui.help_card import MARKS, PLACES, key_lines

KEYS_DOCUMENT = Path(__file__).parent / "keys.md"

_HEAD = """\
# Keys and signs

Made from the program by `make docs`. On the screen `?` shows the same, what has the focus first; the bottom line names
the keys that matter most where you are. The first keys of an action can be changed in the
[settings](using.md#how-it-looks-and-your-own-keys).

`1` to `9` open the tabs in their order.
"""


def keys_document() -> str:
    """The document: a table for each place that can have the focus, and one of signs."""
    parts = [_HEAD]
    for where, title in PLACES:
        lines = [(" ".join(f"`{key}`" for key in keys.split()), meaning) for keys, meaning in key_lines(where)]
        parts.append(f"## {title}\n\n{_table(('Key', 'What it does'), lines)}")
    parts.append(f"## Signs\n\n{_table(('Sign', 'What it means'), MARKS)}")
    return "\n".join(parts)


def _table(head: tuple[str, str], lines: Iterable[tuple[str, str]]) -> str:
    rows = [head, ("---", "---"), *lines]
    return "".join(
        f"| {left.replace('|', chr(92) + '|')} | {right.replace('|', chr(92) + '|')} |\n" for left, right in rows
    )


if __name__ == "__main__":
    KEYS_DOCUMENT.write_text(keys_document(), encoding="utf-8")
