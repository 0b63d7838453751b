"""What a reader wants from quotes, in a real terminal of 80x24: keys are counted, and named before they are pressed."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

from terminal_driver import Terminal
from tests.terminal.newcomer import Newcomer
from visittui.archive.store.opening import open_archive
from visittui.archive.store.shipped import shipped_record


def quotes() -> list[tuple[str, str]]:
    """Reference and words of every quote, in the order of the list."""
    with open_archive(shipped_record()) as archive:
        rows = archive.rows(("quote",), 0, archive.counts["quote"])
        return [(row.ref, archive.item(row.ref)["text"]) for row in rows]


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def shown(terminal: Terminal) -> str:
    """The words between tabs and trail, however lines are broken."""
    return letters("".join(terminal.screen_lines()[3:-2]))


def showing(words: str) -> Callable[[Terminal], bool]:
    return lambda terminal: words in shown(terminal)


def moved(place: re.Pattern[str], before: list[str]) -> Callable[[Terminal], bool]:
    return lambda terminal: place.findall(terminal.screen_text()) not in ([], before)


def test_ten_quotes_are_read_whole_with_eleven_keys(environment: dict[str, str]) -> None:
    first = [letters(words) for _, words in quotes()[:10]]
    with Terminal(["visittui"], environment) as terminal:
        reader = Newcomer(terminal)
        reader.read("Statements by speaker")
        reader.press("5")
        reader.read("[Quotes")
        reader.press("Enter")
        reader.read(lambda screen: first[0] in shown(screen) and "Said by" in screen.screen_text())
        for words in first[1:]:
            reader.press("J")
            reader.read(showing(words))
        assert reader.keys <= 11
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_the_list_shows_the_whole_words_of_seventy_quotes(environment: dict[str, str]) -> None:
    left = {ref: letters(words) for ref, words in quotes()}
    total = len(left)
    place = re.compile(rf"(\d+) of {total}\b")
    with Terminal(["visittui"], environment) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press("5")
        terminal.wait_for("[Quotes")
        for _ in range(total):
            terminal.wait_idle()
            page = shown(terminal)
            left = {ref: words for ref, words in left.items() if words not in page}
            if f"{total} of {total}" in terminal.screen_text():
                break
            before = place.findall(terminal.screen_text())
            terminal.press("PageDown")
            terminal.wait_for(moved(place, before))
        assert total - len(left) >= 70, sorted(left)
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_what_to_lam_signed_or_adopted_with_six_keys(environment: dict[str, str]) -> None:
    with Terminal(["visittui"], environment) as terminal:
        reader = Newcomer(terminal)
        reader.read("Statements by speaker")
        reader.press("3")
        reader.read("President of Vietnam")
        reader.press("Enter")
        reader.read("President of Vietnam, Presidency")
        # The links below the name lead to the card's parts; the second is what he signed.
        reader.press("Tab")
        reader.press("Enter")
        reader.read(re.compile(r"Signed \(1\)(.*\n)*.*Adopted \(1\)\n.*Joint statement"))
        assert reader.keys <= 6
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_three_quotes_are_marked_and_exported_as_csv_with_twelve_keys(
    environment: dict[str, str], tmp_path: Path
) -> None:
    wanted = [ref for ref, _ in quotes()[:3]]
    file = tmp_path / "home" / "hanoi-2024-marked.csv"
    with Terminal(["bash", "-c", 'cd "$HOME" && exec visittui'], environment) as terminal:
        reader = Newcomer(terminal)
        reader.read("Statements by speaker")
        reader.press("5")
        reader.read("[Quotes")
        reader.press("b")
        reader.read("x exports it")
        for _ in wanted[1:]:
            reader.press("Down")
            reader.press("b")
        reader.read("*3")
        reader.press("x")
        reader.read("Export 3 marked items")
        reader.press("Enter")
        reader.read("3 marked items as csv, to the file")
        reader.press("Enter")
        reader.read("Written: hanoi-2024-marked.csv")
        assert reader.keys <= 12
        terminal.press("q")
        assert terminal.exit_code() == 0
    rows = list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))
    assert [any(ref in row.values() or ref.partition("/")[2] in row.values() for row in rows) for ref in wanted] == [
        True
    ] * 3
