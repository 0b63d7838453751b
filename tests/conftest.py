"""What all tests share: directories of their own, and the real programs that some of them drive."""

from __future__ import annotations

import locale
import os
import re
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import hypothesis
import pytest

from tests import archives
from tests.inherited import OF_THE_TESTER
from tests.readers import EnvironmentOf, readers

# Tests read files of ours as they are written, whatever the locale they are started in; before they are imported.
with suppress(locale.Error):
    locale.setlocale(locale.LC_CTYPE, "C.UTF-8")

# Where whoever started the tests ignores it, nobody hears how a child ended.
signal.signal(signal.SIGCHLD, signal.SIG_DFL)

RequireProgram = Callable[[str], str]
CannotRun = Callable[[str], NoReturn]
# How long an example takes says nothing of the program on a machine that has other work.
hypothesis.settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("any machine")
LONGEST_TEST = 900
"""Seconds after which a test counts as hung: many times what the longest takes on a busy machine."""
SYSTEM_PACKAGES = Path(__file__).parents[1] / ".ci" / "install-system-packages"


@pytest.fixture(scope="session", autouse=True)
def private_directories(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the developer's own cache, state or settings, their taste or their terminal."""
    with pytest.MonkeyPatch.context() as patch:
        for name in filter(OF_THE_TESTER.fullmatch, [*os.environ]):
            patch.delenv(name)
        patch.setenv("LANG", "C.UTF-8")
        patch.setenv("TERM", "xterm-256color")
        time.tzset()
        home = tmp_path_factory.mktemp("home")
        for kind in ("cache", "config", "data", "state"):
            patch.setenv(f"XDG_{kind.upper()}_HOME", str(home / kind))
        yield


@pytest.fixture(scope="session")
def environment_of() -> Iterator[EnvironmentOf]:
    """Makes the home of a reader on whose machine the record has been opened before."""
    with readers() as environment_of:
        yield environment_of


@pytest.fixture(autouse=True)
def an_end_to_every_wait() -> Iterator[None]:
    """A test that waits for what never comes fails, wherever it waits, and those after it are run."""

    def give_up(*_: object) -> NoReturn:
        pytest.fail(f"not done after {LONGEST_TEST} s")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(LONGEST_TEST)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture(autouse=True)
def archives_of_one_test() -> Iterator[None]:
    """What a test opened by the way is closed after it."""
    yield
    archives.opened.close()


@pytest.fixture(scope="session")
def cannot_run() -> CannotRun:
    """Skip a test that this machine cannot run, saying why; in CI every test must run."""

    def give_up(why: str) -> NoReturn:
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)

    return give_up


@pytest.fixture(scope="session")
def require_program(cannot_run: CannotRun) -> RequireProgram:
    """Find a program such as tmux: where it is missing a test is skipped, but in CI it fails."""
    installed = set(re.findall(r"[\w.-]+", SYSTEM_PACKAGES.read_text()))

    def require(name: str) -> str:
        assert name in installed, f"{SYSTEM_PACKAGES.name} does not install {name}, which this test needs"
        found = shutil.which(name, path=os.environ.get("PATH", os.defpath) + ":/usr/sbin:/sbin")
        if found is None:
            cannot_run(f"{name} is not installed (.ci/install-system-packages installs it)")
        return found

    return require
