"""The file of a record's drafts, `NAME.drafts.json`: where it is, and reading it, whatever it holds.

path = drafts_path(Path("visit.json"))
drafts = read_drafts(path, Path("visit.json"))
drafts = drafts.decided("ap-3f9a01c2", "accepted", item="quote/birk-lake")
editor.write([Add("quotes", item)], drafts=drafts.as_bytes(), what="quote/birk-lake")
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast, get_args

from visittui.characters import printable
from visittui.drafting.drafts import VERSION, Decision, DraftItem, DraftPiece, Drafts, DraftSpeaker
from visittui.drafting.suggestion import Form, Kind
from visittui.errors import CannotContinueError, reason_of
from visittui.files.paired_files import finish
from visittui.files.record_files import drafts_path

__all__ = ["drafts_path", "parsed_drafts", "read_drafts"]

_LARGEST = 256 << 20
"""Bytes; a larger file is none of drafts."""


def read_drafts(path: Path, record: Path | None = None) -> Drafts:
    """Read the drafts of a record; there are none where there is no file.

    Args:
        path: the file.
        record: the record that they belong to; a change of both that was cut short is carried out first.

    Raises:
        CannotContinueError: the file cannot be read, or is none of drafts of this version; it says where and why.
    """
    if record is not None:
        finish(record)
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST)
    except FileNotFoundError:
        return Drafts()
    except OSError as error:
        raise CannotContinueError(f"{printable(str(path))} cannot be read: {reason_of(error)}") from None
    try:
        return parsed_drafts(data)
    except ValueError as error:
        raise CannotContinueError(f"{printable(str(path))} holds no drafts: {printable(str(error))}") from None


def parsed_drafts(data: bytes) -> Drafts:
    """The drafts that a file's content holds.

    Raises:
        ValueError: it holds none, or none of this version; the text says where and why.
    """
    try:
        content = json.loads(data)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(content, dict) or "drafts" not in content:
        raise ValueError("no object with “drafts”")
    if content["drafts"] != VERSION or isinstance(content["drafts"], bool):
        raise ValueError(f"version {str(content['drafts'])[:20]}, this program reads {VERSION}")
    texts, rows = content.get("texts", {}), content.get("suggestions", [])
    if not isinstance(texts, dict) or not all(isinstance(value, str) for value in texts.values()):
        raise ValueError("“texts” is no object of hashes")
    if not isinstance(rows, list):
        raise ValueError("“suggestions” is no list")
    items = tuple(_item(row, f"suggestions[{number}]") for number, row in enumerate(rows))
    if len({item.id for item in items}) < len(items):
        raise ValueError("two suggestions have one id")
    return Drafts(items, texts)


_TYPES: dict[str, tuple[type, ...]] = {
    "id": (str,),
    "source": (str,),
    "kind": (str,),
    "form": (str,),
    "utterance": (int,),
    "depth": (int,),
    "fault": (str,),
    "confidence": (int, float),
    "reason": (str,),
    "details": (dict,),
    "same_as": (list,),
    "decision": (str,),
    "why": (str,),
    "item": (str,),
}


def _item(row: object, where: str) -> DraftItem:
    if not isinstance(row, dict):
        raise ValueError(f"{where} is no object")
    values: dict[str, Any] = {}
    for key, value in row.items():
        if key in ("pieces", "speaker"):
            continue
        if key not in _TYPES:
            raise ValueError(f"{where}.{key} is no field of a suggestion")
        if value is None:
            continue
        if not isinstance(value, _TYPES[key]) or isinstance(value, bool):
            raise ValueError(f"{where}.{key} is of the wrong type")
        values[key] = value
    for key in ("id", "source", "kind"):
        if not values.get(key):
            raise ValueError(f"{where} has no {key}")
    for key, allowed in (("kind", get_args(Kind)), ("form", get_args(Form)), ("decision", get_args(Decision))):
        if key in values and values[key] not in allowed:
            raise ValueError(f"{where}.{key} is none of {', '.join(allowed)}")
    values["same_as"] = tuple(one for one in values.get("same_as", ()) if isinstance(one, str))
    pieces = row.get("pieces")
    if not isinstance(pieces, list) or not pieces:
        raise ValueError(f"{where} has no pieces")
    values["pieces"] = tuple(_piece(piece, f"{where}.pieces[{number}]") for number, piece in enumerate(pieces))
    values["speaker"] = _speaker(row.get("speaker"), f"{where}.speaker")
    return DraftItem(**values)


def _piece(piece: object, where: str) -> DraftPiece:
    if not isinstance(piece, dict) or set(piece) != {"line", "start", "end", "exact"}:
        raise ValueError(f"{where} is no piece: line, start, end and exact")
    numbers = [piece[key] for key in ("line", "start", "end")]
    if not all(isinstance(one, int) and not isinstance(one, bool) and one >= 0 for one in numbers):
        raise ValueError(f"{where} has a number that is none")
    if not isinstance(piece["exact"], str) or not piece["exact"] or numbers[0] < 1 or numbers[1] >= numbers[2]:
        raise ValueError(f"{where} holds no words")
    return DraftPiece(numbers[0], numbers[1], numbers[2], piece["exact"])


def _speaker(speaker: object, where: str) -> DraftSpeaker | None:
    if speaker is None:
        return None
    if not isinstance(speaker, dict) or not set(speaker) <= {"text", "line", "name", "person"}:
        raise ValueError(f"{where} is no speaker")
    line, text = speaker.get("line"), speaker.get("text")
    if not isinstance(text, str) or not isinstance(line, int) or isinstance(line, bool):
        raise ValueError(f"{where} has no text or line")
    if not all(isinstance(speaker.get(key), str | None) for key in ("name", "person")):
        raise ValueError(f"{where} has a name that is none")
    return DraftSpeaker(text, line, cast("str | None", speaker.get("name")), cast("str | None", speaker.get("person")))
