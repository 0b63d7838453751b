"""What a page's terminal sends that nobody typed: nothing happens, and typing goes on."""

from __future__ import annotations

from collections.abc import Callable

from terminal_driver.answers import ANSWERS
from terminal_driver.emulator import Emulator
from tests.web.conftest import Server
from tests.web.raw_page import RawPage


def shows(*texts: str) -> Callable[[list[str]], bool]:
    return lambda lines: all(any(text in line for line in lines) for text in texts)


def test_no_answer_of_its_terminal_is_a_key_whole_or_cut(server: Server) -> None:
    with RawPage(server.port) as page:
        drawn = Emulator(80, 24, lambda _answer: None)
        page.read_until(drawn, shows("Statements by speaker"))
        page.say("stdin", "5")
        # The lines around the list may come in a frame of their own.
        page.read_until(drawn, shows("[Quotes ", "▌", " 1 of ", "f narrow"))
        before = drawn.lines()
        for answer in map(bytes.decode, ANSWERS.values()):
            page.say("stdin", answer)
            # Nobody can tell an Escape from the key when its rest is late.
            page.say("stdin", answer[:2])
            page.say("stdin", answer[2:])
        page.say("stdin", "\x10")  # Ctrl+P
        page.read_until(drawn, shows("Jump to any item"))
        page.say("stdin", "\x1b")
        page.read_until(drawn, lambda lines: lines == before)


def test_letters_of_other_layouts_and_keys_by_number_are_commands_on_a_page_too(server: Server) -> None:
    with RawPage(server.port) as page:
        drawn = Emulator(80, 24, lambda _answer: None)
        page.read_until(drawn, shows("Statements by speaker"))
        page.say("stdin", "5")
        page.read_until(drawn, shows(" 1 of "))
        page.say("stdin", "о\x1b[1114112u\x1b[106;1:3u\x1b[106u")
        page.read_until(drawn, shows(" 3 of "))
        # A key that was heard once too often would have led past that row by the time that the next ones are acted on.
        page.say("stdin", "\x10")  # Ctrl+P
        page.read_until(drawn, shows("Jump to any item"))
        page.say("stdin", "\x1b")
        page.read_until(drawn, shows("[Quotes ", " 3 of "))
