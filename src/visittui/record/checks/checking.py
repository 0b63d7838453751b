"""Checking a record: everything that is wrong with it, at once.

Items are read one at a time. Sections come in the order in which they lead to each other, so that nearly every
reference leads to an id that is already known; the few items that look ahead are read again at the end.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from visittui.drafting.drafts_file import drafts_path, read_drafts
from visittui.record.checks.characters import composed_by_escapes, escaped_faults, raw_faults
from visittui.record.checks.claims import (
    check_agreement,
    check_difference,
    check_participants,
    check_person,
    check_source,
    check_uncited,
)
from visittui.record.checks.coverage import check_quotations, wording_warnings
from visittui.record.checks.findings import Findings, ItemFindings
from visittui.record.checks.quick_look import sound_quotes
from visittui.record.checks.quotations import check_part, check_quote
from visittui.record.checks.references import LEADS_ROUND, Directory, circles
from visittui.record.checks.shape import check_keys, check_shape, is_sound
from visittui.record.checks.texts import Comparison, check_coverage, compare_texts
from visittui.record.checks.times import check_event_time, check_visit_times
from visittui.record.json_file.layout import Layout, find_layout
from visittui.record.json_file.record_file import Item, RecordFile, Section, read_bytes
from visittui.record.json_file.scanning import JsonSyntaxError, after_space, path_at, scan
from visittui.record.models import FORMAT, ITEM_MODELS, KINDS, Visit
from visittui.record.problem import Fault, Problem
from visittui.record.structure import entries, text_of
from visittui.record.wording import shown

Progress = Callable[[int, int], None]

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
UNREADABLE = object()
"""Stands for a value that is not JSON."""

_STRIDE = 512
"""Items between two reports of progress, and quotes looked at at once."""


@dataclass(frozen=True, slots=True)
class Report:
    """What checking found.

    Attributes:
        record: the record, None if anything is wrong with it.
        problems: what is wrong, by place in the file.
        further: how many more problems were found and not kept.
        comparison: with the source texts, None if that was not asked for or the file could not be followed.
        remarks: what should be looked at and hinders nothing, such as copies that count as two witnesses.
    """

    record: RecordFile | None
    problems: tuple[Problem, ...]
    further: int = 0
    comparison: Comparison | None = None
    remarks: tuple[str, ...] = ()


def check_record(path: Path, *, sources: Path | None = None, progress: Progress | None = None) -> Report:
    """Read a record and check all of it.

    Args:
        path: the record file.
        sources: directory of source texts to compare printings with.
        progress: called now and then with what is done and what there is, in bytes, never going back.

    Returns:
        The record or its problems.

    Raises:
        CannotContinueError: the file, or the directory of texts, cannot be read.
    """
    return check_bytes(path, read_bytes(path), sources=sources, progress=progress)


def check_bytes(path: Path, data: bytes, *, sources: Path | None = None, progress: Progress | None = None) -> Report:
    """Check a record that is not, or not yet, the content of its file; see `check_record`."""
    return _Check(path, data, progress or (lambda done, size: None)).report(sources)


class _Check:
    def __init__(self, path: Path, data: bytes, progress: Progress) -> None:
        self.path = path
        self.data = data
        self.findings = Findings(str(path), data)
        self.directory = Directory()
        self.visit: Item = {}
        self.days: Item = {}
        """The visit again, if events can be compared with it."""
        self.layout = Layout()
        self.sections: dict[str, Section] = {}
        self.look_again: dict[str, array[int]] = {name: array("Q") for name in ITEM_MODELS}
        self.parts: array[int] = array("Q")
        self.edges: dict[tuple[str, str], dict[str, list[str]]] = {
            (name, field): {} for name, fields in LEADS_ROUND.items() for field in fields
        }
        self._progress = progress
        self._done = 0
        self._remarks: list[str] = []

    def report(self, sources: Path | None) -> Report:
        comparison = None
        if self._follow():
            self._check_schema_address()
            self._check_visit()
            for name in ITEM_MODELS:
                self._check_section(name)
            self._check_ahead()
            self._check_circles()
            if sources is not None:
                comparison = compare_texts(self.sections, self.directory.held, sources, self.findings)
                # While part of the record cannot be read, nobody knows what it cites.
                if not self.directory.unread and not self.layout.faults:
                    check_coverage(self.sections, self.directory.held, comparison, self.findings)
                    drafts = read_drafts(drafts_path(self.path), self.path)
                    check_quotations(self.sections, self.directory.held, comparison, drafts, self.findings)
                    self._remarks += wording_warnings(self.sections, comparison)
        problems = tuple(self.findings.problems())
        if problems:
            return Report(None, problems, self.findings.further, comparison, tuple(self._remarks))
        record = RecordFile(self.path, self.data, self.layout, len(self.directory.ids["point"]))
        return Report(record, (), 0, comparison, tuple(self._remarks))

    def _follow(self) -> bool:
        """Find the parts of the file; False if there is no telling what its items mean."""
        data, add = self.data, self.findings.add
        start = 0
        if data.startswith(_BYTE_ORDER_MARK):
            start = len(_BYTE_ORDER_MARK)
            self._remarks.append(
                f"{self.path} begins with a byte order mark, which JSON has no place for (RFC 8259, 8.1)"
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
        self.layout = find_layout(data, start, lambda done: self._progress(done // 10, len(data)))
        self.sections = {name: Section(data, bounds) for name, bounds in self.layout.sections.items()}
        self._progress(len(data) // 10, len(data))
        for offset, what, expected in raw_faults(data):
            add(Fault(offset, () if self.findings.full else self._path_of(offset), what, expected))
        for fault in self.layout.faults:
            add(fault)
        if not self.layout.complete:
            self.directory.unread.update(self.directory.ids)
        return self._is_known_format()

    def _is_known_format(self) -> bool:
        bounds = self.layout.singles.get("format")
        if bounds is None:
            if self.layout.complete:
                self.findings.add(Fault(0, ("format",), "“format” is missing", f"“format”: {FORMAT}"))
            return True
        value = self._read(*bounds, ItemFindings(self.findings, bounds[0], ("format",)))
        if value is UNREADABLE or (value == FORMAT and isinstance(value, int) and not isinstance(value, bool)):
            return True
        what = f"format {shown(value)} is unknown"
        self.findings.add(Fault(bounds[0], ("format",), what, f"{FORMAT}, the only format that this program reads"))
        return False

    def _path_of(self, offset: int) -> tuple[str | int, ...]:
        """The path of the field that an offset of the file is in."""
        for name, (start, end) in self.layout.singles.items():
            if start <= offset < end:
                return (name, *path_at(self.data, start, offset))
        for name, section in self.sections.items():
            index = section.index_at(offset)
            if index is not None:
                return (name, index, *path_at(self.data, section.start(index), offset))
        return ()

    def _read(self, start: int, end: int, found: ItemFindings) -> Any:
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

    def _check_schema_address(self) -> None:
        bounds = self.layout.singles.get("$schema")
        if bounds is not None:
            found = ItemFindings(self.findings, bounds[0], ("$schema",))
            value = self._read(*bounds, found)
            if value is not UNREADABLE and not isinstance(value, str):
                found.say((), f"{shown(value)} stands here", "the address of a JSON Schema, in double quotes")

    def _check_visit(self) -> None:
        bounds = self.layout.singles.get("visit")
        if bounds is None:
            if self.layout.complete:
                self.findings.add(Fault(0, ("visit",), "“visit” is missing", "the visit that the record is about"))
            return
        found = ItemFindings(self.findings, bounds[0], ("visit",))
        value = self._read(*bounds, found)
        sound = value is not UNREADABLE and check_shape(value, Visit, found)
        if isinstance(value, dict):
            self.visit = value
            check_visit_times(value, found)
            # Wrong days would put every event outside the visit.
            self.days = value if sound else {}

    def _check_section(self, name: str) -> None:
        section = self.sections[name]
        for first in range(0, len(section), _STRIDE):
            end = min(first + _STRIDE, len(section))
            if name != "quotes" or not self._pass_quotes(first, end):
                for index in range(first, end):
                    self._check_item(name, index)
            self._done += section.bounds(end - 1)[1] - section.start(first)
            self._report_progress()

    def _pass_quotes(self, first: int, end: int) -> bool:
        """Take in quotes of which nothing is wrong; False if something may be."""
        quotes = sound_quotes(self.sections["quotes"].raw_list(first, end), first, self.directory)
        if quotes is None:
            return False
        for index, quote in enumerate(quotes, first):
            self._note_edges("quotes", quote, index)
        return True

    def _check_item(self, name: str, index: int) -> None:
        model = ITEM_MODELS[name]
        start, end = self.sections[name].bounds(index)
        found = ItemFindings(self.findings, start, (name, index))
        item = self._read(start, end, found)
        if item is UNREADABLE:
            self.directory.unread.update(_kinds_in(name))
            return
        sound = check_shape(item, model, found)
        self._enter(name, item, index, found)
        if isinstance(item, dict):
            if not sound or not self.directory.knows(item, model):
                self.look_again[name].append(index)
            if name in _OWN_RULES:
                _OWN_RULES[name](item, found)
            if name == "events":
                check_event_time(item, self.days, found)
            self._note_edges(name, item, index)

    def _report_progress(self) -> None:
        # Finding the items took the first fifth.
        size = len(self.data)
        self._progress(size // 5 + min(self._done, size) * 4 // 5, size)

    def _enter(self, name: str, item: object, index: int, found: ItemFindings) -> None:
        """Note the ids of an item and of the points in it."""
        if name not in KINDS:
            return
        section, enter = self.sections[name], self.directory.enter
        first = enter(KINDS[name], item, index)
        if first is not None:
            line = self.findings.line_of(section.start(first))
            found.say(("id",), f"this id is that of {name}[{first}] (line {line}) already", "an id of its own")
        elif name == "sources" and isinstance(item, dict) and isinstance(item.get("sha256"), str):
            self.directory.held.setdefault(str(item.get("id")), index)
        if name == "agreements" and isinstance(item, dict):
            if not isinstance(item.get("points", []), list):
                self.directory.unread.add("point")
            for number, point in entries(item, "points"):
                # Two points of one agreement have one index: whether the id is new must be asked first.
                known = self.directory.ids["point"].get(str(point.get("id")))
                enter("point", point, index)
                if known is not None:
                    what = f"this id is that of a point of agreements[{known}] already"
                    found.say(("points", number, "id"), what, "an id of its own among all points")

    def _note_edges(self, name: str, item: Item, index: int) -> None:
        for field in LEADS_ROUND.get(name, ()):
            value = item.get(field)
            if value is None or value == [] or (own := text_of(item, "id")) is None:
                continue
            targets = value if isinstance(value, list) else [value]
            self.edges[name, field][own] = [target for target in targets if isinstance(target, str)]
            if name == "quotes":
                self.parts.append(index)

    def _check_ahead(self) -> None:
        """Look again at items whose references were not all known when they were read, and at the visit's."""
        directory = self.directory
        bounds = self.layout.singles.get("visit")
        if bounds is not None and self.visit:
            directory.check_references(self.visit, Visit, ItemFindings(self.findings, bounds[0], ("visit",)))
        for name, indexes in self.look_again.items():
            model, section = ITEM_MODELS[name], self.sections[name]
            for index in indexes:
                item = section[index]
                if is_sound(item, model) and directory.knows(item, model):
                    continue
                found = ItemFindings(self.findings, section.start(index), (name, index))
                directory.check_references(item, model, found)
                directory.check_lines(item, model, found)
        quotes = self.sections["quotes"]
        for index in self.parts:
            part = quotes[index]
            whole = directory.ids["quote"].get(text_of(part, "part_of") or "")
            if whole is not None:
                found = ItemFindings(self.findings, quotes.start(index), ("quotes", index))
                check_part(part, quotes[whole], found)

    def _check_circles(self) -> None:
        for (name, field), edges in self.edges.items():
            kind = KINDS[name]
            for circle in circles(edges):
                index = self.directory.ids[kind][circle[0]]
                found = ItemFindings(self.findings, self.sections[name].start(index), (name, index))
                way = " → ".join(shown(step) for step in [*circle, circle[0]])
                found.say((field,), f"leads in a circle: {way}", "no way back to itself")


def _kinds_in(name: str) -> tuple[str, ...]:
    if name == "agreements":
        return "agreement", "point"
    return (KINDS[name],) if name in KINDS else ()


_OWN_RULES: dict[str, Callable[[Item, ItemFindings], None]] = {
    "sources": check_source,
    "people": check_person,
    "events": check_participants,
    "agreements": check_agreement,
    "quotes": check_quote,
    "differences": check_difference,
    "uncited": check_uncited,
}
"""Rules that one item of a section is asked by itself."""
