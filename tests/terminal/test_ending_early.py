"""Before there is a screen, Ctrl+Q and Ctrl+C end the program wherever the loading of its modules has come to."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from terminal_driver import Terminal

_LOADING = """
import os, signal, termios
from visittui.commands.session.ending_early import ending_by_ctrl_q

class Pressed:
    def press(self, *_):
        os.kill(os.getpid(), signal.{signal})
    {where} = press

with ending_by_ctrl_q():
    class Loaded:
        field = Pressed()
    del Loaded
    import gc
    gc.collect()
    print("loaded on")
"""


@pytest.mark.parametrize(("signal", "code"), [("SIGQUIT", 0), ("SIGINT", 130)])
@pytest.mark.parametrize("where", ["__set_name__", "__del__"])
def test_a_key_that_ends_the_program_does_so_where_an_exception_would_be_changed_or_lost(
    where: str, signal: str, code: int, environment: dict[str, str], tmp_path: Path
) -> None:
    script = tmp_path / "loading.py"
    script.write_text(_LOADING.format(where=where, signal=signal))
    with Terminal([sys.executable, script], environment, 80, 24) as terminal:
        assert terminal.exit_code() == code
        assert terminal.screen_text().strip() == ""
        assert terminal.left_behind() == []
