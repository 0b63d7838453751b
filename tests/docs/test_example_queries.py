"""Every query that help and documents show finds something in the shipped record."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archives import open_archive
from tests.help_of import help_of
from visittui.archive.search.examples import examples, short_examples
from visittui.archive.search.searching import search
from visittui.archive.store.shipped import shipped_record
from visittui.tui.explorer.help_card import help_card

ROOT = Path(__file__).parents[2]
_COMMAND = re.compile(r"^(?:\$ |  )visittui (?:search|export \w+) ([^|>\n]+)", re.MULTILINE)
_TABLE = re.compile(r"^\| write \| to find \|\n(.*?)\n\n", re.MULTILINE | re.DOTALL)


def shown() -> Iterator[str]:
    for text in (
        (ROOT / "README.md").read_text(),
        (ROOT / "docs" / "using.md").read_text(),
        help_of("search"),
        help_of("export"),
    ):
        for command in _COMMAND.findall(text):
            words = shlex.split(command)
            options = [index for index, word in enumerate(words) if word.startswith("-") and word != "--"]
            yield " ".join(words[: options[0]] if options else [word for word in words if word != "--"])
        for table in _TABLE.findall(text):
            yield from (query for query in re.findall(r"`([^`]+)`", table) if not query.endswith(":"))
    archive = open_archive(shipped_record())
    for section in help_card("list", examples(archive)).sections:
        links = (span.ref for paragraph in section.paragraphs for span in paragraph if span.ref is not None)
        yield from (link.removeprefix("?") for link in links)


@pytest.mark.parametrize("query", sorted(set(filter(None, shown()))))
def test_it_finds_something(query: str) -> None:
    archive = open_archive(shipped_record())
    assert search(archive, query).total, query
    archive.close()


def test_all_kinds_of_places_are_looked_at() -> None:
    assert {
        "speaker:likhachev nuclear",
        "“strategic partnership”",
        "12:00",
        '"strategic partnership" -speaker:putin',
    } <= {*shown()}


def test_the_help_says_that_words_of_like_meaning_count_and_how_they_do_not() -> None:
    archive = open_archive(shipped_record())
    text = {
        span.text: paragraph[1].text.strip()
        for section in help_card("list", examples(archive)).sections
        for paragraph in section.paragraphs
        for span in paragraph[:1]
    }
    assert "words that mean the same" in text[examples(archive).word]
    assert "this very word alone" in text["=Lam"]
    printed = "a timetable, an agenda"
    assert [printed[start:end] for start, end in search(archive, "=timetable").matches(printed)] == ["timetable"]
    assert search(archive, "timetable").total > search(archive, "=timetable").total
    archive.close()


def test_any_record_is_offered_examples_of_its_own() -> None:
    archive = open_archive(ROOT / "tests" / "fixtures" / "example-visit.json")
    tried = examples(archive)
    assert short_examples(tried) == ("energy", "speaker:lu", "keosanhlu")
    offered = [
        span.ref.removeprefix("?")
        for section in help_card("list", tried).sections
        for paragraph in section.paragraphs
        for span in paragraph
        if span.ref is not None
    ]
    assert len(offered) >= 12
    for query in (*offered, *short_examples(tried)):
        assert search(archive, query).total, query
