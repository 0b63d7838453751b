"""Records docs/images/session.svg, an animation of the real program: `python -m docs.record_session`.

The program runs in a pseudo-terminal and is typed at; each screen that it comes to rest on is a frame. Nothing is
fetched by the picture, and a reader who wants no motion sees its first frame.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from terminal_driver import Terminal
from terminal_driver.emulator import Cell
from terminal_driver.environment import clean_environment

TARGET = Path(__file__).parent / "images" / "session.svg"
COLUMNS, LINES = 80, 24

_CELL, _LINE, _SIZE, _MARGIN = 8.4, 19, 14, 12
_INK, _PAPER = "#dee0e4", "#181a1f"
_COLOURS = {
    "black": "#000000", "red": "#c23621", "green": "#25bc24", "brown": "#adad27", "blue": "#567fe2",
    "magenta": "#d338d3", "cyan": "#33bbc8", "white": "#cbcccd", "brightblack": "#818383", "brightred": "#fc391f",
    "brightgreen": "#31e722", "brightbrown": "#eaec23", "brightblue": "#7896ff", "brightmagenta": "#f935f8",
    "bfightmagenta": "#f935f8", "brightcyan": "#14f0f0", "brightwhite": "#e9ebeb",
}  # fmt: skip
"""The sixteen colours by the names that the emulator gives them."""


class Step(NamedTuple):
    """What is pressed, what then stands on the screen, and how long that is shown, in seconds."""

    keys: tuple[str, ...]
    seen: str
    seconds: float
    typed: str = ""


class Frame(NamedTuple):
    """A screen, the keys that led to it, and how long it is shown, in seconds."""

    screen: tuple[tuple[Cell, ...], ...]
    keys: str
    seconds: float


STORY = (
    Step((), "Day by day", 3.5),
    Step(("7",), "[Differ", 2.5),
    Step(("Enter",), "The accounts in short", 4),
    Step(("2",), "How sure", 4),
    Step(("4",), "signed first", 3),
    Step(("/",), "to the results", 1),
    *(Step((), f"Search: {'nuclear'[:end]}", 0.25, "nuclear"[end - 1]) for end in range(1, 8)),
    Step(("Down",), "matches", 1.5),
    Step(("5",), "[Quotes", 2),
    Step(("Enter",), "Said by", 3),
    Step(("Backspace",), "[Quotes", 2),
)


def recorded(story: Sequence[Step]) -> list[Frame]:
    """The frames of a story, played in the real program."""
    frames: list[Frame] = []
    with tempfile.TemporaryDirectory() as home:
        environment = clean_environment(Path(home))
        with Terminal(["visittui"], environment, COLUMNS, LINES) as terminal:
            for step in story:
                terminal.press(*step.keys)
                terminal.type_text(step.typed)
                terminal.wait_for(step.seen)
                terminal.wait_idle()
                screen = tuple(tuple(terminal.emulator.cells(row)) for row in range(LINES))
                frames.append(Frame(screen, " ".join(step.keys) or step.typed, step.seconds))
    return frames


def animated(frames: Sequence[Frame]) -> str:
    """The frames as one SVG that plays them over and over; each different line is written once."""
    whole = sum(frame.seconds for frame in frames)
    width, height = COLUMNS * _CELL + 2 * _MARGIN, (LINES + 1.5) * _LINE + 2 * _MARGIN
    lines: dict[str, int] = {}
    rules, shown = [], []
    start = 0.0
    for number, frame in enumerate(frames):
        end = start + frame.seconds
        hidden = "" if not start else "0%{visibility:hidden}"
        after = "" if number == len(frames) - 1 else f"{100 * end / whole:.3f}%{{visibility:hidden}}"
        rules.append(f"@keyframes f{number}{{{hidden}{100 * start / whole:.3f}%{{visibility:visible}}{after}}}")
        rules.append(f".f{number}{{animation:f{number} {whole:g}s step-end infinite}}")
        uses = "".join(
            f'<use href="#l{lines.setdefault(drawn, len(lines))}" y="{row * _LINE}"/>'
            for row, cells in enumerate(frame.screen)
            if (drawn := _line(cells))
        )
        key = f'<text class="k" x="{COLUMNS * _CELL / 2:g}" y="{(LINES + 1) * _LINE}">{escape(frame.keys)}</text>'
        shown.append(f'<g class="f f{number}">{uses}{key}</g>')
        start = end
    defined = "".join(f'<g id="l{number}">{drawn}</g>' for drawn, number in lines.items())
    rest = "".join(f".f{number}{{visibility:hidden}}" for number in range(1, len(frames)))
    style = (
        f"text{{font:{_SIZE}px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:{_INK};white-space:pre}}"
        ".b{font-weight:bold}.u{text-decoration:underline}.i{font-style:italic}"
        f".k{{fill:{_COLOURS['brightblue']};text-anchor:middle;font-weight:bold}}"
        f"{rest}@media (prefers-reduced-motion:no-preference){{{''.join(rules)}}}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img">'
        "<title>A session of visittui</title>"
        f"<style>{style}</style><defs>{defined}</defs>"
        f'<rect width="100%" height="100%" rx="8" fill="{_PAPER}"/>'
        f'<g transform="translate({_MARGIN} {_MARGIN})">{"".join(shown)}</g></svg>\n'
    )


def _line(cells: Sequence[Cell]) -> str:
    """A line of the screen: what is behind its letters, and its letters, each stretch held to its cells."""
    drawn, column = [], 0
    for look, run in groupby(cells, key=lambda cell: cell._replace(text="")):
        stretch = list(run)
        text, count = "".join(cell.text for cell in stretch), len(stretch)
        ink, paper = _colour(look.foreground, _INK), _colour(look.background, "")
        if look.reverse:
            ink, paper = paper or _PAPER, ink
        x, cells_wide = f"{column * _CELL:g}", f"{count * _CELL:g}"
        if paper:
            drawn.append(f'<rect x="{x}" width="{cells_wide}" height="{_LINE}" fill="{paper}"/>')
        column += count
        if not text.strip() and not look.underline:
            continue
        classes = "".join(name[0] for name in ("bold", "underline", "italic") if getattr(look, name))
        attributes = f' class="{" ".join(classes)}"' if classes else ""
        attributes += f' fill="{ink}" style="fill:{ink}"' if ink != _INK else ""
        drawn.append(
            f'<text x="{x}" y="{_LINE - 5}" textLength="{cells_wide}" xml:space="preserve"{attributes}>'
            f"{escape(text)}</text>"
        )
    return "".join(drawn)


def _colour(name: str, default: str) -> str:
    if name == "default":
        return default
    return _COLOURS.get(name) or (f"#{name}" if re.fullmatch("[0-9a-f]{6}", name) else default)


def main() -> None:
    """Record the session anew."""
    TARGET.write_text(animated(recorded(STORY)), encoding="utf-8")
    print(f"docs/images/{TARGET.name}")


if __name__ == "__main__":
    main()
