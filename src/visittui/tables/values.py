"""The value of the record that a cell stands for, as exports write it or as people type it.

Parts of an item are JSON, or stand in short: `Ada Birk (guest); Tam Linh`, `live-page:8; wrap-up`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date, datetime, time
from math import isfinite
from typing import Any

from visittui.archive.search.folding import fold
from visittui.archive.search.language.dates import parse_date
from visittui.archive.store.lookups import Item
from visittui.record.wording import one_of
from visittui.tables.columns import ANY_KIND, CellError, Column, entries_in, listed
from visittui.tables.named_items import Names, UnknownNameError, made_id
from visittui.tables.sheets import Value

_TRUE, _FALSE = ("true", "yes", "1", "1.0", "x"), ("false", "no", "0", "0.0")
_WITH_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::00(?:\.0+)?)?")
_WITH_MORE = re.compile(r"(.*\S)\s*\((.*)\)\s*")
_WITH_LINE = re.compile(r"(.*\S)\s*:\s*(\d{1,9})")
_EITHER_WAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")


def value_of(column: Column, cell: Value, names: Names, item: Item) -> Any:
    """The value of a cell; parts in short that must rest on a page rest on those of the item of its row.

    Raises:
        CellError: it holds something else, or names nobody; the message says what.
    """
    match column.form:
        case "flag":
            return _flag(cell)
        case "number":
            return _number(cell)
        case "date":
            return _moment(cell)
        case "parts":
            if str(cell).lstrip().startswith("["):
                return _parts(_text(cell))
            return _parts_in_short(column, str(cell), names, item)
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
    except (ValueError, OverflowError):
        number = None
    if number is None or not isfinite(number):
        raise CellError(f"“{cell}” stands here", "a number")
    return int(number) if number.is_integer() and abs(number) < 1 << 53 else number


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


def _parts_in_short(column: Column, text: str, names: Names, item: Item) -> list[Item]:
    entries, cited = entries_in(text), item.get("citations") or []
    if column.model in ("Citation", "Printing"):
        return [_citation(entry, names) for entry in entries]
    if column.model == "Participant":
        return [_participant(entry, names) for entry in entries]
    if column.model == "Signature":
        return [{**_signature(entry, names), "citations": cited} for entry in entries]
    if column.model == "Office":
        return [{"title": entry, "citations": cited} for entry in entries]
    if column.model == "Point":
        stem = made_id(str(item.get("id", "")))
        return [
            {"id": f"{stem}-{number}", "text": entry, "citations": cited} for number, entry in enumerate(entries, 1)
        ]
    raise CellError("words that cannot be taken apart", "JSON, as export writes it: [{ … }]")


def _citation(entry: str, names: Names) -> Item:
    try:
        return {"source": names.id_of("source", entry)}
    except UnknownNameError:
        found = _WITH_LINE.fullmatch(entry)
        if found is None:
            raise
    return {"source": names.id_of("source", found[1]), "line": int(found[2])}


def _participant(entry: str, names: Names) -> Item:
    name, role = entry, None
    if not _kind_called(entry, names) and (found := _WITH_MORE.fullmatch(entry)):
        name, role = found.groups()
    kind = _kind_called(name, names) or "person"
    return {kind: names.id_of(kind, name), **({"role": role} if role else {})}


def _kind_called(name: str, names: Names) -> str | None:
    """Whether a person or an organisation is called so."""
    kinds = ("person", "organisation")
    return next((kind for kind in kinds if names.has(kind, name) or names.called(kind, name)), None)


def _signature(entry: str, names: Names) -> Item:
    found = _WITH_MORE.fullmatch(entry)
    if found is None:
        # To exchange or witness a paper is not to sign it.
        raise CellError(f"“{entry}” without what was done", f"{entry} (signed), (exchanged), (adopted), …")
    return {"person": names.id_of("person", found[1]), "act": found[2]}
