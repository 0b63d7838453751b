import pytest
from hypothesis import given
from hypothesis import strategies as st

from visittui.archive.search.folding import fold, words
from visittui.archive.search.language.dates import Date, DateRange
from visittui.archive.search.language.fields import FIELDS, SYNONYMS
from visittui.archive.search.language.parsing import parse
from visittui.archive.search.language.query import Alternative, Clause, DateTerm, FieldTerm, Phrase, Term, Word


def clause(*terms: Term) -> Clause:
    return tuple(Alternative(term) for term in terms)


def day(text: str) -> DateRange:
    date = Date(*map(int, text.split("-")))
    return DateRange(date, date)


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("", []),
        ("  \u3000 ", []),
        ("nuclear energy", [clause(Word("nuclear")), clause(Word("energy"))]),
        ('"strategic partnership"', [clause(Phrase("strategic partnership"))]),
        ("“strategic partnership”", [clause(Phrase("strategic partnership"))]),
        ("„strategic partnership“", [clause(Phrase("strategic partnership"))]),
        ("«стратегическое партнёрство»", [clause(Phrase("стратегическое партнёрство"))]),
        ("‘peace centre’", [clause(Phrase("peace centre"))]),
        ("'peace centre'", [clause(Phrase("peace centre"))]),
        ("peoples' will", [clause(Word("peoples")), clause(Word("will"))]),
        ("Russia’s role", [clause(Word("Russia’s")), clause(Word("role"))]),
        ("the ‘others’ view’, he", [clause(Word("the")), clause(Phrase("others")), clause(Word("view")),
                                     clause(Word("he"))]),
        ("speaker:lam", [clause(FieldTerm("speaker", "lam"))]),
        ("said:lam", [clause(FieldTerm("speaker", "lam"))]),
        ("SPEAKER:Lam,", [clause(FieldTerm("speaker", "Lam"))]),
        ('speaker:"to lam"', [clause(FieldTerm("speaker", "to lam"))]),
        ("speaker:“to lam” nuclear", [clause(FieldTerm("speaker", "to lam")), clause(Word("nuclear"))]),
        ("speaker:'to lam'", [clause(FieldTerm("speaker", "to lam"))]),
        ("speaker:person/to-lam", [clause(FieldTerm("speaker", "person/to-lam"))]),
        ("(speaker:lam)", [clause(FieldTerm("speaker", "lam"))]),
        ("kind:quotes", [clause(FieldTerm("kind", "quotes"))]),
        ("date:2024-06-20", [clause(DateTerm("date", day("2024-06-20")))]),
        ("date:2024-6-20.", [clause(DateTerm("date", day("2024-06-20")))]),
        ("date:2024–06", [clause(DateTerm("date", day("2024-06")))]),
        ("after:2024", [clause(DateTerm("after", day("2024")))]),
        ("date:2024-06-20..2024-06-19", [clause(DateTerm("date", DateRange(Date(2024, 6, 19), Date(2024, 6, 20))))]),
        ("date:2024..", [clause(DateTerm("date", DateRange(Date(2024), None)))]),
        ("date:..2024", [clause(DateTerm("date", DateRange(None, Date(2024))))]),
        ("date:20.06.2024", [clause(DateTerm("date", day("2024-06-20")))]),
        ("date:20/6/2024 talks", [clause(DateTerm("date", day("2024-06-20"))), clause(Word("talks"))]),
        ("date:20 June 2024 talks", [clause(DateTerm("date", day("2024-06-20"))), clause(Word("talks"))]),
        ('date:"20 June 2024"', [clause(DateTerm("date", day("2024-06-20")))]),
        ("date:June 20th, 2024, talks", [clause(DateTerm("date", day("2024-06-20"))), clause(Word("talks"))]),
        ("since:jun 2024", [clause(DateTerm("since", day("2024-06")))]),
        ("date:2024 energy", [clause(DateTerm("date", day("2024"))), clause(Word("energy"))]),
        ("likachev~", [clause(Word("likachev", like=True))]),
        ("=Đức", [clause(Word("Đức", exactly=True))]),
        ("putin OR lam", [clause(Word("putin"), Word("lam"))]),
        ("a OR b OR c d", [clause(Word("a"), Word("b"), Word("c")), clause(Word("d"))]),
        ("a AND b", [clause(Word("a")), clause(Word("b"))]),
        ("nuclear OR", [clause(Word("nuclear"))]),
        ("or", [clause(Word("or"))]),
        ("at 12:00", [clause(Word("at")), clause(Word("12:00"))]),
        ("https://example.org/a-b?c=d", [clause(Word("https://example.org/a-b?c=d"))]),
        ("said: we agree", [clause(Word("said")), clause(Word("we")), clause(Word("agree"))]),
        ("Noi-Bai", [clause(Word("Noi-Bai"))]),
        ("energy - nuclear", [clause(Word("energy")), clause(Word("nuclear"))]),
        ("[Russian] food.", [clause(Word("Russian")), clause(Word("food"))]),
        ("“We agreed,” he said.", [clause(Phrase("We agreed,")), clause(Word("he")), clause(Word("said"))]),
        ('foo"bar baz"-qux', [clause(Word("foo")), clause(Phrase("bar baz")), clause(Word("qux"))]),
    ],
)  # fmt: skip
def test_a_query_is_read_as_meant(text: str, clauses: list[Clause]) -> None:
    query = parse(text)
    assert list(query.clauses) == clauses
    assert query.hints == ()


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("-putin", Word("putin")),
        ("-speaker:putin", FieldTerm("speaker", "putin")),
        ('-"strategic partnership"', Phrase("strategic partnership")),
        ("-=Đức", Word("Đức", exactly=True)),
        ("--putin", Word("putin")),
    ],
)
def test_a_minus_excludes(text: str, term: Term) -> None:
    assert parse(f"nuclear {text}").clauses[1] == (Alternative(term, excluded=True),)


@pytest.mark.parametrize(
    ("text", "as_words", "hint"),
    [
        ("speeker:lam", ["lam"], "there is no field “speeker:”; did you mean “speaker:”?"),
        ("zz:lam", ["zz", "lam"], "there is no field “zz:”, read as words"),
        ('"strategic partn', ["strategic", "partn"], "the quotation mark is not closed, so these are single words"),
        ("date:2024-13-01", ["date", "2024-13-01"],
         "“2024-13-01” is no date such as 2024, 2024-06 or 20 June 2024, read as words"),
        ("date:soon", ["date", "soon"], "“soon” is no date such as 2024, 2024-06 or 20 June 2024, read as words"),
        ("form:loud", ["form", "loud"], "“loud” is no form (verbatim, fragment, paraphrase), read as words"),
        ("OR lam", ["lam"], "OR needs something before it"),
        ("speaker:", [], "speaker: finds what is said by …; write it right after the colon"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_read_as_words_with_a_hint(text: str, as_words: list[str], hint: str) -> None:
    query = parse(text)
    assert [str(*alternatives) for alternatives in query.clauses] == as_words
    assert query.hints == (hint,)


@pytest.mark.parametrize("text", ["date:20 June", "date:20.06", "date:20/6", "date:June 20", "since:June"])
def test_a_date_without_a_year_is_one_of_the_visits_year(text: str) -> None:
    (alternatives,) = parse(text, 2024).clauses
    assert str(alternatives[0]) in ("date:2024-06-20", "since:2024-06")
    assert parse(text).hints[0].endswith("read as words")


@pytest.mark.parametrize("text", ["???", "🤝", "-", '" "', '— … , ( ) ~ = - " "'])
def test_signs_alone_are_no_query_and_no_empty_one(text: str) -> None:
    query = parse(text)
    assert query.clauses == ()
    assert query.is_signs
    assert query.hints == ("there is no word in this; only letters and digits are looked for",)
    assert not parse(" ").is_signs


def test_bytes_that_are_no_text_are_said_to_be_passed_over() -> None:
    query = parse("t\udcf4 l\udce2m")
    assert query.hints == ("some bytes of this are no text here and are passed over: is it written in UTF-8?",)
    assert parse("\udcff").is_signs


def test_a_pasted_page_is_cut_with_a_hint() -> None:
    query = parse("word " * 10_000)
    assert len(query.clauses) == 200
    assert "only the first 20,000 characters are searched for" in query.hints
    assert len(parse('"' * 100_000 + "x:" * 100_000).clauses) <= 200
    assert len(parse("'a " * 100_000).clauses) == 200


SIGNS = st.text(alphabet=" \t-=~\"'“”‘’«»:,.()OR/abđ1\u0301\u200b\n12é")
WORDS = st.sampled_from(["nuclear", "Tô", "То", "Đức", "it’s", "Noi-Bai", "12:00", "AND", "or", "re\u0301sume\u0301"])
TERMS = st.one_of(
    WORDS,
    WORDS.map("={}".format),
    WORDS.map("{}~".format),
    st.lists(WORDS, max_size=3).map(lambda parts: f'"{" ".join(parts)}"'),
    st.tuples(st.sampled_from([*FIELDS, *SYNONYMS, "sqeaker"]), WORDS).map(":".join),
    st.tuples(st.sampled_from([*FIELDS]), WORDS).map('{0[0]}:"{0[1]} lam"'.format),
    st.sampled_from(["date:2024", "date:..2024-06", "after:2024-06-31", "before:2024-2-29", "kind:event", "kind:x"]),
)
QUERIES = st.lists(st.tuples(st.sampled_from(["", "", "-", "OR "]), TERMS).map("".join)).map(" ".join)


@given(st.one_of(st.text(), SIGNS, QUERIES))
def test_any_text_is_a_query_and_its_canonical_form_is_the_same_query(text: str) -> None:
    query = parse(text)
    canonical = str(query)
    assert parse(canonical).clauses == query.clauses
    assert str(parse(canonical)) == canonical


@given(st.one_of(st.text(), SIGNS, QUERIES))
def test_every_term_asks_for_something(text: str) -> None:
    for alternatives in parse(text).clauses:
        assert alternatives
        for alternative in alternatives:
            term = alternative.term
            if isinstance(term, Word | Phrase):
                assert words(fold(term.text))
            elif isinstance(term, FieldTerm):
                assert words(fold(term.value))
