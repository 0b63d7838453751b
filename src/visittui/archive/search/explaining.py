"""What a row says of why it is among the hits where that is not to be seen: a passage, a name, a topic."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from visittui.archive.excerpt import Passage, cited_texts
from visittui.archive.kinds import KINDS, texts_of
from visittui.archive.relations import RELATIONS
from visittui.archive.search.folding import fold
from visittui.archive.search.highlight import found_in, matches, matches_folded, names_of, printed_ranges, ranges_of
from visittui.archive.search.plan import Pattern
from visittui.archive.store.lookups import item_numbered, matching
from visittui.archive.store.references import with_titles
from visittui.archive.store.row import Range, Row

DEEP = 90
"""From so many characters on a hit in a title may be out of sight, and the row gets an excerpt."""

_LINKS_LOOKED_AT = 300
_Names = Callable[[int], list[tuple[str, str]]]
_REASONS = {"party-to": "party", "signatory": "signed for", "attended": "attended by", "named-in": "naming"}


def explained(connection: sqlite3.Connection, rows: Sequence[Row], patterns: Sequence[Pattern]) -> list[Row]:
    """Rows with what tells why they are among the hits."""

    @cache
    def names(number: int) -> list[tuple[str, str]]:
        """All names of an item as printed and folded, its title first; rows share a few of them."""
        return [(name, fold(name)) for name in names_of(*item_numbered(connection, number))]

    return [_explained(connection, row, patterns, names) for row in rows] if patterns else list(rows)


def _explained(connection: sqlite3.Connection, row: Row, patterns: Sequence[Pattern], names: _Names) -> Row:
    in_title = found_in(patterns, fold(row.title))
    in_detail = found_in(patterns, fold(row.detail))
    title_matches = printed_ranges(in_title, row.title)
    passages: list[Passage] = []
    if title_matches and title_matches[-1][1] > DEEP:
        # Where the detail shows a word already, its place deep in the text tells nothing new.
        telling = [found for found, shown in zip(in_title, in_detail, strict=True) if not shown]
        first = printed_ranges(telling, row.title)[:1] if any(in_detail) else title_matches[:1]
        if first and first[0][1] > DEEP:
            passages.append(Passage(row.title, first[0], title_matches))
    unseen = [
        pattern for pattern, found, shown in zip(patterns, in_title, in_detail, strict=True) if not found and not shown
    ]
    reasons: list[str] = []
    if unseen:
        _, item = item_numbered(connection, row.number)
        for spelling in names_of("", item)[1:]:
            if explained_by := [pattern for pattern in unseen if matches(pattern, spelling)]:
                reasons.append(f"alias {spelling}")
                unseen = [pattern for pattern in unseen if pattern not in explained_by]
        texts = texts_of(row.kind, item)
        if row.kind != "quote":
            texts += cited_texts(item)
        for text, is_printed in texts:
            if not unseen or text in row.title:
                continue
            # A title stands in the place of a reference, whose id has words of its own.
            shown = text if is_printed else with_titles(connection, text)
            plain = fold(text) if shown is text else fold(f"{text}\n{shown}")
            if found := [pattern for pattern in unseen if matches_folded(pattern, plain)]:
                told = " ".join((f"“{text}”" if is_printed else shown).split())
                hits: tuple[Range, ...] = ranges_of(found, told) or ((0, 0),)
                passages.append(Passage(told, hits[0], ranges_of(patterns, told)))
                unseen = [pattern for pattern in unseen if pattern not in found]
    if unseen:
        reasons.extend(_linked_reasons(connection, row, unseen, names))
        reasons.extend(_reasons_of_tags(connection, row, unseen))
    return row._replace(
        passages=tuple(passages),
        title_matches=title_matches,
        reason="; ".join(dict.fromkeys(reasons)),
    )


def _reasons_of_tags(connection: sqlite3.Connection, row: Row, unseen: Sequence[Pattern]) -> Iterator[str]:
    """By which topic or day a row was found: one for each word that nothing else explains."""
    for pattern in unseen:
        for tag in pattern.tags:
            if tag.reason and matching(connection, f"filters : {tag.token}", first=row.number, last=row.number):
                yield tag.reason
                break


def _linked_reasons(connection: sqlite3.Connection, row: Row, unseen: list[Pattern], names: _Names) -> Iterator[str]:
    """Whose name it was that matched: "said by …", "about …"; what is so explained is taken from `unseen`."""
    for relation in KINDS[row.kind].context:
        described = RELATIONS[relation]
        is_ours = described.holder == "source"
        here, there = ("source", "target") if is_ours else ("target", "source")
        label = _REASONS.get(relation) or (described.forward if is_ours else described.backward).lower()
        linked = connection.execute(
            f"SELECT {there} FROM link WHERE {here} = ? AND relation = ? LIMIT ?",  # noqa: S608
            (row.number, relation, _LINKS_LOOKED_AT),
        )
        for (number,) in linked:
            if not unseen:
                return
            title = names(number)[0][0]
            for name, plain in names(number):
                if found := [pattern for pattern in unseen if matches_folded(pattern, plain)]:
                    unseen[:] = [pattern for pattern in unseen if pattern not in found]
                    known_as = "" if name == title else f" ({name})"
                    yield f"{label} {title}{known_as}"
