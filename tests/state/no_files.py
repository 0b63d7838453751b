"""What may be in the place of a file that is none."""

from __future__ import annotations

import os
import socket
from contextlib import chdir
from pathlib import Path

import pytest


def _make_socket(path: Path) -> None:
    # The path of a socket must be short.
    with chdir(path.parent), socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)


def _make_loop(path: Path) -> None:
    path.symlink_to(path)


def _make_endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


NO_FILES = [
    pytest.param(make, id=name)
    for name, make in {
        "directory": Path.mkdir,
        "named pipe": os.mkfifo,
        "socket": _make_socket,
        "link to itself": _make_loop,
        "device": _make_endless,
    }.items()
]
"""Functions that make one, given its path."""
