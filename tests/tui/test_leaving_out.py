"""The record without a source: what rests on it alone is dim everywhere, with a sign, until it is taken back."""

from __future__ import annotations

import re

import pytest

from tests.tui.conftest import Reading
from tests.tui.reader import Reader
from visittui.archive.cards.drawn import PICTURES, picture_card
from visittui.archive.cards.overview import overview_card
from visittui.archive.store.archive import Archive
from visittui.archive.store.without import Without
from visittui.tui.actions.left_out import told_apart
from visittui.tui.explorer.location import Location
from visittui.tui.layout.card_layout import LaidCard, lay_out_card
from visittui.tui.layout.card_text import ANCHOR
from visittui.tui.layout.fallen import FALLEN
from visittui.tui.layout.text_runs import width_of
from visittui.tui.screens.jump import JumpScreen
from visittui.tui.widgets.row_list import RowList


def rows_drawn(reader: Reader) -> list[str]:
    rows = reader.explorer.view.rows
    return [rows.render_line(y).text for y in range(rows.size.height)]


def fallen_rows(reader: Reader) -> set[str]:
    """The rows in view that have the sign of what falls."""
    rows = reader.explorer.view.rows
    found = set()
    for y in range(rows.size.height):
        index, part = rows._laid_now().row_on(y - rows._heading_lines)
        row = rows._laid.row(index)
        if part == 0 and row is not None and rows.render_line(y).text[1] == FALLEN:
            found.add(row.ref)
    return found


@pytest.mark.parametrize("width", [80, 100, 200])
async def test_the_key_that_leaves_a_source_out_is_named_at_every_width(reading: Reading, width: int) -> None:
    async with reading(Location("Sources"), size=(width, 24)) as reader:
        assert "- without it" in reader.line("#bottom")
        await reader.press("enter")
        assert "- without it" in reader.line("#bottom")


async def test_a_key_on_a_source_dims_what_rests_on_it_in_every_list(reading: Reading, archive: Archive) -> None:
    without = Without(archive, "source/live-page")
    async with reading(Location("Sources", ref="source/live-page"), size=(100, 30)) as reader:
        assert not fallen_rows(reader)
        assert "p draw  - without it" in reader.line("#bottom")
        await reader.press("minus")
        title = reader.line("#title")
        assert "Without RT: 74 of 87 quotes" in title
        assert "source/live-page" in fallen_rows(reader)
        for tab in "345674":
            await reader.press(tab)
            rows = reader.explorer.view.rows
            in_view = [row.ref for index in range(40) if (row := rows._laid.row(index)) is not None]
            assert fallen_rows(reader) <= without.falls(in_view)
        await reader.press("5")
        assert len(fallen_rows(reader)) >= 3
        await reader.press("minus")
        assert not fallen_rows(reader)
        assert "Without" not in reader.line("#title")


@pytest.mark.parametrize(("width", "end"), [(80, "- takes it back "), (100, "events, too) ")])
async def test_what_falls_is_told_in_as_many_words_as_fit(reading: Reading, width: int, end: str) -> None:
    async with reading(Location("Sources", ref="source/live-page"), size=(width, 24)) as reader:
        await reader.press("minus")
        told = reader.line("#title").partition("19–20 June")[0]
        assert told.rstrip().endswith(end.rstrip())


async def test_a_card_says_that_it_falls_and_its_links_to_what_falls_are_dim(reading: Reading) -> None:
    async with reading(Location("Quotes", ref="quote/putin-kharkov", focus="card")) as reader:
        await reader.choose_link("source/live-page")
        await reader.press("minus")
        text = reader.card_text()
        assert "Falls" in text
        assert "rests on RT and copies of it alone" in text
        laid = reader.card.laid
        inks = {run.ink for line in laid.lines for run in line if run.link is not None
                and laid.targets[run.link] == "source/live-page"}  # fmt: skip
        assert inks == {"muted"}
        await reader.press("minus")
        assert "Falls" not in reader.card_text()


async def test_without_a_source_at_hand_it_is_said_how_to_leave_one_out(reading: Reading) -> None:
    async with reading(Location("Quotes")) as reader:
        await reader.press("minus")
        assert "Go to a source" in reader.line("#trail")
        assert not fallen_rows(reader)


@pytest.mark.parametrize(
    ("tab", "title"),
    [
        ("Sources", "Who copies whom among the sources"),
        ("Quotes", "Who copies whom among the sources"),
        ("Agreements", "Who signed, exchanged and witnessed with whom"),
        ("Differences", "Accounts of a number, a day or an hour"),
    ],
)
async def test_one_key_draws_what_goes_with_the_tab(reading: Reading, tab: str, title: str) -> None:
    async with reading(Location(tab)) as reader:
        await reader.press("p")
        await reader.until(lambda: title in reader.card_text())
        await reader.press("p")
        await reader.until(lambda: reader.screen is reader.explorer)


async def test_from_one_picture_to_the_next_and_on_to_the_paper(reading: Reading) -> None:
    async with reading(Location("Sources"), size=(100, 40)) as reader:
        await reader.press("p")
        await reader.until(lambda: "One wording, one witness" in reader.card_text())
        await reader.choose_link("picture/papers")
        await reader.press("enter")
        await reader.until(lambda: "Who did what with whom" in reader.card_text())
        await reader.choose_link("agreement/nuclear-centre-memorandum")
        await reader.press("enter")
        await reader.until(lambda: reader.screen is reader.explorer)
        await reader.settle()
        assert reader.explorer.standing[1].ref == "agreement/nuclear-centre-memorandum"


async def test_in_the_picture_of_the_sources_one_can_be_left_out(reading: Reading) -> None:
    async with reading(Location("Quotes"), size=(100, 30)) as reader:
        await reader.press("p")
        await reader.until(lambda: "One wording, one witness" in reader.card_text())
        await reader.choose_link("source/live-page")
        assert "without it" in reader.line("#dialog-bottom")
        await reader.press("minus")
        await reader.until(lambda: reader.screen is reader.explorer)
        assert "Without RT" in reader.line("#title")
        assert fallen_rows(reader)


def inks_of(reader: Reader, ref: str) -> set[str]:
    laid = reader.card.laid
    return {run.ink for line in laid.lines for run in line if run.link is not None and laid.targets[run.link] == ref}


async def test_what_opens_over_the_record_shows_it_without_the_source_too(reading: Reading) -> None:
    """Pictures, cited lines and the jump by name: dim is everywhere what falls."""
    async with reading(Location("Sources", ref="source/live-page"), size=(100, 30)) as reader:
        await reader.press("minus", "p")
        await reader.until(lambda: "One wording, one witness" in reader.card_text())
        assert "Without RT: × what rests on it alone." in reader.card_text()
        assert inks_of(reader, "source/live-page") == {"muted"}
        await reader.press("p")
        await reader.visit(Location("Differences", ref="difference/how-many-documents"))
        await reader.press("c")
        await reader.until(lambda: "what differs marked" in reader.card_text())
        assert inks_of(reader, "source/live-page") == {"muted"}
        await reader.press("escape", "ctrl+p")
        await reader.until(lambda: isinstance(reader.screen, JumpScreen))
        rows = reader.screen.query_one(RowList)
        assert FALLEN in {rows.render_line(y).text[1] for y in range(rows.size.height)}


async def test_the_picture_names_the_key_that_takes_back_what_is_left_out(reading: Reading) -> None:
    async with reading(Location("Sources", ref="source/live-page"), size=(100, 30)) as reader:
        await reader.press("minus", "p")
        await reader.until(lambda: "One wording, one witness" in reader.card_text())
        await reader.choose_link("source/live-page")
        assert "- takes it back" in reader.line("#dialog-bottom")
        await reader.press("minus")
        await reader.until(lambda: reader.screen is reader.explorer)
        assert "Without RT" not in reader.line("#title")
        assert not fallen_rows(reader)


async def test_on_the_narrowest_screen_it_is_still_told(reading: Reading) -> None:
    async with reading(Location("Sources", ref="source/live-page"), size=(40, 10)) as reader:
        await reader.press("minus")
        assert "Without RT" in reader.line("#title")


async def test_a_link_to_a_picture_is_no_item_to_copy_or_to_mark(reading: Reading) -> None:
    async with reading(Location("Overview"), size=(120, 40)) as reader:
        await reader.choose_link("picture/papers")
        for key in ("y", "b", "c"):
            await reader.press(key)
            assert "No item is selected" in reader.line("#trail")
        await reader.press("enter")
        await reader.until(lambda: "Who did what with whom" in reader.card_text())


def words_of_links(laid: LaidCard) -> dict[int, str]:
    words: dict[int, str] = {}
    for run in (run for line in laid.lines for run in line):
        if run.link is not None:
            words[run.link] = words.get(run.link, "") + run.text
    return words


@pytest.mark.parametrize("width", [40, 80, 200])
def test_whatever_leads_to_what_falls_has_its_sign_whether_it_is_dim_or_not(archive: Archive, width: int) -> None:
    """Not every theme and not every terminal shows what is dim; bars and counts stand beside what has the sign."""
    without = Without(archive, "source/live-page")
    items = archive.reading(lambda connection: connection.execute("SELECT kind, id FROM item").fetchall())
    cards = [picture_card(archive, ref) for ref in PICTURES]
    cards += [overview_card(archive), *(archive.card(f"{kind}/{id_}") for kind, id_ in items if kind != "visit")]
    for card in cards:
        laid = lay_out_card(told_apart(card, without), width, lambda _: ())
        falls = without.falls(laid.targets)
        for link, words in words_of_links(laid).items():
            # One link for several sources leads to all of them; each has its own sign there.
            if any(map(str.isalpha, words)) and not laid.targets[link].startswith(ANCHOR):
                assert (FALLEN in words) == (laid.targets[link] in falls), (card.ref, words)


@pytest.mark.parametrize(("width", "height"), [(60, 20), (80, 20), (100, 26), (120, 36), (160, 30)])
def test_a_count_of_the_days_has_the_sign_of_the_event_that_it_leads_to(
    archive: Archive, width: int, height: int
) -> None:
    found = set()
    for source in (
        "source/live-page",
        "source/sputnik-energy",
        "source/vietnamnet-arrival",
        "source/sputnik-africa-arrival",
    ):
        without = Without(archive, source)
        laid = lay_out_card(told_apart(overview_card(archive), without), width, lambda _: (), height)
        counts = [run for line in laid.lines for run in line if re.fullmatch(rf"({FALLEN} )?\+\d+", run.text)]
        for run in counts:
            assert run.link is not None
            falls = laid.targets[run.link] in without.falls(laid.targets)
            assert run.text.startswith(FALLEN) == falls == (run.ink == "muted"), run
            found.add(falls)
        assert max(map(width_of, laid.lines)) <= width
    assert found == {True, False}


def test_a_mark_of_a_matrix_keeps_its_letter_when_its_paper_falls(archive: Archive) -> None:
    card = picture_card(archive, "picture/papers")
    refs = {act.link.ref for picture in card.pictures for cell in getattr(picture, "cells", ()) for act in cell.acts}
    laid = lay_out_card(card._replace(fallen=frozenset(refs)), 40, lambda _: ())
    marks = [words for link, words in words_of_links(laid).items() if laid.targets[link] in refs and len(words) < 4]
    assert {"S×", "X×", "●×"} <= set(marks)


def test_the_bar_of_what_rests_on_the_source_is_dim_like_its_name(archive: Archive) -> None:
    without = Without(archive, "source/live-page")
    laid = lay_out_card(told_apart(picture_card(archive, "picture/sources"), without), 80, lambda _: ())
    lines = [line for line in laid.lines if any(run.text.startswith("× RT") for run in line)]
    assert lines
    for line in lines:
        assert {run.ink for run in line if "█" in run.text or FALLEN in run.text} == {"muted"}


def test_a_value_on_a_scale_stays_with_any_source_that_gives_it(archive: Archive) -> None:
    without = Without(archive, "source/live-page")
    laid = lay_out_card(told_apart(archive.card("difference/how-many-documents"), without), 80, lambda _: ())
    eleven = next(line for line in laid.lines if any(run.text == "11" for run in line))
    assert "".join(run.text for run in eleven).count(FALLEN) == 1
    assert {run.ink for run in eleven if run.text in ("11", "┃")} == {"name", "label"}
