"""Keys with a modifier, in the notation of kitty's keyboard protocol, do what they do in terminals without it."""

from __future__ import annotations

import re

from terminal_driver import Terminal

SHIFT_BACKSPACE, ALT_BACKSPACE, CTRL_BACKSPACE, CTRL_H = "\x1b[127;2u", "\x1b[127;3u", "\x1b[127;5u", "\x1b[104;5u"
SHIFT_ENTER, CTRL_LEFT_BRACKET = "\x1b[13;2u", "\x1b[91;5u"


def test_a_query_is_corrected_sent_and_given_up_with_them(environment: dict[str, str]) -> None:
    with Terminal(["visittui"], environment, 100, 30) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.type_text("/putin moscow lam")
        terminal.wait_for("Search: putin moscow lam")
        for key, left in (
            (SHIFT_BACKSPACE, "putin moscow la"),
            (CTRL_H, "putin moscow l"),
            (ALT_BACKSPACE, "putin moscow"),
            (CTRL_BACKSPACE, "putin"),
        ):
            terminal.type_text(key)
            terminal.wait_for(re.compile(rf"Search: {left}  "))
        terminal.type_text(SHIFT_ENTER)
        terminal.wait_for("s order")
        terminal.type_text("/")
        terminal.wait_for("Esc clear")
        terminal.type_text(CTRL_LEFT_BRACKET)
        terminal.wait_for("Search: /")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
