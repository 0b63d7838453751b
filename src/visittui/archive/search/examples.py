"""Queries to try, made of what a record holds: a telling word, who spoke, a name run together, a paper's signatory."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from visittui.archive.search.folding import fold, joined, words
from visittui.archive.store.archive import Archive
from visittui.archive.store.visit import Visit

_LOOKED_AT = 200
"""Items of a kind whose titles are looked at: what a record is about shows in the first ones."""

_TELLING = 5
"""Letters of a word that tells something."""


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
    """What examples of queries in a record are made of: some look-ups, however large the record is."""
    return archive.reading(lambda connection: _examples(connection, archive.visit))


def short_examples(found: Examples) -> tuple[str, ...]:
    """A word, a speaker and a name run together, as the empty search box tells them: as much as there is."""
    speaker = f"speaker:{found.speaker}" if found.speaker else ""
    return tuple(query for query in (found.word, speaker, found.joined) if query)


def _examples(connection: sqlite3.Connection, visit: Visit) -> Examples:
    topics = _titles(connection, "topic")
    papers = _titles(connection, "agreement")
    rows = [words(fold(title)) for title in (*topics, *papers)]
    phrase = next((row for row in rows if len(row) == 2 and all(len(word) >= _TELLING for word in row)), [])
    speaker = _who(connection, "said", (visit.host, visit.guest))
    signatory = _who(connection, "signed", ())
    name = speaker or visit.host_name
    source = connection.execute("SELECT id FROM item WHERE kind = 'source' ORDER BY position LIMIT 1").fetchone()
    parties = (words(fold(title)) for title in _titles(connection, "organisation"))
    return Examples(
        word=_word(connection, topics) or _word(connection, papers) or _last(visit.place_name),
        phrase=" ".join(phrase),
        speaker=_last(speaker),
        speaker_name=speaker,
        joined=joined(fold(name)) if " " in name else "",
        attended=_last(_who(connection, "attended", (visit.host, visit.guest))),
        signatory=_last(signatory),
        source=source[0] if source is not None else "",
        day=visit.starts,
        parties=tuple(row[0] for row in parties if len(row) == 1)[-2:],
    )


def _titles(connection: sqlite3.Connection, kind: str) -> list[str]:
    query = "SELECT title FROM item WHERE kind = ? ORDER BY position LIMIT ?"
    return [title for (title,) in connection.execute(query, (kind, _LOOKED_AT))]


def _word(connection: sqlite3.Connection, titles: list[str]) -> str:
    """Of the words that begin a title the one that most items have: what begins it tells it from the others."""
    first = {row[0] for title in titles if (row := words(fold(title))) and len(row[0]) >= _TELLING}
    marks = ", ".join("?" * len(first))
    query = f"SELECT term FROM term WHERE term IN ({marks}) ORDER BY items DESC, term LIMIT 1"  # noqa: S608 - marks only
    found = connection.execute(query, (*first,)).fetchone()
    return str(found[0]) if found is not None else ""


def _who(connection: sqlite3.Connection, relation: str, first: tuple[str, ...]) -> str:
    """The name of somebody of whom there is such a link: one of the first, or the first in the record."""
    query = (
        "SELECT title FROM item WHERE kind = 'person' AND (? = '' OR id = ?)"
        " AND EXISTS (SELECT 1 FROM link WHERE relation = ? AND source = item.number) ORDER BY position LIMIT 1"
    )
    for key in (*first, ""):
        found = connection.execute(query, (key, key, relation)).fetchone()
        if found is not None:
            return str(found[0])
    return ""


def _last(name: str) -> str:
    return (words(fold(name)) or [""])[-1]
