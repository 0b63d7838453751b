"""The forms in which citations are written, by the names that the command line takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from visittui.export import bibtex, csl, ris, wording
from visittui.export.citation import Citation


def _per_item(write: Callable[[Sequence[Citation]], str]) -> Callable[[Sequence[Citation]], str]:
    """Writes item by item, with an empty line between."""

    def write_all(citations: Sequence[Citation]) -> str:
        return "\n\n".join(write(list(own)) for _, own in groupby(citations, key=lambda citation: citation.ref))

    return write_all


CITATION_FORMATS: dict[str, Callable[[Sequence[Citation]], str]] = {
    "text": _per_item(wording.as_text),
    "markdown": _per_item(wording.as_markdown),
    "csl": csl.as_csl,
    "bibtex": bibtex.as_bibtex,
    "ris": ris.as_ris,
}
"""Each takes the citations of one or more items, those of an item together."""
