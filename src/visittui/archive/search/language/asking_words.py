"""Questions in full sentences: what of them is only asking, and which kinds of item answer.

`who signed for Rosatom` looks for what was signed for Rosatom, and rather for somebody than for a page. The words that
make it a question stand in texts by chance (`who signed is not stated`), so that their being there tells nothing; in
what an item is called they do: "Who met the plane" is a difference between accounts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_ASKING = {
    "who": ("person", "organisation"),
    "whom": ("person", "organisation"),
    "whose": ("person", "organisation"),
    "where": ("place", "event"),
    "when": ("event",),
    "why": ("quote",),
    "how": (),
    "what": (),
    "which": (),
    "кто": ("person", "organisation"),
    "где": ("place", "event"),
    "когда": ("event",),
    "почему": ("quote",),
    "сколько": (),
    "что": (),
    "какой": (),
    "какая": (),
    "какие": (),
}
"""Words that begin a question, each with the kinds of item that answer it."""

_ASKED_FOR = {
    "person": "minister ministers official officials leader leaders president ambassador rectors governor people",
    "organisation": "company companies university universities newspaper agency ministry embassy firm firms country",
    "place": "hotel building city airport room hall place",
}
"""What `which` asks for, by what follows it at once or after a word."""

_FOR_PEOPLE = ("who", "whom", "whose")
_WHETHER = frozenset(("did", "does", "do", "is", "are", "was", "were", "has", "have", "had"))
_SPEAKING = frozenset(
    str.split("""
    say says said tell told talk think thought write wrote promise promised answer answered call called claim claimed
    сказал сказала говорил заявил написал ответил
""")
)
"""What somebody did of whom a quote is the answer."""

_SIGNING = frozenset(
    str.split("""
    sign signed signs signing exchange exchanged agree agreed conclude concluded agreements
    подписал подписали подписано
""")
)
"""What is done with agreements."""

_SHORTEST = 3
"""Words: `who met` may be the beginning of anything."""


class Question(NamedTuple):
    """What kind of question it is.

    Attributes:
        words: by which it asks, in any form; none where it asks whether something is so.
        kinds: of the items that answer it, none where any may.
    """

    words: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


def question_of(words: Sequence[str]) -> Question | None:
    """How the folded words of a query ask; None where they are no question."""
    if len(words) < _SHORTEST:
        return None
    first = words[0]
    if first in _ASKING:
        kinds = _ASKING[first] or tuple(
            kind for kind, nouns in _ASKED_FOR.items() if not set(nouns.split()).isdisjoint(words[1:3])
        )
        if _SIGNING.intersection(words):
            kinds += ("agreement",)
        elif _SPEAKING.intersection(words) and "person" not in kinds:
            kinds = ("quote",)
        return Question(_FOR_PEOPLE if first in _FOR_PEOPLE else (first,), kinds)
    return Question() if first in _WHETHER else None
