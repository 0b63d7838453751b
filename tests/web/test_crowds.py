"""Connections that say nothing, or take nothing: they keep nobody else out, and fill no log."""

from __future__ import annotations

import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from terminal_driver.emulator import Emulator
from tests.web.conftest import Server, serving
from tests.web.raw_page import RawPage

_PATIENCE = 60.0  # seconds


def connect(server: Server, *, receive_buffer: int | None = None) -> socket.socket:
    connection = socket.socket()
    if receive_buffer is not None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    connection.settimeout(_PATIENCE)
    connection.connect(("127.0.0.1", server.port))
    return connection


def ask_for_files(connection: socket.socket, server: Server) -> None:
    connection.sendall(f"GET /static/textual.js HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode() * 40)


def status_of_the_page(server: Server) -> int:
    """Read to the end, at which the server has closed the connection, and its file."""
    with connect(server) as reader, reader.makefile("rb") as answer:
        reader.sendall(f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nConnection: close\r\n\r\n".encode())
        if not (said := answer.read()):
            raise ConnectionResetError
        return int(said.split()[1])


def wait_for_the_page(server: Server) -> None:
    """Ask for the page until it is there: where next to no time is given, a busy machine may be late itself."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        with suppress(OSError):
            assert status_of_the_page(server) == 200
            return
        assert time.monotonic() < deadline


def is_sent_off(connection: socket.socket) -> bool:
    """Whether the server closes a connection; where it has not read all, that is a reset."""
    try:
        return connection.recv(1) == b""
    except ConnectionError:
        return True


def assert_it_ends_without_a_word(server: Server) -> None:
    server.process.terminate()
    assert server.process.wait(_PATIENCE) == 0
    assert server.last_words() == []


def test_more_connections_than_files_can_be_open_keep_nobody_out(environment: dict[str, str]) -> None:
    with serving(environment, most_files=80) as server, ExitStack() as crowd:
        ask_for_files(crowd.enter_context(connect(server, receive_buffer=1024)), server)
        for _ in range(100):
            crowd.enter_context(connect(server))
        assert status_of_the_page(server) == 200
        assert_it_ends_without_a_word(server)


def test_a_crowd_does_not_close_the_pages_that_are_open(environment: dict[str, str]) -> None:
    with serving(environment, most_files=80) as server, RawPage(server.port) as page, ExitStack() as crowd:
        drawn = Emulator(80, 24, lambda _answer: None)
        page.read_until(drawn, lambda lines: any("Statements by speaker" in line for line in lines))
        # Read meanwhile, too: a page that answers no ping is closed, and a crowd may take its time.
        reader = crowd.enter_context(ThreadPoolExecutor(1))
        quotes = reader.submit(page.read_until, drawn, lambda lines: any("[Quotes " in line for line in lines))
        for _ in range(100):
            crowd.enter_context(connect(server))
        assert status_of_the_page(server) == 200
        page.say("stdin", "5")
        quotes.result()


@pytest.mark.parametrize("said", [b"", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"], ids=["nothing", "half a request"])
def test_who_does_not_say_what_is_wanted_is_sent_off(said: bytes, environment: dict[str, str]) -> None:
    with serving(environment, shortened="FIRST_REQUEST") as server, connect(server) as silent:
        silent.sendall(said)
        assert is_sent_off(silent)
        assert_it_ends_without_a_word(server)


def test_who_does_not_take_what_was_asked_for_is_sent_off(environment: dict[str, str]) -> None:
    with serving(environment, shortened="FETCHING,SWEEP") as server:
        files = Path(f"/proc/{server.process.pid}/fd")
        wait_for_the_page(server)
        at_rest = len([*files.iterdir()])
        with connect(server, receive_buffer=1024) as greedy:
            ask_for_files(greedy, server)
            assert greedy.recv(1)
            deadline = time.monotonic() + _PATIENCE
            while len([*files.iterdir()]) > at_rest:
                assert time.monotonic() < deadline
                wait_for_the_page(server)
        assert_it_ends_without_a_word(server)


def test_who_asks_twice_for_the_end_gets_it_as_asked_once(server: Server) -> None:
    with RawPage(server.port) as page:
        page.wait_until_drawn()
        server.process.send_signal(signal.SIGINT)
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(_PATIENCE) == 0
        assert server.last_words() == []
