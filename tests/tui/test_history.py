"""Going on, back and forward between locations."""

import json

import pytest

from visittui.tui.explorer.location import Location, kept_location
from visittui.tui.explorer.navigator import History

QUOTES = Location("Quotes", query="nuclear", ref="quote/a", top=4)
SPEAKER = Location("People", ref="person/b", focus="card")
PAPER = Location("Agreements", ref="agreement/c", focus="card")


def test_a_reader_who_follows_two_links_comes_back_to_each_location_as_it_was() -> None:
    history = History(QUOTES)
    history.visit(SPEAKER)
    history.visit(PAPER)
    assert history.back() == SPEAKER
    assert history.back() == QUOTES
    assert history.back() is None
    assert history.forward() == SPEAKER
    assert history.forward() == PAPER
    assert history.forward() is None


def test_a_location_is_found_again_as_it_was_last_noted() -> None:
    history = History(QUOTES)
    scrolled = Location("Quotes", query="nuclear", ref="quote/z", top=90)
    history.note(scrolled)
    history.visit(SPEAKER)
    assert history.back() == scrolled


def test_a_new_visit_drops_what_lay_ahead() -> None:
    history = History(QUOTES)
    history.visit(SPEAKER)
    history.back()
    history.visit(PAPER)
    assert history.forward() is None
    assert history.trail == (QUOTES, PAPER)


def test_a_location_is_kept_for_the_next_session() -> None:
    assert kept_location(json.loads(json.dumps(QUOTES._asdict()))) == QUOTES


@pytest.mark.parametrize(
    "damage",
    [
        {"tab": 5},
        {"top": -1},
        {"top": True},
        {"top": 1 << 40},
        {"link": "1"},
        {"order": "random"},
        {"focus": "box"},
        {"query": "\x1b[2J"},
        {"title": "two\nlines"},
        {"ref": 7},
        {"unknown": 1},
    ],
)
def test_what_is_no_place_is_not_taken_for_one(damage: dict[str, object]) -> None:
    assert kept_location({**QUOTES._asdict(), **damage}) is None
