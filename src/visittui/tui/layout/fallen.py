"""What falls with a source that is left out: dim, and with a sign, since not every theme or terminal has a dim."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from visittui.archive.cards.card import Link, Span
from visittui.tui.layout.text_runs import Line

Falls = Callable[[Iterable[str]], frozenset[str]]
"""Which of some references fall."""

FALLEN = "×"
"""Before a row that falls, and before whatever on a card leads to what falls; in a picture in the place of its mark."""

_INK = "muted"


def fallen(line: Line) -> Line:
    """The line, dim."""
    return tuple(run._replace(ink=_INK) for run in line)


def with_fallen(lines: Sequence[Line], targets: Sequence[str], refs: Collection[str]) -> list[Line]:
    """Lines of a card in which the links to what falls are dim; `targets` tells where each leads, by its number."""
    links = {number for number, target in enumerate(targets) if target in refs}
    return [tuple(run._replace(ink=_INK) if run.link in links else run for run in line) for line in lines]


def with_signs(part: Any, refs: Collection[str]) -> Any:
    """A card, or a part of it, with a sign before the words of each link to what falls."""
    if isinstance(part, Link):
        return part._replace(title=signed(part.title, part.ref, refs))
    if isinstance(part, Span):
        return part._replace(text=signed(part.text, part.ref, refs))
    if not isinstance(part, tuple):
        return part
    inner = (with_signs(each, refs) for each in part)
    return type(part)(*inner) if hasattr(part, "_fields") else tuple(inner)


def signed(words: str, ref: str | None, refs: Collection[str]) -> str:
    """The words of a link, after a sign where it leads to what falls."""
    return f"{FALLEN} {words}" if ref in refs else words
