"""A copy goes to the reader's own clipboard, and no more is claimed than that it was sent."""

from __future__ import annotations

import re
from base64 import b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visittui.tui.terminal.clipboard import LONGEST, copy, route

XTERM = {"TERM": "xterm-256color"}


def test_a_plain_terminal_is_sent_the_text() -> None:
    sent = copy("Tô Lâm: “yes”", XTERM)
    assert sent.sequence.startswith("\x1b]52;c;")
    assert sent.sequence.endswith("\x07")
    assert b64decode(sent.sequence[7:-1]).decode() == "Tô Lâm: “yes”"
    assert sent.words == "Sent to your terminal."


@pytest.mark.parametrize("environment", [{"TERM": "screen-256color", "TMUX": "socket,1,0"}, {"TERM": "tmux-256color"}])
def test_in_tmux_both_ways_through_it_are_taken(environment: dict[str, str]) -> None:
    plain = copy("words", XTERM).sequence
    sent = copy("words", environment)
    assert sent.sequence == plain + "\x1bPtmux;" + plain.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    assert "tmux" in sent.words


@pytest.mark.parametrize("environment", [{"TERM": "xterm", "STY": "1.tty"}, {"TERM": "screen"}])
def test_screen_is_given_pieces_that_it_passes_on(environment: dict[str, str]) -> None:
    text = "words " * 200
    sequence = copy(text, environment).sequence
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", sequence, re.DOTALL)
    assert max(map(len, pieces)) < 100
    assert "".join(pieces) == copy(text, XTERM).sequence


def test_what_is_too_long_is_not_sent_but_said() -> None:
    longest = "x" * (LONGEST // 4 * 3)
    assert copy(longest, XTERM).sequence
    refused = copy(longest + "xxx", XTERM)
    assert refused.sequence == ""
    assert "file" in refused.words


@pytest.mark.parametrize(
    "environment", [{"TERM": "linux"}, {"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}]
)
def test_a_terminal_without_clipboard_is_named(environment: dict[str, str]) -> None:
    refused = copy("words", environment)
    assert refused.sequence == ""
    assert "file" in refused.words
    assert route(environment) in refused.words


@given(st.text(), st.sampled_from([XTERM, {"TERM": "tmux"}, {"TERM": "screen"}]))
def test_nothing_of_a_text_reaches_the_terminal_as_it_is(text: str, environment: dict[str, str]) -> None:
    sequence = copy(text, environment).sequence
    assert re.fullmatch(r"(?:\x1b+(?:\]52;c;|Ptmux;|P|\\)|\x07|[A-Za-z0-9+/=])*", sequence)
