"""What the writer of one kind's cards hands back."""

from __future__ import annotations

from visittui.archive.card import Fact, LinkGroup, Section


class Layout:
    """The parts of a card that differ from kind to kind.

    Attributes:
        subtitle: the line under the title.
        title: where it is not the item's own.
        facts: labelled lines.
        sections: paragraphs.
        groups: links that are not read from the archive's table of links.
        shown: relations (name, forward) whose links stand in facts or sections, so that no group repeats them.
    """

    def __init__(self, subtitle: str, title: str = "") -> None:
        self.subtitle = subtitle
        self.title = title
        self.facts: list[Fact] = []
        self.sections: list[Section] = []
        self.groups: list[LinkGroup] = []
        self.shown: frozenset[tuple[str, bool]] = frozenset()
