"""A process with a pseudo-terminal as its controlling terminal: bytes in, bytes out, size, end."""

from __future__ import annotations

import fcntl
import os
import select
import shutil
import signal
import struct
import termios
import time
import uuid
from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

MOST_WAITING = 256
"""Chunks of output held before the reader has to look at them: a program that floods must not starve it."""


PATIENCE = 30.0
"""Seconds after which a wait fails: far beyond what anything takes here, so that a busy machine changes nothing."""


_LOOKS, _LOOKS_APART = 3, 0.05  # at whether a terminal takes output; seconds


class PtyProcess:
    """One process, leader of a session of its own, and our end of its terminal.

    Attributes:
        pid: its process id, which is also its session's.
        mark: a "NAME=value" of its environment that nothing else on this machine has.
        output: all that was received so far.
        arrivals: when each chunk of it was received, in seconds since the start.
        output_ended: whether nothing can come any more: all have closed the terminal, or it was hung up.
        exit_code: its exit code or minus the signal's number; None until `wait_for_exit` has seen its end.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        environment: Mapping[str, str],
        columns: int,
        lines: int,
        directory: Path | None,
    ) -> None:
        """Start it; the arguments are those of `Terminal`."""
        self.output = bytearray()
        self.arrivals: list[float] = []
        self.output_ended = False
        self.exit_code: int | None = None
        self._received: deque[tuple[float, bytes]] = deque()
        name, value = "TERMINAL_DRIVER", uuid.uuid4().hex
        self.mark = f"{name}={value}"
        program = shutil.which(str(command[0]), path=environment.get("PATH"))
        if program is None:
            raise FileNotFoundError(f"{command[0]}: not on {environment.get('PATH')}")
        words = [program, *map(str, command[1:])]
        if directory is not None:
            words = ["/usr/bin/env", "-C", str(directory), *words]
        self._master, slave = os.openpty()
        self.resize(columns, lines)
        self._settings_before = termios.tcgetattr(slave)
        self._started = time.perf_counter()
        # A session leader that opens a terminal gets it as its controlling one: no code of ours runs in the child.
        self.pid = os.posix_spawn(
            words[0],
            words,
            {**environment, name: value},
            setsid=True,
            setsigdef=signal.valid_signals(),  # as programs.Program: what our starter ignores it does not
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, os.ttyname(slave), os.O_RDWR, 0),
                (os.POSIX_SPAWN_DUP2, 0, 1),
                (os.POSIX_SPAWN_DUP2, 0, 2),
            ],
        )
        os.close(slave)
        os.set_blocking(self._master, False)
        self._handle = os.pidfd_open(self.pid)

    def seconds(self) -> float:
        """The time since the start."""
        return time.perf_counter() - self._started

    def next_output(self, timeout: float) -> tuple[float, bytes] | None:
        """Take the next chunk of output.

        Args:
            timeout: seconds to wait when there is none.

        Returns:
            The moment at which it was read, in seconds since the start, and its bytes; None when none came.
        """
        # What is ready is read first, so that the moments are right however slowly the chunks are worked on.
        while len(self._received) < MOST_WAITING and self._receive(0):
            pass
        if not self._received and not self._receive(timeout):
            return None
        return self._received.popleft()

    def put_back(self, moment: float, data: bytes) -> None:
        """Return the rest of a chunk, to be taken next."""
        self._received.appendleft((moment, data))

    @property
    def finished(self) -> bool:
        """Whether all output there will ever be has been taken."""
        return self.output_ended and not self._received

    def write(self, data: bytes) -> None:
        """Send bytes as the keyboard would; after the terminal has been closed they are lost.

        Raises:
            TimeoutError: the program has read nothing for `PATIENCE`.
        """
        deadline = time.monotonic() + PATIENCE
        while data and not self.output_ended:
            if select.select([], [self._master], [], 0.05)[1]:
                with suppress(BlockingIOError):
                    data = data[os.write(self._master, data) :]
                    deadline = time.monotonic() + PATIENCE
            elif time.monotonic() > deadline:
                raise TimeoutError(f"the program has read nothing for {PATIENCE:g} s")
            else:
                # A program that can't get rid of its output reads nothing more.
                self._receive(0)

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the terminal (cells); the kernel sends SIGWINCH."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def takes_output(self) -> bool:
        """Whether the terminal has room for what the running program writes; one that nobody reads fills up.

        The kernel tells of no room while a write is under way, too: it is asked again before it is believed.
        """
        standard_output = os.open(f"/proc/{self.pid}/fd/1", os.O_WRONLY | os.O_NOCTTY)
        try:
            return any(select.select([], [standard_output], [], _LOOKS_APART)[1] for _ in range(_LOOKS))
        finally:
            os.close(standard_output)

    def hang_up(self) -> None:
        """Close the terminal; the kernel sends SIGHUP."""
        if self._master >= 0:
            os.close(self._master)
            self._master, self.output_ended = -1, True

    def changed_settings(self) -> list[str]:
        """Name the groups of tty settings that are not as they were before the start."""
        if self._master < 0:
            return []
        now = termios.tcgetattr(self._master)
        names = {0: "input", 1: "output", 2: "control", 3: "local", 6: "characters"}
        return [name for at, name in names.items() if now[at] != self._settings_before[at]]

    def wait_for_exit(self, timeout: float) -> bool:
        """Wait so many seconds for the end, taking in output meanwhile; whether it has ended."""
        deadline = time.monotonic() + timeout
        while self.exit_code is None:
            # It may need its output to be taken before it can end.
            sources = [self._handle] if self.output_ended else [self._handle, self._master]
            ready = select.select(sources, [], [], max(0.0, deadline - time.monotonic()))[0]
            if self._handle in ready:
                self.exit_code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
                os.close(self._handle)
            elif ready:
                self._receive(0)
            else:
                return False
        return True

    def _receive(self, timeout: float) -> bool:
        if self.output_ended or not select.select([self._master], [], [], timeout)[0]:
            return False
        try:
            data = os.read(self._master, 65536)
        except BlockingIOError:
            return False
        except OSError:  # EIO: nobody holds the other side any more
            data = b""
        if not data:
            self.output_ended = True
            return False
        moment = self.seconds()
        self._received.append((moment, data))
        self.arrivals.append(moment)
        self.output += data
        return True
