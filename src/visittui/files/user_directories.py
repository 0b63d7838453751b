"""Where the files of one user belong: cache, settings, state and data, by the XDG base directory specification."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Literal

DirectoryKind = Literal["cache", "config", "state", "data"]

_BELOW_HOME = {"cache": ".cache", "config": ".config", "state": ".local/state", "data": ".local/share"}


def user_directory(kind: DirectoryKind) -> Path:
    """The program's own directory of a kind; it need not exist, and is relative where no home is known.

    Kinds are as the specification names its variables, such as `cache` for XDG_CACHE_HOME.
    """
    if sys.platform.startswith("linux"):
        # What platformdirs answers in the plain case; to load it takes a tenth of a whole `visittui search`.
        home = os.environ.get(f"XDG_{kind.upper()}_HOME") or os.path.expanduser(f"~/{_BELOW_HOME[kind]}")  # noqa: PTH111 (leaves ~ if unknown)
        if home.startswith("/"):
            return Path(home, "visittui")
    import platformdirs

    return Path(getattr(platformdirs, f"user_{kind}_dir")("visittui"))
