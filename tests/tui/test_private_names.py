"""The private names of Textual that the program relies on are those of the version that is pinned."""

from __future__ import annotations

import inspect
from importlib.metadata import version

import pytest
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver
from textual.drivers.web_driver import WebDriver
from textual.screen import Screen

from visittui.tui.terminal.watchdog import _WRITER

WHY = {
    (App, "_check_bindings"): "keys are acted on one at a time (tui/app.py)",
    (App, "_handle_exception"): "a crash says one line (tui/app.py)",
    (Screen, "_on_timer_update"): "hits are painted when they are there (tui/screens/painting.py)",
    (Screen, "_refresh_layout"): "a card is set for the room that it gets (tui/screens/painting.py)",
    (LinuxDriver, "_enable_mouse_support"): "the mouse's motion is not reported (tui/terminal/driver.py)",
    (LinuxDriver, "_disable_mouse_support"): "the mouse's motion is not reported (tui/terminal/driver.py)",
    (LinuxDriver, "_get_terminal_size"): "sizes are clamped (tui/terminal/steady_driver.py)",
    (LinuxDriver, "_query_in_band_window_resize"): "sizes come from the kernel only (tui/terminal/steady_driver.py)",
    (LinuxDriver, "_run_input_thread"): "a terminal that is gone ends the program (tui/terminal/steady_driver.py)",
    (LinuxDriver, "_sigtstp_application"): "sleep and wake (tui/terminal/steady_driver.py)",
    (LinuxDriver, "_sigcont_application"): "sleep and wake (tui/terminal/steady_driver.py)",
}


def test_the_version_is_the_one_they_were_read_in() -> None:
    assert version("textual") == "8.2.8"


@pytest.mark.parametrize(("owner", "name"), WHY, ids=[f"{owner.__name__}.{name}" for owner, name in WHY])
def test_it_is_there(owner: type, name: str) -> None:
    assert callable(getattr(owner, name)), WHY[owner, name]


@pytest.mark.parametrize(
    "name", ["_driver", "_screen_stack", "_screen_stacks", "_exception", "_exception_event", "_notifications"]
)
def test_a_program_has_it(name: str) -> None:
    """tui/app.py and what opens over the explorer ask for these."""
    app: App[None] = App()
    assert name in {*vars(app), *dir(type(app))}


def test_a_driver_has_it() -> None:
    """tui/terminal/steady_driver.py and tui/terminal/driver.py ask for these."""
    source = "".join(inspect.getsource(owner) for owner in (Driver, LinuxDriver))
    for name in ("_key_thread", "_loop", "_mouse", "_debug", "_app", "_size"):
        assert f"self.{name}" in source, name
    assert "_size" in inspect.getsource(WebDriver)


def test_the_thread_that_writes_has_the_name_by_which_the_watchdog_finds_it() -> None:
    assert f'name="{_WRITER}"' in inspect.getsource(WriterThread)


def test_the_parser_of_keys_waits_as_long_as_it_did() -> None:
    assert hasattr(XTermParser(), "_timeout_time")
