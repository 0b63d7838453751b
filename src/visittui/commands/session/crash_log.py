"""Where the traceback of a crash goes: into a file that the reader can send, not on the screen."""

from __future__ import annotations

import tempfile
import traceback
from contextlib import suppress
from pathlib import Path

from visittui.files.user_directories import user_directory

_NAME = "crash.log"


def keep_details(failure: Exception) -> str:
    """Write how the program failed to the state directory, or else to a new file among the temporary ones.

    The result is the path of the file, or words that say there is none.
    """
    text = "".join(traceback.format_exception(failure))
    with suppress(OSError):
        log = user_directory("state") / _NAME
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        log.write_text(text, encoding="utf-8", errors="backslashreplace")
        return str(log)
    with suppress(OSError):
        # Of a name that nobody can foresee: another user of the machine may have put a link at any other.
        with tempfile.NamedTemporaryFile(
            "w", prefix="visittui-", suffix=f"-{_NAME}", delete=False, encoding="utf-8", errors="backslashreplace"
        ) as file:
            file.write(text)
        return str(Path(file.name))
    return "no file, because none could be written"
