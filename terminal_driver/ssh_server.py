"""A real OpenSSH server on loopback: own port, keys and configuration in a directory of its own, stopped by its id."""

from __future__ import annotations

import os
import pwd
import shlex
import shutil
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

from terminal_driver import processes, programs

HOST = "127.0.0.1"
STARTING = 30.0
"""Seconds after which a server that does not listen has failed."""


class SshServer:
    """One sshd; `command` gives the words that log in to it with the key made for it."""

    def __init__(
        self,
        directory: Path,
        environment: Mapping[str, str],
        sshd: str | None = None,
        settings: Sequence[str] = (),
        match_blocks: Sequence[str] = (),
    ) -> None:
        """Start it and wait until it listens.

        Args:
            directory: holds keys, configuration and log; made here.
            environment: what its sessions find set, over what sshd itself gives them (HOME among it).
            sshd: the program; as a rule the one on PATH or in /usr/sbin.
            settings: lines for the head of sshd_config, where they win.
            match_blocks: lines for its end, where `Match` must stand.
        """
        self.directory = directory
        self.user = pwd.getpwuid(os.getuid()).pw_name
        self._sshd = sshd or shutil.which("sshd", path=os.environ.get("PATH", os.defpath) + ":/usr/sbin") or "sshd"
        self._settings = [*settings, *([f"SetEnv {_quoted(environment)}"] if environment else [])]
        self._match_blocks = list(match_blocks)
        directory.mkdir(mode=0o755, parents=True)
        for key in ("host_key", "user_key"):
            programs.run(
                ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", directory / key],
                check=True,
                stdin=subprocess.DEVNULL,
            )
        (directory / "authorized_keys").write_text((directory / "user_key.pub").read_text())
        (directory / "known_hosts").write_text(f"visit {(directory / 'host_key.pub').read_text()}")
        self.port, self._process = self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def command(
        self,
        words: Sequence[str] | str = (),
        terminal: bool = True,
        client_options: Sequence[str] = (),
        user: str = "",
        port: int = 0,
    ) -> list[str]:
        """Build an ssh command line.

        Args:
            words: what runs there; nothing means the login shell. A string goes to the remote shell as it is.
            terminal: whether a terminal is asked for, as `ssh -t` does; without it, as `ssh -T`.
            client_options: more options for ssh.
            user: who logs in; as a rule whoever runs this.
            port: where to, if something stands between.
        """
        options = {
            "BatchMode": "yes",
            "ControlPath": "none",
            "HostKeyAlias": "visit",
            "IdentitiesOnly": "yes",
            "LogLevel": "ERROR",
            "SendEnv": "LANG LC_* COLORTERM NO_COLOR",
            "UserKnownHostsFile": f'"{self.directory / "known_hosts"}"',
        }
        return [
            *("ssh", "-F", "none", "-e", "none", "-tt" if terminal else "-T", "-p", str(port or self.port)),
            *("-i", str(self.directory / "user_key")),
            *(part for name, value in options.items() for part in ("-o", f"{name}={value}")),
            *client_options,
            f"{user or self.user}@{HOST}",
            *([words] if isinstance(words, str) else [shlex.join(words)] if words else []),
        ]

    def sessions(self) -> list[processes.Process]:
        """The living processes that run for those who are logged in, sshd's own not among them."""
        return [process for process in processes.descendants(self._process.pid) if not process.name.startswith("sshd")]

    def log(self) -> str:
        """What the server has written."""
        return (self.directory / "log").read_text()

    def stop(self) -> None:
        """End the server and all its sessions."""
        with self._process:
            processes.end(processes.descendants(self._process.pid))

    def _start(self) -> tuple[int, programs.Program[bytes]]:
        if os.getuid() == 0:
            # Debian's sshd changes into it before it looks at a login; its service would make it.
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        deadline = time.monotonic() + STARTING
        while True:
            port = _free_port()
            self._configure(port)
            with (self.directory / "log").open("wb") as log:
                server = programs.Program[bytes](
                    [self._sshd, "-D", "-e", "-f", self.directory / "sshd_config"],
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    lifetime=None,
                )
            while server.poll() is None and time.monotonic() < deadline:
                if "Server listening" in self.log():
                    return port, server
                time.sleep(0.01)
            # Somebody else may have taken the port since it was free.
            if "Address already in use" not in self.log():
                server.end()
                server.wait()
                raise RuntimeError(f"sshd does not start: {self.log()}")

    def _configure(self, port: int) -> None:
        lines = [
            *self._settings,
            f"Port {port}",
            f"ListenAddress {HOST}",
            f'HostKey "{self.directory / "host_key"}"',
            f'AuthorizedKeysFile "{self.directory / "authorized_keys"}"',
            "PidFile none",
            "StrictModes no",
            "PasswordAuthentication no",
            "KbdInteractiveAuthentication no",
            "PermitRootLogin prohibit-password",
            "UsePAM no",
            "UseDNS no",
            "PrintMotd no",
            "PrintLastLog no",
            "AcceptEnv LANG LC_*",
            "MaxStartups 100",
            *self._match_blocks,
        ]
        (self.directory / "sshd_config").write_text("\n".join(lines) + "\n")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((HOST, 0))
        port: int = found.getsockname()[1]
    return port


def _quoted(environment: Mapping[str, str]) -> str:
    # Bash under sshd reads ~/.bashrc unless it thinks itself nested; what stands there is the developer's own business.
    return " ".join(f'"{name}={value}"' for name, value in {"SHLVL": "1", **environment}.items())
