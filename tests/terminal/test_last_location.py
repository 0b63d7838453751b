"""However a session ended: the next one offers to go on where the reader was."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from terminal_driver import Terminal
from tests.terminal.test_main_story import all_matches


def kept_in(environment: dict[str, str]) -> Path:
    return Path(environment["XDG_STATE_HOME"], "visittui", "places", "hanoi-2024.json")


ENDS: dict[str, Callable[[Terminal], None]] = {
    "quit": lambda terminal: terminal.press("q"),
    "asked to end": lambda terminal: terminal.send_signal(signal.SIGTERM),
    "lost connection": lambda terminal: terminal.hang_up(),
}


def read_a_quote(environment: dict[str, str], end: Callable[[Terminal], None]) -> None:
    """Search, go down two hits, open the card; then the end comes."""
    with Terminal(["visittui"], environment) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press("/", "nuclear", "Enter", "5", "Down", "Enter")
        terminal.wait_for("Said by")
        # Without a chance to write at the end, what counts is what was written while the reader read.
        kept = kept_in(environment)
        terminal.wait_for(lambda _: kept.exists() and '"focus": "card"' in kept.read_text())
        end(terminal)
        terminal.exit_code()


@pytest.mark.parametrize("end", ENDS)
def test_the_next_session_goes_on_there(end: str, environment: dict[str, str]) -> None:
    read_a_quote(environment, ENDS[end])
    with Terminal(["visittui"], environment) as terminal:
        terminal.wait_for(". resumes at ")
        terminal.wait_for("Statements by speaker")
        terminal.press(".")
        terminal.wait_for("Said by")
        terminal.wait_for(all_matches())
        terminal.press("Backspace")
        terminal.wait_for("Statements by speaker")
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_who_asks_for_something_else_is_not_offered_it(environment: dict[str, str]) -> None:
    read_a_quote(environment, ENDS["quit"])
    with Terminal(["visittui", "person/to-lam"], environment) as terminal:
        terminal.wait_for("To Lam")
        terminal.wait_idle()
        assert "resumes at" not in terminal.screen_text()


@pytest.mark.parametrize(
    "written", ['{"format": 1, "place": {"tab": "Quotes", "ref": "quote/gone"}}', "{", '{"format": 9}']
)
def test_a_place_that_is_none_any_more_is_not_offered(written: str, environment: dict[str, str]) -> None:
    kept = kept_in(environment)
    kept.parent.mkdir(parents=True)
    kept.write_text(written)
    with Terminal(["visittui"], environment) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.wait_idle()
        assert "resumes at" not in terminal.screen_text()
        terminal.press(".")
        terminal.wait_for("no earlier place")
        terminal.press("q")
        assert terminal.exit_code() == 0
