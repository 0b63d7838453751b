"""What Ctrl+P leads to beside items: the actions with their keys, and the tabs."""

from __future__ import annotations

from collections.abc import Sequence

from visittui.archive.search.examples import examples
from visittui.archive.search.folding import fold
from visittui.archive.search.hits.row_source import RowSource
from visittui.archive.search.hits.whole_list import Order
from visittui.archive.store.archive import Archive
from visittui.archive.store.row import Row
from visittui.tui.explorer.tabs import MARKED, TABS
from visittui.tui.keymap.keys import Keys, sign
from visittui.tui.keymap.ways_on import PRESS, TAB

_LEAST_LETTERS = 2


def commands(keys: Keys, *, kiosk: bool) -> tuple[Row, ...]:
    """A row for each tab and for each action that is there everywhere; in a kiosk without what strangers have not."""
    tabs = [
        Row(0, TAB + tab.name, "tab", tab.name, f"key {number}")
        for number, tab in enumerate(TABS, 1)
        if tab is not MARKED or not kiosk
    ]
    actions = [
        Row(0, PRESS + key.keys[0], "action", key.help, f"key {sign(key.keys[0])}")
        for key in keys
        if key.where == "anywhere" and key.help and key.name != "jump" and (key.in_kiosk or not kiosk)
    ]
    return (*tabs, *actions)


def such_as(archive: Archive) -> tuple[str, ...]:
    """What the empty box says: parts of names of the record, the longest sentence first, nothing where none fits."""
    tried = examples(archive)
    names = [name for name in (tried.speaker, tried.phrase, fold(archive.visit.place_name)) if name]
    return (*(f"such as: {', '.join(names[:count])}" for count in range(len(names), 0, -1)), "")


def named(rows: Sequence[Row], typed: str) -> list[Row]:
    """Those in whose words all that is typed begins a word."""
    asked = typed.lower().split()
    if len(typed.strip()) < _LEAST_LETTERS:
        return []
    return [
        row for row in rows if all(any(word.startswith(each) for word in row.title.lower().split()) for each in asked)
    ]


class JumpRows:
    """Some rows before those of another source, which may begin within it: what stands before that comes last then."""

    def __init__(self, first: Sequence[Row], source: RowSource, begin: int = 0) -> None:
        self._first = list(first)
        self._source = source
        self._begin = begin
        self.ordering: Order = source.ordering

    def __len__(self) -> int:
        return len(self._first) + len(self._source)

    def rows(self, start: int, stop: int) -> Sequence[Row]:
        """The rows from index `start` to before `stop`."""
        total, shift = len(self._source), self._begin - len(self._first)
        begin, end = max(self._begin, start + shift), min(total + self._begin, stop + shift)
        after = self._source.rows(begin, min(end, total)) if begin < min(end, total) else ()
        last = self._source.rows(max(0, begin - total), end - total) if end > total else ()
        return [*self._first[start:stop], *after, *last]

    def index_of(self, ref: str) -> int | None:
        """Where an item is in the list, None where it is not."""
        index = self._source.index_of(ref)
        return None if index is None else (index - self._begin) % len(self._source) + len(self._first)
