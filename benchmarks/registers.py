"""What surrounds the quotes of a large record: people, places, events, agreements, sources and differences."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from benchmarks.names import english_name, russian_name, vietnamese_name, without_marks
from benchmarks.vocabulary import Lexicon, english, surname

Item = dict[str, Any]

KNOWN_PEOPLE = [
    ("to-lam", "To Lam", "Tô Lâm", ["То Лам"], "vietnam"),
    ("vladimir-putin", "Vladimir Putin", "Владимир Путин", ["Putin"], "russia"),
    ("aleksandr-lukashenko", "Aleksandr Lukashenko", "Александр Лукашенко", [], "belarus"),
    ("aleksey-likhachev", "Aleksey Likhachev", "Алексей Лихачёв", ["Likhachov"], "russia"),
]  # fmt: skip
STATES = {"vietnam": "Việt Nam", "russia": "Россия", "belarus": "Беларусь"}
TOPICS = [
    "nuclear energy", "oil and gas", "trade", "payments", "education", "universities", "culture", "tourism",
    "visas", "aviation", "shipping", "railways", "agriculture", "fisheries", "food safety", "medicine",
    "vaccines", "space", "defence", "arms control", "terrorism", "cyber security", "climate", "rivers",
    "forests", "mining", "steel", "cars", "banks", "customs", "investment", "courts", "extradition", "police",
    "parliament", "parties", "elections", "history", "war memory", "languages", "media", "sport", "youth",
    "women", "labour", "migration", "disaster relief", "islands", "the region", "the West",
]  # fmt: skip
VIAS = ["Reuters", "TASS", "Interfax", "VNA", "Nhân Dân", "RIA Novosti", "Bloomberg", "Kremlin", "government website"]
EVENT_KINDS = ["talks", "meeting", "signing", "statement", "reception", "speech", "press"]
ACTS = ["signed", "signed", "exchanged", "adopted", "negotiated", "witnessed"]
DIFFERENCE_KINDS = ["count", "date", "time", "order", "wording", "omission", "attribution", "name", "sense"]


@dataclass
class Registers:
    """The sections before the quotes, and what quotes refer to.

    Attributes:
        sections: all items, by section, in the order of the file.
        english: the words of texts in English.
        days: the day of each event, by id; None where the event has none.
    """

    sections: dict[str, list[Item]] = field(default_factory=dict)
    english: Lexicon = field(default_factory=lambda: Lexicon([], []))
    days: dict[str, str | None] = field(default_factory=dict)

    def ids(self, section: str) -> list[str]:
        """The ids of a section's items, in order."""
        return [item["id"] for item in self.sections[section]]


def registers(rng: random.Random, quotes: int) -> Registers:
    """Make everything but the quotes.

    Args:
        rng: the source of chance.
        quotes: how many there will be.
    """
    made = Registers(english=english(rng))
    sections = made.sections
    sections["sources"] = [_source(rng, number) for number in range(_share(quotes, 500, 5, 2000))]
    sections["topics"] = [{"id": _slug(name), "name": name.capitalize()} for name in TOPICS]
    sections["places"] = _places(rng, _share(quotes, 500, 5, 500))
    sections["organisations"] = _organisations(rng, _share(quotes, 200, 5, 1000))
    sections["people"] = _people(rng, made, _share(quotes, 20, 4, 5000))
    sections["events"] = [_event(rng, made, number) for number in range(_share(quotes, 50, 5, 20_000))]
    made.days = {event["id"]: _day(event) for event in sections["events"]}
    sections["agreements"] = [_agreement(rng, made, number) for number in range(_share(quotes, 100, 5, 10_000))]
    sections["differences"] = [_difference(rng, made, number) for number in range(_share(quotes, 500, 3, 2000))]
    return made


def sentence(rng: random.Random, words: Lexicon, number: int) -> str:
    """Words with a capital at the beginning and a full stop at the end."""
    text = " ".join(words.draw(rng, number))
    return f"{text[0].upper()}{text[1:]}."


def citation(rng: random.Random, made: Registers) -> Item:
    """Some source, and the line of it where its text is held."""
    source = rng.choice(made.sections["sources"])
    cited: Item = {"source": source["id"]}
    if "sha256" in source:
        cited["line"] = rng.randint(1, 400)
    if rng.random() < 0.2:
        cited["via"] = rng.sample(VIAS, rng.randint(1, 2))
    return cited


def day_in_time(rng: random.Random) -> str:
    """A day of the three decades up to the visit."""
    return f"{rng.randint(1994, 2023)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"


def _share(quotes: int, per: int, least: int, most: int) -> int:
    return max(least, min(most, quotes // per))


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", without_marks(name).lower()).strip("-")


def _source(rng: random.Random, number: int) -> Item:
    publisher = f"{surname(rng)} {rng.choice(('Times', 'Post', 'News', 'Herald'))}"
    source = {
        "id": f"page-{number}",
        "title": f"{publisher}, page {number}",
        "publisher": publisher,
        "publisher_basis": "stated",
        "kind": rng.choice(("live-blog", "article", "transcript", "statement", "press-release")),
        "date": day_in_time(rng),
        "language": rng.choice(("en", "en", "vi", "ru")),
        "url": f"https://example.org/{number}",
        # Every third page repeats another one's wording.
        "lineage": f"wording-{number if number % 3 else number // 2}",
    }
    if number % 2:
        source["sha256"] = sha256(source["id"].encode()).hexdigest()
    return source


def _places(rng: random.Random, number: int) -> list[Item]:
    places: dict[str, Item] = {"hanoi": {"id": "hanoi", "name": "Hanoi", "local_name": "Hà Nội", "aliases": ["Ханой"]}}
    while len(places) < number:
        name = f"{surname(rng)} {rng.choice(('Palace', 'Square', 'Airport', 'Hall', 'University', 'House'))}"
        places[_slug(name)] = {"id": _slug(name), "name": name, "within": "hanoi"}
    return list(places.values())


def _organisations(rng: random.Random, number: int) -> list[Item]:
    made: dict[str, Item] = {
        id_: {"id": id_, "name": id_.capitalize(), "local_name": local, "kind": "state"}
        for id_, local in STATES.items()
    }
    while len(made) < number:
        country, name = rng.choice(list(STATES)), surname(rng)
        kind, words = rng.choice((("government", "Ministry"), ("company", "Group"), ("university", "University")))
        made[_slug(f"{name}-{words}")] = {
            "id": _slug(f"{name}-{words}"), "name": f"{name} {words}", "kind": kind, "country": country,
        }  # fmt: skip
    return list(made.values())


def _people(rng: random.Random, made: Registers, number: int) -> list[Item]:
    organisations = [item["id"] for item in made.sections["organisations"] if item["kind"] != "state"]
    people: dict[str, Item] = {
        id_: {"id": id_, "name": name, "local_name": local, "aliases": aliases, "country": country,
              "family_name_first": country == "vietnam"}
        for id_, name, local, aliases, country in KNOWN_PEOPLE
    }  # fmt: skip
    makers: list[tuple[str, Callable[[random.Random], Any]]] = [
        ("vietnam", vietnamese_name), ("russia", russian_name), ("belarus", english_name),
    ]  # fmt: skip
    while len(people) < number:
        country, maker = rng.choice(makers)
        name = maker(rng)
        id_ = _slug(name.plain)
        if id_ in people:
            continue
        person: Item = {"id": id_, "name": name.plain, "country": country, "family_name_first": name.family_first}
        if name.local:
            person |= {"local_name": name.local, "aliases": name.aliases}
        if organisations and rng.random() < 0.7:
            office: Item = {"title": rng.choice(("Minister", "Director", "Rector", "Chairman", "Deputy Minister"))}
            office |= {"organisation": rng.choice(organisations), "citations": [citation(rng, made)]}
            person["offices"] = [office]
        people[id_] = person
    return list(people.values())


def _event(rng: random.Random, made: Registers, number: int) -> Item:
    chance = rng.random()
    if number < 5 or chance < 0.02:
        time = {"from": f"2024-06-{rng.randint(19, 20)}T{rng.randint(0, 23):02}:{rng.randint(0, 59):02}"}
        time["precision"], status = "minute", "done"
    elif chance < 0.1:
        time, status = {"from": day_in_time(rng)[:7], "precision": "month"}, "background"
    else:
        time, status = {"from": day_in_time(rng), "precision": "day"}, "background"
    people, organisations = made.sections["people"], made.sections["organisations"]
    guests = [{"person": guest["id"], "role": "guest"} for guest in rng.sample(people, rng.randint(1, 4))]
    return {
        "id": f"event-{number}",
        "title": sentence(rng, made.english, 5)[:-1],
        "kind": rng.choice(EVENT_KINDS),
        "status": status,
        "time": time,
        "place": rng.choice(made.sections["places"])["id"],
        "participants": [*guests, {"organisation": rng.choice(organisations)["id"]}],
        "topics": [rng.choice(made.sections["topics"])["id"]],
        "summary": sentence(rng, made.english, 20),
        "citations": [citation(rng, made)],
    }


def _day(event: Item) -> str | None:
    start: str = event["time"]["from"]
    return start[:10] if len(start) >= 10 else None


def _agreement(rng: random.Random, made: Registers, number: int) -> Item:
    event = rng.choice(made.sections["events"])
    topic = rng.choice(made.sections["topics"])
    people, organisations = made.sections["people"], made.sections["organisations"]
    parties = [item["id"] for item in rng.sample(organisations, 2)]
    agreement: Item = {
        "id": f"agreement-{number}",
        "title": f"Memorandum on {topic['name'].lower()} and {' '.join(made.english.draw(rng, 3))}",
        "title_basis": "printed",
        "kind": rng.choice(("treaty", "agreement", "memorandum", "programme")),
        "status": "signed",
        "named": True,
        "event": event["id"],
        "parties": parties,
        "signatures": [
            {"person": person["id"], "for": party, "act": rng.choice(ACTS), "citations": [citation(rng, made)]}
            for person, party in zip(rng.sample(people, 2), parties, strict=True)
        ],
        "points": [
            {"id": f"point-{number}-{point}", "text": sentence(rng, made.english, 18), "held_by": parties,
             "topics": [topic["id"]], "citations": [citation(rng, made)]}
            for point in range(1, rng.randint(1, 5))
        ],
        "topics": [topic["id"]],
        "summary": sentence(rng, made.english, 15),
        "citations": [citation(rng, made)],
    }  # fmt: skip
    if day := made.days[event["id"]]:
        agreement["date"] = day
    return agreement


def _difference(rng: random.Random, made: Registers, number: int) -> Item:
    section, kind = rng.choice((("agreements", "agreement"), ("events", "event")))
    about = f"{kind}/{rng.choice(made.sections[section])['id']}"
    return {
        "id": f"difference-{number}",
        "title": sentence(rng, made.english, 6)[:-1],
        "about": [about],
        "kind": rng.choice(DIFFERENCE_KINDS),
        "accounts": [{"says": sentence(rng, made.english, 10), "citations": [citation(rng, made)]} for _ in range(2)],
        "outcome": "open",
    }


def family_of(person: Item) -> str:
    """A person's family name, for the ids of what they said."""
    words: list[str] = person["id"].split("-")
    return words[0] if person["family_name_first"] else words[-1]
