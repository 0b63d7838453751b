"""The fixed lines around a place: what was searched, the tabs, the trail, what to know, the keys."""

from __future__ import annotations

from visittui.tui.explorer.navigation import Place
from visittui.tui.explorer.status_lines import (
    beyond_scope,
    bottom_line,
    card_position,
    found_line,
    list_position,
    search_label,
    tab_counts,
    trail_line,
)
from visittui.tui.explorer.tabs import MARKED, TABS
from visittui.tui.keymap.keys import Where, hints, key_of
from visittui.tui.layout.text_runs import Run
from visittui.tui.screens.places import SMALLEST, PlaceScreen
from visittui.tui.widgets.tab_line import TabLine
from visittui.tui.widgets.text_line import TextLine

WELCOMES = (
    "New here? {search} searches, {open} opens, {help} explains every key.",
    "New here? {help} explains every key.",
)
"""Said at the bottom at the very first start, until the reader has gone somewhere; shorter where there is no room."""


class SignedScreen(PlaceScreen):
    """A place screen that says where the reader is, what there is to know and which keys lead on."""

    def _sign(self) -> None:
        """Bring the fixed lines up to date."""
        if self._said is not None and self._said[0] != self._place._replace(ref=None):
            self._said = None  # heard: the reader has gone on
        results = self._inquiry.results
        self._label.show(search_label(self._scope_title))
        self._label.styles.width = self._label.cells
        self._box.show_examples(self._place.scope is None)
        found_line(self.query_one("#found", TextLine), results)
        marked = len(self._marked_hits) if self._marked() else None
        self.query_one(TabLine).show(self._tab, tab_counts(self._archive, results, marked), self._most)
        if self._history.can_go_back:
            self.session.found_the_way()
        # What was just said is gone with the next key; that a card goes on is told beside all else.
        both = self._said is None and self._reads_card
        trail = self.query_one("#trail", TextLine)
        trail_line(trail, self._places, self._notices, self._position, self._clock.name, both=both)
        bottom = self.query_one("#bottom", TextLine)
        if self.has_class("-too-small"):
            bottom.show((Run(f"Needs {SMALLEST[0]}x{SMALLEST[1]}: {key_of('quit', self._keys)} quits", "name"),))
        else:
            tabs = len(TABS) - (marked is None)
            bottom_line(bottom, hints(self._focused_part, self._keys, tabs=tabs, without=self._without))

    @property
    def _places(self) -> tuple[Place, ...]:
        """Where the reader came from, and where they are."""
        here, before = self._here(), self._before_typing
        on_the_way = before is not None and (before.query, before.scope) != (here.query, here.scope)
        return (*(self._history.trail if on_the_way else self._history.trail[:-1]), here)

    @property
    def _reads_card(self) -> bool:
        return self._focused_part == "card" or self._only_card

    @property
    def _position(self) -> tuple[str, ...]:
        """What part of the card is in view, or of the list."""
        if self._reads_card:
            return card_position(self._card.span)
        source = self._rows.source
        ordered = self._tab is not MARKED and not (source.ordering == "time" and self._place.whole)
        return list_position(*self._rows.position, source.ordering, ordered)

    @property
    def _without(self) -> tuple[str, ...]:
        """Actions that would lead nowhere now, and are not offered."""
        return (
            *(() if self._history.can_go_back else ("back",)),
            *(() if self._place.scope else ("widen",)),
            *(() if self._box.value else ("clear",)),
            *(("follow",) if self._card.target is None else ()),
            *(("open", "take") if self._is_empty and not self._only_card else ()),
        )

    @property
    def _notices(self) -> tuple[str, ...]:
        """What the reader should know now, instead of where they came from; then the same in fewer words."""
        if self._under_way:
            return (self._under_way,)
        if self._said is not None:
            return (self._said[1],)
        if self._record_changed:
            return (f"The record's file has changed: {key_of('reload', self._keys)} reloads it.",)
        results = self._inquiry.results
        if results is None:
            told = self._marks.notice or self._archive.notice
            return (told,) if told else self._welcomes if self.session.is_first_start else ()
        beyond = beyond_scope(
            results, self._scope_title, "Tab" if self.focused is self._box else key_of("widen", self._keys)
        )
        # An empty list says itself what was read otherwise.
        words = (*((beyond,) if beyond else ()), *(() if self._is_empty else results.hints))
        return (" · ".join(words), words[0]) if words else ()

    @property
    def _welcomes(self) -> tuple[str, ...]:
        own = {action: key_of(action, self._keys) for action in ("search", "open", "help")}
        return tuple(words.format_map(own) for words in WELCOMES)

    @property
    def _focused_part(self) -> Where:
        if self.focused is self._box:
            return "search"
        return "card" if self._card.has_focus else "list"
