"""What each way into the program really loads; import-linter only reads the source."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from terminal_driver import Terminal, clean_environment, programs

PROJECT = Path(__file__).parents[1]
# Runs a command line and, whatever way that ends, writes the names of the loaded modules.
RUN_AND_TELL = """
import atexit, sys
file, *words = sys.argv[1:]
atexit.register(lambda: open(file, "w").write("\\n".join(sys.modules)))
from visittui.cli import run
sys.exit(run(words))
"""

SCREEN = {"textual", "rich"}
READING = {"pydantic", "pydantic_core", "orjson"}
"""A pydantic model alone costs two fifths of a bare Textual start."""
TYPOS = {"rapidfuzz"}
MODULES_OF_A_SEARCH = 77
"""Of visittui's own; each takes some 0.3 % of the command, which is promised within four times `import json`."""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A reader whose cache holds the archive already."""
    environment = clean_environment(tmp_path_factory.mktemp("home"))
    assert "pydantic" in packages_loaded_by(environment, "show", "person/to-lam"), "the archive was there before"
    return environment


@pytest.fixture(autouse=True)
def somewhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests are started from anywhere."""
    monkeypatch.chdir(tmp_path)


def packages_loaded_by(environment: dict[str, str], *words: str) -> set[str]:
    """The top-level packages that `visittui WORDS` has loaded when it ends."""
    return {name.partition(".")[0] for name in modules_loaded_by(environment, *words)}


def modules_loaded_by(environment: dict[str, str], *words: str) -> set[str]:
    """All modules that it has loaded."""
    told = Path(environment["TMPDIR"]) / "modules"
    done = programs.run(
        [sys.executable, "-c", RUN_AND_TELL, told, *words],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return set(told.read_text().split())


def packages(told: Path) -> set[str]:
    return {name.partition(".")[0] for name in told.read_text().split()}


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("search", "--help")])
def test_saying_what_it_is_loads_nothing_of_weight(environment: dict[str, str], words: tuple[str, ...]) -> None:
    assert not packages_loaded_by(environment, *words) & (SCREEN | READING | TYPOS | {"sqlite3", "asyncio"})


@pytest.mark.parametrize(
    "words", [("search", "nuclear"), ("search", "nuclear", "--json"), ("show", "person/to-lam"), ("export", "csv")]
)
def test_a_built_archive_is_read_without_what_built_it(environment: dict[str, str], words: tuple[str, ...]) -> None:
    assert not packages_loaded_by(environment, *words) & (SCREEN | READING | TYPOS | {"asyncio"})


def test_a_search_loads_what_it_takes_to_list_items_and_nothing_that_shows_one(environment: dict[str, str]) -> None:
    loaded = modules_loaded_by(environment, "search", "nuclear")
    own = {name for name in loaded if name.startswith("visittui.")}
    assert len(own) <= MODULES_OF_A_SEARCH, sorted(own)
    assert not {name for name in own if name.startswith(("visittui.archive.cards", "visittui.archive.kinds.layouts"))}
    # No field asks for an item by its name, and no word is mistyped.
    assert not own & {"visittui.archive.search.names", "visittui.archive.search.words.typos"}
    # Each of these takes a twentieth of the whole command.
    assert not loaded & {"shutil", "textwrap", "tempfile", "subprocess", "random", "zoneinfo"}


def test_a_typo_is_what_loads_the_speller(environment: dict[str, str]) -> None:
    loaded = packages_loaded_by(environment, "search", "nuclaer")
    assert "rapidfuzz" in loaded
    assert not loaded & (SCREEN | READING)


@pytest.mark.parametrize("command", ["check", "schema", "doctor"])
def test_a_record_is_checked_and_described_without_a_screen(environment: dict[str, str], command: str) -> None:
    words = ("check", str(PROJECT / "data" / "hanoi-2024.json")) if command == "check" else (command,)
    assert not packages_loaded_by(environment, *words) & SCREEN


def test_texts_are_drafted_without_a_screen_a_model_or_a_record(environment: dict[str, str]) -> None:
    loaded = packages_loaded_by(environment, "draft", "--json", str(PROJECT / "README.md"))
    assert not loaded & (SCREEN | READING | TYPOS | {"asyncio", "sqlite3", "socket"})


def test_the_screen_opens_searches_and_ends_without_what_built_the_archive(environment: dict[str, str]) -> None:
    told = Path(environment["TMPDIR"]) / "screen-modules"
    with Terminal([sys.executable, "-c", RUN_AND_TELL, told], environment) as terminal:
        terminal.wait_for("Overview")
        terminal.wait_idle()
        terminal.press("/", "nuclear", "Enter")
        terminal.wait_idle()
        terminal.press("q")
        assert terminal.exit_code() == 0
    assert not packages(told) & (READING | TYPOS | {"markdown_it", "tree_sitter", "argparse", "ssl", "bz2", "lzma"})
    loaded = told.read_text().split()
    assert "textual.command" not in loaded
    widgets = {name.rpartition(".")[2] for name in loaded if name.startswith("textual.widgets._")}
    assert widgets == {"_input", "_static", "_toast", "_tooltip"}


def test_what_a_session_does_without_is_there_for_others() -> None:
    program = """
from visittui.commands.session.unused_modules import unused_modules_kept_out
with unused_modules_kept_out():
    import textual.app
import bz2, lzma, ssl, textual.command
print(textual.app.CommandPalette.__mro__[1:], textual.command.CommandPalette.BINDINGS != [], ssl.HAS_TLSv1_2)
"""
    done = programs.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "(<class 'object'>,) True True\n"


STARTS_A_PROGRAM = re.compile(r"\bsubprocess\.(?:run|call|check_\w+|Popen)\b(?!\[)|\bcreate_subprocess_")
STARTERS = {"programs.py", "pty_process.py", Path(__file__).name}


def test_every_program_that_a_test_starts_ends_with_it() -> None:
    """The driver starts them: with signals at their defaults, for a limited time, ended with all of their group."""
    for folder in ("tests", "terminal_driver"):
        for path in (Path(__file__).parents[1] / folder).rglob("*.py"):
            if path.name not in STARTERS:
                assert not STARTS_A_PROGRAM.search(path.read_text()), path
