"""Where a query matched in any printed text, and what a row says where that is not to be seen."""

from __future__ import annotations

import json
import re
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import Any
from unicodedata import normalize

from visittui.archive.excerpt import cited_texts, excerpt_around
from visittui.archive.kinds import KINDS, texts_of
from visittui.archive.relations import RELATIONS
from visittui.archive.search.folding import fold, offsets_of, printed_range, word_ranges, words
from visittui.archive.search.plan import Pattern, Plan
from visittui.archive.store.row import Range, Row
from visittui.archive.store.tables import kind_of


def ranges_of(patterns: Iterable[Pattern], text: str) -> tuple[Range, ...]:
    """All places in a text that patterns match.

    Args:
        patterns: what is looked for.
        text: as printed.

    Returns:
        Ranges of characters of `text`, in order, none touching another within a word.
    """
    return printed_ranges(found_in(patterns, fold(text)), text)


def matches(pattern: Pattern, text: str) -> bool:
    """Whether a pattern matches anywhere in a text."""
    return any(True for _ in _spans(pattern, fold(text)))


def found_in(patterns: Iterable[Pattern], plain: str) -> list[list[Range]]:
    """Where each of some patterns matches in a folded text, in its characters."""
    return [list(_spans(pattern, plain)) for pattern in patterns]


def printed_ranges(found: Iterable[list[Range]], text: str) -> tuple[Range, ...]:
    """The result of `found_in` for the fold of a text, in characters of the text as printed."""
    spans = _merged(chain.from_iterable(found))
    if not spans:
        return ()
    offsets = offsets_of(text)
    return tuple(printed_range(offsets, start, end) for start, end in spans)


def prints(text: str, very_words: str) -> bool:
    """Whether a text holds these very words, marks included; case does not matter."""
    return f" {_as_printed(very_words)} " in f" {_as_printed(text)} "


def _as_printed(text: str) -> str:
    composed = normalize("NFC", text).casefold()
    return " ".join("".join(character if character.isalnum() else " " for character in composed).split())


def _spans(pattern: Pattern, plain: str) -> Iterator[Range]:
    """Ranges of folded text; of a word that goes on, only what was asked for, and only where no word is just that."""
    found_any = False
    for span in _written_spans(pattern, plain):
        found_any = True
        yield span
    for others in (pattern.forms, pattern.meanings):
        if found_any and others is pattern.meanings:
            return
        for sequence in others:
            for start, end in _begun(sequence, plain):
                if end == len(plain) or not plain[end].isalnum():
                    found_any = True
                    yield start, end


def _written_spans(pattern: Pattern, plain: str) -> Iterator[Range]:
    for sequence in pattern.sequences:
        begun = list(_begun(sequence, plain))
        found = [span for span in begun if span[1] == len(plain) or not plain[span[1]].isalnum()]
        if not found and pattern.prefix:
            found = begun
        if not found and len(sequence) == 1:
            found = list(_run_together(sequence[0], plain))
        yield from found


def _begun(sequence: tuple[str, ...], plain: str) -> Iterator[Range]:
    """Where words stand in folded text in this order, the last of which may go on there."""
    first, several = sequence[0], len(sequence) > 1
    start = plain.find(first)
    while start >= 0:
        end = start + len(first)
        if start == 0 or not plain[start - 1].isalnum():
            following = _following(sequence).match(plain, end) if several else None
            if following or not several:
                yield start, following.end() if following else end
        start = plain.find(first, end)


@lru_cache(maxsize=256)
def _following(sequence: tuple[str, ...]) -> re.Pattern[str]:
    """The words after the first, with what may stand between them."""
    return re.compile("".join(rf"[\W_]+{re.escape(word)}" for word in sequence[1:]))


def _run_together(typed: str, plain: str) -> Iterator[Range]:
    """Words that were typed without the spaces between them: tolam."""
    if typed not in plain.replace(" ", ""):
        return
    places = word_ranges(plain)
    found = [plain[start:end] for start, end in places]
    for index in range(len(found)):
        rest = typed
        end = index
        while end < len(found) and rest and rest.startswith(found[end]):
            rest = rest[len(found[end]) :]
            end += 1
        if rest and end > index and end < len(found) and found[end].startswith(rest):
            yield places[index][0], places[end][0] + len(rest)
        elif not rest and end > index + 1:
            yield places[index][0], places[end - 1][1]


def _merged(spans: Iterable[Range]) -> list[Range]:
    merged: list[Range] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def names_of(title: str, item: dict[str, Any]) -> list[str]:
    """All names of an item as printed, the title first."""
    return [title, *filter(None, (item.get("local_name"), *(item.get("aliases") or ())))]


def consists_of(name: str, asked: Sequence[str]) -> bool:
    """Whether a name has just the words that are asked for, in any order, or run together."""
    parts = words(fold(name))
    return sorted(parts) == sorted(asked) or (len(asked) == 1 and "".join(parts) == asked[0])


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
        printed = KINDS[row.kind].printed_texts(item)
        texts = [(text, text in printed) for text in texts_of(row.kind, item)]
        if row.kind != "quote":
            texts += cited_texts(item)
        for text, is_printed in texts:
            if unseen and text not in row.title and (hits := ranges_of(unseen, text)):
                passage = _excerpt(text, hits[0], printed=is_printed)
                if excerpt:
                    reasons.append(passage)
                excerpt = excerpt or passage
                unseen = [pattern for pattern in unseen if not matches(pattern, text)]
    if unseen:
        reasons.extend(_linked_reasons(connection, row, unseen))
        reasons.extend(_reasons_of_tags(connection, row, unseen))
    return row._replace(
        excerpt=excerpt,
        title_matches=title_matches,
        excerpt_matches=ranges_of(patterns, excerpt) if excerpt else (),
        reason="; ".join(dict.fromkeys(reasons)),
    )


def _reasons_of_tags(connection: sqlite3.Connection, row: Row, unseen: Sequence[Pattern]) -> Iterator[str]:
    """By which topic or day a row was found: one for each word that nothing else explains."""
    statement = "SELECT 1 FROM text WHERE text MATCH ? AND rowid = ?"
    for pattern in unseen:
        reasons = (
            tag.reason
            for tag in pattern.tags
            if tag.reason and connection.execute(statement, (f"filters : {tag.token}", row.number)).fetchone()
        )
        yield from islice(reasons, 1)


def _excerpt(text: str, hit: tuple[int, int], *, printed: bool) -> str:
    """The passage around a hit; in quotation marks where it is words as printed."""
    return excerpt_around(f"“{text}”", (hit[0] + 1, hit[1] + 1)) if printed else excerpt_around(text, hit)


def _item(connection: sqlite3.Connection, number: int) -> Item:
    row = connection.execute("SELECT body FROM item WHERE number = ?", (number,)).fetchone()
    item: Item = json.loads(row[0])
    return item


def _linked_reasons(connection: sqlite3.Connection, row: Row, unseen: list[Pattern]) -> Iterator[str]:
    """Whose name it was that matched: "said by …", "about …"; what is so explained is taken from `unseen`."""
    for relation, title, body in _linked(connection, row):
        if not unseen:
            return
        for name in names_of(title, json.loads(body)):
            found = [pattern for pattern in unseen if matches(pattern, name)]
            if found:
                unseen[:] = [pattern for pattern in unseen if pattern not in found]
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


def as_printed(connection: sqlite3.Connection, plan: Plan, numbers: Iterable[int]) -> array[int]:
    """Those of the hits that print the very words a plan asks for.

    Args:
        connection: to the archive.
        plan: what is looked for.
        numbers: hits of its folded words.
    """
    return array("q", (number for number in numbers if _prints_all(connection, plan, number)))


def _prints_all(connection: sqlite3.Connection, plan: Plan, number: int) -> bool:
    title, body = connection.execute("SELECT title, body FROM item WHERE number = ?", (number,)).fetchone()
    item = json.loads(body)
    kind = kind_of(number)
    texts = [*texts_of(kind, item), *(text for text, _ in (cited_texts(item) if kind != "quote" else ()))]
    text = "\n".join((*names_of(title, item), *texts))
    return all(prints(text, words) is not excluded for words, excluded in plan.very_words)
