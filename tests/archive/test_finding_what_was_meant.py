"""What a reader need not know beforehand: the form of a word, its spelling, its synonym, which words the page used."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.archive.conftest import WriteRecord, small_record
from tests.archives import open_archive
from visittui.archive.search.folding import fold, words
from visittui.archive.search.searching import Results, search
from visittui.archive.search.words import everyday_words, press_words
from visittui.archive.search.words.numbers import written_otherwise
from visittui.archive.search.words.stems import stem
from visittui.archive.search.words.thesaurus import LONGEST, meaning_the_same
from visittui.archive.search.words.vocabulary import exists
from visittui.archive.store.archive import Archive
from visittui.archive.store.tables import KIND_CODES


def refs(results: Results, *kinds: str) -> list[str]:
    hits = results.hits(kinds or tuple(KIND_CODES))
    return [row.ref for row in hits.rows(0, len(hits))]


@pytest.mark.parametrize(
    "forms",
    [
        "signed signs signing signatures",
        "export exporting exported exports",
        "withdraw withdrawal withdrawing withdrew",
        "meet met meeting",
        "memorandum memoranda",
        "honour honor honoured honors",
        "centre center centres centers",
        "defence defense",
        "normalise normalize normalising",
        "travelled traveled",
        "programme program programmes",
        "fulfil fulfill fulfilled",
        "мавзолей мавзолею",
    ],
)
def test_forms_and_spellings_of_a_word_are_one(forms: str) -> None:
    assert len(set(map(stem, forms.split()))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "policy police",
        "hanoi hanover",
        "us use",
        "lam lamb",
        "four for",
        "tour tor",
        "import important",
        "author authority",
        "object objective",
        "depart department",
        "accord according",
        "hospital hospitality",
    ],
)
def test_different_words_stay_different(words: str) -> None:
    assert len(set(map(stem, words.split()))) == 2


@pytest.mark.parametrize("word", ["", "a", "12", "1st", "tô", "越南", "ประเทศ", "x" * 5_000, "ing", "ё", "\u0301"])
def test_any_word_has_a_stem(word: str) -> None:
    assert isinstance(stem(word), str)


@pytest.mark.parametrize(
    "forms",
    [
        ("build", "builds", "building", "built", "rebuilds", "rebuilding", "rebuilt"),
        ("run", "runs", "running", "ran"),
        ("uphold", "upholding", "upheld"),
        ("withdraws", "withdrew", "withdrawals"),
    ],
)
def test_forms_of_irregular_words_meet_whatever_their_endings(forms: tuple[str, ...]) -> None:
    assert len(set(map(stem, forms))) == 1


@pytest.mark.parametrize(
    ("sequence", "other"),
    [
        (("12",), ("twelve",)),
        (("twenty", "one"), ("21",)),
        (("1", "000"), ("1000",)),
        (("1000",), ("1", "000")),
        (("30th",), ("thirtieth",)),
        (("thirtieth",), ("30th",)),
    ],
)
def test_numbers_are_written_in_two_ways(sequence: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert written_otherwise(sequence) == (other,)


def test_a_figure_is_read_apart_from_the_unit_right_behind_it() -> None:
    assert written_otherwise(("5bn",)) == (("5", "billion"), ("five", "billion"))
    assert written_otherwise(("5", "3bn")) == (("5", "3", "billion"),)
    assert ("1000", "kilometres") in written_otherwise(("1", "000km"))
    assert written_otherwise(("trade", "8pc")) == ()


@pytest.mark.parametrize("query", ["$5bn", "5bn", "trade 8pc"])
def test_a_sum_of_money_is_found_as_papers_abbreviate_it(archive: Archive, query: str) -> None:
    assert "event/ushakov-briefing" in refs(search(archive, query))[:5]


@pytest.mark.parametrize(
    "sequence", [("2024",), ("06",), ("nuclear",), ("12", "00"), ("99999999999999999999",), ("³",)]
)
def test_years_hours_and_words_are_no_numbers_to_be_spelt(sequence: tuple[str, ...]) -> None:
    assert written_otherwise(sequence) == ()


def test_the_words_of_the_field_meet_in_any_form() -> None:
    assert ("article",) in meaning_the_same(("op", "ed"))
    assert ("general", "secretary") in meaning_the_same(("party", "chiefs"))
    assert meaning_the_same(("zyzzyva",)) == ()


@pytest.mark.parametrize("text", [press_words.WIDER, everyday_words.WIDER], ids=["press", "everyday"])
def test_what_finds_other_words_is_short_enough_to_be_looked_up(text: str) -> None:
    lines = [line for line in text.replace(";", "\n").splitlines() if line]
    for line in lines:
        finding, sign, _ = line.partition(">")
        assert sign
        for entry in finding.split(","):
            sequence = tuple(words(fold(entry)))
            assert len(sequence) <= LONGEST
            assert meaning_the_same(sequence)


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("american embassy", "organisation/us-embassy-hanoi"),
        ("communist party chief", "person/nguyen-phu-trong"),
        ("deputy premier", "person/dmitry-chernyshenko"),
        ("uncle ho", "person/ho-chi-minh"),
        ("op-ed", "event/nhan-dan-article"),
        ("state dinner", "event/state-banquet"),
        ("atomic", "topic/nuclear"),
        ("submarines", "quote/shugaev-naval-help"),
        ("guard of honor", "event/welcome-ceremony"),
        ("twelve documents", "difference/how-many-documents"),
        ("exporting", "quote/putin-food-exports"),
        ("rehearsals", "event/welcome-preparations"),
        ("re-elected", "event/putin-re-election"),
        ("building ships", "quote/shugaev-aviation-shipbuilding"),
        ("Il96", "event/arrival"),
        ("To Lamm", "person/to-lam"),
        ("itinerary", "event/planned-programme"),
        ("коммунистическая партия", "organisation/cpv"),
        ("clean energy", "agreement/green-fuels-deal"),
        ("cavalcade", "event/wreath-mausoleum"),
        ("supper", "event/state-banquet"),
        ("nuke", "agreement/nuclear-centre-memorandum"),
        ("what does Vietnam buy", "quote/putin-food-exports"),
        ("intermediary", "event/talks-presidents"),
        ("founding father", "person/ho-chi-minh"),
        ("wreathlaying", "event/wreath-mausoleum"),
        ("take sides on ukraine", "point/js-4"),
        ("head of the Vietnamese state", "person/to-lam"),
        ("the head of Russian diplomacy", "person/sergey-lavrov"),
        ("the bit about railways", "topic/transport"),
        ("foreign policy adviser", "person/yury-ushakov"),
        ("de-dollarisation", "quote/putin-article-currencies"),
        ("staying out of domestic politics", "agreement/partnership-principles"),
        ("live better", "quote/to-lam-stability-strengthening"),
        ("playing off the superpowers", "quote/ft-three-leaders"),
        ("head of the legislature", "event/planned-parliament-speaker"),
        ("sustainable energy agreement", "agreement/green-fuels-deal"),
        ("satellites", "topic/space"),
        ("spacecraft", "quote/putin-space-invitation"),
    ],
)
def test_other_words_for_it_find_it(archive: Archive, text: str, ref: str) -> None:
    assert ref in refs(search(archive, text))


@pytest.mark.parametrize("text", ["exporting", "accords", "attacked", "signing"])
def test_a_form_of_a_known_word_is_no_mistake(archive: Archive, text: str) -> None:
    results = search(archive, text)
    assert results.total
    assert not results.plan.is_corrected
    assert results.hints == ()


@pytest.mark.parametrize(("text", "topic"), [("defence", "defence"), ("oil gas", "energy"), ("fuels", "energy")])
def test_every_word_of_a_topics_label_finds_what_has_the_topic(archive: Archive, text: str, topic: str) -> None:
    on_it = set(refs(search(archive, f"topic:{topic}"), "quote"))
    results = search(archive, text)
    assert on_it
    assert on_it <= set(refs(results, "quote"))
    for row in results.hits(("quote",)).rows(0, 1000):
        assert row.title_matches or any(passage.matches for passage in row.passages) or row.reason, row.ref


def test_the_beginning_of_another_word_is_worth_less_than_what_a_word_means(archive: Archive) -> None:
    assert refs(search(archive, "import"))[0] == "topic/trade"
    assert refs(search(archive, "importa"))[0] != "topic/trade"


def test_what_is_printed_as_asked_stands_before_what_who_did_it_may_also_mean(archive: Archive) -> None:
    # Who greeted the guest is told under "who met the plane", too.
    found = refs(search(archive, "who greeting"))
    assert found[0] == "event/kremlin-video"
    assert "difference/who-met-the-plane" in found


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("how many times was Putin in Vietnam", "event/earlier-visits"),
        ("how often has Putin been in Vietnam", "event/earlier-visits"),
        ("how hot was it", "difference/temperature"),
    ],
)
def test_a_word_that_only_asks_is_not_looked_for_rather_than_what_is_asked(
    archive: Archive, text: str, ref: str
) -> None:
    assert refs(search(archive, text))[0] == ref


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("Нян Зан", "organisation/nhan-dan"),
        ("Нойбай", "place/noi-bai"),
        ("Петровьетнам", "organisation/petrovietnam"),
        ("Рособоронэкспорт", "organisation/rosoboronexport"),
        ("Крокус Сити Холл", "place/crocus-city-hall"),
    ],
)
def test_names_are_found_as_russian_newspapers_write_them(archive: Archive, text: str, ref: str) -> None:
    assert refs(search(archive, text))[0] == ref


@pytest.mark.parametrize("text", ["крыша", "дача", "собака", "зонтик", "лошадь", "чайник"])
def test_a_russian_word_that_the_record_lacks_is_no_name(archive: Archive, text: str) -> None:
    assert search(archive, text).total == 0


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cavacade", "cavalcade"),
        ("srugeon", "surgeon"),
        ("warsships", "warships"),
        ("two-state soltion", "two-state solution"),
        ("ranks of the greeeting party", "ranks of the greeting party"),
        ("which comapny got a gas licence", "which company got a gas licence"),
    ],
)
def test_a_misspelt_word_means_what_it_means_without_the_slip(archive: Archive, typed: str, meant: str) -> None:
    assert refs(search(archive, typed))[:3] == refs(search(archive, meant))[:3]


@pytest.mark.parametrize("text", ["dictator", "banana", "giraffe", "kangaroo", "umbrella", "teaspoon"])
def test_a_word_that_nothing_knows_is_no_misspelt_one_of_the_press(archive: Archive, text: str) -> None:
    assert search(archive, text).total == 0


@pytest.mark.parametrize(
    ("text", "section", "kind"),
    [
        ("companies", "organisations", "company"),
        ("university", "organisations", "university"),
        ("newspapers", "organisations", "media"),
        ("transcripts", "sources", "transcript"),
        ("press releases", "sources", "press-release"),
    ],
)
def test_what_a_card_says_an_item_is_finds_it(
    archive: Archive, shipped: Any, text: str, section: str, kind: str
) -> None:
    ids = {item["id"] for item in shipped[section] if item["kind"] == kind}
    found = {ref.partition("/")[2] for ref in refs(search(archive, text).complete_only(), section[:-1])}
    assert ids
    assert ids <= found


def test_what_has_the_words_as_typed_stands_above_what_has_others(archive: Archive) -> None:
    for text in ("honour", "signed", "documents", "nuclear treaty", "what did putin say about treaties"):
        results = search(archive, text)
        numbers = [row.number for row in results.hits().rows(0, 1000)]
        plan = results.plan.as_written(typed=True)
        rows = archive.connection.execute("SELECT rowid FROM text WHERE text MATCH ?", (plan.expression(),))
        written = {number for (number,) in rows}
        assert set(numbers[: len(written)]) == written, text


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("vietnamese president", "person/to-lam"),
        ("Russian foreign minister", "person/sergey-lavrov"),
        ("Vietnamese PM", "person/pham-minh-chinh"),
        ("presidency of Russia", "organisation/presidency-russia"),
    ],
)
def test_whose_office_is_asked_for_stands_first_but_for_what_is_called_so(
    archive: Archive, text: str, ref: str
) -> None:
    assert refs(search(archive, text))[0] == ref


def test_what_a_word_finds_is_what_leaving_it_out_leaves_out(archive: Archive) -> None:
    for text in ("signed", "navy", "defence", "twelve"):
        everything = set(refs(search(archive, "")))
        assert set(refs(search(archive, f"-{text}"))) == everything - set(refs(search(archive, text))), text


def test_leaving_a_word_out_leaves_what_only_has_a_topic_that_is_also_called_so(write_record: WriteRecord) -> None:
    with open_archive(write_record(topics=[{"id": "trade", "name": "Trade", "aliases": ["Acme"]}])) as archive:
        assert "quote/welcome" in refs(search(archive, "acme"))
        assert "quote/welcome" in refs(search(archive, "welcome -acme"))
        assert "quote/welcome" not in refs(search(archive, "welcome -trade"))
        assert "topic/trade" not in refs(search(archive, "-acme"))


def test_a_vietnamese_syllable_typed_with_its_marks_has_no_english_forms(archive: Archive) -> None:
    assert ("men",) in search(archive, "man").plan.patterns[0].forms
    assert not search(archive, "Mẫn").plan.patterns[0].forms
    assert refs(search(archive, "Trần Thanh Mẫn"))[0] == refs(search(archive, "tran thanh man"))[0]


def test_words_that_carry_nothing_are_not_required(archive: Archive) -> None:
    assert set(refs(search(archive, "who signed the nuclear memorandum"))) >= {"agreement/nuclear-centre-memorandum"}
    assert search(archive, "who signed the nuclear memorandum").complete
    assert search(archive, "the").total == search(archive, "THE").total > 0
    assert refs(search(archive, "to lam"))[0] == "person/to-lam"


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("who is the president of Vietnam?", "person/to-lam"),
        ("who is Le Quan", "person/le-quan"),
        ("who signed the nuclear memorandum", "difference/nuclear-memorandum-act"),
        ("where did Putin and the prime minister meet?", "event/meeting-prime-minister"),
        ("what did To Lam say about Russia", "quote/to-lam-russia-under-putin"),
        ("which Russian ministers came to Hanoi", "event/deputy-premiers-meeting"),
        ("did Vietnam ignore American criticism", "difference/criticism-ignored"),
        # A question that is printed so is found so.
        ("where it will end up later", "quote/putin-let-the-west-think"),
    ],
)
def test_what_answers_a_question_stands_first(archive: Archive, text: str, ref: str) -> None:
    assert ref == refs(search(archive, text))[0]


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("харьков", "place/kharkov"),
        ("о Харькове", "place/kharkov"),
        ("Роспотребнадзор", "organisation/rospotrebnadzor"),
        ("США", "organisation/united-states"),
        ("Высшая школа экономики", "organisation/hse"),
        ("who is the Russian ambassador to Vietnam?", "person/gennady-bezdetko"),
        ("20 June 2024 talks", "event/talks-presidents"),
        ("Uncle Ho", "person/ho-chi-minh"),
        # The carpet only begins so.
        ("car", "event/aurus-photos"),
        ("local currencies", "quote/putin-article-currencies"),
    ],
)
def test_what_is_called_so_in_other_words_stands_first(archive: Archive, text: str, ref: str) -> None:
    assert ref == refs(search(archive, text))[0]


@pytest.mark.parametrize("text", ["agriculture natural disasters", "fight over rights", "equipment nuclear document"])
def test_the_first_letters_of_words_stand_for_what_is_printed_in_capitals_alone(archive: Archive, text: str) -> None:
    initials = "".join(word[0] for word in text.split())
    assert refs(search(archive, f"={initials}"))
    assert not set(refs(search(archive, f"={initials}"))) <= set(refs(search(archive, text)))


@pytest.mark.parametrize(("russian", "english"), [("сон", "son"), ("до", "do")])
def test_a_russian_word_is_no_english_one_that_sounds_so(archive: Archive, russian: str, english: str) -> None:
    assert not set(refs(search(archive, f"={english}"))) & set(refs(search(archive, russian)))


def test_a_word_of_the_press_to_be_left_out_is_not_taken_for_a_misspelt_one(archive: Archive) -> None:
    assert not any("leaving out" in hint for hint in search(archive, "putin -warnings").hints)


def test_what_happened_stands_before_what_was_planned(archive: Archive) -> None:
    found = refs(search(archive, "toasts at the war memorial"))
    assert found.index("event/wreath-memorial") < found.index("event/planned-wreath-memorial")


def test_the_words_of_a_question_are_not_looked_for_in_texts(archive: Archive) -> None:
    found = refs(search(archive, "who is the president of Vietnam?"))
    assert found == refs(search(archive, "who is president of Vietnam"))
    assert set(found) == set(refs(search(archive, "president Vietnam")))


def test_a_topic_is_found_by_what_the_record_also_calls_it(write_record: WriteRecord) -> None:
    topics = [{"id": "trade", "name": "Trade", "aliases": ["commerce", "buying and selling"]}]
    path = Path(write_record(topics=topics))
    record = json.loads(path.read_text(encoding="utf-8"))
    assert record["quotes"][0]["topics"] == ["trade"]
    with_aliases = open_archive(path)
    for text in ("commerce", "buying and selling", "selling, buying"):
        results = search(with_aliases, text)
        assert "quote/welcome" in refs(results), text
        assert any("on the topic Trade" in row.reason for row in results.hits(("quote",)).rows(0, 9))
    assert "quote/welcome" not in refs(search(with_aliases, "selling"))


def test_a_record_adds_words_that_mean_the_same(write_record: WriteRecord) -> None:
    words = [{"words": ["Guten Tag", "welcome"]}, {"words": ["palaver", "talks with the host", "welcome"]}]
    with open_archive(write_record(visit={**small_record()["visit"], "synonyms": words})) as own:
        for text in ("guten tag", "palavers", "talks with the host", "palaver -nothing"):
            assert "quote/welcome" in refs(search(own, text)), text
        assert "quote/welcome" not in refs(search(own, "-palaver"))
    with open_archive(write_record("without.json")) as without:
        assert "quote/welcome" not in refs(search(without, "palaver"))


@pytest.mark.parametrize(
    ("printed", "inside"),
    [
        ("越南国家主席苏林在河内会见普京。", "国家主席"),
        ("プーチン大統領がベトナムを訪問した", "ベトナム"),
        ("푸틴대통령이베트남을국빈방문했다", "베트남"),
        ("ประธานาธิบดีรัสเซียเยือนเวียดนาม", "รัสเซีย"),
    ],
)
def test_a_word_is_found_inside_a_run_of_letters_without_spaces(
    write_record: WriteRecord, printed: str, inside: str
) -> None:
    quote = {
        "id": "welcome", "form": "verbatim", "text": printed, "speaker": "otto-host", "event": "talks",
        "printings": [{"source": "gazette", "exact": printed}],
    }  # fmt: skip
    archive = open_archive(write_record(quotes=[quote]))
    results = search(archive, inside)
    (row,) = results.hits().rows(0, 9)
    assert row.ref == "quote/welcome"
    assert [row.title[start:end] for start, end in row.title_matches] == [inside]
    assert refs(search(archive, f"{inside[::-1]}")) == []
    assert inside[::-1] in search(archive, inside[::-1]).hints[0]


def printed_words(part: Any) -> Iterator[str]:
    """Every word that a source of the record prints, and every remark on it."""
    if isinstance(part, dict):
        for name, value in part.items():
            if name in ("exact", "text", "title", "printed", "note", "role") and isinstance(value, str):
                yield from words(fold(value))
            else:
                yield from printed_words(value)
    elif isinstance(part, list):
        for entry in part:
            yield from printed_words(entry)


def test_of_nothing_that_the_record_prints_it_is_said_that_it_is_nowhere(
    archive: Archive, shipped: dict[str, Any]
) -> None:
    sections = {name: items for name, items in shipped.items() if name not in ("visit", "uncited")}
    unknown = {word for word in printed_words(sections) if not exists(archive.connection, word)}
    assert unknown == set()


def test_what_only_a_source_says_is_shown_as_printed(archive: Archive) -> None:
    (row, *_) = search(archive, "around 2am").hits().rows(0, 9)
    excerpt = row.passages[0].around()
    assert excerpt.text.startswith(("“", "…“"))
    assert "2am" in excerpt.text
