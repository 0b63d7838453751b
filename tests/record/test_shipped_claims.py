"""Single claims of the shipped record that were wrong once, held to what the two documents and further pages say."""

from __future__ import annotations

from typing import Any

import pytest

Item = dict[str, Any]


@pytest.fixture(scope="session")
def items(shipped: dict[str, Any]) -> dict[str, Item]:
    """The items of the record by reference, `quote/putin-toast`; points of agreements too."""
    sections = {
        "sources": "source",
        "topics": "topic",
        "places": "place",
        "organisations": "organisation",
        "people": "person",
        "events": "event",
        "agreements": "agreement",
        "quotes": "quote",
        "differences": "difference",
    }
    found: dict[str, Item] = {
        f"{kind}/{item['id']}": item for section, kind in sections.items() for item in shipped[section]
    }
    points = [point for agreement in shipped["agreements"] for point in agreement.get("points", ())]
    found.update({f"point/{point['id']}": point for point in points})
    return found


def cited(claim: Item) -> set[tuple[str, int | None]]:
    return {(citation["source"], citation.get("line")) for citation in claim["citations"]}


def account_citing(difference: Item, source: str, line: int | None = None) -> Item:
    accounts: list[Item] = difference["accounts"]
    (account,) = (account for account in accounts if (source, line) in cited(account))
    return account


def test_that_putin_himself_signed_is_an_account_and_a_signature(items: dict[str, Item]) -> None:
    account = account_citing(items["difference/who-signs-the-package"], "wrap-up", 3)
    signed = [entry for entry in items["agreement/hanoi-package"]["signatures"] if entry["act"] == "signed"]

    assert "Putin signed" in account["says"]
    assert {source for source, _ in cited(account)} >= {"gzero-visit", "moscowtimes-visit", "trt-world", "ap-deals"}
    assert ("wrap-up", 3) in cited(signed[0])
    assert [entry["person"] for entry in signed] == ["vladimir-putin", "to-lam"]
    assert all("difference/who-signs-the-package" in entry["note"] for entry in signed)


def test_copies_of_one_agency_report_are_one_witness(items: dict[str, Item]) -> None:
    assert items["source/trt-world"]["lineage"] == items["source/ap-deals"]["lineage"]


def test_what_will_never_happen_is_left_as_open_as_it_was_printed(items: dict[str, Item]) -> None:
    quote = items["quote/putin-no-withdrawal-talks"]
    difference = items["difference/ukraine-never-what"]

    assert "never" in quote["text"]
    assert "difference/ukraine-never-what" in quote["note"]
    assert "ruled out talks" not in items["event/ukraine-remarks"]["summary"]
    # RT's headline has the withdrawal, a page that reports TASS the talks.
    assert "withdrawal" in account_citing(difference, "rt-ukraine-remarks")["says"].casefold()
    assert "talks" in account_citing(difference, "espreso-press-conference")["says"].casefold()
    assert difference["weight"] == "substance"


def test_the_wish_to_keep_power_is_no_reason_for_kiev_s_interest_in_the_troops(items: dict[str, Item]) -> None:
    difference = items["difference/kiev-interested-wording"]

    assert "something else" in account_citing(difference, "live-page", 16)["says"]
    assert len(difference["accounts"]) == 2


def test_a_part_of_a_quote_was_said_where_and_when_the_whole_was(
    shipped: dict[str, Any], items: dict[str, Item]
) -> None:
    parts = [quote for quote in shipped["quotes"] if quote.get("part_of")]

    assert "putin-heroic-struggle" in {quote["id"] for quote in parts}
    for part in parts:
        whole = items[f"quote/{part['part_of']}"]
        for field in ("speaker", "addressee", "event", "date"):
            assert part.get(field) == whole.get(field), (part["id"], field)


def test_the_wrap_up_s_visit_begins_in_the_small_hours_of_wednesday(items: dict[str, Item]) -> None:
    difference = items["difference/visit-length"]

    assert "night" not in account_citing(difference, "wrap-up", 11)["says"]
    assert "morning of Wednesday" in account_citing(difference, "wrap-up", 11)["says"]
    # That page has both days begin on the 20th.
    assert "19" not in account_citing(difference, "iranalytica-visit")["says"]


def test_three_visits_are_those_to_hanoi(items: dict[str, Item]) -> None:
    assert "visits to Hanoi" in account_citing(items["difference/earlier-visit-years"], "tek4tv-wreaths")["says"]
    assert "to Hanoi" in account_citing(items["difference/which-visit"], "tek4tv-wreaths")["says"]


def test_the_welcome_of_the_morning_is_proved_by_the_words_that_say_morning(items: dict[str, Item]) -> None:
    (citation,) = account_citing(items["difference/welcome-hour"], "live-page", 8)["citations"]

    assert citation["exact"].endswith("on Thursday morning")


@pytest.mark.parametrize("event", ["ushakov-briefing", "shugaev-remarks", "likhachev-remarks", "aurus-photos"])
def test_a_day_known_only_from_a_dateline_or_a_heading_is_inferred(items: dict[str, Item], event: str) -> None:
    assert items[f"event/{event}"]["time"]["basis"] == "inferred"
    assert "day is" in items[f"event/{event}"]["note"] or "Placed on" in items[f"event/{event}"]["note"]


def test_the_mausoleum_stands_first_where_a_page_names_it_first(items: dict[str, Item]) -> None:
    difference = items["difference/wreath-order"]

    for source in ("life-wreaths", "tek4tv-wreaths", "baomoi-wreaths", "vietnamplus-wreaths"):
        assert account_citing(difference, source)["says"].startswith("Mausoleum"), source
    assert account_citing(difference, "eleousa-summary")["says"].startswith("Memorial")


@pytest.mark.parametrize(
    ("reference", "field", "has", "has_not"),
    [
        ("quote/putin-article-trade-and-investment", "text", "in particular", "main aim"),
        ("point/js-4", "text", "objective", "impartial"),
        ("event/aurus-photos", "summary", "security personnel", "security men"),
        ("quote/ft-three-leaders", "text", "less than a year", "within a year"),
        ("person/xi-jinping", "summary", "less than a year", "within a year"),
        ("person/joe-biden", "summary", "less than a year", "within a year"),
        ("quote/kremlin-fields-of-papers", "text", "higher education", "universities"),
        ("quote/ft-visits-success", "text", "great success", "are a success"),
    ],
)
def test_what_is_told_in_our_words_says_no_more_and_no_less_than_the_page(
    items: dict[str, Item], reference: str, field: str, has: str, has_not: str
) -> None:
    assert has in items[reference][field]
    assert has_not not in items[reference][field]


@pytest.mark.parametrize(
    ("reference", "note", "line", "words"),
    [
        ("place/hanoi", "Capital", 66, "Vietnam’s capital, Hanoi"),
        ("organisation/eaeu", "Russia-led", 140, "Russia-led Eurasian Economic Union"),
    ],
)
def test_what_a_line_says_in_passing_is_kept(
    items: dict[str, Item], reference: str, note: str, line: int, words: str
) -> None:
    item = items[reference]

    assert note in item["note"]
    assert any(
        citation.get("line") == line and words in (citation.get("exact") or "") for citation in item["citations"]
    )


@pytest.mark.parametrize(
    ("difference", "source", "speaker"),
    [
        ("selfless-help-whose", "viory-general-secretary", "nguyen-phu-trong"),
        ("independence-words-whose", "pap-joint-statement", "le-hoai-trung"),
        ("fields-of-the-papers", "saigontimes-arrival", "gennady-bezdetko"),
        ("stability-and-growth", "nhandan-banquet", "to-lam"),
        ("who-gave-support", "nhandan-banquet", "to-lam"),
        ("defence-said-by-whom", "moscowtimes-visit", "to-lam"),
        ("how-many-documents", "ap-deals", "to-lam"),
        ("joint-statement-act", "efe-11-agreements", "to-lam"),
        ("priority-or-importance", "regnum-to-lam", "to-lam"),
        ("balanced-stance-marks", "rg-article", "vladimir-putin"),
    ],
)
def test_words_that_an_account_tells_are_found_among_what_their_speaker_said(
    items: dict[str, Item], difference: str, source: str, speaker: str
) -> None:
    """A reader who asks what somebody said must not have to look through differences."""
    quotes = [items[reference] for reference in items[f"difference/{difference}"]["about"] if reference[:6] == "quote/"]

    assert any(
        quote["speaker"] == speaker and source in {printing["source"] for printing in quote["printings"]}
        for quote in quotes
    )
