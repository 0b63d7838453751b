"""Quotations are found by their marks, whatever the marks and whatever is wrong with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visittui.drafting.drafting import Draft
from visittui.drafting.suggestion import Suggestion


def quotations(text: str) -> list[Suggestion]:
    return [one for one in Draft(text, "en").spoken() if one.kind == "quotation"]


def words(text: str) -> list[str]:
    return [text[one.start : one.end] for one in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The lake is open,” Birk said.", ["The lake is open,"]),
        ('"The lake is open," Birk said. "It is."', ["The lake is open,", "It is."]),
        ("''The lake is open,'' Birk said.", ["The lake is open,"]),
        ("Birk sagte: „Der See ist offen.“ Er ging.", ["Der See ist offen."]),
        ('Birk sagte: „Der See ist offen." Er ging.', ["Der See ist offen."]),
        ("Birk sagte: »Der See ist offen.« Er ging.", ["Der See ist offen."]),
        ("« Le lac est ouvert », a déclaré Birk.", ["Le lac est ouvert"]),
        ("«Озеро открыто», — сказал Бирк.", ["Озеро открыто"]),
        ("Birk nannte ihn ‚offen‘ und ging.", ["offen"]),
        ("He praised ‘stability and growth’ of a ‘friend’.", ["stability and growth", "friend"]),
        ("The head said he hadn't 'aged a day.'", ["aged a day."]),
        ("She said 'sky's the limit' to us.", ["sky's the limit"]),
        ("Birk (“the lake”) spoke.", ["the lake"]),
        ("She wrote --“it is open” -- and left.", ["it is open"]),
    ],
)
def test_each_pair_of_marks_holds_the_words_between_them(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It's the people's lake, isn't it? The 1990s' boats and the workers' rights.",
        "In the ’90s they gave ’em boats; rock ’n’ roll.",
        "He is 6'2\" tall and she 5'10\".",
        "The birds’ nests and the boats’ sails.",
    ],
)
def test_apostrophes_and_measures_are_no_quotations(text: str) -> None:
    assert words(text) == []


def test_a_quotation_in_a_quotation_is_found_inside_of_it() -> None:
    found = quotations("He said, \"Remember the song, 'Good Morning, Lake'?\" Well.")
    assert [(one.exact, one.depth) for one in found] == [
        ("Remember the song, 'Good Morning, Lake'?", 0),
        ("Good Morning, Lake", 1),
    ]


def test_a_quotation_over_paragraphs_is_one_utterance_whose_marks_are_repeated() -> None:
    found = quotations(
        '"I want the lake," he said. "It is ours.\n\n"And the shore too," Birk added.\n\n"No," Lam said.'
    )
    assert [one.exact for one in found] == ["I want the lake,", "It is ours.", "And the shore too,", "No,"]
    assert found[1].utterance == found[2].utterance is not None
    assert found[0].utterance is None
    assert [one.line for one in found] == [1, 1, 3, 5]


def test_a_quotation_over_paragraphs_without_a_second_opening_mark_ends_where_it_is_closed() -> None:
    found = quotations("Er sagte: „Der See ist offen.\n\nUnd das Ufer auch.“ Dann ging er.")
    assert [one.exact for one in found] == ["Der See ist offen.", "Und das Ufer auch."]
    assert found[0].utterance == found[1].utterance is not None


def test_an_utterance_that_its_attribution_interrupts_is_one_in_pieces() -> None:
    found = quotations("“The lake,” Birk said, “is open.” “And now?” Lam asked.")
    assert found[0].utterance == found[1].utterance is not None
    assert found[2].utterance is None


def test_a_quotation_whose_closing_mark_was_forgotten_ends_before_its_attribution() -> None:
    (found,) = quotations("“The lake is open, he said.")
    assert found.exact == "The lake is open,"
    assert "missing" in found.fault
    (found,) = quotations("“The lake is open, said Ada Birk, the mayor.")
    assert found.exact == "The lake is open,"


def test_a_closing_mark_printed_in_the_place_of_an_opening_one_opens() -> None:
    (found,) = quotations("”No lake is open,” an aide said.")
    assert found.exact == "No lake is open,"
    assert found.fault


def test_words_broken_over_lines_by_hand_keep_each_line_s_words() -> None:
    text = (
        "Birk told the people who had come from all the shores of the lake that\n"
        "“nobody who lives here has ever asked to whom the water of the whole of\n"
        "this lake belongs,” and she left without a word more, as all remember.\n"
    )
    (found,) = quotations(text)
    assert [(piece.line, piece.exact) for piece in found.pieces] == [
        (2, "nobody who lives here has ever asked to whom the water of the whole of"),
        (3, "this lake belongs,"),
    ]


@given(st.text(alphabet="ab .,:\n“”\"'„‘’«»A", max_size=60))
def test_any_text_has_quotations_that_lie_in_it(text: str) -> None:
    for one in Draft(text, "en").all():
        assert 0 <= one.start < one.end <= len(text)
        assert one.pieces
        for piece in one.pieces:
            assert text[piece.start : piece.end] in text.split("\n")[piece.line - 1]


@pytest.mark.parametrize(
    "part", ['"a b c d e f" ', '"', "“a ", "'a ", "A ", "Ada Birk said ", "MAYOR LINH: ", "“x,” he said, ", "“a\n\n"]
)
def test_a_text_made_to_be_slow_has_an_end(part: str) -> None:
    text = part * 400
    assert all(0 <= one.start < one.end <= len(text) for one in Draft(text, "en").all())


@pytest.mark.parametrize(
    ("text", "language", "spoken"),
    [
        (
            "Гость вышел.\n\n— Озеро открыто для всех, — сказал Бирк. — Приходите завтра.\n\n— Спасибо!\n",
            "ru",
            ["Озеро открыто для всех,", "Приходите завтра.", "Спасибо!"],
        ),
        ("— Le lac est ouvert à tous, dit-elle.\n\n— Merci, — a déclaré le maire.\n", "fr", ["Merci,"]),
        ("— Le lac est ouvert à tous, dit-elle.\n\n— Merci.\n", "fr", []),
        ("— Первый пункт.\n\n— Второй пункт.\n", "ru", []),
        ("— The lake is open, — said Birk.\n", "en", []),
    ],
)
def test_dialogues_behind_dashes_are_found_where_somebody_is_said_to_speak(
    text: str, language: str, spoken: list[str]
) -> None:
    found = [one.exact for one in Draft(text, language).spoken()]
    assert [words for words in found if words in spoken] == spoken
    assert bool(found) is bool(spoken)


@pytest.mark.parametrize(
    ("text", "language", "pieces", "speaker"),
    [
        (
            "« Le lac est à nous, a souligné la maire, et il le reste. »",
            "fr",
            ["Le lac est à nous,", "et il le reste."],
            "la maire",
        ),
        ("« Le lac est ouvert, ajoute-t-elle. Venez. »", "fr", ["Le lac est ouvert,", "Venez."], "elle"),
        (
            "« Le lac est ouvert, dit Ada Birk, maire d’ici, à tous. »",
            "fr",
            ["Le lac est ouvert,", "à tous."],
            "Ada Birk",
        ),
        ("«Озеро открыто, — отметил Бирк, — для всех нас».", "ru", ["Озеро открыто,", "для всех нас"], "Бирк"),
        (
            "« Le lac, a dit la maire, est ouvert », a écrit Ada Birk.",
            "fr",
            ["Le lac, a dit la maire, est ouvert"],
            "Ada Birk",
        ),
        ("«Озеро — наше общее дело», — сказал Бирк.", "ru", ["Озеро — наше общее дело"], "Бирк"),
        ("“The lake, said the mayor, is open.”", "en", ["The lake, said the mayor, is open."], None),
    ],
)
def test_who_said_so_between_the_marks_is_cut_out_as_french_and_russian_print_it(
    text: str, language: str, pieces: list[str], speaker: str | None
) -> None:
    found = Draft(text, language).spoken()
    assert [one.exact for one in found] == pieces
    assert found[0].speaker is None if speaker is None else found[0].speaker and found[0].speaker.text == speaker
