"""`visittui search` as a script meets it."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from terminal_driver import programs
from visittui.cli import run

pytestmark = pytest.mark.usefixtures("private_directories")


def objects(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "nuclear", "--kind", "quote", "--json", "--limit", "0"]) == 0
    output = capsys.readouterr()
    found = objects(output.out)
    assert found
    assert output.err == ""
    for entry in found:
        assert entry["ref"].startswith("quote/")
        assert entry["kind"] == "quote"
        assert entry["text"].strip("“”") == entry["title"].strip("“”")


def test_the_words_of_a_quote_are_given_as_printed(
    capsys: pytest.CaptureFixture[str], shipped_quotes: dict[str, str]
) -> None:
    run(["search", "kind:quote", "--json", "--limit", "0"])
    assert {entry["ref"]: entry["text"] for entry in objects(capsys.readouterr().out)} == shipped_quotes


@pytest.fixture
def shipped_quotes() -> dict[str, str]:
    from visittui.archive.store.shipped import shipped_record

    record = json.loads(shipped_record().read_bytes())
    return {f"quote/{quote['id']}": quote["text"] for quote in record["quotes"]}


def test_a_date_is_given_as_exact_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    run(["search", "kind:event", "--json", "--limit", "0"])
    found = {entry["ref"]: entry for entry in objects(capsys.readouterr().out)}
    talks, arrival = found["event/talks-presidents"], found["event/arrival"]
    assert (talks["date"], talks["precision"]) == ("2024-06-20T12:00", "part-of-day")
    assert (arrival["precision"], arrival["approximate"]) == ("minute", True)
    run(["search", "kind:topic nuclear", "--json"])
    (topic,) = objects(capsys.readouterr().out)
    assert topic["date"] is topic["precision"] is topic["approximate"] is None


def test_an_empty_record_is_no_record(capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["search", "lam"], ["show", "person/to-lam"], ["export", "csv"], ["cite", "event/arrival"]):
        assert run([*command, "--record", ""]) == 2
        output = capsys.readouterr()
        assert output.out == ""
        assert "--record is empty" in output.err


def test_lines_for_a_pipe_and_hints_beside_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "likachev", "--limit", "2"]) == 0
    output = capsys.readouterr()
    lines = output.out.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("person/aleksey-likhachev: Aleksey Likhachev; ")
    assert "no match for “likachev”, showing “likhachev”" in output.err
    assert "2 of " in output.err


def test_a_query_may_come_as_several_words(capsys: pytest.CaptureFixture[str]) -> None:
    run(["search", "--limit", "0", "speaker:putin -nuclear"])
    together = capsys.readouterr().out
    run(["search", "--limit", "0", "--", "speaker:putin", "-nuclear"])
    assert capsys.readouterr().out == together != ""


def test_nothing_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "zzyzx"]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert "nothing found" in output.err


@pytest.mark.parametrize("text", ["???", "🤝", "-", "\udcff", "road", "bank"])
def test_signs_and_words_that_are_nowhere_find_nothing_and_say_why(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["search", "--", text]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert len(output.err.splitlines()) == 2
    assert output.err.endswith("nothing found\n")


def test_an_empty_query_lists_the_record(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "", "--limit", "0"]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 500


def test_references_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "person/to-lam", "event/arrival", "--json"]) == 0
    assert {entry["ref"] for entry in objects(capsys.readouterr().out)} == {"person/to-lam", "event/arrival"}


def test_a_word_of_one_record_is_no_misspelling_in_another(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    records = tmp_path / "visittui" / "records"
    records.mkdir(parents=True)
    example = Path(__file__).parents[1] / "fixtures" / "example-visit.json"
    text = example.read_text(encoding="utf-8")
    (records / "mine.json").write_text(text.replace("Mirela Dovan", "Mirela Nuclera"), encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert run(["search", "nuclera", "--json"]) == 0
    assert {entry["title"] for entry in objects(capsys.readouterr().out)} >= {"Nuclear energy"}
    assert run(["search", "--all", "nuclera", "--json", "--limit", "0"]) == 0
    output = capsys.readouterr()
    assert {entry["record"] for entry in objects(output.out)} == {"mine"}
    assert "showing" not in output.err


def test_order_can_be_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    run(["search", "speaker:lam", "--order", "time", "--json"])
    forwards = objects(capsys.readouterr().out)
    run(["search", "speaker:lam", "--order", "newest", "--json"])
    assert objects(capsys.readouterr().out) == forwards[::-1]


@pytest.mark.parametrize("arguments", [["--kind", "poem"], ["--limit", "-1"], ["--limit", "many"], ["--order", "up"]])
def test_wrong_arguments_are_named(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(["search", "lam", *arguments])
    assert stopped.value.code == 2
    assert arguments[0] in capsys.readouterr().err


def test_a_record_that_is_not_there(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["search", "lam", "--record", str(tmp_path / "none.json")]) == 2
    assert "none.json" in capsys.readouterr().err


def test_searching_a_built_archive_loads_nothing_heavy() -> None:
    script = (
        "import sys; from visittui.cli import run; run(['search', 'tolam nuclear', '--json']);"
        "heavy = {'textual', 'rich', 'pydantic', 'orjson', 'rapidfuzz', 'asyncio', 'difflib'} & set(sys.modules);"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)"
    )
    programs.run([sys.executable, "-c", "from visittui.cli import run; run(['search', 'lam'])"], check=True)
    done = programs.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_on_a_terminal_a_line_divides_what_has_some_of_the_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["search", "nuclear submarine", "--kind", "quote"]) == 0
    in_a_pipe = capsys.readouterr().out.splitlines()
    assert all(line.startswith("quote/") for line in in_a_pipe)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert run(["search", "nuclear submarine", "--kind", "quote"]) == 0
    lines = capsys.readouterr().out.splitlines()
    whole = sum("without " not in line for line in in_a_pipe)
    divider = lines.index(f"some of the words: {len(in_a_pipe) - whole}")
    assert sum(line.startswith("quote/") for line in lines[:divider]) == whole
    assert run(["search", "nuclear submarine", "--kind", "quote", "--plain"]) == 0
    assert capsys.readouterr().out.splitlines() == in_a_pipe
