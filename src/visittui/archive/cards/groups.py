"""The groups of links at the foot of a card: one for each relation, end and kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from visittui.archive.cards.card import Link, LinkGroup
from visittui.archive.cards.subject import Subject
from visittui.archive.moment import Moment
from visittui.archive.relations import RELATIONS, Relation
from visittui.archive.store.tables import KIND_CODES, KIND_MASK, PLURALS, kind_of

LINKS_SHOWN = 50

_COUNTED_AHEAD = "SELECT code, links, first FROM crowd WHERE number = ? AND forward = ? AND relation = ? ORDER BY code"
_LINKED = (
    "SELECT item.kind || '/' || item.id, item.title, item.detail, item.moment, link.detail FROM link"
    " JOIN item ON item.number = link.{other} WHERE link.{own} = ? AND link.relation = ? AND link.{other} >= ?"
    " AND link.{other} & {mask} = ? ORDER BY link.{other} LIMIT ?"
)
_COUNT = (
    "SELECT {other} & {mask} AS code, count(*), min({other}) FROM link"
    " WHERE {own} = ? AND relation = ? GROUP BY code ORDER BY code"
)


def groups_of(subject: Subject, shown: Iterable[tuple[str, bool]]) -> list[LinkGroup]:
    """All links of an item, grouped, but for the relations (name, forward) that its card shows elsewhere."""
    groups: list[LinkGroup] = []
    for relation in RELATIONS.values():
        for forward in (True, False):
            if (relation.name, forward) not in shown:
                groups.extend(_groups(subject, relation, forward))
    return groups


_OF_KIND = {
    ("at", False, "event"): "Events here",
    ("at", False, "agreement"): "Agreements made here",
    ("at", False, "quote"): "Said here",
}
"""Headings of groups that are called otherwise for one kind of item."""


def _groups(subject: Subject, relation: Relation, forward: bool) -> list[LinkGroup]:
    heading = relation.forward if forward else relation.backward
    counts = _counts(subject, relation.name, forward)
    several = len(counts) > 1
    groups = []
    for kind, count, first in counts:
        groups.append(
            LinkGroup(
                relation=relation.name,
                label=_OF_KIND.get((relation.name, forward, kind))
                or (f"{heading}: {PLURALS[kind]}" if several else heading),
                count=count,
                links=tuple(_links(subject, relation, forward, kind, first)),
                query=_query(subject, relation, forward, kind),
            )
        )
    return groups


def _counts(subject: Subject, relation: str, forward: bool) -> list[tuple[str, int, int]]:
    """For each kind at the other end: how many, and the number of the first."""
    execute = subject.connection.execute
    counts = execute(_COUNTED_AHEAD, (subject.number, forward, relation)).fetchall()
    if not counts:
        own, other = ("source", "target") if forward else ("target", "source")
        statement = _COUNT.format(own=own, other=other, mask=KIND_MASK)
        counts = execute(statement, (subject.number, relation)).fetchall()
    return [(kind_of(code), count, first) for code, count, first in counts]


def _links(subject: Subject, relation: Relation, forward: bool, kind: str, first: int) -> Iterator[Link]:
    """The links of a group that are shown, in time order from the item with the number `first` on."""
    own, other = ("source", "target") if forward else ("target", "source")
    statement = _LINKED.format(own=own, other=other, mask=KIND_MASK)
    values = (subject.number, relation.name, first, KIND_CODES[kind], LINKS_SHOWN)
    for ref, title, detail, stored, link_detail in subject.connection.execute(statement, values):
        parts: list[str] = []
        if kind == "source":
            # Citations name a source by its id and lines: here the reader learns which it is.
            lines = link_detail.removeprefix("lines ").removeprefix("line ")
            parts.append(ref.partition("/")[2] + (f":{lines}" if lines else ""))
        elif relation.name != "said":
            parts.append(link_detail)
        if kind != "quote" or relation.name != "said":
            # A point does not repeat the agreement on whose own card it stands.
            parts.append(detail.removesuffix(subject.title).removesuffix(": ") if kind == "point" else detail)
        # A source's detail names its date already.
        moment = Moment.stored(stored) if kind != "source" else None
        time = subject.clock.text(moment) if moment is not None and moment.start is not None else ""
        # A minister's office is both what links the person and what the person is told by.
        yield Link(ref, title, "; ".join(dict.fromkeys(part for part in parts if part)), time)


def _query(subject: Subject, relation: Relation, forward: bool, kind: str) -> str:
    """The query that lists the whole group; only items that hold the reference themselves can be asked for."""
    if not relation.field or forward != (relation.holder == "target"):
        return ""
    without = f" -{relation.without}:{subject.reference}" if relation.without else ""
    return f"{relation.field}:{subject.reference}{without} kind:{kind}"
