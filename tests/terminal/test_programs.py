"""The driver of programs without a terminal: what they inherit, and what is left of them."""

from __future__ import annotations

import signal
import sys

from terminal_driver import processes, programs


def test_what_nohup_ignores_a_program_does_not() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        ask = "import signal; print(signal.getsignal(signal.SIGHUP).name)"
        done = programs.run([sys.executable, "-c", ask], capture_output=True, text=True)
    finally:
        signal.signal(signal.SIGHUP, before)
    assert done.stdout == "SIG_DFL\n"


def test_what_a_program_leaves_running_is_ended() -> None:
    done = programs.run(["sh", "-c", "sleep 1000 >/dev/null 2>&1 & echo $!"], capture_output=True, text=True)
    assert processes.wait_for_end(processes.descendants(int(done.stdout)), timeout=30) == []


def test_no_wait_for_a_program_is_without_an_end() -> None:
    assert programs.run(["sh", "-c", "sleep 1000 & wait"], capture_output=True, lifetime=0.1).returncode < 0
