"""The server's log under a flood of the same line."""

from __future__ import annotations

import logging

import pytest

from visittui.web import server_log


def test_the_same_line_is_written_once_a_second_and_then_says_how_many_were_not(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = 0.0
    monkeypatch.setattr("visittui.web.server_log.time.monotonic", lambda: now)
    root = logging.Logger("of the test")
    monkeypatch.setattr(logging, "root", root)
    server_log.log_to_standard_error()
    for _ in range(5000):
        root.warning("no room for a %s", "page")
    root.warning("no room for a reader")
    now = 1.5
    root.warning("no room for a page")
    assert capsys.readouterr().err.splitlines() == [
        "visittui: no room for a page",
        "visittui: no room for a reader",
        "visittui: no room for a page … and 4999 more",
    ]
