"""Differences between accounts: who says what in short, what we make of it, and the accounts in full."""

from __future__ import annotations

from collections.abc import Iterator

from visittui.archive.cards.card import Fact, Section, Span, Spans
from visittui.archive.cards.layout import Layout
from visittui.archive.cards.spans import chain, joined, label, link, text
from visittui.archive.cards.subject import Subject
from visittui.archive.kinds.kind import Item, Kind, Mention, NameOf

_DIFFER = {
    "count": "about a number",
    "date": "about the day",
    "time": "about the hour",
    "order": "about the order",
    "wording": "about the words",
    "omission": "with something left out",
    "attribution": "about who it was",
    "name": "about a name",
    "sense": "about the meaning",
}
"""How the accounts of each kind of difference differ."""

WEIGHTS = ("fact", "substance", "wording", "spelling")
"""What differences weigh, the gravest first: what happened, what was meant, how it was put, how a name is written."""

_WEIGHT_OF_KIND = {"name": "spelling", "wording": "wording", "omission": "substance", "sense": "substance"}
"""Where the record does not say; every other kind is about a fact."""

_OUTCOMES = {"open": "not settled: nothing decides between the accounts", "explained": "explained, below"}
_EXPLANATIONS = {
    "inferred": "Our explanation (inferred by us)",
    "computed": "Our explanation (worked out by us)",
    "stated": "An explanation given by a source",
}
_NAMED = 3
"""Sources of an account that are named in its short line."""


def _layout(subject: Subject) -> Layout:
    """The outcome, a line for each account, an explanation that says whose it is, then each account by its claim."""
    item = subject.item
    accounts = item["accounts"]
    layout = Layout(subtitle=f"{len(accounts)} accounts {_DIFFER[item['kind']]}")
    if any(account.get("values") for account in accounts):
        from visittui.archive.cards.scale import scale_of

        layout.pictures.extend(filter(None, [scale_of(subject)]))
    layout.facts.append(Fact("Outcome", text(_OUTCOMES[item["outcome"]])))
    layout.sections.append(Section("The accounts in short", tuple(_in_short(subject, accounts))))
    if item.get("explanation"):
        heading = _EXPLANATIONS[item.get("explanation_basis") or "inferred"]
        layout.sections.append(Section(heading, (subject.prose(item["explanation"]),)))
    for number, account in enumerate(accounts, 1):
        layout.sections.append(Section(f"{number}. {account['says']}", _account(subject, account)))
    return layout


def _in_short(subject: Subject, accounts: list[Item]) -> list[Spans]:
    """A line an account: its claim, who says so, and how many witnesses they are."""
    lines: list[Spans] = []
    heard: dict[str, int] = {}
    for number, account in enumerate(accounts, 1):
        sources = [subject.other("source", entry["source"]) for entry in account["citations"]]
        witnesses = dict.fromkeys(source["lineage"] for source in sources)
        names = list(dict.fromkeys(source.get("publisher") or source["id"] for source in sources))
        told = [label(" — "), *joined(((Span(name, "citation"),) for name in names[:_NAMED]), ", ")]
        if len(names) > _NAMED:
            told.append(label(f" and {len(names) - _NAMED} more"))
        noun = "witness" if len(witnesses) == 1 else "witnesses"
        if witnesses.keys() <= heard.keys():
            before = ", ".join(map(str, sorted({heard[witness] for witness in witnesses})))
            told.append(label(f" (same {noun} as {before})"))
        else:
            told.append(label(f" ({len(witnesses)} {noun})"))
        for witness in witnesses:
            heard.setdefault(witness, number)
        lines.append((label(f"{number}. "), Span(account["says"].removesuffix(".")), *told))
    return lines


def _account(subject: Subject, account: Item) -> tuple[Spans, ...]:
    paragraphs: list[Spans] = []
    for entry in account["citations"]:
        if entry.get("exact"):
            paragraphs.append((Span(f"“{entry['exact']}”", "quote"),))
        paragraphs.append(_citation(subject, entry))
    if account.get("note"):
        paragraphs.append(subject.prose(account["note"]))
    return tuple(paragraphs)


def _citation(subject: Subject, entry: Item) -> Spans:
    spans = [label("— "), link(f"source/{entry['source']}", subject.name("source", entry["source"]), "citation")]
    if published := subject.detail("source", entry["source"]):
        spans += [label(", "), Span(published)]
    if entry.get("line") is not None:
        spans.append(label(f", line {entry['line']}"))
    spans += chain(entry.get("via") or ())
    if entry.get("note"):
        spans += [label(" ["), *subject.prose(entry["note"]), label("]")]
    return tuple(spans)


def weight_of(item: Item) -> str:
    """What a difference weighs, one of `WEIGHTS`."""
    weight: str = item.get("weight") or _WEIGHT_OF_KIND.get(item["kind"], "fact")
    return weight


def disputes_time(item: Item) -> bool:
    """Whether the hour of what it concerns is not to be relied on: accounts of the hour differ, or an open day."""
    kind: str = item["kind"]
    return kind == "time" or (kind == "date" and str(item["outcome"]) == "open")


def _detail(item: Item, _: NameOf) -> str:
    return f"{len(item['accounts'])} accounts, {_DIFFER[item['kind']]}, {item['outcome']}"


def _mentions(item: Item) -> Iterator[Mention]:
    for reference in item.get("about", ()):
        kind, _, id_ = reference.partition("/")
        yield "concerns", True, kind, id_, ""


def _claims(item: Item) -> list[str]:
    return [account["says"] for account in item["accounts"]]


KIND = Kind(
    heading="Where accounts differ",
    layout=_layout,
    detail=_detail,
    mentions=_mentions,
    cites_in=("accounts",),
    body=("explanation", "note"),
    further_texts=_claims,
)
