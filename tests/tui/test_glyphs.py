"""What is drawn in ASCII stays where it was and can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from visittui.archive.store.shipped import shipped_record
from visittui.plain_letters import SIGNS, UNKNOWN
from visittui.tui.terminal.glyphs import in_ascii

SOURCES = Path(__file__).parents[2] / "src" / "visittui"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Tô Lâm", "To Lam"),
        ("Đặng Hoàng Giang", "Dang Hoang Giang"),
        ("Алексей Евгеньевич Лихачёв", "Aleksej Evgen'evic Lihacev"),
        ("“the Centre…”", '"the Centre\\"'),
        ("decomposed e\u0302\u0301 and \u0111", "decomposed e and d"),
        ("19–20 June", "19-20 June"),
        ("live page ‹ Bloomberg", "live page < Bloomberg"),
        ("no\xa0break", "no break"),
        ("越南", "____"),
        ("½", UNKNOWN),
        ("1.85 m²", "1.85 m2"),
    ],
)
def test_names_and_quotes_can_still_be_read(text: str, plain: str) -> None:
    assert in_ascii(text) == plain


@given(st.text())
def test_any_text_becomes_ascii_of_the_same_width(text: str) -> None:
    plain = in_ascii(text)
    assert plain.isascii()
    visible = "".join(character for character in text if character.isprintable() or ord(character) > 0x9F)
    if visible == text:
        assert len(plain) == cell_len(text)


def test_signs_that_stand_side_by_side_are_told_apart() -> None:
    """What is left out and what is approximate; the line between list and card and the bar of printed words."""
    signs = "…~│┃≠≈"
    assert len(set(in_ascii(signs))) == len(signs)


def test_control_sequences_pass() -> None:
    assert in_ascii("\x1b[1;1H\x1b[7m▌ Tô\x1b[m") == "\x1b[1;1H\x1b[7m> To\x1b[m"


def test_every_letter_of_the_shipped_record_has_a_plain_form() -> None:
    letters = set(shipped_record().read_text(encoding="utf-8"))
    assert {letter for letter in letters if UNKNOWN in in_ascii(letter) and letter != UNKNOWN} == set()


def test_every_sign_that_the_screen_draws_is_in_the_table() -> None:
    drawn = set()
    for file in (
        *SOURCES.glob("tui/**/*.py"),
        *SOURCES.glob("archive/c*.py"),
        *SOURCES.glob("archive/cards/*.py"),
        *SOURCES.glob("archive/kinds/*.py"),
    ):
        if file.name != "glyphs.py":
            # Names in examples are data: letters have plain forms of their own.
            drawn |= {sign for sign in re.findall(r"[^\x00-\x7f]", file.read_text()) if not sign.isalpha()}
    assert {sign for sign in drawn if cell_len(sign) == 1} <= SIGNS.keys()
    assert all(cell_len(sign) == len(plain) == 1 for sign, plain in SIGNS.items())
