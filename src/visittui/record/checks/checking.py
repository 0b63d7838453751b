"""Checking a record: everything that is wrong with it, at once.

Items are read one at a time. Sections come in the order in which they lead to each other, so that nearly every
reference leads to an id that is already known; the few items that look ahead are read again at the end.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from visittui.progress import Progress
from visittui.record.checks.against_models import check_against_model, is_sound
from visittui.record.checks.findings import ItemFindings
from visittui.record.checks.item_rules import (
    check_agreement,
    check_difference,
    check_event_time,
    check_participants,
    check_person,
    check_source,
    check_visit_times,
)
from visittui.record.checks.quote_rules import check_part, check_quote, sound_quotes
from visittui.record.checks.readable_parts import UNREADABLE, ReadableParts
from visittui.record.checks.reference_checks import LEADS_ROUND, Directory, check_range, circles
from visittui.record.json_file.record_file import Item, RecordFile, read_bytes
from visittui.record.model_fields import entries, text_of
from visittui.record.models import ITEM_MODELS, KINDS, Visit
from visittui.record.problem import Fault, Problem
from visittui.record.wording import shown

if TYPE_CHECKING:
    from visittui.record.checks.texts import Comparison

_QUOTES_LEAD = frozenset(LEADS_ROUND["quotes"])

STRIDE = 512
"""Items between two reports of progress, and quotes looked at at once."""


@dataclass(frozen=True, slots=True)
class Report:
    """What checking found.

    Attributes:
        record: the record, None if anything is wrong with it.
        problems: what is wrong, by line.
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
    """Read a record and check all of it, with `sources` its printings against the texts of that directory.

    `progress` is called now and then with what is done and what there is, in bytes, never going back.

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
        self.parts = ReadableParts(path, data)
        self.findings = self.parts.findings
        self.directory = Directory()
        self.visit: Item = {}
        self.days: Item = {}
        """The visit again, if events can be compared with it."""
        self.look_again: dict[str, array[int]] = {name: array("Q") for name in ITEM_MODELS}
        self.part_quotes: array[int] = array("Q")
        self.edges: dict[tuple[str, str], dict[str, list[str]]] = {
            (name, field): {} for name, fields in LEADS_ROUND.items() for field in fields
        }
        self._progress = progress
        self._done = 0

    def report(self, sources: Path | None) -> Report:
        comparison, size = None, len(self.data)
        sound = self.parts.follow(lambda done: self._progress(done // 10, size))
        if not self.parts.bounds.complete:
            self.directory.unread.update(self.directory.ids)
        if sound:
            self._check_schema_address()
            self._check_visit()
            for name in ITEM_MODELS:
                self._check_section(name)
            self._check_ahead()
            self._check_circles()
            if sources is not None:
                comparison = self._compare(sources)
        problems = tuple(self.findings.problems())
        record = None
        if not problems:
            record = RecordFile(self.path, self.data, self.parts.bounds, len(self.directory.ids["point"]))
        return Report(record, problems, self.findings.further, comparison, tuple(self.parts.remarks))

    def _compare(self, sources: Path) -> Comparison:
        # Reading texts loads the rules of drafting, which most that is checked, and all that is built, can do without.
        from visittui.drafting.drafts_file import read_drafts
        from visittui.record.checks.coverage import check_quotations, wording_warnings
        from visittui.record.checks.texts import check_coverage, compare_texts

        sections, held = self.parts.sections, self.directory.held
        comparison = compare_texts(sections, held, sources, self.findings)
        # While part of the record cannot be read, nobody knows what it cites.
        if not self.directory.unread and not self.parts.bounds.faults:
            check_coverage(sections, held, comparison, self.findings)
            drafts = read_drafts(self.path)
            check_quotations(sections, held, comparison, drafts, self.findings)
            self.parts.remarks += wording_warnings(sections, comparison, drafts)
        return comparison

    def _check_schema_address(self) -> None:
        value, found = self.parts.single("$schema")
        if found is not None and value is not UNREADABLE and not isinstance(value, str):
            found.say((), f"{shown(value)} stands here", "the address of a JSON Schema, in double quotes")

    def _check_visit(self) -> None:
        value, found = self.parts.single("visit")
        if found is None:
            if self.parts.bounds.complete:
                self.findings.add(Fault(0, ("visit",), "“visit” is missing", "the visit that the record is about"))
            return
        sound = value is not UNREADABLE and check_against_model(value, Visit, found)
        if isinstance(value, dict):
            self.visit = value
            check_visit_times(value, found)
            # Wrong days would put every event outside the visit.
            self.days = value if sound else {}

    def _check_section(self, name: str) -> None:
        section = self.parts.sections[name]
        for first in range(0, len(section), STRIDE):
            end = min(first + STRIDE, len(section))
            if name != "quotes" or not self._pass_quotes(first, end):
                for index in range(first, end):
                    self._check_item(name, index)
            self._done += section.bounds(end - 1)[1] - section.start(first)
            # Finding the items took the first fifth.
            size = len(self.data)
            self._progress(size // 5 + min(self._done, size) * 4 // 5, size)

    def _pass_quotes(self, first: int, end: int) -> bool:
        """Take in quotes of which nothing is wrong; False if something may be."""
        quotes = sound_quotes(self.parts.sections["quotes"].raw_list(first, end), first, self.directory)
        if quotes is None:
            return False
        for index, quote in enumerate(quotes, first):
            if not _QUOTES_LEAD.isdisjoint(quote):
                self._note_edges("quotes", quote, index)
        return True

    def _check_item(self, name: str, index: int) -> None:
        model = ITEM_MODELS[name]
        start, end = self.parts.sections[name].bounds(index)
        found = ItemFindings(self.findings, start, (name, index))
        item = self.parts.read(start, end, found)
        if item is UNREADABLE:
            if name in KINDS:
                self.directory.unread |= {KINDS[name], "point"} if name == "agreements" else {KINDS[name]}
            return
        sound = check_against_model(item, model, found)
        self._enter(name, item, index, found)
        if isinstance(item, dict):
            if not sound or not self.directory.knows([item], model):
                self.look_again[name].append(index)
            if name in _OWN_RULES:
                _OWN_RULES[name](item, found)
            if name == "events":
                check_event_time(item, self.days, found)
            self._note_edges(name, item, index)

    def _enter(self, name: str, item: object, index: int, found: ItemFindings) -> None:
        """Note the ids of an item and of the points in it."""
        if name not in KINDS:
            return
        section, enter = self.parts.sections[name], self.directory.enter
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
                self.part_quotes.append(index)

    def _check_ahead(self) -> None:
        """Look again at items whose references were not all known when they were read, and at the visit's."""
        directory = self.directory
        bounds = self.parts.bounds.singles.get("visit")
        if bounds is not None and self.visit:
            directory.check_references(self.visit, Visit, ItemFindings(self.findings, bounds[0], ("visit",)))
        for name, indexes in self.look_again.items():
            model, section = ITEM_MODELS[name], self.parts.sections[name]
            for index in indexes:
                item = section[index]
                if is_sound(item, model) and directory.knows([item], model):
                    continue
                found = ItemFindings(self.findings, section.start(index), (name, index))
                directory.check_references(item, model, found)
                directory.check_lines(item, model, found)
        quotes = self.parts.sections["quotes"]
        for index in self.part_quotes:
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
                found = ItemFindings(self.findings, self.parts.sections[name].start(index), (name, index))
                way = " → ".join(shown(step) for step in [*circle, circle[0]])
                found.say((field,), f"leads in a circle: {way}", "no way back to itself")


_OWN_RULES: dict[str, Callable[[Item, ItemFindings], None]] = {
    "sources": check_source,
    "people": check_person,
    "events": check_participants,
    "agreements": check_agreement,
    "quotes": check_quote,
    "differences": check_difference,
    "uncited": lambda entry, found: check_range(entry, (), found),
}
"""Rules that one item of a section is asked by itself."""
