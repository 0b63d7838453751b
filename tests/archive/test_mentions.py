"""Whom an event or a place recalls without their having been there."""

from __future__ import annotations

from visittui.archive.kinds import mentions_of


def test_who_is_honoured_is_mentioned_and_took_no_part() -> None:
    event = {
        "status": "done",
        "participants": [{"person": "ada-birk"}],
        "mentions": ["person/old-founder", "place/lakeside"],
    }

    links = mentions_of("event", event)

    assert ("mentions", True, "person", "old-founder", "") in links
    assert ("mentions", True, "place", "lakeside", "") in links
    assert [link for link in links if link[0] == "attended"] == [("attended", False, "person", "ada-birk", "")]


def test_a_place_leads_to_whom_it_is_named_after() -> None:
    assert mentions_of("place", {"mentions": ["person/old-founder"]}) == [
        ("mentions", True, "person", "old-founder", "")
    ]
