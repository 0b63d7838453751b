"""The help, as a card: drawn by the same widget as every other card."""

from __future__ import annotations

from visittui.archive.card import Card, Fact, Link, LinkGroup, Section, Span
from visittui.tui.hour_axis import ABOUT, AT, GUIDE, PLANNED, WITHIN
from visittui.tui.keys import KEYS, Keys, Where, key_of, sign
from visittui.tui.row_layout import DIFFERS
from visittui.tui.tabs import TABS

PLACES: tuple[tuple[Where, str], ...] = (
    ("list", "In a list"),
    ("card", "In a card"),
    ("search", "In the search box"),
    ("anywhere", "Everywhere"),
)
"""What can have the focus, and what the help calls it."""

_EXAMPLES = (
    ("nuclear energy", "both words, in any order, also as beginnings of words"),
    ("“strategic partnership”", "exactly this phrase"),
    ("speaker:lam", "what To Lam said; said: is the same"),
    ("attended:lam", "where he was; also named: about: mentions: addressed: at: place: topic: org:"),
    ("signed:likhachev", "papers he signed; for other acts adopted: exchanged: negotiated: witnessed:"),
    ("witnessed:vietnam", "papers witnessed on a country's or an organisation's behalf"),
    ("via:reuters", "what came through Reuters; also kind: form:"),
    ("source:tass", "what this publisher's pages tell; source:live-page one source, by its id"),
    ("date:2024-06-20 kind:event", 'one day\'s events; date:"20 June" is the same'),
    ("since:2024-06-20 kind:quote", "from that day on; until: to it; after: before: without it"),
    ("putin -nuclear", "with the first word and without the second"),
    ("likachev~", "spelt like this"),
    ("=Lâm", "this very word, marks included"),
    ("rosatom OR novatek", "either"),
    ("tolam", "names work without spaces, without marks, and in Cyrillic"),
)

MARKED_ROW = ("*", "a row that you have marked")
MARKS = (
    ("▌", "the row under the cursor"),
    MARKED_ROW,
    ("underlined, or after ›", "a link: Enter on it leads there; in a chart every name and mark is one"),
    (DIFFERS, "sources tell this differently; the card leads to their accounts"),
    ("~", "a time that the source gives as approximate"),
    (f"{AT} {ABOUT} {WITHIN}", "on the hours of a day: at this time, about then, at some time within"),
    (PLANNED, "planned; whether it went so is told elsewhere"),
    (GUIDE, "midnight, six, noon and eighteen o'clock"),
    ("█ ░", "two parts of one bar; the heading of a chart says what they count"),
    ("“ ”", "words exactly as printed; without them the words are ours"),
    ("live-page:34 +2", "cited: a source, its line, and two more sources; Enter leads to the list of them"),
    ("‹", "taken from: the live page ‹ Bloomberg ‹ a website"),
)
"""Every sign of the screen and what it means."""


def help_card(focused: Where, keys: Keys = KEYS, *, kiosk: bool = False) -> Card:
    """The help for where the reader is: the keys of what has the focus come first.

    Args:
        focused: what has the focus.
        keys: the reader's table of keys.
        kiosk: whether the reader is a stranger, to whom nothing is offered that only others have.
    """
    keys = tuple(key for key in keys if key.in_kiosk or not kiosk)
    ordered = sorted(PLACES, key=lambda place: place[0] != focused)
    sections = [Section(title, tuple(_sign_line(*line) for line in key_lines(where, keys))) for where, title in ordered]
    sections.append(Section("Signs", tuple(_sign_line(*line) for line in MARKS if line != MARKED_ROW or not kiosk)))
    examples = LinkGroup(
        "example",
        "Queries to try with Enter",
        len(_EXAMPLES),
        tuple(Link(f"?{query}", query, meaning) for query, meaning in _EXAMPLES),
    )
    return Card(
        "help/keys",
        "help",
        "Help",
        f"Esc closes it. {key_of('back', keys)} always leads back to where you were.",
        (
            Fact(
                "Tabs",
                (
                    Span(
                        f"1 to {len(TABS) - 1}, or {key_of('previous_tab', keys)} and {key_of('next_tab', keys)}",
                        "name",
                    ),
                    Span("  while there is a query, each counts its matches"),
                ),
            ),
        ),
        tuple(sections),
        (examples,),
    )


def key_lines(where: Where, keys: Keys = KEYS) -> list[tuple[str, str]]:
    """The keys of one place as a reader calls them, and what each does."""
    lines = []
    for key in keys:
        if key.where == where:
            meaning = key.help or next(other.help for other in KEYS if other.action == key.action and other.help)
            lines.append((" ".join(sign(each) for each in key.keys), meaning))
    return lines


def _sign_line(mark: str, meaning: str) -> tuple[Span, ...]:
    return (Span(mark.ljust(24), "name"), Span(meaning))
