"""RIS, which EndNote, Mendeley and the others read."""

from __future__ import annotations

from visittui.export.citations.citation import Citation, Name
from visittui.export.citations.wording import line_words, remarks

_PAGE_TYPES = {"article": "NEWS", "broadcast": "VIDEO"}


def ris_entry(citation: Citation) -> str:
    """One entry: the page in hand, or what somebody said as a part of it (an electronic book section, by its name).

    A title in our words is that of a book, which no style puts in quotation marks.
    """
    page = citation.page
    said = citation.utterance
    kind = "ECHAP" if said else _PAGE_TYPES.get(page.kind, "ELEC")
    lines = [("TY", "BOOK" if citation.is_title_ours else kind), ("ID", citation.key)]
    if said:
        lines += [("AU", _name(said.author))] if said.author else []
        # As in CSL: without an author the page is the series.
        lines += [("TI", said.title), ("T3" if citation.is_title_ours and not said.author else "T2", page.title)]
    else:
        if page.issuer:
            lines.append(("AU", _name(page.issuer)))
        lines.append(("TI", page.title))
    if page.publisher:
        lines.append(("PB", page.publisher))
    if page.date:
        lines += [("PY", page.date[:4]), ("DA", page.date.replace("-", "/"))]
    if citation.lines:
        lines.append(("SP", line_words(citation.lines)))
    if page.url:
        lines.append(("UR", page.url))
    if citation.language:
        lines.append(("LA", citation.language))
    lines += [("N1", remarks(citation)), ("ER", "")]
    return "".join(f"{tag}  - {_one_line(value)}\n" for tag, value in lines)


def _name(name: Name) -> str:
    """Family and given name with a comma between; what is not taken apart is a family name alone, the comma behind it.

    Without a comma readers guess and turn To Lam around. One within a name would part it there.
    """
    return f"{name.family}, {name.given}" if name.family else f"{name.whole.replace(',', ';')},"


def _one_line(text: str) -> str:
    return " ".join(text.splitlines())
