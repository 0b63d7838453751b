"""Pictures drawn in cells: within the width, each mark on the line of its link, every sign with a plain one."""

from __future__ import annotations

import pytest

from visittui.archive.cards.card import Card, Link
from visittui.archive.cards.drawn import PICTURES, picture_card
from visittui.archive.cards.pictures import (
    Act,
    Descent,
    Dot,
    Family,
    Matrix,
    MatrixCell,
    Origin,
    Passing,
    Picture,
    Reading,
    Scale,
    WithoutValue,
)
from visittui.archive.store.archive import Archive
from visittui.plain_letters import SIGNS
from visittui.tui.layout.card_layout import LaidCard, lay_out_card
from visittui.tui.layout.row_layout import DIFFERS_IN_WORDING
from visittui.tui.layout.text_runs import width_of

WIDTHS = (40, 41, 60, 80, 100, 119, 160, 200)


def laid(card: Card, width: int) -> LaidCard:
    return lay_out_card(card, width, lambda _: (), 20)


def text_of(laid: LaidCard) -> list[str]:
    return ["".join(run.text for run in line).rstrip() for line in laid.lines]


def card_with(*pictures: Picture) -> Card:
    return Card("picture/test", "picture", "A picture", "", (), (), (), pictures=pictures)


def check(drawn: LaidCard, width: int) -> None:
    assert all(width_of(line) <= width for line in drawn.lines), width
    assert len(drawn.link_lines) == len(drawn.targets)
    for number, line in enumerate(drawn.lines):
        for run in line:
            if run.link is not None:
                first, last = drawn.link_lines[run.link]
                assert first <= number <= last
    assert {run.link for line in drawn.lines for run in line if run.link is not None} == set(range(len(drawn.targets)))


@pytest.mark.parametrize("width", WIDTHS)
def test_the_pictures_of_the_record_fit_and_their_marks_lead_on(archive: Archive, width: int) -> None:
    cards = [picture_card(archive, ref) for ref in PICTURES]
    cards += [archive.card(link.ref) for link in picture_card(archive, "picture/scales").groups[0].links]
    for card in cards:
        drawn = laid(card, width)
        check(drawn, width)
        for line in text_of(drawn):
            for sign in "".join(line.split()):
                assert sign.isascii() or sign.isalpha() or sign in SIGNS, (sign, line)


HOSTILE = "長い名前" * 60


def hostile_pictures() -> dict[str, tuple[Picture, ...]]:
    link = Link("source/x", HOSTILE)
    dots = tuple(Dot(link, bool(place)) for place in range(10_000))
    readings = tuple(
        Reading(words, low, high, qualifier, dots)
        for words, low, high, qualifier in (
            ("-5", -5, -5, "exactly"),
            (HOSTILE, -5, -5, "less than"),
            ("more than 3", 3, 3, "more than"),
            ("-5–3", -5, 3, "between"),
        )
    )
    act = Act("W", "witnessed", 1_000_000, Link("?kind:quote", "1000000 papers"))
    names = tuple(Link(f"person/p{place}", HOSTILE if place % 2 else "Ada") for place in range(30))
    cells = tuple(MatrixCell(row, column, (act, act)) for row in range(30) for column in range(0, 30, 3))
    many = Link("?only:source/x", "all")
    return {
        "one account": (Scale("A scale", "", readings[:1], (), 1),),
        "many accounts": (Scale("A scale", HOSTILE, readings, (WithoutValue(HOSTILE, dots),), 9, 10_000),),
        "nobody": (Scale("A scale", "", (Reading("1", 1, 1, "exactly", ()),), (), 0),),
        "families": (
            Descent(
                (Family(HOSTILE, (link,) * 40, (10**9, many), 10**6), Family("a", (link,), (0, many))),
                (Origin(Link("?via:x", HOSTILE), (Passing(link, 10**9), Passing(link, 1)), 10**6),),
                (10**6, 10**6),
            ),
        ),
        "nothing": (Descent((), ()), Matrix("M", ("a", "b"), (), (), ())),
        "matrix": (Matrix("M", (HOSTILE, "b"), names, names, cells, (), (10**6, 1)),),
    }


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", hostile_pictures())
def test_whatever_a_record_holds_is_drawn_within_the_width(name: str, width: int) -> None:
    drawn = laid(card_with(*hostile_pictures()[name]), width)
    check(drawn, width)
    assert len(drawn.lines) < 900


@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_scale_tells_where_each_account_stands_and_how_many_give_it(archive: Archive, width: int) -> None:
    lines = text_of(laid(archive.card("difference/how-many-documents"), width))
    eleven = next(line for line in lines if line.lstrip().startswith("11 "))
    twelve = next(line for line in lines if line.lstrip().startswith("12 "))
    assert eleven.count("●") == 8
    assert (twelve.count("●"), twelve.count("○")) == (3, 1)
    assert eleven.index("┃") < twelve.index("┃")
    assert "no exact value" in "\n".join(lines)


def drawn_scale(width: int, *readings: Reading) -> list[str]:
    return text_of(laid(card_with(Scale("A scale", "", readings, (), 1)), width))


def reading(words: str, low: float, qualifier: str = "exactly", dots: int = 1) -> Reading:
    return Reading(words, low, low, qualifier, (Dot(Link("source/x", "X")),) * dots)


@pytest.mark.parametrize("width", [38, 40, 46, 60, 80, 120, 200])
def test_a_value_on_a_scale_is_whole(archive: Archive, width: int) -> None:
    for link in picture_card(archive, "picture/scales").groups[0].links:
        card = archive.card(link.ref)
        lines = text_of(laid(card, width))
        for picture in card.pictures:
            assert isinstance(picture, Scale)
            for each in picture.readings:
                assert any(line.lstrip().startswith(f"{each.words} ") for line in lines), (each.words, lines)


@pytest.mark.parametrize("width", [38, 40, 46, 60])
def test_a_value_that_has_no_room_goes_on_below_and_loses_nothing(width: int) -> None:
    words = ["from 19 Jun 2024 01:45", "19 Jun 2024 01:45 – 20 Jun 2024 02:00", "more than 123456789012345"]
    shown = drawn_scale(width, *(reading(each, place, dots=12) for place, each in enumerate(words)))
    told = [word for line in shown for word in line.split()]
    for word in " ".join(words).split():
        assert word in told
    assert "…" not in "".join(shown)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_marks_of_one_value_stand_in_one_column_wherever_it_is(width: int) -> None:
    values = [
        (f"{sign}{low}", low, sign) for low in (1, 2, 9) for sign in ("less than", "about", "exactly", "more than")
    ]
    shown = drawn_scale(width, *(reading(words, low, sign) for words, low, sign in values))
    for value in ("1", "2", "9"):
        lines = [line for line in shown if line.partition(value)[0].endswith(("than", "about", "exactly"))]
        assert len({max(line.find("┃"), line.find("~")) for line in lines}) == 1
        assert ["←┃" in line for line in lines] == [True, False, False, False]
        assert ["┃→" in line for line in lines] == [False, False, False, True]


def test_a_single_value_has_no_ends_to_stand_between() -> None:
    shown = "".join(drawn_scale(80, reading("12:00", 720), reading("after 12:00", 720, "more than")))
    assert not {"┊", "┃"} & set(shown)


def test_the_legend_of_a_scale_has_the_colours_of_its_dots_and_says_what_is_more_than_the_witnesses(
    archive: Archive,
) -> None:
    told: set[bool] = set()
    for link in picture_card(archive, "picture/scales").groups[0].links:
        card = archive.card(link.ref)
        drawn = laid(card, 80)
        for dot in "●○":
            assert len({run.ink for line in drawn.lines for run in line if dot in run.text}) == 1, dot
        (picture,) = card.pictures
        assert isinstance(picture, Scale)
        assert any("has a dot at each" in line for line in text_of(drawn)) == picture.repeats
        told.add(picture.repeats)
    assert told == {True, False}


def test_about_has_the_sign_that_it_has_in_lists_and_none_that_means_something_else(archive: Archive) -> None:
    lines = text_of(laid(archive.card("difference/how-many-documents"), 80))
    about = next(line for line in lines if line.lstrip().startswith("about 12"))
    assert "~" in about
    assert DIFFERS_IN_WORDING not in "".join(lines)


def test_a_matrix_that_is_too_wide_goes_on_below(archive: Archive) -> None:
    lines = text_of(laid(picture_card(archive, "picture/papers"), 40))
    assert any(line.strip() == "9" for line in lines)
    wide = text_of(laid(picture_card(archive, "picture/papers"), 120))
    assert any(line.strip().endswith("7  8  9") for line in wide)
    assert any("SAW4" in line for line in wide)


def test_a_matrix_has_no_column_for_who_met_nobody(archive: Archive) -> None:
    drawn = laid(picture_card(archive, "picture/papers"), 80)
    lines = [line.replace("\N{NO-BREAK SPACE}", " ") for line in text_of(drawn)]
    assert " 1 Vladimir Putin  2 Aleksey Likhachev  3 Viktoria Panova  4 Nikita Anisimov" in lines
    assert any("one side only: Konstantin Mogilevsky negotiated" in line for line in lines)


@pytest.mark.parametrize("ref", ["picture/papers", "picture/sources"])
def test_the_legend_of_a_picture_takes_one_line_at_eighty_columns(archive: Archive, ref: str) -> None:
    lines = text_of(laid(picture_card(archive, ref), 80))
    legend = next(place for place, line in enumerate(lines) if line.strip().startswith(("S signed", "● a source")))
    assert lines[legend].endswith(("W4 witnessed 4 papers", "items on them alone"))


def test_the_legend_of_a_matrix_shows_to_what_its_numbers_belong(archive: Archive) -> None:
    lines = [line.strip() for line in text_of(laid(picture_card(archive, "picture/papers"), 80))]
    assert "S signed  A adopted  W witnessed  X exchanged  W4 witnessed 4 papers" in lines
    assert "● both party to one paper  6 both party to 6 papers" in lines


def test_the_legend_of_a_matrix_without_numbers_explains_none() -> None:
    act = Act("S", "signed", 1, Link("agreement/x", "A paper"))
    names = (Link("person/a", "Ada"),)
    matrix = Matrix("M", ("a", "b"), names, names, (MatrixCell(0, 0, (act,)),))
    assert "S signed" in [line.strip() for line in text_of(laid(card_with(matrix), 80))]


@pytest.mark.parametrize(
    ("least", "more", "told"),
    [(0, 7, "wordings on which nothing"), (0, 1, "wording on which nothing"), (2, 7, "wordings on which no more")],
)
def test_what_has_no_room_is_told_by_no_less_than_nothing(least: int, more: int, told: str) -> None:
    link = Link("source/x", "x")
    families = (Family("a", (link,), (9, link)), Family("b", (link, link), (least, link)))
    drawn = laid(card_with(Descent(families, (), (more, 0))), 80)
    assert f"and {more} more {told} rests alone" in text_of(drawn)[-1]


def test_what_rests_on_a_wording_can_be_compared_by_eye(archive: Archive) -> None:
    lines = text_of(laid(picture_card(archive, "picture/sources"), 80))
    first = next(line for line in lines if line.startswith(" RT "))
    assert "●○○○○" in first
    bars = [line.count("█") for line in lines if "●" in line and "█" in line][1:]
    assert bars == sorted(bars, reverse=True)
    assert first.count("█") == max(bars)


def test_a_scale_on_which_something_has_a_length_says_in_what_it_is_measured(archive: Archive) -> None:
    ids = archive.reading(
        lambda connection: connection.execute("SELECT id FROM item WHERE kind = 'difference'").fetchall()
    )
    found = {}
    for (id_,) in ids:
        card = archive.card(f"difference/{id_}")
        for scale in (picture for picture in card.pictures if isinstance(picture, Scale)):
            if any(reading.low < reading.high for reading in scale.readings):
                (heading,) = (line for line in text_of(laid(card, 120)) if scale.heading in line)
                found[id_] = heading.partition("  ")[2].split(",")[0] if scale.unit else ""
    assert found["visit-length"] == "days of the visit"
    assert all(found.values()), found
