"""The forms in which citations are written, by the names that the command line takes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from visittui.export.citations import citations_in_words
from visittui.export.citations.bibtex import bibtex_entry
from visittui.export.citations.citation import Citation
from visittui.export.citations.csl import csl_item
from visittui.export.citations.ris import ris_entry


class BibliographyForm(NamedTuple):
    """A form that reference managers read: entries, and what stands around them."""

    entry: Callable[[Citation], str]
    opening: str = ""
    between: str = "\n"
    closing: str = ""


BIBLIOGRAPHY_FORMS = {
    "csl": BibliographyForm(
        lambda citation: json.dumps(csl_item(citation), ensure_ascii=False, indent=2), "[\n", ",\n", "\n]\n"
    ),
    "bibtex": BibliographyForm(bibtex_entry, between="\n\n", closing="\n"),
    "ris": BibliographyForm(ris_entry),
}

WORDINGS: dict[str, Callable[[Sequence[Citation]], str]] = {
    "text": citations_in_words.as_text,
    "markdown": citations_in_words.as_markdown,
}
"""For people; each takes the citations of one item."""

CITATION_FORMATS = (*WORDINGS, *BIBLIOGRAPHY_FORMS)


def pieces(form: str, citations: Iterable[Citation]) -> Iterator[str]:
    """Write citations in one of the `BIBLIOGRAPHY_FORMS`, piece by piece, however many there are; nothing of none."""
    entry, opening, between, closing = BIBLIOGRAPHY_FORMS[form]
    number = 0
    for number, citation in enumerate(citations, 1):
        yield f"{between if number > 1 else opening}{entry(citation)}"
    if number:
        yield closing


def written(form: str, citations: Sequence[Citation]) -> str:
    """Write the citations of one or more items, those of an item together, in any form."""
    if form in WORDINGS:
        items = groupby(citations, key=lambda citation: citation.ref)
        return "\n\n".join(WORDINGS[form](list(own)) for _, own in items)
    return "".join(pieces(form, citations)).removesuffix("\n")
