"""A real tmux with a socket and configuration of its own, so that nobody's sessions are touched."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

from terminal_driver import processes, programs


class TmuxServer:
    """One tmux server with one session, in which a program runs; a `Terminal` attaches to it with `attach_command`."""

    def __init__(
        self,
        directory: Path,
        command: Sequence[str | Path],
        environment: Mapping[str, str],
        columns: int = 80,
        lines: int = 24,
        settings: Sequence[str] = (),
    ) -> None:
        """Start the server and the program in it.

        Args:
            directory: holds socket and configuration; made here. A socket's path must stay below 100 bytes.
            command: the program and its arguments.
            environment: of the server, hence of the program; tmux itself sets TERM and TMUX for it.
            columns: width of the window in cells.
            lines: height of the window in cells.
            settings: lines of tmux.conf, over none at all.
        """
        self.directory = directory
        self._environment = dict(environment)
        directory.mkdir(mode=0o700, parents=True)
        (directory / "tmux.conf").write_text("\n".join(["set -g status off", *settings]) + "\n")
        size = ["-x", str(columns), "-y", str(lines)]
        self.run("new-session", "-d", *size, "--", *map(str, command))
        self.pid = int(self.run("display-message", "-p", "#{pid}"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def attach_command(self) -> list[str]:
        """The command line of a client that shows the session."""
        return [*self._client(), "attach-session"]

    def run(self, *words: str) -> str:
        """Run one tmux command, such as "show-buffer"; its output."""
        done = programs.run(
            [*self._client(), *words], env=self._environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        if done.returncode:
            raise RuntimeError(f"tmux {' '.join(words)}: {done.stderr.strip()}")
        return done.stdout.rstrip("\n")

    def stop(self) -> None:
        """End the server and everything in it."""
        processes.end(processes.descendants(self.pid))

    def _client(self) -> list[str]:
        return ["tmux", "-S", str(self.directory / "socket"), "-f", str(self.directory / "tmux.conf")]
