"""What a reader may take from an item with one key: its words with their citation, or the citation for a paper."""

from __future__ import annotations

from typing import NamedTuple

from visittui.archive.store.archive import Archive
from visittui.export.citations.citation_formats import written
from visittui.export.citations.citing import Citer


class Copy(NamedTuple):
    """A text to take, and what a menu calls it."""

    label: str
    text: str


_MENU = {
    "text": "Title with its sources",
    "markdown": "Markdown",
    "csl": "CSL-JSON",
    "bibtex": "BibTeX",
    "ris": "RIS",
}
"""What each form is called; the first has other names for words that somebody said."""


def copies_of(archive: Archive, ref: str) -> list[Copy]:
    """What there is to copy of an item, the most wanted first and its id last.

    Raises:
        ItemNotFoundError: there is no such item.
    """
    citations = Citer(archive).citations(ref)
    if citations:
        copies = [Copy(label, written(form, citations)) for form, label in _MENU.items()]
        if utterance := citations[0].utterance:
            wanted = "Paraphrase with citation" if utterance.paraphrase else "Quote with citation"
            copies[0] = copies[0]._replace(label=wanted)
    else:
        copies = [Copy("Title", archive.title(ref))]
    return [*copies, Copy("Id", ref)]
