"""People with their offices, papers with their parties, times and places, as far as a sentence tells them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from visittui.drafting.drafting import Draft


def named(text: str, kind: str) -> list[dict[str, Any]]:
    return [one.details for one in Draft(text, "en", date(2019, 5, 3)).named() if one.kind == kind]


def test_offices_stand_before_a_name_or_behind_it() -> None:
    text = (
        "Northland President Ada Birk came with Special Envoy for Water Jon Sand, Ambassador to Lakeside Mia Stern and "
        "the head of the State Water Agency, Per Holm.\n\nTam Linh, the mayor of Lakeside, has said so. Birk left.\n"
    )
    found = {one["name"]: [office["title"] for office in one["offices"]] for one in named(text, "person")}
    assert found == {
        "Ada Birk": ["Northland President"],
        "Jon Sand": ["Special Envoy for Water"],
        "Mia Stern": ["Ambassador to Lakeside"],
        "Per Holm": ["head of the State Water Agency"],
        "Tam Linh": ["mayor of Lakeside"],
    }
    birk = next(one for one in named(text, "person") if one["name"] == "Ada Birk")
    assert birk["lines"] == [1, 3]


def test_a_paper_has_the_parties_that_its_sentence_names() -> None:
    (paper,) = named("Northland and Lakeside have signed a treaty on the water of the lake, Birk said.", "paper")
    assert paper["title"] == "a treaty on the water of the lake"
    assert paper["parties"] == ["Northland", "Lakeside"]


def test_an_event_has_the_printed_time_the_day_that_it_means_and_the_place() -> None:
    (event,) = named("Birk arrived in Lakeside at 4 pm on May 2.", "event")
    assert event == {"verb": "arrived", "printed": "at 4 pm on May 2", "place": "Lakeside", "from": "2019-05-02T16:00"}
    (event,) = named("Birk visited the harbour on Thursday morning.", "event")
    assert event["from"] == "2019-05-02"


def test_without_a_day_of_the_text_a_weekday_means_no_day() -> None:
    (event,) = (one for one in Draft("Birk left Lakeside on Thursday.", "en").named() if one.kind == "event")
    assert "from" not in event.details


def test_small_words_of_a_heading_in_capitals_are_no_name() -> None:
    text = "Remarks by President Ada Birk of Northland Before Bilateral Meeting\n\nPresident Birk spoke first.\n"
    people = [one.details["name"] for one in Draft(text, "en").named() if one.kind == "person"]
    assert people == ["Ada Birk"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Президент Озёрии Ада Бирк прибыла утром.", {"Ада Бирк": "Президент Озёрии"}),
        ("ru", "Её встретил министр энергетики Петр Холм.", {"Петр Холм": "министр энергетики"}),
        ("ru", "Министр иностранных дел Петр Холм молчал.", {"Петр Холм": "Министр иностранных дел"}),
        ("vi", "Người phát ngôn Bộ Ngoại giao cho biết.", {}),
        ("ru", "Президент Иван Петрович Холм остался дома.", {"Иван Петрович Холм": "Президент"}),
        ("vi", "Chủ tịch nước Lê Văn Hồ đón khách.", {"Lê Văn Hồ": "Chủ tịch nước"}),
        ("vi", "Tổng thống Peru Ada Birk đến hồ chiều 5/8.", {"Ada Birk": "Tổng thống Peru"}),
        ("fr", "Le président roumain Jon Sand est arrivé.", {"Jon Sand": "président roumain"}),
        ("fr", "Selon le ministre des Eaux, Per Holm, le lac est ouvert.", {"Per Holm": "ministre des Eaux"}),
        ("de", "Die kanadische Außenministerin Ada Birk kam.", {"Ada Birk": "Außenministerin"}),
    ],
)
def test_each_language_says_in_its_own_way_of_what_somebody_is_president(
    language: str, text: str, expected: dict[str, str]
) -> None:
    people = [one.details for one in Draft(text, language).named() if one.kind == "person"]
    assert {one["name"]: one["offices"][0]["title"] for one in people} == expected


def test_how_somebody_is_addressed_or_labelled_gives_no_office() -> None:
    assert named("“It is cold,” Mr. Ada Birk said to Sir Per Holm.", "person") == []
    people = named("Remarks\n\nPresident Birk. It is cold.\n\nQ. President Birk, may I swim?\n", "person")
    assert [office["title"] for office in people[0]["offices"]] == ["President"]


def test_an_hour_before_noon_is_read_to_its_end() -> None:
    (event,) = named("Birk spoke at 10:32 a.m. at the harbour on May 2.", "event")
    assert event["from"] == "2019-05-02T10:32"
