"""The environment of a reader who has just logged in, whatever the developer's own looks like."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

PROGRAMS = Path(sys.executable).parent
"""Where the programs of this Python environment are, `visittui` among them."""


def clean_environment(home: Path, changes: Mapping[str, str | None] | None = None) -> dict[str, str]:
    """Describe a plain xterm with 256 colours and UTF-8, all of whose files lie under one directory.

    Args:
        home: becomes HOME and holds the XDG and temporary directories, which are created.
        changes: variables laid over it; None removes one.

    Returns:
        A whole environment, nothing inherited: neither COLORTERM nor SSH_* nor PYTHON* are in it.
    """
    directories = {
        "XDG_CACHE_HOME": home / "cache",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
        "XDG_RUNTIME_DIR": home / "run",
        "TMPDIR": home / "tmp",
    }
    for directory in directories.values():
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    environment: dict[str, str | None] = {
        "HOME": str(home),
        "PATH": f"{PROGRAMS}:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        **{name: str(directory) for name, directory in directories.items()},
        **(changes or {}),
    }
    return {name: value for name, value in environment.items() if value is not None}
