"""On how little the claims of a record rest: what a sound record should still not be trusted for."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from visittui.record.json_file.record_file import RecordFile
from visittui.record.model_fields import citations
from visittui.record.models import ITEM_MODELS

OPENING = "in its opening part"
"""How a source's `as_read` says that no more of it was read."""


@dataclass(slots=True)
class Grounds:
    """Numbers of claims: whatever in a record has citations or printings of its own.

    Attributes:
        one_witness: those whose sources are all of one lineage.
        publisher_inferred: those of whose sources none states its publisher: it is inferred or unknown.
        opening_read: those of whose sources no more than the opening was read.
    """

    claims: int = 0
    one_witness: int = 0
    publisher_inferred: int = 0
    opening_read: int = 0


def grounds_of(record: RecordFile) -> Grounds:
    """Count on what the claims of a sound record rest.

    A claim is counted as resting on what is weak only if all its sources are.
    """
    known = {
        source["id"]: (
            source["lineage"],
            source["publisher_basis"] != "stated",
            OPENING in (source.get("as_read") or ""),
        )
        for source in record.sections["sources"]
    }
    grounds = Grounds()
    for name, model in ITEM_MODELS.items():
        for item in record.sections[name]:
            for _, cited in groupby(citations(item, model), key=lambda found: found[0][:-1]):
                lineages, inferred, opening = zip(*(known[citation["source"]] for _, citation in cited), strict=True)
                grounds.claims += 1
                grounds.one_witness += len(set(lineages)) == 1
                grounds.publisher_inferred += all(inferred)
                grounds.opening_read += all(opening)
    return grounds
