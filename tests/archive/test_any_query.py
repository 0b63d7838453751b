"""Whatever is typed, the search answers, and its lists agree with each other."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from visittui.archive.search import searching
from visittui.archive.search.folding import fold, words
from visittui.archive.search.hits import hit_list as hits_module
from visittui.archive.search.hits.hit_list import StreamedHits
from visittui.archive.search.hits.row_source import Order
from visittui.archive.search.language.asking_words import NOTHING
from visittui.archive.search.language.fields import FIELDS
from visittui.archive.search.plan import EVERYWHERE
from visittui.archive.search.ranking import holding_the_office
from visittui.archive.search.searching import search
from visittui.archive.search.words.spellings import written_apart
from visittui.archive.store.archive import Archive
from visittui.archive.store.tables import KIND_CODES

SIGNS = st.text(alphabet=" -=~\"'“”’:,.()*^+{}OR/aeđ1\u0301\u0000\ud800ⅷ\u19b0\n한")
WORDS = st.sampled_from(["nuclear", "Tô", "То", "lam", "p", "part", "zzyzx", "likachev", "it’s", "Noi-Bai", "12:00"])
TERMS = st.one_of(
    WORDS,
    WORDS.map("={}".format),
    WORDS.map("{}~".format),
    WORDS.map('"{} the"'.format),
    st.tuples(st.sampled_from([*FIELDS]), WORDS).map(":".join),
    st.sampled_from(["date:2024", "date:..2024-06", "after:9999-12-31", "before:0001-01-01", "kind:event", "form:f"]),
)
QUERIES = st.lists(st.tuples(st.sampled_from(["", "", "-", "OR "]), TERMS).map("".join), max_size=5).map(" ".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.one_of(st.text(), SIGNS, QUERIES))
def test_any_text_has_an_answer(archive: Archive, text: str) -> None:
    results = search(archive, text)
    hits = results.hits()
    rows = hits.rows(0, 30)
    assert len(rows) == min(30, len(hits)) == min(30, results.total)
    for row in rows:
        for start, end in row.title_matches:
            assert 0 <= start < end <= len(row.title)
        for passage in row.passages:
            for told in (passage, passage.around(), passage.around(40), passage.around(10_000)):
                for start, end in (told.hit, *told.matches):
                    assert 0 <= start <= end <= len(told.text)
    assert all("\n" not in hint for hint in results.hints)


def test_nothing_typed_reaches_a_terminal_as_a_command(archive: Archive) -> None:
    results = search(archive, "speaker:person/a\ud800b\x1b[2J sq\x9b:\u202elam")
    assert all(hint.isprintable() for hint in results.hints)


@pytest.mark.parametrize(
    "text",
    [
        "vietnam " * 300,
        " OR ".join(f"word{index}" for index in range(1_000)),
        " OR ".join(f"-word{index}" for index in range(1_000)),
        " ".join(f"-word{index}" for index in range(1_000)),
        f'"{"the " * 5_000}"',
        "a" * 30_000,
        "speaker:" + "b" * 15_000,
        " ".join(f"unknown{index}" for index in range(300)),
    ],
)
def test_pages_of_text_are_answered_briefly(archive: Archive, text: str) -> None:
    results = search(archive, text)
    assert len(results.hits().rows(0, 5)) == min(5, results.total)
    assert len(results.hints) <= 5
    assert all(len(hint) < 300 for hint in results.hints)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(QUERIES)
def test_a_scope_only_ever_narrows(archive: Archive, text: str) -> None:
    everywhere = search(archive, text, order="time").complete_only()
    # Where little is left, what has some of the words follows; everywhere there may be enough.
    within = search(archive, text, order="time", scope="person/vladimir-putin").complete_only()
    if within.total and everywhere.hints == within.hints:
        known = {row.ref for row in everywhere.hits().rows(0, everywhere.total)}
        assert {row.ref for row in within.hits().rows(0, within.total)} <= known


@pytest.fixture
def many_are_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists of more than five hits are read in windows, as those of many thousands are."""
    monkeypatch.setattr(searching, "RANKED", 5)
    monkeypatch.setattr(searching, "COUNTED", 3)
    monkeypatch.setattr(hits_module, "STEP", 4)


@pytest.mark.usefixtures("many_are_few")
@pytest.mark.parametrize("order", ["time", "newest"])
@pytest.mark.parametrize("text", ["putin", "speaker:putin", "-nuclear", '"strategic partnership"'])
@pytest.mark.parametrize("kinds", [tuple(KIND_CODES), ("quote",), ("event", "person"), ("topic",)])
def test_windows_of_a_long_list_are_the_list(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, order: Order, text: str, kinds: tuple[str, ...]
) -> None:
    rough = search(archive, text, order=order)
    results = rough.exact()
    hits = results.hits(kinds)
    assert isinstance(hits, StreamedHits)
    assert len(rough.hits(kinds)) <= len(hits)
    monkeypatch.setattr(searching, "RANKED", 5_000)
    expected = search(archive, text, order=order)
    assert results.counts == expected.counts
    rows = expected.hits(kinds).rows(0, 1_000)
    assert len(hits) == len(rows)
    for start in (len(rows) - 3, 0, 7, len(rows) // 2, len(rows) - 1):
        assert hits.rows(start, start + 5) == rows[max(0, start) : max(0, start + 5)]
    for index in range(0, len(rows), 7):
        assert hits.index_of(rows[index].ref) == index
    assert hits.index_of("person/nobody") is None


@pytest.mark.usefixtures("many_are_few")
def test_whom_a_name_means_also_heads_a_list_too_long_to_rank(archive: Archive) -> None:
    results = search(archive, "putin").exact()
    hits = results.hits()
    rows = hits.rows(0, len(hits))
    assert hits.ordering == "time"
    assert rows[0].ref == "person/vladimir-putin"
    assert len({row.ref for row in rows}) == len(rows) == len(hits)
    assert hits.index_of("person/vladimir-putin") == 0
    assert all(hits.index_of(row.ref) == index for index, row in enumerate(rows))


@pytest.fixture
def vocabulary(archive: Archive) -> list[str]:
    """Words that the record prints, but for those that carry nothing, and for names run together."""
    terms = archive.connection.execute("SELECT term FROM term WHERE term < '\u0e00' ORDER BY term")
    return [term for (term,) in terms if term not in NOTHING and not written_apart(archive.connection, term)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    beginning=st.sampled_from(["", "", "the ", "who ", "what did ", "when was the "]),
    places=st.lists(st.integers(0, 1 << 20), min_size=1, max_size=3),
    item=st.integers(0, 1 << 20),
)
def test_what_has_all_words_as_written_never_stands_below_what_has_not(
    archive: Archive, vocabulary: list[str], beginning: str, places: list[int], item: int
) -> None:
    # Half of the queries are words of one title, of which something surely has all.
    (title,) = archive.connection.execute(
        "SELECT title FROM item ORDER BY number LIMIT 1 OFFSET ?", [item % archive.total]
    ).fetchone()
    printed = [word for word in words(fold(title)) if word not in NOTHING] if item % 2 else vocabulary
    asked = [printed[place % len(printed)] for place in places if printed]

    def having(sign: str) -> set[int]:
        expression = " AND ".join(f'({EVERYWHERE} : "{word}"{sign})' for word in asked)
        rows = archive.connection.execute("SELECT rowid FROM text WHERE text MATCH ?", [expression])
        return {number for (number,) in rows}

    results = search(archive, beginning + " ".join(asked))
    found = [row.number for row in results.hits().rows(0, results.total)]
    whole, begun = (having("") & set(found), having("*")) if asked else (set(), set(found))
    last = max((place for place, number in enumerate(found) if number in whole), default=0)
    # Whoever holds an office that is asked for whole is named by it, in whatever form.
    named = holding_the_office(archive.connection, results.plan, found) if found else []
    assert begun.union(named).issuperset(found[:last])


def test_a_word_of_any_length_asks_no_more_of_the_archive_than_another(archive: Archive) -> None:
    asked: list[str] = []
    archive.connection.set_trace_callback(asked.append)
    try:
        search(archive, "presidentminister" * 20)
    finally:
        archive.connection.set_trace_callback(None)
    assert len(asked) < 100
