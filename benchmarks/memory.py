"""Memory of one more reader on a machine where another reads already, against the same with a hello-world app."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks import subjects
from benchmarks.measurement import Finding, in_turn, ratio, spread

AT_MOST = 1.3
SIZE = (80, 24)


def findings(environment: Mapping[str, str], rounds: int) -> list[Finding]:
    """Measure the second of two sessions, when both are idle; the arguments are those of `first_paint.findings`."""

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

    results = in_turn({"hello world": hello_world, "visittui": visittui}, rounds)
    times = ratio(results, "visittui", "hello world")
    sizes = [spread(results[name], 1 / 1024, "MB") for name in ("visittui", "hello world")]
    figure = f"at most {AT_MOST} times a hello-world Textual app"
    measured = f"{times:.2f} times: {' to '.join(sizes)}"
    return [Finding("memory per further session (PSS)", figure, measured, times <= AT_MOST)]
