"""Reviewing drafts by keys, without a screen."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from visittui.cli import run
from visittui.tui.review.decisions import Review
from visittui.tui.review.picture import picture
from visittui.tui.review.review_actions import ReviewActions

VISIT = ("--title", "Visit", "--guest", "Tam Linh", "--host", "Tam Linh", "--place", "Lakeside")
DAYS = ("--starts", "2019-05-02", "--ends", "2019-05-03", "--timezone", "Europe/Zurich", "--summary", "Invented.")


def record_of(place: Path, **texts: str) -> Path:
    """A record with what is drafted from texts, each in a file of its name."""
    (place / "pages").mkdir()
    for name, text in texts.items():
        (place / "pages" / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run(["draft", str(place / "pages"), "-o", str(place / "lake.json"), *VISIT, *DAYS]) == 0
    return place / "lake.json"


def untouched(command: list[str]) -> int:
    raise AssertionError(f"{command} was run")


def actions_of(record: Path, editor: Callable[[str], str] | None = None) -> ReviewActions:
    """The actions of a review whose reader edits texts as a function does."""

    def edit(command: list[str]) -> int:
        assert editor is not None
        path = Path(command[-1])
        path.write_text(editor(path.read_text(encoding="utf-8")), encoding="utf-8")
        return 0

    return ReviewActions(Review(record), untouched if editor is None else edit)


def press(actions: ReviewActions, *keys: str) -> None:
    for key in keys:
        if key in ("enter", "escape", "up", "down", "question_mark"):
            actions.press(key, None)
        else:
            for letter in key:
                actions.press(letter, letter)


def go_to(actions: ReviewActions, words: str) -> None:
    entries = actions.review.entries
    actions.review.at = next(
        n for n, entry in enumerate(entries) if entry.item is not None and entry.item.exact.startswith(words)
    )


def quotes(record: Path) -> dict[str, dict[str, object]]:
    return {quote["text"]: quote for quote in json.loads(record.read_bytes())["quotes"]}


def shown(actions: ReviewActions, size: tuple[int, int] = (200, 60)) -> str:
    return "".join(run.text for line in picture(actions.review, None, "", actions.keys, *size).lines for run in line)
