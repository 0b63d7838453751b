"""What a reader may take from an item with one key: its words with their citation, or the citation for a paper."""

from __future__ import annotations

from typing import NamedTuple

from visittui.archive.store.archive import Archive
from visittui.export.citation_formats import written
from visittui.export.citing import Citer


class Copy(NamedTuple):
    """A text to take, and what a menu calls it."""

    label: str
    text: str


_MENU = {
    "text": ("Quote with citation", "Title with its sources"),
    "markdown": ("Markdown", "Markdown"),
    "csl": ("CSL-JSON", "CSL-JSON"),
    "bibtex": ("BibTeX", "BibTeX"),
    "ris": ("RIS", "RIS"),
}
"""Of each form, what it is called for a quote and for anything else."""


def copies_of(archive: Archive, ref: str) -> list[Copy]:
    """What there is to copy of an item, the most wanted first and its id last.

    Args:
        archive: the open archive.
        ref: `kind/id`.

    Raises:
        ItemNotFoundError: there is no such item.
    """
    citations = Citer(archive).citations(ref)
    copies = []
    if citations:
        is_quote = ref.startswith("quote/")
        for form, (for_quote, for_other) in _MENU.items():
            copies.append(Copy(for_quote if is_quote else for_other, written(form, citations)))
    else:
        copies.append(Copy("Title", archive.title(ref)))
    return [*copies, Copy("Id", ref)]
