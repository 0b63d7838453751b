"""A quote: its words exactly as printed, who said them to whom and where, and where they are printed."""

from __future__ import annotations

from visittui.archive.cards.card import Fact, Section, Span, Spans
from visittui.archive.cards.spans import chain, joined, label
from visittui.archive.cards.subject import Layout, Subject
from visittui.archive.kinds.kind import Item

_FORMS = {
    "verbatim": "a full quotation, in quotation marks as printed",
    "fragment": "a partial quotation, in quotation marks as printed",
    "paraphrase": "paraphrased in our words; not a quotation",
}

_TRANSCRIBED = "complete words, from a transcript"


def layout(subject: Subject) -> Layout:
    """A quote's words are its title, exactly as printed."""
    item = subject.item
    laid_out = Layout("", printed=item["form"] != "paraphrase")
    laid_out.facts.append(Fact("Said by", _speaker(subject)))
    laid_out.facts.extend(subject.fact("To", "person", "addressee"))
    laid_out.facts.extend(subject.fact("At", "event", "event"))
    laid_out.facts.extend(subject.when())
    marked = not all(entry.get("transcribed") for entry in item["printings"])
    laid_out.facts.append(Fact("Form", (Span(_FORMS[item["form"]] if marked else _TRANSCRIBED),)))
    laid_out.facts.extend(subject.fact("Part of", "quote", "part_of"))
    heading = "Printed in" if laid_out.printed else "Paraphrased from"
    laid_out.sections.append(Section(heading, tuple(_printing(subject, entry) for entry in item["printings"])))
    laid_out.shown = frozenset(
        {("said", False), ("addressed", True), ("at", True), ("part-of", True), ("cites", True), ("rests-on", True)}
    )
    return laid_out


def _speaker(subject: Subject) -> Spans:
    item = subject.item
    named: list[Span] = []
    if item.get("speaker"):
        named.append(subject.link("person", item["speaker"]))
    if item.get("speaker_described"):
        named.append(Span(item["speaker_described"]))
    if item.get("speaker_organisation"):
        named.append(subject.link("organisation", item["speaker_organisation"]))
    if item.get("capacity"):
        named.append(Span(item["capacity"]))
    return joined(((span,) for span in named), ", ")


def _printing(subject: Subject, entry: Item) -> Spans:
    """The chain of one printing: the page in hand, whom it cites, back to the origin; other words where they differ."""
    spans = [*subject.cited(entry)]
    if entry.get("transcribed"):
        spans.append(label(", a transcript"))
    spans += chain(entry.get("via") or ())
    if entry.get("exact") and entry["exact"] != subject.item["text"]:
        spans += [label(", printed as "), Span(f"“{entry['exact']}”", "quote")]
    if entry.get("note"):
        spans += [label(". "), *subject.prose(entry["note"])]
    return tuple(spans)
