"""What the writer of one kind's cards hands back."""

from __future__ import annotations

from dataclasses import dataclass, field

from visittui.archive.card import Fact, LinkGroup, Section


@dataclass(slots=True)
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

    subtitle: str
    title: str = ""
    facts: list[Fact] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    groups: list[LinkGroup] = field(default_factory=list)
    shown: frozenset[tuple[str, bool]] = frozenset()
