"""CSL-JSON, which Zotero, pandoc and most reference managers read."""

from __future__ import annotations

from typing import Any

from visittui.export.citations.citation import Citation, Name
from visittui.export.citations.citations_in_words import remarks

_PAGE_TYPES = {
    "live-blog": "webpage",
    "article": "article-newspaper",
    "transcript": "webpage",
    "statement": "webpage",
    "press-release": "webpage",
    "treaty-text": "treaty",
    "broadcast": "broadcast",
}


def csl_item(citation: Citation) -> dict[str, Any]:
    """One CSL item: the page in hand, or what somebody said as a part of it.

    A quote is a `chapter`, the type which all styles print as a part "in" its container, with its speaker as author
    and the page as container. A title in our words is that of a `book`, the one type whose title styles do not put in
    quotation marks (of 120 styles that have any, one does). `custom` holds what only visittui knows.
    """
    page, said, is_ours = citation.page, citation.utterance, citation.is_title_ours
    item: dict[str, Any]
    if said:
        # Of a book without an author APA puts the title in quotation marks where there is a container.
        within = "collection-title" if is_ours and not said.author else "container-title"
        item = {
            "type": "book" if is_ours else "chapter",
            "author": _names(said.author),
            "title": _unchanged(said.title),
            within: page.title,
            "event-date": said.date and _date(said.date),
            "event-title": said.event,
            "event-place": said.place,
        }
    else:
        kind = _PAGE_TYPES[page.kind] if page.url or page.kind != "live-blog" else "document"
        item = {
            "type": "book" if is_ours else kind,
            "title": _unchanged(page.title) if is_ours else page.title,
            "genre": page.kind.replace("-", " "),
            "container-title": None if is_ours else page.publisher,
            "author": _names(page.issuer),
        }
    custom = {
        "ref": citation.ref,
        "source": f"source/{page.id}",
        "label": citation.lines and "line",
        "via": list(citation.via),
        "exact": said and not said.paraphrase and said.words,
    }
    item |= {
        "publisher": page.publisher,
        "issued": _date(page.date) if page.date else page.published and {"literal": page.published},
        "URL": page.url,
        "language": citation.language,
        "locator": ", ".join(map(str, citation.lines)),
        "note": remarks(citation),
        "custom": _told(custom),
    }
    return {"id": citation.key, **_told(item)}


def _told(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


def _unchanged(title: str) -> str:
    """A title whose capitals no style changes: words as printed, and words that are nobody's title."""
    return f'<span class="nocase">{title}</span>'


def _names(name: Name | None) -> list[dict[str, str]]:
    if name is None:
        return []
    return [{"family": name.family, "given": name.given} if name.family else {"literal": name.whole}]


def _date(iso: str) -> dict[str, Any]:
    return {"date-parts": [[int(part) for part in iso[:10].split("-")]]}
