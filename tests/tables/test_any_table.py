"""Whatever stands in a table, reading it ends with a record or with problems, never with an accident."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from visittui.record.checks.checking import check_record
from visittui.tables.columns import columns_of, table_names
from visittui.tables.importing import Import
from visittui.tables.sheets import Sheet, SheetRow, letters

_cells = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["[", "[1]", "[{}]", '[{"id": 1}]', "[[]]", '[{"points": [1]}]', "[NaN]", "; ;", "a (b); c", "x:3", "person/a",
         "a", "true", "2024-06-20", "20 June 2024", "4/5/2024", '[{"source": "a", "line": "x"}]', '["a", 1]']
    ),
    st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes(), st.times(),
)  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """A sheet of one of the tables, with any of its heads and any cells."""
    name = draw(st.sampled_from(sorted(table_names())))
    known = [column.head for column in columns_of([name])] + ["source", "line", "via", "exact", "nonsense"]
    heads = draw(st.lists(st.sampled_from(known), min_size=1, max_size=8, unique=True))
    sheet = Sheet(name, heads={head: letters(at) for at, head in enumerate(heads)})
    for number in range(draw(st.integers(0, 3))):
        sheet.rows.append(SheetRow(number + 2, {head: draw(_cells) for head in heads if draw(st.booleans())}))
    return sheet


@settings(max_examples=150)
@given(st.lists(sheets(), max_size=3, unique_by=lambda sheet: sheet.name))
def test_garbage_becomes_problems_each_with_its_place(found: list[Sheet]) -> None:
    made = Import(found)
    for place, what, _ in made.faults:
        assert place.sheet in {sheet.name for sheet in found}
        assert place.row >= 1
        assert what
    assert isinstance(json.dumps(made.record, ensure_ascii=False), str)


def test_brackets_without_end_are_a_problem_of_their_cell() -> None:
    sheet = Sheet("people", heads={"id": "A", "aliases": "B"})
    sheet.rows.append(SheetRow(2, {"id": "ada-birk", "aliases": "[" * 200_000}))
    (fault,) = Import([sheet]).faults
    assert (fault[0].row, fault[0].column) == (2, "B")
    assert "a list that cannot be read" in fault[1]


def test_every_problem_of_a_record_made_so_can_be_placed(tmp_path: Any) -> None:
    sheet = Sheet("events", heads={"id": "A", "kind": "B", "participants": "C", "time_from": "D"})
    sheet.rows.append(SheetRow(2, {"id": "a", "participants": '[{"role": 1}]', "time_from": "2024-13"}))
    made = Import([sheet])
    path = tmp_path / "record.json"
    path.write_text(json.dumps(made.record), encoding="utf-8")
    addresses = {address for problem in check_record(path).problems if (address := made.address_of(problem))}
    assert {(address.row, address.column, address.head) for address in addresses} >= {
        (2, "C", "participants"),
        (2, "D", "time_from"),
        (2, "B", "kind"),
        (2, "", "title"),
    }
