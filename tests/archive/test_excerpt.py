"""Words between quotation marks are exactly as printed, wherever a text is cut."""

from __future__ import annotations

from itertools import pairwise

from visittui.archive.excerpt import Passage, opened_at, shortened

LONG = " ".join(f"word{number}" for number in range(80))


def test_an_ellipsis_of_ours_stands_outside_the_marks() -> None:
    quotation = f"“{LONG}”"
    hit = quotation.index("word40")
    excerpt = Passage(quotation, (hit, hit + 6)).around().text
    assert excerpt.startswith("…“word")
    assert excerpt.endswith("”…")
    assert excerpt[2:-2] in quotation
    assert shortened(quotation).endswith("”…")


def test_a_quotation_whose_beginning_is_shown_keeps_its_own_marks() -> None:
    quotation = f"“{LONG}”"
    assert Passage(quotation, (1, 6)).around().text.startswith("“word0 ")
    last = quotation.index("word79")
    assert Passage(quotation, (last, last + 6)).around().text.endswith(" word79”")
    assert shortened("“friend”") == "“friend”"


def test_our_own_words_are_cut_without_marks() -> None:
    hit = LONG.index("word40")
    excerpt = Passage(LONG, (hit, hit + 6)).around().text
    assert excerpt.startswith("… word")
    assert excerpt.endswith(" …")
    assert not set("“”") & set(excerpt)


def test_a_quotation_within_a_sentence_of_ours_is_told_from_the_sentence() -> None:
    text = f"He spoke of “{LONG}” and left. {LONG}"
    inside, after = text.index("word30"), text.rindex("word30")
    assert opened_at(text, inside) == "…“"
    assert opened_at(text, after) == "… "
    assert opened_at("„Wort“ und mehr", 9) == "… "


def test_a_passage_grows_little_by_little_until_it_is_whole() -> None:
    for word in ("word1", "word40", "word79"):
        hit = LONG.index(f"{word} " if word != "word79" else word)
        passage = Passage(LONG, (hit, hit + len(word)))
        lengths = [len(passage.around(characters).text) for characters in range(40, 2 * len(LONG) + 1, 8)]
        assert lengths[-1] == len(LONG)
        assert all(0 <= longer - length <= 3 * 8 for length, longer in pairwise(lengths[15:])), word
