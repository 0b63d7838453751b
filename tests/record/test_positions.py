"""Lines and columns from offsets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from visittui.record.checks.findings import Positions

LETTERS = st.text(alphabet="ab\n\r Кữ😀", max_size=40)


@given(text=LETTERS, steps=st.lists(st.integers(0, 40), max_size=10))
def test_any_place_in_any_order(text: str, steps: list[int]) -> None:
    positions = Positions(text.encode())

    for step in steps:
        before = text[:step]
        expected = (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
        assert positions.line_and_column(len(before.encode())) == expected


def test_a_file_of_many_blocks() -> None:
    text = "\n".join(f"line {number} Лữ" for number in range(20_000))
    positions = Positions(text.encode())

    for number in (19_999, 3, 10_000, 10_000, 0):
        offset = len(text[: text.index(f"line {number} Лữ\n" if number < 19_999 else f"line {number}")].encode())
        assert positions.line_and_column(offset + len(f"line {number} Л".encode())) == (
            number + 1,
            len(f"line {number} Л") + 1,
        )
