"""What falls with a source that is left out: dim, and with a sign where there are no colours."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from visittui.tui.layout.text_runs import Line, Run

Falls = Callable[[Iterable[str]], frozenset[str]]
"""Which of some references fall."""

FALLEN = "×"
"""Before a row that falls."""

_INK = "muted"
_POINTER, _FALLEN_POINTER = "› ", f"{FALLEN} "
"""Before a link, and before one to what falls."""


def fallen(line: Line) -> Line:
    """The line, dim."""
    return tuple(run._replace(ink=_INK) for run in line)


def with_fallen(lines: Sequence[Line], targets: Sequence[str], refs: Collection[str]) -> list[Line]:
    """Lines of a card in which the links to what falls are dim; `targets` tells where each leads, by its number."""
    links = {number for number, target in enumerate(targets) if target in refs}
    return [tuple(_dim(run) if run.link in links else run for run in line) for line in lines]


def _dim(run: Run) -> Run:
    return run._replace(ink=_INK, text=_FALLEN_POINTER if run.text == _POINTER else run.text)
