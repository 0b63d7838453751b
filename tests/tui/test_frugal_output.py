"""Whatever Textual writes, a terminal that is sent only the changes shows the same."""

from __future__ import annotations

import pyte
from hypothesis import given, settings
from hypothesis import strategies as st

from terminal_driver.emulator import Emulator
from visittui.tui.terminal.frugal_output import FrugalOutput

WIDTH, HEIGHT = 24, 6

STYLES = st.sampled_from(["39;49", "1;39;49", "7;39;49", "2", "33", "36;49", "1;7;39;49", "4;34", "30;43", "38;5;12"])
TEXTS = st.text("ab ≠“”ệя", min_size=1, max_size=10) | st.sampled_from(["漢字", "e\u0301x", "     "])


@st.composite
def runs(draw: st.DrawFn) -> str:
    """A run as Textual writes it: placed, styled, reset."""
    row, column = draw(st.integers(1, HEIGHT)), draw(st.integers(1, WIDTH - 10))
    parts = [f"\x1b[{row};{column}H"]
    room = WIDTH - column - 1
    for text, style in draw(st.lists(st.tuples(TEXTS, STYLES), min_size=1, max_size=3)):
        room -= 2 * len(text)
        if room < 0:
            break
        parts.append(f"\x1b[{style}m{text}\x1b[0m")
    return "".join(parts)


FRAMES = st.lists(st.lists(runs(), min_size=1, max_size=5).map("".join), min_size=1, max_size=6)


def shown(screen: pyte.Screen) -> list[list[tuple[object, ...]]]:
    """The cells of a screen as a person sees them: on a blank only reverse, underline and background show."""

    def cell(char: pyte.screens.Char) -> tuple[object, ...]:
        if char.data == " " and not (char.reverse or char.underscore or char.strikethrough):
            return (" ", char.bg)
        return tuple(char)

    return [[cell(screen.buffer[line][column]) for column in range(WIDTH)] for line in range(HEIGHT)]


@settings(max_examples=300)
@given(FRAMES)
def test_the_terminal_shows_the_same_after_every_frame(frames: list[str]) -> None:
    whole, frugal = pyte.Screen(WIDTH, HEIGHT), pyte.Screen(WIDTH, HEIGHT)
    whole_stream, frugal_stream = pyte.Stream(whole), pyte.Stream(frugal)
    output = FrugalOutput()
    for frame in frames:
        whole_stream.feed(frame)
        frugal_stream.feed(output.translate(frame))
        assert shown(frugal) == shown(whole)


def test_a_frame_that_changes_nothing_sends_nothing_but_the_place_of_the_cursor() -> None:
    output = FrugalOutput()
    frame = "\x1b[1;1H\x1b[1;39;49mvisittui\x1b[0m\x1b[39;49m record\x1b[0m\x1b[2;3H"
    first = output.translate(frame)
    assert "visittui" in first
    assert output.translate(frame) == ""


def test_one_changed_letter_sends_one_letter() -> None:
    output = FrugalOutput()
    output.translate("\x1b[3;1H\x1b[39;49m12 of 76 \x1b[0m\x1b[1;1H")
    assert output.translate("\x1b[3;1H\x1b[39;49m13 of 76 \x1b[0m\x1b[1;1H") == "\x1b[3;2H3\x1b[1;1H"


def test_a_cleared_or_resized_terminal_is_sent_everything_again() -> None:
    output = FrugalOutput()
    frame = "\x1b[1;1Hvisittui"
    first = output.translate(frame)
    assert output.translate("\x1b[2J") == "\x1b[2J"
    assert output.translate(frame) == first
    output.forget()
    assert output.translate(frame) == first


def test_changes_of_mode_pass_and_the_screen_is_still_known() -> None:
    output = FrugalOutput()
    output.translate("\x1b[1;1Hvisittui\x1b[1;1H")
    assert output.translate("\x1b[?2026h\x1b[1;1Hvisittui\x1b[1;1H\x1b[?2026l") == "\x1b[?2026h\x1b[?2026l"


def test_without_colours_only_text_styles_are_sent() -> None:
    output = FrugalOutput()
    output.colours = False
    coloured = "\x1b[1;4;30;43mnuclear\x1b[0m\x1b[38;2;1;2;3;48;5;7;7mrow\x1b[0m\x1b[94mlink\x1b[0m"
    sent = output.translate(f"\x1b[1;1H{coloured}")
    assert sent == "\x1b[1;1H\x1b[1;4mnuclear\x1b[0;7mrow\x1b[mlink"


def test_a_frame_drawn_for_a_larger_terminal_stays_within_the_one_there_is() -> None:
    output, terminal = FrugalOutput(), Emulator(10, 3, lambda _: None)
    output.size = (10, 3)
    terminal.feed(output.translate("\x1b[1;1Habcdefghijklmno\x1b[2;1Hdonau\x1b[3;8H漢字漢字\x1b[4;1Hbelow").encode())
    assert terminal.lines() == ["abcdefghij", "donau", "       漢"]
    terminal.feed(output.translate("\x1b[2;1Hdonau\x1b[2;9Hxyz").encode())
    assert terminal.lines()[:2] == ["abcdefghij", "donau   xy"]
