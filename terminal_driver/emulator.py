"""What a terminal would show and answer: pyte, and what pyte lacks for the full-screen programs of today."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from typing import Any, NamedTuple

import pyte

ALTERNATE_SCREENS = {47, 1047, 1049}
AUTOWRAP, CURSOR_SHOWN, APPLICATION_CURSOR_KEYS, MOUSE_BY_CELL = 7, 25, 1, 1006
RECOGNISED_MODES = {
    1,
    3,
    5,
    6,
    7,
    9,
    12,
    25,
    47,
    1000,
    1002,
    1003,
    1004,
    1005,
    1006,
    1015,
    1016,
    1047,
    1048,
    1049,
    2004,
}
"""The private modes xterm knows; about all others it answers "not recognised" (2026 and 2048 among them)."""

# pyte would draw these as text, or take them for other sequences.
NOT_FOR_PYTE = re.compile(
    rb"""
    \x1b\[\? (?P<asked_mode>[\d;]*) \$p            # is this private mode set?
    | \x1b\[ (?P<marker>[<>=]) [\d;]* (?P<final>[a-zA-Z])
    | \x1b\[\? [\d;]* [a-gi-km-z]                  # private sequences other than setting and resetting modes
    | \x1b\[ [\d;]* [!"'*] [a-zA-Z]
    | \x1b[PX^_] [^\x1b\x07]* (?:\x1b\\|\x07)
    | \x1b\] (?P<command>[^\x1b\x07]*) (?:\x1b\\|\x07)
    """,
    re.VERBOSE | re.DOTALL,
)
UNFINISHED = re.compile(rb"\x1b(?:|\[[\x20-\x3f]*|[PX^_\]][^\x07\x1b]*\x1b?)\Z", re.DOTALL)
LONGEST_SEQUENCE = 1 << 22
"""A sequence longer than this (bytes) is no sequence: a clipboard of some megabytes fits."""


class Cell(NamedTuple):
    """One character position as it is shown; `text` is empty under the right half of a wide character."""

    text: str
    foreground: str
    background: str
    bold: bool
    italic: bool
    underline: bool
    reverse: bool


class _Screen(pyte.Screen):
    """pyte's screen with an alternate screen, the record of private modes, repetition and scrolling."""

    def __init__(self, columns: int, lines: int, answer: Callable[[bytes], None]) -> None:
        self.private_modes = {AUTOWRAP, CURSOR_SHOWN}
        self._answer = answer
        self._main: tuple[dict[int, dict[int, Any]], int, int] | None = None
        self._last_drawn = " "
        super().__init__(columns, lines)

    def write_process_input(self, data: str) -> None:
        self._answer(data.encode())

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        if kwargs.get("private"):
            self.private_modes.update(modes)
            if ALTERNATE_SCREENS & set(modes) and self._main is None:
                self._main = {row: dict(cells) for row, cells in self.buffer.items()}, self.cursor.x, self.cursor.y
                self.erase_in_display(2)
        super().set_mode(*modes, **kwargs)

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        if kwargs.get("private"):
            self.private_modes.difference_update(modes)
            if ALTERNATE_SCREENS & set(modes) and self._main is not None:
                (rows, self.cursor.x, self.cursor.y), self._main = self._main, None
                for row in range(self.lines):
                    self.buffer[row].clear()
                    self.buffer[row].update(rows.get(row, {}))
                self.ensure_hbounds()
                self.ensure_vbounds()
                self.dirty.update(range(self.lines))
        super().reset_mode(*modes, **kwargs)

    def draw(self, data: str) -> None:
        self._last_drawn = data[-1:] or self._last_drawn
        super().draw(data)

    def repeat(self, count: int = 1) -> None:
        self.draw(self._last_drawn * (count or 1))

    def scroll_up(self, count: int = 1) -> None:
        self._from_the_top(self.delete_lines, count)

    def scroll_down(self, count: int = 1) -> None:
        self._from_the_top(self.insert_lines, count)

    def _from_the_top(self, change: Callable[[int], None], count: int) -> None:
        column, row = self.cursor.x, self.cursor.y
        self.cursor.y = self.margins.top if self.margins else 0
        change(count or 1)
        self.cursor.x, self.cursor.y = column, row


class _Stream(pyte.ByteStream):
    csi = {**pyte.ByteStream.csi, "b": "repeat", "S": "scroll_up", "T": "scroll_down"}  # noqa: RUF012  (pyte's own form)


class Emulator:
    """A plain xterm: takes a program's bytes, keeps the picture, answers questions."""

    def __init__(self, columns: int, lines: int, answer: Callable[[bytes], None]) -> None:
        """Begin with an empty screen.

        Args:
            columns: width in cells.
            lines: height in cells.
            answer: called with the bytes that go back to the program when it asks the terminal something.
        """
        self._answer = answer
        self._screen = _Screen(columns, lines, answer)
        self._stream = _Stream(self._screen)
        self._unfinished = b""
        self._texts: dict[int, str] = {}
        self.keyboard_protocols = 0
        """How often the kitty keyboard protocol has been pushed and not popped."""
        self.clipboard: list[str] = []
        """What the program has sent to the clipboard (OSC 52), oldest first."""

    @property
    def private_modes(self) -> frozenset[int]:
        """The private modes now set, by number: 25 cursor shown, 1049 alternate screen, 1003 mouse motion."""
        return frozenset(self._screen.private_modes)

    @property
    def cursor(self) -> tuple[int, int]:
        """Row and column of the cursor, from 0."""
        return self._screen.cursor.y, self._screen.cursor.x

    def feed(self, data: bytes) -> bool:
        """Take in bytes as the program wrote them, cut anywhere.

        Returns:
            Whether any line of the picture may have changed.
        """
        data = self._unfinished + data
        cut = UNFINISHED.search(data)
        at = cut.start() if cut and len(data) - cut.start() < LONGEST_SEQUENCE else len(data)
        self._unfinished = data[at:]
        self._stream.feed(NOT_FOR_PYTE.sub(self._handle, data[:at]))
        for row in self._screen.dirty:
            self._texts.pop(row, None)
        changed = bool(self._screen.dirty)
        self._screen.dirty.clear()
        return changed

    def resize(self, columns: int, lines: int) -> None:
        """Change the size; what no longer fits is cut off."""
        self._screen.resize(lines, columns)
        self._screen.dirty.clear()
        self._texts.clear()

    def lines(self) -> list[str]:
        """The text of each line from the top, without the blanks at its end."""
        for row in range(self._screen.lines):
            if row not in self._texts:
                cells = self._screen.buffer[row]
                self._texts[row] = "".join(cells[column].data for column in range(self._screen.columns)).rstrip()
        return [self._texts[row] for row in range(self._screen.lines)]

    def cells(self, row: int) -> list[Cell]:
        """The cells of one line, as many as the screen has columns."""
        line = self._screen.buffer[row]
        return [
            Cell(cell.data, cell.fg, cell.bg, cell.bold, cell.italics, cell.underscore, cell.reverse)
            for cell in (line[column] for column in range(self._screen.columns))
        ]

    def _handle(self, sequence: re.Match[bytes]) -> bytes:
        if (asked := sequence["asked_mode"]) is not None:
            mode = int(asked or 0)
            state = 0 if mode not in RECOGNISED_MODES else 1 if mode in self._screen.private_modes else 2
            self._answer(b"\x1b[?%d;%d$y" % (mode, state))
        elif sequence["marker"] is not None:
            match sequence["marker"] + sequence["final"]:
                case b">u":
                    self.keyboard_protocols += 1
                case b"<u":
                    self.keyboard_protocols = max(0, self.keyboard_protocols - 1)
                case b">c":
                    self._answer(b"\x1b[>41;366;0c")
                case b">q":
                    self._answer(b"\x1bP>|XTerm(366)\x1b\\")
        elif (command := sequence["command"]) is not None and command.startswith(b"52;"):
            text = command.split(b";", 2)[-1]
            if text != b"?":
                self.clipboard.append(base64.b64decode(text).decode(errors="replace"))
        return b""
