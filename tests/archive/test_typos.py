"""Misspellings are understood; words that the record has not are not taken for others that it has."""

from __future__ import annotations

from pathlib import Path

import pytest

from visittui.archive.search.searching import search
from visittui.archive.search.words.typos import Edit, corrections, similar, single_edit
from visittui.archive.search.words.vocabulary import exists
from visittui.archive.store.archive import Archive

FIXTURES = Path(__file__).parents[1] / "fixtures"

MISSPELT = (FIXTURES / "misspellings.txt").read_text(encoding="utf-8").split()
"""What was typed and what was meant."""

ABSENT = (FIXTURES / "everyday-words.txt").read_text(encoding="utf-8").split()
"""Everyday words."""


def test_nearly_every_misspelling_is_understood(archive: Archive) -> None:
    pairs = [entry.split(":") for entry in MISSPELT]
    understood = [meant in corrections(archive.connection, typed) for typed, meant in pairs]
    assert sum(understood) / len(understood) > 0.97


def test_hardly_any_absent_word_is_taken_for_another(archive: Archive) -> None:
    absent = [word for word in ABSENT if not exists(archive.connection, word)]
    assert len(absent) > 300
    assert len([word for word in absent if similar(archive.connection, word)]) > 100
    assert len([word for word in absent if corrections(archive.connection, word)]) / len(absent) < 0.04


@pytest.mark.parametrize("word", ["road", "bank", "meat", "visa", "rice", "lake", "tank"])
def test_an_absent_word_is_said_to_be_absent_and_what_is_near_is_offered(archive: Archive, word: str) -> None:
    results = search(archive, word)
    assert results.total == 0
    (hint,) = results.hints
    assert hint.startswith(f"“{word}” is nowhere in this record; did you mean “")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("nucular", "nuclear"), ("nuclaer", "nuclear"), ("agrement", "agreement"), ("putn", "putin"), ("hanoy", "hanoi")],
)
def test_a_slip_is_corrected_and_that_is_said(archive: Archive, typed: str, meant: str) -> None:
    results = search(archive, typed)
    assert results.total
    assert results.hints == (f"no match for “{typed}”, showing “{meant}”",)


@pytest.mark.parametrize(
    ("typed", "term", "edit"),
    [
        ("ballistc", "ballistic", Edit("missing", 7)),
        ("agreeement", "agreement", Edit("extra", 5)),
        ("likachow", "likachov", Edit("other", 7)),
        ("nuclaer", "nuclear", Edit("swapped", 4)),
        ("utin", "putin", Edit("missing", 0)),
        ("nucular", "nuclear", None),
        ("same", "same", None),
    ],
)
def test_one_edit_is_told_from_none_and_two(typed: str, term: str, edit: Edit | None) -> None:
    assert single_edit(typed, term) == edit
