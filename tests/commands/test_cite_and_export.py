"""`visittui cite` and `visittui export` as a script or a reader at a prompt meets them."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from terminal_driver import programs
from tests.archives import open_archive
from visittui.archive.store.shipped import shipped_record
from visittui.cli import run
from visittui.export.formats import FORMATS
from visittui.state.marks import Marks

Capture = pytest.CaptureFixture[str]


def test_a_quote_is_cited_in_words(capsys: Capture) -> None:
    assert run(["cite", "quote/putin-food-exports"]) == 0
    output = capsys.readouterr()
    assert output.out.startswith("“Food, mineral resources")
    assert "line 140" in output.out
    assert output.err == ""


def test_several_items_for_a_reference_manager(capsys: Capture) -> None:
    assert run(["cite", "quote/to-lam-friend", "event/arrival", "--format", "csl"]) == 0
    items = json.loads(capsys.readouterr().out)
    assert items[0]["author"] == [{"literal": "To Lam"}]
    assert items[0]["custom"]["exact"] == "friend"


def test_what_cannot_be_cited_is_named_and_the_rest_is_cited(capsys: Capture) -> None:
    assert run(["cite", "person/to-lan", "topic/nuclear", "event/arrival"]) == 1
    output = capsys.readouterr()
    assert "there is no person/to-lan in this record; nearest: person/to-lam" in output.err
    assert "no source is recorded for topic/nuclear itself" in output.err
    assert output.out.startswith("Arrival at Noi Bai.\n")


@pytest.mark.parametrize("ref", ["", "/", "lam", "person/", "person/\x1b[31m", "../../etc/passwd"])
def test_garbage_is_cited_as_nothing(ref: str, capsys: Capture) -> None:
    assert run(["cite", ref]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert "\x1b" not in output.err


@pytest.mark.parametrize("command", ["export ris nuclear", "import tables.xlsx", "draft text.txt"])
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "the name of a file is needed"),
        *((name, "the name of a directory") for name in ("new/", "new/.", ".", "..")),
    ],
)
def test_what_names_no_file_is_refused_as_such(
    command: str, name: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit, match="2"):
        run([*command.split(), "-o", name])
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_goes_to_a_file_and_says_so(form: str, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / f"visit.{form}"
    assert run(["export", form, "-o", str(path)]) == 0
    assert path.stat().st_size > 1000
    output = capsys.readouterr()
    assert output.out == ""
    assert f"written to {path}" in output.err
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_a_file_that_is_there_is_kept_unless_forced(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "visit.csv"
    path.write_text("mine")
    assert run(["export", "csv", "-o", str(path)]) == 2
    assert f"{path} exists already; --force replaces it" in capsys.readouterr().err
    assert path.read_text() == "mine"
    assert run(["export", "csv", "-o", str(path), "--force"]) == 0
    assert path.read_text(encoding="utf-8").startswith("ref,id,")


def test_no_export_takes_the_place_of_the_record_it_reads(tmp_path: Path, capsys: Capture) -> None:
    record, link = tmp_path / "visit.json", tmp_path / "link.jsonl"
    record.write_bytes(shipped_record().read_bytes())
    link.symlink_to(record)
    for path in (record, link):
        assert run(["export", "jsonl", "--record", str(record), "-o", str(path), "--force"]) == 2
        assert "is the record being read" in capsys.readouterr().err
    assert record.read_bytes() == shipped_record().read_bytes()


def test_a_query_a_kind_and_a_reference(capsys: Capture) -> None:
    assert run(["export", "jsonl", "kind:quote", "speaker:lam"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["speaker"] for line in lines} == {"to-lam"}
    assert run(["export", "markdown", "person/to-lam"]) == 0
    assert capsys.readouterr().out.startswith("# To Lam\n")


def test_corrections_of_a_query_are_said(capsys: Capture) -> None:
    assert run(["export", "jsonl", "likachev"]) == 0
    assert "no match for “likachev”, showing “likhachev”" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["csv", "zzyzx"], ["csv", "person/nobody"], ["ics", "kind:quote"], ["ics", "person/to-lam"]]
)
def test_nothing_to_export(arguments: list[str], tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "nothing"
    assert run(["export", *arguments, "-o", str(path)]) == 1
    assert "nothing to export" in capsys.readouterr().err
    assert not path.exists()


@pytest.mark.parametrize("form", ["bibtex", "csl", "ris"])
def test_what_rests_on_no_source_makes_no_bibliography(form: str, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "nothing"
    assert run(["export", form, "kind:topic", "-o", str(path)]) == 1
    assert run(["export", form, "kind:topic"]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert "items without a source of their own, by kind: topic" in output.err
    assert not path.exists()


def test_entries_are_counted_not_items(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "visit.csl"
    assert run(["export", "csl", "-o", str(path)]) == 0
    said = capsys.readouterr().err
    assert f"{len(json.loads(path.read_text(encoding='utf-8')))} entries for " in said
    assert "items written" not in said


def test_what_is_marked(tmp_path: Path, capsys: Capture) -> None:
    marks = Marks()
    refs = ["quote/to-lam-friend", "event/arrival", "person/long-gone"]
    try:
        for ref in refs:
            marks.toggle("hanoi-2024", ref)
        assert run(["export", "jsonl", "--marked"]) == 0
        output = capsys.readouterr()
        assert [json.loads(line)["ref"] for line in output.out.splitlines()] == refs[:2]
        assert "person/long-gone was marked and is no longer in the record" in output.err
        assert run(["export", "ics", "--marked"]) == 0
        assert "1 of 1 events exported" in capsys.readouterr().err
        assert run(["export", "csv", "--marked", "lam"]) == 2
    finally:
        for ref in refs:
            marks.toggle("hanoi-2024", ref)
    assert run(["export", "jsonl", "--marked"]) == 1


def test_a_database_needs_a_file(tmp_path: Path, capsys: Capture) -> None:
    assert run(["export", "sqlite"]) == 2
    assert "name it with -o FILE" in capsys.readouterr().err
    path = tmp_path / "visit.db"
    assert run(["export", "sqlite", "-o", str(path)]) == 0
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM people WHERE id = 'to-lam'").fetchone() == ("To Lam",)


def test_excel_is_told_that_a_csv_file_is_utf8(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "visit.csv"
    assert run(["export", "csv", "--bom", "kind:person", "-o", str(path)]) == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbfref,id,name,")
    assert run(["export", "jsonl", "--bom"]) == 2
    assert "--bom is for csv" in capsys.readouterr().err


def test_without_rows_there_is_no_mark_for_excel_either(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FORMATS, "csv", FORMATS["csv"]._replace(text=lambda selection, tell: iter(())))
    path = tmp_path / "visit.csv"
    assert run(["export", "csv", "--bom", "kind:person", "-o", str(path)]) == 1
    assert "nothing to export" in capsys.readouterr().err
    assert not path.exists()


def test_where_it_cannot_be_written_it_is_said(tmp_path: Path, capsys: Capture) -> None:
    for form in ("csv", "sqlite"):
        assert run(["export", form, "-o", str(tmp_path / "nowhere" / "x")]) == 2
        assert "cannot be written: no such file or directory" in capsys.readouterr().err


def test_wrong_formats_are_named(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["export", "xls"])
    assert ended.value.code == 2
    assert "invalid choice: 'xls'" in capsys.readouterr().err


def visittui(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "visittui", *arguments]
    return programs.run(command, env={**os.environ, **environment}, capture_output=True, check=True)


def test_exports_are_utf8_in_any_locale() -> None:
    for arguments in (["export", "csv", "person/to-lam"], ["cite", "source/thoimoi-arrival", "--format", "bibtex"]):
        in_any = visittui(*arguments, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0").stdout
        assert in_any == visittui(*arguments, PYTHONUTF8="1").stdout
        assert "Tô Lâm" in in_any.decode() or "Hà Nội" in in_any.decode()


@pytest.mark.parametrize("arguments", ["export csv", "export jsonl", "export markdown", "cite event/arrival"])
def test_a_reader_that_has_seen_enough_is_no_error(arguments: str) -> None:
    line = f"set -o pipefail; {sys.executable} -m visittui {arguments} | head -n 1"
    ended = programs.run(["bash", "-c", line], capture_output=True, check=False)
    assert ended.returncode == 0
    assert ended.stderr == b""
    assert ended.stdout.count(b"\n") == 1


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [(["export", "ics"], "{'icalendar'}"), (["export", "csv"], "set()"), (["cite", "event/arrival"], "set()")],
)
def test_each_format_loads_only_what_it_needs(arguments: list[str], loaded: str) -> None:
    heavy = "{'icalendar', 'textual', 'pydantic', 'orjson', 'rapidfuzz'}"
    program = f"import sys; from visittui.cli import run; run({arguments})"
    program += f"; print(set(sys.modules) & {heavy}, file=sys.stderr)"
    open_archive(shipped_record())  # the first to open it builds it, which takes more
    ended = programs.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert ended.stderr.decode().splitlines()[-1] == loaded


def test_options_may_stand_anywhere(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "to-lam.csv"
    assert run(["export", "csv", "-o", str(path), "kind:quote", "--force", "speaker:lam"]) == 0
    assert path.read_text(encoding="utf-8").count("to-lam,") > 10


@pytest.mark.parametrize("form", ["csv", "jsonl", "sqlite"])
def test_a_file_that_grows_too_large_is_named_itself(tmp_path: Path, form: str) -> None:
    run(["search", "nuclear"])  # so that the archive need not be written, which is larger still
    out = tmp_path / "out"
    limited = 'ulimit -f 20; exec "$0" -m visittui export "$1" -o "$2"'
    ended = programs.run(["bash", "-c", limited, sys.executable, form, out], capture_output=True, text=True)
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"visittui: {out} cannot be written: ")
    assert not out.exists()


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "a link"])
@pytest.mark.parametrize("to", ["a pipe", "a file"])
def test_standard_output_may_be_named(name: str, to: str, tmp_path: Path) -> None:
    if name == "a link":
        (tmp_path / "link").symlink_to("/dev/stdout")
        name = str(tmp_path / "link")
    if not Path(name).exists():
        pytest.skip("it has no such name here")
    arguments = ["export", "csv", "kind:person"]
    expected = visittui(*arguments).stdout
    if to == "a pipe":
        assert visittui(*arguments, "-o", name).stdout == expected
        return
    out = tmp_path / "out.csv"
    with out.open("wb") as file:
        programs.run([sys.executable, "-m", "visittui", *arguments, "-o", name], stdout=file, check=True)
    assert out.read_bytes() == expected


def test_a_named_pipe_takes_an_export_and_its_reader_may_see_enough(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    export = f"{sys.executable} -m visittui export csv"
    for reader in ("cat", "head -n 1"):
        line = f"{reader} < pipe & {export} -o pipe; code=$?; wait; exit $code"
        ended = programs.run(["bash", "-c", line], cwd=tmp_path, capture_output=True, check=True)
        assert ended.stderr == b""
        assert ended.stdout.startswith(b"ref,id,")
    assert [entry.name for entry in tmp_path.iterdir()] == ["pipe"]


@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if form.file])
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/null"])
def test_what_must_be_a_file_goes_to_no_pipe_or_device(form: str, name: str, capsys: Capture) -> None:
    assert run(["export", form, "-o", name]) == 2
    assert f"{form} is written to a file: name it with -o FILE" in capsys.readouterr().err


def test_a_link_to_itself_is_no_file_to_export_to(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "out.csv"
    out.symlink_to(out)
    assert run(["export", "csv", "-o", str(out)]) == 2
    assert "leads back to itself" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full here")
@pytest.mark.parametrize("arguments", [["export", "csv"], ["search", "lam"], ["cite", "event/arrival"]])
def test_a_full_disk_is_said(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "visittui", *arguments]
        ended = programs.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 2
    assert ended.stderr.decode() == "visittui: the output cannot be written: no space left on device\n"


@pytest.mark.parametrize("text", ["???", "🤝", "-", "\udcff"])
def test_signs_alone_export_nothing_rather_than_everything(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "jsonl", "--", text]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert "nothing to export" in output.err


def test_several_references_export_these_items(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "jsonl", "person/to-lam", "person/vladimir-putin"]) == 0
    found = [json.loads(line)["ref"] for line in capsys.readouterr().out.splitlines()]
    assert sorted(found) == ["person/to-lam", "person/vladimir-putin"]
