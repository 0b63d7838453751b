"""The one table of keys is complete and free of clashes."""

from collections import Counter
from typing import get_args

from textual.binding import Binding

from visittui.tui.keys import KEYS, Where, bindings, hints, sign
from visittui.tui.screens.explorer import ExplorerScreen
from visittui.tui.widgets.card_view import CardView
from visittui.tui.widgets.row_list import RowList
from visittui.tui.widgets.search_box import SearchBox

OWNERS = {"anywhere": ExplorerScreen, "list": RowList, "card": CardView, "search": SearchBox}


def test_no_key_means_two_things_in_one_place() -> None:
    for where in get_args(Where):
        uses = Counter(key for each in KEYS if each.where == where for key in each.keys)
        assert [key for key, count in uses.items() if count > 1] == []


def test_every_action_exists_where_it_is_bound() -> None:
    for key in KEYS:
        assert hasattr(OWNERS[key.where], f"action_{key.action}"), key


def test_every_action_is_explained_once() -> None:
    for action in {key.action for key in KEYS}:
        assert any(key.help for key in KEYS if key.action == action), action


def test_numbers_open_tabs() -> None:
    actions = {binding.key: binding.action for binding in bindings("anywhere") if isinstance(binding, Binding)}
    assert actions["4"] == "tab(3)"


def test_the_bottom_line_names_keys_as_readers_do() -> None:
    assert ("/", "search") in hints("list")
    assert sign("ctrl+p") == "Ctrl+P"
    assert sign("alt+right") == "Alt+Right"
    assert sign("G") == "G"
