"""Tables typed by hand, with names instead of ids and dates as spreadsheets have them, become a record."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from visittui.cli import run

Rows = list[list[Any]]
Capture = pytest.CaptureFixture[str]

NAMES = [
    "Ada Birk", "Tám Linh", "Ursula von der Leyen", "Conor Ó Briain", "Иван Петров",
    "Chen Wei", "Maria da Silva", "Jean-Luc Roy", "Ngô Anh", "Olga Sand",
]  # fmt: skip

LONG, VERY_LONG = pytest.param("9" * 400, id="400-digits"), pytest.param("9" * 5000, id="5000-digits")


def day(text: str) -> datetime:
    """A cell with a date, as a spreadsheet has it."""
    return datetime.fromisoformat(text)


def tables() -> dict[str, Rows]:
    """Ten people, events, agreements and quotes, under the heads that a person would write."""
    visit = ["A visit to the lake", "Ada Birk", "Tám Linh", "Lakeside", day("2019-05-02"), day("2019-05-03")]
    people, events, agreements, quotes = [], [], [], []
    for number, name in enumerate(NAMES):
        hour = day(f"2019-05-02T{9 + number:02}:30")
        there = f"{name} (guest); Northland"
        form = "paraphrase" if number % 2 else "fragment"
        people.append([name, "Northland", number % 2 == 0, "Envoy; Adviser", "Evening news"])
        events.append([f"Talks {number}", "talks", "done", hour, "Lakeside", there, "Water; Fish"])
        events[-1].append("Birk at the lake; Evening news")
        agreements.append([f"Treaty {number}", "ours", "Joint statement", "signed", "yes", "2019-05-02", "Northland"])
        agreements[-1] += [f"{name} (signed)", f"Talks {number}", "Evening news"]
        quotes.append([form, f"The lake is ours, part {number}", name, f"Talks {number}", f"Treaty {number}"])
        quotes[-1] += ["Birk at the lake", "Northland Wire"]
    heads = {
        "visit": "title,guest,host,place,starts,ends,timezone,summary",
        "Sources": "Title,Publisher,Kind,Date,Language",
        "Organizations": "Name,Kind,Country",
        "People": "Name,Country,Family name first,Offices,Source",
        "Events": "Title,Kind,Status,From,Place,Participants,Topics,Citations",
        "Agreements": "Title,Title basis,Kind,Status,Named,Date,Parties,Signatures,Event,Source",
        "Quotes": "Form,Text,Speaker,Event,About,Source,Via",
    }
    rows: dict[str, Rows] = {
        "visit": [[*visit, "Europe/Zurich", "Typed by hand."]],
        "Sources": [
            ["Birk at the lake", "Lake News", "article", day("2019-05-02"), "en"],
            ["Evening news", None, "broadcast", "3 May 2019", "en"],
        ],
        "Organizations": [["Northland", "State", None], ["Ministry of Water", "government", "Northland"]],
        "People": people,
        "Events": events,
        "Agreements": agreements,
        "Quotes": quotes,
    }
    return {name: [head.split(","), *rows[name]] for name, head in heads.items()}


def workbook(sheets: dict[str, Rows], path: Path) -> Path:
    book = Workbook()
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_a_table_made_by_hand_becomes_a_record(tmp_path: Path, capsys: Capture) -> None:
    record = tmp_path / "visit.json"
    assert run(["import", "tables", str(workbook(tables(), tmp_path / "visit.xlsx")), "-o", str(record)]) == 0
    said = capsys.readouterr().err
    assert "made because there is no table of them, place: Lakeside" in said
    assert "made because there is no table of them, topic: Water; Fish" in said
    assert run(["check", str(record)]) == 0
    made = json.loads(record.read_bytes())
    assert [len(made[name]) for name in ("people", "events", "agreements", "quotes")] == [10, 10, 10, 10]
    assert made["people"][1]["id"] == "tam-linh"
    assert made["people"][4]["id"] == "ivan-petrov"
    assert made["people"][1]["family_name_first"] is False
    assert made["people"][0]["offices"][1] == {"title": "Adviser", "citations": [{"source": "evening-news"}]}
    assert made["events"][0]["time"] == {"from": "2019-05-02T09:30", "precision": "minute"}
    assert made["events"][2]["participants"] == [
        {"person": "ursula-von-der-leyen", "role": "guest"},
        {"organisation": "northland"},
    ]
    assert made["agreements"][3]["kind"] == "joint-statement"
    assert made["agreements"][3]["signatures"][0]["person"] == "conor-o-briain"
    assert made["quotes"][0]["printings"] == [
        {"source": "birk-at-the-lake", "via": ["Northland Wire"], "exact": "The lake is ours, part 0"}
    ]
    assert "exact" not in made["quotes"][1]["printings"][0]
    assert made["quotes"][0]["about"] == ["agreement/treaty-0"]
    assert made["sources"][1]["publisher"] is None
    assert made["sources"][1]["date"] == "2019-05-03"
    assert run(["search", "lake", "--record", str(record)]) == 0


def cell_in_csv(cell: Any) -> str:
    if isinstance(cell, datetime):
        return cell.isoformat(" ")
    return "" if cell is None else str(cell)


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16")])
def test_csv_files_as_spreadsheets_save_them(delimiter: str, encoding: str, tmp_path: Path) -> None:
    directory = tmp_path / "tables"
    directory.mkdir()
    for name, rows in tables().items():
        cells = [[cell_in_csv(cell) for cell in row] for row in rows]
        lines = [delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in row) for row in cells]
        (directory / f"{name}.csv").write_text("\r\n".join(lines), encoding=encoding, newline="")
    record = tmp_path / "visit.json"
    code = run(["import", "tables", str(directory), "-o", str(record)])
    assert code == 0
    assert run(["check", str(record)]) == 0


def test_whole_numbers_as_programs_write_them_where_a_cell_of_their_column_is_blank(tmp_path: Path) -> None:
    record, sheets = tmp_path / "visit.json", tables()
    sheets["uncited"] = [["source", "line", "to_line", "reason"], ["evening-news", "5.0", "6.0", "Advert"]]
    sheets["People"][1][2], sheets["People"][2][2] = "1.0", "0.0"
    assert run(["import", "tables", str(workbook(sheets, tmp_path / "visit.xlsx")), "-o", str(record)]) == 0
    made = json.loads(record.read_bytes())
    assert made["uncited"] == [{"source": "evening-news", "line": 5, "to_line": 6, "reason": "Advert"}]
    assert [person["family_name_first"] for person in made["people"][:2]] == [True, False]


@pytest.mark.parametrize("line", ["1e999", "inf", "nan", "five", "5.5", "-1", LONG, VERY_LONG])
def test_what_is_no_line_is_a_problem_of_its_cell(line: str, tmp_path: Path, capsys: Capture) -> None:
    sheets = tables()
    sheets["uncited"] = [["source", "line", "reason"], ["evening-news", line, "Advert"]]
    (fault,) = problems(sheets, tmp_path, capsys)
    assert fault.startswith("uncited, row 2, column B (line): ")


@pytest.mark.parametrize("line", ["999999999999", VERY_LONG])
def test_no_line_has_so_long_a_number(line: str, tmp_path: Path, capsys: Capture) -> None:
    sheets = tables()
    sheets["Events"][1][7] = f"Evening news:{line}"
    assert problems(sheets, tmp_path, capsys)[0].startswith("Events, row 2, column H (Citations): there is no source ")
    sheets = tables()
    sheets["Quotes"][0].append("Line")
    sheets["Quotes"][1].append(line)
    assert problems(sheets, tmp_path, capsys)[0].startswith("Quotes, row 2")


def test_rows_change_a_record_and_nothing_else_of_it(tmp_path: Path, capsys: Capture) -> None:
    record = tmp_path / "visit.json"
    run(["import", "tables", str(workbook(tables(), tmp_path / "visit.xlsx")), "-o", str(record)])
    before = json.loads(record.read_bytes())
    some: dict[str, Rows] = {
        "people": [["name", "country", "note"], ["Ada Birk", None, "A note."], ["New Person", "Northland", None]],
        "places": [["id", "name", "within"], ["harbour", "Harbour", "Lakeside"]],
    }
    assert run(["import", "tables", str(workbook(some, tmp_path / "some.xlsx")), "--into", str(record)]) == 0
    after = json.loads(record.read_bytes())
    assert len(after["people"]) == 11
    ada = after["people"][0]
    assert ada["note"] == "A note."
    assert "country" not in ada, "a cell was emptied"
    assert ada["offices"] == before["people"][0]["offices"], "there is no column for them"
    assert after["places"][1] == {"id": "harbour", "name": "Harbour", "within": "lakeside"}
    assert after["people"][1:10] == before["people"][1:]
    assert after["quotes"] == before["quotes"]


def problems(sheets: dict[str, Rows], tmp_path: Path, capsys: Capture, *options: str) -> list[str]:
    path = workbook(sheets, tmp_path / "bad.xlsx")
    capsys.readouterr()
    assert run(["import", "tables", str(path), *options]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    lines = output.err.splitlines()
    assert lines[-1].startswith("visittui: nothing imported: ")
    return [line.removeprefix(f"visittui: {path}: ") for line in lines[:-1]]


def test_every_problem_has_its_sheet_row_and_column_and_nothing_is_written(tmp_path: Path, capsys: Capture) -> None:
    sheets = tables()
    sheets["People"][3][1] = "Nordland"
    sheets["People"][4][2] = "perhaps"
    sheets["Events"][2][1] = "chat"
    sheets["Events"][3][3] = "5/2/2019"
    sheets["Events"][4][5] = "Nobody At All (guest)"
    sheets["Agreements"][5][4] = None
    sheets["Agreements"][6][7] = "Ada Birk"
    sheets["Quotes"][7][2] = "Ada Brik"
    sheets["Quotes"][8][1] = "two\nlines"
    sheets["Sources"][1][3] = "2019-02-30"
    sheets["Topics of mine"] = [["name"], ["Water"]]
    sheets["Organizations"][0].append("Colour")
    sheets["Organizations"][1].append("blue")
    record = tmp_path / "visit.json"
    found = problems(sheets, tmp_path, capsys, "-o", str(record))
    assert not record.exists()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["bad.xlsx"]
    expected = [
        "People, row 4, column B (Country): there is no organisation “Nordland”; expected “northland”",
        "People, row 5, column C (Family name first): “perhaps” stands here; expected true or false",
        "Events, row 3, column B (Kind): “chat” is unknown; expected one of arrival,",
        "Events, row 4, column D (From): “5/2/2019” can be read in two ways; expected year-month-day",
        "Events, row 5, column F (Participants): there is no person “Nobody At All”",
        "Agreements, row 6, column E (Named): “named” is missing",
        "Agreements, row 7, column H (Signatures): “Ada Birk” without what was done",
        "Quotes, row 8, column C (Speaker): there is no person “Ada Brik”; expected “ada",
        "Quotes, row 9, column B (Text): a control character",
        "Sources, row 2, column D (Date): “2019-02-30”",
        "Topics of mine, row 1: no table is called “Topics of mine”",
        "Organizations, row 1, column D (Colour): no field is called “Colour”",
    ]
    for start in expected:
        assert any(line.startswith(start) for line in found), (start, found)


def test_a_record_that_tables_would_spoil_stays_as_it_is(tmp_path: Path, capsys: Capture) -> None:
    record = tmp_path / "visit.json"
    run(["import", "tables", str(workbook(tables(), tmp_path / "visit.xlsx")), "-o", str(record)])
    before = record.read_bytes()
    found = problems({"people": [["id", "name"], ["ada-birk", None]]}, tmp_path, capsys, "--into", str(record))
    assert record.read_bytes() == before
    assert found == ["people, row 2, column B (name): null stands here; expected a text in double quotes"]


def test_a_visit_is_needed(tmp_path: Path, capsys: Capture) -> None:
    found = problems({"topics": [["name"], ["Water"]]}, tmp_path, capsys)
    assert found == ["visit: “visit” is missing; expected a table called “visit”, or --into"]


def test_formulas_and_errors_are_no_values(tmp_path: Path, capsys: Capture) -> None:
    found = problems({"topics": [["name"], ["=1+1"], ["#N/A"], ["Water"]]}, tmp_path, capsys)
    assert "topics, row 2, column A (name): a formula; expected its value" in found[0]
    assert "topics, row 3, column A (name): an error (#N/A)" in found[1]


def test_truth_values_as_libreoffice_saves_them(tmp_path: Path) -> None:
    sheets, record = tables(), tmp_path / "visit.json"
    sheets["People"][1][2], sheets["People"][2][2] = "=TRUE()", "=FALSE()"
    assert run(["import", "tables", str(workbook(sheets, tmp_path / "visit.xlsx")), "-o", str(record)]) == 0
    people = json.loads(record.read_bytes())["people"]
    assert [person["family_name_first"] for person in people[:2]] == [True, False]


def test_ids_that_stand_twice_and_cells_without_a_head(tmp_path: Path, capsys: Capture) -> None:
    sheet = [["id", "name"], ["water", "Water"], ["water", "Fish", "more"]]
    found = problems({"topics": sheet}, tmp_path, capsys)
    assert found[0].startswith("topics, row 3, column A (id): this id stands in row 2 of topics already")
    assert found[1].startswith("topics, row 3, column C: a cell without a head above it")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("x.xlsx", b"", "is no workbook"),
        ("x.xlsx", b"PK\x03\x04garbage", "is no workbook"),
        ("x.xls", b"\xd0\xcf\x11\xe0", "is no workbook"),
        ("x.csv", b"\xff\xfe\x00", "not UTF-16"),
        ("x.csv", b'name\n"J\xf6rg"\n', "line 2: not UTF-8; save it as"),
        ("x.csv", b'name\n"unclosed\n', "is no CSV file"),
        ("people.csv", b"", "no table has a row"),
        ("missing.xlsx", None, "no such file"),
    ],
)
def test_garbage_is_said_and_nothing_is_written(
    name: str, content: bytes | None, says: str, tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert run(["import", "tables", str(path), "-o", str(tmp_path / "out.json")]) == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / "out.json").exists()


def test_a_zip_that_is_no_workbook(tmp_path: Path, capsys: Capture) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "x.xlsx", "w") as archive:
        archive.writestr("hello.txt", "hello")
    assert run(["import", "tables", str(tmp_path / "x.xlsx")]) == 2
    assert "is no sound workbook" in capsys.readouterr().err
    (tmp_path / "empty").mkdir()
    assert run(["import", "tables", str(tmp_path / "empty")]) == 2
    assert "there is no CSV file" in capsys.readouterr().err


def test_a_file_that_is_there_is_kept_unless_forced(tmp_path: Path, capsys: Capture) -> None:
    path, record = workbook(tables(), tmp_path / "visit.xlsx"), tmp_path / "visit.json"
    record.write_text("mine")
    assert run(["import", "tables", str(path), "-o", str(record)]) == 2
    assert record.read_text() == "mine"
    assert run(["import", "tables", str(path), "-o", str(record), "--force"]) == 0
    capsys.readouterr()
    assert run(["import", "tables", str(path)]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(record.read_bytes())


def test_without_openpyxl_the_extra_is_named(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("visittui.extras.find_spec", lambda _: None)
    (tmp_path / "visit.xlsx").write_bytes(b"PK")
    assert run(["import", "tables", str(tmp_path / "visit.xlsx")]) == 2
    assert "needs the extra “tables”" in capsys.readouterr().err
    assert run(["export", "xlsx", "-o", str(tmp_path / "out.xlsx")]) == 2
    error = capsys.readouterr().err
    assert "python3 -m pip install '.[tables]'" in error
    assert not (tmp_path / "out.xlsx").exists()
