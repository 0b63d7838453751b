"""The works that items rest on, for reference managers: CSL-JSON, BibTeX or RIS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from visittui.archive.kinds import citations_of
from visittui.export.citations.citation import Citation
from visittui.export.citations.citation_formats import pieces
from visittui.export.citations.citing import Citer
from visittui.export.selection import Selection


def bibliography(selection: Selection, form: str, say: Callable[[str], None]) -> Iterator[str]:
    """The document (`csl`, `bibtex` or `ris`), piece by piece; nothing where no item names a source.

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
