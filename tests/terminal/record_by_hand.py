"""A record made by hand, asked for what another one of the same texts is to have."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from visittui.tui.review.decisions import Review


class RecordByHand:
    """A record made by hand, whose sources and quotes have other ids in the record that is made after it.

    Attributes:
        items: the record.
        sources: for the id of each source of the other record, the id that it has here.
        ids: the other way round.
    """

    def __init__(self, by_hand: dict[str, Any], record: Path) -> None:
        self.items, self.record = by_hand, record
        digests = {source.get("sha256"): source["id"] for source in by_hand["sources"]}
        self.sources = {source["id"]: digests[source["sha256"]] for source in Review(record).editor.items("sources")}
        self.ids = {theirs: ours for ours, theirs in self.sources.items()}

    def printed(self, source: str, line: int, words: str) -> dict[str, Any] | None:
        for quote in self.items["quotes"]:
            for printing in quote["printings"]:
                place = (printing["source"], printing["line"])
                if place == (self.sources[source], line) and printing["exact"] == words:
                    return dict(quote)
        return None

    def name(self, section: str, key: object) -> str:
        plural = {"persons": "people"}.get(section, section)
        item: dict[str, Any] = next((one for one in self.items[plural] if one["id"] == key), {})
        return str(item.get("name") or item.get("title") or "")

    def as_known(self, section: str, item: dict[str, Any]) -> dict[str, Any]:
        """An item by the ids of this record: its sources have others, its quotes are found by their words."""
        quotes = {quote["text"]: quote["id"] for quote in Review(self.record).editor.items("quotes")}
        told = json.dumps(item)
        for theirs, ours in self.ids.items():
            told = told.replace(f'"source": "{theirs}"', f'"source": "{ours}"')
        for quote in self.items["quotes"]:
            if quote["text"] in quotes:
                told = told.replace(f'"quote/{quote["id"]}"', f'"quote/{quotes[quote["text"]]}"')
        return dict(json.loads(told))
