"""An item in its sources: each cited line among the lines around it, as a card."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from visittui.archive.cards.card import Card, Section, Span, Spans
from visittui.archive.cards.spans import cited_lines, label, line_ranges, link
from visittui.archive.kinds import citations_of
from visittui.archive.kinds.kind import Item
from visittui.archive.store.archive import Archive
from visittui.archive.store.source_texts import SourceTexts

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def printed_card(archive: Archive, ref: str, texts: SourceTexts | None) -> Card | None:
    """The lines cited for an item, each in its source's text where that is at hand; None where nothing is cited.

    Of a difference the words of the accounts stand above them, one under the other, those marked that differ.
    `texts` is None where the reader named no directory of them.
    """
    kind, item = ref.partition("/")[0], archive.item(ref)
    cited: dict[str, list[Item]] = {}
    for entry in citations_of(kind, item):
        cited.setdefault(entry["source"], []).append(entry)
    if not cited:
        return None
    sections = [_accounts(item)] if kind == "difference" else []
    is_explained = False
    for id_, entries in cited.items():
        source = archive.item(f"source/{id_}")
        section = _in_text(source, entries, texts) if texts else None
        if section is None:
            section = _absent(source, entries, texts, in_short=is_explained)
            is_explained = is_explained or bool(source.get("sha256"))
        sections.append(section)
    told = "in its source" if kind == "quote" else "the lines cited for it, in their sources"
    return Card(f"help/{ref}", "help", archive.title(ref), told, (), tuple(sections), ())


def _accounts(difference: Item) -> Section:
    """What each account prints, one above the other; of one whose words are not held, what it says in ours."""
    accounts = [(number, account) for number, account in enumerate(difference["accounts"], 1)]
    printed = [(number, entry) for number, account in accounts for entry in account["citations"] if entry.get("exact")]
    compared = with_differing_marked([entry["exact"] for _, entry in printed])
    lines: list[Spans] = [
        (label(f"{number}. “"), *words, label("” "), link(f"source/{entry['source']}", _place(entry), "citation"))
        for (number, entry), words in zip(printed, compared, strict=True)
    ]
    told: list[Spans] = [
        (label(f"{number}. {account['says'].removesuffix('.')}"),)
        for number, account in accounts
        if number not in dict(printed)
    ]
    if told:
        lines.append((label("In our words, where the record holds no quotation:"),))
    return Section("The accounts, what differs marked", (*lines, *told), hanging=3)


def with_differing_marked(texts: Sequence[str]) -> list[Spans]:
    """Each text with the words marked that fewer than half of the others have, in small letters or capitals."""
    held = Counter(word for text in texts for word in {word.casefold() for word in _WORD.findall(text)})
    # Itself and half of the others: of two texts, both.
    enough = 1 + (len(texts) - 1) / 2
    shared = {word for word, count in held.items() if count >= enough}
    return [_marked(text, shared) for text in texts]


def _marked(text: str, shared: set[str]) -> Spans:
    """Neighbouring words that differ are marked as one."""
    stretches: list[list[int]] = []
    last_differs = False
    for found in _WORD.finditer(text):
        differs = found[0].casefold() not in shared
        if differs and last_differs:
            stretches[-1][1] = found.end()
        elif differs:
            stretches.append([found.start(), found.end()])
        last_differs = differs
    spans: list[Span] = []
    done = 0
    for start, end in stretches:
        spans += [Span(text[done:start], "quote"), Span(text[start:end], "notice")]
        done = end
    return tuple(span for span in (*spans, Span(text[done:], "quote")) if span.text)


def _place(entry: Item) -> str:
    return f"{entry['source']}:{line_ranges(cited_lines(entry))}" if entry.get("line") else str(entry["source"])


def _heading(source: Item, entries: list[Item]) -> str:
    lines = {line for entry in entries for line in cited_lines(entry)}
    told = line_ranges(lines)
    return f"{source['title']}, line{'s' if len(lines) > 1 else ''} {told}" if told else str(source["title"])


def _in_text(source: Item, entries: list[Item], texts: SourceTexts) -> Section | None:
    """The cited lines among their neighbours, None where the text is not at hand or has no such lines."""
    exact: dict[int, list[str]] = {}
    for entry in entries:
        for line in cited_lines(entry):
            exact.setdefault(line, [])
        if entry.get("line") and entry.get("exact"):
            exact[entry["line"]].append(entry["exact"])
    if not exact or not source.get("sha256"):
        return None
    found: dict[int, str] = {}
    for line in exact:
        if passage := texts.passage(source["sha256"], line):
            found |= dict(passage.lines)
    if not found:
        return None
    shown = [_line(number, found[number], exact.get(number)) for number in sorted(found)]
    return Section(_heading(source, entries), tuple(shown))


def _line(number: int, words: str, exact: list[str] | None) -> Spans:
    """A line of a text; of a cited one the words that are cited, or else all of it, are marked."""
    start = Span(f"{number:>4}  ", "label")
    if exact is None:
        return start, Span(words)
    marks = sorted((at, at + len(one)) for one in exact if one and (at := words.find(one)) >= 0)
    if not marks:
        return start, Span(words, "name")
    letters = [any(first <= at < end for first, end in marks) for at in range(len(words))]
    spans = [start]
    for marked, group in groupby(range(len(words)), key=letters.__getitem__):
        places = list(group)
        spans.append(Span(words[places[0] : places[-1] + 1], "name" if marked else "text"))
    return tuple(spans)


def _absent(source: Item, entries: list[Item], texts: SourceTexts | None, *, in_short: bool) -> Section:
    """The words that the record itself holds, why there is no more to show, and what to do about it."""
    words = dict.fromkeys(entry["exact"] for entry in entries if entry.get("exact"))
    paragraphs: list[Spans] = [(Span(f"“{exact}”", "quote"),) for exact in words]
    return Section(_heading(source, entries), (*paragraphs, _absence(source, texts, in_short=in_short)))


def _absence(source: Item, texts: SourceTexts | None, *, in_short: bool) -> Spans:
    if not source.get("sha256"):
        known = f"Known only by its address: {source['url']}" if source.get("url") else "Its text is not available."
        return (Span(known, "muted"),)
    if in_short:
        told = "Not at hand either."
    elif texts is None:
        told = (
            "The editors read this text, but it is not included in this record. If you have it, start with"
            " --sources DIR, a directory that holds it: it is recognised by its content."
        )
    else:
        told = f"The editors read this text, but no file in {texts.directory} matches it byte for byte."
    return (Span(told, "muted" if in_short else "notice"), Span(f" SHA-256 {source['sha256']}", "muted"))
