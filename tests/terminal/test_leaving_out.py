"""In a real terminal: the record without RT, in colours, in none, and in ASCII alone."""

from __future__ import annotations

import pytest

from terminal_driver import Terminal


@pytest.mark.parametrize(
    ("arguments", "sign"), [((), "×"), (("--ascii",), "x")], ids=["signs", "ascii"]
)  # fmt: skip
@pytest.mark.parametrize("colours", [True, False], ids=["colours", "none"])
def test_from_the_picture_of_the_sources_to_the_record_without_one(
    environment: dict[str, str], arguments: tuple[str, ...], sign: str, *, colours: bool
) -> None:
    plain = {} if colours else {"NO_COLOR": "1"}
    with Terminal(["visittui", *arguments], {**environment, **plain}, 80, 24) as terminal:
        terminal.wait_for("Overview")
        terminal.press("5")
        terminal.wait_for("[Quotes")
        terminal.wait_idle()
        terminal.press("p")
        terminal.wait_for("One wording, one witness")
        terminal.press("-")
        terminal.wait_for("Without RT: 74 of 87 quotes")
        terminal.wait_idle()
        fallen = [line for line in terminal.screen_lines() if line[1:2] == sign]
        assert fallen, terminal.picture()
        terminal.press("-")
        terminal.wait_for("Every source counts again")
        terminal.wait_idle()
        assert not [line for line in terminal.screen_lines() if line[1:2] == sign]
