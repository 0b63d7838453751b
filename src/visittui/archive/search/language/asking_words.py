"""Words that ask, carry nothing, or name kinds of item; what of a full question is only asking, and what kinds answer.

`who signed for Rosatom` looks for what was signed for Rosatom, and rather for somebody than for a page. The words that
make it a question stand in texts by chance (`who signed is not stated`), so that their being there tells nothing; in
what an item is called they do: "Who met the plane" is a difference between accounts.
Other words carry nothing anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from visittui.archive.search.words.stems import stem

NOTHING = frozenset(
    str.split("""
    a an the this that these those there here it its he him his she her they them their theirs we our ours i
    me my you your and or but nor if then than so as at by for from in into of off on onto out over to up upon
    with within without about after before between during through under against until till while since because
    is are was were be been being am do does did done doing has have had having can could would should shall
    will might must not no yes what which who whom whose when where why how any some all each every both such
    other another also just only very much many really exactly please tell show list find give me say says
    said saying tells told talk happen happened happens get gets got let lets s t d ll ve re
    anything something everything anyone someone everyone anybody somebody everybody regarding concerning
    и в во не что он на я с со как а то все она так его но да к у же вы за бы по только ее из ли или при о от до для
    об под чем это эта этот кто где когда почему зачем какой какая какие сколько
""")
)
"""Words that carry nothing by themselves, after the stop lists of Snowball for English and Russian; none for
Vietnamese, whose syllables are also names."""

_VAGUE = frozenset(["bit", "part", "line", "thing", "passage", "stuff", "detail", "details", "info", "information"])
_ABOUT = frozenset(["about", "on", "regarding", "concerning", "where", "when"])

ASKING: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("who", "whom", "whose", "кто"), ("person", "organisation")),
    **dict.fromkeys(("where", "где"), ("place", "event")),
    **dict.fromkeys(("when", "когда"), ("event",)),
    **dict.fromkeys(("why", "почему"), ("quote",)),
    **dict.fromkeys(("how", "what", "which", "сколько", "что", "какой", "какая", "какие"), ()),
}
"""Words that begin a question, each with the kinds of item that answer it."""

_ASKED_FOR = {
    "person": "minister ministers official officials leader leaders president ambassador rectors governor people",
    "organisation": "company companies university universities newspaper agency ministry embassy firm firms country",
    "place": "hotel building city airport room hall place",
}
"""What `which` asks for, by what follows it at once or after a word."""

_NAMED = {
    "xkindagreement": "agreement, accord, deal, document, paper, pact, treaty, memorandum",
    "xkindevent": "event",
    "xkindquote": "quote, quotation",
    "xkindperson": "people, person",
    "xkindorganisation": "organisation",
    "xkindplace": "place",
    "xkindsource": "source, article, page, report",
    "xkinddifference": "difference, contradiction, discrepancy",
    "xkindtopic": "topic, subject",
    "xsortcompany": "company, firm, corporation, enterprise, business",
    "xsortuniversity": "university, college",
    "xsortmedia": "media, outlet, newspaper, broadcaster, press agency",
    "xsortembassy": "embassy, legation",
    "xsortparty": "party",
    "xsortgovernment": "ministry",
    "xsortagency": "agency",
    "xsortstate": "state, country, nation",
    "xsorttranscript": "transcript",
    "xsortpressrelease": "press release",
    "xsortbroadcast": "broadcast",
    "xsortliveblog": "live blog, blog, liveblog",
    "xsortmemorandum": "memorandum",
    "xsortlicence": "licence, permit",
    "xsortprogramme": "programme",
    **{f"xstatus{status}": status for status in ("signed", "adopted", "announced", "planned")},
}
"""Words that name a kind of item, what its own field `kind` says of it, which its card shows, or what lists say of one
that is not plainly so; by their tokens."""

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


def is_vague(word: str, following: str) -> bool:
    """Whether a word with the next only says that something follows: `the bit about`, `information on`."""
    return word in _VAGUE and following in _ABOUT


def question_of(words: Sequence[str]) -> Question | None:
    """How the folded words of a query ask; None where they are no question."""
    if len(words) < _SHORTEST:
        return None
    first = words[0]
    if first in ASKING:
        kinds = ASKING[first] or tuple(
            kind for kind, nouns in _ASKED_FOR.items() if not set(nouns.split()).isdisjoint(words[1:3])
        )
        if _SIGNING.intersection(words):
            kinds += ("agreement",)
        elif _SPEAKING.intersection(words) and "person" not in kinds:
            kinds = ("quote",)
        return Question(_FOR_PEOPLE if first in _FOR_PEOPLE else (first,), kinds)
    return Question() if first in _WHETHER else None


@cache
def _called() -> dict[tuple[str, ...], tuple[str, ...]]:
    table: dict[tuple[str, ...], tuple[str, ...]] = {}
    for token, names in _NAMED.items():
        for name in names.split(", "):
            key = tuple(map(stem, name.split()))
            table[key] = (*table.get(key, ()), token)
    return table


def kinds_called(sequence: Sequence[str]) -> tuple[str, ...]:
    """The filter tokens of the kinds of item that words name, in any form: `deals` are agreements."""
    return _called().get(tuple(map(stem, sequence)), ())
