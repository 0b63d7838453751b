"""Markdown to read, print or send on: one item with all that belongs to it, or the record section by section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from visittui.archive.cards.card import LinkGroup, Spans
from visittui.archive.cards.overview import amounts
from visittui.archive.kinds import KINDS, citations_of
from visittui.archive.relations import CHAIN
from visittui.archive.store.archive import Archive
from visittui.export.citations.citations_in_words import as_sources, chain, escaped, utterance_lines
from visittui.export.citations.citing import Citer
from visittui.export.selection import Item, Selection, select

_WITHIN_OTHERS = ("point",)
"""Kinds that a dossier of the whole record shows where they belong, without a section of their own."""


def as_markdown(selection: Selection) -> Iterator[str]:
    """The document, piece by piece."""
    dossier = Dossier(selection.archive)
    if selection.single:
        yield from dossier.of_item(selection.single)
    else:
        yield from dossier.of_items(selection)


class Dossier:
    """Writes Markdown from the cards and quotes of one archive."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._citer = Citer(archive)
        self._sources: dict[str, None] = {}

    def of_item(self, ref: str) -> Iterator[str]:
        """One item, with the words of every quote that belongs to it, and the sources of all that."""
        yield from self._card(ref, level=1)
        for group in self._archive.card(ref).groups:
            # Sources are listed at the end, whatever cites them.
            if not group.links[0].ref.startswith("source/"):
                yield from self._group(group)
        yield from self._source_list()
        yield self._origin(ref)

    def of_items(self, selection: Selection) -> Iterator[str]:
        """Items section by section, kind by kind in time order."""
        visit = self._archive.visit
        yield f"# {escaped(visit.title)}\n\n{escaped(visit.place_name)}, {visit.when}\n\n"
        if selection.is_whole:
            yield f"{escaped(visit.summary)}\n\n"
        yield f"{amounts(selection.counts)}\n\n"
        for kind, told in sorted(KINDS.items(), key=lambda one: one[1].chapter):
            if kind == "source" or kind not in selection.counts or (selection.is_whole and kind in _WITHIN_OTHERS):
                continue
            yield f"## {told.heading}\n\n"
            for ref, _, item in selection.items(kind):
                yield from self._quote(ref, item) if kind == "quote" else self._card(ref, level=3)
        for _, _, item in selection.items("source"):
            self._sources[item["id"]] = None
        yield from self._source_list()
        yield self._origin("")

    def _card(self, ref: str, level: int) -> Iterator[str]:
        """An item as its card has it, links to other items apart."""
        card = self._archive.card(ref)
        self._note_sources(ref.partition("/")[0], self._archive.item(ref))
        yield f"{'#' * level} {escaped(card.title)}\n\n"
        if card.subtitle:
            yield f"*{escaped(card.subtitle)}*\n\n"
        facts = [f"- **{escaped(fact.label)}:** {_words(fact.value)}\n" for fact in card.facts]
        yield "".join([*facts, f"- **In the record:** `{ref}`\n"]) + "\n"
        for section in (*card.lead, *card.sections):
            if section.heading:
                yield f"{'#' * (level + 1)} {escaped(section.heading)}\n\n"
            yield from (f"{_words(paragraph)}\n\n" for paragraph in section.paragraphs)
        if ref.startswith("agreement/"):
            for point in self._archive.item(ref).get("points") or ():
                yield f"- {escaped(point['text'])}{_short_citations(point['citations'])} `point/{point['id']}`\n"
                self._note_sources("point", point)
            yield "\n"

    def _group(self, group: LinkGroup) -> Iterator[str]:
        yield f"## {escaped(group.label)} ({group.count})\n\n"
        refs = [link.ref for link in group.links]
        details = {link.ref: link.told for link in group.links}
        if group.count > len(refs) and group.query:
            kind = group.links[0].ref.partition("/")[0]
            refs = [ref for ref, _, _ in select(self._archive, group.query).items(kind)]
        for ref in refs:
            if ref.startswith("quote/"):
                yield from self._quote(ref, self._archive.item(ref))
            else:
                detail = f", {escaped(details[ref])}" if details.get(ref) else ""
                yield f"- {escaped(self._archive.title(ref))}{detail} `{ref}`\n"
        left = group.count - len(refs)
        yield (f"- and {left} more\n" if left > 0 else "") + "\n"

    def _quote(self, ref: str, quote: Item) -> Iterator[str]:
        self._note_sources("quote", quote)
        utterances = [citation.utterance for citation in self._citer.citations(ref, quote) if citation.utterance]
        cited = f"{_short_citations(quote['printings'])} `{ref}`"
        yield "\n".join(utterance_lines(replace(utterances[0], words=quote["text"]), cited)) + "\n"
        for printing, utterance in zip(quote["printings"], utterances, strict=True):
            if utterance.words != quote["text"]:
                yield f">\n> Worded in {_short(printing)}: “{escaped(utterance.words)}”\n"
        yield "\n"

    def _note_sources(self, kind: str, item: Item) -> None:
        self._sources.update(dict.fromkeys(entry["source"] for entry in citations_of(kind, item)))

    def _source_list(self) -> Iterator[str]:
        if not self._sources:
            return
        yield "## Sources\n\n"
        for source in self._sources:
            page = self._citer.page(source)
            (line,) = as_sources([page], markdown=True)
            note = f" {escaped(page.page.note)}" if page.page.note else ""
            yield f"- **{source}**: {line.removeprefix('Source: ')}{note}\n"
        yield "\n"

    def _origin(self, ref: str) -> str:
        record = self._archive.visit.id
        return f"---\n\nFrom the record `{record}`{f', `{ref}`' if ref else ''}, by visittui.\n"


def _words(spans: Spans) -> str:
    return escaped("".join(", which cites " if span.text == CHAIN else span.text for span in spans))


def _short_citations(entries: list[Item]) -> str:
    return f" ({'; '.join(map(_short, entries))})" if entries else ""


def _short(entry: Item) -> str:
    cited = entry["source"] if entry.get("line") is None else f"{entry['source']}:{entry['line']}"
    return ", ".join(part for part in (cited, escaped(chain(entry.get("via") or ()))) if part)
