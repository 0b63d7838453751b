"""`visittui check` and `visittui schema`, as a writer of a record uses them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from terminal_driver import programs
from visittui.cli import run
from visittui.commands.schema import schema_text


def test_a_sound_record(example_path: Path, example_texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run(["check", str(example_path), "--sources", str(example_texts)])

    assert code == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{example_path}: no problems",
        "  4 sources, 3 topics, 3 places, 8 organisations, 5 people, 8 events, 3 agreements, 8 quotes, 3 differences,"
        " 2 points",
        "  45 claims, resting on one witness: 41; on publishers inferred or unknown: 32; on pages of which only the"
        " opening was read: 0",
        "  27 printed wordings compared with 2 texts, byte for byte",
        "  5 quotations of the texts recorded or dismissed",
    ]


def test_what_a_sound_record_should_not_be_trusted_for(
    example: dict[str, Any], written: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Two sources of one lineage are one witness; one source that is better takes a claim out of a count."""
    example["agreements"] = example["quotes"] = example["differences"] = example["people"] = example["places"] = []
    example["organisations"], example["uncited"], example["events"] = [], [], example["events"][:1]
    for source in example["sources"]:
        source.update(sha256=None, lineage=source["id"], publisher="P", publisher_basis="stated", as_read=None)
    first, second, third, fourth = example["sources"]
    second["lineage"] = first["lineage"]
    first.update(publisher_basis="inferred", as_read="as copied on example.org, in its opening part")
    second.update(publisher=None, publisher_basis="unknown")
    by_one = {"source": first["id"]}, {"source": second["id"]}
    example["visit"] = {**example["visit"], "guest": "ada", "host": "ada", "place": "town"}
    example["people"] = [
        {"id": "ada", "name": "Ada", "citations": [*by_one]},
        {"id": "bo", "name": "Bo", "citations": [by_one[0]]},
        {"id": "cy", "name": "Cy", "citations": [*by_one, {"source": third["id"]}]},
    ]
    example["places"] = [{"id": "town", "name": "Town", "citations": [{"source": fourth["id"]}]}]
    example["events"][0].update(participants=[], place=None, citations=[{"source": third["id"]}, *by_one], after=[])

    assert run(["check", str(written(example))]) == 0
    assert capsys.readouterr().out.splitlines()[2] == (
        "  5 claims, resting on one witness: 3; on publishers inferred or unknown: 2;"
        " on pages of which only the opening was read: 1"
    )


def test_a_record_without_a_claim_has_nothing_to_rest(
    example: dict[str, Any], written: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    bare = {"format": 1, "visit": {**example["visit"], "guest": "ada", "host": "ada", "place": "town"}}
    bare |= {"people": [{"id": "ada", "name": "Ada"}], "places": [{"id": "town", "name": "Town"}]}

    assert run(["check", str(written(bare))]) == 0
    assert "resting on" not in capsys.readouterr().out


def test_a_byte_order_mark_is_read_over_and_remarked_on(
    example_path: Path, written: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(b"\xef\xbb\xbf" + example_path.read_bytes())
    assert run(["check", str(path)]) == 0
    output = capsys.readouterr()
    assert "no problems" in output.out
    assert output.err.startswith(f"visittui: {path} begins with a byte order mark")
    assert run(["show", "person/mirela-dovan", "--record", str(path)]) == 0
    assert run(["search", "bridge", "--record", str(path)]) == 0
    assert run(["diff", str(path), str(example_path)]) == 0


def test_problems_behind_a_byte_order_mark_keep_their_columns(
    written: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(b'\xef\xbb\xbf{"format": 1, "visitt": 1}')
    assert run(["check", str(path)]) == 1
    assert f"{path}:1:15: visitt" in capsys.readouterr().out


def test_texts_that_are_not_at_hand_are_named(
    example_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(["check", str(example_path), "--sources", str(tmp_path)])

    assert code == 0
    assert "their texts are not available: harbour-times, velmora-gazette" in capsys.readouterr().out


def test_programs_too_hear_that_nothing_was_compared(
    example_path: Path, example_texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(example_path), "--json", "--sources", str(tmp_path)]) == 0
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err == ("visittui: not compared, their texts are not available: harbour-times, velmora-gazette\n")
    assert run(["check", str(example_path), "--json", "--sources", str(example_texts)]) == 0
    assert capsys.readouterr().err == ""


def test_problems_come_by_place_and_end_with_one(
    example: dict[str, Any], written: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    example["quotes"][0]["speaker"] = "nobody-at-all"
    example["visit"]["ends"] = "2019-03-32"
    path = written(example)

    code = run(["check", str(path)])

    printed = capsys.readouterr()
    first, second = printed.out.splitlines()
    assert code == 1
    assert first.startswith(f"{path}:")
    assert "visit.ends: “2019-03-32”" in first
    assert "quotes[0].speaker: there is no person “nobody-at-all”" in second
    assert printed.err == "visittui: 2 problems\n"


def test_problems_for_programs(
    example: dict[str, Any], written: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    del example["events"][0]["title"]
    path = written(example)

    code = run(["check", "--json", str(path)])

    (line,) = capsys.readouterr().out.splitlines()
    problem = json.loads(line)
    assert code == 1
    assert problem.pop("line") > 1
    assert problem == {
        "file": str(path),
        "column": 5,
        "path": "events[0].title",
        "what": "“title” is missing",
        "expected": "",
    }


@pytest.mark.parametrize(("argument", "words"), [("nowhere.json", "no such file"), (".", "is a directory")])
def test_what_cannot_be_read(argument: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = run(["check", argument])

    printed = capsys.readouterr()
    assert code == 2
    assert words in printed.err
    assert printed.out == ""


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == 0
    assert capsys.readouterr().out == schema_text()


def test_a_locale_without_the_letters(example: dict[str, Any], written: Callable[..., Path]) -> None:
    example["quotes"][3]["text"] = "Кео Сань Лы"
    environment = {"PYTHONIOENCODING": "ascii", "PATH": ""}

    done = programs.run(
        [sys.executable, "-m", "visittui", "check", str(written(example))],
        capture_output=True,
        env=environment,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "quotes[3].text" in done.stdout
