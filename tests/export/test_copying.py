"""Taking something from an item with one key."""

from __future__ import annotations

import json

import pytest

from visittui.archive.store.archive import Archive
from visittui.archive.store.references import ItemNotFoundError
from visittui.export.copies import copies_of


def test_a_quote_is_taken_as_printed_with_its_citation(archive: Archive) -> None:
    copies = {copy.label: copy.text for copy in copies_of(archive, "quote/putin-nuclear-agenda")}
    assert list(copies) == ["Quote with citation", "Markdown", "CSL-JSON", "BibTeX", "RIS", "Id"]
    words = archive.item("quote/putin-nuclear-agenda")["text"]
    assert "[Russian atomic energy agency] Rosatom" in words
    for label in ("Quote with citation", "Markdown", "BibTeX"):
        assert words in copies[label]
    assert json.loads(copies["CSL-JSON"])[0]["custom"]["exact"] == words
    assert copies["Id"] == "quote/putin-nuclear-agenda"


def test_anything_else_is_taken_with_its_sources(archive: Archive) -> None:
    first, *_, last = copies_of(archive, "event/arrival")
    assert first.label == "Title with its sources"
    assert first.text.startswith("Arrival at Noi Bai.\nSource: “")
    assert (last.label, last.text) == ("Id", "event/arrival")


def test_what_has_no_source_is_taken_by_name(archive: Archive) -> None:
    assert [tuple(copy) for copy in copies_of(archive, "topic/nuclear")] == [
        ("Title", "Nuclear energy"),
        ("Id", "topic/nuclear"),
    ]


def test_what_is_not_there_cannot_be_taken(archive: Archive) -> None:
    with pytest.raises(ItemNotFoundError):
        copies_of(archive, "quote/nothing")
