"""Random records that `check` accepts, with texts that are hard on tables."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from hypothesis import strategies as st

from visittui.characters import FORBIDDEN

Item = dict[str, Any]

_HARD = (
    *("=1+1", "'=1", "''@x", "+7 495", "-", "@home", "[x]", "[", "a; b", ";", " leading", "trailing ", "TRUE", "false"),
    *(
        "_x0041_",
        "_x005F_",
        "1984",
        "12.50",
        "2024-06-20",
        "#N/A",
        "«да»",
        "Tô Lâm",
        "蘇林",
        "עברית",
        "👍🏽",
        '"quoted"',
    ),
    *("a,b", '{"a": 1}', "null", "\ufffe", "\u00a0x", "nur (so)", "live-page:8"),
)
"""What spreadsheets, CSV files and our own way of writing lists take for something else."""

LONG = "x" * 17_000 + "; end"
"""Longer than a cell, and one word: archives count words."""

_FORBIDDEN = re.compile(f"[{FORBIDDEN}\ufeff]")
_letters = st.characters(exclude_categories=["Cs"])
texts = (
    (st.sampled_from((*_HARD, LONG)) | st.text(_letters, min_size=1, max_size=30))
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(lambda text: text.strip() != "" and not _FORBIDDEN.search(text))
)
_titles = texts.map(lambda text: text.replace("[", "(").replace("]", ")"))
_dates = st.dates().map(lambda day: f"{1000 + day.year % 7000:04}-{day.month:02}-{min(day.day, 28):02}")
_partial = _dates.flatmap(lambda day: st.sampled_from([day, day[:7], day[:4]]))


@st.composite
def _some(draw: st.DrawFn, required: Item, optional: dict[str, st.SearchStrategy[Any]]) -> Item:
    chosen = draw(st.sets(st.sampled_from(sorted(optional)))) if optional else set()
    return {**required, **{name: draw(optional[name]) for name in sorted(chosen)}}


@st.composite
def records(draw: st.DrawFn) -> Item:
    """A record of a few items of each kind, every one of its fields filled in some of them."""

    def ids(stem: str, least: int) -> list[str]:
        return [f"{stem}-{number}" for number in range(draw(st.integers(least, least + 2)))]

    def drawn(required: Item, **optional: st.SearchStrategy[Any]) -> Item:
        return draw(_some({name: draw(value) if isinstance(value, st.SearchStrategy) else value
                           for name, value in required.items()}, optional))  # fmt: skip

    def several(values: list[str]) -> st.SearchStrategy[list[str]]:
        return st.lists(st.sampled_from(values), min_size=1, max_size=3)

    source_ids, topics, places, states = ids("source", 1), ids("topic", 1), ids("place", 1), ids("state", 1)
    people, events, agreements = ids("person", 2), ids("event", 0), ids("agreement", 0)
    anything = [f"person/{id_}" for id_ in people] + [f"topic/{id_}" for id_ in topics]
    source, person, place, state = map(st.sampled_from, (source_ids, people, places, states))
    citation = _some({}, {"exact": texts, "via": st.lists(texts, min_size=1, max_size=3), "note": texts}).flatmap(
        lambda item: source.map(lambda id_: {"source": id_, **item})
    )
    citations = st.lists(citation, min_size=1, max_size=3)
    aliases = st.lists(texts, min_size=1, max_size=3)

    def event(id_: str) -> Item:
        start = draw(_dates)
        time = drawn({"from": start, "precision": "day"}, printed=texts, approximate=st.booleans())
        participant = st.one_of(
            person.map(lambda one: {"person": one}),
            state.map(lambda one: {"organisation": one, "role": "host (first)"}),
        )
        return drawn(
            {"id": id_, "title": texts, "kind": "talks", "status": "background", "time": time, "citations": citations},
            place=place, participants=st.lists(participant, min_size=1, max_size=3), topics=several(topics),
            summary=texts, note=texts,
        )  # fmt: skip

    def agreement(id_: str) -> Item:
        points = [
            drawn(
                {"id": f"{id_}-p{number}", "text": texts, "citations": citations}, held_by=several(states), note=texts
            )
            for number in range(draw(st.integers(0, 3)))
        ]
        signature = st.builds(
            lambda one, for_, cited: {"person": one, "for": for_, "act": "signed", "citations": cited},
            person, state, citations,
        )  # fmt: skip
        count = st.builds(
            lambda what, value, cited: {"what": what, "value": value, "citations": cited},
            texts, st.integers(0, 10**6), citations,
        )  # fmt: skip
        item = drawn(
            {"id": id_, "title": texts, "title_basis": "ours", "kind": "treaty", "status": "signed",
             "named": st.booleans(), "citations": citations},
            date=_dates, place=place, parties=several(states), topics=several(topics), summary=texts, note=texts,
            signatures=st.lists(signature, min_size=1, max_size=2), counts=st.lists(count, min_size=1, max_size=2),
        )  # fmt: skip
        return {**item, "points": points} if points else item

    def quote(id_: str) -> Item:
        words = draw(texts)
        told = draw(st.booleans())
        printing = st.builds(lambda id_: {"source": id_} if told else {"source": id_, "exact": words}, source)
        return drawn(
            {"id": id_, "form": "paraphrase" if told else "fragment", "text": words, "speaker": person,
             "printings": st.lists(printing, min_size=1, max_size=2)},
            capacity=texts, addressee=person, date=_dates, language=st.sampled_from(["en", "zh-Hant"]), note=texts,
            topics=several(topics), about=several(anything), mentions=several(anything),
        )  # fmt: skip

    def difference(id_: str) -> Item:
        account = st.builds(lambda says, cited: {"says": says, "citations": cited}, texts, citations)
        return drawn(
            {"id": id_, "title": texts, "kind": "sense", "outcome": "open",
             "accounts": st.lists(account, min_size=2, max_size=3)},
            about=several(anything), note=texts,
        )  # fmt: skip

    def person_of(id_: str) -> Item:
        office = st.builds(
            lambda title, since, cited: {"title": title, "since": since, "citations": cited}, texts, _partial, citations
        )
        return drawn(
            {"id": id_, "name": texts}, local_name=texts, aliases=aliases, country=state, summary=texts, note=texts,
            family_name_first=st.booleans(), offices=st.lists(office, min_size=1, max_size=2), citations=citations,
        )  # fmt: skip

    def source_of(id_: str) -> Item:
        return drawn(
            {"id": id_, "title": _titles, "publisher": texts, "publisher_basis": "stated", "kind": "article",
             "language": "en", "lineage": id_},
            published=texts, date=_dates, url=st.just("https://example.org/?a=1;b=2#c"), as_read=texts, note=texts,
        )  # fmt: skip

    return {
        "format": 1,
        "visit": {
            "id": "a-visit", "title": draw(texts), "guest": people[0], "host": people[1], "place": places[0],
            "starts": "2024-06-19", "ends": "2024-06-20", "timezone": "Asia/Ho_Chi_Minh", "summary": draw(texts),
            **({"synonyms": [{"words": [draw(texts), "Aurus"]}]} if draw(st.booleans()) else {}),
        },
        "sources": [source_of(id_) for id_ in source_ids],
        "topics": [{"id": id_, "name": draw(texts)} for id_ in topics],
        "places": [drawn({"id": id_, "name": texts}, aliases=aliases, citations=citations) for id_ in places],
        "organisations": [
            drawn({"id": id_, "name": texts, "kind": "state"}, aliases=aliases, note=texts) for id_ in states
        ],
        "people": [person_of(id_) for id_ in people],
        "events": [event(id_) for id_ in events],
        "agreements": [agreement(id_) for id_ in agreements],
        "quotes": [quote(id_) for id_ in ids("quote", 0)],
        "differences": [difference(id_) for id_ in ids("difference", 0)],
    }  # fmt: skip
