import sqlite3
import sys
from contextlib import closing
from unicodedata import category, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visittui.archive.search.folding import fold, joined, offsets_of, printed_range, word_ranges, words

MARKED = st.text(alphabet="aăâđôơưéЙйёЁиеїІі\u0301\u0306\u0308\u0323\u0309ßæﬁ…“”’– \u200b\u200f\u00adxİıŉ½ⅷ한글がK™")
ANY = st.one_of(st.text(), MARKED)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("TÔ LÂM", "to lam"),
        ("Tô Lâm", "to lam"),
        ("Phạm Minh Chính", "pham minh chinh"),
        ("Đức", "duc"),
        ("Nguyễn Phú Trọng", "nguyen phu trong"),
        ("Ковалёв", "ковалев"),
        ("Сергей Шойгу", "сергей шойгу"),
        ("Чонг", "чонг"),
        ("Łódź, Ørsted, Þór, Straße, cœur", "lodz, orsted, thor, strasse, coeur"),
        ("“Strategic–partnership…” it’s", '"strategic-partnership..." it\'s'),
        ("a\u00a0b\u2009c\u200bd\u202ee\ufeff", "a b cde"),
        ("ISTANBUL İstanbul ılık", "istanbul istanbul ilik"),
        ("ﬁrst № ½", "first no 1/2"),
        ("100\u202f000", "100 000"),
    ],
)
def test_names_and_typography_fold_to_what_a_keyboard_can_type(printed: str, plain: str) -> None:
    assert fold(printed) == plain
    assert fold(normalize("NFD", printed)) == plain


def test_short_i_stays_itself_composed_or_not() -> None:
    assert fold("Йод й и\u0306") == "йод й й"
    assert fold("Мустафи\u0301н") == "мустафин"


def test_a_highlight_covers_the_letter_with_its_marks() -> None:
    printed = normalize("NFD", "Chủ tịch Tô Lâm đến")
    folded, offsets = fold(printed), offsets_of(printed)
    start = folded.index("to lam")
    assert printed[slice(*printed_range(offsets, start, start + 6))] == normalize("NFD", "Tô Lâm")


def test_a_part_of_a_ligature_is_the_whole_ligature() -> None:
    folded, offsets = fold("oﬃce"), offsets_of("oﬃce")
    assert folded == "office"
    assert printed_range(offsets, 1, 2) == (1, 2)
    assert printed_range(offsets, 2, 5) == (1, 3)


def test_a_name_without_spaces() -> None:
    assert joined(fold("Tô Lâm")) == "tolam"


@given(ANY)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY)
def test_all_normal_forms_fold_alike(text: str) -> None:
    assert fold(normalize("NFC", text)) == fold(normalize("NFD", text)) == fold(text)


@given(ANY)
def test_the_map_is_monotone_and_within_bounds(text: str) -> None:
    folded, offsets = fold(text), offsets_of(text)
    assert len(offsets) == len(folded) + 1
    assert list(offsets) == sorted(offsets)
    assert offsets[len(folded)] == len(text)
    assert all(0 <= offset < len(text) for offset in list(offsets)[:-1])


@given(ANY)
def test_highlights_begin_and_end_between_whole_characters(text: str) -> None:
    folded, offsets = fold(text), offsets_of(text)
    for start, end in word_ranges(folded):
        first, last = printed_range(offsets, start, end)
        assert first < last
        assert category(text[first])[0] != "M"
        assert last == len(text) or category(text[last])[0] != "M"
        assert folded[start:end] in fold(text[first:last])


def tokens_of_fts5(texts: list[str]) -> list[list[str]]:
    found: list[list[str]] = [[] for _ in texts]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE text USING fts5(body, tokenize='unicode61 remove_diacritics 0')")
        connection.executemany("INSERT INTO text(rowid, body) VALUES (?, ?)", enumerate(texts))
        connection.execute("CREATE VIRTUAL TABLE vocabulary USING fts5vocab(text, instance)")
        for term, number in connection.execute("SELECT term, doc FROM vocabulary ORDER BY doc, offset"):
            found[number].append(term)
    return found


def test_words_are_those_of_the_index() -> None:
    texts = [f"a{folded}b" for code in range(sys.maxunicode + 1) if (folded := fold(chr(code))).strip()]
    differing = [text for text, theirs in zip(texts, tokens_of_fts5(texts), strict=True) if words(text) != theirs]
    # A few signs of New Tai Lue and of the Vedas became letters after Unicode 6.1, which is what unicode61 knows.
    assert all("\u1900" < max(text) < "\u1d00" for text in differing)


@pytest.mark.parametrize(
    ("run", "word", "letters"),
    [
        ("越南国家主席苏林在河内会见普京。", "国家主席", "国 家 主 席"),
        ("プーチン大統領がベトナムを訪問", "ベトナム", "ヘ ト ナ ム"),
        ("푸틴대통령이베트남을국빈방문", "베트남", "베 트 남"),
        ("ประธานาธิบดีรัสเซียเยือนเวียดนาม", "รัสเซีย", "ร ส เ ซ ย"),
        ("ປະທານາທິບໍດີຫວຽດນາມ", "ຫວຽດນາມ", "ຫ ວ ຽ ດ น າ ມ".replace("น", "ນ")),
        ("ប្រធានាធិបតីវៀតណាម", "វៀតណាម", "វ ត ណ ម"),
        ("2024年6月20日", "6月20日", "6 月 20 日"),
    ],
)
def test_a_word_inside_a_run_without_spaces_is_a_phrase_of_its_letters(run: str, word: str, letters: str) -> None:
    for text in (run, normalize("NFD", run)):
        folded, offsets = fold(text), offsets_of(text)
        if fold(word) == letters:
            start = folded.index(letters)
            first, last = printed_range(offsets, start, start + len(letters))
            assert normalize("NFC", text[first:last]) == word
        assert f" {fold(word)} " in f" {folded} "


@given(st.text(alphabet="越南a 1ーガｶﾞ가각각ㄱ㈀㍿\u0e33\u0e31\u0e01។\u200b“é"))
def test_runs_fold_as_all_texts_do(text: str) -> None:
    folded, offsets = fold(text), offsets_of(text)
    assert fold(folded) == folded
    assert fold(normalize("NFC", text)) == fold(normalize("NFD", text)) == folded
    assert len(offsets) == len(folded) + 1
    assert list(offsets) == sorted(offsets)
    for start, end in word_ranges(folded):
        first, last = printed_range(offsets, start, end)
        assert first < last
        assert folded[start:end] in fold(text[first:last])
