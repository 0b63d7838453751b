"""The lines around list and card."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from visittui.tui.actions.left_out import source_looked_at, told_shortly
from visittui.tui.actions.looking_up import PICTURE_OF_TAB
from visittui.tui.explorer.status_lines import (
    MARKS_EXPECTED,
    Situation,
    bottom_line,
    found_line,
    list_position,
    search_label,
    tab_counts,
    title_line,
    trail_line,
)
from visittui.tui.explorer.tabs import DRAFTS, MARKED, TABS
from visittui.tui.keymap.keys import key_of
from visittui.tui.widgets.tab_line import TabLine
from visittui.tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from visittui.tui.screens.view import View
    from visittui.tui.session import Session


class FixedLines:
    """Title, words before and after the search box, tabs, trail or notice, keys."""

    def __init__(self, followed: Callable[[str], None], tab_chosen: Callable[[int], Awaitable[None]]) -> None:
        """Make the widgets; clicks are told by where words lead, and by the number of a tab, from 0."""
        self.title = TextLine(id="title")
        self.label = TextLine(id="search-label")
        self.found = TextLine(id="found")
        self.tabs = TabLine(tab_chosen, id="tabs")
        self.trail = TextLine(followed, id="trail")
        self.bottom = TextLine(followed, id="bottom")
        self.offered = ""
        """Where what is offered above the keys leads; empty where nothing is."""

    def show(self, view: View, session: Session, said: str) -> None:
        """Tell how things stand, and `said` because of the last key; only what has changed is sent to the terminal."""
        marked = len(view.marked.among(view.search.results)) if view.marked.refs else None
        now = _situation(view, session, said, len(TABS) - (marked is None))
        width = self.title.app.size.width
        self.title.show(*title_line(view.archive.visit, width, now.left_out))
        self.label.show(search_label(now.scope))
        self.label.styles.width = self.label.cells
        self.found.show((), found_line(now.results))
        waiting = {} if view.waiting_drafts is None else {DRAFTS.name: f"{view.waiting_drafts:,}"}
        # No tab will hold more than the record has, and as many marks as readers usually make.
        most = tab_counts(view.archive, None, MARKS_EXPECTED)
        self.tabs.show(view.tab, {**tab_counts(view.archive, now.results, marked), **waiting}, {**most, **waiting})
        told, right = trail_line(now, width)
        self.offered = next((run.target for run in told if run.ink == "notice" and run.target), "")
        self.trail.show(told, right)
        self.bottom.show(bottom_line(now, width))


def _situation(view: View, session: Session, said: str, tabs: int) -> Situation:
    """What the lines are to tell about."""
    reads_card = view.focused_part == "card" or view.location.card_only
    ordering = view.rows.source.ordering
    is_ordered = view.tab is not MARKED and not (ordering == "time" and view.location.whole)
    in_list = list_position(*view.rows.position, ordering, is_ordered, _undated(view))
    return Situation(
        keys=session.preferences.keys,
        part=view.focused_part,
        trail=view.navigator.trail(view.here()),
        position=view.card.viewport.position if reads_card else in_list,
        zone=view.clock.name,
        results=view.search.results,
        scope=view.scope_title,
        reads_card=reads_card,
        is_empty=view.is_empty,
        tabs=tabs,
        without=_without(view),
        left_out=told_shortly(view.without, key_of("without", session.preferences.keys))
        if view.without is not None
        else (),
        useful=_useful(view, can_mark=not session.kiosk),
        narrows=view.location.facets and reads_card,
        under_way=view.under_way,
        said=said,
        record_changed=view.record_changed,
        told=view.marked.notice or view.archive.notice,
        is_first_start=session.is_first_start,
        drafts=(view.waiting_drafts or 0) if view.location.tab == "Overview" else 0,
        too_small=view.box.screen.has_class("-too-small"),
    )


def _without(view: View) -> tuple[str, ...]:
    """Actions that would lead nowhere now, and are not offered."""
    return (
        *(() if view.navigator.can_go_back else ("back",)),
        *(() if view.location.scope else ("widen",)),
        *(() if view.waiting_drafts else ("drafts",)),
        *(("follow",) if view.card.target is None else ()),
        *(() if view.tab.name in PICTURE_OF_TAB else ("picture",)),
        *(() if view.without is None and source_looked_at(view) else ("without",)),
        *(("open", "take") if view.is_empty and not view.location.card_only else ()),
    )


def _undated(view: View) -> str:
    """By what the list is ordered where it is whole and its items have no time."""
    return view.tab.undated if view.location.whole else ""


def _useful(view: View, *, can_mark: bool) -> tuple[str, ...]:
    """Actions that are useful where the reader is, of those that are not offered everywhere."""
    marking = ("mark",) if can_mark else ()
    if view.location.card_only or (view.location.facets and view.focused_part == "card"):
        return ("facets",)
    if view.focused_part == "card":
        # Beside a list it is the next card that is wanted, most often.
        on_source = (view.shown_ref or "").startswith("source/")
        return ("next_item", *(("picture", "without") if on_source else (*marking, "context")))
    if view.tab is MARKED:
        return () if view.is_empty or not can_mark else ("write_marked", *marking)
    if view.is_empty:
        return ()
    ordering = () if _undated(view) else ("order",)
    return ("picture", "without") if view.tab.name == "Sources" else (*marking, "facets", *ordering, "picture")
