"""`visittui --kiosk`: for strangers on a public account, where nothing they send or press leads out of the record.

To be started as `python -I -m visittui --kiosk` by sshd's ForceCommand; docs/ssh.md has the whole account. None of this
is needed against readers' keys alone: the screen has no way to a shell. It stands behind that, for what was forgotten.
"""

from __future__ import annotations

import os
import re
import resource
import sys
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from visittui.errors import CannotContinueError

READERS_AT_ONCE = 100
"""Sessions of the account, each some 30 MB."""

KIOSK_ARGUMENT = "--kiosk"
"""By which the sessions of other readers are told among the account's processes."""

IDLE_MINUTES = 15.0
"""Minutes without a key after which a session is closed, unless the command line says otherwise."""

_KEPT = {
    "TERM": re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]{0,63}"),
    "COLORTERM": re.compile(r"truecolor|24bit"),
    "NO_COLOR": re.compile(r"[0-9A-Za-z]{0,8}"),
    "TZ": re.compile(r"[A-Za-z]+(?:/[A-Za-z_]+(?:[+-]?[0-9]+)?){0,2}"),
}
"""What a visitor may say about their terminal and their hours, and how it may look."""

_LIMITS = {
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_CPU: 900,  # seconds, an hour of hasty reading
    resource.RLIMIT_AS: 1 << 30,
    resource.RLIMIT_NOFILE: 64,
}

_FORBIDDEN = frozenset(
    [
        *("subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn"),
        *("pty.spawn", "webbrowser.open", "socket.bind", "socket.connect", "socket.sendto", "ctypes.dlopen"),
        *("os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.link", "os.symlink", "os.truncate"),
        *("os.chmod", "os.chown", "os.utime", "os.setxattr"),
    ]
)
"""Audit events (PEP 578) of whatever would write, start a program or reach another machine."""

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def enter() -> None:
    """Forget what the visitor has sent along, and take no more than one reader's share of the machine.

    To be called before anything heavy is imported.

    Raises:
        CannotContinueError: the interpreter believes its environment, or there are too many readers already.
    """
    if not sys.flags.isolated:
        raise CannotContinueError(
            "--kiosk must be started as `python -I -m visittui --kiosk`; without -I Python obeys what visitors send"
        )
    _scrub_environment()
    take_one_readers_share()
    if _sessions() > READERS_AT_ONCE:
        raise CannotContinueError(f"{READERS_AT_ONCE} readers are here at the moment; please try again later")


def take_one_readers_share() -> None:
    """Take no more of the machine's memory, processor time and open files than one reader needs."""
    for limit, value in _LIMITS.items():
        _lower(limit, value)


def close_doors() -> None:
    """From now on nothing can be written, started or connected to, by whatever code; to be called before the screen."""
    _lower(resource.RLIMIT_FSIZE, 0)
    sys.addaudithook(_forbid)


def _forbid(event: str, arguments: tuple[object, ...]) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(f"{event} in a kiosk")
    if event == "open":
        _, mode, flags = arguments
        if (isinstance(flags, int) and flags & _WRITES) or (isinstance(mode, str) and set(mode) & set("wax+")):
            raise PermissionError("writing in a kiosk")


def _scrub_environment() -> None:
    home, name = _account()
    kept = {key: value for key, form in _KEPT.items() if (value := os.environ.get(key)) and form.fullmatch(value)}
    os.environ.clear()
    os.environ.update(
        kept, HOME=home, USER=name, LOGNAME=name, PATH="/usr/bin:/bin", LANG="C.UTF-8", TEXTUAL_ANIMATIONS="none"
    )
    import locale

    with suppress(locale.Error):
        locale.setlocale(locale.LC_ALL, "C.UTF-8")
    for stream in (sys.stdin, sys.stdout, sys.stderr, sys.__stderr__):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _account() -> tuple[str, str]:
    import pwd

    try:
        entry = pwd.getpwuid(os.getuid())
    except KeyError:
        return "/", "nobody"
    return entry.pw_dir, entry.pw_name


def _lower(limit: int, value: int) -> None:
    hard = resource.getrlimit(limit)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    # The processor's limit first warns (SIGXCPU) and ends the process some seconds later.
    later = value + 30 if limit == resource.RLIMIT_CPU and hard == resource.RLIM_INFINITY else value
    resource.setrlimit(limit, (value, later))


def _sessions() -> int:
    """How many kiosks of this account run, this one included, as far as the system tells."""
    count, argument = 0, os.fsencode(KIOSK_ARGUMENT)
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if entry.stat().st_uid == os.getuid() and argument in (entry / "cmdline").read_bytes().split(b"\0"):
                count += 1
    return count
