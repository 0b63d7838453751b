"""How rows and cards are set: what is words as printed, what is a link, and what belongs to it."""

from __future__ import annotations

import pytest

from visittui.archive.cards.card import Card, Link, LinkGroup, Section, Span
from visittui.archive.cards.drawn import picture_card
from visittui.archive.cards.overview import overview_card
from visittui.archive.excerpt import open_marks
from visittui.archive.search.examples import examples
from visittui.archive.store.archive import Archive
from visittui.tui.actions.narrowing import facets_card
from visittui.tui.explorer.help_card import help_card
from visittui.tui.explorer.tabs import TABS, tab_named
from visittui.tui.layout.card_layout import lay_out_card
from visittui.tui.layout.row_layout import first_column, lay_out
from visittui.tui.layout.text_runs import Line, width_of


def text_of(line: Line) -> str:
    return "".join(run.text for run in line)


@pytest.mark.parametrize("width", [20, 33, 51, 76, 77, 120, 200])
def test_no_row_leaves_a_quotation_open(archive: Archive, width: int) -> None:
    for tab in TABS:
        for row in archive.rows(tab.kinds, 0, 200):
            lines = [text_of(line) for line in lay_out(row, tab, width, archive.clock())]
            assert not open_marks("".join(lines)), lines


def test_titles_begin_in_one_column_whether_accounts_differ_or_not(archive: Archive) -> None:
    people = tab_named("People")
    rows = archive.rows(people.kinds, 0, 40)
    assert len({row.weight for row in rows}) > 1
    for row in rows:
        line = text_of(lay_out(row, people, 77, archive.clock())[0])
        assert line[1:].startswith(f" {row.title[:20]}")


def test_a_long_name_takes_no_cell_from_what_is_told_beside_short_ones(archive: Archive) -> None:
    people, clock = tab_named("People"), archive.clock()
    rows = [row for row in archive.rows(people.kinds, 0, 200) if row.kind == "organisation"]
    column = first_column(rows, people, 77, clock)
    assert max(len(row.title) for row in rows) > column
    for row in rows:
        line = text_of(lay_out(row, people, 77, clock, column)[0])
        assert not line.rstrip().endswith("…"), line


def test_nothing_is_cut_of_a_row_that_fits_its_line(archive: Archive) -> None:
    people, clock = tab_named("People"), archive.clock()
    rows = archive.rows(people.kinds, 0, 200)
    column = first_column(rows, people, 110, clock)
    lines = {row: text_of(lay_out(row, people, 110, clock, column)[0]) for row in rows}
    fitting = [row for row in rows if len(f"≠ {row.title}  {row.detail}") <= 110]
    assert max(len(row.detail) for row in fitting) > 110 - column
    assert all(row.detail in lines[row] for row in fitting)


def card(**parts: object) -> Card:
    empty = {"facts": (), "sections": (), "groups": ()}
    return Card(**{"ref": "event/talks", "kind": "event", "title": "Talks", "subtitle": "", **empty, **parts})  # type: ignore[arg-type]


def test_rows_after_the_sign_are_plain_and_links_in_sentences_underlined() -> None:
    sentence = Section("", ((Span("They met "), Span("Otto", "name", "person/otto")),))
    group = LinkGroup("attended", "Took part", 1, (Link("person/anna", "Anna", "guest", "1 Mar"),))
    lines = lay_out_card(card(sections=(sentence,), groups=(group,)), 60, lambda _: ()).lines
    (row,) = [line for line in lines if "Anna" in text_of(line)]
    assert [(run.text, run.ink) for run in row if run.link is not None] == [("› ", "sign"), ("Anna", "text")]
    assert text_of(row).endswith("   guest · 1 Mar")
    assert width_of(row) == 59
    (inner,) = [run for line in lines for run in line if run.text == "Otto"]
    assert inner.ink == "link"


def test_what_tells_a_link_apart_has_a_line_of_its_own_where_there_is_no_room_beside() -> None:
    group = LinkGroup("at", "Here", 1, (Link("event/x", "A rather long title " * 3, "and what tells it apart"),))
    lines = [text_of(line) for line in lay_out_card(card(groups=(group,)), 64, lambda _: ()).lines]
    assert lines[-1] == "     and what tells it apart"


def test_a_time_stays_at_the_right_where_the_rest_goes_below() -> None:
    group = LinkGroup("at", "Here", 1, (Link("event/x", "A title of some length, " * 2, "a detail " * 9, "1 Mar"),))
    lines = [text_of(line) for line in lay_out_card(card(groups=(group,)), 64, lambda _: ()).lines]
    assert lines[-3].endswith("   1 Mar")
    assert lines[-2].startswith("     a detail a")


def test_many_sources_are_one_link_and_counted(archive: Archive) -> None:
    laid = lay_out_card(archive.card("event/arrival"), 80, lambda _: ())
    cited = [run for line in laid.lines for run in line if run.ink == "citation"]
    assert len({run.link for run in cited}) == 1
    target = laid.targets[cited[0].link or 0]
    group = archive.card("event/arrival").groups[int(target.removeprefix("#"))]
    assert group.label == "Sources"
    assert text_of(laid.lines[laid.group_lines[int(target.removeprefix("#"))]]).strip().startswith("Sources (")


def test_the_words_of_a_quotation_come_first_beside_a_bar(archive: Archive) -> None:
    laid = lay_out_card(archive.card("quote/putin-nuclear-agenda"), 60, lambda _: ())
    barred = [line for line in laid.lines if any(run.text == "┃ " for run in line)]
    assert laid.lines[: len(barred)] == tuple(barred)
    assert all(run.ink == "words" for line in barred for run in line[2:])
    told = lay_out_card(archive.card("quote/to-lam-praises-russia"), 60, lambda _: ())
    assert not [line for line in told.lines if "┃" in text_of(line)]


def test_the_groups_are_named_at_the_top_at_every_width(archive: Archive) -> None:
    person = archive.card("person/aleksey-likhachev")
    for width in (38, 80, 120):
        assert lay_out_card(person, width, lambda _: ()).targets[0] == "#0"


def test_any_card_can_be_laid_out_however_narrow_the_terminal_is(archive: Archive) -> None:
    first = {ref.partition("/")[0]: ref for tab in TABS for row in archive.rows(tab.kinds, 0, 400) for ref in [row.ref]}
    cards = [archive.card(ref) for ref in first.values()]
    cards += [overview_card(archive), facets_card(archive, None), help_card("list", examples(archive))]
    cards += [picture_card(archive, f"picture/{name}") for name in ("sources", "papers", "scales")]
    for each in cards:
        for width in range(1, 41):
            for height in (1, 24):
                assert lay_out_card(each, width, lambda _: (), height).lines, (each.title, width)
