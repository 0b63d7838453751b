"""What the matches have in common, counted, as a card."""

from __future__ import annotations

from visittui.archive.cards.card import Card, Link, LinkGroup
from visittui.archive.search.results import Facet, Results
from visittui.tui.explorer.status_lines import number

_FACETS = (("speaker", "Quotes by speaker"), ("topic", "By topic"))


def facets_card(results: Results, query: str) -> Card:
    """Counts by speaker and topic; each link adds its speaker or topic to the query.

    Args:
        results: what was found.
        query: as it was typed.
    """
    # As it was read, for a field written after a left open quotation mark or OR would be read as something else.
    read = str(results.query)
    groups = tuple(_group(field, label, results.by(field), read) for field, label in _FACETS)
    return Card("help/facets", "help", f"Matches of “{query}”" if query else "The whole record", "", (), (), groups)


def _group(field: str, label: str, facets: list[Facet], query: str) -> LinkGroup:
    links = tuple(
        Link("?" + f"{query} {field}:{facet.ref}".strip(), facet.title, number(facet.hits)) for facet in facets
    )
    return LinkGroup(field, label, len(links), links)
