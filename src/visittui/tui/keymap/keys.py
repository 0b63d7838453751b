"""Every key, declared once: bindings, the bottom line and the help are all made from this table."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, NamedTuple

Where = Literal["anywhere", "list", "card", "search", "review"]
"""What must have the focus; the review is a screen of its own, on which no other keys act."""


class Key(NamedTuple):
    """One action and its keys.

    Attributes:
        action: the name of the action, `action_<name>` of the widget that has the binding.
        keys: Textual's names of the keys, the one to teach first.
        help: what it does, for the help.
        where: what must have the focus.
        hint: a word for the bottom line; empty keeps it off.
        over_text: acts even while a text field has the focus.
        in_kiosk: whether strangers on a public account have it.
    """

    action: str
    keys: tuple[str, ...]
    help: str
    where: Where = "anywhere"
    hint: str = ""
    over_text: bool = False
    in_kiosk: bool = True

    @property
    def name(self) -> str:
        """What settings call the action: without `app.` or `screen.`, whose it is."""
        return self.action.rpartition(".")[2]


Keys = tuple[Key, ...]


def _draft(action: str, hint: str, meaning: str, *keys: str) -> Key:
    return Key(action, keys, meaning, "review", hint=hint, in_kiosk=False)


KEYS: Keys = (
    Key(
        "search",
        ("slash",),
        "type a query over the whole record; from the card of a person or organisation, over what belongs to it",
        hint="search",
    ),
    Key("open", ("enter", "right"), "open the card of the item under the cursor", "list", hint="open"),
    Key("follow", ("enter",), "go where the chosen link leads", "card", hint="follow"),
    Key("next_link", ("tab",), "choose the next link", "card", hint="link"),
    Key("previous_link", ("shift+tab",), "choose the previous link", "card"),
    Key("to_list", ("left",), "return to the list beside or under the card", "card"),
    Key("to_card", ("tab",), "go to the card of the item under the cursor", "list"),
    Key("back", ("backspace", "alt+left", "h"), "return to where you were, to the exact row", hint="back"),
    Key("resume", ("full_stop",), "resume where you left off", in_kiosk=False),
    Key("forward", ("alt+right", "l"), "go forward again after going back"),
    Key("leave", ("escape",), "clear the query (in a list, forward brings it back); in a card, return to the list"),
    Key("down", ("down", "j"), "one row down", "list"),
    Key("up", ("up", "k"), "one row up", "list"),
    Key("down", ("down", "j"), "to the next link, or one line down", "card"),
    Key("up", ("up", "k"), "to the previous link, or one line up", "card"),
    Key("page_down", ("pagedown",), "one page down", "list"),
    Key("screen.mark_row", ("space",), "mark the item, too", "list", in_kiosk=False),
    Key("page_up", ("pageup",), "one page up", "list"),
    Key("page_down", ("pagedown",), "", "card"),
    Key("page_down", ("space",), "one page down, too", "card"),
    Key("page_up", ("pageup",), "", "card"),
    Key("first", ("home", "g"), "to the first row or line", "list"),
    Key("last", ("end", "G"), "to the last row or line", "list"),
    Key("first", ("home", "g"), "", "card"),
    Key("last", ("end", "G"), "", "card"),
    Key("next_item", ("J",), "to the next item of the list, without leaving the card", hint="next"),
    Key("previous_item", ("K",), "to the previous item of the list, without leaving the card"),
    Key("next_tab", ("right_square_bracket", "ctrl+pagedown"), "the next tab"),
    Key("previous_tab", ("left_square_bracket", "ctrl+pageup"), "the previous tab"),
    Key("next_hit", ("n",), "to the next match in the card"),
    Key("previous_hit", ("N",), "to the previous match in the card"),
    Key("order", ("s",), "order by relevance, by time, or newest first", hint="order"),
    Key("facets", ("f",), "narrow the list by speaker or topic; press again to close", hint="narrow"),
    Key("widen", ("w",), "search the whole record again, not only what belongs to one item"),
    Key(
        "complete",
        ("tab",),
        "offer fields, or the values of one; press again to take the chosen one",
        "search",
        hint="complete",
    ),
    Key("widen", ("shift+tab",), "", "search", hint="whole record"),
    Key(
        "offer", ("o",), "do what is offered above the keys: another spelling, a query without a word, the whole record"
    ),
    Key("zone", ("z",), "show hours in the zone of the visit, in UTC, or in your own"),
    Key("take", ("y",), "copy the item: words with citation, Markdown, CSL-JSON, BibTeX, RIS, id", hint="copy"),
    Key("mark", ("b", "m"), "mark the item for later, or remove its mark", hint="mark", in_kiosk=False),
    Key("write_marked", ("x",), "export all marked items, to a file or your clipboard", hint="export", in_kiosk=False),
    Key(
        "context",
        ("c",),
        "show the lines cited for an item in their sources; for a difference, what each account prints",
        hint="source",
    ),
    Key(
        "picture",
        ("p",),
        "draw what goes with this tab: who copies whom, who signed with whom, accounts on a scale",
        hint="draw",
    ),
    Key(
        "without",
        ("minus",),
        "show the record without the chosen source: × what rests on it alone; press again to bring it back",
        hint="without it",
    ),
    Key(
        "drafts", ("d",), "decide on the drafts that were made for the record from texts", hint="drafts", in_kiosk=False
    ),
    Key("records", ("ctrl+r",), "open another record", in_kiosk=False),
    Key("reload", ("R",), "reload the record's file"),
    Key("app.suspend", ("ctrl+z",), "suspend; the shell's fg resumes", over_text=True, in_kiosk=False),
    Key("settings", ("f2",), "choose theme, signs and zone"),
    Key("help", ("question_mark", "f1"), "this help", hint="help"),
    Key("quit", ("q",), "quit", hint="quit"),
    Key("quit", ("ctrl+q", "ctrl+c"), "quit at once, even while typing", over_text=True),
    Key("jump", ("ctrl+p",), "jump to any item, tab or action by its name", hint="jump", over_text=True),
    Key("to_results", ("down",), "leave the search box for the results", "search", hint="to the results"),
    Key("accept", ("enter",), "the same; where Tab offers something, take the chosen one", "search"),
    Key("previous_completion", ("up",), "choose the previous one that Tab offers", "search"),
    Key("leave_box", ("escape",), "clear the query, then leave the box", "search", hint="clear, leave"),
    _draft("enter_item", "accept", "enter it into the record as it is shown", "enter"),
    _draft("enter_printings", "with all", "enter it together with its other printings, as the item lists them", "w"),
    _draft("dismiss", "dismiss", "make nothing of it, with a reason that is kept", "x"),
    _draft("speaker", "speaker", "say who said it, or whom a suggestion means, by a number or letters of a name", "s"),
    _draft("event", "event", "say at which event; the next ones of this text follow", "v"),
    _draft("topic", "topic", "say what it is about: a topic or an item; again takes that back", "t"),
    _draft("undo", "undo", "take the last step back", "u", "ctrl+z"),
    _draft("leave_review", "leave", "leave the review; everything is written", "q", "escape"),
    _draft("next_undecided", "next", "go to the next that is not decided", "n"),
    _draft("edit_item", "edit", "edit the item in $EDITOR; what is saved is accepted", "e"),
    _draft("add_item", "add", "fill a new item in, in $EDITOR", "a"),
    _draft("review_keys", "keys", "list the keys of the review; Enter on one does what it says", "question_mark", "f1"),
    _draft("form", "form", "whole sentences, or a fragment", "f"),
    _draft("parts", "parts", "take pieces apart, or one sentence out of many", "p"),
    _draft("printing", "printing", "a printing of another quote, or a quote of its own", "r"),
    _draft("open_item", "open", "edit any item of the record, or the visit, in $EDITOR", "o"),
)

SIGNS = {
    "slash": "/",
    "full_stop": ".",
    "question_mark": "?",
    "minus": "-",
    "escape": "Esc",
    "backspace": "Bksp",
    "enter": "Enter",
    "tab": "Tab",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "pagedown": "PgDn",
    "pageup": "PgUp",
}

TABS_KEYS = tuple("123456789")
"""Always the tabs, by their number in the tab line."""


def sign(key: str) -> str:
    """A key as a reader would call it: `ctrl+p` is `Ctrl+P`, `slash` is `/`."""
    *modifiers, name = key.split("+")
    plain = SIGNS.get(name, name.capitalize() if len(name) > 1 or modifiers else name)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), plain])


def key_of(action: str, keys: Keys = KEYS) -> str:
    """The key to teach of an action, as a reader would call it."""
    return sign(next(key for key in keys if key.name == action).keys[0])


def changeable(key: Key) -> bool:
    """Whether settings may change it: the first keys of an action; what it has beside them always stays."""
    return key.keys == next(other.keys for other in KEYS if other.action == key.action)


class KeyHint(NamedTuple):
    """A key on the bottom line; those of the lowest rank stay where there is little room."""

    key: str
    word: str
    rank: int
    press: str = ""
    """The key as Textual calls it, which a click on the words presses."""


_RANKS = {
    "help": 0,
    "quit": 1,
    "write_marked": 2,
    "tabs": 3,
    "facets": 4,
    "back": 5,
    "next_item": 5,
    "mark": 6,
    "context": 6,
    "picture": 6,
    "take": 7,
    "order": 7,
    "without": 7,
    "search": 8,
}
_OWN_RANK, _OTHER_RANK = 2, 9
_TABS_RANK_ON_A_CARD = 7
"""Whoever reads cards marks them and looks up their sources; the tabs are one key back."""

HERE_ONLY = ("facets", "order", "mark", "next_item", "context", "write_marked", "picture", "without")
"""Actions that the bottom line names only where they are useful, before what is true everywhere."""


WORDS_WHILE_NARROWING = {"follow": "add or take back", "facets": "close"}
"""What the bottom line calls actions where a list is narrowed."""


def hints(
    where: Where,
    keys: Keys = KEYS,
    *,
    tabs: int = 7,
    without: Collection[str] = (),
    useful: Collection[str] = (),
    narrows: bool = False,
) -> list[KeyHint]:
    """What the bottom line names while `where` has the focus, its own keys first, then what is useful there.

    `without` are actions that would lead nowhere at the moment, `useful` those of `HERE_ONLY` that are useful here,
    `narrows` is whether what is looked at narrows the list.
    """
    named = [key for key in keys if key.hint and key.action not in without]
    if narrows:
        named = [key._replace(hint=WORDS_WHILE_NARROWING.get(key.action, key.hint)) for key in named]
    own = [KeyHint(sign(key.keys[0]), key.hint, _OWN_RANK, key.keys[0]) for key in named if key.where == where]
    here: list[Key] = []
    if where == "search":
        # Of the others only those that are not typed as text.
        general = [key for name in ("jump", "quit") for key in keys if key.over_text and key.name == name]
    else:
        anywhere = [key for key in named if key.where == "anywhere"]
        here = [key for key in anywhere if key.action in useful]
        general = [key for key in anywhere if key.action not in HERE_ONLY]
    tabs_rank = _TABS_RANK_ON_A_CARD if "context" in useful else _RANKS["tabs"]
    tabs_hint = [] if where == "search" else [KeyHint(f"1-{tabs}", "tabs", tabs_rank)]
    return [*own, *map(_hint, here), *tabs_hint, *map(_hint, general)]


def _hint(key: Key) -> KeyHint:
    return KeyHint(sign(key.keys[0]), key.hint or key.name, _RANKS.get(key.action, _OTHER_RANK), key.keys[0])
