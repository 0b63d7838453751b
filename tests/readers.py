"""Readers on whose machine the record has been opened before: building it anew for each test takes too long."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from terminal_driver import clean_environment, programs
from terminal_driver.environment import PROGRAMS

EnvironmentOf = Callable[..., dict[str, str]]
"""`(home, changes)`: as `clean_environment`, with the archive of the shipped record in its cache."""


@contextmanager
def readers() -> Iterator[EnvironmentOf]:
    """Build the archive of the shipped record once, and give every home a copy that it may do with as it likes."""
    with tempfile.TemporaryDirectory() as place:
        first = clean_environment(Path(place))
        programs.run([PROGRAMS / "visittui", "search", "visit"], env=first, check=True, capture_output=True)

        def environment_of(home: Path, changes: Mapping[str, str | None] | None = None) -> dict[str, str]:
            environment = clean_environment(home, changes)
            shutil.copytree(first["XDG_CACHE_HOME"], home / "cache", dirs_exist_ok=True)
            return environment

        yield environment_of
