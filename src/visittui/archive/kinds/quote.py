"""Quotes: the words, who said them to whom and where, and where they are printed."""

from __future__ import annotations

from visittui.archive.cards.card import Fact, Section, Span, Spans
from visittui.archive.cards.layout import Layout
from visittui.archive.cards.spans import chain, joined, label, line_ranges, link
from visittui.archive.cards.subject import Subject
from visittui.archive.kinds.kind import Item, Kind, Mention, NameOf

_FORMS = {
    "verbatim": "whole words, in quotation marks as printed",
    "fragment": "some words, in quotation marks as printed",
    "paraphrase": "told in our words; no quotation",
}


_TRANSCRIBED = "whole words, as a transcript has them"


def _layout(subject: Subject) -> Layout:
    """A quote's words are its title, exactly as printed."""
    item = subject.item
    layout = Layout("", printed=item["form"] != "paraphrase")
    layout.facts.append(Fact("Said by", _speaker(subject)))
    layout.facts.extend(subject.fact("To", "person", "addressee"))
    layout.facts.extend(subject.fact("At", "event", "event"))
    layout.facts.extend(subject.when())
    marked = not all(entry.get("transcribed") for entry in item["printings"])
    layout.facts.append(Fact("Form", (Span(_FORMS[item["form"]] if marked else _TRANSCRIBED),)))
    layout.facts.extend(subject.fact("Part of", "quote", "part_of"))
    heading = "Printed in" if layout.printed else "Told after"
    layout.sections.append(Section(heading, tuple(_printing(subject, entry) for entry in item["printings"])))
    layout.shown = frozenset(
        {("said", False), ("addressed", True), ("at", True), ("part-of", True), ("cites", True), ("rests-on", True)}
    )
    return layout


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


def lines_of(entry: Item) -> str:
    """The lines of a printing: `line 5`, `lines 5–8`, `lines 5, 7` of one in pieces."""
    lines = [entry["line"], *(piece["line"] for piece in entry.get("pieces") or () if piece.get("line"))]
    if entry.get("to_line"):
        lines += range(entry["line"], entry["to_line"] + 1)
    named = line_ranges(lines)
    return f"line {named}" if named.isdigit() else f"lines {named}"


def _printing(subject: Subject, entry: Item) -> Spans:
    """The chain of one printing: the page in hand, whom it cites, back to the origin; other words where they differ."""
    source = subject.name("source", entry["source"])
    spans: list[Span] = [link(f"source/{entry['source']}", source, "citation")]
    if entry.get("line") is not None:
        spans.append(label(f", {lines_of(entry)}"))
    if entry.get("transcribed"):
        spans.append(label(", a transcript"))
    spans += chain(entry.get("via") or ())
    if entry.get("exact") and entry["exact"] != subject.item["text"]:
        spans += [label(", printed as "), Span(f"“{entry['exact']}”", "quote")]
    if entry.get("note"):
        spans += [label(". "), *subject.prose(entry["note"])]
    return tuple(spans)


def speaker_of(item: Item, name_of: NameOf) -> str:
    """Who said a quote, as a list names them."""
    if speaker := item.get("speaker"):
        return name_of("person", speaker)
    organisation = item.get("speaker_organisation")
    described: str = item.get("speaker_described") or ""
    if organisation and described:
        return f"{described} ({name_of('organisation', organisation)})"
    return name_of("organisation", organisation) if organisation else described


def _mentions(item: Item) -> list[Mention]:
    # A list, and each field looked for once: most items are quotes.
    mentions: list[Mention] = []
    get, add = item.get, mentions.append
    if speaker := get("speaker"):
        add(("said", False, "person", speaker, get("capacity") or ""))
    if organisation := get("speaker_organisation"):
        add(("said", False, "organisation", organisation, get("speaker_described") or ""))
    if addressee := get("addressee"):
        add(("addressed", True, "person", addressee, ""))
    if event := get("event"):
        add(("at", True, "event", event, ""))
    if whole := get("part_of"):
        add(("part-of", True, "quote", whole, ""))
    for relation in ("about", "mentions"):
        for reference in get(relation, ()):
            kind, _, id_ = reference.partition("/")
            add((relation, True, kind, id_, ""))
    return mentions


def _other_printings(item: Item) -> list[str]:
    """A second printing in other words is found by those words too."""
    return [exact for entry in item["printings"] if (exact := entry.get("exact")) and exact != item["text"]]


def _printed(item: Item) -> list[str]:
    return [entry["exact"] for entry in item["printings"] if entry.get("exact")]


KIND = Kind(
    heading="Statements",
    layout=_layout,
    detail=speaker_of,
    mentions=_mentions,
    cites_in=("printings",),
    body=("text", "note"),
    further_texts=_other_printings,
    printed_texts=_printed,
    context=("said", "about"),
)
