"""Where the reader keeps the texts of a record's sources, remembered from one session to the next."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from visittui.errors import CannotContinueError
from visittui.whole_file import new_file


def _file() -> Path:
    from platformdirs import user_state_path

    return user_state_path("visittui") / "texts.json"


def remembered_texts(visit: str) -> Path | None:
    """The directory named last for this visit, None when there is none or it is gone.

    Args:
        visit: the visit's id.
    """
    directory = _read().get(visit)
    return Path(directory) if directory is not None and Path(directory).is_dir() else None


def remember_texts(visit: str, directory: Path) -> None:
    """Keep the directory for the next session; a state directory that can't be written is no reason to stop."""
    place = _file()
    with suppress(OSError, CannotContinueError):
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        content = json.dumps({**_read(), visit: str(directory.absolute())}, indent=1, ensure_ascii=False)
        with new_file(place, overwrite=True) as written:
            written.write_text(content + "\n", encoding="utf-8")


def _read() -> dict[str, str]:
    try:
        content = json.loads(_file().read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(content, dict):
        return {}
    return {key: value for key, value in content.items() if isinstance(value, str)}
