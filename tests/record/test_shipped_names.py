"""Whoever and whatever the words of an item name is among its references, over the whole shipped record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

Item = dict[str, Any]

OFFICES = {
    "General Secretary": "person/nguyen-phu-trong",
    "Prime Minister": "person/pham-minh-chinh",
    "National Assembly chairman": "person/tran-thanh-man",
    "chairman of the National Assembly": "person/tran-thanh-man",
}
"""Offices that stand for who held them, unless it is somebody's deputy."""


@pytest.fixture(scope="session")
def names(shipped: dict[str, Any]) -> dict[str, set[str]]:
    """What each name can mean; newspapers and agencies apart, which accounts name as those who tell."""
    found: dict[str, set[str]] = {office: {reference} for office, reference in OFFICES.items()}
    for section, kind in (("people", "person"), ("organisations", "organisation"), ("places", "place")):
        for item in shipped[section]:
            if item.get("kind") == "media":
                continue
            spellings = [item["name"], *item["aliases"]]
            if item.get("family_name_first") is False:
                spellings.append(item["name"].split()[-1])
            for spelling in spellings:
                found.setdefault(spelling, set()).add(f"{kind}/{item['id']}")
    # The documents call the state by its capital.
    found["Hanoi"].add("organisation/vietnam")
    return found


@pytest.fixture(scope="session")
def any_name(names: dict[str, set[str]]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?<!Deputy )(" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])")


def unlinked(item: Item, told: str, names: dict[str, set[str]], any_name: re.Pattern[str]) -> set[str]:
    linked = set(references(item))
    return {match[1] for match in any_name.finditer(told) if not names[match[1]] & linked}


def references(item: Item) -> Iterator[str]:
    yield from item.get("about", ())
    yield from item.get("mentions", ())
    for field, kind in (
        ("speaker", "person"),
        ("addressee", "person"),
        ("speaker_organisation", "organisation"),
        ("place", "place"),
    ):
        if item.get(field):
            yield f"{kind}/{item[field]}"
    for participant in item.get("participants", ()):
        for kind in ("person", "organisation"):
            if participant.get(kind):
                yield f"{kind}/{participant[kind]}"


def test_a_difference_is_about_all_whom_its_title_and_accounts_name(
    shipped: dict[str, Any], names: dict[str, set[str]], any_name: re.Pattern[str]
) -> None:
    lacking = {}
    for difference in shipped["differences"]:
        told = [difference["title"], *(account["says"] for account in difference["accounts"])]
        if found := unlinked(difference, " ".join(told), names, any_name):
            lacking[difference["id"]] = found

    assert lacking == {}


def test_an_event_leads_to_all_whom_it_names(
    shipped: dict[str, Any], names: dict[str, set[str]], any_name: re.Pattern[str]
) -> None:
    lacking = {
        event["id"]: found
        for event in shipped["events"]
        if (found := unlinked(event, f"{event['title']} {event.get('summary') or ''}", names, any_name))
    }

    assert lacking == {}


def test_a_quote_leads_to_all_whom_it_names(
    shipped: dict[str, Any], names: dict[str, set[str]], any_name: re.Pattern[str]
) -> None:
    lacking = {
        quote["id"]: found for quote in shipped["quotes"] if (found := unlinked(quote, quote["text"], names, any_name))
    }

    assert lacking == {}


@pytest.mark.parametrize(
    ("difference", "people"),
    [
        ("who-signs-the-package", {"vladimir-putin", "to-lam", "aleksey-likhachev", "huynh-thanh-dat"}),
        ("dprk-treaty-with-whom", {"vladimir-putin", "kim-jong-un"}),
        ("who-met-the-plane", {"le-khanh-hai", "tran-sy-thanh", "dang-minh-khoi"}),
        ("parliament-meeting-place", {"tran-thanh-man", "vladimir-putin"}),
        ("fields-of-the-papers", {"gennady-bezdetko"}),
    ],
)
def test_who_is_disputed_is_led_to(shipped: dict[str, Any], difference: str, people: set[str]) -> None:
    (found,) = (item for item in shipped["differences"] if item["id"] == difference)

    assert {f"person/{person}" for person in people} <= set(found["about"])


def test_who_is_shown_or_honoured_is_mentioned_and_did_not_attend(shipped: dict[str, Any]) -> None:
    events = {event["id"]: event for event in shipped["events"]}
    (mausoleum,) = (place for place in shipped["places"] if place["id"] == "mausoleum")

    assert {"person/to-lam", "person/vladimir-putin"} <= set(events["kremlin-video"]["mentions"])
    for item in (events["wreath-mausoleum"], events["planned-wreath-mausoleum"], mausoleum):
        assert "person/ho-chi-minh" in item["mentions"]
        assert "ho-chi-minh" not in {participant.get("person") for participant in item.get("participants", ())}
