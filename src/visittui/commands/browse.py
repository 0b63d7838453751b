"""`visittui [RECORD] [REF or QUERY]`: the screen."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from visittui.archive.store.tables import is_reference
from visittui.characters import on_one_line
from visittui.commands import COMMANDS
from visittui.commands.arguments.idle_option import add_idle_option
from visittui.commands.plain.progress_line import ProgressLine
from visittui.commands.session.ending_early import ending_by_ctrl_q
from visittui.commands.session.textual_variables import leave_out_what_ends_textual
from visittui.commands.session.unused_modules import unused_modules_kept_out
from visittui.errors import CannotContinueError
from visittui.exit_codes import INTERNAL_ERROR
from visittui.standard_streams import say
from visittui.terminal import SCREENLESS

if TYPE_CHECKING:
    import argparse

    from visittui.archive.store.archive import Archive
    from visittui.archive.store.source_texts import SourceTexts

_PATH_BEGINS = ("/", "./", "../")
_MOST_NOTICES = 5
"""What is wrong with the settings that the screen tells; `doctor` tells all."""

_SHORT = 5
"""In commands of up to so many letters one letter may be wrong, in longer ones two."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    import argparse

    parser.usage = "visittui [RECORD] [REF or QUERY]\n       visittui COMMAND [ARGUMENTS]"
    parser.add_argument(
        "words",
        nargs="*",
        metavar="RECORD, REF or QUERY",
        help="a record file (.json), then an item such as person/to-lam or words to search for",
    )
    from visittui.appearance import THEMES

    parser.add_argument("--theme", choices=THEMES, metavar="NAME", help=f"for this session: {', '.join(THEMES)}")
    parser.add_argument(
        "--ascii",
        action=argparse.BooleanOptionalAction,
        help="draw nothing outside ASCII (the default where the locale is not one of UTF-8)",
    )
    parser.add_argument(
        "--sources",
        metavar="DIR",
        type=Path,
        help="a directory with the texts of the sources, for the key c; remembered for the record",
    )
    parser.add_argument(
        "--mouse",
        action=argparse.BooleanOptionalAction,
        help="listen to clicks and the wheel (the default), or leave the mouse to the terminal",
    )
    parser.add_argument(
        "--kiosk",
        action="store_true",
        help="for visitors on a public account: this record and nothing else (see docs/ssh.md)",
    )
    add_idle_option(parser, "with --kiosk 15, otherwise never")


def without_options(words: list[str]) -> SimpleNamespace:
    """What the parser makes of words none of which is an option."""
    return SimpleNamespace(
        words=words, theme=None, ascii=None, sources=None, mouse=None, kiosk=False, idle_minutes=None
    )


def run(arguments: argparse.Namespace | SimpleNamespace) -> int:
    """Browse; the exit code is 0 unless it could not be done.

    Raises:
        CannotContinueError: there is no terminal to draw on, or the record cannot be opened.
    """
    if not arguments.kiosk:
        return _open_and_browse(arguments)
    from visittui.commands.session import kiosk

    kiosk.enter()
    if arguments.idle_minutes is None:
        arguments.idle_minutes = kiosk.IDLE_MINUTES
    try:
        return _open_and_browse(arguments)
    except CannotContinueError:
        raise
    except Exception as error:
        # A stranger is told no more than that it happened.
        say(f"internal error ({type(error).__name__})")
        return INTERNAL_ERROR


def _open_and_browse(arguments: argparse.Namespace | SimpleNamespace) -> int:
    record, target = record_and_target(arguments.words)
    meant = command_near(arguments.words[0]) if arguments.words and target and not record else ""
    try:
        require_terminal()
    except CannotContinueError:
        # In a pipe only a command can have been meant.
        if meant:
            raise CannotContinueError(f"no command “{arguments.words[0]}”; did you mean {meant}?") from None
        raise
    # The imports make many objects and little garbage; the screen switches collecting on again once it is painted.
    gc.disable()
    with ExitStack() as opened, ending_by_ctrl_q() as modes:
        # Said before the imports, which take most of the time until the first row is there.
        progress = ProgressLine("opening the record")
        from visittui.archive.store.shipped import shipped_record

        try:
            archive = opened.enter_context(_opened(record or shipped_record(), arguments.kiosk, progress.show))
            if is_reference(target):
                archive.card(target)  # an item that is not there is said before the screen opens
            elif meant and not _has_word(archive, arguments.words[0]):
                raise CannotContinueError(
                    f"no command “{arguments.words[0]}”, and no such word in the record; did you mean {meant}?"
                )
            texts = _source_texts(arguments)
        except BaseException:
            progress.clear()
            raise
        return _browse(archive, target, texts, arguments, progress.clear, modes)


def _opened(record: Path, kiosk: bool, progress: Callable[[int, int], None]) -> Archive:
    from visittui.archive.store.opening import open_archive

    try:
        return open_archive(record, progress=progress)
    except CannotContinueError:
        if kiosk:
            # What is wrong with it and where it lies is for who keeps the account: `visittui check` says it.
            raise CannotContinueError("the record cannot be opened at the moment; please try again later") from None
        raise


def record_and_target(words: list[str]) -> tuple[Path | None, str]:
    """The record file, if the first word names one, and the rest as one reference or query."""
    if words and not is_reference(words[0]):
        from visittui.archive.store.library import record_named

        if named := record_named(words[0]):
            return named, " ".join(words[1:])
        # "and/or" is a word, and so is the name of a directory that happens to be here.
        if words[0].endswith(".json") or words[0].startswith(_PATH_BEGINS) or os.path.isfile(words[0]):
            return Path(words[0]), " ".join(words[1:])
    return None, " ".join(words)


def command_near(word: str) -> str:
    """The command that a word is one or two letters away from; empty if there is none, or it is one."""
    near = [command for command in COMMANDS if _may_be(word, command)]
    if word in COMMANDS or not near:
        return ""
    # Loaded for a word of nearly the same letters alone.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extractOne(word, near, scorer=OSA.distance)
    return found[0] if found and found[1] <= _allowed(found[0]) else ""


def _may_be(word: str, command: str) -> bool:
    allowed = _allowed(command)
    return abs(len(word) - len(command)) <= allowed and len(set(word) ^ set(command)) <= 2 * allowed


def _allowed(command: str) -> int:
    return 1 if len(command) <= _SHORT else 2


def _has_word(archive: Archive, word: str) -> bool:
    """Whether any word of the record begins so."""
    from visittui.archive.search.folding import fold
    from visittui.archive.search.words.vocabulary import exists

    return archive.reading(lambda connection: exists(connection, fold(word)))


def require_terminal() -> None:
    """Textual without a terminal spins at a full core and paints escapes into files: find out before."""
    for stream, name in ((0, "input"), (1, "output"), (2, "error output")):
        if not os.isatty(stream):
            raise CannotContinueError(
                f"the screen needs a terminal, and standard {name} is not one; over SSH use `ssh -t`. "
                "Without a screen: `visittui search QUERY`, `visittui show REF`."
            )
    if os.environ.get("TERM", "") in SCREENLESS:
        raise CannotContinueError(
            f"this terminal (TERM={os.environ.get('TERM', '')}) cannot place text on a screen; "
            "set TERM, or use `visittui search QUERY`."
        )


def _browse(
    archive: Archive,
    target: str,
    texts: SourceTexts | None,
    arguments: argparse.Namespace | SimpleNamespace,
    clear: Callable[[], None],
    modes: list[Any] | None,
) -> int:
    # Textual would believe them over the terminal.
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    leave_out_what_ends_textual(os.environ)
    with unused_modules_kept_out():
        from visittui.tui.app import VisitApp, run_in_terminal
    from visittui.appearance import Chosen
    from visittui.commands.session.last_location import keep_location, last_location
    from visittui.state.first_start import FirstStart
    from visittui.state.settings_file import read_settings
    from visittui.tui.explorer.location import Location
    from visittui.tui.explorer.tabs import tab_of
    from visittui.tui.preferences import preferences_for

    if is_reference(target):
        start = Location(tab_of(target).name, ref=target, focus="card")
    else:
        start = Location("" if target else "Overview", query=on_one_line(target))
    glyphs = {None: "", True: "ascii", False: "unicode"}[arguments.ascii]
    chosen = Chosen(arguments.theme or "", glyphs, arguments.mouse, "the command line")
    preferences = preferences_for(os.environ, read_settings(), chosen)
    notices = list(preferences.notices)
    if len(notices) > _MOST_NOTICES:
        notices[_MOST_NOTICES:] = [f"And {len(notices) - _MOST_NOTICES:,} more of this kind."]
    if notices:
        notices.append("Your other settings are used; visittui doctor lists everything.")
    resume = None if target or arguments.kiosk else last_location(archive, notices)
    if texts is not None and not arguments.kiosk:
        _remember(texts, archive.visit.id, notices)
    preferences = preferences._replace(notices=tuple(notices))
    if arguments.kiosk:
        from visittui.commands.session.kiosk import close_doors

        close_doors()
    clear()
    app = VisitApp(
        archive,
        start,
        preferences=preferences,
        kiosk=arguments.kiosk,
        texts=texts,
        first_start=None if arguments.kiosk else FirstStart(),
        resume=resume,
        keep=None if arguments.kiosk else keep_location,
    )
    idle_limit = arguments.idle_minutes and 60 * arguments.idle_minutes
    code, failure = run_in_terminal(app, modes, idle_limit=idle_limit)
    if failure is not None:
        details = ""
        if not arguments.kiosk:
            from visittui.commands.session.crash_log import keep_details

            details = f"; details in {keep_details(failure)}"
        say(f"internal error ({type(failure).__name__}){details}")
    return code


def _source_texts(arguments: argparse.Namespace | SimpleNamespace) -> SourceTexts | None:
    """The source texts in the directory that is named."""
    if arguments.sources is None:
        return None
    from visittui.archive.store.source_texts import SourceTexts

    return SourceTexts(arguments.sources)


def _remember(texts: SourceTexts, visit: str, notices: list[str]) -> None:
    """Remember the directory of texts for the visit; what is wrong with the file that does is added to the notices."""
    from visittui.state.visit_file import texts_directory_file

    file = texts_directory_file(visit)
    file.keep(str(texts.directory.absolute()))
    if file.notice:
        notices.append(file.notice)
