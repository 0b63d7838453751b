"""Memory of one more reader on a machine where another reads already, against the same with a hello-world app."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks import subjects
from benchmarks.measurement import Finding, Setting, in_turn, ratio, spread

AT_MOST = 1.3
SIZE = (80, 24)
ROUNDS = 3
"""Memory hardly varies."""


def measure(setting: Setting) -> Iterator[Finding]:
    """Look at the second of two sessions, when both are idle."""
    environment = setting.environment

    def hello_world() -> float:
        with (
            subjects.hello_world(environment, *SIZE) as first,
            subjects.hello_world(environment, *SIZE) as second,
        ):
            for terminal in (first, second):
                terminal.wait_for("hello")
                terminal.wait_idle(quiet=1.5)
            return second.memory()

    def visittui() -> float:
        with subjects.visittui(environment, *SIZE) as first, subjects.visittui(environment, *SIZE) as second:
            for terminal in (first, second):
                terminal.wait_for(subjects.shows_the_record)
                terminal.wait_idle(quiet=1.5)
            return second.memory()

    results = in_turn({"hello world": hello_world, "visittui": visittui}, min(setting.rounds, ROUNDS))
    times = ratio(results, "visittui", "hello world")
    sizes = [spread(results[name], 1 / 1024, "MB") for name in ("visittui", "hello world")]
    figure = f"at most {AT_MOST} times a hello-world Textual app"
    measured = f"{times:.2f} times: {' to '.join(sizes)}"
    yield Finding("memory per further session (PSS)", figure, measured, times <= AT_MOST)
