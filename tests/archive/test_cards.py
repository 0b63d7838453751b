"""What the cards of each kind say."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.archives import open_archive
from visittui.archive.cards.card import Card, LinkGroup, Spans
from visittui.archive.kinds.titles import is_devised
from visittui.archive.store.archive import Archive

from .conftest import WriteRecord, small_record


def words(spans: Spans) -> str:
    return "".join(span.text for span in spans)


def fact(card: Card, label: str) -> str:
    return "; ".join(words(fact.value) for fact in card.facts if fact.label == label)


def section(card: Card, heading: str) -> list[str]:
    return [
        words(paragraph)
        for part in (*card.lead, *card.sections)
        if part.heading == heading
        for paragraph in part.paragraphs
    ]


def group(card: Card, label: str) -> LinkGroup:
    return next(group for group in card.groups if group.label == label)


def refs(card: Card, label: str) -> list[str]:
    return [link.ref for link in group(card, label).links]


def test_a_person_shows_what_they_said_and_signed(archive: Archive) -> None:
    card = archive.card("person/aleksey-likhachev")
    assert card.subtitle == "Director General of Rosatom"
    assert "live-page:34" in fact(card, "Office")
    assert "Алексей Лихачев" in fact(card, "Also written")
    assert "quote/likhachev-schedule-2027" in refs(card, "Said")
    assert refs(card, "Signed") == ["agreement/nuclear-centre-memorandum"]
    assert group(card, "Said").query == "speaker:person/aleksey-likhachev kind:quote"


def test_the_paper_shows_who_did_what_to_it(archive: Archive) -> None:
    card = archive.card("agreement/nuclear-centre-memorandum")
    acts = section(card, "Who did what")
    assert any(act.startswith("Aleksey Likhachev signed for Rosatom (") for act in acts)
    assert any(act.startswith("Aleksey Likhachev exchanged for Rosatom (") for act in acts)
    assert "in our words" in fact(card, "Title")


def test_a_package_says_who_counts_how_many(archive: Archive) -> None:
    card = archive.card("agreement/hanoi-package")
    counts = section(card, "Counts")
    assert any(count.startswith("11 ") and "live-page:96" in count for count in counts)
    assert any(count.startswith("15 ") and "wrap-up:45" in count for count in counts)
    assert "difference/how-many-documents" in {span.ref for span in card.facts[0].value}
    assert card.facts[0].label == "Accounts differ"
    assert card.facts[0].value[0].role == "notice"


def test_a_quotes_words_stand_as_printed_with_their_chain(archive: Archive) -> None:
    card = archive.card("quote/putin-nuclear-agenda")
    assert card.printed
    assert "[Russian atomic energy agency] Rosatom" in card.title
    assert card.title[1:-1] == archive.item(card.ref)["text"]
    assert [fact.label for fact in card.facts[:3]] == ["Said by", "At", "When"]
    embassy = archive.card("quote/us-embassy-no-platform")
    assert section(embassy, "Printed in")[0].endswith("line 136 ‹ Reuters")
    told = archive.card("quote/to-lam-praises-russia")
    assert not told.printed
    assert fact(told, "Form") == "paraphrased in our words; not a quotation"
    assert fact(embassy, "Said by").startswith("an embassy spokesperson")


def test_a_second_wording_is_shown_and_the_same_is_not(archive: Archive, shipped: dict[str, Any]) -> None:
    for quote in shipped["quotes"]:
        heading = "Paraphrased from" if quote["form"] == "paraphrase" else "Printed in"
        printings = section(archive.card(f"quote/{quote['id']}"), heading)
        for entry, shown in zip(quote["printings"], printings, strict=True):
            other = entry.get("exact") not in (None, quote["text"])
            assert (f"printed as “{entry.get('exact')}”" in shown) == other


def test_an_event_tells_the_time_as_printed_and_as_known(archive: Archive) -> None:
    card = archive.card("event/arrival")
    assert fact(card, "When") == "20 Jun ~01:45 Hanoi time “1h45 sáng 20/6”"
    assert "19 Jun ~18:45" in fact(archive.card("event/arrival", archive.clock("UTC")), "When")
    greeter = next(link for link in group(card, "Took part").links if link.ref == "person/le-hoai-trung")
    assert greeter.detail.startswith("greeter")


def test_nobody_took_part_in_what_was_planned_listed_or_long_ago(archive: Archive, shipped: dict[str, Any]) -> None:
    for event in shipped["events"]:
        labels = {entry.relation: entry.label for entry in archive.card(f"event/{event['id']}").groups}
        relation = "attended" if event["status"] == "done" else "named-in"
        assert (relation in labels) == bool(event["participants"])
        assert not {"attended", "named-in"} - {relation} & labels.keys()
    delegate = archive.card("person/yury-ushakov")
    assert "List of the Russian delegation" in [link.title for link in group(delegate, "Named in").links]


def test_an_event_says_once_what_type_and_status_say_alike(archive: Archive) -> None:
    assert archive.card("event/crocus-attack").subtitle == "background"
    assert archive.card("event/planned-signing").subtitle == "signing, planned"
    assert archive.card("event/arrival").subtitle == "arrival"


def test_a_point_repeats_its_agreement_everywhere_but_on_its_own_card(archive: Archive) -> None:
    whole = archive.card("agreement/joint-statement")
    (own, *_) = group(whole, "Parts").links
    assert whole.title not in own.detail
    assert all(whole.title in link.detail for link in group(archive.card("organisation/russia"), "Holds").links)


def test_a_number_is_told_as_the_source_qualifies_it(archive: Archive) -> None:
    counts = section(archive.card("agreement/hanoi-package"), "Counts")
    assert any(line.startswith("more than 10 documents") for line in counts)
    assert any(line.startswith("about 20 documents being prepared") for line in counts)
    assert any(line.startswith("at least 12 agreements") for line in counts)
    assert any(line.startswith("15 documents signed, including eleven") for line in counts)


def test_differences_are_told_in_words(archive: Archive, shipped: dict[str, Any]) -> None:
    assert archive.card("difference/how-many-documents").subtitle.endswith(" accounts about a number")
    rows = archive.rows(("difference",), 0, len(shipped["differences"]))
    assert any("2 accounts, with something left out, explained" in row.detail for row in rows)
    assert not [row.detail for row in rows if " of omission" in row.detail or " of sense" in row.detail]


def test_what_we_worked_out_says_so(archive: Archive, shipped: dict[str, Any]) -> None:
    for event in shipped["events"]:
        basis = event["time"].get("basis", "stated")
        when = fact(archive.card(f"event/{event['id']}"), "When")
        assert ("(inferred by us)" in when) == (basis == "inferred")
        assert ("(worked out by us)" in when) == (basis == "computed")


def test_a_difference_lays_out_every_account_and_whose_the_explanation_is(
    archive: Archive, shipped: dict[str, Any]
) -> None:
    for difference in shipped["differences"]:
        card = archive.card(f"difference/{difference['id']}")
        in_short = section(card, "The accounts in short")
        for number, (account, line) in enumerate(zip(difference["accounts"], in_short, strict=True), 1):
            assert line.startswith(f"{number}. {account['says'].removesuffix('.')} — ")
            assert len(section(card, f"{number}. {account['says']}")) >= len(account["citations"])
        ours = [part for part in card.sections if part.heading.startswith("Our explanation (")]
        stated = [part for part in card.sections if part.heading == "An explanation given by a source"]
        basis = difference.get("explanation_basis") or "inferred"
        assert len(ours) == (bool(difference.get("explanation")) and basis != "stated")
        assert len(stated) == (bool(difference.get("explanation")) and basis == "stated")


def test_a_difference_counts_witnesses_not_pages(archive: Archive, shipped: dict[str, Any]) -> None:
    in_short = section(archive.card("difference/how-many-documents"), "The accounts in short")
    assert in_short[0] == "1. Twelve agreements — wrap-up (1 witness)"
    # RT's live page shares its wording with the wrap-up.
    assert in_short[2] == "3. Eleven agreements — RT (same witness as 1)"
    lineages = {source["id"]: source["lineage"] for source in shipped["sources"]}
    accounts = next(each for each in shipped["differences"] if each["id"] == "how-many-documents")["accounts"]
    witnesses = {lineages[entry["source"]] for entry in accounts[6]["citations"]}
    assert in_short[6].endswith(f" more ({len(witnesses)} witnesses)")


def test_the_witnesses_of_the_accounts_of_a_difference_add_up(archive: Archive, shipped: dict[str, Any]) -> None:
    lineages = {source["id"]: source["lineage"] for source in shipped["sources"]}
    heard_again = 0
    for difference in shipped["differences"]:
        added = 0
        for line in section(archive.card(f"difference/{difference['id']}"), "The accounts in short"):
            told = line.rpartition(" (")[2]
            if not told.startswith("same "):
                counted = re.match(r"(\d+) witness(?:es)?(?:, (\d+) of them also in [\d, ]+)?\)$", told)
                assert counted, line
                count, again = counted.groups()
                added += int(count) - int(again or 0)
                heard_again += bool(again)
        cited = [entry for account in difference["accounts"] for entry in account["citations"]]
        assert added == len({lineages[entry["source"]] for entry in cited}), difference["id"]
    assert heard_again
    in_short = section(archive.card("difference/arrival-hour"), "The accounts in short")
    assert in_short[1].endswith("(2 witnesses, 1 of them also in 1)")


def test_a_difference_says_first_how_it_ends(archive: Archive) -> None:
    card = archive.card("difference/how-many-documents")
    assert fact(card, "Outcome") == "not settled: nothing decides between the accounts"
    headings = [part.heading for part in card.sections]
    assert headings[:3] == ["The accounts in short", "Our explanation (inferred by us)", "1. Twelve agreements."]


def test_a_paper_says_what_it_is_and_who_did_what_before_all_else(archive: Archive) -> None:
    card = archive.card("agreement/nuclear-centre-memorandum")
    assert [part.heading for part in card.lead] == ["", "Who did what"]
    assert [fact.label for fact in card.facts][-1] == "Title"


def test_sources_are_cited_in_short_one_a_bracket(archive: Archive, write_record: WriteRecord) -> None:
    summary = section(archive.card("event/arrival"), "")[0]
    assert "(live-page:8, 142, wrap-up:11, thoimoi-arrival" in summary
    (event,) = small_record()["events"]
    (gazette,) = small_record()["sources"]
    event["citations"] = [{"source": "herald", "line": line} for line in (30, 42, 38, 39, 40, 41, 30)]
    event["summary"] = "They met."
    card = open_archive(
        write_record(events=[event], sources=[gazette, {**gazette, "id": "herald", "sha256": 64 * "0"}])
    ).card(f"event/{event['id']}")
    assert section(card, "") == ["They met. (herald:30, 38–42)"]


def test_what_a_note_refers_to_is_told_by_name_and_leads_there(archive: Archive) -> None:
    (note,) = [part for part in archive.card("agreement/joint-statement").sections if part.heading == "Note"]
    assert "difference/joint-statement-act" not in words(note.paragraphs[0])
    assert ("Was the joint statement signed?", "difference/joint-statement-act") in {
        (span.text, span.ref) for span in note.paragraphs[0]
    }
    assert "signed?." not in words(note.paragraphs[0])
    cut = words(archive.card("quote/us-embassy-no-platform").sections[-1].paragraphs[0])
    assert "”…" in cut
    assert "…”" not in cut


def test_a_copy_of_a_page_does_not_pass_its_own_newspaper_on(archive: Archive, shipped: dict[str, Any]) -> None:
    passing = []
    for source in shipped["sources"]:
        own = source.get("publisher") or source["id"]
        told = section(archive.card(f"source/{source['id']}"), "Passes on")
        assert not [line for line in told if line.startswith(f"{own} ‹ {own} in ")]
        passing += told
    assert passing


def test_a_source_says_that_its_text_was_read_and_is_not_here(archive: Archive) -> None:
    card = archive.card("source/live-page")
    assert fact(card, "Text").startswith("read by the editors; not included in this record")
    assert "SHA-256" not in "".join(words(fact.value) for fact in card.facts)
    assert words(card.sections[-1].paragraphs[0]).startswith("SHA-256 of the text: ")
    assert "they count as one witness" in fact(card, "Witness")


def test_a_source_tells_what_it_alone_carries(archive: Archive, shipped: dict[str, Any]) -> None:
    card = archive.card("source/live-page")
    lineage = {source["id"]: source["lineage"] for source in shipped["sources"]}
    alone: list[str] = []
    too: list[str] = []
    for quote in shipped["quotes"]:
        cited = {printing["source"] for printing in quote["printings"]}
        if "live-page" in cited:
            (alone if len({lineage[source] for source in cited}) == 1 else too).append(quote["id"])
    assert group(card, "Found only here or in copies: quotes").count == len(alone)
    if too:
        assert group(card, "Found elsewhere too: quotes").count == len(too)
    assert "source/wrap-up" in refs(card, "Shares its wording with")
    assert any("‹ Bloomberg ‹" in chain for chain in section(card, "Passes on"))


def test_what_is_ours_about_a_source_is_said_wherever_it_stands(write_record: WriteRecord) -> None:
    source = {
        "id": "gazette", "title": "[A visit in pictures]", "publisher": "Gazette", "publisher_basis": "inferred",
        "kind": "article", "date": "2023-03-02", "date_basis": "inferred", "language": "de", "lineage": "gazette",
        "url": "https://copy.example/visit", "as_read": "as copied on copy.example",
    }  # fmt: skip
    account = {"citations": [{"source": "gazette"}]}
    difference = {
        "id": "when", "title": "When they met", "kind": "time", "outcome": "open",
        "accounts": [{"says": "at ten", **account}, {"says": "at noon", **account}],
    }  # fmt: skip
    archive = open_archive(write_record(sources=[source], differences=[difference]))
    card = archive.card("source/gazette")
    assert card.title == "[A visit in pictures]"
    assert fact(card, "Title") == "in our words"
    assert fact(card, "Date") == "2023-03-02 (inferred by us)"
    assert fact(card, "Read") == "as copied on copy.example"
    (row,) = archive.rows(["source"], 0, 10)
    assert (row.title, row.detail) == ("[A visit in pictures]", "Gazette (inferred), 2023-03-02 (inferred)")
    assert section(archive.card("difference/when"), "1. at ten")[0].startswith(
        "— [A visit in pictures], Gazette (inferred), 2023-03-02 (inferred)"
    )


@pytest.mark.parametrize(
    ("title", "ours"),
    [
        ("[Talks in Hanoi]", True),
        ("[Talks [in part] in Hanoi]", True),
        ("[Video] Talks [photos]", False),
        ("Talks in Hanoi", False),
        ("[Talks", False),
        ("Talks]", False),
        ("", False),
    ],
)
def test_a_title_in_our_words_is_known_by_brackets_around_all_of_it(title: str, ours: bool) -> None:
    assert is_devised(title) is ours


def test_points_topics_places_and_organisations_lead_on(archive: Archive) -> None:
    point = archive.card("point/js-1")
    assert words(point.facts[0].value) == archive.title("agreement/joint-statement")
    assert "quote/putin-nuclear-agenda" in refs(archive.card("topic/nuclear"), "On this topic: quotes")
    assert "event/arrival" in refs(archive.card("place/noi-bai"), "Events here")
    assert "person/aleksey-likhachev" in refs(archive.card("organisation/rosatom"), "Office holders")


def test_two_counts_of_a_card_have_two_names(archive: Archive) -> None:
    """At the top stand the accounts that differ gravely, further down all differences: 11 and 17 had one name."""
    card = archive.card("person/to-lam")
    assert "and 8 more" in fact(card, "Accounts differ")
    assert group(card, "Differences").count == 17
    for row in archive.rows(("event", "person", "agreement", "quote"), 0, 300):
        shown = archive.card(row.ref)
        assert {each.label for each in shown.groups}.isdisjoint(each.label for each in shown.facts)


def test_differences_are_as_loud_on_a_card_as_they_weigh(archive: Archive, shipped: dict[str, Any]) -> None:
    about: dict[str, list[dict[str, Any]]] = {}
    for difference in shipped["differences"]:
        for reference in difference.get("about", ()):
            about.setdefault(reference, []).append(difference)
    for reference, differences in about.items():
        card = archive.card(reference)
        warned = [span for fact in card.facts if fact.label == "Accounts differ" for span in fact.value]
        grave = {f"difference/{each['id']}" for each in differences if each["weight"] in ("fact", "substance")}
        assert bool(warned) == bool(grave)
        assert (card.facts[0].label == "Accounts differ") == bool(grave)
        assert {span.ref for span in warned if span.role == "notice"} <= grave
        # None is lost: what is not named at the top or with its spellings is listed below.
        spelt = {
            span.ref
            for part in card.sections
            if part.heading == "Written differently"
            for spans in part.paragraphs
            for span in spans
        }
        named = {span.ref for fact in card.facts for span in fact.value}
        listed = {link.ref for part in card.groups if part.relation == "concerns" for link in part.links}
        assert {f"difference/{each['id']}" for each in differences} <= named | spelt | listed
        assert {f"difference/{each['id']}" for each in differences if each["weight"] == "spelling"} <= spelt


def test_spellings_are_told_on_the_card_itself(archive: Archive) -> None:
    told = section(archive.card("person/aleksey-likhachev"), "Written differently")
    assert told == ["How Likhachev's first name is written: Aleksey; Alexey; Alexei"]


def test_a_printing_names_outlet_and_date(archive: Archive, shipped: dict[str, Any]) -> None:
    published = {row.ref: row.detail for row in archive.rows(("source",), 0, archive.counts["source"])}
    for quote in shipped["quotes"]:
        heading = "Paraphrased from" if quote["form"] == "paraphrase" else "Printed in"
        printings = section(archive.card(f"quote/{quote['id']}"), heading)
        for entry, shown in zip(quote["printings"], printings, strict=True):
            assert published[f"source/{entry['source']}"]
            assert published[f"source/{entry['source']}"] in shown


def test_large_groups_are_counted_in_full_and_listed_in_part(write_record: WriteRecord) -> None:
    (quote,) = small_record()["quotes"]
    quotes = [{**quote, "id": f"welcome-{n}", "event": None, "date": f"2023-03-0{1 + n % 2}"} for n in range(1_200)]
    (talks,) = small_record()["events"]
    archive = open_archive(write_record(quotes=quotes, events=[talks]))
    said = group(archive.card("person/otto-host"), "Said")
    assert said.count == 1_200
    assert [link.ref for link in said.links[:2]] == ["quote/welcome-0", "quote/welcome-2"]
    assert len(said.links) == 50
    card = archive.card("source/gazette")
    assert group(card, "Found only here or in copies: quotes").count == 1_200
    assert group(card, "Found only here or in copies: events").count == 1
    assert refs(card, "Found only here or in copies: people") == ["person/anna-guest"]


@pytest.mark.parametrize("kind", ["event", "person", "agreement", "point", "quote", "place", "organisation", "topic"])
def test_markup_in_data_stays_text(write_record: WriteRecord, kind: str) -> None:
    record = small_record()
    hostile = "[b]bold[/b] <i>&amp; [@click=app.quit]x[/] {0} %s \\ `"
    for section_ in ("events", "people", "agreements", "places", "organisations", "topics"):
        for item in record[section_]:
            item["name" if "name" in item else "title"] = hostile
    record["agreements"][0]["points"][0]["text"] = record["quotes"][0]["text"] = hostile
    record["quotes"][0]["printings"][0]["exact"] = hostile
    archive = open_archive(write_record(**{name: record[name] for name in record if isinstance(record[name], list)}))
    row = archive.rows((kind,), 0, 1)[0]
    assert hostile in row.title
    assert hostile in archive.card(row.ref).title + "".join(section(archive.card(row.ref), ""))


def test_who_holds_an_office_is_told_by_it_once(archive: Archive) -> None:
    card = archive.card("organisation/rosatom")
    (told,) = [link.detail for group in card.groups for link in group.links if link.title == "Aleksey Likhachev"]
    assert told == "Director General of Rosatom"
