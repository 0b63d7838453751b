"""BibTeX entries, in UTF-8 as biber and current LaTeX read them."""

from __future__ import annotations

from visittui.export.citation import Citation, Name
from visittui.export.wording import line_words, remarks

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "%": r"\%",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_LONE_BRACES = _ESCAPES | str.maketrans({"{": r"\textbraceleft{}", "}": r"\textbraceright{}"})
"""BibTeX counts \\{ and \\} as braces all the same: one without its fellow would end the entry early, or never."""

_URL_ESCAPES = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D"})
"""Addresses are read verbatim: nothing else in them is special."""


def bibtex_entry(citation: Citation) -> str:
    """One entry: the page in hand, or what somebody said as a part of it.

    Names of organisations and names that begin with the family name, titles and words as printed stand in a second
    pair of braces: BibTeX neither turns them around nor changes a capital.
    """
    page = citation.page
    said = citation.utterance
    fields: list[tuple[str, str]] = []
    if said:
        fields.append(("author", _name(said.speaker)))
        fields.append(("title", f"{{{_escaped(said.words)}}}"))
        fields.append(("booktitle", f"{{{_escaped(page.title)}}}"))
        for field, value in (("eventtitle", said.event), ("venue", said.place), ("eventdate", said.date)):
            if value:
                fields.append((field, _escaped(value)))
    else:
        if page.issuer:
            fields.append(("author", _name(page.issuer)))
        fields.append(("title", f"{{{_escaped(page.title)}}}"))
        fields.append(("type", page.kind.replace("-", " ")))
    if page.publisher:
        fields.append(("publisher" if said else "howpublished", _escaped(page.publisher)))
    if page.date:
        fields.append(("date", page.date))
        fields.append(("year", page.date[:4]))
    if citation.lines:
        fields.append(("pages", line_words(citation.lines)))
    if page.url:
        fields.append(("url", page.url.translate(_URL_ESCAPES)))
    if citation.language:
        fields.append(("language", citation.language))
    fields.append(("note", _escaped(remarks(citation))))
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields)
    return f"@{'incollection' if said else 'misc'}{{{citation.key},\n{body}}}"


def _name(name: Name) -> str:
    if name.family:
        return f"{_escaped(name.family)}, {_escaped(name.given)}"
    return f"{{{_escaped(name.whole)}}}"


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES if _are_paired(text) else _LONE_BRACES)


def _are_paired(text: str) -> bool:
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0
