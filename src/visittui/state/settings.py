"""The reader's settings, as the program uses them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from visittui.appearance import Chosen

VISIT_ZONE = "visit"
"""The value of `zone` that stands for the zone of the visit."""

NAMES = ("theme", "glyphs", "zone", "mouse", "keys")


class Settings(NamedTuple):
    """What the reader has settled.

    Attributes:
        theme: one of `appearance.THEMES`, or empty where the program chooses.
        glyphs: one of `appearance.GLYPHS`.
        zone: in which zone times are shown: `visit`, or a name of the time zone database.
        mouse: whether clicks and the wheel are listened to; None where the program chooses.
        keys: keys as the reader writes them, by action.
        keys_at: where in the file each of these is written, `file:line`.
        path: the file they come from.
        problems: a sentence for each thing in the file that could not be used, and where that is; the rest was used.
    """

    theme: str = ""
    glyphs: str = "auto"
    zone: str = VISIT_ZONE
    mouse: bool | None = None
    keys: Mapping[str, tuple[str, ...]] = {}
    keys_at: Mapping[str, str] = {}
    path: Path = Path()
    problems: tuple[str, ...] = ()

    @property
    def chosen(self) -> Chosen:
        """What of it bears on how the program looks."""
        return Chosen(self.theme, self.glyphs, self.mouse, f"your settings, {self.path}")


def unusable(path: Path, why: str) -> Settings:
    """The settings of a file of which nothing can be used."""
    return Settings(path=path, problems=(f"{why}; until that is corrected no settings are used",))
