"""Words that name what items are: a kind, or what lists say of them."""

from __future__ import annotations

from functools import cache

from visittui.archive.search.plan import Sequence
from visittui.archive.search.words.stems import stem

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
}
"""Words that name a kind of item, or what its own field `kind` says of it, which its card shows; by their tokens."""

_STATUSES = ("signed", "adopted", "announced", "planned")


@cache
def _called() -> dict[Sequence, tuple[str, ...]]:
    table: dict[Sequence, tuple[str, ...]] = {}
    for token, names in _NAMED.items():
        for name in names.split(", "):
            key = tuple(map(stem, name.split()))
            table[key] = (*table.get(key, ()), token)
    return table


def kinds_called(sequence: Sequence) -> tuple[str, ...]:
    """The filter tokens of the kinds of item that words name, in any form: `deals` are agreements."""
    return _called().get(tuple(map(stem, sequence)), ())


def statuses_called(word: str) -> tuple[str, ...]:
    """The same of what lists say of items that are not plainly so: `signed`, `announced`, `planned`."""
    return tuple(f"xstatus{status}" for status in _STATUSES if stem(word) == stem(status))
