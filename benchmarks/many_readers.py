"""Many readers on one host, each over an SSH login of their own: all get on, and what each costs."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks import subjects
from benchmarks.measurement import Finding, Setting
from terminal_driver import Terminal, processes
from terminal_driver.ssh_server import SshServer

READERS = 50
AT_MOST = 1.3
PATIENCE = 300.0
"""Seconds: fifty starts in one instant keep four cores busy for a while."""


def measure(setting: Setting) -> Iterator[Finding]:
    """Let fifty log in at once, search, and rest."""
    with tempfile.TemporaryDirectory(prefix="readers-") as directory:
        # TERM comes from the client.
        environment = {name: value for name, value in setting.environment.items() if name != "TERM"}
        with SshServer(Path(directory) / "server", environment) as server:
            hello, _ = together(server, setting.environment, subjects.HELLO_WORLD, greeted)
            ours, waited = together(server, setting.environment, subjects.VISITTUI, searched)
    times = ours / hello
    measured = f"{times:.2f} times: {ours / 1024:.1f} MB to {hello / 1024:.1f} MB each"
    figure = f"{READERS} usable, each at most {AT_MOST} times a hello-world Textual app"
    yield Finding(f"{READERS} readers over SSH at once (PSS)", figure, measured, times <= AT_MOST)
    told = f"after {statistics.median(waited):.1f} s in the middle, {max(waited):.1f} s at the latest"
    yield Finding(f"{READERS} logins in one instant: all have searched", "", told, None)


def together(
    server: SshServer,
    environment: Mapping[str, str],
    command: Sequence[str],
    use: Callable[[Terminal], float],
    readers: int = READERS,
) -> tuple[float, list[float]]:
    """Let readers log in at once and use a program.

    Args:
        server: where they log in.
        environment: of their own machines.
        command: what they start there.
        use: uses the program in one terminal; its result is when the reader was done, in seconds.
        readers: how many they are.

    Returns:
        Memory (PSS) of one program when all are idle, in KiB, and when each was done.
    """
    with ExitStack() as stack:
        terminals = [stack.enter_context(Terminal(server.command(list(command)), environment)) for _ in range(readers)]
        done = [use(terminal) for terminal in terminals]
        for terminal in terminals:
            terminal.wait_idle(timeout=PATIENCE)
        # Let each collect its garbage as it does a moment after its start.
        terminals[-1].bytes_while_untouched(2.0)
        return processes.proportional_memory(server.sessions()) / readers, done


def greeted(terminal: Terminal) -> float:
    """Wait for the hello."""
    return terminal.wait_for("hello", timeout=PATIENCE)


def searched(terminal: Terminal) -> float:
    """Search for something and see what there is."""
    terminal.wait_for(subjects.shows_the_record, timeout=PATIENCE)
    terminal.press("/", "nuclear", "Enter")
    return terminal.wait_for("matches", timeout=PATIENCE)
