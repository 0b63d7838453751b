"""Text set into lines of cells: nothing lost, nothing too wide, matches where they were."""

from hypothesis import assume, given
from hypothesis import strategies as st
from rich.cells import cell_len

from visittui.tui.layout.text_runs import Line, Run, around, chosen_runs, cut, marked, width_of, wrap, wrap_within

PRINTABLE = st.text(st.characters(exclude_categories=["C", "Z", "M"]) | st.just(" "), max_size=200)


def words(text: str) -> str:
    return "".join(text.split())


@given(PRINTABLE, st.integers(8, 60), st.integers(0, 20))
def test_wrapping_keeps_every_letter_and_every_line_within_the_width(text: str, width: int, indent: int) -> None:
    lines = wrap([Run(text)], width, indent)
    assert all(width_of(line) <= width for line in lines)
    assert words("".join(run.text for line in lines for run in line)) == words(text)


def test_wrapping_breaks_at_spaces_and_indents_the_lines_that_follow() -> None:
    lines = wrap([Run("When  ", "label"), Run("around two in the morning")], 18, indent=6)
    assert ["".join(run.text for run in line) for line in lines] == [
        "When  around two",
        "      in the",
        "      morning",
    ]


def test_words_have_one_line_even_where_there_is_room_for_none() -> None:
    assert wrap_within([Run("around two in the morning")], 12, 0) == [(Run("around two…"),)]


def test_a_link_that_is_wrapped_stays_one_link() -> None:
    lines = wrap([Run("see "), Run("Center for Nuclear Science", "link", 3)], 12)
    assert {run.link for line in lines for run in line if run.ink == "link"} == {3}


@given(PRINTABLE, st.integers(0, 40))
def test_a_cut_line_is_never_too_wide(text: str, width: int) -> None:
    line = cut([Run(text)], width)
    assert width_of(line) <= width
    if cell_len(text) > width > 0:
        assert line[-1].text.endswith("…")


def test_matches_are_marked_and_the_rest_is_left_alone() -> None:
    text = "[Russian] food"
    assert [(run.text, run.ink) for run in marked(text, [(1, 8)])] == [
        ("[", "text"),
        ("Russian", "match"),
        ("] food", "text"),
    ]


@given(PRINTABLE, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=5))
def test_marking_never_changes_the_text(text: str, matches: list[tuple[int, int]]) -> None:
    assert "".join(run.text for run in marked(text, sorted(matches))) == text


def test_a_match_deep_in_a_long_text_is_brought_into_view() -> None:
    text = "On the agenda is the construction in Vietnam of the Center for Nuclear Science and Technology"
    start = text.index("Nuclear")
    passage, matches = around(text, [(start, start + 7)], 40)
    assert passage.startswith("…")
    assert passage[slice(*matches[0])] == "Nuclear"
    assert matches[0][1] < 40


def test_a_quotation_that_is_cut_is_closed_before_the_ellipsis() -> None:
    quotation = "“On the agenda is the construction of [the] Center…”"
    for width in range(3, len(quotation)):
        shown = "".join(run.text for run in cut((Run("≠ "), Run(quotation)), width))
        assert len(shown) <= width
        assert shown.endswith("”…" if "“" in shown else "…")
        words = shown.removeprefix("≠ ").removesuffix("”…").removeprefix("“")
        assert words.endswith("…") or f"{words} " in quotation or len(words) < 3
    assert cut((Run(quotation),), len(quotation)) == (Run(quotation),)


def test_a_passage_from_within_a_quotation_is_opened_after_the_ellipsis() -> None:
    quotation = f"“{'very ' * 12}long words”"
    start = quotation.index("long")
    text, ranges = around(quotation, [(start, start + 4)], 30)
    assert text.startswith("…“very ")
    assert [text[first:last] for first, last in ranges] == ["long"]


def test_an_address_is_broken_after_a_slash_and_begins_beside_its_label() -> None:
    line = (Run("Address  "), Run("https://example.org/2024/06/20/what-is-printed/on-this-page.html"))
    shown = ["".join(run.text for run in each) for each in wrap(line, 40, indent=9)]
    assert shown == [
        "Address  https://example.org/2024/06/20/",
        "         what-is-printed/",
        "         on-this-page.html",
    ]
    assert "".join(each[9:] for each in shown) == line[1].text


def test_of_a_chosen_link_the_words_alone_are_highlighted_where_it_has_words() -> None:
    bar = (Run("RT", link=3), Run("  "), Run("█████", link=3), Run(" 134"), Run("●", link=4))
    assert chosen_runs(bar, 3) == {0}
    assert chosen_runs(bar, 4) == {4}
    assert chosen_runs(bar, None) == frozenset()
    # A pointer is part of the words that it touches.
    assert chosen_runs((Run(" "), Run("› ", link=1), Run("To Lam", link=1)), 1) == {1, 2}


PRINTED = (
    "“Vietnam has an independent and self-contained policy, as well as a [multi-vector] one; it gave… a lot to them,”"
)


@given(
    st.integers(24, 120),
    st.integers(1, 4),
    st.integers(0, 15),
    st.sets(st.integers(0, len(PRINTED)), max_size=4),
    st.sampled_from([(), (Run(" · 7 witnesses"),)]),
)
def test_printed_words_are_cut_between_words_and_closed_without_a_blank(
    width: int, lines: int, indent: int, bounds: set[int], ending: Line
) -> None:
    """Whatever the lines are that have room for a word, and wherever the inks of matches and indents begin and end."""
    assume(width - indent - width_of(ending) > max(map(len, PRINTED.split())) + 2)
    edges = [0, *sorted(bounds), len(PRINTED)]
    inks = ["quote", "match"] * len(edges)
    printed = [Run(PRINTED[a:b], ink) for a, b, ink in zip(edges, edges[1:], inks, strict=False)]
    line = (Run("quote        ", "muted"), Run("≠ "), *printed, Run(" · said by the Prime Minister", "detail"))
    shown = wrap_within(line, width, lines, indent, ending)
    assert all(width_of(each) <= width for each in shown)
    told = " ".join("".join(run.text for run in each).strip() for each in shown)
    told = told.removesuffix("".join(run.text for run in ending))
    words, closed, _ = told.partition("”…")
    assert " ”" not in told
    # More than one is an empty column.
    assert not told.endswith(" …") or told.endswith("  …")
    if closed:
        kept = " ".join(words.partition("“")[2].split())
        assert PRINTED[1:].startswith(kept)
        assert PRINTED[1 + len(kept)] in " ”"
