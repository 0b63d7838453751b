"""A record that is exported as tables and read back is the same record, and so are its tables, to the letter."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from tests.tables.random_records import records
from visittui.archive.store.opening import open_archive
from visittui.archive.store.shipped import shipped_record
from visittui.cli import run
from visittui.export.selection import Selection, select
from visittui.export.spreadsheet import write_spreadsheet
from visittui.export.table import as_csv, as_json_lines
from visittui.record.checks.checking import check_record
from visittui.tables.importing import Import
from visittui.tables.sheets import read_sheets

EXAMPLE = Path(__file__).parents[1] / "fixtures" / "example-visit.json"
Item = dict[str, Any]


def written(record: Item, path: Path) -> Path:
    path.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    assert [str(problem) for problem in check_record(path).problems] == []
    return path


def exported(record: Item, directory: Path) -> tuple[Path, str, list[Item]]:
    """A record as a workbook, as CSV and as the objects of JSON Lines."""
    directory.mkdir()
    archive = open_archive(written(record, directory / "record.json"))
    try:
        whole: Selection = select(archive, "")
        write_spreadsheet(whole, directory / "tables.xlsx")
        lines = [json.loads(line) for line in as_json_lines(whole)]
        return directory / "tables.xlsx", "".join(as_csv(whole)), lines
    finally:
        archive.close()


def cells(workbook: Path) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(workbook)
    return {sheet.title: [tuple(cell.value for cell in row) for row in sheet.rows] for sheet in book}


def imported(path: Path) -> Item:
    made = Import(read_sheets(path))
    assert made.faults == [], made.faults
    assert made.made == {}
    return made.record


def visit_table(record: Item, directory: Path) -> None:
    """The visit as a CSV file: the one thing that export csv, whose rows are items, does not write."""
    text = io.StringIO()
    cells = [value if isinstance(value, str) else json.dumps(value) for value in record["visit"].values()]
    csv.writer(text).writerows([record["visit"].keys(), cells])
    (directory / "visit.csv").write_text(text.getvalue(), encoding="utf-8")


@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(records())
def test_any_record_comes_back_to_the_letter(record: Item) -> None:
    with tempfile.TemporaryDirectory() as place:
        workbook, text, lines = exported(record, Path(place) / "there")
        back = imported(workbook)
        again, text_again, lines_again = exported(back, Path(place) / "back")
        assert cells(workbook) == cells(again)
        assert (text, lines) == (text_again, lines_again)
        for section, items in record.items():
            if isinstance(items, list):
                own = {item["id"]: item for item in back.get(section, [])}
                assert own == {item["id"]: item for item in items}
        assert back["visit"] == record["visit"]


@settings(max_examples=5, suppress_health_check=list(HealthCheck))
@given(records())
def test_any_record_comes_back_by_way_of_csv(record: Item) -> None:
    with tempfile.TemporaryDirectory() as place:
        # Blanks around a text are what CSV files made by hand have by accident, and texts keep them.
        _, text, lines = exported(record, Path(place) / "there")
        tables = Path(place) / "tables"
        tables.mkdir()
        (tables / "record.csv").write_text(text, encoding="utf-8", newline="")
        visit_table({"visit": {**record["visit"], "title": "A visit", "summary": "A visit"}}, tables)
        _, text_again, lines_again = exported(imported(tables), Path(place) / "back")
        assert (text, lines) == (text_again, lines_again)


@pytest.mark.parametrize("record", [EXAMPLE, shipped_record()], ids=["example", "shipped"])
def test_a_record_takes_in_its_own_tables_and_stays_byte_for_byte(record: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.json"
    mine.write_text(json.dumps(json.loads(record.read_bytes()), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    before = mine.read_bytes()
    assert run(["export", "xlsx", "--record", str(mine), "-o", str(tmp_path / "visit.xlsx")]) == 0
    assert run(["import", "tables", str(tmp_path / "visit.xlsx"), "--into", str(mine)]) == 0
    assert mine.read_bytes() == before
    assert run(["export", "csv", "--record", str(mine), "-o", str(tmp_path / "visit.csv")]) == 0
    assert run(["import", "tables", str(tmp_path / "visit.csv"), "--into", str(mine)]) == 0
    assert mine.read_bytes() == before


def test_the_shipped_record_is_made_anew_from_its_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workbook, record = tmp_path / "visit.xlsx", tmp_path / "visit.json"
    assert run(["export", "xlsx", "-o", str(workbook)]) == 0
    assert run(["import", "tables", str(workbook), "-o", str(record)]) == 0
    assert run(["check", str(record)]) == 0
    capsys.readouterr()
    assert run(["diff", str(shipped_record()), str(record)]) == 0
    assert capsys.readouterr().out == "0 added, 0 removed, 0 changed\n"
    assert len(json.loads(record.read_bytes())["uncited"]) == len(json.loads(shipped_record().read_bytes())["uncited"])


def test_a_workbook_is_made_for_people(tmp_path: Path) -> None:
    path = tmp_path / "visit.xlsx"
    assert run(["export", "xlsx", "-o", str(path)]) == 0
    for sheet in openpyxl.load_workbook(path):
        assert sheet.freeze_panes == "B2"
        assert sheet["A1"].value == ("source" if sheet.title == "uncited" else "id")
        assert sheet["A1"].font.bold
        assert all(sheet.column_dimensions[cell.column_letter].width for cell in sheet[1])
        assert not [cell.coordinate for row in sheet.rows for cell in row if cell.data_type in ("f", "e")]
