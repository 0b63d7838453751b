"""An archive is built once, kept where it can be, and never believed when it is damaged."""

from __future__ import annotations

import hashlib
import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import platformdirs
import pytest

from terminal_driver import programs
from tests.archives import open_archive
from visittui.archive.build import building
from visittui.archive.store import cache
from visittui.archive.store.archive import Archive
from visittui.archive.store.opening import require_full_text_search
from visittui.archive.store.shipped import shipped_record
from visittui.archive.store.tables import APPLICATION_ID, ARCHIVE_VERSION
from visittui.errors import CannotContinueError

from .conftest import WriteRecord

OPEN = """
import sys
from pathlib import Path
from visittui.archive.store.opening import open_archive
archive = open_archive(Path(sys.argv[1]))
print(archive.card("person/otto-host").groups[0].links[0].title, flush=True)
print(archive.notice, file=sys.stderr)
"""

BUILD = """
import sys
from pathlib import Path
from visittui.archive.store.opening import open_archive
open_archive(Path(sys.argv[1])).close()
"""

WELCOME = "“Welcome [to our] town…”"


@pytest.fixture
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of this test's own; subprocesses use it too."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "visittui"


@pytest.fixture
def record(write_record: WriteRecord) -> Path:
    """A small record that has not been changed for a while."""
    path = write_record()
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


def _open_elsewhere(record: Path, script: str = OPEN, **options: Any) -> subprocess.CompletedProcess[str]:
    return programs.run([sys.executable, "-c", script, str(record)], capture_output=True, text=True, **options)


def _archives(directory: Path) -> list[Path]:
    return sorted(directory.glob("*.sqlite"))


def _is_right(archive: Archive) -> bool:
    said = archive.card("person/otto-host").groups[0]
    return [link.title for link in said.links] == [WELCOME] and archive.rows(("quote",), 0, 5)[0].title == WELCOME


def _never(*_: object) -> None:
    raise AssertionError("the record was read although its archive was there")


def test_a_record_is_read_once_and_its_archive_opened_from_then_on(
    directory: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _is_right(open_archive(record))
    monkeypatch.setattr(building, "read_and_build", _never)
    monkeypatch.setattr(hashlib, "file_digest", _never)
    assert _is_right(open_archive(record))
    assert len(_archives(directory)) == 1


def test_a_built_archive_opens_without_the_libraries_that_read_records(directory: Path, record: Path) -> None:
    open_archive(record)
    script = f"{OPEN}\nprint(sorted({{name.partition('.')[0] for name in sys.modules}}))"
    modules = _open_elsewhere(record, script).stdout.splitlines()[1]
    assert "sqlite3" in modules
    for heavy in ("pydantic", "pydantic_core", "orjson", "rapidfuzz", "asyncio", "textual", "rich", "zoneinfo"):
        assert f"'{heavy}'" not in modules


def test_a_record_that_only_moved_keeps_its_archive(
    directory: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_archive(record)
    monkeypatch.setattr(building, "read_and_build", _never)
    assert _is_right(open_archive(record.rename(record.with_name("other.json"))))


def test_a_changed_record_gets_a_new_archive(directory: Path, record: Path) -> None:
    opened = open_archive(record)
    assert not opened.is_stale()
    record.write_text(record.read_text().replace("Otto Host", "Otto Hoste"))
    assert opened.is_stale()
    assert opened.title("person/otto-host") == "Otto Host"
    assert open_archive(record).title("person/otto-host") == "Otto Hoste"


def test_two_processes_build_the_same_bytes_from_one_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = set()
    for seed in ("1", "2", "3"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / seed))
        assert _open_elsewhere(shipped_record(), BUILD).returncode == 0
        (archive,) = (tmp_path / seed).rglob("*.sqlite")
        built.add(archive.read_bytes())
    assert len(built) == 1


def test_two_processes_that_build_at_once_both_end_with_a_good_archive(directory: Path, record: Path) -> None:
    command = [sys.executable, "-c", OPEN, str(record)]
    with ExitStack() as started:
        builders = [
            started.enter_context(programs.Program[str](command, stdout=subprocess.PIPE, text=True)) for _ in range(4)
        ]
        assert [builder.communicate()[0].strip() for builder in builders] == [WELCOME] * 4
    assert len(_archives(directory)) == 1
    assert list(directory.glob("building-*")) == []


BUILD_AND_WAIT = """
import sys
from pathlib import Path
from visittui.archive.store.opening import open_archive
def wait(done, total):
    print("building", flush=True)
    sys.stdin.read()
open_archive(Path(sys.argv[1]), progress=wait)
"""


def test_a_build_that_is_killed_is_made_again_and_cleared_away(
    directory: Path, record: Path, write_record: WriteRecord
) -> None:
    with programs.Program[bytes](
        [sys.executable, "-c", BUILD_AND_WAIT, str(record)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as builder:
        assert builder.stdout
        assert builder.stdout.readline() == b"building\n"
        (left,) = directory.glob("building-*.part")
        os.utime(left, (1, 1))
        open_archive(write_record("meanwhile.json", topics=[{"id": "trade", "name": "Commerce"}]))
        assert left.exists(), "the file of a build under way was removed"
        builder.kill()
    assert _is_right(open_archive(record))
    open_archive(write_record("later.json", topics=[{"id": "trade", "name": "Traffic"}]))
    assert not left.exists()


def test_a_build_that_is_cancelled_leaves_nothing_behind(directory: Path, record: Path) -> None:
    def cancel(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_archive(record, progress=cancel)
    assert list(directory.iterdir()) == []


def test_progress_reaches_its_end_and_never_goes_back(directory: Path, record: Path) -> None:
    seen: list[tuple[int, int]] = []
    open_archive(record, progress=lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]


def test_where_files_may_not_grow_the_archive_is_built_in_memory(directory: Path, record: Path) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    opened = _open_elsewhere(record, preexec_fn=limit)
    assert opened.stdout.strip() == WELCOME
    assert "in memory" in opened.stderr
    assert "Traceback" not in opened.stderr
    assert _archives(directory) == []
    assert list(directory.glob("building-*")) == []


@pytest.fixture
def tiny_disk(directory: Path) -> Iterator[Path]:
    """The cache directory as a file system of its own that is full after 40 kB."""
    directory.mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=40k", "tmpfs", str(directory)]
    if shutil.which("mount") is None or programs.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small file system is not permitted here")
    yield directory
    programs.run(["umount", "--lazy", str(directory)], check=True)


def test_on_a_full_disk_the_archive_is_built_in_memory(tiny_disk: Path, record: Path) -> None:
    opened = open_archive(record)
    assert _is_right(opened)
    assert "in memory" in opened.notice
    assert _archives(tiny_disk) == []


def test_on_a_read_only_disk_the_archive_is_built_in_memory(tiny_disk: Path, record: Path) -> None:
    programs.run(["mount", "-o", "remount,ro", str(tiny_disk)], check=True)
    opened = open_archive(record)
    assert _is_right(opened)
    assert "in memory" in opened.notice


def test_where_the_cache_directory_cannot_be_the_archive_is_built_in_memory(directory: Path, record: Path) -> None:
    directory.parent.mkdir()
    directory.write_text("a file in the way")
    opened = open_archive(record)
    assert _is_right(opened)
    assert str(directory) in opened.notice
    with opened.another() as second:
        opened.close()
        assert _is_right(second)
    assert directory.read_text() == "a file in the way"


def _flip(path: Path, offset: int) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        byte = file.read(1)[0]
        file.seek(offset)
        file.write(bytes([byte ^ 0x20]))


@pytest.mark.parametrize("summed_up_to", [cache.SUMMED_UP_TO, 0], ids=["small", "large"])
def test_flipped_bytes_never_give_a_wrong_answer(
    directory: Path, record: Path, monkeypatch: pytest.MonkeyPatch, summed_up_to: int
) -> None:
    monkeypatch.setattr(cache, "SUMMED_UP_TO", summed_up_to)
    open_archive(record).close()
    (path,) = _archives(directory)
    sound = path.read_bytes()
    for offset in range(0, len(sound), len(sound) // 40):
        _flip(path, offset)
        opened = open_archive(record)
        assert _is_right(opened)
        opened.close()
        assert path.read_bytes() == sound


def test_damage_that_shows_only_when_read_is_mended_then(
    directory: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_archive(record).close()
    monkeypatch.setattr(cache, "SUMMED_UP_TO", 0)
    (path,) = _archives(directory)
    times = path.stat()
    page = 4096
    for number in range(1, path.stat().st_size // page):
        damaged = bytearray(path.read_bytes())
        damaged[number * page : (number + 1) * page] = b"\xa5" * page
        path.write_bytes(damaged)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        opened = open_archive(record)
        assert _is_right(opened)
        opened.close()


def test_an_error_of_the_question_throws_no_sound_archive_away(
    directory: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = open_archive(record)
    (kept,) = _archives(directory)
    before = kept.stat().st_ino
    monkeypatch.setattr(building, "read_and_build", _never)
    with pytest.raises(sqlite3.OperationalError, match="no_such_function"):
        archive.reading(lambda connection: connection.execute("SELECT no_such_function()"))
    assert kept.stat().st_ino == before
    assert _is_right(archive)


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00", b"not a database at all" * 100, None])
def test_a_file_that_is_no_archive_is_replaced(directory: Path, record: Path, content: bytes | None) -> None:
    open_archive(record).close()
    (path,) = _archives(directory)
    path.write_bytes(path.read_bytes()[:30_000] if content is None else content)
    assert _is_right(open_archive(record))


def _resealed(path: Path) -> None:
    """Give a tampered file the name that its bytes call for, as if we had built it so."""
    checksum = cache.checksum_of(path)
    path.rename(path.with_name(f"{path.stem[:-8]}{checksum:08x}.sqlite"))


@pytest.mark.parametrize(
    "tampering",
    [
        f"PRAGMA user_version = {ARCHIVE_VERSION + 1}",
        f"PRAGMA user_version = {ARCHIVE_VERSION - 1}",
        f"PRAGMA application_id = {APPLICATION_ID + 1}",
        "DROP TABLE meta",
        "DELETE FROM meta",
        "DROP TABLE item",
    ],
)
def test_an_archive_of_another_version_or_program_is_replaced(directory: Path, record: Path, tampering: str) -> None:
    open_archive(record).close()
    (path,) = _archives(directory)
    with sqlite3.connect(path) as connection:
        connection.execute(tampering)
    connection.close()
    _resealed(path)
    assert _is_right(open_archive(record))


def test_a_directory_in_the_archives_place_does_no_harm(directory: Path, record: Path) -> None:
    open_archive(record).close()
    (path,) = _archives(directory)
    path.unlink()
    path.mkdir()
    opened = open_archive(record)
    assert _is_right(opened)
    assert "in memory" in opened.notice


@pytest.mark.parametrize("content", ["", "{", "[]", '{"x": 1}', '{"/record": [1, 2]}', "[" * 100_000])
def test_a_damaged_list_of_known_records_is_passed_over(directory: Path, record: Path, content: str) -> None:
    open_archive(record).close()
    (directory / "records.json").write_text(content)
    assert _is_right(open_archive(record))
    assert str(record) in json.loads((directory / "records.json").read_text())


def test_a_gigantic_list_of_known_records_is_passed_over_unread(directory: Path, record: Path) -> None:
    open_archive(record).close()
    os.truncate(directory / "records.json", 1 << 34)
    opened = _open_elsewhere(
        record, f"import resource\nresource.setrlimit(resource.RLIMIT_AS, (1 << 32, 1 << 32))\n{OPEN}"
    )
    assert opened.stdout.strip() == WELCOME, opened.stderr
    assert str(record) in json.loads((directory / "records.json").read_text())


def test_only_the_archives_last_used_are_kept(directory: Path, write_record: WriteRecord) -> None:
    records = [write_record(f"{n}.json", topics=[{"id": "trade", "name": f"Trade {n}"}]) for n in range(7)]
    for path in records[:5]:
        open_archive(path).close()
    for path in (*_archives(directory),):
        os.utime(path, ns=(1, path.stat().st_mtime_ns))
    first = open_archive(records[0])
    for path in records[5:]:
        open_archive(path).close()
    assert len(_archives(directory)) == cache.ARCHIVES_KEPT
    assert first._storage.path in _archives(directory)


def test_archives_of_large_records_make_room_for_each_other(
    directory: Path, write_record: WriteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = [write_record(f"{n}.json", topics=[{"id": "trade", "name": f"Trade {n}"}]) for n in range(3)]
    open_archive(records[0]).close()
    monkeypatch.setattr(cache, "BYTES_KEPT", _archives(directory)[0].stat().st_size + 5_000)
    for path in records[1:]:
        open_archive(path).close()
    assert len(_archives(directory)) == 2


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to somebody else")
def test_an_archive_that_somebody_else_has_put_there_is_not_believed(directory: Path, record: Path) -> None:
    open_archive(record).close()
    (path,) = _archives(directory)
    os.chown(path, 12_345, 12_345)
    assert _is_right(open_archive(record))
    assert path.stat().st_uid == 0


def test_a_reader_keeps_reading_when_its_archive_is_removed(directory: Path, record: Path) -> None:
    opened = open_archive(record)
    shutil.rmtree(directory)
    assert _is_right(opened)
    with opened.another() as second:
        assert _is_right(second)


@pytest.mark.parametrize("home", ["/srv/cache", "/a/../b", "/x y/", "", None, "relative", " "])
@pytest.mark.parametrize("platform", ["linux", "another"])
def test_the_cache_is_where_platformdirs_says(monkeypatch: pytest.MonkeyPatch, home: str | None, platform: str) -> None:
    """It is worked out without loading platformdirs where that is easy; the answer must be the same."""
    monkeypatch.setattr(sys, "platform", platform)
    if home is None:
        monkeypatch.delenv("XDG_CACHE_HOME")
    else:
        monkeypatch.setenv("XDG_CACHE_HOME", home)
    found = cache.user_cache()
    expected = platformdirs.user_cache_path("visittui")
    assert (found and found.directory) == (expected if expected.is_absolute() else None)


@pytest.mark.parametrize("name", ["a b", "per%cent?mode=rwc#x", "Việt", os.fsdecode(b"not \xff text")])
def test_any_directory_and_file_name_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write_record: WriteRecord, name: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / name))
    record = write_record(f"{name}.json")
    os.utime(record, (1, 1))
    assert _is_right(open_archive(record))
    monkeypatch.setattr(building, "read_and_build", _never)
    monkeypatch.setattr(hashlib, "file_digest", _never)
    assert _is_right(open_archive(record))


@pytest.mark.parametrize("target", ["no-such-file.json", "."])
def test_what_is_no_file_is_named(directory: Path, tmp_path: Path, target: str) -> None:
    with pytest.raises(CannotContinueError, match=r"no such file|not a file"):
        open_archive(tmp_path / target)


def test_a_record_with_problems_is_not_opened_and_leaves_nothing(directory: Path, write_record: WriteRecord) -> None:
    path = write_record(people=[])
    with pytest.raises(CannotContinueError, match=r"record\.json"):
        open_archive(path)
    assert _archives(directory) == []
    assert list(directory.glob("building-*")) == []


def test_a_python_without_full_text_search_is_told_so() -> None:
    class WithoutFts5(sqlite3.Connection):
        def execute(self, *_: Any) -> sqlite3.Cursor:
            raise sqlite3.OperationalError("no such module: fts5")

    with pytest.raises(CannotContinueError, match="FTS5"):
        require_full_text_search(lambda: sqlite3.connect(":memory:", factory=WithoutFts5))
    require_full_text_search()
