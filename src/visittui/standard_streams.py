"""Standard output and error as any caller may leave them: closed, full, or in a locale that lacks our letters."""

from __future__ import annotations

import codecs
import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import cast

_PLAINLY = "visittui.plainly"
"""The name of our handler of letters that an encoding lacks."""

_COLUMNS = 80

_ELLIPSIS = {"…": "..."}
"""A line of output has room for all three dots, as a cell of the screen has not."""


def prepare_streams() -> None:
    """Give every stream something to write to, and letters that it can write.

    Where the caller has closed standard output, writing there fails, as it should; words for a closed standard error
    go nowhere. Python alone would send them to standard output, among the data.
    """
    sys.stdin = sys.stdin or _stand_in(os.O_RDONLY, "r")
    # Opened for reading: whatever is written there is an error when it is flushed.
    sys.stdout = sys.stdout or _stand_in(os.O_RDONLY, "w")
    sys.stderr = sys.stderr or _stand_in(os.O_WRONLY, "w")
    codecs.register_error(_PLAINLY, _plainly)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=_PLAINLY)


def say(sentence: str) -> None:
    """Tell the reader something beside the data, on standard error; where nobody can hear it nothing else changes."""
    try:
        print(f"visittui: {sentence}", file=sys.stderr, flush=True)
    except OSError:
        drop(sys.stderr.fileno())


def settle_errors() -> None:
    """Leave nothing on standard error that Python would try to write once more at its end."""
    try:
        sys.stderr.flush()
    except OSError:
        drop(sys.stderr.fileno())


def terminal_width() -> int:
    """Columns of the terminal that standard output is, 80 where none is known.

    What `shutil.get_terminal_size` answers; to load that takes a twentieth of a whole `visittui search`.
    """
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told) > 0:
        return int(told)
    try:
        return os.get_terminal_size(1).columns or _COLUMNS
    except OSError:
        return _COLUMNS


def drop(descriptor: int) -> None:
    """Let what is still to be written there vanish."""
    # In a kiosk nothing can be opened for writing.
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, descriptor)
        os.close(nowhere)


def _stand_in(access: int, mode: str) -> TextIOWrapper:
    # The lowest descriptor that is free: no file opened later can be taken for a standard stream.
    return cast(TextIOWrapper, os.fdopen(os.open(os.devnull, access), mode, encoding="utf-8"))


def _plainly(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(character: str) -> str:
    from visittui.plain_letters import SIGNS, UNKNOWN, is_silent, plain_letter

    if "\ud800" <= character <= "\udfff":
        # A byte of a file name that is no UTF-8; within JSON this is the very escape.
        return f"\\u{ord(character):04x}"
    plain = _ELLIPSIS.get(character) or SIGNS.get(character) or plain_letter(character)
    return plain or ("" if is_silent(character) else UNKNOWN)


def rewrite_line(text: str) -> bool:
    """Put a text in the place of what stands on the terminal's line; False where standard error is no terminal."""
    is_seen = sys.stderr.isatty()
    if is_seen:
        os.write(sys.stderr.fileno(), f"\r\x1b[K{text}".encode())
    return is_seen
