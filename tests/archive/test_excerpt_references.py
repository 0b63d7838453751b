"""An excerpt of a note reads as prose: what the record writes as a reference is told by its title."""

from __future__ import annotations

import re

from visittui.archive.search.searching import search
from visittui.archive.store.archive import Archive
from visittui.archive.store.references import IN_TEXT


def test_no_row_shows_a_reference_where_a_title_can_stand(archive: Archive) -> None:
    seen = 0
    # Every note that holds a reference, found by the words before it.
    for kind, count in archive.counts.items():
        for row in archive.rows((kind,), 0, count):
            note = archive.item(row.ref).get("note") or ""
            found = re.search(IN_TEXT, note)
            if found is None:
                continue
            words = re.findall(r"\w{5,}", note[: found.start()])[-2:]
            results = search(archive, " ".join((row.ref, *words)))
            for hit in results.hits((kind,)).rows(0, 50):
                for passage in hit.passages:
                    seen += 1
                    assert not re.search(IN_TEXT, passage.text), passage.text
    assert seen
