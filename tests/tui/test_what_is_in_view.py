"""What a reader sees chosen is what a key acts on; what is not in view is said to be there."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from tests.tui.conftest import Reading
from tests.tui.reader import Reader
from visittui.archive.store.archive import Archive
from visittui.state.first_start import FirstStart
from visittui.tui.app import VisitApp
from visittui.tui.explorer.location import Location
from visittui.tui.widgets.card_view import CardView

TO_LAM = Location("People", ref="person/to-lam", focus="card")
LIVE_PAGE = Location("Sources", ref="source/live-page", focus="card")


def link_in_view(card: CardView) -> bool:
    """Whether the chosen link is seen, as far as the card can show one."""
    if card.link is None:
        return not any(card.laid.in_view(link, card.viewport) for link in range(len(card.laid.link_lines)))
    return card.laid.in_view(card.link, card.viewport)


def last_line(card: CardView) -> int:
    return min(card.top + card.size.height, len(card.laid.lines))


# Choosing what is in view


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (140, 40)])
@pytest.mark.parametrize(
    "start", [Location("Overview"), TO_LAM, Location("Sources", ref="source/live-page", focus="card")]
)
async def test_whatever_the_reader_pages_through_the_chosen_link_is_in_view(
    reading: Reading, start: Location, size: tuple[int, int]
) -> None:
    async with reading(start, size=size) as reader:
        for key in ("pagedown", "pagedown", "down", "pageup", "G", "up", "g", "pagedown", "G", "pagedown", "pageup"):
            await reader.press(key)
            assert link_in_view(reader.card), key


async def test_enter_after_a_page_follows_the_first_link_that_is_seen(reading: Reading) -> None:
    async with reading(TO_LAM) as reader:
        await reader.press("pagedown", "pagedown")
        card = reader.card
        first = next(link for link in range(len(card.laid.link_lines)) if card.laid.in_view(link, card.viewport))
        assert card.link == first
        target = card.target
        await reader.press("enter")
        assert target is not None
        assert reader.card.card is not None
        assert reader.card.card.ref == target


async def test_the_wheel_takes_the_choice_along(reading: Reading) -> None:
    async with reading(TO_LAM) as reader:
        card = reader.card
        for _ in range(12):
            wheel = events.MouseScrollDown(card, 5, 5, 0, 1, 0, False, False, False)
            card.post_message(wheel)
            await reader.settle()
        assert card.top > 5
        assert link_in_view(card)


async def test_a_smaller_window_leaves_no_choice_out_of_sight(reading: Reading) -> None:
    async with reading(TO_LAM, size=(80, 40)) as reader:
        await reader.press_until("tab", lambda: reader.card.laid.link_lines[reader.card.link or 0][0] >= 30)
        await reader.resize(80, 20)
        assert link_in_view(reader.card)


async def test_the_end_of_a_menu_is_its_last_choice(reading: Reading) -> None:
    async with reading(TO_LAM) as reader:
        taken: list[str] = []
        reader.app.session.copy = lambda text: taken.append(text) or "Sent."  # type: ignore[func-returns-value]
        await reader.press("y", "end", "enter")
        await reader.until(lambda: taken)
        assert taken == ["person/to-lam"]


async def test_a_card_is_found_again_as_it_was_left_even_from_a_list_that_hid_it(reading: Reading) -> None:
    async with reading(TO_LAM) as reader:
        await reader.press("pagedown", "tab", "tab")
        left = (reader.card.top, reader.card.link)
        await reader.press("2", "backspace")
        assert (reader.card.top, reader.card.link) == left


# Saying that there is more


async def test_a_card_says_which_of_its_lines_are_in_view(reading: Reading) -> None:
    async with reading(TO_LAM) as reader:
        total = len(reader.card.laid.lines)
        assert f"lines 1–19 of {total}" in reader.line("#trail")
        await reader.press("pagedown")
        assert f"lines 18–36 of {total}" in reader.line("#trail")
        await reader.press("G")
        assert f"–{total} of {total}" in reader.line("#trail")


async def test_the_place_in_the_list_is_not_shown_as_the_place_in_the_card(reading: Reading) -> None:
    async with reading(Location("People", ref="person/to-lam"), size=(140, 40)) as reader:
        assert f"1 of {len(reader.refs())} · as recorded · Hanoi time" in reader.line("#trail")
        await reader.press("enter")
        assert f" of {len(reader.refs())} " not in reader.line("#trail")
        assert "lines 1–" in reader.line("#trail")


async def test_the_help_says_that_it_goes_on(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("question_mark")
        assert f"lines 1–{last_line(reader.card)} of {len(reader.card.laid.lines)}" in reader.line("#dialog-bottom")


async def test_on_a_narrow_screen_the_lines_are_said_in_fewer_words(reading: Reading) -> None:
    async with reading(TO_LAM, size=(48, 12)) as reader:
        assert f"lines 1–7 of {len(reader.card.laid.lines)}" in reader.line("#trail")
        await reader.press("backspace")  # a notice takes nearly all of the line
        assert f"1–7/{len(reader.card.laid.lines)}" in reader.line("#trail")


@pytest.mark.parametrize("width", [40, 60, 80])
async def test_a_welcome_leaves_room_to_say_that_there_is_more(archive: Archive, tmp_path: Path, width: int) -> None:
    app = VisitApp(archive, Location("Overview"), first_start=FirstStart(tmp_path / "used.json"))
    async with app.run_test(size=(width, 20)) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        assert "New here? " in reader.line("#trail")
        assert f"/{len(reader.card.laid.lines)}" in reader.line("#trail").replace(" of ", "/")
