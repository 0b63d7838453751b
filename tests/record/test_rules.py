"""Each rule of the format: one thing is changed in a sound record, and exactly that is reported, where it stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from visittui.record.problem import Problem

Record = dict[str, Any]
ProblemsOf = Callable[..., list[Problem]]


def set_to(place: str, value: object) -> Callable[[Record], None]:
    """Set the field at a place such as `quotes.0.speaker`."""

    def change(record: Record) -> None:
        *way, last = [int(step) if step.isdigit() else step for step in place.split(".")]
        inside: Any = record
        for step in way:
            inside = inside[step]
        inside[last] = value

    return change


def without(place: str) -> Callable[[Record], None]:
    def change(record: Record) -> None:
        *way, last = [int(step) if step.isdigit() else step for step in place.split(".")]
        inside: Any = record
        for step in way:
            inside = inside[step]
        del inside[last]

    return change


def times(**fields: object) -> Callable[[Record], None]:
    """Change the time of the arrival."""

    def change(record: Record) -> None:
        record["events"][1]["time"].update({name.rstrip("_"): value for name, value in fields.items()})

    return change


CASES = {
    "unknown field": (set_to("quotes.0.capcity", "x"), "quotes[0].capcity", "unknown field; expected “capacity”"),
    "unknown field deep inside": (
        set_to("quotes.0.printings.0.page", 3),
        "quotes[0].printings[0].page",
        "unknown field",
    ),
    "family name that is no part of the name": (
        set_to("people.0.family", "Nobody"),
        "people[0].family",
        "“Nobody” is no part of the name",
    ),
    "given names alone": (set_to("people.0.given", "Ada"), "people[0].given", "without a family name"),
    "unknown section": (set_to("qotes", []), "qotes", "expected “quotes”"),
    "missing field": (without("quotes.2.text"), "quotes[2].text", "“text” is missing; expected The words"),
    "missing in a list": (without("agreements.1.signatures.0.act"), "agreements[1].signatures[0].act", "is missing"),
    "a value in words": (
        set_to("differences.0.accounts.0.values", ["eleven"]),
        "differences[0].accounts[0].values[0]",
        "“eleven” will not do; expected a number, day or hour",
    ),
    "a value on no day": (
        set_to("differences.0.accounts.0.values", ["2024-02-30"]),
        "differences[0].accounts[0].values[0]",
        "“2024-02-30” cannot be",
    ),
    "values of two kinds": (
        set_to("differences.0.accounts.0.values", ["11", "01:45"]),
        "differences[0].accounts[0].values[1]",
        "“01:45” is of another kind; expected a value of the kind number",
    ),
    "no format": (without("format"), "format", "is missing; expected “format”: 1"),
    "no visit": (without("visit"), "visit", "is missing"),
    "another format": (set_to("format", 2), "format", "format 2 is unknown; expected 1"),
    "format as text": (set_to("format", "1"), "format", "“1” is unknown"),
    "wrong type": (set_to("quotes.0.text", 12), "quotes[0].text", "12 stands here; expected a text"),
    "number as text": (set_to("quotes.0.printings.0.line", "5"), "quotes[0].printings[0].line", "a whole number"),
    "amount as text": (
        set_to("agreements.0.counts.0.value", "4.5"),
        "agreements[0].counts[0].value",
        "“4.5” stands here; expected a number",
    ),
    "currency in words": (
        set_to("agreements.0.counts.0.currency", "dollars"),
        "agreements[0].counts[0].currency",
        "the code of a currency",
    ),
    "range backwards": (
        set_to("agreements.0.citations.0.to_line", 1),
        "agreements[0].citations[0].to_line",
        "a line behind “line”",
    ),
    "uncited range backwards": (set_to("uncited.0.to_line", 1), "uncited[0].to_line", "a line behind “line”"),
    "pieces beside words": (
        set_to("quotes.0.printings.0.pieces", [{"exact": "x"}, {"exact": "y"}]),
        "quotes[0].printings[0].exact",
        "one of the two",
    ),
    "true as number": (
        set_to("agreements.0.counts.0.value", True),
        "agreements[0].counts[0].value",
        "true stands here; expected a number",
    ),
    "null where something must be": (set_to("people.0.name", None), "people[0].name", "null stands here"),
    "unknown word of a list": (set_to("quotes.0.form", "verbatm"), "quotes[0].form", "one of verbatim, fragment"),
    "item that is no object": (set_to("topics.0", "energy"), "topics[0]", "expected an object"),
    "section that is no list": (set_to("uncited", {}), "uncited", "expected a list"),
    "blank text": (set_to("quotes.0.capacity", "  "), "quotes[0].capacity", "not blank"),
    "id with capitals": (set_to("sources.3.id", "Harbour-Radio"), "sources[3].id", "lower-case letters"),
    "id used twice": (set_to("quotes.3.id", "lu-bridge"), "quotes[3].id", "that of quotes[2] (line 904) already"),
    "weight of another kind": (set_to("differences.0.weight", "name"), "differences[0].weight", "spelling"),
    "topic alias that is no list": (set_to("topics.1.aliases", "harbours"), "topics[1].aliases", "expected a list"),
    "synonym of nothing": (
        set_to("visit.synonyms", [{"words": ["limousine"]}]),
        "visit.synonyms[0].words",
        "the list has 1; expected at least 2",
    ),
    "synonyms without end": (
        set_to("visit.synonyms", [{"words": ["car"] * 21}]),
        "visit.synonyms[0].words",
        "the list has 21; expected at most 20",
    ),
    "synonyms that are no objects": (set_to("visit.synonyms", [["a", "b"]]), "visit.synonyms[0]", "expected an object"),
    "point id used twice": (set_to("agreements.2.points.1.id", "jd-1"), "agreements[2].points[1].id", "already"),
    "reference to nobody": (
        set_to("events.1.participants.0.person", "mirela-dovam"),
        "events[1].participants[0].person",
        "there is no person “mirela-dovam”; expected “mirela-dovan”",
    ),
    "visit's guest unknown": (set_to("visit.guest", "keo-san-lu"), "visit.guest", "expected “keo-sanh-lu”"),
    "kind/id to nothing": (
        set_to("quotes.7.about.0", "point/jd-11"),
        "quotes[7].about[0]",
        "there is no point “jd-11”; expected “jd-1”",
    ),
    "kind/id of no kind": (set_to("quotes.7.about.0", "pint/jd-1"), "quotes[7].about[0]", "expected kind/id"),
    "source unknown": (
        set_to("quotes.7.printings.0.source", "qasira-new"),
        "quotes[7].printings[0].source",
        "there is no source “qasira-new”; expected “qasira-news”",
    ),
    "address of a script": (
        set_to("sources.2.url", "javascript:alert(1)"),
        "sources[2].url",
        "“javascript:alert(1)” will not do; expected an address that begins with http:// or https://",
    ),
    "address that is none": (set_to("sources.2.url", "not a url"), "sources[2].url", "expected an address"),
    "address without a host": (set_to("sources.2.url", "https:///a"), "sources[2].url", "expected an address"),
    "address with a blank": (set_to("sources.2.url", "https://e.org/a b"), "sources[2].url", "without blanks"),
    "address with a bracket": (set_to("sources.2.url", "https://e.org/a>b"), "sources[2].url", "angle brackets"),
    "address that goes on": (set_to("sources.2.url", "https://e.org/\n"), "sources[2].url", "will not do"),
    "title that opens a bracket": (
        set_to("sources.2.title", "[Visit of the neighbours"),
        "sources[2].title",
        "has one bracket alone; expected both around a title in our words, none around a printed one",
    ),
    "title that closes a bracket": (
        set_to("sources.2.title", "Visit of the neighbours]"),
        "sources[2].title",
        "has one bracket alone",
    ),
    "no speaker": (set_to("quotes.0.speaker", None), "quotes[0]", "a quote with no speaker; expected one of speaker"),
    "no printing": (set_to("quotes.3.printings", []), "quotes[3].printings", "the list has 0; expected at least 1"),
    "text not as printed": (
        set_to("quotes.3.text", "The road is long, and the tide is with us."),
        "quotes[3].text",
        "quote/lu-tide is not the `exact` of any of its printings: “The road is long, and the tide is with…”, "
        "in velmora-gazette line 5 “The road is long, but",
    ),
    "paraphrase with printed words": (
        set_to("quotes.7.printings.0.exact", "x"),
        "quotes[7].printings[0].exact",
        "a paraphrase with printed words; expected null",
    ),
    "part that is not in the whole": (
        set_to("quotes.3.part_of", "dovan-neighbours"),
        "quotes[3].part_of",
        "not contained in quote “dovan-neighbours”",
    ),
    "from after to": (times(to="2019-03-04T08:00"), "events[1].time.to", "“from” “2019-03-04T09:00” is after"),
    "outside the visit": (
        times(from_="2019-03-06T09:00"),
        "events[1].time.from",
        "lies outside the visit; expected a time from 2019-03-04 to 2019-03-05",
    ),
    "day that does not exist": (times(from_="2019-02-30T09:00"), "events[1].time.from", "no moment of the calendar"),
    "time that is none": (times(from_="9 am"), "events[1].time.from", "expected a year (1000 to 8999), month"),
    "less exact than claimed": (times(from_="2019-03-04"), "events[1].time.from", "less exact than “hour”"),
    "no precision, yet a time": (times(precision="none"), "events[1].time.precision", "but “from” is"),
    "only an end": (times(from_=None, to="2019-05-02T11:00"), "events[1].time.precision", "but there is no “from”"),
    "a year that calendars end with": (set_to("visit.ends", "9999-12-31"), "visit.ends", "1000 to 8999"),
    "a language that is more than a code": (
        set_to("sources.0.language", "en}, file = {\\input{/etc/passwd}"),
        "sources[0].language",
        "a language code (BCP 47)",
    ),
    "a line that no text has": (
        set_to("quotes.0.printings.0.line", 2**63),
        "quotes[0].printings[0].line",
        "10000000",
    ),
    "precision of nothing": (times(from_=None), "events[1].time.precision", "but there is no “from”"),
    "inferred for no reason": (times(basis="inferred"), "events[1].time.basis", "inferred, without a reason"),
    "unknown zone": (
        set_to("visit.timezone", "Indian/Maldive"),
        "visit.timezone",
        "“Indian/Maldive” is not a time zone; expected “Indian/Maldives”",
    ),
    "a part of the world as a zone": (set_to("visit.timezone", "Europe"), "visit.timezone", "is not a time zone"),
    "a path as a zone": (set_to("visit.timezone", "../Paris"), "visit.timezone", "is not a time zone"),
    "a zone's other name": (set_to("visit.timezone", "posix/Europe/Paris"), "visit.timezone", "is not a time zone"),
    "one account": (
        without("differences.1.accounts.0"),
        "differences[1].accounts",
        "the list has 1; expected at least 2",
    ),
    "account without citation": (
        set_to("differences.0.accounts.1.citations", []),
        "differences[0].accounts[1].citations",
        "at least 1",
    ),
    "office without citation": (set_to("people.0.offices.0.citations", []), "people[0].offices[0].citations", "1"),
    "signature without citation": (
        without("agreements.1.signatures.0.citations"),
        "agreements[1].signatures[0].citations",
        "is missing",
    ),
    "event without citation": (set_to("events.4.citations", []), "events[4].citations", "at least 1"),
    "explained by nothing": (set_to("differences.1.outcome", "explained"), "differences[1].outcome", "explanation"),
    "explanation of nobody": (
        set_to("differences.1.explanation", "A slip."),
        "differences[1].explanation",
        "an explanation without a basis",
    ),
    "participant that is nobody": (
        set_to("events.1.participants.0.person", None),
        "events[1].participants[0]",
        "neither person and organisation",
    ),
    "participant that is two": (
        set_to("events.1.participants.0.organisation", "velmora"),
        "events[1].participants[0]",
        "both person and organisation",
    ),
    "held text without a line": (
        set_to("quotes.2.printings.0.line", None),
        "quotes[2].printings[0]",
        "no line, though the text of harbour-times is held",
    ),
    "line of a text nobody holds": (
        set_to("quotes.7.printings.0.line", 4),
        "quotes[7].printings[0].line",
        "the text of qasira-news is not held; expected no line",
    ),
    "line nought": (set_to("quotes.2.printings.0.line", 0), "quotes[2].printings[0].line", "expected 1 or more"),
    "basis for no publisher": (set_to("sources.3.publisher_basis", "stated"), "sources[3].publisher_basis", "unknown"),
    "terminal escape": (
        set_to("people.0.summary", "The \x1b[2Jguest"),
        "people[0].summary",
        "a control character (U+001B)",
    ),
    "line break": (set_to("people.0.summary", "The\nguest"), "people[0].summary", "a control character (U+000A)"),
    "C1 control": (set_to("people.0.summary", "The \x9b guest"), "people[0].summary", "a control character (U+009B)"),
    "reordering mark": (set_to("people.0.summary", "The \u202e guest"), "people[0].summary", "(U+202E)"),
    "decomposed letters": (set_to("people.1.name", "Ke\u0301o"), "people[1].name", "a text that is not NFC"),
    "circle of events": (
        set_to("events.2.after", ["signing"]),
        "events[2].after",
        "leads in a circle: “talks” → “signing” → “talks”",
    ),
    "place within itself": (set_to("places.0.within", "port-sanh"), "places[0].within", "leads in a circle"),
}


def test_the_example_has_no_problem(example: Record, example_texts: Path, problems_of: ProblemsOf) -> None:
    assert problems_of(example, example_texts) == []


@pytest.mark.parametrize("name", CASES)
def test_a_broken_rule_is_reported_where_it_is_broken(name: str, example: Record, problems_of: ProblemsOf) -> None:
    change, path, words = CASES[name]
    change(example)

    found = problems_of(example)

    at_path = [problem for problem in found if problem.path == path]
    assert at_path, found
    assert any(words in str(problem) for problem in at_path), at_path
    lines = {problem.line for problem in at_path}
    # A quote without a time, a participant who is nobody: what follows from the change may be named as well.
    assert len(found) <= 2, found
    assert min(lines) >= 1


def test_whether_a_family_name_stands_first_may_be_unknown(example: Record, problems_of: ProblemsOf) -> None:
    example["people"][0]["family_name_first"] = None
    example["people"][1].pop("family_name_first", None)

    assert problems_of(example) == []


def test_addresses_of_all_sorts_are_known(example: Record, problems_of: ProblemsOf) -> None:
    for address in (
        "http://e.org",
        "https://e.org:443/a?b=c&d=%20#e",
        "https://пример.рф/путь",
        "https://e.org./a|b{c}",
    ):
        example["sources"][2]["url"] = address

        assert problems_of(example) == []


def test_the_place_is_that_of_the_field(example_path: Path, problems_of: ProblemsOf) -> None:
    text = example_path.read_text().replace('"speaker": "pavel-orsic"', '"speaker": "pawel-orsic"')
    line = next(number for number, line in enumerate(text.splitlines(), 1) if "pawel-orsic" in line)

    (problem,) = problems_of(text.encode())

    assert (problem.path, problem.line) == ("quotes[4].speaker", line)
    assert problem.column == text.splitlines()[line - 1].index('"pawel') + 1


def test_columns_count_characters_not_bytes(problems_of: ProblemsOf) -> None:
    (problem,) = problems_of('{"format": 1, "topics": [{"id": "x", "name": "Кео Лữ", "nme": 1}]}'.encode())[1:]

    assert problem.column == '{"format": 1, "topics": [{"id": "x", "name": "Кео Лữ", "nme": 1}]}'.index('"nme"') + 1


def test_everything_wrong_is_reported_at_once(example: Record, problems_of: ProblemsOf) -> None:
    for name in ("unknown field", "no printing", "unknown zone", "circle of events", "kind/id to nothing"):
        CASES[name][0](example)

    paths = [problem.path for problem in problems_of(example)]

    assert paths == [
        "visit.timezone",
        "events[2].after",
        "quotes[0].capcity",
        "quotes[3].printings",
        "quotes[7].about[0]",
    ]


def test_a_key_that_stands_twice(example_path: Path, problems_of: ProblemsOf) -> None:
    text = example_path.read_text().replace('"summary": "The guest."', '"summary": "A.", "summary": "B \\": c"')

    (problem,) = problems_of(text.encode())

    assert (problem.path, problem.what) == ("people[0].summary", "“summary” stands here a second time")
    assert text.splitlines()[problem.line - 1][problem.column - 1 :].startswith('"summary": "B')


def test_what_looks_like_a_key_within_a_text_is_none(example: Record, problems_of: ProblemsOf) -> None:
    example["people"][0]["summary"] = 'She said "summary": and "id" : then left.'

    assert problems_of(example) == []


def test_a_broken_item_does_not_make_good_references_look_broken(example_path: Path, problems_of: ProblemsOf) -> None:
    text = example_path.read_text().replace('"name": "Mirela Dovan"', '"name" "Mirela Dovan"')

    (problem,) = problems_of(text.encode())

    assert problem.path == "people[0].name"
    assert problem.expected == "`:` after the key"


def test_events_before_and_after_the_visit_need_to_say_so(example: Record, problems_of: ProblemsOf) -> None:
    example["events"][0]["status"] = "done"

    (problem,) = problems_of(example)

    assert problem.path == "events[0].time.from"


def test_sections_may_come_in_any_order(example: Record, problems_of: ProblemsOf) -> None:
    assert problems_of(dict(reversed(example.items()))) == []


def test_a_record_needs_no_more_than_format_and_visit(example: Record, problems_of: ProblemsOf) -> None:
    people = [person | {"offices": [], "country": None, "citations": []} for person in example["people"][:2]]
    places = [{"id": "port-sanh", "name": "Port Sanh"}]

    assert problems_of({"format": 1, "visit": example["visit"], "people": people, "places": places}) == []
