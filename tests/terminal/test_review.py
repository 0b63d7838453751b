"""Deciding at a terminal on what was drafted."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from terminal_driver import Terminal
from visittui.drafting.drafts_file import read_drafts
from visittui.files.record_files import drafts_path

ASK = """#!/bin/sh
printf "$(grep -c '^#!' "$1") faults, which form?"
read form
sed -i "/^  .form/s/verbatim/$form/" "$1"
"""
"""An editor that asks a question."""


@contextmanager
def in_the_review(lake: Path, environment: dict[str, str]) -> Iterator[Terminal]:
    """The review opened from the record."""
    with Terminal(["visittui", str(lake)], environment, 120, 30) as terminal:
        terminal.wait_for("Drafts 1")
        terminal.press("d")
        terminal.wait_for("0 of 1 decided")
        yield terminal


def test_the_record_tells_of_its_drafts_and_shows_what_was_accepted(lake: Path, environment: dict[str, str]) -> None:
    with Terminal(["visittui", str(lake)], environment, 120, 30) as terminal:
        terminal.wait_for("1 drafts from texts are waiting for a decision: d")
        terminal.press("d")
        terminal.wait_for("0 of 1 decided")
        terminal.press("Enter")
        terminal.wait_for("All decided")
        terminal.press("q")
        terminal.wait_for("Quotes 1")
        terminal.press("d", "u")
        terminal.wait_for("nothing to take back")
        terminal.press("q", "5")
        # The review shows the words, too.
        terminal.wait_for(re.compile(r"\[Quotes 1\](.*\n)+.*The lake is open to all of us"))
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_a_key_right_behind_the_one_that_leaves_is_for_the_record(lake: Path, environment: dict[str, str]) -> None:
    with in_the_review(lake, environment) as terminal:
        terminal.type_text("q5")
        terminal.wait_for("[Quotes 0]")
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_of_a_pasted_megabyte_an_answer_takes_the_beginning_and_says_so(
    lake: Path, environment: dict[str, str]
) -> None:
    with Terminal(["visittui", "review", str(lake)], environment, 120, 30) as terminal:
        terminal.wait_for("0 of 1 decided")
        terminal.press("x")
        terminal.wait_for("Why not?")
        terminal.paste("told elsewhere\n" * 70_000)
        terminal.wait_for("Only the first 500 characters")
        terminal.press("Enter")
        terminal.wait_for("1 decided; 1 line that nothing cites")
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_a_click_in_the_list_leaves_an_open_question_and_what_was_typed(
    lake: Path, environment: dict[str, str]
) -> None:
    with in_the_review(lake, environment) as terminal:
        terminal.press("x")
        terminal.wait_for("Why not?")
        terminal.type_text("told twice")
        terminal.wait_for("told twice")
        terminal.click("of us,” Ada Birk")
        terminal.type_text(" elsewhere")
        terminal.wait_for("told twice elsewhere")
        terminal.press("Enter")
        terminal.wait_for("1 decided; 1 line that nothing cites")
        terminal.press("q", "q")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize("decision", ["", "Enter"])
def test_words_right_behind_the_key_that_leaves_are_searched_for(
    decision: str, lake: Path, environment: dict[str, str]
) -> None:
    with in_the_review(lake, environment) as terminal:
        if decision:
            terminal.press(decision)
            terminal.wait_for("All decided")
        terminal.type_text("q/lake")
        if decision:
            terminal.wait_for("Quotes 1")
        terminal.wait_for("Search: lake")
        terminal.press("Enter", "q")
        assert terminal.exit_code() == 0


def test_drafts_are_a_tab_reached_by_its_number_by_turning_and_by_a_click(
    lake: Path, environment: dict[str, str]
) -> None:
    with Terminal(["visittui", str(lake)], environment, 120, 30) as terminal:
        terminal.wait_for("Drafts 1")
        for key in ("9", "["):
            terminal.press(key)
            terminal.wait_for("0 of 1 decided")
            terminal.press("Escape")
            terminal.wait_for("Overview")
        terminal.click("Drafts 1")
        terminal.wait_for("0 of 1 decided")
        terminal.wait_for("x dismiss")
        terminal.click("x dismiss")
        terminal.wait_for("Why not?")
        terminal.wait_for("told elsewhere")
        terminal.click("told elsewhere")
        terminal.wait_for("1 decided; 1 line that nothing cites")
        terminal.press("ctrl+z")
        terminal.wait_for("Taken back")
        terminal.press("q")
        terminal.wait_for("Drafts 1")
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_a_narrow_tab_line_counts_the_drafts_and_the_open_tab_at_least(lake: Path, environment: dict[str, str]) -> None:
    with Terminal(["visittui", str(lake)], environment, 72, 24) as terminal:
        terminal.wait_for("Drafts 1")
        terminal.press("5")
        terminal.wait_for(re.compile(r"\[Quotes 0\].* Drafts 1"))
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_the_review_understands_a_russian_keyboard(lake: Path, environment: dict[str, str]) -> None:
    with Terminal(["visittui", "review", str(lake)], environment, 120, 30) as terminal:
        terminal.wait_for("0 of 1 decided")
        terminal.type_text("ч")  # where x is
        terminal.wait_for("Why not?")
        terminal.type_text("не о визите\r")
        terminal.wait_for("1 decided; 1 line that nothing cites")
        assert read_drafts(lake).items[0].why == "не о визите"
        terminal.type_text("г")  # where u is
        terminal.wait_for("Taken back")
        terminal.type_text("й")  # where q is
        assert terminal.exit_code() == 0


def test_nobody_decides_at_a_kiosk(lake: Path, environment: dict[str, str]) -> None:
    with Terminal([sys.executable, "-I", "-m", "visittui", "--kiosk", str(lake)], environment, 120, 30) as terminal:
        terminal.wait_for("? help")
        terminal.press("d")
        terminal.wait_for("Not available on a public account")
        assert not re.search("drafts|Drafts", terminal.screen_text())
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_an_editor_has_the_terminal_and_gives_it_back(lake: Path, environment: dict[str, str], tmp_path: Path) -> None:
    editor = tmp_path / "ask.sh"
    editor.write_text(ASK)
    editor.chmod(0o755)
    environment["EDITOR"] = str(editor)
    with Terminal(["visittui", "review", str(lake)], environment, 100, 30) as terminal:
        terminal.wait_for("0 of 1 decided")
        terminal.press("e")
        terminal.wait_for("0 faults, which form?")
        terminal.type_text("shouted\r")
        terminal.wait_for("1 faults, which form?")
        terminal.type_text("whispered\r")
        terminal.wait_for("Not right yet, nothing was changed")
        assert json.loads(lake.read_bytes())["quotes"] == []
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert terminal.left_behind() == []


def test_the_review_needs_drafts(lake: Path, environment: dict[str, str]) -> None:
    drafts_path(lake).write_text("{", encoding="utf-8")
    for words in ("holds no drafts", "has no drafts"):
        with Terminal(["visittui", "review", str(lake)], environment, 200, 10) as terminal:
            terminal.wait_for(words)
            assert terminal.exit_code() == 2
        drafts_path(lake).unlink(missing_ok=True)


def test_a_record_that_cannot_be_read_is_told_before_the_review_opens(lake: Path, environment: dict[str, str]) -> None:
    record = lake.read_text(encoding="utf-8").replace('"title": "', '"title": "\\ud800', 1)
    lake.write_text(record, encoding="utf-8")
    with Terminal(["visittui", "review", str(lake)], environment, 200, 10) as terminal:
        terminal.wait_for("lake.json: line 5, column 15: the item cannot be read")
        assert terminal.exit_code() == 2
