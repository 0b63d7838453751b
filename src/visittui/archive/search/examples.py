"""Queries to try, made of what a record holds: a telling word, who spoke, a name run together, a paper's signatory."""

from __future__ import annotations

from typing import NamedTuple

from visittui.archive.store.archive import Archive
from visittui.archive.store.lookups import value_of

EXAMPLES = "examples"
"""Where they stand in `meta`."""


class Examples(NamedTuple):
    """What examples of queries are made of; empty where the record has nothing of the kind.

    Attributes:
        word: the first word of a topic, that most items have.
        phrase: two words that a topic or title has in a row.
        speaker: the last word of the name of somebody who spoke.
        speaker_name: the whole name.
        joined: a name without its spaces.
        attended: the last word of the name of somebody who took part in an event.
        signatory: the last word of the name of somebody who signed.
        source: id of a source.
        day: the first day of the visit.
        parties: names of two organisations, a word each.
    """

    word: str
    phrase: str = ""
    speaker: str = ""
    speaker_name: str = ""
    joined: str = ""
    attended: str = ""
    signatory: str = ""
    source: str = ""
    day: str = ""
    parties: tuple[str, ...] = ()


def examples(archive: Archive) -> Examples:
    """What examples of queries in a record are made of."""
    found = archive.reading(lambda connection: value_of(connection, EXAMPLES))
    return Examples(**{**found, "parties": tuple(found["parties"])})


def short_examples(found: Examples) -> tuple[str, ...]:
    """A word, a speaker and a name run together, as the empty search box tells them: as much as there is."""
    speaker = f"speaker:{found.speaker}" if found.speaker else ""
    return tuple(query for query in (found.word, speaker, found.joined) if query)
