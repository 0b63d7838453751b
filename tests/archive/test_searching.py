"""What a reader finds in the shipped record."""

import json
import threading
from collections.abc import Callable
from typing import Any, get_args

import pytest

from tests.archives import open_archive
from visittui.archive.search.folding import fold, words
from visittui.archive.search.scoring import TITLE_ALONE
from visittui.archive.search.searching import Results, SearchInterrupted, search
from visittui.archive.store.archive import Archive
from visittui.archive.store.tables import KIND_CODES
from visittui.record.models import ITEM_MODELS, SECTIONS
from visittui.record.part_models import Point, RecordModel

Item = dict[str, Any]


def refs(results: Results, *kinds: str) -> list[str]:
    hits = results.hits(kinds or tuple(KIND_CODES))
    return [row.ref for row in hits.rows(0, len(hits))]


def first(archive: Archive, text: str) -> str:
    return refs(search(archive, text))[0]


@pytest.fixture(scope="module")
def quotes(shipped: dict[str, Any]) -> dict[str, Item]:
    return {f"quote/{quote['id']}": quote for quote in shipped["quotes"]}


@pytest.mark.parametrize("text", ["tolam", "Tô Lâm", "То Лам", "TÔ LÂM", "lam to", "to lam", "TO LAM,", "“Tô Lâm”"])
def test_to_lam_is_found_first_however_he_is_written(archive: Archive, text: str) -> None:
    assert first(archive, text) == "person/to-lam"


def test_a_name_leads_to_the_person_then_to_what_they_said(archive: Archive, quotes: dict[str, Item]) -> None:
    found = refs(search(archive, "to lam"))
    his = [ref for ref, quote in quotes.items() if quote.get("speaker") == "to-lam"]
    assert found[0] == "person/to-lam"
    assert set(found[1 : 1 + len(his)]) == set(his)


def test_what_a_person_said_comes_newest_first_on_demand(archive: Archive) -> None:
    results = search(archive, "speaker:lam", order="newest")
    assert refs(results) == refs(search(archive, "speaker:lam", order="time"))[::-1]


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("likachev", "person/aleksey-likhachev"),
        ("shugaiev", "person/dmitry-shugaev"),
        ("pham min chin", "person/pham-minh-chinh"),
        ("nguyen phu trong", "person/nguyen-phu-trong"),
        ("чонг", "person/nguyen-phu-trong"),
        ("phạm minh chính", "person/pham-minh-chinh"),
        ("vladmir putin", "person/vladimir-putin"),
        ("Росатом", "organisation/rosatom"),
        ("Wladimir", "person/vladimir-putin"),
        ("Lichatschow", "person/aleksey-likhachev"),
        ("Ouchakov", "person/yury-ushakov"),
        ("Xi Dschinping", "person/xi-jinping"),
    ],
)
def test_half_remembered_names_find_their_bearers(archive: Archive, text: str, ref: str) -> None:
    assert first(archive, text) == ref


def test_a_correction_is_said(archive: Archive) -> None:
    assert search(archive, "likachev").hints == ("no match for “likachev”, showing “likhachev”",)
    assert search(archive, "speaker:likachev").hints == ("no match for “likachev”, showing Aleksey Likhachev",)
    assert search(archive, "likhachev").hints == ()


def test_short_words_and_numbers_are_not_corrected(archive: Archive) -> None:
    assert search(archive, "lxm").total == 0
    assert search(archive, "20240").total == 0


def test_nuclear_lists_exactly_the_quotes_that_say_so_or_are_about_such_a_paper(
    archive: Archive, shipped: dict[str, Any], quotes: dict[str, Item]
) -> None:
    papers = {
        f"agreement/{paper['id']}"
        for paper in shipped["agreements"]
        if any(word.startswith("nuclear") for word in words(fold(paper["title"])))
    }
    said = {
        ref
        for ref, quote in quotes.items()
        if any(word.startswith("nuclear") for word in words(fold(f"{quote['text']} {quote.get('note') or ''}")))
    }
    about = {ref for ref, quote in quotes.items() if papers & set(quote.get("about") or ())}
    results = search(archive, "nuclear")
    assert set(refs(results, "quote")) == said | about
    for row in results.hits(("quote",)).rows(0, 100):
        told = row.title_matches or any(passage.matches for passage in row.passages) or row.reason.startswith("about ")
        assert told, row.ref


def test_quotation_marks_ask_for_the_very_phrase(archive: Archive, quotes: dict[str, Item]) -> None:
    results = search(archive, '"strategic partnership"')
    found = refs(results, "quote")
    assert set(found) >= {ref for ref, quote in quotes.items() if "strategic partnership" in fold(quote["text"])}
    assert refs(search(archive, "“strategic partnership”,")) == refs(results)
    assert refs(results)[0] == "topic/partnership"


def test_a_phrase_that_is_nowhere_is_looked_for_as_words(archive: Archive) -> None:
    results = search(archive, '"policy foreign"')
    assert set(refs(results)) == set(refs(search(archive, "policy foreign")))
    assert results.hints == ("nothing has these words in this order, showing what has them anywhere",)


def test_a_quoted_word_is_not_a_beginning(archive: Archive) -> None:
    assert refs(search(archive, '"nucle"')) == refs(search(archive, '"nuclear"')) == refs(search(archive, '"nuclear"'))
    assert search(archive, '"nucle"').hints


def test_whole_phrases_stand_before_scattered_words(archive: Archive) -> None:
    found = refs(search(archive, "foreign policy"), "quote")
    phrase = refs(search(archive, '"foreign policy"'), "quote")
    assert found[: len(phrase)] == phrase


def test_pasted_text_finds_where_it_is_from(archive: Archive, quotes: dict[str, Item]) -> None:
    for ref, quote in quotes.items():
        printed = quote["text"].rstrip(",.…")
        for pasted in (f"“{printed},”", f"“{printed}”.", printed):
            assert ref in refs(search(archive, pasted), "quote"), pasted


def test_speaker_lists_one_speakers_words_and_nobody_elses(archive: Archive, quotes: dict[str, Item]) -> None:
    for text in ("speaker:lam", "said:lam", 'speaker:"to lam"', "speaker:tolam", "speaker:person/to-lam"):
        assert set(refs(search(archive, text))) == {
            ref for ref, quote in quotes.items() if quote.get("speaker") == "to-lam"
        }, text


def test_words_can_be_left_out(archive: Archive, quotes: dict[str, Item]) -> None:
    everything = set(refs(search(archive, "speaker:putin")))
    nuclear = set(refs(search(archive, "nuclear")))
    assert everything & nuclear
    assert set(refs(search(archive, "speaker:putin -nuclear"))) == everything - nuclear
    assert set(refs(search(archive, "nuclear -speaker:putin"))) == nuclear - everything


def test_without_is_a_query_by_itself(archive: Archive) -> None:
    assert search(archive, "-nuclear").total == archive.total - search(archive, "nuclear").total


def test_who_signed_and_who_was_there(archive: Archive, shipped: dict[str, Any]) -> None:
    assert refs(search(archive, "signed:likhachev")) == ["agreement/nuclear-centre-memorandum"]
    there, named = (
        {
            f"event/{event['id']}"
            for event in shipped["events"]
            if any(one.get("person") == "to-lam" for one in event["participants"])
            and (event["status"] == "done") == done
        }
        for done in (True, False)
    )
    assert set(refs(search(archive, "attended:lam"))) == there
    assert set(refs(search(archive, "named:lam"))) == named


def test_by_which_way_it_was_reported(archive: Archive) -> None:
    found = refs(search(archive, "via:reuters"))
    assert found
    for ref in found:
        assert "Reuters" in json.dumps(archive.item(ref), ensure_ascii=False)
    assert refs(search(archive, "via:ruters")) == found


def test_a_day_and_a_kind(archive: Archive) -> None:
    results = search(archive, "date:2024-06-20 kind:event")
    rows = results.hits().rows(0, 1000)
    assert rows
    for row in rows:
        assert row.kind == "event"
        assert row.moment is not None
        assert (row.moment.start or "") <= "2024-06-20~"
        assert (row.moment.end or row.moment.start or "") >= "2024-06-20"
    assert [row.number for row in rows] == sorted(row.number for row in rows)


def test_times_make_a_whole(archive: Archive) -> None:
    dated = set(refs(search(archive, "date:..2030")))
    before, after = set(refs(search(archive, "before:2024-06-20"))), set(refs(search(archive, "after:2024-06-20")))
    day = set(refs(search(archive, "date:2024-06-20")))
    assert before
    assert after
    assert day
    assert before | after | day <= dated
    assert not before & after
    assert set(refs(search(archive, "date:2024-06-19..2024-06-20"))) >= day


def test_a_place_holds_what_lies_within(archive: Archive) -> None:
    assert "event/airport-greeting" in refs(search(archive, "at:hanoi"))
    assert "event/airport-greeting" in refs(search(archive, "at:noi-bai"))


def test_either_of_two(archive: Archive) -> None:
    lam, putin = refs(search(archive, "speaker:lam")), refs(search(archive, "speaker:putin"))
    assert set(refs(search(archive, "speaker:lam OR speaker:putin"))) == {*lam, *putin}
    nuclear = set(refs(search(archive, "nuclear")))
    assert set(refs(search(archive, "speaker:lam OR speaker:putin nuclear"))) == {*lam, *putin} & nuclear


def test_this_very_word_marks_included(archive: Archive) -> None:
    assert first(archive, "=Tô") == "person/to-lam"
    assert len(refs(search(archive, "=Tô"))) < len(refs(search(archive, "to")))
    assert "quote/to-lam-remembers" not in refs(search(archive, "=Lâm"))


def test_words_like_this_one(archive: Archive) -> None:
    found = refs(search(archive, "likhachov~"))
    assert "person/aleksey-likhachev" in found


def test_an_ambiguous_name_means_any_and_says_so(archive: Archive) -> None:
    results = search(archive, "org:ministry")
    assert results.total
    assert any("all are shown" in hint for hint in results.hints)


def test_nothing_has_this_name(archive: Archive) -> None:
    results = search(archive, "speaker:zzyzx")
    assert results.total == 0
    assert results.hints == ("speaker:zzyzx: no name here is like “zzyzx”",)


def test_counts_are_those_of_the_lists(archive: Archive) -> None:
    for text in ("", "putin", "speaker:putin", "-putin", "date:2024-06-20", "a"):
        results = search(archive, text)
        for kind in KIND_CODES:
            found = refs(results, kind)
            assert len(found) == results.counts.get(kind, 0) == len(set(found)), (text, kind)
        assert not results.capped


def test_a_row_is_found_again_in_its_list(archive: Archive) -> None:
    for text in ("", "putin", "speaker:putin kind:quote"):
        for order in ("relevance", "time", "newest"):
            hits = search(archive, text, order=order).hits()
            rows = hits.rows(0, len(hits))
            assert hits.index_of(rows[7].ref) == 7
            assert hits.rows(5, 9) == rows[5:9]
            assert hits.index_of("person/nobody") is None
            assert hits.index_of("nonsense") is None


def test_an_alias_tells_why(archive: Archive) -> None:
    results = search(archive, "чонг")
    assert results.hits(("person",)).rows(0, 1)[0].reason == "alias Нгуен Фу Чонг"
    for row in results.hits(("event",)).rows(0, 9):
        assert row.reason.startswith(("attended by Nguyen Phu Trong", "naming Nguyen Phu Trong"))


def test_a_hit_deep_in_a_long_text_has_an_excerpt(archive: Archive, quotes: dict[str, Item]) -> None:
    ref, quote = max(quotes.items(), key=lambda entry: len(entry[1]["text"]))
    last = words(fold(quote["text"]))[-1]
    results = search(archive, f'"{last}"')
    row = next(row for row in results.hits(("quote",)).rows(0, 100) if row.ref == ref)
    assert row.title_matches
    start, end = row.title_matches[-1]
    assert fold(row.title[start:end]) == last
    if row.title_matches[0][1] > 90:
        excerpt = row.passages[0].around()
        assert excerpt.text.startswith("…“")
        assert {fold(excerpt.text[start:end]) for start, end in excerpt.matches} == {last}


def test_highlights_stand_on_the_letters_as_printed(archive: Archive) -> None:
    results = search(archive, "to lam")
    assert [("Gặp Tô Lâm"[start:end]) for start, end in results.matches("Gặp Tô Lâm")] == ["Tô", "Lâm"]
    assert ["Tô Lâm"[start:end] for start, end in search(archive, "tolam").matches("Tô Lâm")] == ["Tô Lâm"]
    assert search(archive, "speaker:lam").matches("To Lam") == ()


def test_scope_is_what_is_linked_with_an_item(archive: Archive, quotes: dict[str, Item]) -> None:
    results = search(archive, "partnership", scope="person/to-lam")
    found = refs(results, "quote")
    everywhere = refs(search(archive, "partnership"), "quote")
    assert found
    assert set(found) < set(everywhere)
    for ref in found:
        assert "to-lam" in json.dumps(quotes[ref])
    everything = refs(search(archive, "", scope="person/to-lam"))
    assert set(refs(search(archive, "speaker:lam"))) < set(everything)
    assert search(archive, "partnership", scope="person/nobody").total == 0


def test_who_says_it_most(archive: Archive, quotes: dict[str, Item]) -> None:
    facets = search(archive, "partnership").by("speaker")
    found = refs(search(archive, "partnership"), "quote")
    putin = sum(quotes[ref].get("speaker") == "vladimir-putin" for ref in found)
    assert {facet.ref: facet.hits for facet in facets}["person/vladimir-putin"] == putin
    assert [facet.hits for facet in facets] == sorted((facet.hits for facet in facets), reverse=True)
    assert "topic/nuclear" in [facet.ref for facet in search(archive, "nuclear").by("topic")]


def test_marks_typed_and_printed_come_first(write_record: Callable[..., Any]) -> None:
    people = [{"id": f"p{index}", "name": name} for index, name in enumerate(("Duc Le", "Le Đức", "Lê Đức"))]
    people += [{"id": "anna-guest", "name": "Anna Guest"}, {"id": "otto-host", "name": "Otto Host"}]
    events = [{"id": "e", "title": "Day", "kind": "talks", "status": "done",
               "time": {"precision": "none"}, "citations": [{"source": "gazette"}]}]  # fmt: skip
    path = write_record(people=people, events=events, agreements=[], quotes=[])
    archive = open_archive(path)
    assert refs(search(archive, "duc"), "person") == ["person/p0", "person/p1", "person/p2"]
    assert refs(search(archive, "Đức"), "person") == ["person/p1", "person/p2", "person/p0"]
    assert refs(search(archive, "Lê Đức"), "person")[0] == "person/p2"
    assert refs(search(archive, "=duc"), "person") == ["person/p0"]


def test_a_search_can_be_stopped(archive: Archive) -> None:
    mine = archive.another()
    mine.connection.set_progress_handler(lambda: 1, 1)
    with pytest.raises(SearchInterrupted):
        search(mine, "putin nuclear")
    mine.connection.set_progress_handler(None, 1)
    assert search(mine, "putin").total
    mine.close()


def test_results_of_one_thread_are_shown_by_another(archive: Archive) -> None:
    found: list[Results] = []
    mine = archive.another()
    thread = threading.Thread(target=lambda: found.append(search(mine, "lam")), daemon=True)
    thread.start()
    thread.join(60)
    assert found, "no answer for a minute"
    shown = found[0]._replace(archive=archive)
    mine.close()
    assert shown.hits().rows(0, 1)[0].ref == "person/to-lam"


def test_of_a_reference_in_a_text_of_ours_the_title_that_is_shown_is_found_too(archive: Archive) -> None:
    """The note says source/tass-programme, and shows: TASS (Putin paying state visit to Vietnam)."""
    hits = search(archive, "ushakov paying kind:quote").hits(("quote",))
    row = next(row for row in hits.rows(0, len(hits)) if row.ref == "quote/ushakov-economic-topics")
    (passage,) = row.passages
    assert [passage.text[first:last] for first, last in passage.matches if passage.text[first] == "p"] == ["paying"]
    assert row.ref in refs(search(archive, "timetable kind:quote"))
    assert row.ref in refs(search(archive, "=paying kind:quote"))


def test_kinds_of_which_only_the_title_is_scored_have_no_other_names_and_no_offices() -> None:
    models: dict[str, type[RecordModel]] = {
        "point": Point,
        **{kind: ITEM_MODELS[section] for kind, section in SECTIONS.items()},
    }
    assert models.keys() == KIND_CODES.keys()
    for kind, model in models.items():
        status = model.model_fields.get("status")
        may_be_planned = status is not None and "planned" in get_args(status.annotation)
        scored_by = {"local_name", "aliases", "offices"} & model.model_fields.keys()
        assert (KIND_CODES[kind] in TITLE_ALONE) is not (may_be_planned or bool(scored_by)), kind
