"""Why an item matched: highlights in what a list shows, the passage around a hit, or a word about what is not shown."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from visittui.archive.excerpt import excerpt_around
from visittui.archive.kinds import KINDS, texts_of
from visittui.archive.relations import RELATIONS
from visittui.archive.search.folding import fold
from visittui.archive.search.matching import found_in, matches, names_of, printed_ranges, ranges_of
from visittui.archive.search.patterns import Pattern
from visittui.archive.store.references import named
from visittui.archive.store.row import Row

Item = dict[str, Any]

DEEP = 90
"""From so many characters on a hit in a title may be out of sight, and the row gets an excerpt."""

_LINKS_LOOKED_AT = 300
_REASONS = {"party-to": "party", "signatory": "signed for", "attended": "attended by", "named-in": "naming"}


def explained(connection: sqlite3.Connection, rows: Sequence[Row], patterns: Sequence[Pattern]) -> list[Row]:
    """Rows with what tells why they are among the hits.

    Args:
        connection: to the archive.
        rows: as lists show them.
        patterns: the words that were looked for.
    """
    return [_explained(connection, row, patterns) for row in rows] if patterns else list(rows)


def _explained(connection: sqlite3.Connection, row: Row, patterns: Sequence[Pattern]) -> Row:
    in_title = found_in(patterns, fold(row.title))
    in_detail = found_in(patterns, fold(row.detail))
    title_matches = printed_ranges(in_title, row.title)
    excerpt = ""
    if title_matches and title_matches[-1][1] > DEEP:
        # Where the detail shows a word already, its place deep in the text tells nothing new.
        telling = [found for found, shown in zip(in_title, in_detail, strict=True) if not shown]
        first = printed_ranges(telling, row.title)[:1] if any(in_detail) else title_matches[:1]
        excerpt = excerpt_around(row.title, first[0]) if first and first[0][1] > DEEP else ""
    unseen = [
        pattern for pattern, found, shown in zip(patterns, in_title, in_detail, strict=True) if not found and not shown
    ]
    reasons: list[str] = []
    if unseen:
        item = _item(connection, row.number)
        for spelling in names_of("", item)[1:]:
            if explained_by := [pattern for pattern in unseen if matches(pattern, spelling)]:
                reasons.append(f"alias {spelling}")
                unseen = [pattern for pattern in unseen if pattern not in explained_by]
        for text in texts_of(row.kind, item):
            if unseen and text not in row.title and (hits := ranges_of(unseen, text)) and not excerpt:
                excerpt = _excerpt(text, hits[0], printed=text in KINDS[row.kind].printed_texts(item))
                unseen = [pattern for pattern in unseen if not matches(pattern, text)]
    if unseen:
        reasons.extend(_linked_reasons(connection, row, unseen))
    excerpt = named(connection, excerpt)
    return row._replace(
        excerpt=excerpt,
        title_matches=title_matches,
        excerpt_matches=ranges_of(patterns, excerpt) if excerpt else (),
        reason="; ".join(dict.fromkeys(reasons)),
    )


def _excerpt(text: str, hit: tuple[int, int], *, printed: bool) -> str:
    """The passage around a hit; in quotation marks where it is words as printed."""
    return excerpt_around(f"“{text}”", (hit[0] + 1, hit[1] + 1)) if printed else excerpt_around(text, hit)


def _item(connection: sqlite3.Connection, number: int) -> Item:
    row = connection.execute("SELECT body FROM item WHERE number = ?", (number,)).fetchone()
    item: Item = json.loads(row[0])
    return item


def _linked_reasons(connection: sqlite3.Connection, row: Row, unseen: Sequence[Pattern]) -> Iterator[str]:
    """Whose name it was that matched: "said by …", "about …"."""
    left = list(unseen)
    for relation, title, body in _linked(connection, row):
        if not left:
            return
        for name in names_of(title, json.loads(body)):
            found = [pattern for pattern in left if matches(pattern, name)]
            if found:
                left = [pattern for pattern in left if pattern not in found]
                known_as = "" if name == title else f" ({name})"
                yield f"{_words_for(relation)} {title}{known_as}"


def _linked(connection: sqlite3.Connection, row: Row) -> Iterator[tuple[str, str, str]]:
    """Relation, title and entry of the items by whose names this one is also found."""
    for relation in KINDS[row.kind].context:
        here, there = ("source", "target") if RELATIONS[relation].holder == "source" else ("target", "source")
        yield from connection.execute(
            f"""
            SELECT link.relation, item.title, item.body FROM link JOIN item ON item.number = link.{there}
            WHERE link.{here} = ? AND link.relation = ? LIMIT ?
            """,  # noqa: S608
            (row.number, relation, _LINKS_LOOKED_AT),
        )


def _words_for(relation: str) -> str:
    described = RELATIONS[relation]
    label = described.forward if described.holder == "source" else described.backward
    return _REASONS.get(relation) or label.lower()
