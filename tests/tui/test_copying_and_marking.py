"""Copies, marks, the printed page, another record: what a reader takes along."""

from __future__ import annotations

import fcntl
import hashlib
import json
import shutil
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from socket import gethostname
from threading import Event
from threading import enumerate as enumerate_threads

import pytest
from textual.widgets import Static

from tests.archives import open_archive
from tests.tui.conftest import Reading
from tests.tui.reader import Reader
from visittui.archive.store.archive import Archive
from visittui.archive.store.shipped import shipped_record
from visittui.archive.store.source_texts import SourceTexts
from visittui.progress import Progress
from visittui.state.marks import Marks
from visittui.state.visit_file import texts_directory_file
from visittui.tui.app import VisitApp
from visittui.tui.explorer import record_opening
from visittui.tui.explorer.location import Location
from visittui.tui.screens.dialogs import PlainTextScreen
from visittui.tui.widgets.search_box import SearchBox

EXAMPLE = Path(__file__).parents[1] / "fixtures" / "example-visit.json"
TEXTS = Path(__file__).parents[1] / "fixtures" / "example-texts"
AGENDA = Location("Quotes", ref="quote/putin-nuclear-agenda", focus="card")


def told(reader: Reader, words: str) -> bool:
    """Whether the line below the screen says something."""
    return words in reader.line("#trail")


async def test_a_quote_is_copied_with_its_citation_as_printed(reading: Reading) -> None:
    async with reading(AGENDA) as reader:
        taken: list[str] = []
        reader.app.session.copy = lambda text: taken.append(text) or "Sent to your terminal."  # type: ignore[func-returns-value]
        await reader.press("y")
        assert "Quote with citation" in reader.card_text()
        await reader.press("enter")
        await reader.until(lambda: taken)
        assert "[Russian atomic energy agency] Rosatom" in taken[0]
        assert "line 86" in taken[0]
        assert "Sent to your terminal." in reader.line("#trail")


async def test_what_is_marked_is_read_once_for_a_key_and_never_for_a_letter(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[str] = []
    read = Marks.refs
    monkeypatch.setattr(Marks, "refs", lambda self, visit: looks.append(visit) or read(self, visit))  # type: ignore[func-returns-value]
    async with reading(Location("Quotes")) as reader:
        assert len(looks) == 1
        await reader.press("j")
        assert len(looks) == 2
        await reader.press("slash", *"nuclear")
        assert len(looks) == 3


async def test_the_forms_are_told_anew_when_the_terminal_gets_larger(reading: Reading) -> None:
    async with reading(AGENDA, size=(80, 24)) as reader:
        await reader.press("y", "tab")
        assert "…" in reader.card_text()
        chosen = reader.card.target
        await reader.resize(200, 60)
        await reader.until(lambda: "…" not in reader.card_text())
        assert reader.card.target == chosen
        await reader.resize(80, 24)
        await reader.until(lambda: "…" in reader.card_text())


@pytest.mark.parametrize("chosen", range(6))
async def test_a_chosen_form_stays_chosen_however_the_terminal_changes(reading: Reading, chosen: int) -> None:
    async with reading(AGENDA, size=(80, 24)) as reader:
        await reader.press("y", *["tab"] * chosen)
        for width, height in ((200, 60), (60, 10), (40, 4), (120, 12), (80, 60), (200, 8), (80, 24)):
            await reader.resize(width, height)
            assert reader.card.target == str(chosen)


async def test_marked_items_are_listed_across_sessions_and_written_to_a_file(
    reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    async with reading(Location("Quotes")) as reader:
        assert "Marked" not in reader.tabs()
        first = reader.refs()[0]
        await reader.press("b", "down", "down")
        third = reader.refs()[2]
        await reader.press("b")
        assert "*2" in reader.tabs()
    async with reading() as reader:
        await reader.press("8")
        assert reader.refs() == [first, third]
        await reader.press("x")
        assert "Export 2 marked items" in reader.card_text()
        await reader.choose_link("markdown")
        await reader.press("enter", "enter")
        await reader.until((tmp_path / "hanoi-2024-marked.md").exists)
        written = (tmp_path / "hanoi-2024-marked.md").read_text(encoding="utf-8")
        assert reader.titles()[0].strip("“”") in written
        await reader.press("b", "down", "b")
        assert reader.refs() == []


async def test_damage_to_the_file_of_marks_is_said_when_it_is_found_and_no_mark_is_lost(
    reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    async with reading(Location("Quotes")) as reader:
        await reader.press("b")
        (tmp_path / "visittui" / "marks.json").write_bytes(b"\xff{")
        await reader.press("down")
        assert told(reader, "The file of your marks was damaged; those known to this session are kept")
        assert "*1" in reader.tabs()
        await reader.press("j")
        (tmp_path / "visittui" / "marks.json").write_bytes(b"\xff{")
        await reader.press("b")
        assert told(reader, "The file of your marks was damaged; those known to this session are kept")
        assert "*2" in reader.tabs()


async def test_that_another_program_holds_the_marks_is_said_and_the_mark_is_kept_when_it_lets_go(
    reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    # Only the first key waits as long: time for the thread to find out who holds them on a busy machine.
    monkeypatch.setattr("visittui.state.bounded_tasks.LONGEST_WAIT", 5)
    marks = tmp_path / "visittui" / "marks.json"
    marks.parent.mkdir()
    async with reading(Location("Quotes")) as reader:
        with marks.with_name("marks.json.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            await reader.press("b")
            assert told(reader, "another program holds the marks; this is done as soon as it lets go")
            await reader.press("b")
            assert told(reader, "another program still holds the marks")
        await reader.until(marks.exists)


async def test_a_key_held_down_writes_no_second_file_without_a_question(
    reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    first, second = tmp_path / "hanoi-2024-marked.csv", tmp_path / "hanoi-2024-marked-2.csv"
    async with reading(Location("Quotes")) as reader:
        await reader.press("b", *["x"] * 21)
        assert not first.exists(), "nothing is written before it is asked for"
        await reader.press("enter", "enter")
        await reader.until(first.exists)
        await reader.press("x", "enter", "enter")
        await reader.until(lambda: "There is hanoi-2024-marked.csv already" in reader.card_text())
        await reader.press("escape")
        assert not second.exists()
        await reader.press("x", "enter", "enter")
        await reader.until(lambda: "There is hanoi-2024-marked.csv already" in reader.card_text())
        await reader.press("enter")
        await reader.until(second.exists)
        assert second.read_text(encoding="utf-8") == first.read_text(encoding="utf-8")


async def test_every_format_of_the_menu_is_written_where_the_reader_wants_it(
    reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "there").mkdir()
    async with reading(Location("Schedule")) as reader:
        await reader.press("b", "5", "b", "down", "b", "x")
        formats = list(reader.card.laid.targets)
        assert formats[:7] == ["csv", "markdown", "csl", "bibtex", "ris", "jsonl", "ics"]
        assert ("xlsx" in formats) == (find_spec("openpyxl") is not None)
        await reader.press("escape")
        for name in formats:
            await reader.press("x")
            await reader.choose_link(name)
            await reader.press("enter")
            assert "On this machine" in reader.line("#path-told")
            assert reader.line("#path-bottom").startswith(" Esc write nothing  Enter write ")
            await reader.press("ctrl+u")
            await reader.type(f"there/{name}")
            await reader.press("enter")
            await reader.until((tmp_path / "there" / name).exists)
            await reader.until(partial(told, reader, f"Written: {name}, in "))
            assert (tmp_path / "there" / name).stat().st_size > 100
        # A directory is named: the file has its own name in it.
        await reader.press("x", "enter", "ctrl+u")
        await reader.type("there")
        await reader.press("enter")
        await reader.until((tmp_path / "there" / "hanoi-2024-marked.csv").exists)
        assert (tmp_path / "there" / "csv").read_bytes() == (tmp_path / "there" / "hanoi-2024-marked.csv").read_bytes()


async def test_an_export_is_of_the_record_that_is_shown_when_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Between two dialogs a record may be read again; the archive that was open before is closed then.
    monkeypatch.chdir(tmp_path)
    app = VisitApp(open_archive(shipped_record()), AGENDA)
    async with app.run_test(size=(80, 24)) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        await reader.press("b")
        for name in ("csv", "xlsx"):
            await reader.press("x")
            await reader.choose_link(name)
            await reader.press("enter")
            view = reader.explorer.view
            view.exchange(open_archive(shipped_record()), view.here())
            await reader.press("enter")
            await reader.until((tmp_path / f"hanoi-2024-marked.{name}").exists)
            await reader.until(partial(told, reader, f"Written: hanoi-2024-marked.{name}"))
        await reader.press("b")


async def test_an_export_is_sent_to_the_clipboard_or_shown(
    reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    async with reading(Location("Quotes")) as reader:
        taken: list[str] = []
        reader.app.session.copy = lambda text: taken.append(text) or "Sent to your terminal."  # type: ignore[func-returns-value]
        await reader.press("b", "x")
        assert "y to your clipboard" in reader.line("#dialog-bottom")
        await reader.press("y")
        await reader.until(lambda: taken)
        assert reader.refs()[0].partition("/")[2] in taken[0]
        await reader.press("x", "v")
        await reader.until(lambda: isinstance(reader.screen, PlainTextScreen))
        await reader.press("escape")
        assert not (tmp_path / "hanoi-2024-marked.csv").exists()


@pytest.mark.parametrize(
    "place", ["no/such/directory/x.csv", "gone/", "gone/.", "~nobody-has-this-name/x", "\0", "x" * 400, "/dev/null/x"]
)
async def test_a_place_where_nothing_can_be_written_is_said(
    place: str, reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    async with reading(Location("Quotes")) as reader:
        await reader.press("b", "x", "enter")
        reader.screen.query_one(SearchBox).value = place
        await reader.press("enter")
        await reader.until(lambda: reader.screen is reader.explorer)
        await reader.settle()
        said = reader.line("#trail")
        assert "written" in said or "cannot be" in said, said
        assert not (tmp_path / "gone").exists()


async def test_over_ssh_it_says_on_which_machine_the_file_is(
    reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22")
    async with reading(Location("Quotes"), size=(200, 30)) as reader:
        await reader.press("b", "x", "enter")
        assert f"On {gethostname()}, where visittui runs" in reader.line("#path-told")
        await reader.press("enter")
        await reader.until((tmp_path / "hanoi-2024-marked.csv").exists)
        await reader.until(partial(told, reader, f"Written: hanoi-2024-marked.csv, on {gethostname()}, in {tmp_path}."))


async def test_a_quote_is_shown_in_the_lines_of_its_source_where_the_text_is_at_hand() -> None:
    archive = open_archive(EXAMPLE)
    quote = next(
        row.ref
        for row in archive.rows(("quote",), 0, 99)
        if any(
            printing.get("line") and printing.get("exact") for printing in archive.item(row.ref).get("printings", ())
        )
    )
    exact = archive.item(quote)["printings"][0]["exact"]
    app = VisitApp(archive, Location("Quotes", ref=quote, focus="card"), texts=SourceTexts(TEXTS))
    async with app.run_test(size=(120, 40)) as pilot:
        reader = Reader(app, pilot)
        await reader.press("c")
        assert " ".join(exact.split()) in " ".join(reader.card_text().split())


async def test_without_the_text_the_reader_is_told_how_to_have_it(reading: Reading) -> None:
    async with reading(AGENDA) as reader:
        await reader.press("c")
        assert "--sources DIR" in reader.card_text()
        digest = hashlib.sha256(b"no such text").hexdigest()
        assert digest not in reader.card_text()


async def test_a_record_that_has_changed_is_noticed_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "visit.json"
    shutil.copy(EXAMPLE, path)
    archive = open_archive(path)
    app = VisitApp(archive, Location("Overview"))
    async with app.run_test(size=(100, 30)) as pilot:
        reader = Reader(app, pilot)
        record = json.loads(path.read_text(encoding="utf-8"))
        record["visit"]["title"] = "The same visit under another title"
        path.write_text(json.dumps(record), encoding="utf-8")
        reader.explorer.look_at_record()
        assert "R reloads it" in reader.line("#trail")
        await reader.press("R")
        await reader.until(lambda: "another title" in reader.line("#title"))


class SlowOpening:
    """Opens records as the program does, after half of the work only when it is told to go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go_on = Event()
        monkeypatch.setattr(record_opening, "open_archive", self._open)

    def _open(self, path: Path, *, progress: Progress) -> Archive:
        progress(1, 4)
        self.go_on.wait(30)
        progress(2, 4)
        return open_archive(path)


def _opens() -> bool:
    return any(thread.name == "opening" for thread in enumerate_threads())


async def test_a_large_record_is_read_again_while_the_reader_goes_on_in_the_earlier_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "visit.json"
    shutil.copy(EXAMPLE, path)
    slow = SlowOpening(monkeypatch)
    app = VisitApp(open_archive(path), Location("Overview"))
    async with app.run_test(size=(100, 30)) as pilot:
        reader = Reader(app, pilot)
        path.write_text(path.read_text(encoding="utf-8").replace('"title": "', '"title": "New: ', 1), encoding="utf-8")
        await reader.press("R")
        await reader.until(lambda: "Reading the record: 25 % (Esc stops)" in reader.line("#trail"))
        await reader.press("5")
        assert "[Quotes" in reader.tabs()
        await reader.press("question_mark")
        slow.go_on.set()
        await reader.until(lambda: not _opens())
        assert "In a list" in reader.card_text(), "nothing happens under a dialog"
        await reader.press("escape")
        await reader.until(lambda: "New: " in reader.line("#title"))
        assert "[Quotes" in reader.tabs()
        assert "Reading" not in reader.line("#trail")


async def test_reading_a_record_again_can_be_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "visit.json"
    shutil.copy(EXAMPLE, path)
    slow = SlowOpening(monkeypatch)
    app = VisitApp(open_archive(path), Location("Quotes"))
    async with app.run_test(size=(100, 30)) as pilot:
        reader = Reader(app, pilot)
        title, quotes = reader.line("#title"), reader.refs()
        path.write_text("{", encoding="utf-8")
        await reader.press("R")
        await reader.until(lambda: "Esc stops" in reader.line("#trail"))
        await reader.press("escape")
        assert "The earlier record is still shown" in reader.line("#trail")
        slow.go_on.set()
        await reader.until(lambda: not _opens())
        assert (reader.line("#title"), reader.refs()) == (title, quotes)


@pytest.mark.parametrize(
    "place",
    [
        Location("People", ref="person/aleksey-likhachev", focus="card"),
        Location("Overview", ref="place/noi-bai"),
        Location("Overview", query="nuclear", scope="person/aleksey-likhachev"),
    ],
)
async def test_what_was_shown_and_is_not_in_the_record_any_more_is_said(place: Location, tmp_path: Path) -> None:
    path = tmp_path / "visit.json"
    shutil.copy(shipped_record(), path)
    app = VisitApp(open_archive(path), place)
    async with app.run_test(size=(120, 30)) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        record = path.read_text(encoding="utf-8")
        for gone in ("aleksey-likhachev", "noi-bai"):
            record = record.replace(gone, f"{gone}-renamed")
        path.write_text(record, encoding="utf-8")
        await reader.press("R")
        await reader.until(lambda: "no longer in the record" in reader.line("#trail"))
        assert f"[{place.tab}" in reader.tabs()
        assert reader.screen.query_one("#search").value == place.query  # type: ignore[attr-defined]


async def test_a_record_that_is_broken_now_leaves_the_earlier_one_on_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "visit.json"
    shutil.copy(EXAMPLE, path)
    app = VisitApp(open_archive(path), Location("Quotes"))
    async with app.run_test(size=(100, 30)) as pilot:
        reader = Reader(app, pilot)
        quotes = reader.refs()
        path.write_text("{", encoding="utf-8")
        await reader.press("R")
        await reader.until(lambda: "Not opened" in reader.line("#trail"))
        assert reader.refs() == quotes


async def test_another_record_at_hand_is_opened_in_place_of_this_one(
    reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    records = tmp_path / "visittui" / "records"
    records.mkdir(parents=True)
    shutil.copy(EXAMPLE, records / "example.json")
    app = VisitApp(open_archive(shipped_record()), Location("Overview"))
    async with app.run_test(size=(100, 30)) as pilot:
        reader = Reader(app, pilot)
        await reader.press("ctrl+r")
        await reader.choose_link(str(records / "example.json"))
        await reader.press("enter")
        title = json.loads(EXAMPLE.read_text(encoding="utf-8"))["visit"]["title"]
        await reader.until(lambda: title[:30] in reader.line("#title"))


def test_texts_are_found_by_their_content_whatever_they_are_called(tmp_path: Path, archive: Archive) -> None:
    text = b"one\n\nthree\nfour\n"
    (tmp_path / "anything.bin").write_bytes(text)
    (tmp_path / "a-directory").mkdir()
    texts = SourceTexts(tmp_path)
    found = texts.passage(hashlib.sha256(text).hexdigest(), 3, around=1)
    assert found is not None
    assert found.lines == ((1, "one"), (3, "three"), (4, "four"))
    assert texts.passage(hashlib.sha256(text).hexdigest(), 2) is None
    assert texts.passage(hashlib.sha256(b"other").hexdigest(), 1) is None


async def test_the_directory_of_texts_is_remembered_from_one_session_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    archive = open_archive(EXAMPLE)
    texts_directory_file(archive.visit.id).keep(str(TEXTS))
    quote = next(
        row.ref
        for row in archive.rows(("quote",), 0, 99)
        if any(printing.get("exact") for printing in archive.item(row.ref).get("printings", ()))
    )
    app = VisitApp(archive, Location("Quotes", ref=quote, focus="card"))
    async with app.run_test(size=(120, 40)) as pilot:
        reader = Reader(app, pilot)
        await reader.press("c")
        assert "--sources DIR" not in reader.card_text()
        assert archive.item(quote)["printings"][0]["exact"][:20] in " ".join(reader.card_text().split())


async def test_a_damaged_file_of_the_directory_of_texts_is_told_when_it_is_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    archive = open_archive(EXAMPLE)
    texts_directory_file(archive.visit.id).keep(str(TEXTS))
    kept = tmp_path / "visittui" / "texts" / f"{archive.visit.id}.json"
    kept.write_text("{")
    app = VisitApp(archive, Location("Quotes"))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        reader = Reader(app, pilot)
        await reader.press("c")
        await reader.until(lambda: app.screen.query("Toast"))
        told = str(app.screen.query_one("Toast", Static).render())
        assert f"set aside as {kept}.broken-" in told


@pytest.mark.parametrize("remembered", ["/no/such/directory", "\x00", 7, None, ["a"]])
async def test_what_is_remembered_and_is_no_directory_any_more_is_none(
    remembered: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    archive = open_archive(EXAMPLE)
    texts_directory_file(archive.visit.id).keep(remembered)
    app = VisitApp(archive, Location("Quotes"))
    async with app.run_test(size=(120, 40)) as pilot:
        reader = Reader(app, pilot)
        await reader.press("c")
        assert app.session.texts is None
