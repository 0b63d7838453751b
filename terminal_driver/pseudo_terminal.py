"""A program in a terminal of its own: press keys, wait for what the screen shows, look at what is left behind."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from terminal_driver import emulator, processes
from terminal_driver.emulator import Cell, Emulator
from terminal_driver.keys import bytes_of_key
from terminal_driver.pty_process import PATIENCE, PtyProcess

PIECE = 1024
"""Bytes given to the emulator at once; a moment is exact to a piece, the terminal being drained in between."""

_LOOK = 0.01
"""Seconds from one look at a program that may have more to say to the next."""

LEFT_BEHIND = {
    47: "alternate screen", 1047: "alternate screen", 1049: "alternate screen",
    1000: "mouse buttons", 1002: "mouse drags", 1003: "mouse motion",
    1005: "mouse in UTF-8", 1006: "mouse by cells", 1015: "mouse by decimals", 1016: "mouse by pixels",
    1004: "focus reports", 2004: "bracketed paste", 2026: "synchronised output", 2048: "size reports",
}  # fmt: skip
"""What a mode that is still set means for the reader's shell."""

Wanted = str | re.Pattern[str] | Callable[["Terminal"], bool]


class Stretch(NamedTuple):
    """Neighbouring cells of one line: where they begin (from 0) and what they show."""

    row: int
    column: int
    text: str


class Answer(NamedTuple):
    """What a program wrote because of some keys: bytes, and when its first and last came, in seconds after the keys."""

    bytes: int
    first: float
    last: float


class TerminalError(AssertionError):
    """The program did not do what was waited for; the text shows its screen."""


class Terminal:
    """A pseudo-terminal with one program in it, read by an emulated xterm.

    Nothing happens by itself: the program's output is taken in while a method waits. Leaving the `with`
    block hangs up, and fails if a process survives that.

    Attributes:
        emulator: the picture, the modes and the clipboard, for what the methods here do not tell.
        process: the program: its process id, its mark, all its output.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        environment: Mapping[str, str],
        columns: int = 80,
        lines: int = 24,
        directory: Path | None = None,
    ) -> None:
        """Start a program.

        Args:
            command: the program, looked up on the environment's PATH, and its arguments.
            environment: all its variables; `clean_environment` makes one.
            columns: width of the terminal in cells.
            lines: height of the terminal in cells.
            directory: where it runs; as a rule where the caller does.
        """
        self.columns, self.lines = columns, lines
        self.process = PtyProcess(command, environment, columns, lines, directory)
        self.emulator = Emulator(columns, lines, self.process.write)
        self._shown_at = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.hang_up()
        left = self.processes_left(timeout=PATIENCE if kind is None else 1)
        processes.end(left)
        self.process.wait_for_exit(PATIENCE)
        if left and kind is None:
            raise TerminalError(f"still running after its terminal was closed: {', '.join(map(str, left))}")

    @property
    def bytes_received(self) -> int:
        """How much the program has written so far."""
        return len(self.process.output)

    # Keys, mouse, size, signals

    def press(self, *keys: str) -> None:
        """Type keys one after the other: "Down", "Enter", "ctrl+p", "alt+Right"; any other word is typed as text."""
        if "Escape" in keys[:-1]:
            raise ValueError("a terminal can't tell Escape and the key right after it from Alt: wait in between")
        application = emulator.APPLICATION_CURSOR_KEYS in self.emulator.private_modes
        for key in keys:
            self.process.write(bytes_of_key(key, application))

    def type_text(self, text: str) -> None:
        """Type text as it is, also where it reads like a key's name."""
        self.process.write(text.encode())

    def paste(self, text: str) -> None:
        """Paste, bracketed when the program has asked for that."""
        bracketed = 2004 in self.emulator.private_modes
        self.process.write((f"\x1b[200~{text}\x1b[201~" if bracketed else text).encode())

    def click(self, text: str) -> None:
        """Press and release the left mouse button on the first place where the screen shows this text."""
        if emulator.MOUSE_BY_CELL not in self.emulator.private_modes:
            raise self._error("the program does not listen to the mouse")
        row, column = self.find(text)
        for final in "Mm":
            self.process.write(f"\x1b[<0;{column + 1};{row + 1}{final}".encode())

    def resize(self, columns: int, lines: int) -> None:
        """Change the window's size (cells); the program gets SIGWINCH."""
        self.columns, self.lines = columns, lines
        self.emulator.resize(columns, lines)
        self.process.resize(columns, lines)

    def send_signal(self, number: signal.Signals) -> None:
        """Send a signal to the program itself."""
        if self.process.exit_code is None:
            os.kill(self.process.pid, number)

    def hang_up(self) -> None:
        """Close the terminal, as a closed window or a lost connection does; the program gets SIGHUP."""
        self.process.hang_up()

    # What the screen shows

    def screen_lines(self) -> list[str]:
        """The text of each line, from the top, without the blanks at its end."""
        return self.emulator.lines()

    def screen_text(self) -> str:
        """The whole screen's text, lines separated by newlines."""
        return "\n".join(self.screen_lines())

    def find(self, text: str) -> tuple[int, int]:
        """Row and column (from 0, in cells) of the first place that shows this text on one line."""
        for row, line in enumerate(self.screen_lines()):
            if (at := line.find(text)) >= 0:
                return row, self._column(row, at)
        raise self._error(f"the screen does not show {text!r}")

    def cells_of(self, text: str) -> list[Cell]:
        """The cells, with colours and attributes, of the first place that shows this text."""
        row, column = self.find(text)
        end = self._column(row, self.screen_lines()[row].index(text) + len(text))
        return self.emulator.cells(row)[column:end]

    def stretches_where(self, drawn: Callable[[Cell], bool]) -> list[Stretch]:
        """The stretches of lines that are drawn in some way, such as in reverse, from the top left on."""
        found = []
        for row in range(self.lines):
            for so, cells in groupby(enumerate(self.emulator.cells(row)), key=lambda cell: drawn(cell[1])):
                if so:
                    columns, stretch = zip(*cells, strict=True)
                    found.append(Stretch(row, columns[0], "".join(cell.text for cell in stretch)))
        return found

    def picture(self) -> str:
        """The screen in a frame, and what is known about the program, for a person to look at."""
        edge = "─" * self.columns
        self.process.wait_for_exit(0)
        rows = "\n".join(
            f"│{line}{' ' * (self.columns - self._width(row))}│" for row, line in enumerate(self.screen_lines())
        )
        state = "running" if self.process.exit_code is None else f"ended with {self.process.exit_code}"
        facts = f"{state}, {self.bytes_received} bytes received, cursor at {self.emulator.cursor}"
        return f"┌{edge}┐\n{rows}\n└{edge}┘\n{facts}"

    # Waiting

    def wait_for(self, wanted: Wanted, timeout: float = PATIENCE) -> float:
        """Wait until the screen shows something.

        Args:
            wanted: text on the screen, a pattern, or a question about this terminal.
            timeout: seconds until it fails.

        Returns:
            The moment when the last byte needed for it was read, in seconds since the program was started.

        Raises:
            TerminalError: it did not come in time, or the program's output ended without it.
        """
        deadline = time.monotonic() + timeout
        while not self._shows(wanted):
            if not self._advance(0.05) and self.process.finished:
                raise self._error(f"the program's output ended without {_name(wanted)}")
            if time.monotonic() > deadline:
                raise self._error(f"waited {timeout:g} s for {_name(wanted)}")
        return self._shown_at

    def wait_idle(self, quiet: float = 0.15, timeout: float = PATIENCE) -> None:
        """Wait until the program has said all it has to say.

        Args:
            quiet: seconds without a byte, in which the program was also never seen computing. Looking at
                the process makes this hold on a busy machine, where a gap in the output means little; looks are
                counted, since there the seconds may pass with a single one.
            timeout: seconds until it fails.
        """
        deadline = time.monotonic() + timeout
        looks = 0
        while not self.process.finished and looks * _LOOK < quiet:
            looks = 0 if self._advance(_LOOK) or processes.is_running(self.process.pid) else looks + 1
            if time.monotonic() > deadline:
                raise self._error(f"not idle within {timeout:g} s")

    def answer_to(self, *keys: str, quiet: float = 0.15) -> Answer:
        """Press keys and measure what the program writes until it is idle again.

        Args:
            keys: as for `press`.
            quiet: as for `wait_idle`.
        """
        before, pressed = self.bytes_received, self.process.seconds()
        already = len(self.process.arrivals)
        self.press(*keys)
        self.wait_idle(quiet)
        if self.process.finished:
            raise self._error("the program ended while its answer was measured")
        arrivals = [moment - pressed for moment in self.process.arrivals[already:]]
        first, last = (arrivals[0], arrivals[-1]) if arrivals else (0.0, 0.0)
        return Answer(self.bytes_received - before, first, last)

    def bytes_while_untouched(self, seconds: float) -> int:
        """Count the bytes that the program writes in so many seconds while nobody types."""
        before, end = self.bytes_received, time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._advance(left)
            if self.process.finished:
                raise self._error("the program ended while its idle traffic was measured")
        return self.bytes_received - before

    # The end

    def exit_code(self, timeout: float = PATIENCE) -> int:
        """Wait until the program has ended.

        Args:
            timeout: seconds until it fails.

        Returns:
            Its exit code, or minus the signal's number.
        """
        if not self.process.wait_for_exit(timeout):
            raise self._error(f"still running after {timeout:g} s")
        while self._advance(0):
            pass
        assert self.process.exit_code is not None
        return self.process.exit_code

    def left_behind(self) -> list[str]:
        """Name what the program has left in the terminal that was not there before; nothing when all is restored."""
        modes = self.emulator.private_modes
        found = sorted({LEFT_BEHIND[mode] for mode in modes & LEFT_BEHIND.keys()})
        if emulator.CURSOR_SHOWN not in modes:
            found.append("cursor hidden")
        if emulator.AUTOWRAP not in modes:
            found.append("no line wrap")
        if self.emulator.keyboard_protocols:
            found.append("keyboard protocol")
        found += [f"tty {name}" for name in self.process.changed_settings()]
        return found

    def processes_left(self, timeout: float = 0.0) -> list[processes.Process]:
        """Wait until no process of this terminal is alive; those that still are after so many seconds."""
        deadline = time.monotonic() + timeout
        while found := processes.of_session(self.process.pid, self.process.mark):
            if processes.wait_for_end(found, max(0.0, deadline - time.monotonic())):
                return processes.of_session(self.process.pid, self.process.mark)
        return []

    def memory(self) -> int:
        """Memory (PSS) of the program and all it has started, in KiB."""
        return processes.proportional_memory(processes.descendants(self.process.pid))

    # Within

    def _advance(self, timeout: float) -> bool:
        """Take in one piece of output, waiting so many seconds for it; whether there was one."""
        taken = self.process.next_output(timeout)
        if taken is None:
            return False
        moment, data = taken
        if len(data) > PIECE:
            self.process.put_back(moment, data[PIECE:])
        self.emulator.feed(data[:PIECE])
        self._shown_at = moment
        return True

    def _shows(self, wanted: Wanted) -> bool:
        if isinstance(wanted, str):
            return wanted in self.screen_text()
        if isinstance(wanted, re.Pattern):
            return wanted.search(self.screen_text()) is not None
        return wanted(self)

    def _column(self, row: int, characters: int) -> int:
        """The column after so many characters of a line: a wide one fills two cells, a joined one is several."""
        length = 0
        for column, cell in enumerate(self.emulator.cells(row)):
            if length >= characters and cell.text:
                return column
            length += len(cell.text)
        return self.columns

    def _width(self, row: int) -> int:
        return self._column(row, len(self.screen_lines()[row]))

    def _error(self, what: str) -> TerminalError:
        return TerminalError(f"{what}; the screen:\n{self.picture()}")


def _name(wanted: Wanted) -> str:
    if isinstance(wanted, str):
        return repr(wanted)
    return wanted.pattern if isinstance(wanted, re.Pattern) else getattr(wanted, "__name__", str(wanted))
