"""The help, as a card: drawn by the same widget as every other card."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len

from visittui.archive.cards.card import Card, Section, Span
from visittui.archive.search.examples import Examples
from visittui.tui.drawing.source_charts import COPY, WITNESS
from visittui.tui.explorer.tabs import TABS
from visittui.tui.keymap.keys import KEYS, Keys, Where, key_of, sign
from visittui.tui.layout.fallen import FALLEN
from visittui.tui.layout.hour_axis import ABOUT, AT, DISPUTED, GUIDE, PLANNED, WITHIN
from visittui.tui.layout.row_layout import DIFFERS, DIFFERS_IN_WORDING

PARTS: tuple[tuple[Where, str], ...] = (
    ("list", "In a list"),
    ("card", "In a card"),
    ("search", "In the search box"),
    ("anywhere", "Everywhere"),
    ("review", "In the review of drafts"),
)
"""What can have the focus, and what the help calls it."""

MARKED_ROW = ("*", "a row that you have marked")
MARKS = (
    ("▌", "the row under the cursor"),
    MARKED_ROW,
    ("underlined, or after ›", "a link: Enter on it leads there; in a chart every name and mark is one"),
    (DIFFERS, "sources disagree on this; the card leads to their accounts"),
    (DIFFERS_IN_WORDING, "sources word this differently, and agree otherwise"),
    ("~", "a time, or on a scale a number, that the source gives as approximate"),
    (f"{AT} {ABOUT} {WITHIN}", "the hour of an event: exact, about then, some time in a part of the day"),
    (DISPUTED, "an hour, or a day, on which accounts disagree"),
    (PLANNED, "planned; see the event for what happened"),
    (GUIDE, "midnight, six, noon and eighteen o'clock"),
    (f"{WITNESS} {COPY}", "in pictures of sources: a source, and one of the same wording"),
    ("┃ → ←", "on a scale: what an account gives, or more or later than that, or less or earlier"),
    (FALLEN, "rests only on the source that is left out"),
    ("█ ░", "two parts of one bar; the heading of a chart says what they count"),
    ("“ ”", "words exactly as printed; without them the words are ours"),
    ("…", "more stands here than there is room for; the card has it. Within “ ” it is printed"),
    ("2 witnesses", "the independent sources of this; however many share one wording, they are one"),
    ("open, explained", "of a difference: nothing settles it, or the card says how it came about"),
    ("live-page:34 +2", "cited: a source, its line, and two more sources; Enter leads to the list of them"),
    ("‹", "taken from: the live page ‹ Bloomberg ‹ a website"),
)
"""Every sign of the screen and what it means."""

CLICKS = (
    ("a tab", "opens it"),
    ("a row", "puts the cursor there; a second click opens it"),
    ("a link", "leads there; the heading of a group lists all of it"),
    ("the trail", "leads back to the place that was clicked"),
    ("a key below", "does what the key does, as do the zone and any sentence that names a key"),
    ("the wheel", "scrolls; with Shift held, the terminal selects text as usual"),
)
"""What can be clicked, and what a click on it does."""

_COLUMN = 18
_QUERY_COLUMN = 29
"""Cells that a key or sign, or a query, has before its meaning."""


def help_card(focused: Where, tried: Examples, keys: Keys = KEYS, *, kiosk: bool = False) -> Card:
    """The help for where the reader is: what matters most, queries, signs, and all keys, those there first.

    Examples of queries are made of what was tried; strangers, in a kiosk, are told of nothing that only others have.
    """
    keys = tuple(key for key in keys if key.in_kiosk or not kiosk)
    complete, facets = key_of("complete", keys), key_of("facets", keys)
    completing = (
        (
            complete,
            "in the search box: the fields there are; after a field and a colon, its values and how often each is",
        ),
        (f"{sign('down')} {sign('up')}", "choose one of what is offered; more letters leave fewer"),
        (f"{complete}, {key_of('accept', keys)}", "take the chosen one"),
    )
    narrowing = (
        (facets, "the speakers of its quotes and the topics of its items, counted"),
        (key_of("follow", keys), "narrow to one, or take it back; the search box shows the query that this makes"),
        (facets, "close that, and read what is left"),
    )
    ordered = sorted(PARTS, key=lambda part: part[0] != focused)
    ordered = [part for part in ordered if any(key.where == part[0] for key in keys)]
    sections = (
        _section("The keys that matter most", _first_keys(keys, kiosk=kiosk)),
        _section("Queries", _queries(tried), _QUERY_COLUMN, links=True),
        _section("To complete a query", completing),
        _section("To narrow a list", narrowing),
        _section("Clicks", CLICKS),
        _section("Signs", [line for line in MARKS if line != MARKED_ROW or not kiosk]),
        *(_section(title, key_lines(where, keys)) for where, title in ordered),
    )
    names = ", ".join(title.lower() for _, title in ordered)
    contents = (
        "Below: the keys that matter most, queries to try with Enter, completing, narrowing, clicks, signs, and all"
        f" keys {names}."
    )
    return Card("help/keys", "help", "Help", contents, (), sections, ())


def _queries(tried: Examples) -> list[tuple[str, str]]:
    """Queries that find something in the record, and what each means; what the record has nothing of is left out."""
    signed = "papers they signed; for other acts adopted: exchanged: negotiated: witnessed:"
    lines = [
        (tried.word, tried.word, "also its other forms and spellings, and words that mean the same"),
        (tried.phrase, tried.phrase, "both words, in any order, also as beginnings of words"),
        (tried.phrase, f"“{tried.phrase}”", "exactly this phrase"),
        (tried.speaker, f"speaker:{tried.speaker}", f"what {tried.speaker_name} said; said: means the same"),
        (
            tried.attended,
            f"attended:{tried.attended}",
            "what they took part in; more such fields: named: about: mentions: addressed: at: topic: org:",
        ),
        (tried.signatory, f"signed:{tried.signatory}", signed),
        (tried.source, f"source:{tried.source}", "what a source tells; also by publisher; via: kind: form:"),
        (tried.day, f"date:{tried.day} kind:event", "one day's events; a day can be written in any usual way"),
        (tried.day, f"since:{tried.day}", "from that day on; until: up to it; after: and before: leave the day out"),
        (tried.joined, f"{tried.joined} -{tried.word}", "with the first word and without the second"),
        (tried.word, f"{tried.word}~", "this word, or one that is spelt like it"),
        (tried.speaker, f"={tried.speaker_name.split(' ')[-1]}", "this very word alone, marks included"),
        (len(tried.parties) > 1, " OR ".join(tried.parties), "either"),
        (tried.joined, tried.joined, "names work without spaces, without marks, and in Cyrillic"),
    ]
    return [(query, meaning) for there, query, meaning in lines if there]


def _first_keys(keys: Keys, *, kiosk: bool) -> list[tuple[str, str]]:
    tabs = len(TABS) - kiosk
    marked = "" if kiosk else f"; {tabs} lists what you marked with {key_of('mark', keys)}"
    both = f"{key_of('previous_tab', keys)} {key_of('next_tab', keys)}"
    return [
        (key_of("search", keys), "search; results appear while you type"),
        (f"{key_of('up', keys)} {key_of('down', keys)}", "move"),
        (key_of("open", keys), "open the card of a row; on a card, follow the chosen link"),
        (key_of("next_link", keys), "from the list to the card, on the card to the next link"),
        (key_of("back", keys), "back to where you were, to the exact row"),
        (f"1 to {tabs}, {both}", f"the tabs{marked}"),
        (key_of("take", keys), "copy, with citation"),
        (key_of("quit", keys), "quit; Ctrl+C and Ctrl+Q do so at any time, without asking"),
    ]


def key_lines(where: Where, keys: Keys = KEYS) -> list[tuple[str, str]]:
    """The keys of one part of the screen as a reader calls them, and what each does."""
    return [
        (
            " ".join(map(sign, key.keys)),
            key.help or next(other.help for other in KEYS if other.action == key.action and other.help),
        )
        for key in keys
        if key.where == where
    ]


def _section(heading: str, lines: Iterable[tuple[str, str]], column: int = _COLUMN, *, links: bool = False) -> Section:
    """Keys, signs or queries in one column and what they mean in another."""
    return Section(
        heading,
        tuple(
            (
                Span(mark, "name", f"?{mark}" if links else None),
                Span(f"{' ' * max(2, column - cell_len(mark))}{meaning}"),
            )
            for mark, meaning in lines
        ),
        hanging=column,
    )
