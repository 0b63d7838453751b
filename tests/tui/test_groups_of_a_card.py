"""The groups of a card are named at its top at every width, and their headings lead to all of them."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Reading
from visittui.archive.store.archive import Archive
from visittui.tui.explorer.location import Location
from visittui.tui.layout.card_layout import lay_out_card
from visittui.tui.layout.text_runs import width_of


@pytest.mark.parametrize("ref", ["person/to-lam", "person/vladimir-putin", "organisation/rosatom", "place/hanoi"])
@pytest.mark.parametrize("width", [20, 38, 40, 48, 55, 60, 66, 78, 80, 100, 120, 200])
def test_every_group_is_named_at_the_top_and_led_to(archive: Archive, ref: str, width: int) -> None:
    card = archive.card(ref)
    laid = lay_out_card(card, width, lambda _: ())
    for number, group in enumerate(card.groups):
        first, _ = laid.link_lines[laid.targets.index(f"#{number}")]
        assert first < 20
        assert group.label.split()[0] in "".join(run.text for run in laid.lines[laid.group_lines[number]])
    assert all(width_of(line) <= max(width, 20) for line in laid.lines[:20])


async def test_a_click_on_a_heading_leads_to_all_of_its_group(reading: Reading) -> None:
    async with reading(Location("People", ref="person/to-lam", focus="card"), size=(80, 60)) as reader:
        lines = reader.card_text().splitlines()
        y = next(y for y, line in enumerate(lines) if line.strip() == "Said (20)")
        await reader.click(reader.card, (3, y - reader.card.top))
        assert reader.explorer.standing[1].query.startswith("speaker:")
        assert len(reader.refs()) == 20


async def test_m_and_space_mark_too(reading: Reading, monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    async with reading(Location("Quotes")) as reader:
        await reader.press("m", "down", "space", "8")
        assert len(reader.refs()) == 2
