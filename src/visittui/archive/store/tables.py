"""The tables of the archive file, and the numbers by which a file is known to be one of ours."""

from __future__ import annotations

import re

ARCHIVE_VERSION = 23
"""Raise it with every change of what a built archive holds: archives of other versions are built anew."""

APPLICATION_ID = 0x76697369
"""SQLite's application id of our files: the letters "visi"."""

PLURALS = {
    "event": "events",
    "agreement": "agreements",
    "point": "points",
    "quote": "quotes",
    "person": "people",
    "organisation": "organisations",
    "place": "places",
    "topic": "topics",
    "source": "sources",
    "difference": "differences",
}
"""What several items of a kind are called."""

GROUNDS = ("accounts", "printings", "citations")
"""The fields with what an item rests on: those that tables and lists of fields tell last."""

KIND_CODES = {kind: code for code, kind in enumerate(PLURALS)}
"""The last four bits of an item's number say its kind, so that hits are told apart without reading the items."""

KIND_BITS = 4
KIND_MASK = (1 << KIND_BITS) - 1


def is_reference(text: str) -> bool:
    """Whether a text was typed as a reference, wherever it leads."""
    return re.fullmatch(rf"(?:{'|'.join(KIND_CODES)})/[\w.-]+", text) is not None


def item_number(ordinal: int, kind: str) -> int:
    """The number of the item that has this ordinal, counted from 1, among all items in time order."""
    return ordinal << KIND_BITS | KIND_CODES[kind]


def kind_of(number: int) -> str:
    """The kind of an item, which its number tells."""
    return _KINDS[number & KIND_MASK]


_KINDS = tuple(PLURALS)

JOINED_KINDS = ("person", "organisation", "place")
"""Kinds whose names are also found when typed without spaces: tolam."""

TABLES = """
CREATE TABLE item(
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    detail TEXT NOT NULL,
    status TEXT NOT NULL,
    starts TEXT,
    moment TEXT,
    differs INTEGER NOT NULL,
    weight TEXT NOT NULL,
    outlet TEXT NOT NULL,
    witnesses INTEGER NOT NULL,
    standing INTEGER,
    body TEXT NOT NULL
);
CREATE TABLE link(source INTEGER NOT NULL, relation TEXT NOT NULL, target INTEGER NOT NULL, detail TEXT NOT NULL);
CREATE VIRTUAL TABLE text USING fts5(
    names, body, context, filters, content='', tokenize="unicode61 remove_diacritics 0", prefix='1 2 3'
);
CREATE TABLE term(
    term TEXT PRIMARY KEY, items INTEGER NOT NULL, length INTEGER NOT NULL, stem TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE synonym(stems TEXT NOT NULL, line INTEGER NOT NULL, words TEXT NOT NULL);
CREATE TABLE crowd(
    number INTEGER NOT NULL, forward INTEGER NOT NULL, relation TEXT NOT NULL, code INTEGER NOT NULL,
    links INTEGER NOT NULL, first INTEGER NOT NULL,
    PRIMARY KEY(number, forward, relation, code)
) WITHOUT ROWID;
CREATE TABLE tally(subject TEXT NOT NULL, number INTEGER NOT NULL, status TEXT NOT NULL, items INTEGER NOT NULL);
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
"""`item.number` is `ordinal in time << KIND_BITS | kind code` and the rowid of `text`; ordinals run from 1 without gap.

`item.position` counts the items of a kind from 0. `item.weight` is that of the gravest difference that concerns the
item, of a difference its own; `witnesses` counts the independent sources that it rests on, `outlet` is who published
the first of them. `item.standing` orders agreements and points: signed ones first. `link` reads "source relation
target". The columns of `text` are folded; `filters` holds tokens by which a query's fields find items
(`relations.filter_token`).
`synonym` has the record's own words of the same meaning, those of one `line` for one another: their stems, and they
themselves folded.
`tally` counts ahead what an overview shows: quotes by speaker and form, and by how many witnesses they rest on;
agreements by topic and status. Whoever has most comes first.
"""

INDEXES = (
    "CREATE UNIQUE INDEX item_by_reference ON item(kind, id)",
    "CREATE UNIQUE INDEX item_by_position ON item(kind, position)",
    "CREATE INDEX item_by_kind ON item(kind)",
    "CREATE INDEX item_by_start ON item(starts) WHERE starts IS NOT NULL",
    "CREATE INDEX event_by_start ON item(starts) WHERE kind = 'event'",
    "CREATE INDEX item_by_standing ON item(standing, number) WHERE standing IS NOT NULL",
    "CREATE INDEX synonym_by_stems ON synonym(stems)",
    "CREATE INDEX synonym_by_line ON synonym(line)",
    "CREATE INDEX link_forward ON link(source, relation, target)",
    "CREATE INDEX link_backward ON link(target, relation, source)",
)
"""Made after the rows are in: sorting once is several times faster than growing them."""

CROWD = 1000
"""Links of one item in one relation, beyond which they are counted ahead: a card must not count a million.

The card of somebody with 5,800 quotes is laid out in 1.7 ms instead of 3.3, and counting takes longer with each more.
"""

_CROWDS_FROM_ONE_END = """
INSERT INTO crowd SELECT link.{own}, {forward}, relation, {other} & {mask}, count(*), min({other})
    FROM (SELECT {own}, relation FROM link GROUP BY {own}, relation HAVING count(*) > {crowd}) AS large
    CROSS JOIN link USING ({own}, relation) GROUP BY 1, 3, 4
"""
CROWDS = tuple(
    _CROWDS_FROM_ONE_END.format(own=own, other=other, forward=forward, mask=KIND_MASK, crowd=CROWD)
    for own, other, forward in (("source", "target", 1), ("target", "source", 0))
)
"""`crowd.code` is the kind of the items at the other end, `first` the first of them."""

VOCABULARY = (
    "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'text', 'col')",
    "INSERT INTO term SELECT term, sum(doc), length(term), stem(term) FROM temp.vocabulary"
    " WHERE col <> 'filters' GROUP BY term ORDER BY term",
    "CREATE INDEX term_by_stem ON term(stem)",
    "DROP TABLE temp.vocabulary",
)
"""The words of names and texts, how many items hold each, and the key that it shares with its other forms and
spellings: `stem` is a function that the builder gives to the connection. A mistyped word is corrected from them."""
