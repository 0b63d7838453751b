"""The visit at a glance: every number and every hour of it is the record's, and every mark leads into the record."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tests.archives import open_archive
from visittui.archive.cards.card import Link
from visittui.archive.cards.drawn import PICTURES
from visittui.archive.cards.overview import overview_card
from visittui.archive.moment import Hours
from visittui.archive.search.searching import search
from visittui.archive.store.archive import Archive

from .conftest import WriteRecord


def test_the_timeline_has_every_event_of_the_visits_days_with_its_hours(archive: Archive) -> None:
    timeline = overview_card(archive).timeline
    assert timeline is not None
    found = {occurrence.link.ref: occurrence for occurrence in timeline.occurrences}
    rows = archive.events_between("2024-06-19", "2024-06-20", limit=1000)
    assert sorted(found) == sorted(row.ref for row in rows)
    assert (timeline.hours_of, timeline.without_hour, timeline.more) == ("Hanoi time", "no hour", ())
    arrival, noon = found["event/arrival"], found["event/welcome-ceremony"]
    assert (arrival.hours, arrival.differs) == (Hours(1.75, None, "disputed"), True)
    assert noon.hours == Hours(12, None, "disputed")
    assert found["event/talks-presidents"].hours == Hours(12, 18, "within")
    assert (found["event/state-banquet"].hours, found["event/state-banquet"].time) == (
        Hours(18, 24, "within"),
        "evening",
    )
    assert found["event/aurus-photos"].hours is None
    assert found["event/planned-welcome-ceremony"].status == "planned"


def test_in_another_zone_hours_move_and_days_without_hours_stay(archive: Archive) -> None:
    timeline = overview_card(archive, archive.clock("UTC")).timeline
    assert timeline is not None
    found = {occurrence.link.ref: occurrence for occurrence in timeline.occurrences}
    assert (found["event/arrival"].day, found["event/arrival"].hours) == ("19 Jun", Hours(18.75, None, "disputed"))
    assert (found["event/aurus-photos"].day, found["event/aurus-photos"].hours) == ("20 Jun", None)


def test_the_charts_count_what_the_record_holds(archive: Archive, shipped: dict[str, Any]) -> None:
    speakers, fields = overview_card(archive).charts
    said = Counter((quote["speaker"], quote["form"] == "paraphrase") for quote in shipped["quotes"])
    for bar in speakers.bars:
        kind, id_ = bar.link.ref.split("/")
        if kind == "person":
            assert bar.parts == (said[id_, False], said[id_, True])
    sums = [sum(bar.parts) for bar in speakers.bars]
    assert sums == sorted(sums, reverse=True)
    concluded = Counter(
        topic
        for agreement in shipped["agreements"]
        for topic in agreement["topics"]
        if agreement["status"] in ("signed", "adopted")
    )
    assert {bar.link.ref: bar.parts[0] for bar in fields.bars} == {
        bar.link.ref: concluded[bar.link.ref.partition("/")[2]] for bar in fields.bars
    }


def test_a_chart_says_how_many_have_no_bar_and_leads_to_where_they_are(
    archive: Archive, shipped: dict[str, Any], write_record: WriteRecord
) -> None:
    speakers, fields = overview_card(archive).charts
    said_by = {quote.get("speaker") or quote.get("speaker_organisation") for quote in shipped["quotes"]} - {None}
    topics = {topic for agreement in shipped["agreements"] for topic in agreement["topics"]}
    assert speakers.more == Link("?kind:quote", f"{len(said_by) - len(speakers.bars)} more, in all quotes")
    assert fields.more == Link("?kind:agreement", f"{len(topics) - len(fields.bars)} more, in all agreements")
    with open_archive(write_record()) as small:
        charts = overview_card(small).charts
        assert charts
        assert not any(chart.more for chart in charts)


def test_every_mark_leads_to_an_item_or_a_query(archive: Archive) -> None:
    card = overview_card(archive)
    assert card.timeline is not None
    links = [
        *(occurrence.link for occurrence in card.timeline.occurrences),
        *(bar.link for chart in card.charts for bar in chart.bars),
        *(chart.more for chart in card.charts if chart.more),
        *(link for group in card.groups for link in group.links),
    ]
    spans = [span for fact in card.facts for span in fact.value] + [
        span for section in card.sections for paragraph in section.paragraphs for span in paragraph
    ]
    for ref in [link.ref for link in links] + [span.ref for span in spans if span.ref]:
        assert ref.startswith("?kind:") or ref in PICTURES or archive.item(ref)


def test_a_crowded_day_and_a_long_visit_lead_to_their_lists(write_record: WriteRecord) -> None:
    visit: Any = {
        "id": "example", "title": "A made-up visit", "guest": "anna-guest", "host": "otto-host", "place": "town",
        "starts": "2023-03-01", "ends": "2023-03-20", "timezone": "Europe/Berlin", "summary": "An example.",
    }  # fmt: skip
    event = {
        "title": "A meeting", "kind": "meeting", "status": "done", "time": {"from": "2023-03-01", "precision": "day"},
        "summary": "They met.", "citations": [{"source": "gazette"}],
    }  # fmt: skip
    events = [{**event, "id": f"meeting-{number}"} for number in range(100)]
    path = write_record(visit=visit, events=events, agreements=[], quotes=[], differences=[])
    timeline = overview_card(open_archive(path)).timeline
    assert timeline is not None
    assert len(timeline.occurrences) == 60
    assert timeline.more == (
        Link("?kind:event date:2023-03-01", "all events of 1 Mar"),
        Link("?kind:event date:2023-03-08..2023-03-20", "the events of later days"),
    )


def test_a_visit_at_the_end_of_the_calendar_has_an_overview(write_record: WriteRecord) -> None:
    visit: Any = {
        "id": "example", "title": "A made-up visit", "guest": "anna-guest", "host": "otto-host", "place": "town",
        "starts": "8999-12-25", "ends": "8999-12-31", "timezone": "Europe/Berlin", "summary": "An example.",
    }  # fmt: skip
    archive = open_archive(write_record(visit=visit, events=[], agreements=[], quotes=[], differences=[]))
    archive.visit = archive.visit._replace(starts="9999-12-25", ends="9999-12-31")
    timeline = overview_card(archive).timeline
    assert timeline is not None
    assert timeline.more == ()


def test_in_another_zone_days_stand_in_their_order(archive: Archive) -> None:
    for zone in ("UTC", "America/Los_Angeles", "Pacific/Kiritimati"):
        timeline = overview_card(archive, archive.clock(zone)).timeline
        assert timeline is not None
        dates = [occurrence.date for occurrence in timeline.occurrences]
        assert dates == sorted(dates)
        assert timeline.without_hour == "Hanoi day"


def test_on_how_many_witnesses_the_statements_rest_leads_to_them(archive: Archive) -> None:
    (section,) = (section for section in overview_card(archive).sections if section.heading == "Witnesses")
    links = [span for span in section.paragraphs[0] if span.ref is not None]
    assert links[0].text.startswith(f"81 of {archive.counts['quote']} statements on one source alone")
    counted = [int(link.text.split()[0]) for link in links]
    assert counted == [search(archive, str(link.ref)[1:]).counts["quote"] for link in links]
    assert sum(counted) == archive.counts["quote"]
