from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from terminal_driver import programs
from visittui.errors import CannotContinueError
from visittui.files import unfinished
from visittui.files.whole_file import new_file


def write(path: Path, text: str, *, overwrite: bool = False) -> None:
    with new_file(path, overwrite=overwrite) as part:
        part.write_text(text, encoding="utf-8")


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_new_file_appears_with_the_permissions_of_any_other(tmp_path: Path) -> None:
    write(tmp_path / "new.csv", "words")
    (tmp_path / "ordinary").touch()
    assert (tmp_path / "new.csv").read_text() == "words"
    assert (tmp_path / "new.csv").stat().st_mode == (tmp_path / "ordinary").stat().st_mode


def test_a_file_that_is_there_is_kept_unless_told_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("mine")
    path.chmod(0o640)
    with pytest.raises(CannotContinueError, match="exists already; --force replaces it"):
        write(path, "theirs")
    assert path.read_text() == "mine"
    write(path, "theirs", overwrite=True)
    assert path.read_text() == "theirs"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_file_made_by_somebody_else_meanwhile_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "raced.csv"

    def write_while_another_does() -> None:
        with new_file(path) as part:
            part.write_text("ours")
            path.write_text("theirs, a moment earlier")

    with pytest.raises(CannotContinueError, match="exists already"):
        write_while_another_does()
    assert path.read_text() == "theirs, a moment earlier"
    assert names(tmp_path) == ["raced.csv"]


def test_a_failure_in_the_middle_leaves_nothing_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "kept.csv"
    path.write_text("kept")

    def write_until_interrupted() -> None:
        with new_file(path, overwrite=True) as part:
            part.write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_until_interrupted()
    assert path.read_text() == "kept"
    assert names(tmp_path) == ["kept.csv"]


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "real" / "file.csv")
    write(link, "words")
    assert link.is_symlink()
    assert (tmp_path / "real" / "file.csv").read_text() == "words"


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_link_that_leads_back_to_itself_is_said(tmp_path: Path, overwrite: bool) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(link)
    with pytest.raises(CannotContinueError, match="leads back to itself"), new_file(link, overwrite=overwrite):
        pytest.fail("there is a file to write in")
    assert names(tmp_path) == ["link.csv"]


def test_where_a_file_cannot_have_two_names_it_is_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise PermissionError("no hard links here")

    monkeypatch.setattr(os, "link", no_links)
    write(tmp_path / "plain.csv", "words")
    assert names(tmp_path) == ["plain.csv"]
    with pytest.raises(CannotContinueError, match="exists already"):
        write(tmp_path / "plain.csv", "other words")
    (tmp_path / "plain.csv").chmod(0o640)
    write(tmp_path / "plain.csv", "other words", overwrite=True)
    assert names(tmp_path) == ["plain.csv"]
    assert (tmp_path / "plain.csv").read_text() == "other words"
    assert stat.S_IMODE((tmp_path / "plain.csv").stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("path", "said"),
    [(Path("/dev/null"), "is not a file that could be replaced"), (Path("/"), "is a directory; name a file")],
)
def test_devices_and_directories_are_never_replaced(path: Path, said: str) -> None:
    with pytest.raises(CannotContinueError, match=said):
        write(path, "words", overwrite=True)


def test_a_directory_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotContinueError, match=r"nowhere/new\.csv cannot be written: no such file"):
        write(tmp_path / "nowhere" / "new.csv", "words")


WRITES_AND_WAITS = """
import os, signal, sys, threading
from pathlib import Path
from visittui.files.unfinished import remove_unfinished
from visittui.files.whole_file import new_file
path, naming, how = sys.argv[1:]
if how == "nohup":
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
if naming == "known nowhere":
    del os.O_TMPFILE
def write():
    with new_file(Path(path), named=naming == "named") as file:
        file.write_text("half")
        print("writing", flush=True)
        sys.stdin.read()
        file.write_text("whole")
if how == "in a thread":
    signal.signal(signal.SIGTERM, lambda *_: (remove_unfinished(), os._exit(3)))
    threading.Thread(target=write, daemon=True).start()
    while True:
        signal.pause()
write()
"""

NAMINGS = ["nameless", "named", "known nowhere"]
"""A file without a name until it is whole; one that needs one; where no system knows of such files."""


@pytest.mark.parametrize("naming", NAMINGS)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGXCPU, signal.SIGUSR1])
def test_a_program_that_is_told_to_end_takes_its_half_file_along(tmp_path: Path, number: int, naming: str) -> None:
    with writing(tmp_path / "export.csv", naming) as program:
        program.send_signal(number)
        assert program.wait(60) == -number
    assert names(tmp_path) == []


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV])
def test_a_program_that_is_ended_without_being_told_leaves_nothing_where_files_need_no_name(
    tmp_path: Path, number: int
) -> None:
    with writing(tmp_path / "export.csv", "nameless") as program:
        program.send_signal(number)
        assert program.wait(60) == -number
    assert names(tmp_path) == []


@pytest.mark.parametrize("naming", NAMINGS)
def test_who_ends_the_process_takes_along_what_a_thread_has_half_written(tmp_path: Path, naming: str) -> None:
    with writing(tmp_path / "export.csv", naming, "in a thread") as program:
        program.send_signal(signal.SIGTERM)
        assert program.wait(60) == 3
    assert names(tmp_path) == []


def test_nothing_is_begun_when_the_process_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unfinished, "_over", False)
    unfinished.remove_unfinished()
    with pytest.raises(CannotContinueError), new_file(tmp_path / "export.csv", named=True):
        pytest.fail("there is a file to write in")
    assert names(tmp_path) == []


def test_a_directory_that_hangs_does_not_keep_the_process_from_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = threading.Event()
    monkeypatch.setattr(unfinished, "_over", False)
    monkeypatch.setattr(unfinished, "_remove", lambda _: answers.wait(60))
    with new_file(tmp_path / "export.csv", named=True) as part:
        unfinished.remove_unfinished()
        assert part.exists()
    answers.set()


@pytest.mark.parametrize("naming", NAMINGS)
def test_who_does_not_hear_a_hang_up_goes_on_writing(tmp_path: Path, naming: str) -> None:
    with writing(tmp_path / "export.csv", naming, "nohup") as program:
        program.send_signal(signal.SIGHUP)
        program.communicate(timeout=60)
        assert program.returncode == 0
    assert names(tmp_path) == ["export.csv"]
    assert (tmp_path / "export.csv").read_text() == "whole"


@contextmanager
def writing(path: Path, naming: str, how: str = "") -> Iterator[subprocess.Popen[bytes]]:
    """A program in the middle of a file."""
    command = [sys.executable, "-c", WRITES_AND_WAITS, str(path), naming, how]
    with programs.Program[bytes](command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"writing\n"
        assert len(names(path.parent)) == (naming != "nameless")
        yield program


def test_what_signals_did_before_they_do_again(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGTERM)
    write(tmp_path / "new.csv", "words")
    assert signal.getsignal(signal.SIGTERM) is before


def test_what_goes_wrong_with_another_file_is_not_blamed_on_this_one(tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    with pytest.raises(FileNotFoundError) as raised, new_file(tmp_path / "new.csv"):
        missing.read_bytes()
    assert raised.value.filename == str(missing)
    assert names(tmp_path) == []


def test_a_file_that_is_at_its_path_was_written_whatever_becomes_of_the_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from visittui.files import whole_file

    synchronised = whole_file._sync

    def sync(path: Path) -> None:
        if path.is_dir():
            raise PermissionError(13, "Permission denied", str(path))
        synchronised(path)

    monkeypatch.setattr(whole_file, "_sync", sync)
    write(tmp_path / "new.csv", "words")
    assert (tmp_path / "new.csv").read_text() == "words"
