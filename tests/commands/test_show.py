"""`visittui show`: a card as text to read, to hear or to process."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import termios
from pathlib import Path
from typing import Any

import pytest

from terminal_driver import programs
from tests.archives import open_archive
from visittui.archive.store.shipped import shipped_record
from visittui.cli import run


def _show(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return programs.run(
        [sys.executable, "-m", "visittui", "show", *words],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_a_card_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "person/aleksey-likhachev"]) == 0
    shown = capsys.readouterr()
    lines = shown.out.splitlines()
    assert lines[:2] == ["Aleksey Likhachev", "Director General of Rosatom"]
    assert "Said (2)" in lines
    assert any("agreement/nuclear-centre-memorandum" in line for line in lines)
    assert shown.err == ""


def test_a_card_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "quote/putin-nuclear-agenda", "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    card: dict[str, Any] = json.loads(line)
    assert {"ref", "kind", "title", "subtitle", "facts", "sections", "groups", "item"} <= card.keys()
    assert "[Russian atomic energy agency] Rosatom" in card["item"]["text"]
    about = next(group for group in card["groups"] if group["relation"] == "about")
    assert about["links"][0]["ref"] == "agreement/nuclear-centre-memorandum"
    said_by = next(fact for fact in card["facts"] if fact["label"] == "Said by")
    assert said_by["links"][0]["ref"] == "person/vladimir-putin"


@pytest.mark.parametrize("reference", ["person/to-lan", "to-lam", "", "quote/", "person/\x1b]0;x\x07", "\udcff"])
def test_what_is_not_there_is_said_with_what_comes_near(capsys: pytest.CaptureFixture[str], reference: str) -> None:
    assert run(["show", reference]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("visittui: there is no ")
    assert shown.err.rstrip("\n").isprintable()


def test_a_record_that_cannot_be_opened_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for name, content in (("missing", None), ("empty", b""), ("cut", shipped_record().read_bytes()[:5000])):
        path = tmp_path / f"{name}.json"
        if content is not None:
            path.write_bytes(content)
        assert run(["show", "person/to-lam", "--record", str(path)]) == 2
        shown = capsys.readouterr()
        assert str(path) in shown.err
        assert shown.out == ""


def test_another_record_is_shown_as_well_as_the_shipped_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "copy.json"
    path.write_bytes(shipped_record().read_bytes().replace(b'"name": "To Lam"', b'"name": "To Lam [1]"'))
    assert run(["show", "person/to-lam", "--record", str(path)]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "To Lam [1]"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8", "koi8-r"])
@pytest.mark.parametrize("form", ["--plain", "--json"])
def test_every_terminals_letters_will_do(encoding: str, form: str) -> None:
    shown = _show("person/to-lam", form, PYTHONIOENCODING=encoding)
    assert shown.returncode == 0
    assert shown.stderr == b""
    if form == "--json":
        assert "Tô Lâm" in json.dumps(json.loads(shown.stdout.decode(encoding)), ensure_ascii=False)


def test_no_control_character_reaches_the_output(capsys: pytest.CaptureFixture[str]) -> None:
    archive = open_archive(shipped_record())
    for kind in ("event", "quote", "difference", "source"):
        for row in archive.rows((kind,), 0, 20):
            run(["show", row.ref])
    assert all(line.isprintable() for line in capsys.readouterr().out.replace("\xa0", " ").split("\n"))


def test_lines_are_wrapped_on_a_terminal_only() -> None:
    """A screen reader and a script get whole paragraphs; a terminal gets lines that fit."""
    controller, terminal = pty.openpty()
    termios.tcsetwinsize(terminal, (24, 60))
    command = [sys.executable, "-m", "visittui", "show", "quote/putin-nuclear-agenda"]
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    with programs.Program[bytes](command, stdout=terminal, env=environment) as process:
        os.close(terminal)
        written = b""
        while block := _read(controller):
            written += block
        assert process.wait() == 0
    os.close(controller)
    lines = written.decode().replace("\r\n", "\n").split("\n")
    assert max(map(len, lines)) <= 60
    longest = max(_show("quote/putin-nuclear-agenda").stdout.decode().splitlines(), key=len)
    assert longest.startswith("In these words: “On the agenda")


def _read(controller: int) -> bytes:
    try:
        return os.read(controller, 65536)
    except OSError:  # Linux says so when the other end is closed
        return b""


def test_a_card_is_shown_without_the_screens_libraries() -> None:
    script = (
        "import sys; from visittui.cli import run; code = run(['show', 'person/to-lam']);"
        "print(code, sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    open_archive(shipped_record())
    modules = programs.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stderr
    assert modules.startswith("0 ")
    for heavy in ("textual", "rich", "pydantic", "orjson", "rapidfuzz", "asyncio"):
        assert f"'{heavy}'" not in modules
