"""A record as written, beside the archive that everything is exported from."""

from __future__ import annotations

from typing import Any, NamedTuple

from visittui.archive.store.archive import Archive


class Exported(NamedTuple):
    """A record as written, and its archive."""

    record: dict[str, Any]
    archive: Archive

    def items(self, section: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.record[section]
        return found

    def by_reference(self) -> dict[str, dict[str, Any]]:
        """Every item as written; points also name their agreement."""
        items = {f"{kind}/{item['id']}": item for section, kind in SECTIONS.items() for item in self.items(section)}
        for agreement in self.items("agreements"):
            for point in agreement.get("points") or ():
                items[f"point/{point['id']}"] = {**point, "agreement": agreement["id"]}
        return items


SECTIONS = {
    "sources": "source",
    "topics": "topic",
    "places": "place",
    "organisations": "organisation",
    "people": "person",
    "events": "event",
    "agreements": "agreement",
    "quotes": "quote",
    "differences": "difference",
}
