"""RIS, which EndNote, Mendeley and the others read."""

from __future__ import annotations

from visittui.export.citations.citation import Citation, Name
from visittui.export.citations.citations_in_words import line_words, remarks

_PAGE_TYPES = {"article": "NEWS", "broadcast": "VIDEO"}


def ris_entry(citation: Citation) -> str:
    """One entry: the page in hand, or what somebody said as a part of it (an electronic book section, by its name).

    A title in our words is that of a book, which no style puts in quotation marks.
    """
    page, said = citation.page, citation.utterance
    author = said.author if said else page.issuer
    kind = "ECHAP" if said else _PAGE_TYPES.get(page.kind, "ELEC")
    fields = (
        ("TY", "BOOK" if citation.is_title_ours else kind),
        ("ID", citation.key),
        ("AU", _name(author) if author else None),
        ("TI", said.title if said else page.title),
        # As in CSL: without an author the page is the series.
        ("T3" if citation.is_title_ours and not author else "T2", page.title if said else None),
        ("PB", page.publisher),
        ("PY", page.date and page.date[:4]),
        ("DA", page.date and page.date.replace("-", "/")),
        ("SP", line_words(citation.lines)),
        ("UR", page.url),
        ("LA", citation.language),
        ("N1", remarks(citation)),
    )
    return "".join(f"{tag}  - {' '.join(value.splitlines())}\n" for tag, value in fields if value) + "ER  - \n"


def _name(name: Name) -> str:
    """Family and given name with a comma between; what is not taken apart is a family name alone, the comma behind it.

    Without a comma readers guess and turn To Lam around. One within a name would part it there.
    """
    return f"{name.family}, {name.given}" if name.family else f"{name.whole.replace(',', ';')},"
