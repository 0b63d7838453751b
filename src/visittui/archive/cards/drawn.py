"""The pictures of a whole record as cards, each under a reference of its own."""

from __future__ import annotations

from visittui.archive.cards.card import Card, Link, LinkGroup
from visittui.archive.cards.descent import descent_of
from visittui.archive.cards.matrix import matrices_of
from visittui.archive.store.archive import Archive

SOURCES, PAPERS, SCALES = "picture/sources", "picture/papers", "picture/scales"
PICTURES = {
    SOURCES: "Who copies whom among the sources",
    PAPERS: "Who signed, exchanged and witnessed with whom",
    SCALES: "Accounts of a number, a day or an hour",
}
"""What each is called."""

_MOST_SCALES = 200


def picture_card(archive: Archive, ref: str) -> Card:
    """Draw up a picture, one of `PICTURES`."""
    title = PICTURES[ref]
    others = LinkGroup(
        "pictures",
        "Other pictures",
        len(PICTURES) - 1,
        tuple(Link(*each) for each in PICTURES.items() if each[0] != ref),
    )
    if ref == SCALES:
        scales = _scales(archive)
        subtitle = "" if scales.links else "No accounts that differ give a number, a day or an hour each."
        return Card(ref, "picture", title, subtitle, (), (), (*((scales,) if scales.links else ()), others))
    if ref == SOURCES:
        descent = archive.reading(descent_of)
        subtitle = "Pages that share their wording are one witness, however many there are."
        return Card(ref, "picture", title, subtitle, (), (), (others,), pictures=(descent,))
    matrices = archive.reading(lambda connection: matrices_of(connection, archive.visit))
    subtitle = (
        "" if matrices else "The record names no papers of both sides, or does not say to which side its people belong."
    )
    return Card(ref, "picture", title, subtitle, (), (), (others,), pictures=matrices)


def _scales(archive: Archive) -> LinkGroup:
    """The differences of which enough accounts can stand on a scale."""
    found = archive.reading(
        lambda connection: connection.execute(
            "SELECT 'difference/' || id, title, detail FROM item WHERE kind = 'difference' AND"
            " (SELECT count(*) FROM json_each(body, '$.accounts') WHERE json_extract(value, '$.values[0]') IS NOT NULL)"
            " >= 2 ORDER BY number LIMIT ?",
            (_MOST_SCALES,),
        ).fetchall()
    )
    links = tuple(Link(*each) for each in found)
    return LinkGroup("scales", "Drawn at the top of each", len(links), links)
