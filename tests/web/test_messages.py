"""What a page may say: whatever is no message of ours is named, told to the page and logged in one line."""

from __future__ import annotations

import json
import re
from contextlib import closing
from http.client import HTTPConnection
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal_driver.processes import wait_for_end
from tests.web.conftest import Server
from tests.web.raw_page import RawPage
from visittui.web.messages import MOST_INPUT, Focus, Input, MalformedError, Ping, Resize, read_message

NO_JSON = {
    "words": "nuclear",
    "nothing": "",
    "half a surrogate pair": '["stdin", "\\ud800"]',
    "50,000 brackets": "[" * 50_000,
    "50,000 nested lists": "[" * 50_000 + "]" * 50_000,
    "not a number": '["resize", {"width": NaN, "height": 1}]',
}
NO_MESSAGE = {
    "an empty list": "[]",
    "input without input": '["stdin"]',
    "a number": "5",
    "null": "null",
    "a map": '{"stdin": "n"}',
    "input that is no text": '["stdin", 5]',
    "a size without height": '["resize", {"width": 80}]',
    "a size of texts": '["resize", {"width": "80", "height": "24"}]',
    "a fraction": '["resize", {"width": 80.5, "height": 24}]',
    "an echo of anything": json.dumps(["ping", "x" * 1000]),
    "another": '["quit"]',
}


@pytest.mark.parametrize("text", [*NO_JSON.values(), *NO_MESSAGE.values()], ids=[*NO_JSON, *NO_MESSAGE])
def test_what_is_no_message_of_ours_is_malformed(text: str) -> None:
    with pytest.raises(MalformedError, match=r"a message that is no JSON|a message that no page of ours sends"):
        read_message(text)


def test_messages_of_the_page() -> None:
    assert read_message('["stdin", "Tô"]') == Input("Tô".encode())
    assert read_message('["resize", {"width": 120, "height": 40}]') == Resize(120, 40)
    assert read_message('["resize", {"width": -1, "height": 1000000}]') == Resize(1, 65536)
    assert read_message('["ping", "1718841600000"]') == Ping("1718841600000")
    assert read_message('["focus"]') == Focus(gained=True)
    assert read_message('["blur"]') == Focus(gained=False)


def test_input_is_cut_between_letters_and_a_paste_keeps_its_end() -> None:
    typed = read_message(json.dumps(["stdin", "ô" * 10_000]))
    assert typed == Input("ô".encode() * (MOST_INPUT // 2))
    pasted = read_message(json.dumps(["stdin", f"\x1b[200~{'ô' * 10_000}\x1b[201~"]))
    assert isinstance(pasted, Input)
    assert len(pasted.data) <= MOST_INPUT
    begin, text, end = pasted.data[:6], pasted.data[6:-6].decode(), pasted.data[-6:]
    assert (begin, set(text), end) == (b"\x1b[200~", {"ô"}, b"\x1b[201~")


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


_NEARLY = st.tuples(st.sampled_from(["stdin", "resize", "ping", "focus"]), _ANYTHING)


@given(st.text() | (_ANYTHING | _NEARLY).map(json.dumps))
def test_of_anything_else_nothing_worse_comes_than_a_malformed_message(text: str) -> None:
    try:
        message: Any = read_message(text)
    except MalformedError:
        return
    assert isinstance(message, Input | Resize | Ping | Focus)


SENT: list[tuple[str | bytes, int, str]] = [
    *((text, 1008, "a message that is no JSON") for text in NO_JSON.values()),
    *((text, 1008, "a message that no page of ours sends") for text in ["[]", '["stdin"]', "5"]),
    (b"\0\1", 1008, "a message that is no text"),
    ("x" * 300_000, 1009, ""),
]


def test_a_malformed_message_closes_its_page_with_a_reason_and_a_line_in_the_log(server: Server) -> None:
    for sent, code, reason in SENT:
        with RawPage(server.port) as page:
            page.send(sent)
            assert page.closed_with() == (code, reason)
            assert not wait_for_end(server.sessions(), 60.0)
    to_be_said = {
        f"visittui: closed a page that sent {reason or 'too long or broken a message'}\n" for _, _, reason in SENT
    }
    said: set[str] = set()
    while to_be_said - said:
        said.add(re.sub(r" … and \d+ more$", "", server.says()))
    server.process.terminate()
    assert server.process.wait(60.0) == 0
    said |= {re.sub(r" … and \d+ more$", "", line) for line in server.last_words()}
    assert said == to_be_said, "no traceback, and no path of this machine"


def test_a_plain_request_for_the_connection_of_a_page_is_refused_in_one_line(server: Server) -> None:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60.0)
    with closing(connection):
        connection.request("GET", "/ws")
        assert connection.getresponse().status == 426
    assert server.says() == "visittui: refused a request for /ws that came from no page\n"
    server.process.terminate()
    assert server.process.wait(60.0) == 0
    assert server.last_words() == []
    assert not server.sessions()
