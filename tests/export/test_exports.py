"""Taking the record elsewhere: whatever is exported is read back with the tools of others, and nothing is lost."""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from markdown_it import MarkdownIt

from terminal_driver import programs
from tests.export.exported_record import Exported
from visittui.archive.store.archive import Archive
from visittui.archive.store.tables import PLURALS
from visittui.export.citations.citation_formats import bibliography
from visittui.export.database import write_database
from visittui.export.dossier import as_markdown
from visittui.export.schedule import as_icalendar
from visittui.export.selection import Selection, select, select_items
from visittui.export.table import as_csv, as_json_lines
from visittui.tables.columns import columns_of, guarded, listed, unguarded

csv.field_size_limit(1 << 30)


def whole(exported: Exported) -> Selection:
    return select(exported.archive, "")


def calendar_of(selection: Selection) -> tuple[Calendar, list[str]]:
    said: list[str] = []
    text = "".join(as_icalendar(selection, said.append))
    return Calendar.from_ical(text), said


def without_nothing(item: dict[str, Any]) -> dict[str, Any]:
    """An item without fields that say nothing, which a table cannot tell from absent ones."""
    return {field: value for field, value in item.items() if value not in (None, [])}


class TestSchedule:
    def test_every_event_with_a_day_is_there_and_the_others_are_counted_aloud(self, exported: Exported) -> None:
        calendar, said = calendar_of(whole(exported))
        written = {str(event["uid"]): event for event in calendar.events}
        dated = [event for event in exported.items("events") if len(event["time"]["from"] or "") >= 10]
        visit = exported.record["visit"]["id"]
        assert set(written) == {f"{event['id']}.{visit}@visittui" for event in dated}
        assert said[0] == f"{len(dated)} of {len(exported.items('events'))} events exported"
        assert said[1].startswith(
            f"{len(exported.items('events')) - len(dated)} left out, because a calendar needs a day"
        )
        for event in dated:
            self.assert_nothing_lost(exported, event, written[f"{event['id']}.{visit}@visittui"])

    def assert_nothing_lost(self, exported: Exported, event: dict[str, Any], written: Any) -> None:
        time, zone = event["time"], ZoneInfo(exported.record["visit"]["timezone"])
        if time["precision"] in ("minute", "hour"):
            assert written.start == datetime.fromisoformat(time["from"]).replace(tzinfo=zone)
            assert written["dtstart"].params["TZID"] == zone.key
            assert ("dtend" in written) == bool(time["to"])
            if time["to"]:
                assert written.end == datetime.fromisoformat(time["to"]).replace(tzinfo=zone)
        else:
            assert written.start == date.fromisoformat(time["from"][:10])
            assert type(written.start) is date
        tentative = event["status"] in ("planned", "future")
        assert written["status"] == ("TENTATIVE" if tentative else "CONFIRMED")
        assert written["summary"] == event["title"]
        description = str(written["description"])
        items = exported.by_reference()
        for participant in event.get("participants") or ():
            kind = "person" if participant.get("person") else "organisation"
            assert items[f"{kind}/{participant[kind]}"]["name"] in description
            assert (participant.get("role") or "") in description
        for citation in event["citations"]:
            assert items[f"source/{citation['source']}"]["title"] in description
            assert str(citation.get("line") or "") in description
            assert all(name in description for name in citation.get("via") or ())
        for words in (event.get("summary"), event.get("note"), time["printed"]):
            assert (words or "") in description
        if event.get("place"):
            assert str(written["location"]).startswith(items[f"place/{event['place']}"]["name"])
        topics = [items[f"topic/{topic}"]["name"] for topic in event.get("topics") or ()]
        assert (written["categories"].cats if topics else []) == topics

    def test_the_zone_is_described_so_that_any_calendar_knows_it(self, exported: Exported) -> None:
        calendar, _ = calendar_of(whole(exported))
        assert [str(zone["tzid"]) for zone in calendar.timezones] == [exported.record["visit"]["timezone"]]
        assert calendar.get_missing_tzids() == set()

    def test_the_same_instants_wherever_the_reader_is(self, archive: Archive) -> None:
        files = {self.exported_in(zone) for zone in ("UTC", "America/New_York", "Pacific/Kiritimati")}
        assert len(files) == 1
        events = {str(event["uid"]): event for event in Calendar.from_ical(files.pop()).events}
        welcome = events["welcome-ceremony.hanoi-2024@visittui"].start
        assert isinstance(welcome, datetime)
        assert welcome.astimezone(UTC) == datetime(2024, 6, 20, 5, 0, tzinfo=UTC)

    @staticmethod
    def exported_in(zone: str) -> bytes:
        command = [sys.executable, "-m", "visittui", "export", "ics"]
        return programs.run(command, env={**os.environ, "TZ": zone}, capture_output=True, check=True).stdout

    def test_a_part_of_the_schedule(self, archive: Archive) -> None:
        calendar, said = calendar_of(select(archive, "named:likhachev", ("event",)))
        assert len(calendar.events) == 1
        assert said == [
            "1 of 3 events exported",
            "2 left out, because a calendar needs a day: 2 of which no time is known",
        ]

    def test_places_that_lie_in_each_other_in_a_circle_come_to_an_end(self, archive: Archive) -> None:
        items = {"place/a": {"name": "A", "within": "b"}, "place/b": {"name": "B", "within": "a"}}
        from visittui.export.schedule import _EventWriter

        writer = _EventWriter(archive)

        class Circular:
            def item(self, ref: str) -> dict[str, str]:
                return items[ref]

        writer._archive = Circular()  # type: ignore[assignment]
        assert writer._place("a").startswith("A, B, A")


class TestTable:
    def rows(self, selection: Selection) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO("".join(as_csv(selection)), newline="")))

    def test_every_field_of_every_item_comes_back(self, exported: Exported) -> None:
        rows = self.rows(whole(exported))
        items = exported.by_reference()
        assert sorted(row["ref"] for row in rows) == sorted(items)
        for row in rows:
            assert self.read_back(row) == without_nothing(self.flat(items[row["ref"]]))

    @staticmethod
    def flat(item: dict[str, Any]) -> dict[str, Any]:
        time = item.get("time") or {}
        return {
            **{field: value for field, value in item.items() if field != "time"},
            **{f"time_{part}": value for part, value in time.items()},
        }

    @staticmethod
    def read_back(row: dict[str, str]) -> dict[str, Any]:
        """A row as the documentation says that it is to be read."""
        kind = row["ref"].partition("/")[0]
        item: dict[str, Any] = {}
        for column in columns_of([PLURALS[kind]]):
            cell = unguarded(row[column.head])
            if not cell:
                continue
            if column.form == "list":
                item[column.head] = listed(cell)
            elif column.form in ("parts", "flag"):
                item[column.head] = json.loads(cell)
            else:
                item[column.head] = cell
        return item

    def test_ids_come_first_and_what_it_rests_on_last(self, exported: Exported) -> None:
        heading = next(as_csv(whole(exported))).strip().split(",")
        assert heading[:2] == ["ref", "id"]
        assert heading[-3:] == ["accounts", "printings", "citations"]
        quotes = next(as_csv(select(exported.archive, "kind:quote"))).strip().split(",")
        assert quotes[:4] == ["ref", "id", "form", "text"]
        assert quotes[-1] == "printings"

    @pytest.mark.parametrize("cell", ["=1+1", "+7", "-lam", "@me", "\tx", "\rx", "'=1", "＝1", "''@"])
    def test_no_cell_is_a_formula(self, cell: str) -> None:
        assert guarded(cell) == f"'{cell}"
        assert unguarded(guarded(cell)) == cell

    @given(st.text())
    def test_what_was_guarded_comes_back(self, text: str) -> None:
        assert unguarded(guarded(text)) == text
        assert guarded(text)[:1] not in tuple("=+-@\t\r")


class TestJsonLines:
    def test_every_item_comes_back_as_recorded(self, exported: Exported) -> None:
        lines = [json.loads(line) for line in "".join(as_json_lines(whole(exported))).splitlines()]
        assert {line.pop("ref"): line for line in lines} == exported.by_reference()

    def test_ids_come_first_and_citations_last(self, archive: Archive) -> None:
        (line,) = as_json_lines(select(archive, "event/arrival"))
        assert list(json.loads(line))[:2] == ["ref", "id"]
        assert list(json.loads(line))[-1] == "citations"


class TestDatabase:
    @pytest.fixture
    def database(self, exported: Exported, tmp_path: Path) -> Iterator[sqlite3.Connection]:
        write_database(whole(exported), tmp_path / "visit.db")
        with closing(sqlite3.connect(tmp_path / "visit.db")) as connection:
            yield connection

    def test_every_item_comes_back_from_a_query(self, exported: Exported, database: sqlite3.Connection) -> None:
        found = {
            f"{kind}/{id_}": json.loads(record)
            for kind, table in PLURALS.items()
            for id_, record in database.execute(f"SELECT id, record FROM {table}")
        }
        assert found == exported.by_reference()

    def test_single_fields_are_columns(self, exported: Exported, database: sqlite3.Connection) -> None:
        found = database.execute("SELECT id, text, form, speaker, date FROM quotes").fetchall()
        expected = [
            (quote["id"], quote["text"], quote["form"], quote.get("speaker"), quote.get("date"))
            for quote in exported.items("quotes")
        ]
        assert sorted(found, key=str) == sorted(expected, key=str)

    def test_every_printing_and_citation_is_a_row(self, exported: Exported, database: sqlite3.Connection) -> None:
        found = database.execute("SELECT item, source, line, exact, via FROM citations WHERE item LIKE 'quote/%'")
        expected = {
            (f"quote/{quote['id']}", entry["source"], entry.get("line"), entry["exact"], tuple(entry.get("via") or ()))
            for quote in exported.items("quotes")
            for entry in quote["printings"]
        }
        assert {(*row[:4], tuple(json.loads(row[4]))) for row in found} == expected

    def test_links_join_the_tables(self, exported: Exported, database: sqlite3.Connection) -> None:
        signed = database.execute(
            "SELECT people.id, agreements.id FROM links JOIN people ON links.source = 'person/' || people.id"
            " JOIN agreements ON links.target = 'agreement/' || agreements.id WHERE relation = 'signed'"
        )
        expected = {
            (signature["person"], agreement["id"])
            for agreement in exported.items("agreements")
            for signature in agreement.get("signatures") or ()
            if signature["act"] == "signed"
        }
        assert set(signed) == expected

    def test_it_is_sound_and_no_reference_leads_nowhere(self, database: sqlite3.Connection) -> None:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("SELECT count(*) FROM visit").fetchone() == (1,)

    def test_a_part_of_the_record_is_sound_too(self, archive: Archive, tmp_path: Path) -> None:
        write_database(select(archive, "speaker:lam"), tmp_path / "part.db")
        with closing(sqlite3.connect(tmp_path / "part.db")) as connection:
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            assert connection.execute("SELECT DISTINCT speaker FROM quotes").fetchall() == [("to-lam",)]


class TestDossier:
    def document(self, selection: Selection) -> str:
        return "".join(as_markdown(selection))

    def shown(self, markdown: str) -> str:
        tokens = MarkdownIt("commonmark").parse(markdown)
        return "\n".join(
            "".join(child.content for child in token.children or () if child.type in ("text", "code_inline"))
            for token in tokens
            if token.type == "inline"
        )

    def test_the_whole_visit_has_every_quote_event_and_source(self, exported: Exported) -> None:
        document = self.document(whole(exported))
        shown = self.shown(document)
        for quote in exported.items("quotes"):
            assert quote["text"] in shown
            for printing in quote["printings"]:
                assert (printing.get("exact") or "") in shown
        for section in ("events", "people", "agreements", "differences"):
            for item in exported.items(section):
                assert str(item.get("title") or item.get("name")) in shown
        for source in exported.items("sources"):
            assert f"- **{source['id']}**: " in document
            assert source["title"] in shown
            assert (source.get("note") or "") in shown
        for agreement in exported.items("agreements"):
            for point in agreement.get("points") or ():
                assert point["text"] in shown

    def test_a_person_with_everything_said_signed_and_attended(self, archive: Archive) -> None:
        document = self.document(select(archive, "person/aleksey-likhachev"))
        assert document.startswith("# Aleksey Likhachev\n\n*Director General of Rosatom")
        said, signed = document.index("## Said"), document.index("## Signed")
        assert said < document.index("> “The document contains a clear schedule of activities") < signed
        assert "Memorandum on the nuclear centre's timetable" in document[signed:]
        assert "## Sources\n\n- **" in document

    def test_a_long_list_is_whole(self, archive: Archive) -> None:
        document = self.document(select(archive, "source/live-page"))
        assert " more\n" not in document

    def test_an_event(self, archive: Archive) -> None:
        document = self.document(select(archive, "event/arrival"))
        assert document.startswith("# Arrival at Noi Bai\n")
        assert "## Took part (7)" in document


class TestBibliography:
    @pytest.mark.parametrize("form", ["csl", "bibtex", "ris"])
    def test_each_source_once_and_each_printing(self, exported: Exported, form: str) -> None:
        said: list[str] = []
        text = "".join(bibliography(whole(exported), form, said.append))
        keys = [f"source:{source['id']}" for source in exported.items("sources")]
        keys += [
            f"quote:{quote['id']}:{printing['source']}"
            for quote in exported.items("quotes")
            for printing in quote["printings"]
        ]
        marks = {"csl": '"id": "{}"', "bibtex": "{{{},\n", "ris": "ID  - {}\n"}
        assert all(text.count(marks[form].format(key)) == 1 for key in keys)
        assert said[0].startswith(f"{len(keys)} entries for ")

    def test_what_names_no_source_is_counted_aloud(self, archive: Archive) -> None:
        said: list[str] = []
        pieces = bibliography(select_items(archive, ["topic/nuclear", "event/arrival"]), "csl", said.append)
        entries = len(json.loads("".join(pieces)))
        assert said == [
            f"{entries} entries for 1 of 2 items",
            "items without a source of their own, by kind: topic (1)",
        ]


class TestSelection:
    def test_nothing_a_reference_or_a_query(self, archive: Archive) -> None:
        assert select(archive, "").is_whole
        assert len(select(archive, "  ")) == archive.total
        assert select(archive, "person/to-lam").single == "person/to-lam"
        likachev = select(archive, "likachev")
        assert any("likhachev" in hint for hint in likachev.hints)
        assert len(select(archive, "zzyzx")) == 0

    def test_items_come_in_time_order_but_a_list_in_its_own(self, archive: Archive) -> None:
        numbers = [archive.position(ref, list(PLURALS)) for ref, _, _ in select(archive, "nuclear").items()]
        assert numbers == sorted(number for number in numbers if number is not None)
        listed = ["quote/to-lam-friend", "event/arrival", "quote/to-lam-friend"]
        assert [ref for ref, _, _ in select_items(archive, listed).items()] == listed[:2]
