"""Lists without rows, columns, and all that opens over the explorer: nothing is cut that there is room for."""

from __future__ import annotations

import re

import pytest

from tests.tui.conftest import Reading
from visittui.tui.explorer.location import Location
from visittui.tui.explorer.tabs import tab_of
from visittui.tui.layout.beside_title import told_of
from visittui.tui.layout.text_runs import Run
from visittui.tui.screens.jump import JumpScreen
from visittui.tui.widgets.text_line import TextLine

TO_LAM = Location("People", ref="person/to-lam", focus="card")


# Empty lists


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 140])
async def test_an_empty_list_says_all_it_has_to_say_at_every_width(reading: Reading, width: int) -> None:
    async with reading(Location("Sources"), size=(width, 24)) as reader:
        await reader.search("opera speaker:putin")
        drawn = " ".join(reader.rows.render_line(y).text for y in range(20))
        shown = " ".join(drawn.replace("▌", " ").replace("›", " ").split())
        assert shown == " ".join(reader.rows.empty.text.split())
        assert not reader.card.display or reader.card.size.width == 0


# Columns


async def test_names_leave_their_room_to_offices(reading: Reading) -> None:
    async with reading(Location("People")) as reader:
        lines = [reader.rows.render_line(y).text for y in range(19)]
        starts = {line.index(row.detail[:9]) for line, row in zip(lines, reader.rows.source.rows(0, 19), strict=True)}
        assert len(starts) == 1
        assert starts.pop() < 30
        await reader.press("down", "down")
        assert reader.rows.render_line(0).text[2:] == lines[0][2:]


async def test_sources_stand_by_outlet_and_day_in_columns(reading: Reading) -> None:
    async with reading(Location("Sources")) as reader:
        rows = reader.rows.source.rows(0, 19)
        lines = [reader.rows.render_line(y).text for y in range(19)]
        assert len({line.index(row.title[:12]) for line, row in zip(lines, rows, strict=True)}) == 1
        assert lines[0][2:].startswith("RT ")


# Rows


async def test_a_quote_that_matches_elsewhere_keeps_its_speaker_and_day(reading: Reading) -> None:
    async with reading(Location("Quotes", query="nuclear")) as reader:
        rows = reader.rows.source.rows(0, len(reader.rows.source))
        index = next(index for index, row in enumerate(rows) if row.reason)
        told = "".join(run.text for run in told_of(rows[index], reader.rows.clock))
        assert told.strip().startswith(f"{rows[index].detail} · ")
        assert "20 Jun" in told
        assert "about " in told


# Dialogs


async def test_the_help_begins_with_what_matters_and_has_its_meanings_in_one_column(reading: Reading) -> None:
    async with reading(Location("Quotes")) as reader:
        await reader.press("question_mark")
        lines = reader.card_text().splitlines()
        headings = ["The keys that matter most", "Queries", "Signs", "In a list", "In a card"]
        places = [lines.index(f" {heading}") for heading in headings]
        assert places == sorted(places)
        text = reader.card_text()
        for word in ("8 lists what you marked", "adopted:", "witnessed:", "Ctrl+C"):
            assert word in text
        keys = lines[places[0] + 1 : places[1] - 1]
        assert all(line[:19].strip() == "" or line[18:19] == " " for line in keys)


async def test_every_form_of_a_copy_is_in_view_and_one_key_away(reading: Reading) -> None:
    async with reading(Location("Quotes", ref="quote/putin-nuclear-agenda", focus="card")) as reader:
        await reader.press("y")
        assert len(reader.card.laid.lines) <= reader.card.size.height
        for form in ("Quote with citation", "Markdown", "CSL-JSON", "BibTeX", "RIS", "Id"):
            assert form in reader.card_text()
        await reader.press("end", "v")
        assert "quote/putin-nuclear-agenda" in str(reader.screen.query("Static").first().render())


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (200, 60)])
async def test_a_form_of_a_copy_is_cut_only_where_no_line_is_free(reading: Reading, size: tuple[int, int]) -> None:
    for ref in ("quote/putin-nuclear-agenda", "event/welcome-ceremony", "person/to-lam"):
        async with reading(Location(tab_of(ref).name, ref=ref), size=size) as reader:
            await reader.press("y")
            lines = len(reader.card.laid.lines)
            assert lines <= reader.card.size.height
            assert "…" not in reader.card_text() or lines == reader.card.size.height


async def test_names_in_the_picture_of_copies_are_whole_where_there_is_room_beside(reading: Reading) -> None:
    async with reading(Location("Sources"), size=(200, 60)) as reader:
        await reader.press("p")
        assert "Bloomberg ‹ Vietnamese government website" in reader.card_text()
        assert "…" not in reader.card_text()


async def test_the_jump_offers_everything_at_first_and_says_where_the_cursor_is(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("ctrl+p")
        assert isinstance(reader.screen, JumpScreen)
        assert "to search" not in reader.screen.query_one("#jump-box").placeholder  # type: ignore[attr-defined]
        total = len(reader.rows.source)
        assert total > 400
        assert f"1 of {total}" in reader.line("#jump-bottom")


async def test_the_settings_name_a_theme_once_and_say_that_they_go_on(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TZ", "UTC")
    async with reading() as reader:
        await reader.press("f2")
        assert "of 3" in reader.line("#settings-bottom")
        shown = [str(line) for line in reader.screen.query_one("ChoiceList")._lines]  # type: ignore[attr-defined]
        assert sum("colours of" in line for line in shown) == 1
        assert any("coordinated universal time; your zone, as TZ says" in line for line in shown)


async def test_no_zone_is_called_the_readers_where_nothing_says_which_it_is(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TZ", raising=False)
    async with reading() as reader:
        await reader.press("f2")
        shown = [strip.text.rstrip() for strip in reader.screen._compositor.render_strips()]
        assert any(line.endswith("UTC                   coordinated universal time") for line in shown)


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("question_mark", "#dialog-bottom"),
        ("f2", "#settings-bottom"),
        ("ctrl+p", "#jump-bottom"),
        ("y", "#dialog-bottom"),
        ("p", "#dialog-bottom"),
    ],
)
async def test_every_dialog_names_its_keys_in_the_same_order(reading: Reading, key: str, line: str) -> None:
    async with reading(Location("Quotes")) as reader:
        await reader.press(key)
        assert re.match(r" Esc close  \S", reader.line(line))


async def test_signs_alone_ask_for_nothing_and_nothing_is_said_to_match(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("slash", "question_mark", "question_mark")
        assert "match" not in reader.line("#found")
        assert "no word in this" in reader.line("#trail")


async def test_a_line_whose_paint_was_lost_is_painted_with_the_next_news(reading: Reading) -> None:
    async with reading() as reader:
        bottom = reader.explorer.query_one("#bottom", TextLine)
        shown = bottom._left
        # As Textual does it now and then: what was asked for is dropped before it is painted.
        bottom._left = (Run("lost"),)
        bottom._painted = shown, ()
        bottom.show((Run("lost"),))
        await reader.until(lambda: bottom._painted == ((Run("lost"),), ()))
