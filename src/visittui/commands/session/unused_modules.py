"""What the libraries of the screen load in vain, kept out of a session: it is there sooner, and takes less memory."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


class _NeverUsed(ModuleType):
    """A module whose names can be imported, each an empty class, because nothing ever calls them."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


_STAND_INS: dict[str, ModuleType | None] = {
    # Nothing here uses the network, and asyncio does without: 4 MB less memory for each session of a host.
    "ssl": None,
    # shutil packs and unpacks archives with these where it finds them; nothing here is an archive of files.
    "bz2": None,
    "lzma": None,
    # Textual's command palette, with five widgets of which it is made; Ctrl+P is our own, and this one is switched off.
    "textual.command": _NeverUsed("textual.command"),
}


@contextmanager
def unused_modules_kept_out() -> Iterator[None]:
    """Let what is imported within do without them; whoever needs one of them afterwards gets the real one."""
    absent = {name: stand_in for name, stand_in in _STAND_INS.items() if name not in sys.modules}
    sys.modules.update(absent)  # type: ignore[arg-type]  # None is how an import is made to fail
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]
