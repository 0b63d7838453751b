"""What a record's examples of queries are made of: found once, as the first frame shows some of them."""

from __future__ import annotations

import sqlite3

from visittui.archive.search.examples import Examples
from visittui.archive.search.folding import fold, joined, words
from visittui.archive.store.lookups import value_of
from visittui.archive.store.visit import Visit

_LOOKED_AT = 200
"""Items of a kind whose titles are looked at: what a record is about shows in the first ones."""

_TELLING = 5
"""Letters of a word that tells something."""


def example_words(connection: sqlite3.Connection) -> Examples:
    """What examples of queries are made of, in a database with all its rows: some look-ups, however large it is."""
    visit = Visit(**value_of(connection, "visit"))
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
