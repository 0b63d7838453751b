"""Cards of quotes: the words, who said them to whom and where, and where they are printed."""

from __future__ import annotations

from visittui.archive.card import Fact, Role, Section, Span, Spans
from visittui.archive.cards.layout import Layout
from visittui.archive.cards.spans import label, link
from visittui.archive.cards.subject import Item, Subject, spans_of
from visittui.archive.listing import CHAIN, quoted, speaker_of

_LONGEST_TITLE = 72

_FORMS = {
    "verbatim": "whole words in quotation marks",
    "fragment": "some words in quotation marks",
    "paraphrase": "told, in our words",
}


def quote(subject: Subject) -> Layout:
    """A quote's words stand in a span of their own, exactly as printed."""
    item = subject.item
    speaker = speaker_of(item, subject.name)
    subtitle = ", ".join(part for part in (speaker, item.get("capacity")) if part)
    layout = Layout(subtitle=subtitle, title=_short(quoted(item), marked=item["form"] != "paraphrase"))
    layout.facts.append(Fact("Said by", _speaker(subject)))
    layout.facts.extend(subject.fact("To", "person", "addressee"))
    layout.facts.extend(subject.fact("At", "event", "event"))
    layout.facts.extend(subject.when())
    layout.facts.append(Fact("Form", (Span(_FORMS[item["form"]]),)))
    layout.facts.extend(subject.fact("Part of", "quote", "part_of"))
    role: Role = "text" if item["form"] == "paraphrase" else "quote"
    layout.sections.append(Section("", ((Span(quoted(item), role),),)))
    layout.sections.append(Section("Printings", tuple(_printing(subject, entry) for entry in item["printings"])))
    layout.shown = frozenset(
        {("said", False), ("addressed", True), ("at", True), ("part-of", True), ("cites", True), ("rests-on", True)}
    )
    return layout


def _short(words: str, *, marked: bool) -> str:
    if len(words) <= _LONGEST_TITLE:
        return words
    cut = words[:_LONGEST_TITLE].rsplit(" ", 1)[0]
    return f"{cut}…”" if marked else f"{cut}…"


def _speaker(subject: Subject) -> Spans:
    item = subject.item
    spans: list[Span] = []
    if item.get("speaker"):
        spans.append(subject.link("person", item["speaker"]))
    if item.get("speaker_described"):
        spans += [label(", "), Span(item["speaker_described"])]
    if item.get("speaker_organisation"):
        spans += [label(", "), subject.link("organisation", item["speaker_organisation"])]
    if item.get("capacity"):
        spans += [label(", "), Span(item["capacity"])]
    return tuple(spans[1:] if spans[0].text == ", " else spans)


def _printing(subject: Subject, entry: Item) -> Spans:
    """The chain of one printing: the page in hand, whom it cites, back to the origin; other words where they differ."""
    source = subject.name("source", entry["source"])
    spans: list[Span] = [link(f"source/{entry['source']}", source, "citation")]
    if entry.get("line") is not None:
        spans.append(Span(f", line {entry['line']}", "citation"))
    if entry.get("via"):
        spans.append(Span(CHAIN + CHAIN.join(entry["via"]), "citation"))
    if entry.get("exact") and entry["exact"] != subject.item["text"]:
        spans += [label(", printed as "), Span(f"“{entry['exact']}”", "quote")]
    if entry.get("note"):
        spans.append(label(f". {entry['note']}"))
    return spans_of(*spans)
