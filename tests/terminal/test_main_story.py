"""The whole main job in a real terminal: from a word to a quote, its speaker, what he signed, and back to the row."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from terminal_driver import Terminal
from terminal_driver.pseudo_terminal import Stretch
from tests.archives import open_archive
from visittui.archive.search.searching import search
from visittui.archive.store.shipped import shipped_record

QUOTE = "The document contains a clear schedule of activities"
SPEAKER = "Aleksey Likhachev"
SIGNED = "Memorandum on the nuclear centre's timetable"


def all_matches() -> re.Pattern[str]:
    """What stands there once the whole word has been answered, not only its first letters."""
    found = sum(search(open_archive(shipped_record()), "nuclear").counts.values())
    return re.compile(rf"Search: nuclear +{found} matches")


CO_SIGNATORY = "Huynh Thanh Dat"


def in_reverse(terminal: Terminal) -> list[Stretch]:
    """What the reader's eye is led to: the current tab, the row under the cursor, the chosen link."""
    return terminal.stretches_where(lambda cell: cell.reverse)


def other_than(before: list[Stretch]) -> Callable[[Terminal], bool]:
    return lambda terminal: in_reverse(terminal) != before


def press_until(terminal: Terminal, key: str, chosen: str) -> None:
    """Press a key until the row or link that is drawn in reverse begins with some words."""
    for _ in range(100):
        terminal.wait_idle()  # a picture arrives in several reads: half of it shows two choices, or none
        before = in_reverse(terminal)
        if any(chosen[:25] in stretch.text for stretch in before):
            return
        terminal.press(key)
        terminal.wait_for(other_than(before))
    raise AssertionError(f"{key} never leads to {chosen!r}; the screen:\n{terminal.picture()}")


def body(terminal: Terminal) -> list[str]:
    """What is between the tabs and the trail, once all of it is drawn: the list, the card or both."""
    terminal.wait_idle()
    return terminal.screen_lines()[3:-2]


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (140, 40)])
def test_from_a_word_to_a_quote_its_speaker_what_he_signed_and_back(
    columns: int, lines: int, environment: dict[str, str]
) -> None:
    with Terminal(["visittui"], environment, columns, lines) as terminal:
        terminal.wait_for("State visit of the Russian president to Vietnam")
        terminal.wait_for("Statements by speaker")

        # A word, and the quotes among its matches.
        terminal.press("/", "nuclear")
        terminal.wait_for(all_matches())
        terminal.press("Down", "5")
        terminal.wait_for(QUOTE)
        press_until(terminal, "Down", QUOTE)
        listed = body(terminal)

        # One of them, and who said it.
        terminal.press("Enter")
        terminal.wait_for("Said by")
        press_until(terminal, "Tab", SPEAKER)
        quote_card = body(terminal)
        terminal.press("Enter")
        terminal.wait_for("[People")

        # Something that he signed; the card names both who signed it.
        press_until(terminal, "Tab", SIGNED)
        speaker_card = body(terminal)
        terminal.press("Enter")
        terminal.wait_for("[Agree")
        press_until(terminal, "Tab", CO_SIGNATORY)
        terminal.wait_for(f"{SPEAKER} signed for Rosatom")

        # Back twice, to the very same row.
        terminal.press("Backspace")
        terminal.wait_for("[People")
        assert body(terminal) == speaker_card
        terminal.press("Backspace")
        terminal.wait_for("[Quotes")
        assert body(terminal) == quote_card
        assert any(stretch.text.startswith(SPEAKER) for stretch in in_reverse(terminal))
        terminal.press("Left")
        terminal.wait_for(lambda screen: any(QUOTE[:25] in stretch.text for stretch in in_reverse(screen)))
        assert body(terminal) == listed
        assert "nuclear" in terminal.screen_lines()[1]

        terminal.press("q")
        assert terminal.exit_code() == 0
        assert terminal.left_behind() == []
        assert terminal.screen_text().strip() == ""


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ("person/to-lam", "Tô Lâm"),
        ("nuclear", "Quotes “nuclear”"),
        ("speaker:putin nuclear", "Quotes “speaker:putin nuclear”"),
        ("tolam", "Quotes “tolam”"),
        ("То Лам", "Quotes “То Лам”"),
    ],
)
def test_it_starts_where_the_command_line_says(target: str, shown: str, environment: dict[str, str]) -> None:
    with Terminal(["visittui", target], environment, 140, 40) as terminal:
        terminal.wait_for(shown)
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_keys_typed_ahead_act_in_order(environment: dict[str, str]) -> None:
    """On a slow link a whole burst of keys arrives at once."""
    with Terminal(["visittui"], environment) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press("/", "nuclear", "Down", "5", "End", "Enter")
        terminal.wait_for("Said by")
        terminal.wait_for(all_matches())
        terminal.wait_for("[Quotes 5]")


def test_square_brackets_are_shown_as_printed(environment: dict[str, str]) -> None:
    for words in ("[Russian] food", "[Russian atomic energy agency] Rosatom", "[Russia’s] priorities"):
        quoted = words.replace("[", "").replace("]", "")
        with Terminal(["visittui", f'"{quoted}"'], environment, 160, 40) as terminal:
            terminal.wait_for(words)
