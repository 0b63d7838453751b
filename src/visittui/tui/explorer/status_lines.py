"""What the lines around list and card say: title, matches, tabs, trail or notice, keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from visittui.archive.cards.card import Card
from visittui.archive.search.hits.row_source import Order
from visittui.archive.store.archive import Archive
from visittui.archive.store.visit import Visit
from visittui.tui.explorer.location import Location
from visittui.tui.explorer.tabs import MARKED, TABS, Tab
from visittui.tui.keymap.keys import KeyHint, Keys, Where, hints, key_of, sign
from visittui.tui.keymap.ways_on import BACK, PRESS, QUERY, Sentence, Told, press
from visittui.tui.layout.text_runs import Line, Run, cut, parted, width_of

if TYPE_CHECKING:
    from visittui.archive.search.searching import Results

SMALLEST = (40, 10)
"""Columns and lines below which a sentence asks for more room."""

WELCOMES = (
    "New here? {search} searches, {open} opens, {help} explains every key. visittui draft begins a record of your own.",
    "New here? {search} searches, {open} opens, {help} explains every key.",
    "New here? {help} explains every key.",
    "New here? {help} helps.",
)
"""Said at the bottom at the very first start, until the reader has gone somewhere; shorter where there is no room."""

_SCOPE_CELLS = 28
_ORDERINGS: Mapping[Order, str] = {
    "relevance": "best first",
    "time": "by time",
    "newest": "newest first",
    "standing": "signed first",
}
_TITLE_CELLS = 24
"""Cells that the trail leaves each title at least, before it leaves out the location."""

_MOST_LOCATIONS = 4
"""Locations of a trail."""

MARKS_EXPECTED = 9
"""So many marks the tab line has room for beside all else."""

Ends = tuple[Line, Line]
"""What stands at the left and at the right of a line."""


class Situation(NamedTuple):
    """What the lines tell about.

    Attributes:
        part: what has the focus.
        trail: where the reader came from, and where they are.
        position: what part of the card or list is in view, then the same in fewer words; empty for all.
        scope: the name of the item to which the search is confined, or nothing.
        reads_card: whether it is a card that the reader pages through.
        without: actions that would lead nowhere now.
        left_out: that the record is shown without one of its sources, then the same in fewer words; or nothing.
        useful: actions that are useful just here.
        narrows: whether what narrows the list is looked at.
        under_way: what goes on beside the screen.
        said: what the reader was told because of their last key.
        record_changed: whether the record's file is another than the one that is shown.
        told: what is to know about marks and archive.
        drafts: how many suggestions are to be decided, where that is to be told.
    """

    keys: Keys
    part: Where
    trail: Sequence[Location]
    position: Sequence[str]
    zone: str
    results: Results | None
    scope: str
    reads_card: bool
    is_empty: bool
    tabs: int
    without: Sequence[str] = ()
    left_out: Sequence[str] = ()
    useful: Sequence[str] = ()
    narrows: bool = False
    under_way: str = ""
    said: str = ""
    record_changed: bool = False
    told: str = ""
    is_first_start: bool = False
    drafts: int = 0
    too_small: bool = False


def title_line(visit: Visit, width: int, left_out: Sequence[str] = ()) -> Ends:
    """The program and the visit, in the words of the record; or that one of its sources is left out."""
    name, when = (Run(" visittui", "name"), Run("  ")), (Run(f"{visit.when} ", "label"),)
    if not left_out:
        return (*name, Run(visit.title, "text")), when
    room = width - width_of(name) - width_of(when) - 2
    words = next((words for words in left_out if cell_len(words) <= room), left_out[-1])
    return (*name, Run(words, "notice")), when


def number(count: int, capped: bool = False) -> str:
    """A count for reading: `1,234`, `10,000+`."""
    return f"{count:,}{'+' if capped else ''}"


def search_label(scope: str) -> Line:
    """The words before the search box, with the name of the item to which the search is confined."""
    if not scope:
        return (Run(" Search: ", "label"),)
    return (Run(" Search in ", "label"), *cut((Run(scope, "name"),), _SCOPE_CELLS), Run(": ", "label"))


def found_line(results: Results | None) -> Line:
    """The number of matches after the search box, `3+12` where 12 have some of the words."""
    if results is None or not results.query:
        # Of signs alone nothing is asked: the list stays whole, and nothing in it is a match.
        return ()
    total, whole = sum(results.counts.values()), sum(results.complete.values())
    words = "no match" if not whole else "1 match" if whole == 1 else f"{number(whole, bool(results.capped))} matches"
    if total > whole:
        words = f"{whole}+{total - whole} matches"
    return (Run(f"{words} ", "name" if total else "notice"),)


def tab_counts(archive: Archive, results: Results | None, marked: int | None) -> Mapping[str, str]:
    """What each tab holds: its items, or its matches while there is a query, `3+12` where 12 have some of the words.

    `marked` is how many items the tab of marked ones lists; None where nothing is marked.
    """
    counts, whole = (archive.counts,) * 2 if results is None else (results.counts, results.complete)
    capped = frozenset() if results is None else results.capped

    def told(tab: Tab) -> str:
        every, complete = (sum(known.get(kind, 0) for kind in tab.kinds) for known in (counts, whole))
        some = f"+{every - complete}" if every > complete else ""
        return f"{number(complete, not capped.isdisjoint(tab.kinds))}{some}"

    shown = {tab.name: told(tab) for tab in TABS[1:] if tab is not MARKED}
    return shown if marked is None else {**shown, MARKED.name: str(marked)}


def list_position(row: int, total: int, ordering: Order, told: bool, undated: str = "") -> tuple[str, ...]:
    """Which row the cursor is on, with how the rows are ordered if that is to be told; then the same in fewer cells.

    `undated` says by what rows are ordered that have no time.
    """
    if not row:
        return ()
    position = f"{number(row)} of {number(total)}"
    words = undated or (_ORDERINGS[ordering] if told else "")
    return (f"{position} · {words}", position) if words else (position,)


def notices(now: Situation) -> tuple[Told, ...]:
    """What the reader should know now, instead of where they came from; then the same in fewer words."""
    if now.under_way or now.said:
        return ((Sentence(now.under_way or now.said),),)
    if now.record_changed:
        words = f"The record's file has changed: {key_of('reload', now.keys)} reloads it."
        return ((Sentence(words, press("reload", now.keys)),),)
    if now.results is None:
        if now.drafts and not now.told:
            words = f"{number(now.drafts)} drafts from texts are waiting for a decision: {key_of('drafts', now.keys)}"
            return ((Sentence(words, press("drafts", now.keys)),),)
        if now.is_first_start and not now.told:
            own = {action: key_of(action, now.keys) for action in ("search", "open", "help")}
            return tuple((Sentence(words.format_map(own), press("help", now.keys)),) for words in WELCOMES)
        return ((Sentence(now.told),),) if now.told else ()
    told = list(_beyond_scope(now.results, now))
    if not now.is_empty:  # an empty list says itself what was read otherwise
        hints = [Sentence(hint, QUERY + hint.query if hint.query else "") for hint in now.results.hints]
        first = next((index for index, hint in enumerate(hints) if hint.target), None)
        if first is not None and not told and now.part != "search":
            hints[first] = hints[first]._replace(words=f"{hints[first].words} ({key_of('offer', now.keys)})")
        told += hints
    leading = [sentence for sentence in told if sentence.target]
    return tuple(dict.fromkeys(map(tuple, (told, leading, leading[:1] or told[:1])))) if told else ()


def _beyond_scope(results: Results, now: Situation) -> Told:
    """That the whole record has more than the item to which a search is confined, and by which key; or nothing."""
    within = sum(results.counts.values())
    if not now.scope or results.in_whole_record is None or results.in_whole_record <= within:
        return ()
    here = now.part == "search"
    key = sign(next(key.keys[0] for key in now.keys if key.name == "widen" and (key.where == "search") == here))
    found = number(within) if within else "Nothing"
    words = f"{found} in {now.scope}; {number(results.in_whole_record)} in the whole record: {key}"
    return (Sentence(words, press("widen", now.keys)),)


def trail_line(now: Situation, width: int) -> Ends:
    """Where the reader came from, or what they should know; at the right what part of all is in view, and the zone."""
    notice, position = [_notice(told) for told in notices(now)], now.position
    separator = (Run(" · ", "muted"),) if position else ()
    zone = press("zone", now.keys)
    ends: list[Line] = [
        (Run(words, "label"), *separator, Run(f"{now.zone} time ", "label", target=zone))
        for words in position[:1] or ("",)
    ]
    ends += [(Run(f"{words} ", "label"),) for words in position]
    if not notice:
        told = next((end for end in ends if width_of(end) <= width // 2), ends[-1])
        return _trail(now.trail, width - width_of(told) - 2), told
    # What was just said is gone with the next key; that a card goes on is told beside all else.
    least = ends[-1] if not now.said and now.reads_card and position else ()
    shown = next((line for line in notice if width_of(line) < width - 1 - width_of(least)), notice[-1])
    room = width - width_of(shown) - 2
    return shown, next((end for end in ends if width_of(end) <= room), least)


def trail_title(location: Location, card: Card | None, scope: str) -> str:
    """How the trail names a location: the card that was read, or the list."""
    if location.focus == "card" and card is not None and location.ref is not None:
        return card.title
    words = [location.tab] if location.tab else []
    if location.query:
        words.append(f"“{location.query}”")
    if scope:
        words.append(f"in {scope}")
    return " ".join(words)


def _trail(locations: Sequence[Location], room: int) -> Line:
    """The last locations, as many as there is room for; where the reader is now is always among them.

    Each location is told once, where it was visited last; a click on it leads back there.
    """
    last = {each.title: steps for steps, each in enumerate(locations, 1 - len(locations))}
    named = sorted(((-steps, title) for title, steps in last.items()), reverse=True)
    told: Line = ()
    for count in range(min(_MOST_LOCATIONS, len(named)), 0, -1):
        titles = [title for _, title in named[-count:]]
        # A tab that stands before is not named again with the query that was asked there.
        twice = [f"{before} " if title.startswith(f"{before} “") else "" for before, title in pairwise(["", *titles])]
        titles = [title.removeprefix(tab) for title, tab in zip(titles, twice, strict=True)]
        before = (Run(" "), Run("… › ", "muted")) if count < len(named) else (Run(" "),)
        cells = _titles_cells(titles, room - width_of(before) - 3 * (count - 1))
        runs = [
            Run(title, "muted", target=f"{BACK}{steps}") if steps else Run(title, "name")
            for (steps, _), title in zip(named[-count:], titles, strict=True)
        ]
        told = (*before, *parted((cut((run,), cells) for run in runs), Run(" › ", "muted")))
        if width_of(told) <= room:
            break
    return told


def _titles_cells(titles: Sequence[str], room: int) -> int:
    """How long a title may be so that all fit: only the longest are cut, and none below what tells it apart."""
    widths = [cell_len(title) for title in titles]
    cells = max(widths)
    while cells > _TITLE_CELLS and sum(min(width, cells) for width in widths) > room:
        cells -= 1
    return cells


def _notice(told: Told) -> Line:
    """Sentences on one line; those that lead somewhere can be clicked."""
    sentences = ((Run(words, "notice", target=target),) for words, target in told)
    return (Run(" ", "notice"), *parted(sentences, Run(" · ", "notice")))


def bottom_line(now: Situation, width: int) -> Line:
    """The keys that matter where the reader is, as many as there is room for, those that are needed most before all."""
    if now.too_small:
        return (Run(f"Needs {SMALLEST[0]}x{SMALLEST[1]}: {key_of('quit', now.keys)} quits", "name"),)
    named = hints(now.part, now.keys, tabs=now.tabs, without=now.without, useful=now.useful, narrows=now.narrows)
    room = width - 1
    kept: set[KeyHint] = set()
    for hint in sorted(named, key=lambda hint: hint.rank):
        cells = cell_len(f"{hint.key} {hint.word}") + 2
        if cells - 2 <= room:
            kept.add(hint)
            room -= cells
    shown = [(hint, PRESS + hint.press if hint.press else "") for hint in named if hint in kept]
    parts = ((Run(hint.key, "name", target=target), Run(f" {hint.word}", target=target)) for hint, target in shown)
    return (Run(" "), *parted(parts, Run("  ")))
