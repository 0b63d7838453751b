"""What a reader types: a session of 69 queries, most of them one letter longer than the one before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from visittui.archive.search.folding import fold, words

TYPED = ("nuclear energy", "to lam", "security coop", "climate change", "ha noi", "лукашенко")
"""Each is a query for every letter of it."""

WHOLE = (
    "country",
    "country government",
    "zanzibarite",
    '"our country"',
    '"of the"',
    'speaker:"to lam" country',
    "coperation",
)
"""A frequent word, two, a rare one, two phrases, whom and what, a slip of the fingers."""

SPEAKER_ASKED_FOR = "to-lam"


@dataclass(frozen=True)
class Key:
    """One query of the session.

    Attributes:
        query: as typed.
        words: what it looks for, folded; each as the beginning of a word unless they are a phrase.
        phrase: whether the words must follow each other.
        speaker: the id of who must have said it, or nothing.
    """

    query: str
    words: list[str]
    phrase: bool
    speaker: str


def session() -> list[Key]:
    """The queries in the order in which they are typed."""
    typed = [text[:length] for text in TYPED for length in range(1, len(text) + 1)]
    return [_key(text) for text in (*typed, *WHOLE)]


def _key(text: str) -> Key:
    bare = re.sub(r'speaker:"[^"]*"', "", text)
    speaker = SPEAKER_ASKED_FOR if bare != text else ""
    return Key(text, words(fold(bare)), '"' in bare, speaker)
