"""The works that items rest on, for reference managers: CSL-JSON, BibTeX or RIS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain

from visittui.archive.kinds import citations_of
from visittui.export.citations.citation import Citation
from visittui.export.citations.citation_formats import pieces
from visittui.export.citations.citing import Citer
from visittui.export.selection import Selection


def bibliography(selection: Selection, form: str, say: Callable[[str], None]) -> Iterator[str]:
    """The document, piece by piece; nothing where no item names a source.

    Args:
        selection: whose sources are listed.
        form: `csl`, `bibtex` or `ris`.
        say: told how many entries there are, and which items have none.
    """
    works = Works(selection)
    citations = works.citations()
    first = next(citations, None)
    if first is not None:
        yield from pieces(form, chain((first,), citations))
    entries = "entry" if works.entries == 1 else "entries"
    say(f"{works.entries:,} {entries} for {works.items:,} of {len(selection):,} items")
    if works.without:
        without = ", ".join(f"{kind} ({count:,})" for kind, count in works.without.items())
        say(f"items without a source of their own, by kind: {without}")


class Works:
    """Each printing of each quote, with its line; of everything else each source once.

    Args:
        selection: whose sources they are.

    Attributes:
        entries: how many there were so far.
        items: for how many items.
        without: how many items of each kind name no source.
    """

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self.entries = 0
        self.items = 0
        self.without: Counter[str] = Counter()

    def citations(self) -> Iterator[Citation]:
        """The works, counted on the way."""
        for citation in self._citations():
            self.entries += 1
            yield citation

    def _citations(self) -> Iterator[Citation]:
        citer = Citer(self._selection.archive)
        seen: set[str] = set()
        for ref, kind, item in self._selection.items():
            if kind == "quote":
                self.items += 1
                yield from citer.citations(ref, item)
                continue
            sources = [item["id"]] if kind == "source" else [entry["source"] for entry in citations_of(kind, item)]
            if sources:
                self.items += 1
            else:
                self.without[kind] += 1
            for source in sources:
                if source not in seen:
                    seen.add(source)
                    yield citer.page(source)
