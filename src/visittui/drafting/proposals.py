"""A suggestion as the item that it would be in a record: what a person sees, corrects and accepts.

    section, item = proposed(drafts, drafts["lake-news-2cf0cad9"], taken=ids_of_the_record)
    editor.write([Add(section, item)], drafts=drafts.decided(..., item="quote/" + item["id"]).as_bytes())

Words are copied, never made; what the text does not tell is left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import count
from typing import Any

from visittui.drafting.drafts import DraftItem, Drafts
from visittui.plain_letters import slug
from visittui.printed_words import GAP

Item = dict[str, Any]

_ID_WORDS = 4
"""Words of an utterance that its id is made of."""

_PAPER_KINDS = (
    ("joint statement", "joint-statement"),
    ("joint communiqu", "joint-statement"),
    ("treat", "treaty"),
    ("memorand", "memorandum"),
    ("contract", "contract"),
    ("licen", "licence"),
    ("program", "programme"),
    ("package", "package"),
)
_EVENT_KINDS = (
    (("arriv", "land", "touch"), "arrival"),
    (("sign", "inked"), "signing"),
    (("met", "meet", "held", "receiv"), "meeting"),
    (("laid",), "wreath"),
    (("spoke", "address"), "speech"),
    (("host", "toast"), "reception"),
    (("welcom", "greet"), "ceremony"),
)


def utterance_of(drafts: Drafts, one: DraftItem) -> tuple[DraftItem, ...]:
    """The suggestions that are pieces of one utterance, in order: of the same source and number, or this alone."""
    if one.utterance is None:
        return (one,)
    return tuple(item for item in drafts.items if item.source == one.source and item.utterance == one.utterance)


def proposed(drafts: Drafts, one: DraftItem, taken: Collection[str] = ()) -> tuple[str, Item]:
    """The section and the item that a suggestion would be, with the other pieces of its utterance.

    The ids `taken` of the record are not used again.
    """
    if one.kind in ("quotation", "turn"):
        return "quotes", _quote(utterance_of(drafts, one), taken)
    if one.kind == "person":
        return "people", _person(one, taken)
    if one.kind == "lineage":
        return "sources", {"id": one.source}
    if one.kind == "paper":
        return "agreements", _paper(one, taken)
    return "events", _event(one, taken)


def proposed_printing(pieces: Sequence[DraftItem]) -> Item:
    """The suggestions that are pieces of one utterance, in order, as a printing of a quote."""
    words = [(piece.line, piece.exact) for one in pieces for piece in one.pieces]
    first = words[0][0]
    printing: Item = {"source": pieces[0].source, "line": first}
    if len(words) == 1:
        printing["exact"] = words[0][1]
    else:
        printing["pieces"] = [
            {"exact": exact} if line == first else {"line": line, "exact": exact} for line, exact in words
        ]
    if pieces[0].kind == "turn":
        printing["transcribed"] = True
    return printing


def _quote(pieces: Sequence[DraftItem], taken: Collection[str]) -> Item:
    first = pieces[0]
    words = [piece.exact for one in pieces for piece in one.pieces]
    speaker = next((one.speaker for one in pieces if one.speaker is not None), None)
    item: Item = {
        "id": free_id(" ".join([_named(first), *" ".join(words).split()[:_ID_WORDS]]), taken),
        "form": "verbatim" if any(one.form == "verbatim" for one in pieces) else "fragment",
        "text": GAP.join(words),
    }
    if speaker is not None and speaker.person is not None:
        item["speaker"] = speaker.person
    elif speaker is not None:
        item["speaker_described"] = speaker.name or speaker.text
    item["printings"] = [proposed_printing(pieces)]
    return item


def _named(one: DraftItem) -> str:
    speaker = one.speaker
    if speaker is None:
        return one.source
    return (speaker.person or speaker.name or speaker.text).replace("-", " ").split()[-1]


def _citation(one: DraftItem) -> Item:
    piece = one.pieces[0]
    return {"source": one.source, "line": piece.line, "exact": piece.exact}


def _person(one: DraftItem, taken: Collection[str]) -> Item:
    name = str(one.details.get("name") or one.exact)
    offices = [
        {
            "title": office["title"],
            "citations": [{"source": one.source, "line": office["line"], "exact": office["title"]}],
        }
        for office in one.details.get("offices") or ()
        if isinstance(office, dict) and office.get("title") and office.get("line")
    ]
    return {"id": free_id(name, taken), "name": name, "offices": offices}


def _paper(one: DraftItem, taken: Collection[str]) -> Item:
    words = one.exact.lower()
    kind = next((kind for part, kind in _PAPER_KINDS if part in words), "agreement")
    act = str(one.details.get("act") or "").lower()
    status = "signed" if act.startswith(("sign", "ink")) else "adopted" if act.startswith("adopt") else "announced"
    title = re.sub(r"^(?:an?|the)\s+", "", one.exact)
    return {
        "id": free_id(" ".join(title.split()[:6]), taken),
        "title": title[:1].upper() + title[1:],
        "title_basis": "ours",
        "kind": kind,
        "status": status,
        "named": True,
        "citations": [_citation(one)],
    }


def _event(one: DraftItem, taken: Collection[str]) -> Item:
    verb = str(one.details.get("verb") or "").lower()
    kind = next((kind for starts, kind in _EVENT_KINDS if verb.startswith(starts)), "meeting")
    start = one.details.get("from")
    time: Item = {"printed": one.details.get("printed")}
    if isinstance(start, str):
        time["from"] = start
    time["precision"] = "none" if not isinstance(start, str) else "hour" if "T" in start else "day"
    return {
        "id": free_id(" ".join(one.exact.split()[:6]), taken),
        "title": one.exact.rstrip("."),
        "kind": kind,
        "status": "planned" if verb.startswith("will") else "done",
        "time": time,
        "citations": [_citation(one)],
    }


def free_id(name: str, taken: Collection[str]) -> str:
    """An id made of a name that is none of those taken, which it is told apart from by a number."""
    return free(slug(name) or "item", taken)


def free(stem: str, taken: Collection[str]) -> str:
    """The first of `stem`, `stem-2`, `stem-3`, … that is not taken."""
    return next(id_ for number in count(1) if (id_ := stem if number == 1 else f"{stem}-{number}") not in taken)
