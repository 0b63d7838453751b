"""The forms in which citations are written, by the names that the command line takes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from visittui.archive.kinds import citations_of
from visittui.export.citations import citations_in_words
from visittui.export.citations.bibtex import bibtex_entry
from visittui.export.citations.citation import Citation
from visittui.export.citations.citing import Citer
from visittui.export.citations.csl import csl_item
from visittui.export.citations.ris import ris_entry
from visittui.export.selection import Selection


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


def bibliography(selection: Selection, form: str, say: Callable[[str], None]) -> Iterator[str]:
    """The works that items rest on, in one of the `BIBLIOGRAPHY_FORMS`, piece by piece; nothing where none names one.

    `say` is told how many entries there are, and which items have none.
    """
    citer = Citer(selection.archive)
    seen: set[str] = set()
    without: Counter[str] = Counter()
    number = 0

    def works() -> Iterator[Citation]:
        """Each printing of each quote, with its line; of everything else each source once."""
        nonlocal number
        for ref, kind, item in selection.items():
            if kind == "quote":
                own = citer.citations(ref, item)
            else:
                sources = [item["id"]] if kind == "source" else [entry["source"] for entry in citations_of(kind, item)]
                if not sources:
                    without[kind] += 1
                own = [citer.page(source) for source in dict.fromkeys(sources) if source not in seen]
                seen.update(sources)
            number += len(own)
            yield from own

    yield from pieces(form, works())
    entries = "entry" if number == 1 else "entries"
    say(f"{number:,} {entries} for {len(selection) - without.total():,} of {len(selection):,} items")
    if without:
        told = ", ".join(f"{kind} ({count:,})" for kind, count in without.items())
        say(f"items without a source of their own, by kind: {told}")
