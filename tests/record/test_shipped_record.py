"""The record that comes with the program: sound, and true to the texts that it was entered from."""

from __future__ import annotations

import re
from pathlib import Path

import orjson

from visittui.record.checks.checking import check_record
from visittui.record.checks.grounds import OPENING, grounds_of
from visittui.record.checks.texts import uncited_lines


def test_it_has_no_problem(shipped_path: Path) -> None:
    assert [str(problem) for problem in check_record(shipped_path).problems] == []


def test_every_printed_word_is_in_its_line(shipped_path: Path, source_texts: Path) -> None:
    report = check_record(shipped_path, sources=source_texts)

    assert [str(problem) for problem in report.problems] == []
    assert report.comparison is not None
    assert report.comparison.missing == []
    assert report.comparison.printings > 100


def test_what_is_ours_about_a_source_stands_in_the_field_for_it(shipped_path: Path) -> None:
    """A note alone would not go with a citation in words."""
    for source in orjson.loads(shipped_path.read_bytes())["sources"]:
        note = source.get("note") or ""
        assert "title is in our words" not in note, source["id"]
        assert not re.search(r"(^|\. )(Read (as|on|in) |Only the opening)", note), source["id"]


def test_of_every_person_the_order_of_the_names_is_stated(shipped_path: Path) -> None:
    people = orjson.loads(shipped_path.read_bytes())["people"]
    assert [person["id"] for person in people if person.get("family_name_first") is None] == []


def test_every_paragraph_is_cited_or_named_with_a_reason(shipped_path: Path, source_texts: Path) -> None:
    report = check_record(shipped_path, sources=source_texts)

    assert report.record is not None
    assert report.comparison is not None
    for source, lines in report.comparison.texts.items():
        named = {entry["line"] for entry in report.record.sections["uncited"] if entry["source"] == source}
        assert list(uncited_lines(lines, named | set(report.comparison.cited[source]))) == []


def test_it_says_on_how_little_much_of_it_rests(shipped_path: Path) -> None:
    record = check_record(shipped_path).record
    assert record is not None
    grounds = grounds_of(record)

    assert grounds.one_witness > grounds.claims // 2
    assert 0 < grounds.opening_read < grounds.publisher_inferred < grounds.one_witness


def test_every_page_read_in_part_says_so_in_the_words_that_are_counted(shipped_path: Path) -> None:
    for source in orjson.loads(shipped_path.read_bytes())["sources"]:
        if re.search(r"opening|down to|as far as|preamble", source.get("as_read") or ""):
            assert OPENING in source["as_read"], source["id"]
