"""A difference: who says what in short, what we make of it, and the accounts in full."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from visittui.archive.cards.card import Fact, Section, Span, Spans
from visittui.archive.cards.spans import chain, joined, label, text
from visittui.archive.cards.subject import Layout, Subject
from visittui.archive.kinds.difference import differ
from visittui.archive.kinds.kind import Item

_OUTCOMES = {"open": "not settled: nothing decides between the accounts", "explained": "explained, below"}

_EXPLANATIONS = {
    "inferred": "Our explanation (inferred by us)",
    "computed": "Our explanation (worked out by us)",
    "stated": "An explanation given by a source",
}

_NAMED = 3
"""Sources of an account that are named in its short line."""


def layout(subject: Subject) -> Layout:
    """The outcome, a line for each account, an explanation that says whose it is, then each account by its claim."""
    item = subject.item
    accounts = item["accounts"]
    laid_out = Layout(subtitle=f"{len(accounts)} accounts {differ(item)}")
    if any(account.get("values") for account in accounts):
        from visittui.archive.cards.scale import scale_of

        laid_out.pictures.extend(filter(None, [scale_of(subject)]))
    laid_out.facts.append(Fact("Outcome", text(_OUTCOMES[item["outcome"]])))
    laid_out.sections.append(Section("The accounts in short", tuple(_in_short(subject, accounts))))
    if item.get("explanation"):
        heading = _EXPLANATIONS[item.get("explanation_basis") or "inferred"]
        laid_out.sections.append(Section(heading, (subject.prose(item["explanation"]),)))
    for number, account in enumerate(accounts, 1):
        laid_out.sections.append(Section(f"{number}. {account['says']}", _account(subject, account)))
    return laid_out


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
        told.append(label(f" ({_counted(witnesses, heard)})"))
        for witness in witnesses:
            heard.setdefault(witness, number)
        lines.append((label(f"{number}. "), Span(account["says"].removesuffix(".")), *told))
    return lines


def _counted(witnesses: Collection[str], heard: Mapping[str, int]) -> str:
    """How many witnesses an account has, and in which accounts before it some were heard: a reader adds them up."""
    count = len(witnesses)
    noun = "witness" if count == 1 else "witnesses"
    again = [heard[witness] for witness in witnesses if witness in heard]
    before = ", ".join(map(str, sorted(set(again))))
    if len(again) == count:
        return f"same {noun} as {before}"
    return f"{count} {noun}, {len(again)} of them also in {before}" if again else f"{count} {noun}"


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
    return (label("— "), *subject.cited(entry), *chain(entry.get("via") or ()), *subject.remark(entry))
