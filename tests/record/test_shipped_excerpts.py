"""How much of the two documents' own prose the shipped record holds, and that excerpts prove what cites them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from visittui.record.checks.checking import check_record

Item = dict[str, Any]
Lines = dict[str, list[str]]

MOST_WORDS = 12
"""Of a document's own prose, in one excerpt."""

MOST_OF_A_DOCUMENT = 0.6
"""Of its own prose, in all excerpts together: names of people, offices and places are the greater part of it."""

_OPENING, _CLOSING = "“‘", '”"'


@pytest.fixture(scope="module")
def lines(shipped_path: Path, source_texts: Path) -> Lines:
    comparison = check_record(shipped_path, sources=source_texts).comparison
    assert comparison is not None
    return comparison.texts


def excerpts(found: object) -> Iterator[Item]:
    """Every citation and printing with words of a held line, wherever it stands in the record."""
    if isinstance(found, dict):
        if found.get("line") and found.get("exact"):
            yield found
        for value in found.values():
            yield from excerpts(value)
    elif isinstance(found, list):
        for value in found:
            yield from excerpts(value)


def quoted(line: str) -> list[bool]:
    """Which letters of a line stand between quotation marks, the marks included."""
    inside, marks = False, []
    for at, letter in enumerate(line):
        # One quotation opens with a closing mark, one with a straight one.
        opens = letter in _OPENING or (letter in _CLOSING and (at == 0 or line[at - 1].isspace()))
        ends = letter in _CLOSING or (letter == "’" and not line[at + 1 : at + 2].isalpha())
        marks.append(inside or opens)
        inside = (inside or opens) and not (inside and ends)
    return marks


def test_no_excerpt_holds_more_than_a_dozen_words_of_prose(shipped: dict[str, Any], lines: Lines) -> None:
    for excerpt in excerpts(shipped):
        line = lines[excerpt["source"]][excerpt["line"] - 1]
        at = line.index(excerpt["exact"])
        marks = quoted(line)[at : at + len(excerpt["exact"])]
        prose = "".join(" " if mark else letter for letter, mark in zip(excerpt["exact"], marks, strict=True))
        assert len(re.findall(r"\w[\w’'-]*", prose)) <= MOST_WORDS, excerpt


@pytest.mark.parametrize("source", ["live-page", "wrap-up"])
def test_the_excerpts_together_do_not_give_the_document(shipped: dict[str, Any], lines: Lines, source: str) -> None:
    held = [[False] * len(line) for line in lines[source]]
    for excerpt in excerpts(shipped):
        if excerpt["source"] == source:
            at = lines[source][excerpt["line"] - 1].index(excerpt["exact"])
            held[excerpt["line"] - 1][at : at + len(excerpt["exact"])] = [True] * len(excerpt["exact"])
    prose = [
        here
        for line, kept in zip(lines[source], held, strict=True)
        for letter, mark, here in zip(line, quoted(line), kept, strict=True)
        if not mark and not letter.isspace()
    ]

    assert sum(prose) / len(prose) < MOST_OF_A_DOCUMENT


NUMBERS = {11: "eleven", 12: "twelve", 15: "15"}


def test_an_excerpt_for_a_number_holds_the_number(shipped: dict[str, Any]) -> None:
    counts = [count for agreement in shipped["agreements"] for count in agreement.get("counts", ())]
    with_words = [(count, excerpt) for count in counts for excerpt in excerpts(count)]

    assert len(with_words) >= 4
    for count, excerpt in with_words:
        assert NUMBERS[count["value"]] in excerpt["exact"], count["what"]


PROOFS = {
    r"\bWednesday\b": r"Wednesday",
    r"\bThursday\b": r"Thursday",
    r"\bmorning of|Thursday morning": r"morning|2am",
    r"\bnoon\b": r"noon",
    r"\btwo in the morning\b": r"2am",
    r"\bless than a year\b": r"less than a year",
    r"\bthree years\b": r"three years",
    r"\b1994\b": r"1994",
    r"\b[Ee]stablished\b": r"established",
    r"\b[Ii]ssued\b": r"issued",
    r"\b[Ff]ollow(ing|ed)\b|\b[Aa]fter the Opera House": r"[Ff]ollow|after",
}
"""What an account says, and what must be in words cited for it."""


@pytest.mark.parametrize("claim", sorted(PROOFS))
def test_an_account_s_excerpts_hold_the_words_that_prove_it(shipped: dict[str, Any], claim: str) -> None:
    for difference in shipped["differences"]:
        for account in difference["accounts"]:
            # Where a page that is not held says so too, or a line is cited whole, nothing is to be seen here.
            if re.search(claim, account["says"]) and all(citation.get("exact") for citation in account["citations"]):
                words = " ".join(excerpt["exact"] for excerpt in excerpts(account))
                assert re.search(PROOFS[claim], words), (difference["id"], account["says"])
