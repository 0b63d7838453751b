"""The works that items rest on, for reference managers: CSL-JSON, BibTeX or RIS."""

from __future__ import annotations

from collections.abc import Iterator

from visittui.archive.links import citations_of
from visittui.export.citation import Citation
from visittui.export.citation_formats import pieces
from visittui.export.citing import Citer
from visittui.export.selection import Selection


def bibliography(selection: Selection, form: str) -> Iterator[str]:
    """The document, piece by piece.

    Args:
        selection: whose sources are listed.
        form: `csl`, `bibtex` or `ris`.
    """
    yield from pieces(form, works(selection))


def works(selection: Selection) -> Iterator[Citation]:
    """Each printing of each quote, with its line; of everything else each source once."""
    citer = Citer(selection.archive)
    seen: set[str] = set()
    for ref, kind, item in selection.items():
        if kind == "quote":
            yield from citer.citations(ref, item)
            continue
        sources = [item["id"]] if kind == "source" else [entry["source"] for entry in citations_of(kind, item)]
        for source in sources:
            if source not in seen:
                seen.add(source)
                yield citer.page(source)
