"""A place: its names, and what it lies in."""

from __future__ import annotations

from visittui.archive.cards.subject import Layout, Subject, other_names


def layout(subject: Subject) -> Layout:
    """Its names, and what it lies in."""
    laid_out = Layout("place", by_groups=True)
    laid_out.facts.extend(other_names(subject.item))
    laid_out.facts.extend(subject.fact("Within", "place", "within"))
    laid_out.shown = frozenset({("part-of", True)})
    return laid_out
