"""What the writer of one kind's cards hands back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visittui.archive.cards.card import Fact, LinkGroup, Section

if TYPE_CHECKING:
    from visittui.archive.cards.pictures import Picture


class Layout:
    """The parts of a card that differ from kind to kind, as in `Card`.

    Attributes:
        closing: paragraphs after all others, the note among them.
        groups: links that are not read from the archive's table of links.
        shown: relations (name, forward) whose links stand in facts or sections, so that no group repeats them.
    """

    def __init__(self, subtitle: str, *, by_groups: bool = False, printed: bool = False) -> None:
        self.subtitle = subtitle
        self.by_groups = by_groups
        self.printed = printed
        self.lead: list[Section] = []
        self.facts: list[Fact] = []
        self.sections: list[Section] = []
        self.closing: list[Section] = []
        self.groups: list[LinkGroup] = []
        self.pictures: list[Picture] = []
        self.shown: frozenset[tuple[str, bool]] = frozenset()
