"""How much hangs on each difference of the shipped record, and by which words its topics are asked for."""

from __future__ import annotations

from typing import Any

import pytest

OF_KIND = {
    "count": {"fact"},
    "date": {"fact"},
    "time": {"fact"},
    "order": {"fact"},
    "name": {"spelling", "wording"},
    "wording": {"wording", "substance", "fact"},
    "attribution": {"fact", "substance", "wording"},
    "omission": {"fact", "substance", "wording"},
    "sense": {"fact", "substance", "wording"},
}
"""Which weights a difference of each kind can have: numbers, days and hours are facts, names never are."""


def test_every_difference_has_a_weight_that_goes_with_its_kind(shipped: dict[str, Any]) -> None:
    for difference in shipped["differences"]:
        assert difference.get("weight") in OF_KIND[difference["kind"]], difference["id"]


def test_what_a_reader_would_act_on_outweighs_how_it_is_spelt(shipped: dict[str, Any]) -> None:
    weights = {difference["id"]: difference["weight"] for difference in shipped["differences"]}

    assert weights["arrival-day"] == weights["how-many-documents"] == weights["ukraine-remarks-occasion"] == "fact"
    assert weights["nuclear-centre-three-years"] == weights["talks-agenda"] == "substance"
    assert weights["food-quotation"] == weights["warm-joke-wording"] == "wording"
    assert weights["likhachev-spelling"] == weights["asean-name"] == "spelling"


@pytest.mark.parametrize(
    ("asked", "at_least"), [("military", 7), ("Defence", 7), ("oil", 3), ("gas", 3), ("atomic energy", 4)]
)
def test_topics_are_reached_by_the_words_that_people_use(shipped: dict[str, Any], asked: str, at_least: int) -> None:
    topics = {
        topic["id"]
        for topic in shipped["topics"]
        for name in (topic["name"], *topic["aliases"])
        if asked.casefold() in name.casefold()
    }

    assert sum(1 for quote in shipped["quotes"] if topics & set(quote["topics"])) >= at_least


def test_no_alias_of_a_topic_only_repeats_its_name(shipped: dict[str, Any]) -> None:
    for topic in shipped["topics"]:
        names = [name.casefold() for name in (topic["name"], *topic["aliases"])]
        assert len(names) == len(set(names)), topic["id"]


def test_nothing_nuclear_stands_under_a_topic_of_oil_and_gas_alone(shipped: dict[str, Any]) -> None:
    (energy,) = (topic for topic in shipped["topics"] if topic["id"] == "energy")
    nuclear = [item["id"] for item in shipped["quotes"] if {"nuclear", "energy"} <= set(item["topics"])]

    assert nuclear
    assert "energy" in energy["name"].casefold()
