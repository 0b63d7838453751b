"""The fields of each kind of item in the order of tables: ids first, what the item rests on last."""

from __future__ import annotations

FIELDS: dict[str, tuple[str, ...]] = {
    "event": (
        "id", "title", "kind", "status", "time", "after", "place", "participants", "part_of", "topics", "mentions",
        "summary", "note", "citations",
    ),
    "agreement": (
        "id", "title", "title_basis", "kind", "status", "named", "date", "event", "place", "parties", "part_of",
        "signatures", "points", "counts", "topics", "summary", "basis", "note", "citations",
    ),
    "point": ("id", "agreement", "text", "held_by", "topics", "note", "citations"),
    "quote": (
        "id", "text", "form", "speaker", "speaker_organisation", "speaker_described", "capacity", "addressee", "event",
        "date", "language", "part_of", "topics", "about", "mentions", "note", "printings",
    ),
    "person": (
        "id", "name", "local_name", "aliases", "country", "family_name_first", "offices", "summary", "note",
        "citations",
    ),
    "organisation": ("id", "name", "local_name", "aliases", "kind", "country", "parent", "note", "citations"),
    "place": ("id", "name", "local_name", "aliases", "within", "mentions", "note", "citations"),
    "topic": ("id", "name", "aliases"),
    "source": (
        "id", "title", "publisher", "publisher_basis", "kind", "published", "date", "date_basis", "language", "url",
        "as_read", "sha256", "lineage", "note",
    ),
    "difference": (
        "id", "title", "about", "kind", "weight", "unit", "explanation", "explanation_basis", "outcome", "note",
        "accounts",
    ),
}  # fmt: skip
"""By kind, kinds in the order of `tables.KIND_CODES`."""

TIME_FIELDS = ("printed", "from", "to", "precision", "approximate", "basis")
"""The parts of an event's `time`."""

GROUNDS = ("accounts", "printings", "citations")
"""What items rest on: the last columns of a table of several kinds."""
