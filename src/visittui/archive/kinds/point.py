"""Points of agreements: one undertaking, in our words, and who holds it."""

from __future__ import annotations

from collections.abc import Iterator

from visittui.archive.cards.card import Fact, Section
from visittui.archive.cards.layout import Layout
from visittui.archive.cards.spans import citations
from visittui.archive.cards.subject import Subject, spans_of
from visittui.archive.kinds.agreement import STANDINGS
from visittui.archive.kinds.kind import Item, Kind, Mention, NameOf


def _layout(subject: Subject) -> Layout:
    """One point, in our words, and who holds it."""
    item = subject.item
    layout = Layout(subtitle=f"point of {subject.name('agreement', item['agreement'])}")
    layout.facts.append(Fact("Point of", (subject.link("agreement", item["agreement"]),)))
    layout.facts.extend(subject.facts("Held by", "organisation", "held_by"))
    layout.facts.extend(subject.when())
    layout.sections.append(Section("", (spans_of(subject.prose(item["text"]), citations(item["citations"])),)))
    layout.shown = frozenset({("part-of", True), ("held-by", True)})
    return layout


def _detail(item: Item, name_of: NameOf) -> str:
    holders = ", ".join(name_of("organisation", holder) for holder in item.get("held_by", ()))
    whole = name_of("agreement", item["agreement"])
    return f"{holders}: {whole}" if holders else whole


def _mentions(item: Item) -> Iterator[Mention]:
    yield "part-of", True, "agreement", item["agreement"], ""
    for holder in item.get("held_by", ()):
        yield "held-by", True, "organisation", holder, ""


def _standing(_: Item) -> int:
    return STANDINGS.index("announced") + 1


KIND = Kind(
    heading="Points of agreements",
    layout=_layout,
    detail=_detail,
    mentions=_mentions,
    standing=_standing,
    body=("text", "note"),
    context=("held-by", "part-of"),
)
