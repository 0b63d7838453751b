"""Where nothing has all that is asked for: what to try instead, and what to say where that fails too."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from visittui.archive.search.counting import first_hits
from visittui.archive.search.folding import fold, words
from visittui.archive.search.patterns import Plan
from visittui.archive.search.planning import plan
from visittui.archive.search.query import Alternative, DateTerm, Phrase, Query, Word

_CLAUSES_TRIED = 20
"""So many clauses are tried one by one where they find nothing together."""

_NOT_TOGETHER = "nothing has all of these at once; leave one out, or put OR between them"


def loosened(connection: sqlite3.Connection, query: Query) -> Iterator[Plan]:
    """Plans to try in turn where nothing matched: as a day, phrases as loose words, words like those asked for.

    Args:
        connection: to the archive.
        query: as read.

    Yields:
        Up to three plans, each saying in a hint what it does differently.
    """
    if query.day is not None:
        hint = f"nothing says “{query}”, showing what is of that day"
        on_that_day = Query(((Alternative(DateTerm("date", query.day)),),), (*query.hints, hint))
        yield plan(connection, on_that_day)._replace(is_corrected=True)
    scattered = tuple(part for clause in query.clauses for part in _scattered(clause))
    if scattered != query.clauses:
        hint = "nothing has these words in this order, showing what has them anywhere"
        yield plan(connection, Query(scattered, (*query.hints, hint)))._replace(is_corrected=True)
    similar = Query(scattered, (*query.hints, "nothing has all of this, showing what has words like these"))
    found = plan(connection, similar, also_similar=True)
    if found.clauses != plan(connection, similar).clauses:
        yield found._replace(is_corrected=True)


def why_nothing(connection: sqlite3.Connection, query: Query, sought: Plan) -> tuple[str, ...]:
    """What to tell a reader to whom nothing can be shown.

    Args:
        connection: to the archive.
        query: as read.
        sought: what was looked for.

    Returns:
        At least one line.
    """
    told = list(sought.misses)
    alone = [
        (clause, bool(first_hits(connection, Plan((wanted,)), 1)[0]))
        for clause, wanted in zip(query.clauses[:_CLAUSES_TRIED], sought.clauses, strict=False)
    ]
    if all(found for _, found in alone):
        # One term alone that the index has is one that is printed with other marks.
        told.append(_NOT_TOGETHER if len(alone) > 1 else f"nothing is printed just so: {query}")
    elif not told:
        nowhere = next(" OR ".join(map(str, clause)) for clause, found in alone if not found)
        told.append(f"nothing here has {nowhere}")
    return tuple(dict.fromkeys(told))


def _scattered(clause: tuple[Alternative, ...]) -> list[tuple[Alternative, ...]]:
    term = clause[0].term
    if len(clause) > 1 or clause[0].excluded:
        return [clause]
    if isinstance(term, Phrase) or (isinstance(term, Word) and not term.exactly):
        found = words(fold(term.text))
        if len(found) > 1 or isinstance(term, Phrase):
            return [(Alternative(Word(word)),) for word in found]
    return [clause]
