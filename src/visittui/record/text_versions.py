"""Two texts of one page: where what was cited of the old one stands in the new one, and where nobody can tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

_TRUSTED = 5
"""Words that stand for themselves without the old text; fewer may stand where nobody meant them."""

Outcome = Literal["moved", "ambiguous", "short", "gone", "unsure"]
"""Where a citation went: `moved`, or why it did not; `anchoring.Anchor` says what each means."""


class TextVersions:
    """Where lines and words stand in a text that was fetched again, and in the one before if it is at hand."""

    def __init__(self, new: list[str], old: list[str] | None, cited: Iterable[tuple[int, str]] = ()) -> None:
        """Compare the lines of a new text of a page with those of the old one.

        Where that is not at hand, doubles are known by the lines and words that the record has cited of it.
        """
        self._new = new
        self._old = old
        self._doubtful = set() if old is not None else _out_of_order(new, set(cited))

    def line_of(self, line: int, exact: str | None) -> tuple[Outcome, int | None]:
        """Where a citation of the old text, by its line and its words, belongs in the new one.

        The result is the outcome, and the line where it is `moved` (which may be the old one).
        """
        whole = self._whole_line(line)
        if whole is not None:
            return "moved", whole
        if exact is None:
            return "unsure", None
        there = [number for number, words in enumerate(self._new, 1) if exact in words]
        if not there:
            return "gone", None
        in_doubt = self._old is not None and _occurrences(self._old, exact) != 1
        if in_doubt or _occurrences(self._new, exact) > 1 or (line, exact) in self._doubtful:
            return "ambiguous", None
        if self._old is None and len(exact.split()) < _TRUSTED:
            return "short", None
        return "moved", there[0]

    def _whole_line(self, line: int) -> int | None:
        """Where a line stands now that stood once, and stands once."""
        if self._old is None or not 1 <= line <= len(self._old):
            return None
        words = self._old[line - 1]
        stands_once = _occurrences(self._old, words) == 1 == _occurrences(self._new, words)
        return self._new.index(words) + 1 if words.strip() and stands_once and words in self._new else None


def _occurrences(lines: list[str], words: str) -> int:
    """How often words stand in lines, also where one occurrence begins within another."""
    return sum(len(re.findall(f"(?={re.escape(words)})", line)) for line in lines)


def _out_of_order(new: list[str], cited: set[tuple[int, str]]) -> set[tuple[int, str]]:
    """Of words cited those that stood twice, or that stand in the new text where the others leave no room for them.

    A page keeps its order when lines come and go; words that would be before their neighbours now are likelier a double
    of which the other one is gone.
    """
    lines: dict[str, set[int]] = {}
    for line, exact in cited:
        lines.setdefault(exact, set()).add(line)
    doubtful = {(line, exact) for line, exact in cited if len(lines[exact]) > 1}
    found = [
        (line, next(number for number, words in enumerate(new, 1) if exact in words), exact)
        for line, exact in sorted(cited - doubtful)
        if len(exact.split()) >= _TRUSTED and _occurrences(new, exact) == 1
    ]
    # The longest run of them that keeps the order: for each, the one before it in the best run that ends with it.
    best: list[tuple[int, int]] = []
    for at, (_, there, _) in enumerate(found):
        fitting = [(best[other][0], other) for other in range(at) if found[other][1] <= there]
        length, before = max(fitting, default=(0, -1))
        best.append((length + 1, before))
    kept = set[int]()
    at = max(range(len(best)), key=lambda number: best[number][0], default=-1)
    while at >= 0:
        kept.add(at)
        at = best[at][1]
    return doubtful | {(line, exact) for number, (line, _, exact) in enumerate(found) if number not in kept}
