"""Pages that vanish in every way, and servers that do: no process stays, and no page is counted."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from http.client import HTTPConnection

import pytest

from terminal_driver.processes import wait_for_end
from tests.web.conftest import Server, serving
from tests.web.raw_page import RawPage

HOW_MANY = "VANISHING_PAGES"
"""In the environment: so many pages, of which nothing may be left two seconds later on a machine that is idle."""

_SIZES = [{"width": 80 + step % 2 * 60, "height": 24 + step} for step in range(60)]
_FOUR_MEGABYTES = json.dumps(["stdin", "nuclear " * (4_000_000 // 8)])


def idle(page: RawPage) -> Callable[[], None]:
    page.wait_until_drawn()
    return page.reset


def before_it_is_drawn(page: RawPage) -> Callable[[], None]:
    return page.reset


def with_output_pending(page: RawPage) -> Callable[[], None]:
    page.wait_until_drawn()
    for size in _SIZES:
        page.say("resize", size)
    return page.reset


def amid_a_message_of_input(page: RawPage) -> Callable[[], None]:
    page.wait_until_drawn()
    page.send_what_goes(_FOUR_MEGABYTES)
    return page.reset


def amid_many_messages_of_input(page: RawPage) -> Callable[[], None]:
    page.wait_until_drawn()
    page.send_what_goes(json.dumps(["stdin", "nuclear " * 125]), times=4000)
    return page.reset


def saying_no_more(page: RawPage) -> Callable[[], None]:
    page.wait_until_drawn()
    return page.say_no_more


def closing_the_connection(page: RawPage) -> Callable[[], None]:
    page.wait_until_drawn()
    return page.leave


WAYS = (
    idle, before_it_is_drawn, with_output_pending, amid_a_message_of_input, amid_many_messages_of_input,
    saying_no_more, closing_the_connection,
)  # fmt: skip


def test_of_pages_that_vanish_in_every_way_nothing_stays(environment: dict[str, str]) -> None:
    many = int(os.environ.get(HOW_MANY, len(WAYS)))
    patience = 2.0 if HOW_MANY in os.environ else 60.0
    with serving(environment, most_pages=many) as server, ExitStack() as pages:
        ways = [WAYS[number % len(WAYS)] for number in range(many)]
        vanish = [way(pages.enter_context(RawPage(server.port, receive_buffer=1024))) for way in ways]
        sessions = server.sessions()
        assert sessions
        for vanishes in vanish:
            vanishes()
        assert not wait_for_end(sessions, patience), "no process"
        assert not wait_for_end(server.sessions(), patience), "nor one that was just being started"
        assert answers(server), "and no page is counted"
        with RawPage(server.port) as page:
            page.wait_until_drawn()


def test_pages_count_as_long_as_they_have_a_process(environment: dict[str, str]) -> None:
    with serving(environment, most_pages=2) as server, RawPage(server.port) as page, RawPage(server.port) as second:
        assert not answers(server)
        page.wait_until_drawn()
        second.wait_until_drawn()
        (first, last) = sorted(server.sessions(), key=lambda process: process.pid)
        os.kill(first.pid, signal.SIGKILL)
        deadline = time.monotonic() + 60.0
        while not answers(server):
            assert time.monotonic() < deadline, "a page whose process has gone is counted"
        assert last in server.sessions()


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM])
def test_the_end_of_the_server_leaves_no_process_whatever_its_pages_do(
    environment: dict[str, str], ending: signal.Signals
) -> None:
    with serving(environment) as server, ExitStack() as pages:
        for way in WAYS:
            way(pages.enter_context(RawPage(server.port, receive_buffer=1024)))
        sessions = server.sessions()
        server.process.send_signal(ending)
        assert not wait_for_end(sessions, 60.0)
        assert server.process.wait(60.0) in (0, -ending)


def answers(server: Server) -> bool:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60.0)
    with closing(connection):
        connection.request("GET", "/")
        status = connection.getresponse().status
        assert status in (200, 503)
        return status == 200
