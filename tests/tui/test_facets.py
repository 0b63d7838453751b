"""What the matches have in common, counted: each count is what its link finds."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Reading
from visittui.archive.search.searching import search
from visittui.archive.store.archive import Archive
from visittui.tui.explorer.facets_card import facets_card
from visittui.tui.explorer.location import Location


@pytest.mark.parametrize(
    "query",
    ["", "nuclear OR", "=likhachev", "the =tô", "=Đức -nuclear", '"nuclear energy', "20 June", "nuclaer",
     "lam OR putin", "person/to-lam", "speaker:lam", "partnership -putin", "nuclear OR -"],
)  # fmt: skip
@pytest.mark.parametrize("scope", [None, "person/to-lam"])
def test_each_speaker_and_topic_counts_what_its_link_finds(archive: Archive, query: str, scope: str | None) -> None:
    card = facets_card(search(archive, query, scope=scope), query)
    promised = {link.ref: int(link.detail.replace(",", "")) for group in card.groups for link in group.links}
    found = {ref: search(archive, ref.removeprefix("?"), scope=scope).complete_only().total for ref in promised}
    assert promised == found


async def test_from_what_belongs_to_somebody_they_lead_to_what_belongs_to_them(reading: Reading) -> None:
    async with reading(Location("Quotes", query="partnership", scope="person/to-lam")) as reader:
        await reader.press("f")
        await reader.until(lambda: "By topic" in reader.card_text())
        await reader.press("enter")
        await reader.until(lambda: reader.screen is reader.explorer)
        await reader.settle()
        place = reader.explorer.standing[1]
        assert place.scope == "person/to-lam"
        assert place.query.startswith("partnership speaker:")
