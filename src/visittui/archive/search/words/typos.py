"""Mistyped words: which words of the record were probably meant.

A word of 4 letters or more may be one edit away (a letter more, less, other, or two swapped), of 8 or more two; shorter
ones and numbers are taken as they are. Much that is near is simply another word: a reader who asks for `road`, `bank`
or `visa` where the record has none of these wants to hear so, not to be shown `read`, `bang` or `via`; who types
`nuclaer` or `likachev` wants to be understood. What tells them apart is where the edit is, how long the word is, and
whether what was perhaps meant is a name or frequent here. Measured on the shipped record: of 157 misspellings
collected by hand 155 are corrected (154 where every nearest word is taken), of 338 everyday words that are not in it 8
(130); of 1,157 words of manuals and licences that are not in it 126 (264), many another form of the same word.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from visittui.archive.search.words.spellings import IN_LATIN_LETTERS
from visittui.archive.search.words.thesaurus import TEXTS
from visittui.archive.search.words.vocabulary import LAST
from visittui.archive.store.lookups import named
from visittui.archive.store.tables import JOINED_KINDS, KIND_BITS

_UNSPACED = "\u0e00"
"""From here on most letters are of scripts in which single letters are indexed, by the thousand."""
_MOST = 5
"""So many words stand in for one: more would be no correction but a guess."""

_OFTEN_BITS = 6
"""A word is frequent that at least one in 2**6 items has."""

_SHORTEST_SLIP = 3
"""So many letters has what may be a slip for a word of the press, of which each has one more."""

_PREFIX_LETTERS = 5
"""From so many letters on the beginning of a longer word is corrected too, so that nothing flickers while typing."""


def edits_allowed(word: str) -> int:
    """How many edits a word of this length may be away from what is meant."""
    if len(word) < 4 or any(character.isdigit() for character in word):
        return 0
    return 1 if len(word) < 8 else 2


def similar(connection: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """The words of the record nearest to a folded word, which need not be missing from it.

    At most five other words, all equally near, the most frequent first. Few edits count more than whole words, whole
    words more than beginnings.
    """
    allowed = edits_allowed(word)
    return _best(near for near in _near(connection, word) if near[0][0] <= allowed)


def corrections(connection: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """Those words of the record for which a folded word that is not in it can be taken as a slip of the hand.

    As `similar`, but what may as well be another word that the record simply has not is left out.
    """
    (last,) = connection.execute("SELECT max(number) FROM item").fetchone()
    often = (last or 0) >> KIND_BITS >> _OFTEN_BITS

    def is_slip_for(near: _Near) -> bool:
        (_, begins), items, term = near
        return is_slip(
            word,
            term,
            begins=begins,
            is_name=lambda: bool(named(connection, f'"{term}"', JOINED_KINDS, 1)),
            is_frequent=items >= max(often, 2),
        )

    if found := _best(filter(is_slip_for, _near(connection, word))):
        return found
    return next((names for other in _as_in_english(word) if (names := _names_near(connection, other))), ())


def press_word_near(word: str, near: Sequence[str]) -> str:
    """The word of the press for which a folded word that nothing knows is a slip: `anthem` of `antehm`.

    Empty if there is none, or one of the record that is `near` is as likely.
    """
    if len(word) < _SHORTEST_SLIP or (near and single_edit(word, near[0])):
        return ""
    # One edit changes the length by a letter at the most, and the plural by another. `re` passes over other letters
    # fastest where the first one stands before all else.
    pattern = rf"{word[0]}(?<=\b{word[0]})\w{{{max(3, len(word) - 3)},{len(word)}}}\b"
    for text in TEXTS:
        for term in re.findall(pattern, text):
            for form in (term, f"{term}s"):
                edit = single_edit(word, form)
                if edit and is_slip(word, form, begins=False, is_name=lambda: False, is_frequent=False):
                    return str(form)
    return ""


_ABROAD = (
    {"tsch": "ch", "dsch": "j", "sch": "sh", "ch": "kh", "w": "v", "j": "y"},
    {"tch": "ch", "ch": "sh", "ou": "u", "dj": "j"},
)
"""How German and French newspapers write sounds of Russian and other names, and how English ones do."""

_BACK_FROM_RUSSIAN = (
    {"ье": "ie", "кс": "x", "й": "i"},
    {"к": "c", "ц": "c", "х": "h"},
    {"кх": "kh", "тх": "th", "нь": "nh", "ня": "nha", "ч": "tr", "х": "h", "ф": "ph", "з": "d", "ы": "u", "й": "i"},
)
"""How Russian newspapers write the sounds of foreign names, where it is not how English ones write Russian: names of
companies, English ones, Vietnamese syllables."""


def _as_in_english(word: str) -> Iterator[str]:
    """A name that was typed as newspapers of other countries write it: `lavrov` of `lawrow`, `crocus` of `крокус`."""
    for table in _ABROAD if word.isascii() else _BACK_FROM_RUSSIAN:
        other = re.sub("|".join(table), lambda sound: table[sound[0]], word)  # noqa: B023
        if other != word:
            yield other.translate(IN_LATIN_LETTERS)


def _names_near(connection: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """The word itself if somebody or something is called so, otherwise names near it if it is long."""
    if named(connection, f'"{word}"', JOINED_KINDS, 1):
        return (word,)
    near = similar(connection, word) if len(word) >= _LONG else ()
    return tuple(term for term in near if named(connection, f'"{term}"', JOINED_KINDS, 1))


_Near = tuple[tuple[int, bool], int, str]
"""Edits and whether only the beginning is near; in how many items; the word."""


def _best(candidates: Iterable[_Near]) -> tuple[str, ...]:
    near = list(candidates)
    best = min((rank for rank, _, _ in near), default=None)
    found = sorted((-items, term) for rank, items, term in near if rank == best)
    return tuple(dict.fromkeys(term for _, term in found))[:_MOST]


def _near(connection: sqlite3.Connection, word: str) -> list[_Near]:
    if not edits_allowed(word):
        return []
    return [*_same_first_letter(connection, word), *_other_first_letter(connection, word)]


def _same_first_letter(connection: sqlite3.Connection, word: str) -> list[_Near]:
    # It takes ten milliseconds to load, which only a mistyped word should cost.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    edits = 2 if len(word) >= LETTERS_FOR_TWO_EDITS else 1
    rows = connection.execute(
        "SELECT term, items FROM term WHERE term >= ? AND term < ? AND length >= ? AND term <> ?",
        (word[0], word[0] + LAST, len(word) - edits, word),
    ).fetchall()

    def near(compared: list[str], edits: int, *, begins: bool) -> Iterator[_Near]:
        extracted = process.extract(word, compared, scorer=OSA.distance, score_cutoff=edits, limit=None, processor=None)
        return (((distance, begins), rows[index][1], rows[index][0]) for _, distance, index in extracted)

    found = [*near([term for term, _ in rows], edits, begins=False)]
    if len(word) >= _PREFIX_LETTERS:
        for length in (len(word) - 1, len(word), len(word) + 1):
            found += near([term[:length] if len(term) > length else "" for term, _ in rows], 1, begins=True)
    return found


def _other_first_letter(connection: sqlite3.Connection, word: str) -> list[_Near]:
    """Words that differ in their beginning alone: a few exact reads instead of the whole vocabulary."""
    rest = word[1:]
    candidates = {letter + end for letter in _first_letters(connection) for end in (word, rest)}
    candidates = (candidates | {rest, word[1] + word[0] + word[2:]}) - {word}
    statement = "SELECT term, items FROM term WHERE term IN (SELECT value FROM json_each(?))"
    rows = connection.execute(statement, [json.dumps(list(candidates))])
    return [((1, False), items, term) for term, items in rows]


def _first_letters(connection: sqlite3.Connection) -> list[str]:
    # A statement for each letter took a third of the time of a mistyped word.
    statement = """
        WITH RECURSIVE first(after) AS (
            VALUES ('') UNION ALL
            SELECT (SELECT substr(min(term), 1, 1) || :last FROM term WHERE term > after AND term < :unspaced)
            FROM first WHERE after IS NOT NULL
        ) SELECT substr(after, 1, 1) FROM first WHERE after <> ''"""
    return [letter for (letter,) in connection.execute(statement, {"last": LAST, "unspaced": _UNSPACED})]


LETTERS_FOR_TWO_EDITS = 6
"""From so many letters on two edits can be one slip."""

_LONG = 8
"""Words of so many letters have few others near them."""


class Edit(NamedTuple):
    """The one edit that leads from a word as typed to a word of the record.

    Attributes:
        what: a letter is missing in what was typed, too many there, another one, or two are swapped.
        at: how many letters before it are right.
    """

    what: Literal["missing", "extra", "other", "swapped"]
    at: int


def is_slip(word: str, term: str, *, begins: bool, is_name: Callable[[], bool], is_frequent: bool) -> bool:
    """Whether a word that the record has not is probably a mistyped one that it has.

    `word` is folded, `term` at most two edits away, of which with `begins` only the beginning is near. `is_name` tells,
    asked only where it matters, whether somebody or something is called `term`; `is_frequent` is whether the record is
    full of it.
    """
    if begins:
        return _is_beginning(word, term)
    edit = single_edit(word, term)
    if edit is None:
        return _is_slip_of_two(word, term, is_frequent=is_frequent)
    if edit.what == "swapped" or is_doubling(word, term, edit):
        return True
    if edit.at == 0:
        return edit.what == "missing" and is_name()
    if len(word) >= _LONG:
        return True
    if len(word) == 4:
        return edit.what == "missing" and is_frequent
    if edit.what == "other":
        # The last letter alone makes `summed` of `summer`.
        return is_name() or (len(word) > 5 and is_frequent and edit.at < len(word) - 1)
    return len(word) > 5 or is_frequent or is_name()


def single_edit(word: str, term: str) -> Edit | None:
    """The edit that leads from one word to another; None where it takes more than one, or none."""
    if word == term or abs(len(word) - len(term)) > 1:
        return None
    at = next((index for index, pair in enumerate(zip(word, term, strict=False)) if pair[0] != pair[1]), -1)
    if at < 0:
        at = min(len(word), len(term))
    if word[at:] == term[at + 1 :]:
        return Edit("missing", at)
    if word[at + 1 :] == term[at:]:
        return Edit("extra", at)
    if word[at + 1 :] == term[at + 1 :]:
        return Edit("other", at)
    if word[at : at + 2] == term[at : at + 2][::-1] and word[at + 2 :] == term[at + 2 :]:
        return Edit("swapped", at)
    return None


def is_doubling(word: str, term: str, edit: Edit) -> bool:
    """Whether one of the words only has a letter twice that stands once in the other: `lamm`, `omited`."""
    longer = word if edit.what == "extra" else term
    return edit.what in ("extra", "missing") and edit.at > 0 and longer[edit.at] == longer[edit.at - 1]


def _is_beginning(word: str, term: str) -> bool:
    """A word still being typed: `coperat`. Another or a superfluous letter leads from `petrol` to Petrovietnam."""
    edits = (single_edit(word, term[:length]) for length in (len(word), len(word) + 1))
    telling = ("swapped", "missing") if len(word) > 5 else ("swapped",)
    return any(edit is not None and edit.at > 0 and edit.what in telling for edit in edits)


def _is_slip_of_two(word: str, term: str, *, is_frequent: bool) -> bool:
    if word[0] != term[0] or len(word) < LETTERS_FOR_TWO_EDITS:
        return False
    if len(word) >= _LONG or sorted(word) == sorted(term):
        return True
    same_ends = word[:2] == term[:2] and word[-1] == term[-1]
    return len(word) == len(term) == _LONG - 1 and same_ends and is_frequent
