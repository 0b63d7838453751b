"""Whatever is given instead of a record: one clear message, exit code 2, the terminal and the disk as before."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from terminal_driver import Terminal, clean_environment, programs
from terminal_driver.environment import PROGRAMS
from tests.terminal.drafted_visit import draft

WIDE = 1000
"""Columns in which no path is wrapped, however far down the tester's temporary files lie."""
SHIPPED = Path(__file__).parents[2] / "data" / "hanoi-2024.json"


def truncated(path: Path) -> None:
    text = SHIPPED.read_text()
    path.write_text(text[: len(text) // 2])


def wrong_reference(path: Path) -> None:
    path.write_text(SHIPPED.read_text().replace('"speaker": "to-lam"', '"speaker": "nobody-at-all"', 1))


def markup(path: Path) -> None:
    path.write_text("<html>\n<body>not found</body>\n</html>\n")


GIVEN_INSTEAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "nothing": (lambda path: None, "no such file"),
    "an empty file": (lambda path: path.touch(), "empty"),
    "a directory": (lambda path: path.mkdir(), "not a file"),
    "half of a record": (truncated, ":"),
    "a record with a wrong reference": (wrong_reference, "nobody-at-all"),
    "another kind of file": (markup, "json:1:1"),
    "bytes of no text": (lambda path: path.write_bytes(bytes(range(256)) * 40), "json"),
    "other JSON": (lambda path: path.write_text("[1, 2, 3]"), "json"),
    "deep nesting": (lambda path: path.write_text("[" * 100_000), "json"),
}


@pytest.mark.parametrize("given", GIVEN_INSTEAD)
def test_what_is_no_record_is_named_and_nothing_is_left_behind(
    given: str, tmp_path: Path, first_environment: dict[str, str]
) -> None:
    make, words = GIVEN_INSTEAD[given]
    far_down = tmp_path / ("far-down-" * 25)
    far_down.mkdir()
    make(far_down / "visit.json")
    with Terminal(["visittui", "visit.json"], first_environment, columns=WIDE, directory=far_down) as terminal:
        assert terminal.exit_code() == 2
        shown = terminal.screen_text()
        assert re.match(r"visittui: \S*visit\.json", shown)
        assert words in shown.casefold()
        assert "Traceback" not in shown
        assert terminal.left_behind() == []
    assert files_under(tmp_path / "home") == []


def test_a_stranger_is_not_told_what_is_wrong_with_the_record_or_where_it_lies(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    path = tmp_path / "visit.json"
    wrong_reference(path)
    with Terminal([sys.executable, "-I", "-m", "visittui", "--kiosk", path], environment, columns=WIDE) as terminal:
        assert terminal.exit_code() == 2
        shown = terminal.screen_text()
        assert "cannot be opened at the moment" in shown
        assert "visit.json" not in shown
        assert "nobody-at-all" not in shown


def test_a_wrong_reference_is_located(tmp_path: Path, environment: dict[str, str]) -> None:
    path = tmp_path / "visit.json"
    wrong_reference(path)
    line = 1 + next(number for number, text in enumerate(path.read_text().splitlines()) if "nobody-at-all" in text)
    with Terminal(["visittui", path], environment, columns=WIDE) as terminal:
        assert terminal.exit_code() == 2
        assert f"visit.json:{line}:" in terminal.screen_text()


@pytest.mark.parametrize(
    ("target", "words"),
    [("person/to-lan", "person/to-lam"), ("quote/there-is-none", "quote/there-is-none")],
)
def test_a_reference_to_nothing_is_said_before_the_screen_opens(
    target: str, words: str, environment: dict[str, str]
) -> None:
    with Terminal(["visittui", target], environment, columns=WIDE) as terminal:
        assert terminal.exit_code() == 2
        assert words in terminal.screen_text()
        assert terminal.left_behind() == []


@pytest.mark.parametrize(
    "word", ["docs", "and/or", "nuclear " * 40, "a\u202eb"], ids=["a directory here", "a slash", "a long one", "a mark"]
)
def test_words_that_are_no_path_are_searched_for(word: str, tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "docs").mkdir()
    with Terminal(["visittui", word], environment, directory=tmp_path) as terminal:
        terminal.wait_for(f"Search: {' '.join(word.split())[:30]}".replace("\u202e", " "))
        terminal.press("q")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TEXTUAL_COLOR_SYSTEM", "nix"),
        ("TEXTUAL_COLOR_SYSTEM", ""),
        ("TEXTUAL_LOG", "/nowhere/log"),
        ("TEXTUAL_PRESS", "wait:x"),
        ("TEXTUAL_FILTERS", "dim"),
        ("TEXTUAL_SCREENSHOT", "0"),
        ("TEXTUAL_SHOW_RETURN", "1"),
        ("TEXTUAL_DIM_FACTOR", "9" * 400),
        ("TEXTUAL_FPS", "9" * 400),
        ("ESCDELAY", "9" * 400),
    ],
)
def test_garbage_in_the_environment_does_not_end_the_program(
    name: str, value: str, environment: dict[str, str]
) -> None:
    with Terminal(["visittui"], {**environment, name: value}) as terminal:
        terminal.wait_for("[Overview]")
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert not terminal.screen_text().strip()


def test_garbage_in_the_environment_does_not_end_the_review(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "news.txt").write_text("“The lake is open to all of us,” said Ada Birk.\n", encoding="utf-8")
    draft(tmp_path / "news.txt", tmp_path / "lake.json", title="Visit to the lake", summary="Invented.")
    garbage = {**environment, "TEXTUAL_COLOR_SYSTEM": "nix", "TEXTUAL_LOG": "/nowhere/log"}
    with Terminal(["visittui", "review", tmp_path / "lake.json"], garbage, 120, 30) as terminal:
        terminal.wait_for("0 of 1 decided")
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_what_a_terminal_would_obey_never_reaches_it_from_the_box(environment: dict[str, str]) -> None:
    with Terminal(["visittui", "lam\x1b]0;title\x07"], environment) as terminal:
        terminal.wait_for("Search: lam ]0;title")
        terminal.wait_idle()
        terminal.press("/")
        terminal.wait_idle()
        terminal.paste("\x1b[2Jthe end")
        terminal.wait_for("Search: lam ]0;title  [2Jthe end")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0


def test_directories_that_cannot_even_be_looked_at_stop_neither_screen_nor_doctor(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    # As where nobody has the right to look, which root, who runs many tests, always has.
    impossible = {name: str(tmp_path / ("x" * 300)) for name in environment if name.startswith("XDG_")}
    environment = {**environment, **impossible}
    told = programs.run([PROGRAMS / "visittui", "doctor"], env=environment, capture_output=True, text=True, check=False)
    assert told.returncode == 1, told.stderr
    assert "PROBLEM" in told.stdout
    with Terminal(["visittui"], environment) as terminal:
        terminal.wait_for("Overview")
        terminal.press("q")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize("size", [0, 1, 100, 5000])
def test_a_damaged_archive_is_built_again_without_a_word(size: int, environment: dict[str, str]) -> None:
    first = search(environment)
    archives = files_under(Path(environment["XDG_CACHE_HOME"]))
    assert archives
    for archive in archives:
        archive.write_bytes(archive.read_bytes()[:size])
    assert search(environment) == first
    assert search(environment) == first


def test_a_foreign_file_in_the_place_of_an_archive_is_replaced(environment: dict[str, str]) -> None:
    first = search(environment)
    for archive in files_under(Path(environment["XDG_CACHE_HOME"])):
        archive.write_bytes(b"not a database\n" * 1000)
    assert search(environment) == first


def test_without_a_place_for_the_archive_it_is_built_in_memory(environment: dict[str, str], tmp_path: Path) -> None:
    first = search(environment)
    no_directory = tmp_path / "file"
    no_directory.touch()
    found, said = search_and_listen({**environment, "XDG_CACHE_HOME": str(no_directory / "below")})
    assert found == first
    assert "in memory" in said
    assert str(no_directory) in said
    assert no_directory.read_bytes() == b""


def test_two_first_starts_at_once_both_read_the_record(tmp_path: Path) -> None:
    environment = clean_environment(tmp_path / "home")
    command = [str(PROGRAMS / "visittui"), "search", "nuclear", "--json"]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with ExitStack() as stack:
        started = [
            stack.enter_context(programs.Program[str](command, env=environment, text=True, **streams)) for _ in range(4)
        ]
        ended = [(*process.communicate(), process.returncode) for process in started]
    assert {code for _, _, code in ended} == {0}
    assert {errors for _, errors, _ in ended} == {""}
    assert len({output for output, _, _ in ended}) == 1


@pytest.mark.parametrize(
    "redirection", ["</dev/null", "</dev/null | cat", "| cat", ">file", "<&-", ">&-", "2>file", "<&- >&-"]
)
def test_a_terminal_that_is_not_there(redirection: str, environment: dict[str, str], tmp_path: Path) -> None:
    line = f"set -o pipefail; visittui {redirection}; echo code=$?; cat file 2>/dev/null"
    with Terminal(["bash", "-c", line], environment, columns=WIDE, directory=tmp_path) as terminal:
        terminal.exit_code()
        assert "code=2" in terminal.screen_text()
        assert "needs a terminal" in terminal.screen_text()
        assert "Traceback" not in terminal.screen_text()
        assert b"\x1b[?1049h" not in terminal.process.output
        assert terminal.left_behind() == []


def test_without_any_terminal_the_message_goes_to_stderr(environment: dict[str, str]) -> None:
    done = programs.run(
        [PROGRAMS / "visittui"], env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "needs a terminal" in done.stderr
    assert "search" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("term", ["dumb", "unknown", "", None])
def test_a_terminal_that_cannot_place_text_is_refused(term: str | None, tmp_path: Path) -> None:
    environment = clean_environment(tmp_path / "home", {"TERM": term})
    with Terminal(["visittui"], environment) as terminal:
        assert terminal.exit_code() == 2
        assert "TERM" in terminal.screen_text()
        assert b"\x1b[?1049h" not in terminal.process.output


def files_under(directory: Path) -> list[Path]:
    return sorted(path for path in directory.rglob("*") if path.is_file())


def search(environment: dict[str, str]) -> list[str]:
    """The references found for "nuclear", in order; nothing may be said on stderr."""
    found, said = search_and_listen(environment)
    assert said == ""
    return found


def search_and_listen(environment: dict[str, str]) -> tuple[list[str], str]:
    """The references found for "nuclear", in order, and what was said on stderr."""
    done = programs.run(
        [PROGRAMS / "visittui", "search", "nuclear", "--json"],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0
    return [json.loads(line)["ref"] for line in done.stdout.splitlines()], done.stderr
