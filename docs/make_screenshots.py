"""Draws docs/images/*.svg with the program itself, the same each time: `python -m docs.make_screenshots`."""

from __future__ import annotations

import asyncio
import io
import os
import re
import sys
import tempfile
from html import escape, unescape
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from textual.pilot import Pilot

from visittui.appearance import TERMINAL_THEME, Appearance
from visittui.archive.store.archive import Archive
from visittui.archive.store.opening import open_archive
from visittui.archive.store.shipped import shipped_record
from visittui.tui.app import VisitApp
from visittui.tui.explorer.location import Location
from visittui.tui.preferences import Preferences
from visittui.tui.screens.explorer import ExplorerScreen
from visittui.tui.terminal.glyphs import in_ascii

_TEXT = re.compile(r"(?<=>)[^<>\n]+(?=</text>)")
_FETCHED_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)

IMAGES = Path(__file__).parent / "images"

_SIXTEEN = [
    (0, 0, 0), (194, 54, 33), (37, 188, 36), (173, 173, 39), (86, 127, 226), (211, 56, 211), (51, 187, 200),
    (203, 204, 205), (129, 131, 131), (252, 57, 31), (49, 231, 34), (234, 236, 35), (120, 150, 255), (249, 53, 248),
    (20, 240, 240), (233, 235, 235),
]  # fmt: skip
_ON_LIGHT = [
    (0, 0, 0), (170, 0, 0), (0, 120, 0), (150, 100, 0), (0, 70, 190), (140, 0, 140), (0, 110, 120), (160, 160, 160),
    (100, 100, 100), (200, 0, 0), (0, 140, 0), (170, 120, 0), (30, 90, 220), (160, 0, 160), (0, 130, 140),
    (230, 230, 230),
]  # fmt: skip
DARK_TERMINAL = TerminalTheme((24, 26, 31), (222, 224, 228), _SIXTEEN[:8], _SIXTEEN[8:])
LIGHT_TERMINAL = TerminalTheme((252, 252, 250), (30, 30, 34), _ON_LIGHT[:8], _ON_LIGHT[8:])


class Picture(NamedTuple):
    """A screen to draw, as a first start shows it: the terminal, the place to begin at and the keys pressed there."""

    name: str
    size: tuple[int, int]
    start: Location
    keys: tuple[str, ...] = ()
    theme: str = TERMINAL_THEME
    terminal: TerminalTheme = DARK_TERMINAL
    ascii_only: bool = False


_OVERVIEW = Location("Overview")
_FOUND = Location("Quotes", "nuclear", ref="quote/putin-nuclear-agenda")
_PERSON = Location("People", ref="person/aleksey-likhachev", focus="card")
_SCHEDULE = Location("Schedule", ref="event/welcome-ceremony")

PICTURES = (
    Picture("overview-80x24", (80, 24), _OVERVIEW),
    Picture("overview-120x40", (120, 40), _OVERVIEW),
    Picture("overview-200x60", (200, 60), _OVERVIEW),
    Picture("overview-light-120x40", (120, 40), _OVERVIEW, terminal=LIGHT_TERMINAL),
    Picture("overview-truecolor-120x40", (120, 40), _OVERVIEW, theme="nord"),
    Picture("overview-ascii-80x24", (80, 24), _OVERVIEW, theme="plain", ascii_only=True),
    Picture("schedule-80x24", (80, 24), _SCHEDULE),
    Picture("schedule-120x40", (120, 40), _SCHEDULE),
    Picture("quotes-80x24", (80, 24), _FOUND),
    Picture("quotes-120x40", (120, 40), _FOUND),
    Picture("quotes-light-120x40", (120, 40), _FOUND, terminal=LIGHT_TERMINAL),
    Picture("quotes-ascii-80x24", (80, 24), _FOUND, theme="plain", ascii_only=True),
    Picture("person-80x24", (80, 24), _PERSON),
    Picture("person-120x40", (120, 40), _PERSON),
    Picture("difference-120x40", (120, 40), Location("Differences", ref="difference/how-many-documents")),
    Picture("help-80x24", (80, 24), _SCHEDULE, ("question_mark",)),
)


async def drawn(archive: Archive, picture: Picture) -> str:
    """A picture as SVG."""
    appearance = Appearance(theme=picture.theme, ascii_only=picture.ascii_only)
    app = VisitApp(archive, picture.start, preferences=Preferences(appearance))
    async with app.run_test(size=picture.size) as pilot:
        await _settle(app, pilot)
        await pilot.press(*picture.keys)
        await _settle(app, pilot)
        return _svg(app, picture)


async def _settle(app: VisitApp, pilot: Pilot[int]) -> None:
    await pilot.pause()
    explorer = app.screen_stack[0]
    assert isinstance(explorer, ExplorerScreen)
    while not explorer.settled:
        await pilot.pause()
    await pilot.pause()


def _svg(app: VisitApp, picture: Picture) -> str:
    """What is on the screen, in the colours of a terminal; Textual's own export knows dark ones only."""
    width, height = picture.size
    console = Console(
        width=width, height=height, file=io.StringIO(), force_terminal=True, color_system="truecolor", record=True,
        legacy_windows=False, safe_box=False,
    )  # fmt: skip
    console.print(app.screen._compositor.render_update(full=True))
    # Without the font that it would fetch from elsewhere: any monospaced one of the reader's will do.
    svg = _FETCHED_FONT.sub("", console.export_svg(title="visittui", theme=picture.terminal))
    return _TEXT.sub(_in_plain_letters, svg) if picture.ascii_only else svg


def _in_plain_letters(text: re.Match[str]) -> str:
    """A text between two tags in ASCII: some of its signs are written with a sign of the markup itself."""
    return escape(in_ascii(unescape(text[0])), quote=False).replace(" ", "&#160;")


def main(names: list[str]) -> None:
    """Draw all pictures, or those that are named."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        # Nothing of the reader's own is in the pictures: no marks, no settings.
        os.environ.update(XDG_STATE_HOME=home, XDG_CONFIG_HOME=home)
        archive = open_archive(shipped_record())
        for picture in PICTURES:
            if not names or picture.name in names:
                svg = asyncio.run(drawn(archive, picture))
                (IMAGES / f"{picture.name}.svg").write_text(svg, encoding="utf-8")
                print(f"docs/images/{picture.name}.svg")


if __name__ == "__main__":
    main(sys.argv[1:])
