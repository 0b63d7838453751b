"""A record file as far as it can be read: where its parts are, and the value of each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson

from visittui.record.checks.against_models import check_keys
from visittui.record.checks.findings import Findings, ItemFindings
from visittui.record.checks.forbidden_characters import composed_by_escapes, escaped_faults, raw_faults
from visittui.record.json_file.item_bounds import ItemBounds, find_item_bounds
from visittui.record.json_file.record_file import RecordSection
from visittui.record.json_file.scanning import JsonSyntaxError, after_space, path_at, scan
from visittui.record.models import FORMAT
from visittui.record.problem import Fault
from visittui.record.wording import shown

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
UNREADABLE = object()
"""Stands for a value that is not JSON."""


class ReadableParts:
    """The parts of a file that is to be checked.

    Attributes:
        findings: what is wrong with it; whoever checks the values adds to them.
        bounds: where its parts are; empty until `follow` has found them.
        remarks: what should be looked at and hinders nothing.
    """

    def __init__(self, path: Path, data: bytes) -> None:
        self.data = data
        self.findings = Findings(str(path), data)
        self.bounds = ItemBounds()
        self.sections: dict[str, RecordSection] = {}
        self.remarks: list[str] = []
        self._path = path

    def follow(self, progress: Callable[[int], None]) -> bool:
        """Find the parts of the file; False if there is no telling what its items mean.

        `progress` is called now and then with the bytes that are followed.
        """
        data, add = self.data, self.findings.add
        start = 0
        if data.startswith(_BYTE_ORDER_MARK):
            start = len(_BYTE_ORDER_MARK)
            self.remarks.append(
                f"{self._path} begins with a byte order mark, which JSON has no place for (RFC 8259, 8.1)"
            )
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            add(Fault(0, (), "the file is UTF-16", "UTF-8"))
            return False
        begin = after_space(data, start)
        if data[begin : begin + 1] != b"{":
            # Not a record at all: there is no use in listing what else its bytes are not.
            what = "the file is empty" if begin == len(data) else "the file is not a record"
            add(Fault(begin, (), what, "a JSON object: { … }"))
            return False
        self.bounds = find_item_bounds(data, start, progress)
        self.sections = {name: RecordSection(data, bounds) for name, bounds in self.bounds.sections.items()}
        progress(len(data))
        for offset, what, expected in raw_faults(data):
            add(Fault(offset, () if self.findings.full else self._path_of(offset), what, expected))
        for fault in self.bounds.faults:
            add(fault)
        return self._is_known_format()

    def _is_known_format(self) -> bool:
        value, found = self.single("format")
        if found is None:
            if self.bounds.complete:
                self.findings.add(Fault(0, ("format",), "“format” is missing", f"“format”: {FORMAT}"))
            return True
        if value is UNREADABLE or (value == FORMAT and isinstance(value, int) and not isinstance(value, bool)):
            return True
        found.say((), f"format {shown(value)} is unknown", f"{FORMAT}, the only format that this program reads")
        return False

    def single(self, name: str) -> tuple[Any, ItemFindings | None]:
        """A value that stands beside the sections, read as `read` does, and where to report what is wrong with it.

        Where the file has none, that place is None.
        """
        bounds = self.bounds.singles.get(name)
        if bounds is None:
            return UNREADABLE, None
        found = ItemFindings(self.findings, bounds[0], (name,))
        return self.read(*bounds, found), found

    def _path_of(self, offset: int) -> tuple[str | int, ...]:
        """The path of the field that an offset of the file is in."""
        for name, (start, end) in self.bounds.singles.items():
            if start <= offset < end:
                return (name, *path_at(self.data, start, offset))
        for name, section in self.sections.items():
            index = section.index_at(offset)
            if index is not None:
                return (name, index, *path_at(self.data, section.start(index), offset))
        return ()

    def read(self, start: int, end: int, found: ItemFindings) -> Any:
        """A value of the file; UNREADABLE, and a problem, if it is not JSON."""
        raw = self.data[start:end]
        try:
            value = orjson.loads(raw)
        except orjson.JSONDecodeError as error:
            self._say_unreadable(raw, error, found)
            return UNREADABLE
        check_keys(raw, value, found)
        for offset, what in escaped_faults(raw):
            found.say_at(offset, path_at(raw, 0, offset), what, "no control characters")
        if not composed_by_escapes(raw, value):
            found.say((), "a text that is not NFC once its escapes are read", "composed characters (Unicode NFC)")
        return value

    def _say_unreadable(self, raw: bytes, error: orjson.JSONDecodeError, found: ItemFindings) -> None:
        try:
            for _ in scan(raw):
                pass
            raw.decode()
        except JsonSyntaxError as fault:
            found.say_at(fault.at, fault.path, fault.what, fault.expected)
        except UnicodeDecodeError:
            # The look through the file's characters has said so.
            pass
        else:
            at = len(error.doc[: error.pos].encode()) if isinstance(error.doc, str) else 0
            found.say_at(at, path_at(raw, 0, at), f"cannot be read ({error.msg})")
