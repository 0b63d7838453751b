"""The query that a group of links names lists the whole group, on the screen as on the command line."""

from __future__ import annotations

import pytest

from visittui.archive.search.searching import search
from visittui.archive.store.archive import Archive

EVERYTHING = (
    "event", "agreement", "point", "quote", "person", "organisation", "place", "topic", "source", "difference",
)  # fmt: skip


@pytest.mark.parametrize("kind", EVERYTHING)
def test_a_groups_query_lists_the_group(archive: Archive, kind: str) -> None:
    wrong = []
    for row in archive.rows((kind,), 0, 1_000):
        for group in archive.card(row.ref).groups:
            if not group.query:
                continue
            hits = search(archive, group.query, order="time").hits(EVERYTHING)
            found = [hit.ref for hit in hits.rows(0, len(hits))]
            listed = [link.ref for link in group.links]
            if found[: len(listed)] != listed or len(found) != group.count:
                wrong.append(f"{row.ref} {group.label} ({group.count}): {group.query} finds {len(hits)}")
    assert wrong == []
