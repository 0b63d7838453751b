"""The one table of keys is complete and free of clashes."""

import string

import pytest
from textual.binding import Binding
from textual.keys import _character_to_key

from visittui.tui.app import VisitApp
from visittui.tui.keymap.bindings import bindings, keymap
from visittui.tui.keymap.keys import KEYS, hints, sign
from visittui.tui.keymap.own_keys import MENUS, changed, clashes, key_named
from visittui.tui.screens.dialogs import CopyScreen, ExportScreen, FilePathScreen, PlainTextScreen
from visittui.tui.screens.explorer import ExplorerScreen
from visittui.tui.screens.jump import JumpScreen
from visittui.tui.widgets.card_view import CardView
from visittui.tui.widgets.choice_list import ChoiceList
from visittui.tui.widgets.row_list import RowList
from visittui.tui.widgets.search_box import SearchBox

OWNERS = {"anywhere": ExplorerScreen, "list": RowList, "card": CardView, "search": SearchBox}


def test_no_key_means_two_things_in_one_place() -> None:
    assert list(clashes(KEYS)) == []


def test_every_action_exists_where_it_is_bound() -> None:
    for key in KEYS:
        if key.where == "review":
            continue  # the review does these
        namespace = key.action.rpartition(".")[0]
        owner = {"app": VisitApp, "screen": ExplorerScreen}.get(namespace, OWNERS[key.where])
        assert hasattr(owner, f"action_{key.name}"), key


def test_every_action_is_explained_once() -> None:
    for action in {key.action for key in KEYS}:
        assert any(key.help for key in KEYS if key.action == action), action


def test_numbers_open_tabs() -> None:
    actions = {binding.key: binding.action for binding in bindings("anywhere") if isinstance(binding, Binding)}
    assert actions["4"] == "tab(3)"


def test_the_bottom_line_names_keys_as_readers_do() -> None:
    assert ("/", "search") in [(hint.key, hint.word) for hint in hints("list")]
    assert sign("ctrl+p") == "Ctrl+P"
    assert sign("alt+right") == "Alt+Right"
    assert sign("G") == "G"


def test_a_reader_names_keys_as_they_are_printed() -> None:
    for written, key in {
        "/": "slash", "Ctrl+P": "ctrl+p", "G": "G", "g": "g", "shift+g": "G", "PgDn": "pagedown", "Esc": "escape",
        "alt+LEFT": "alt+left", "F5": "f5", "+": "plus", "Ctrl++": "ctrl+plus", "Bksp": "backspace", "Space": "space",
        "ж": "semicolon", "Ctrl+О": "ctrl+j",
    }.items():  # fmt: skip
        assert key_named(written) == key, written
    for written in ("", "ctrl", "hyper+x", "gg", "\x1b", "Ctrl+", "f99"):
        assert key_named(written) is None, written


def test_signs_have_the_names_that_textual_gives_them() -> None:
    for character in string.ascii_letters + string.digits + string.punctuation:
        assert key_named(character) == _character_to_key(character), character


def test_every_declared_key_can_be_written_in_settings() -> None:
    for key in KEYS:
        assert tuple(key_named(each) for each in key.keys) == key.keys
        assert tuple(key_named(sign(each)) for each in key.keys) == key.keys


def test_keys_may_change_places() -> None:
    keys, wrong = changed({"back": ["l"], "forward": ["h", "Alt+Right"]})
    assert wrong == {}
    assert keymap(keys) == {"anywhere-back": "l", "anywhere-forward": "h,alt+right"}


def test_an_action_of_list_and_card_changes_in_both() -> None:
    keys, wrong = changed({"down": ["n"], "next_hit": ["j"]})
    assert wrong == {}
    assert keymap(keys) == {"list-down": "n", "card-down": "n", "anywhere-next_hit": "j"}


def test_the_keys_of_menus_are_those_that_their_screens_have() -> None:
    """`own_keys.MENUS` tells what would clash; a key added to a menu is added there."""
    screens = (CopyScreen, ChoiceList, PlainTextScreen, JumpScreen, ExportScreen, FilePathScreen)
    for screen, menu in zip(screens, MENUS, strict=True):
        bound = {
            key
            for binding in vars(screen)["BINDINGS"]
            if not binding.action.startswith("close") or binding.key == "enter"
            for key in binding.key.split(",")
        }
        assert bound == {key for own in menu.keys for key in own.keys}, screen


@pytest.mark.parametrize(
    ("changes", "action", "said"),
    [
        ({"back": ["l"]}, "back", "l is the key of forward"),
        ({"back": ["j"]}, "back", "j is the key of down"),
        ({"zone": ["f8"], "order": ["F8"]}, "zone", "F8 is the key of order"),
        ({"zone": ["3"]}, "zone", "3 is the key of tab"),
        ({"help": ["Ctrl+Q"]}, "help", "Ctrl+Q is the key of quit"),
        ({"follow": ["v"]}, "follow", "v is the key of view (view to select, in the menu of copies)"),
        ({"take": ["x"], "write_marked": ["F7"]}, "take", "x is the key of write (to a file, in that menu)"),
        ({"settings": ["shift+tab"]}, "settings", "Shift+Tab is the key of"),
        ({"jump": ["PgDn"]}, "jump", "is the key of"),
        ({"jump": ["p"]}, "jump", "typed as text"),
        ({"bakc": ["F8"]}, "bakc", "there is no such action; there are search, open"),
        ({"back": ["ctlr+x"]}, "back", "'ctlr+x' is not a key"),
        ({"back": ["Ctrl+H"]}, "back", "Ctrl+H comes from terminals as Bksp; use another key"),
        ({"back": ["shift+Enter"]}, "back", "shift+Enter comes from terminals as Enter"),
        ({"back": ["Ctrl+["]}, "back", "Ctrl+[ comes from terminals as Esc"),
        ({"back": []}, "back", "at least one key"),
    ],
)
def test_a_change_that_cannot_be_is_named_and_the_rest_is_made(
    changes: dict[str, list[str]], action: str, said: str
) -> None:
    keys, wrong = changed({"facets": ["F9"], **changes})
    assert set(wrong) == {action}
    assert said in wrong[action]
    assert keymap(keys)["anywhere-facets"] == "f9"
    assert "anywhere-" + action not in keymap(keys)
