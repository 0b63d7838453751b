"""The value of the record that a cell stands for, as exports write it or as people type it."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date, datetime, time
from typing import Any

from visittui.archive.search.folding import fold
from visittui.archive.search.language.dates import parse_date
from visittui.record.wording import one_of
from visittui.tables.cells import CellError, listed
from visittui.tables.columns import ANY_KIND, Column
from visittui.tables.named_items import Names
from visittui.tables.sheets import Value

_TRUE, _FALSE = ("true", "yes", "1", "x"), ("false", "no", "0")
_WITH_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::00(?:\.0+)?)?")
_EITHER_WAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")


def value_of(column: Column, cell: Value, names: Names) -> Any:
    """The value of a cell; of parts only what is written as JSON.

    Raises:
        CellError: it holds something else; the message says what.
    """
    match column.form:
        case "flag":
            return _flag(cell)
        case "number":
            return _number(cell)
        case "date":
            return _moment(cell)
        case "parts":
            return _parts(_text(cell))
        case "list":
            return [_one(column, entry, names) for entry in listed(_text(cell))]
        case _:
            return _one(column, _text(cell), names)


def _one(column: Column, text: str, names: Names) -> str:
    if column.refers == ANY_KIND:
        return names.reference(text.strip())
    if column.refers:
        return names.id_of(column.refers, text.strip())
    if column.choices:
        plain = re.sub(r"[\s_-]+", "-", text.strip().casefold())
        if plain not in column.choices:
            raise CellError(f"“{text}” is unknown", one_of(column.choices))
        return plain
    return text.strip() if column.head == "id" else text


def _text(cell: Value) -> str:
    if isinstance(cell, str):
        # What a keyboard or another program has taken apart; a record is composed.
        return unicodedata.normalize("NFC", cell)
    if isinstance(cell, (date, time)):
        raise CellError("a cell with a date", "words as they are printed: format the cell as text and type them")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _flag(cell: Value) -> bool:
    plain = str(cell).strip().casefold()
    if plain in _TRUE or plain in _FALSE:
        return plain in _TRUE
    raise CellError(f"“{cell}” stands here", "true or false")


def _number(cell: Value) -> int | float:
    try:
        number = float(cell) if isinstance(cell, (str, int, float)) and not isinstance(cell, bool) else None
    except ValueError:
        number = None
    if number is None or number != number or abs(number) == float("inf"):
        raise CellError(f"“{cell}” stands here", "a number")
    return int(cell) if number.is_integer() and abs(number) < 1 << 53 else number  # type: ignore[arg-type]


def _moment(cell: Value) -> str:
    if isinstance(cell, datetime):
        # A day in a spreadsheet is the midnight that it begins with.
        return cell.strftime("%Y-%m-%d" if cell.time() == time() else "%Y-%m-%dT%H:%M")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        raise CellError(f"the hour {cell} without a day", "a day with it: 2024-06-20T01:45")
    text = _text(cell).strip()
    if found := _WITH_TIME.fullmatch(text):
        # Written with seconds, a midnight is how programs write the day alone.
        return found[1] if text.endswith(" 00:00:00") else f"{found[1]}T{found[2]}"
    if _EITHER_WAY.fullmatch(text):
        raise CellError(f"“{text}” can be read in two ways", "year-month-day: 2024-06-20")
    meant = parse_date(fold(text))
    # What is none is left as it is, for the check of the record to say so.
    return str(meant) if meant else text


def _parts(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CellError(f"JSON that cannot be read ({error})", "a list of objects: [{ … }]") from None
