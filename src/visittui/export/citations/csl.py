"""CSL-JSON, which Zotero, pandoc and most reference managers read."""

from __future__ import annotations

from typing import Any

from visittui.export.citations.citation import Citation, Name, Page
from visittui.export.citations.wording import remarks

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
    page = citation.page
    said = citation.utterance
    item: dict[str, Any] = {"id": citation.key}
    if said:
        item["type"] = "book" if citation.is_title_ours else "chapter"
        if said.author:
            item["author"] = [_name(said.author)]
        item["title"] = _unchanged(said.title)
        # Of a book without an author APA puts the title in quotation marks where there is a container.
        within = "collection-title" if citation.is_title_ours and not said.author else "container-title"
        item[within] = page.title
        if said.date:
            item["event-date"] = _date(said.date)
        if said.event:
            item["event-title"] = said.event
        if said.place:
            item["event-place"] = said.place
    else:
        kind = _PAGE_TYPES[page.kind] if page.url or page.kind != "live-blog" else "document"
        item["type"] = "book" if citation.is_title_ours else kind
        item["title"] = _unchanged(page.title) if citation.is_title_ours else page.title
        item["genre"] = page.kind.replace("-", " ")
        if page.publisher and not citation.is_title_ours:
            item["container-title"] = page.publisher
        if page.issuer:
            item["author"] = [_name(page.issuer)]
    if page.publisher:
        item["publisher"] = page.publisher
    if issued := _issued(page):
        item["issued"] = issued
    if page.url:
        item["URL"] = page.url
    if citation.language:
        item["language"] = citation.language
    custom: dict[str, Any] = {"ref": citation.ref, "source": f"source/{page.id}"}
    if citation.lines:
        item["locator"] = ", ".join(map(str, citation.lines))
        custom["label"] = "line"
    if citation.via:
        custom["via"] = list(citation.via)
    if said and not said.paraphrase:
        custom["exact"] = said.words
    item["note"] = remarks(citation)
    item["custom"] = custom
    return item


def _unchanged(title: str) -> str:
    """A title whose capitals no style changes: words as printed, and words that are nobody's title."""
    return f'<span class="nocase">{title}</span>'


def _name(name: Name) -> dict[str, str]:
    return {"family": name.family, "given": name.given} if name.family else {"literal": name.whole}


def _issued(page: Page) -> dict[str, Any] | None:
    if page.date:
        return _date(page.date)
    return {"literal": page.published} if page.published else None


def _date(iso: str) -> dict[str, Any]:
    return {"date-parts": [[int(part) for part in iso[:10].split("-")]]}
