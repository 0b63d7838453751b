"""What of the texts is spoken for: every line that has words, and every span between quotation marks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from visittui.drafting.drafts import Drafts
from visittui.drafting.printings import shared_wording
from visittui.drafting.rules.paragraphs import Lines, paragraphs_of
from visittui.drafting.rules.quotations import find_quotations
from visittui.record.checks.findings import Findings, ItemFindings
from visittui.record.checks.texts import Comparison, lines_cited
from visittui.record.json_file.record_file import RecordSection
from visittui.record.model_fields import citations, entries, text_of
from visittui.record.models import ITEM_MODELS, KINDS
from visittui.record.wording import count_of, shown

_ENDS = " \u00a0.,;:!?…"
"""What a printing may have more or less at its end than the span between the marks."""


def quoted_spans(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The quotations of a text's lines, line by line; those in quotations belong to the outer ones."""
    text = "\n".join(lines)
    numbers = Lines(text)
    for quotation in find_quotations(text, paragraphs_of(text)):
        if quotation.depth == 0:
            for line, start, end in numbers.pieces(quotation.start, quotation.end):
                yield line, unicodedata.normalize("NFC", text[start:end])


def check_quotations(
    sections: Mapping[str, RecordSection],
    held: Mapping[str, int],
    comparison: Comparison,
    drafts: Drafts,
    findings: Findings,
) -> None:
    """Report each quoted span of a text that is neither recorded nor dismissed in the drafts.

    Sections, held sources and findings are as for `compare_texts`; here all items must be JSON.
    """
    recorded = _recorded(sections)
    for item in drafts.items:
        if item.decision == "dismissed" and item.kind in ("quotation", "turn"):
            for piece in item.pieces:
                recorded.setdefault((item.source, piece.line), []).append(piece.exact)
    for source, lines in comparison.texts.items():
        found = ItemFindings(findings, sections["sources"].start(held[source]), ("sources", held[source]))
        for line, words in quoted_spans(lines):
            comparison.quoted += 1
            known = recorded.get((source, line), ())
            # Words that are not those of their line are reported as such.
            if all(one in lines[line - 1] and not _covers(one, words) for one in known):
                what = f"nothing records the quotation on line {line} of {source}: {shown(words)}"
                found.say((), what, "a quote, a dismissed draft, or an entry of “uncited” with these words")


def wording_warnings(sections: Mapping[str, RecordSection], comparison: Comparison, drafts: Drafts) -> list[str]:
    """A line for each two texts of one wording and two lineages, but for lineages that were not to be one."""
    lineages = {str(item.get("id")): item.get("lineage") for _, item in sections["sources"].objects()}
    apart = {
        frozenset((lineages.get(item.source), lineages.get(str(item.details.get("with")))))
        for item in drafts.items
        if item.kind == "lineage" and item.decision == "dismissed"
    }
    texts = {source: "\n".join(lines) for source, lines in comparison.texts.items()}
    return [
        f"{pair.one} and {pair.other} share {pair.shared:,} of {count_of(pair.runs, 'run')} of eight words under two "
        f"lineages: two copies of one text are one witness"
        for pair in shared_wording(texts)
        if len(both := frozenset((lineages.get(pair.one), lineages.get(pair.other)))) > 1 and both not in apart
    ]


def _recorded(sections: Mapping[str, RecordSection]) -> dict[tuple[str, int], list[str]]:
    """The words that the record has of each line, and those that it says are none of its quotes."""
    recorded: dict[tuple[str, int], list[str]] = {}
    for name in KINDS:
        for _, item in sections[name].objects():
            for _, citation in citations(item, ITEM_MODELS[name]):
                source, line = text_of(citation, "source"), citation.get("line")
                if source is None or not isinstance(line, int):
                    continue
                if (words := text_of(citation, "exact")) is not None:
                    for number in lines_cited(citation):
                        recorded.setdefault((source, number), []).append(words)
                for _, piece in entries(citation, "pieces"):
                    if (words := text_of(piece, "exact")) is not None:
                        recorded.setdefault((source, piece.get("line") or line), []).append(words)
    for _, entry in sections["uncited"].objects():
        line, words = entry.get("line"), text_of(entry, "exact")
        if isinstance(line, int) and words is not None:
            recorded.setdefault((str(entry.get("source")), line), []).append(words)
    return recorded


def _covers(recorded: str, span: str) -> bool:
    """Whether recorded words are those of a span, or contain them, or are most of them."""
    one, other = recorded.strip(_ENDS), span.strip(_ENDS)
    return other in recorded or (bool(one) and one in other)
