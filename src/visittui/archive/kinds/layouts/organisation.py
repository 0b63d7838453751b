"""An organisation: what it is, to which state it belongs, and its names."""

from __future__ import annotations

from visittui.archive.cards.subject import Layout, Subject, other_names


def layout(subject: Subject) -> Layout:
    """What it is, to which state it belongs, and its names."""
    laid_out = Layout(subject.item["kind"], by_groups=True)
    laid_out.facts.extend(other_names(subject.item))
    laid_out.facts.extend(subject.fact("Country", "organisation", "country"))
    laid_out.facts.extend(subject.fact("Part of", "organisation", "parent"))
    laid_out.shown = frozenset({("country", True), ("part-of", True)})
    return laid_out
