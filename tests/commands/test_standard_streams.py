"""Commands whose output or error output is closed or full, or whose locale lacks our letters."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from terminal_driver import programs

CLOSED = "visittui: the output cannot be written: it is closed\n"
FOUND = b"person/aleksey-likhachev: "
NOT_UTF8 = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

needs_full_device = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")


def shell(line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of bash in which `visittui` stands for the program, as with buffered output as it is by itself."""
    return programs.run(
        ["bash", "-c", line.replace("visittui", f"{shlex.quote(sys.executable)} -m visittui", 1)],
        env={**os.environ, "PYTHONUNBUFFERED": "", **environment},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize(
    "arguments",
    ["search nuclear", "search nuclear --json", "show person/to-lam", "cite event/arrival", "export csv", "--help"],
)
def test_a_closed_output_is_said(arguments: str) -> None:
    ended = shell(f"visittui {arguments} >&-")
    assert ended.returncode == 2
    assert ended.stderr.decode() == CLOSED


def test_a_file_needs_no_output(tmp_path: Path) -> None:
    path = tmp_path / "a visit.csv"
    ended = shell(f"visittui export csv -o {shlex.quote(str(path))} >&-")
    assert ended.returncode == 0
    assert path.read_bytes().startswith(b"ref,id,")
    assert b"items written to" in ended.stderr


def test_with_everything_closed_a_file_is_written_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a visit.csv"
    assert shell(f"visittui export csv -o {shlex.quote(str(path))} <&- >&- 2>&-").returncode == 0
    assert path.read_bytes().startswith(b"ref,id,")
    assert path.read_bytes() == shell("visittui export csv").stdout


def test_words_for_a_closed_error_output_never_stand_among_the_data() -> None:
    ended = shell("visittui search likachev --json 2>&-")
    assert ended.returncode == 0
    lines = ended.stdout.decode().splitlines()
    assert json.loads(lines[0])["ref"] == "person/aleksey-likhachev"
    assert all(json.loads(line)["ref"] for line in lines)


@needs_full_device
def test_a_full_error_output_costs_neither_data_nor_the_exit_code() -> None:
    found = shell("visittui search likachev 2>/dev/full")
    assert found.returncode == 0
    assert found.stdout.startswith(FOUND)
    assert shell("visittui search nuclear --record nosuch 2>/dev/full").returncode == 2
    assert shell("visittui search 2>/dev/full").returncode == 2
    assert shell("visittui search zzyzx 2>/dev/full").returncode == 1


@needs_full_device
def test_help_that_cannot_be_written_is_not_done() -> None:
    assert shell("visittui search --help > /dev/full").returncode == 2


@pytest.mark.parametrize("environment", [NOT_UTF8, {"PYTHONIOENCODING": "latin-1"}])
@pytest.mark.parametrize("command", ["", "search", "show", "cite", "export", "check", "records", "doctor"])
def test_help_is_given_in_any_locale(command: str, environment: dict[str, str]) -> None:
    ended = shell(f"visittui {command} --help", **environment)
    assert ended.returncode == 0
    assert ended.stderr == b""
    assert b"usage: visittui" in ended.stdout


def test_marks_and_letters_that_the_locale_lacks_are_plain_ones() -> None:
    ended = shell("visittui cite quote/to-lam-friend person/to-lam source/thoimoi-arrival", **NOT_UTF8)
    text = ended.stdout.decode("ascii")
    assert '"friend" - To Lam' in text
    assert '"Tong thong Nga Putin toi Ha Noi' in text
    assert "?" not in text
    assert 'no match for "likachev"' in shell("visittui search likachev", **NOT_UTF8).stderr.decode("ascii")


def test_json_is_json_whatever_bytes_a_file_is_named_by(tmp_path: Path) -> None:
    records = tmp_path / "visittui" / "records"
    records.mkdir(parents=True)
    try:
        (records / os.fsdecode(b"b\xff.json")).write_text("{}")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    for locale in (NOT_UTF8, {"LC_ALL": "C.UTF-8"}, {"PYTHONUTF8": "1"}):
        ended = shell("visittui records --json", XDG_DATA_HOME=str(tmp_path), **locale)
        names = [json.loads(line)["name"] for line in ended.stdout.decode("utf-8").splitlines()]
        assert os.fsdecode(b"b\xff") in names
