"""Citations in words: plain text and Markdown, and the remarks that go into other formats' notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote as percent_encoded

from visittui.archive.clock import LONG_MONTHS
from visittui.export.citations.citation import Citation, Page, Utterance

_SPECIAL = re.compile(r"[\\`*_<>&~|]|\](?=[(\[:])|\[(?=[^\]]*\][(\[:])")
_SPECIAL_IN_LINK = re.compile(r"[\\`*_<>&~|\[\]]")
_NOT_IN_ADDRESS = re.compile(r"[\s<>\\\x00-\x1f\x7f]|&(?=#?\w+;)")
_BLOCK_START = re.compile(r"^(\s*)([-+#=]|\d+(?=[.)]))", re.MULTILINE)


OURS = "Paraphrase (our words, no quotation)"
"""Before words that nobody printed: they are never in quotation marks, never after a dash with a name."""


def day_in_words(iso: str) -> str:
    """An ISO date as exact as it is: "20 June 2024", "March 2024", "1994"."""
    year, month, day = iso[:4], iso[5:7], iso[8:10]
    parts = (str(int(day)) if day else "", LONG_MONTHS[int(month) - 1] if month else "", year)
    return " ".join(filter(None, parts))


def as_text(citations: Sequence[Citation]) -> str:
    """One item with everywhere it is printed, for reading and pasting: lines without markup."""
    first = citations[0]
    if first.utterance and first.utterance.paraphrase:
        heading = f"{OURS}: {first.utterance.words}\nSpoken by {said_by(first.utterance)}."
    elif first.utterance:
        heading = f"“{first.utterance.words}” — {said_by(first.utterance)}."
    else:
        heading = f"{first.title.rstrip('.')}."
    return "\n".join([heading, *as_sources(citations)])


def as_markdown(citations: Sequence[Citation]) -> str:
    """The same in Markdown: printed words as a block quotation, ours as a paragraph; titles as links."""
    first = citations[0]
    lines = utterance_lines(first.utterance) if first.utterance else [f"**{escaped(first.title)}**"]
    lines += ["", *(f"- {line}" for line in as_sources(citations, markdown=True))]
    return "\n".join(lines)


def utterance_lines(utterance: Utterance, cited: str = "") -> list[str]:
    """Words and who said them in Markdown; a paraphrase is no quotation, and nobody is named as its author.

    Where they are cited, already in Markdown, follows the name.
    """
    words, who = escaped(utterance.words), f"{escaped(said_by(utterance))}{cited}"
    if utterance.paraphrase:
        return [f"**{OURS}:** {words}", "", f"Spoken by {who}"]
    return [f"> “{words}”", ">", f"> — {who}"]


def as_sources(citations: Sequence[Citation], *, markdown: bool = False) -> list[str]:
    """Where an item is printed, a line for each page."""
    return [_printed(citation, citations[0], markdown=markdown) for citation in citations]


def said_by(utterance: Utterance) -> str:
    """Who said it in which office to whom; where and when."""
    who = (utterance.speaker, utterance.capacity, utterance.addressee and f"to {utterance.addressee}")
    where = (utterance.event, utterance.place, utterance.date and day_in_words(utterance.date))
    return "; ".join(", ".join(filter(None, parts)) for parts in (who, where) if any(parts))


def chain(via: Sequence[str]) -> str:
    """The way back to the origin, in words."""
    return ", ".join(f"which cites {name}" for name in via)


def line_words(lines: Sequence[int]) -> str:
    """Lines of a page: "line 86", "lines 8, 10"."""
    return f"line{'s' if len(lines) > 1 else ''} {', '.join(map(str, lines))}" if lines else ""


def remarks(citation: Citation) -> str:
    """All that a reference format has no field for, as sentences."""
    page, said = citation.page, citation.utterance
    title = page.title if page.is_title_ours else f"“{page.title}”"
    sentences = (
        ", ".join(filter(None, (line_words(citation.lines), chain(citation.via)))),
        f"{'paraphrased in our words; ' if said.paraphrase else ''}{said_by(said)}" if said else "",
        ", ".join(filter(None, (f"told in {title}", page.publisher))) if said and said.paraphrase else "",
        "the page's title is in our words" if page.is_title_ours else "",
        f"language of the page: {page.language}" if citation.language is None else "",
        f"publisher {page.publisher} inferred, not printed" if page.publisher_inferred else "",
        f"dated as printed: {page.published}" if page.published else "",
        f"the day of the page is {page.date_basis}, not printed" if page.date and page.date_basis != "stated" else "",
        f"read {page.as_read}" if page.as_read else "",
        *citation.notes,
        f"of the source: {page.note}" if page.note else "",
        f"in the record: {citation.ref}",
    )
    return " ".join(f"{sentence[0].upper()}{sentence[1:].rstrip('.')}." for sentence in sentences if sentence)


def escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    text = _SPECIAL.sub(lambda found: "\\" + found[0], text)
    return _BLOCK_START.sub(lambda found: f"{found[1]}{_escaped_start(found[2])}", text)


def link(text: str, address: str) -> str:
    """A Markdown link that shows this text and leads to this address, whatever stands in either."""
    shown = _SPECIAL_IN_LINK.sub(lambda found: "\\" + found[0], text)
    target = _NOT_IN_ADDRESS.sub(lambda found: "&amp;" if found[0] == "&" else percent_encoded(found[0]), address)
    return f"[{shown}](<{target}>)"


def _escaped_start(start: str) -> str:
    # A number at the beginning of a line makes a list by the mark behind it.
    return f"{start}\\" if start.isdigit() else f"\\{start}"


def _printed(citation: Citation, first: Citation, *, markdown: bool = False) -> str:
    """Where a page carries the item, and its wording where that is another than the first page's."""
    page = citation.page
    mark = escaped if markdown else str
    title = page.title if page.is_title_ours else f"“{page.title}”"
    title = link(title, page.url) if markdown and page.url else mark(title)
    parts = [title, *map(mark, _issue(page)), line_words(citation.lines), mark(chain(citation.via))]
    if citation.utterance and first.utterance and citation.utterance.words != first.utterance.words:
        parts.append(mark(f"worded “{citation.utterance.words}”"))
    sentence = f"{_lead(citation)}{', '.join(part for part in parts if part)}."
    return f"{sentence} {page.url}" if page.url and not markdown else sentence


def _lead(citation: Citation) -> str:
    if citation.utterance is None:
        return "Source: "
    return "Paraphrased from " if citation.utterance.paraphrase else "Printed in "


def _issue(page: Page) -> list[str]:
    publisher = f"{page.publisher} (inferred)" if page.publisher_inferred else page.publisher or "publisher unknown"
    date = day_in_words(page.date) if page.date else page.published or "undated"
    if page.date and page.date_basis != "stated":
        date += f" ({page.date_basis})"
    return [publisher, date, *([f"read {page.as_read}"] if page.as_read else [])]
