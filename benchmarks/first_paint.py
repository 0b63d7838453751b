"""From exec to the first painted row of the record, against a hello-world Textual app in the same run."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks import subjects
from benchmarks.measurement import Finding, Setting, in_turn, ratio, spread
from terminal_driver import Terminal

AT_MOST = 1.25
SIZES = ((80, 24), (140, 40))


def measure(setting: Setting) -> Iterator[Finding]:
    """Start both in turn, at each size of the window."""
    environment = setting.environment
    for columns, lines in SIZES:

        def hello_world(columns: int = columns, lines: int = lines) -> float:
            with subjects.hello_world(environment, columns, lines) as terminal:
                return _painted(terminal.wait_for("hello"), terminal)

        def visittui(columns: int = columns, lines: int = lines) -> float:
            with subjects.visittui(environment, columns, lines) as terminal:
                return _painted(terminal.wait_for(subjects.shows_the_record), terminal)

        results = in_turn({"hello world": hello_world, "visittui": visittui}, setting.rounds)
        times = ratio(results, "visittui", "hello world")
        detail = f"{spread(results['visittui'])} to {spread(results['hello world'])}"
        promise = f"first row of the record painted, archive built, {columns}x{lines}"
        figure = f"at most {AT_MOST} times a hello-world Textual app"
        yield Finding(promise, figure, f"{times:.2f} times: {detail}", times <= AT_MOST)


def _painted(seconds: float, terminal: Terminal) -> float:
    # The end is not part of it, but an app that is hung up while it still mounts would write a traceback.
    terminal.wait_idle()
    terminal.press("q")
    terminal.exit_code()
    return seconds
