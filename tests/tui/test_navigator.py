"""How what a reader does becomes steps, without a screen: typing, tabs, cards, back and forward."""

from __future__ import annotations

from visittui.tui.explorer.location import Location
from visittui.tui.explorer.navigator import Navigator

OVERVIEW = Location("Overview")
SCHEDULE = Location("Schedule", ref="event/talks")
TO_LAM = Location("People", ref="person/to-lam", focus="card")


def go(navigator: Navigator, location: Location | None) -> Location:
    """Show what a step leads to, as the screen does."""
    assert location is not None
    navigator.location = location
    return location


def test_what_is_typed_is_one_step_however_many_letters_it_has() -> None:
    navigator = Navigator(OVERVIEW)
    assert navigator.begin_search(OVERVIEW) is None
    for query in ("n", "nu", "nuc"):
        go(navigator, navigator.typed(query))
    here = navigator.location._replace(ref="quote/a")
    assert navigator.end_search("list") is None
    navigator.typing_ended(here)
    assert navigator.trail(here) == (OVERVIEW, here)
    assert navigator.back(here) == OVERVIEW
    assert navigator.back(OVERVIEW) is None
    assert navigator.forward(OVERVIEW) == here


def test_the_query_that_is_shown_already_is_not_asked_again() -> None:
    navigator = Navigator(Location("Quotes", "nuclear"))
    assert navigator.typed("nuclear") is None


def test_typing_that_is_taken_back_leads_to_the_very_row_and_is_no_step() -> None:
    navigator = Navigator(SCHEDULE)
    navigator.begin_search(SCHEDULE)
    go(navigator, navigator.typed("x"))
    go(navigator, navigator.typed(""))
    assert go(navigator, navigator.end_search(None)) == SCHEDULE
    navigator.typing_ended(SCHEDULE)
    assert not navigator.can_go_back


def test_from_the_card_of_a_person_a_search_goes_over_what_belongs_to_them() -> None:
    navigator = Navigator(TO_LAM)
    scoped = go(navigator, navigator.begin_search(TO_LAM))
    assert scoped.scope == "person/to-lam"
    query = go(navigator, navigator.typed("energy"))
    assert query.scope == "person/to-lam"
    navigator.typing_ended(query)
    assert navigator.clear(query) == TO_LAM


def test_from_a_list_the_whole_record_is_searched() -> None:
    navigator = Navigator(TO_LAM._replace(focus="list"))
    assert navigator.begin_search(navigator.location) is None


def test_leafing_through_the_tabs_is_one_step_and_each_keeps_its_row() -> None:
    navigator = Navigator(OVERVIEW)
    schedule = go(navigator, navigator.to_tab(OVERVIEW, "Schedule"))._replace(ref="event/talks", top=3)
    quotes = go(navigator, navigator.to_tab(schedule, "Quotes"))
    assert go(navigator, navigator.to_tab(quotes, "Schedule")) == schedule
    assert navigator.back(schedule) == OVERVIEW


def test_to_the_tab_that_is_open_means_to_its_list() -> None:
    navigator = Navigator(TO_LAM)
    assert navigator.to_tab(TO_LAM, "People") is None
    assert navigator.location.focus == "list"


def test_another_query_forgets_the_rows_of_the_tabs() -> None:
    navigator = Navigator(Location("Quotes", "energy", ref="quote/z"))
    people = go(navigator, navigator.to_tab(navigator.location, "People"))
    go(navigator, navigator.typed("water"))
    assert navigator.to_tab(people._replace(query="water"), "Quotes") == Location("Quotes", "water")


def test_a_query_is_a_step_also_when_a_link_is_followed_while_it_is_typed() -> None:
    navigator = Navigator(OVERVIEW)
    navigator.typing_began(OVERVIEW)
    query = go(navigator, navigator.typed("lam"))
    go(navigator, navigator.visit(query, TO_LAM))
    assert navigator.trail(TO_LAM) == (OVERVIEW, query, TO_LAM)


def test_a_card_is_a_step_from_its_row() -> None:
    navigator = Navigator(SCHEDULE)
    navigator.to_card(SCHEDULE, "event/talks")
    assert navigator.location == SCHEDULE._replace(focus="card")
    assert navigator.back(navigator.location) == SCHEDULE


def test_a_cleared_query_is_no_step_and_forward_brings_it_back() -> None:
    hits = Location("Quotes", "energy", ref="quote/z")
    navigator = Navigator(hits)
    plain = go(navigator, navigator.clear(hits))
    assert plain == Location("Quotes", ref="quote/z")
    assert not navigator.can_go_back
    assert navigator.forward(plain) == hits


def test_orders_follow_each_other_and_without_a_query_relevance_is_time() -> None:
    location = Location("Quotes", "energy", ref="quote/z", top=9)
    orders = []
    for _ in range(3):
        location = Navigator.next_order(location)
        orders.append(location.order)
    assert orders == ["time", "newest", "relevance"]
    assert location.ref is None
    assert Navigator.next_order(SCHEDULE).order == "newest"
    assert Navigator.next_order(SCHEDULE._replace(order="newest")).order == "relevance"
