"""What part of something longer is in view, and who has the lines that are free there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Viewport(NamedTuple):
    """The first line in view, from 0, how many there is room for, and how many there are."""

    top: int
    height: int
    total: int

    @property
    def words(self) -> str:
        """Such as `lines 1–19 of 248`; nothing where all are in view."""
        if self.total <= self.height or self.height <= 0:
            return ""
        return f"lines {self.top + 1}–{min(self.top + self.height, self.total)} of {self.total:,}"

    @property
    def position(self) -> tuple[str, ...]:
        """The same, and for where there is little room `1–19/248`; nothing where all lines are in view."""
        return (self.words, self.words.removeprefix("lines ").replace(" of ", "/")) if self.words else ()


def shared_out(free: int, allowed: Mapping[int, int], needed: Mapping[int, int]) -> dict[int, int]:
    """The lines of each when those that need more than they are allowed have the free ones too.

    Each gets a line in turn, so that none takes all of them.
    """
    shared = dict(allowed)
    while free > 0 and (short := [index for index, lines in needed.items() if lines > shared[index]][:free]):
        shared.update((index, shared[index] + 1) for index in short)
        free -= len(short)
    return shared
