"""The file of a record's drafts, `NAME.drafts.json`: reading it, whatever it holds.

drafts = read_drafts(Path("visit.json"))
drafts = drafts.decided("ap-3f9a01c2", "accepted", item="quote/birk-lake")
editor.write([Add("quotes", item)], drafts=drafts.as_bytes(), what="quote/birk-lake")
"""

from __future__ import annotations

from codecs import BOM_UTF8
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from visittui.characters import printable
from visittui.drafting.drafts import VERSION, DraftItem, Drafts
from visittui.errors import CannotContinueError
from visittui.files.paired_files import contents, finish
from visittui.files.record_files import drafts_path


def read_drafts(record: Path) -> Drafts:
    """Read the drafts of a record; there are none where there is no file.

    A change of both that was cut short is carried out first.

    Raises:
        CannotContinueError: the file cannot be read, or is none of drafts of this version; it says where and why.
    """
    finish(record)
    path = drafts_path(record)
    data = contents(path)
    if data is None:
        return Drafts()
    try:
        return parsed_drafts(data)
    except ValueError as error:
        raise CannotContinueError(f"{printable(str(path))} holds no drafts: {printable(str(error))}") from None


class _File(BaseModel):
    """The content of the file; what it does not name would be lost when the file is written again."""

    model_config = ConfigDict(strict=True, extra="forbid")

    drafts: int = Field(ge=VERSION, le=VERSION)
    texts: dict[str, str] = {}
    suggestions: tuple[DraftItem, ...] = ()


def parsed_drafts(data: bytes) -> Drafts:
    """The drafts that a file's content holds.

    Raises:
        ValueError: it holds none, or none of this version; the text says where and why.
    """
    try:
        file = _File.model_validate_json(data.removeprefix(BOM_UTF8))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise ValueError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}".removeprefix(": ")) from None
    for number, item in enumerate(file.suggestions):
        spans = [piece.exact and piece.line > 0 and 0 <= piece.start < piece.end for piece in item.pieces]
        if not (item.id and item.source and spans and all(spans)):
            raise ValueError(f"suggestions[{number}] lacks its id, its source or its words")
    if len({item.id for item in file.suggestions}) < len(file.suggestions):
        raise ValueError("two suggestions have one id")
    return Drafts(file.suggestions, file.texts)
