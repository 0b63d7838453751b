"""The driver of programs without a terminal: what they inherit, and what is left of them."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from terminal_driver import Terminal, processes, programs

ROOT = Path(__file__).parents[2]


IGNORED = (signal.SIGHUP, signal.SIGUSR1, signal.SIGALRM, signal.SIGXCPU)
STILL_IGNORED = """
import signal
by_python = {signal.SIGPIPE, signal.SIGXFSZ}
ignored = {one for one in signal.valid_signals() if signal.getsignal(one) == signal.SIG_IGN}
print("ignored:", *(ignored - by_python), "end")
"""


@pytest.fixture
def ignoring() -> Iterator[None]:
    """Whoever started the tests ignores some signals, as nohup does."""
    before = {one: signal.signal(one, signal.SIG_IGN) for one in IGNORED}
    yield
    for one, handler in before.items():
        signal.signal(one, handler)


@pytest.mark.usefixtures("ignoring")
def test_what_nohup_ignores_a_program_does_not() -> None:
    done = programs.run([sys.executable, "-c", STILL_IGNORED], capture_output=True, text=True)
    assert done.stdout == "ignored: end\n"


@pytest.mark.usefixtures("ignoring")
def test_what_nohup_ignores_a_program_on_a_terminal_does_not(environment: dict[str, str]) -> None:
    with Terminal([sys.executable, "-c", STILL_IGNORED], environment) as terminal:
        terminal.wait_for("ignored: end")
        assert terminal.exit_code() == 0


def test_tests_started_where_children_are_ignored_see_how_they_end() -> None:
    ask = "import signal, tests.conftest; print(signal.getsignal(signal.SIGCHLD).name)"
    unheard = f"import signal; signal.signal(signal.SIGCHLD, signal.SIG_IGN); {ask}"
    done = programs.run([sys.executable, "-c", unheard], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout == "SIG_DFL\n"


CORES_ALLOWED = """
import resource
limit = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (limit, limit))
from terminal_driver import Terminal, programs
programs.run(["sh", "-c", "ulimit -c; kill -SEGV $$"])
with Terminal(["sh", "-c", "ulimit -c; kill -SEGV $$"], {"PATH": "/usr/bin:/bin"}) as terminal:
    terminal.exit_code()
    print(terminal.screen_text().strip())
"""


def test_a_program_that_crashes_leaves_no_core_where_the_tester_allows_them(tmp_path: Path) -> None:
    command = [sys.executable, "-c", CORES_ALLOWED]
    done = programs.run(command, capture_output=True, text=True, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)})
    assert done.stdout.split() == ["0", "0"], done.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_a_program_leaves_running_is_ended() -> None:
    done = programs.run(["sh", "-c", "sleep 1000 >/dev/null 2>&1 & echo $!"], capture_output=True, text=True)
    assert processes.wait_for_end(processes.descendants(int(done.stdout)), timeout=30) == []


def test_no_wait_for_a_program_is_without_an_end() -> None:
    assert programs.run(["sh", "-c", "sleep 1000 & wait"], capture_output=True, lifetime=0.1).returncode < 0
