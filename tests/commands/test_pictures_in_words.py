"""Pictures without a screen: each in words that can be read aloud, and as data."""

from __future__ import annotations

import json

import pytest

from visittui.cli import run
from visittui.plain_letters import SIGNS

DRAWN = "●○┃≈→←├┤─┊█░·×"


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run(["show", *words]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("ref", "heard"),
    [
        ("difference/how-many-documents", "11: 8 witnesses: RT (source/live-page); "),
        (
            "difference/how-many-documents",
            "wrap-up (source/wrap-up), of its wording or newsroom also RT (source/rt-wrap-up-copy); ",
        ),
        ("difference/how-many-documents", "witnesses; a witness of several accounts is named at each\n"),
        ("difference/arrival-hour", "\n  after 02:00: 1 witness: "),
        ("difference/arrival-hour", "no exact value, Late at night: 1 witness: RT (source/live-page)"),
        ("picture/sources", "RT: 134 items rest on it alone; 5 sources of one wording: RT (source/live-page), "),
        ("picture/sources", "Financial Times, passed on by RT (source/live-page) in 12 items; "),
        ("picture/papers", "and Aleksey Likhachev (person/aleksey-likhachev): signed Memorandum on the nuclear"),
        ("picture/papers", "one side only: Konstantin Mogilevsky (person/konstantin-mogilevsky) negotiated "),
        ("picture/scales", "How many documents the visit produced"),
    ],
)
def test_a_picture_is_told_in_words(capsys: pytest.CaptureFixture[str], ref: str, heard: str) -> None:
    told = said(capsys, ref, "--plain")
    assert heard in told
    picture = told.partition("\nOutcome")[0]
    assert not set(DRAWN) & set(picture) & SIGNS.keys()


def test_a_picture_is_data_too(capsys: pytest.CaptureFixture[str]) -> None:
    (people, _) = json.loads(said(capsys, "picture/papers", "--json"))["pictures"]
    assert people["sides"] == ["Vietnam", "Russia"]
    cell = people["cells"][0]
    assert cell["acts"][0] == {
        "letter": "S",
        "word": "signed",
        "count": 1,
        "link": {"ref": "agreement/hanoi-package", "title": "Documents of the visit", "detail": "", "time": ""},
    }


def test_no_other_picture_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "picture/none"]) == 1
    assert capsys.readouterr().err
