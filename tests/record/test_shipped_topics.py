"""Every topic that the words of an item name is among its topics, over the whole shipped record."""

from __future__ import annotations

import re
from typing import Any

import pytest

Item = dict[str, Any]

WORDS = {
    "ukraine": r"Ukrain|\bKiev\b|Kharkov|war of aggression",
    "asean": r"\bASEAN\b|Southeast Asian Nations|Asia-Pacific",
    "nuclear": r"[Nn]uclear",
    "palestine": r"Palestin|Jerusalem",
    "terrorism": r"[Tt]erroris|Crocus",
    "dprk": r"North Korea|Kim Jong",
    "space": r"\bspace\b",
    "defence": r"[Ww]eapons|\barms\b|\barming\b|[Dd]efen[cs]e|[Mm]ilitary-tech|\bnav(y|al)\b",
    "security": r"\bsecurity\b(?! personnel)",
    "investment": r"[Ii]nvest",
    "trade": r"\btrade\b(?! journal)|\bexport|\beconomic\b",
    "tax": r"\btax",
    "customs": r"\bcustoms\b",
    "transport": r"\btransport",
    "justice": r"\bjustice\b",
    "health": r"epidemic|disease|health|\beye\b",
    "education": r"universit|[Ee]ducation",
    "science": r"scien|technolog|research",
    "energy": r"\boil\b|\bgas\b|\bfuels?\b|\bpower plant",
    "partnership": r"[Pp]artnership",
    "information": r"\bInternet\b|\binformation\b",
    "youth": r"\byoung\b",
    "tourism": r"tourism",
    "culture": r"\bmusic\b|\b[Cc]oncert at\b",
    "history": r"heroic struggle|Soviet Union|Victory Day",
    "foreign-policy": r"foreign policy|foreign affairs",
}

OF_SOMETHING_ELSE = {
    # The partnership meant by the topic is that of Russia and Vietnam.
    ("event/dprk-treaty-signing", "partnership"),
    ("agreement/dprk-treaty", "partnership"),
}


def worded(shipped: dict[str, Any]) -> list[tuple[str, Item, str]]:
    """What has topics, with the words that it is told in."""
    points = [point for agreement in shipped["agreements"] for point in agreement.get("points", ())]
    titled = [(f"event/{item['id']}", item) for item in shipped["events"]]
    titled += [(f"agreement/{item['id']}", item) for item in shipped["agreements"]]
    told = [(reference, item, f"{item['title']} {item.get('summary') or ''}") for reference, item in titled]
    told += [(f"quote/{item['id']}", item, item["text"]) for item in shipped["quotes"]]
    return told + [(f"point/{item['id']}", item, item["text"]) for item in points]


@pytest.mark.parametrize("topic", sorted(WORDS))
def test_what_names_a_topic_has_it(shipped: dict[str, Any], topic: str) -> None:
    lacking = {
        reference
        for reference, item, words in worded(shipped)
        if re.search(WORDS[topic], words) and topic not in item.get("topics", ())
    }

    assert lacking - {reference for reference, other in OF_SOMETHING_ELSE if other == topic} == set()


def test_the_embassy_s_words_and_what_is_said_against_them_stand_under_one_topic(shipped: dict[str, Any]) -> None:
    on_ukraine = {quote["id"] for quote in shipped["quotes"] if "ukraine" in quote["topics"]}

    assert on_ukraine >= {
        *("us-embassy-denounces", "us-embassy-no-platform", "us-embassy-free-travel"),
        *("live-page-criticism-ignored", "putin-no-withdrawal-talks", "joint-statement-balanced-stance"),
    }


@pytest.mark.parametrize("event", ["talks-presidents", "planned-talks-presidents"])
def test_talks_expected_to_take_in_trade_and_science_have_these_topics(shipped: dict[str, Any], event: str) -> None:
    (talks,) = (item for item in shipped["events"] if item["id"] == event)

    assert {"trade", "science"} <= set(talks["topics"])
