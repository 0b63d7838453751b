"""BibTeX entries, in UTF-8 as biber and current LaTeX read them."""

from __future__ import annotations

import re

from visittui.export.citations.citation import Citation, Name
from visittui.export.citations.citations_in_words import line_words, remarks

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

_LANGUAGES = {
    "ar": "arabic", "bg": "bulgarian", "cs": "czech", "da": "danish", "de": "ngerman", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "fa": "persian", "fi": "finnish", "fr": "french", "he": "hebrew",
    "hu": "hungarian", "it": "italian", "ja": "japanese", "ko": "korean", "lt": "lithuanian", "lv": "latvian",
    "nl": "dutch", "no": "norsk", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "sv": "swedish", "th": "thai", "tr": "turkish", "uk": "ukrainian", "vi": "vietnamese",
    "zh": "chinese",
}  # fmt: skip
"""Of a language code, babel's name for it (its manual, "Tokens"): `language` would be printed, `langid` hyphenates."""


def bibtex_entry(citation: Citation) -> str:
    """One entry: the page in hand, or what somebody said as a part of it.

    Names of organisations (publishers too), names that begin with the family name, titles and words as printed stand in
    a second pair of braces: BibTeX neither turns them around nor divides them at an "and" nor changes a capital. A
    title in our words is that of a book, which styles do not put in quotation marks.
    """
    page, said = citation.page, citation.utterance
    fields: dict[str, str | None]
    if said:
        fields = {
            "author": _name(said.author) if said.author else None,
            "title": f"{{{_escaped(said.title)}}}",
            "series" if said.paraphrase else "booktitle": f"{{{_escaped(page.title)}}}",
            "eventtitle": said.event and _escaped(said.event),
            "venue": said.place and _escaped(said.place),
            "eventdate": said.date and _escaped(said.date),
        }
    else:
        fields = {
            "author": _name(page.issuer) if page.issuer else None,
            "title": f"{{{_escaped(page.title)}}}",
            "type": page.kind.replace("-", " "),
        }
    part_or_book = said or citation.is_title_ours
    language = (citation.language or "").partition("-")[0]
    unnamed = f" Language: {citation.language}." if language and language not in _LANGUAGES else ""
    fields |= {
        "publisher" if part_or_book else "howpublished": page.publisher and f"{{{_escaped(page.publisher)}}}",
        "date": page.date,
        "year": page.date and page.date[:4],
        "pages": line_words(citation.lines),
        "url": page.url and page.url.translate(_URL_ESCAPES),
        "langid": _LANGUAGES.get(language),
        "note": _escaped(remarks(citation) + unnamed),
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    kind = "book" if citation.is_title_ours else "incollection" if said else "misc"
    return f"@{kind}{{{citation.key},\n{body}}}"


def _name(name: Name) -> str:
    if name.family:
        # Braced, for a "von" of the family name would be left out of short citations.
        return f"{{{_escaped(name.family)}}}, {_escaped(name.given)}"
    return f"{{{_escaped(name.whole)}}}"


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES if _are_paired(text) else _LONE_BRACES)


def _are_paired(text: str) -> bool:
    depth = 0
    for sign in re.findall("[{}]", text):
        depth += 1 if sign == "{" else -1
        if depth < 0:
            return False
    return depth == 0
