"""Going where keys, clicks and the screen's own words lead: a query, a tab, a key, a location on the trail, an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visittui.tui.actions.looking_up import PICTURE, open_picture
from visittui.tui.actions.narrowing import narrow
from visittui.tui.actions.reviewing import review_drafts
from visittui.tui.explorer.location import Location, as_far_as_there
from visittui.tui.explorer.tabs import TABS, tab_named, tab_of
from visittui.tui.keymap.keys import key_of
from visittui.tui.keymap.ways_on import BACK, PRESS, QUERY, TAB
from visittui.tui.terminal.steady_app import SteadyApp

if TYPE_CHECKING:
    from visittui.tui.screens.explorer import ExplorerScreen


def follow(explorer: ExplorerScreen, target: str) -> None:
    """Go where words lead, by a target of `ways_on` or a reference; a query is asked within what the last one was."""
    view = explorer.view
    view.heard()
    sign, rest = target[:1], target[1:]
    if sign == TAB:
        list_tab(explorer, TABS.index(tab_named(rest)))
        view.take_focus()
    elif sign == PRESS:
        assert isinstance(explorer.app, SteadyApp)
        explorer.call_later(explorer.app.run_binding, rest)
    elif sign == BACK:
        if view.focused_part == "search":
            explorer.leave_box()
        for _ in range(int(rest)):
            explorer.action_back()
    else:
        view.take_focus()
        explorer.go(target, view.location.scope if sign == QUERY else None)


def go(explorer: ExplorerScreen, target: str, scope: str | None = None) -> None:
    """Visit a reference `kind/id`, or the hits of a query written after `?`, in all or what belongs to an item."""
    if target.startswith(PICTURE):
        open_picture(explorer, target)
    elif target.startswith(QUERY) and explorer.view.location.facets:
        narrow(explorer, target)
    elif target.startswith(QUERY):
        explorer.visit(Location(tab="", query=target[1:], scope=scope))
    else:
        explorer.visit(Location(tab=tab_of(target).name, ref=target, focus="card"))


async def open_tab(explorer: ExplorerScreen, index: int) -> None:
    """To a tab by its number in the tab line, from 0; behind all others stand the drafts, where there are some."""
    if index == len(TABS) and explorer.view.waiting_drafts is not None:
        await review_drafts(explorer)
    elif index >= len(TABS):
        explorer.view.say(f"There are tabs 1 to {len(TABS)}.")
    else:
        list_tab(explorer, index)


def list_tab(explorer: ExplorerScreen, index: int) -> None:
    """To a tab that lists items, by its number from 0."""
    location = explorer.view.navigator.to_tab(explorer.view.here(), TABS[index].name)
    if location is None:
        explorer.view.focus_on("list")
    else:
        explorer.view.restore(location)


async def turn_to_tab(explorer: ExplorerScreen, step: int) -> None:
    """To the next or the previous tab."""
    tabs = len(TABS) + (explorer.view.waiting_drafts is not None)
    await open_tab(explorer, (TABS.index(explorer.view.tab) + step) % tabs)


def follow_hint(explorer: ExplorerScreen) -> None:
    """Do what the line above the keys offers."""
    target = explorer.view.lines.offered
    if target:
        follow(explorer, target)
    else:
        explorer.view.say("Nothing is offered here.")


def offer_to_resume(explorer: ExplorerScreen, location: Location) -> None:
    """Say with which key the reader goes on where they were the last time."""
    key = key_of("resume", explorer.session.preferences.keys)
    explorer.view.say(f"{key} resumes at {location.title or location.tab}")


def resume(explorer: ExplorerScreen) -> None:
    """Go on where the reader was the last time."""
    location, explorer.session.resume = explorer.session.resume, None
    if location is None or as_far_as_there(location, explorer.view.archive) != location:
        explorer.view.say("There is no earlier place to resume at.")
    else:
        explorer.visit(location)
