"""What the matches have in common, counted and drawn, as a card: each bar narrows the query, or takes that back."""

from __future__ import annotations

from visittui.archive.cards.card import Bar, BarChart, Card, Link
from visittui.archive.search.hits.facets import narrowings
from visittui.archive.search.hits.results import Results
from visittui.archive.search.searching import search
from visittui.archive.store.archive import Archive
from visittui.tui.keymap.keys import KEYS, Keys, key_of

_FACETS = (("speaker", "Speaker of the quotes"), ("topic", "Topic"))
_TAKEN, _FREE = "[x]", "[ ]"


def facets_card(archive: Archive, results: Results | None, keys: Keys = KEYS) -> Card:
    """Counts by speaker and topic, without results of the whole record; each link narrows the query, or undoes that."""
    found = results or search(archive, "")
    charts = tuple(chart for field, label in _FACETS if (chart := _chart(found, field, label)).bars)
    how = (
        f"{key_of('up', keys)} and {key_of('down', keys)} choose, {key_of('follow', keys)} adds one or takes it back, "
        f"{key_of('facets', keys)} closes."
    )
    if not charts:
        how = "Nothing here has a speaker or a topic."
    return Card("help/facets", "help", "Narrow", how, (), (), (), charts=charts)


def link_back(card: Card, target: str, otherwise: int | None) -> int | None:
    """The number of the link that leads to a target, such as what was added last and can be taken back."""
    links = [bar.link.ref for chart in card.charts for bar in chart.bars]
    return links.index(target) if target in links else otherwise


def _chart(results: Results, field: str, label: str) -> BarChart:
    bars = (
        Bar(Link(f"?{each.query}", f"{_TAKEN if each.is_taken else _FREE} {each.title}"), (each.hits,))
        for each in narrowings(results, field)
    )
    return BarChart(label, (), tuple(bars))
