"""Ids, and where references lead."""

from __future__ import annotations

from collections.abc import Iterator

from visittui.record.checks.findings import ItemFindings
from visittui.record.field_types import Kind
from visittui.record.json_file.scanning import Path
from visittui.record.model_fields import Item, citations, entries, fields_of, references, text_of
from visittui.record.models import KINDS
from visittui.record.part_models import Citation, Printing, RecordModel
from visittui.record.wording import shown

LEADS_ROUND = {
    "places": ("within",),
    "organisations": ("parent",),
    "events": ("after", "part_of"),
    "agreements": ("part_of",),
    "quotes": ("part_of",),
}
"""Fields of each section that lead from item to item of the same kind, and must not lead back."""


class Directory:
    """Which ids there are, and which sources have their text at hand."""

    def __init__(self) -> None:
        self.ids: dict[str, dict[str, int]] = {kind: {} for kind in (*KINDS.values(), "point")}
        """Of each kind: the index of the item in its section (of a point: of its agreement)."""
        self.held: dict[str, int] = {}
        """Sources with a `sha256`, by id, with their index."""
        self.unread: set[str] = set()
        """Kinds of which some item could not be read, so that a missing id proves nothing."""

    def knows(self, items: list[Item], model: type[RecordModel]) -> bool:
        """Whether all references of well-formed items lead somewhere and all their citations have their lines.

        The quick look, field by field, that nearly every item passes; `check_references` and `check_lines` say what is
        wrong.
        """
        for field in fields_of(model):
            if field.refers is None and field.model is None:
                continue
            if field.many:
                values = [value for item in items for value in item.get(field.name) or ()]
            else:
                values = [value for item in items if (value := item.get(field.name)) is not None]
            if field.refers is not None and not self._are_known(set(values), field.refers.kind):
                return False
            if field.model is not None and values and not self.knows(values, field.model):
                return False
        if model is Citation or model is Printing:
            for item in items:
                if (item["source"] in self.held) != (item.get("line") is not None):
                    return False
                if item.get("to_line") is not None or item.get("pieces") is not None:
                    # Seldom, and looked at one by one.
                    return False
        return True

    def _are_known(self, named: set[str], kind: str | None) -> bool:
        if kind is not None:
            return named <= self.ids[kind].keys()
        return all(id_ in self.ids[of] for of, _, id_ in [reference.partition("/") for reference in named])

    def enter(self, kind: Kind, item: object, index: int) -> int | None:
        """Note an item's id; the index of the item that has this id already, if one does."""
        name = text_of(item, "id") if isinstance(item, dict) else None
        if name is None:
            self.unread.add(kind)
            return None
        return None if (first := self.ids[kind].setdefault(name, index)) == index else first

    def enter_all(self, kind: Kind, names: list[str], first: int) -> bool:
        """Note the ids of items that stand in a row, if all of them are new; whether they are."""
        known = self.ids[kind]
        entered = dict(zip(names, range(first, first + len(names)), strict=True))
        if len(entered) < len(names) or not known.keys().isdisjoint(entered):
            return False
        known.update(entered)
        return True

    def check_references(self, item: Item, model: type[RecordModel], found: ItemFindings) -> None:
        """Report each reference of an item, well-formed or not, that leads nowhere."""
        for path, kind, name in references(item, model):
            known = self.ids.get(kind)
            if known is None or name in known or kind in self.unread:
                continue
            nearest = found.findings.suggested(name, known) or f"the id of one of the record's {len(known):,}"
            found.say(path, f"there is no {kind} {shown(name)}", nearest)

    def check_lines(self, item: Item, model: type[RecordModel], found: ItemFindings) -> None:
        """Report each citation without the line of a text that is held, or with one of a text that is not."""
        for path, citation in citations(item, model):
            source = text_of(citation, "source")
            if source not in self.ids["source"]:
                continue
            if source in self.held and citation.get("line") is None:
                found.say(path, f"no line, though the text of {source} is held", "the line of that text, from 1")
            elif source not in self.held:
                if citation.get("line") is not None:
                    found.say((*path, "line"), f"a line, though the text of {source} is not held", "no line")
                for index, piece in entries(citation, "pieces"):
                    if piece.get("line") is not None:
                        what = f"a line, though the text of {source} is not held"
                        found.say((*path, "pieces", index, "line"), what, "no line")
            check_range(citation, path, found)


def check_range(entry: Item, path: Path, found: ItemFindings) -> None:
    """Report a last line that does not lie behind the first."""
    line, to_line = entry.get("line"), entry.get("to_line")
    if isinstance(to_line, int) and not (isinstance(line, int) and line < to_line):
        what = f"lines {shown(line)} to {shown(to_line)}"
        found.say((*path, "to_line"), what, "a line behind “line”, or no “to_line”")


def circles(edges: dict[str, list[str]]) -> Iterator[list[str]]:
    """Each circle, once, in a graph of ids and where each leads: the ids along it, the last leading to the first."""
    done: set[str] = set()
    for root in edges:
        if root in done:
            continue
        trail: dict[str, None] = {root: None}
        left = [(root, iter(edges[root]))]
        while left:
            name, onward = left[-1]
            step = next(onward, None)
            if step is None:
                left.pop()
                trail.pop(name)
                done.add(name)
            elif step in trail:
                names = list(trail)
                yield names[names.index(step) :]
            elif step in edges and step not in done:
                trail[step] = None
                left.append((step, iter(edges[step])))
