"""Quotes: the words, who said them to whom and where, and where they are printed."""

from __future__ import annotations

from visittui.archive.kinds.kind import Item, Kind, Mention, NameOf


def speaker_of(item: Item, name_of: NameOf) -> str:
    """Who said a quote, as a list names them."""
    if speaker := item.get("speaker"):
        return name_of("person", speaker)
    organisation = item.get("speaker_organisation")
    described: str = item.get("speaker_described") or ""
    if organisation and described:
        return f"{described} ({name_of('organisation', organisation)})"
    return name_of("organisation", organisation) if organisation else described


def _mentions(item: Item) -> list[Mention]:
    # A list, and each field looked for once: most items are quotes.
    mentions: list[Mention] = []
    get, add = item.get, mentions.append
    if speaker := get("speaker"):
        add(("said", False, "person", speaker, get("capacity") or ""))
    if organisation := get("speaker_organisation"):
        add(("said", False, "organisation", organisation, get("speaker_described") or ""))
    if addressee := get("addressee"):
        add(("addressed", True, "person", addressee, ""))
    if event := get("event"):
        add(("at", True, "event", event, ""))
    if whole := get("part_of"):
        add(("part-of", True, "quote", whole, ""))
    for relation in ("about", "mentions"):
        for reference in get(relation, ()):
            kind, _, id_ = reference.partition("/")
            add((relation, True, kind, id_, ""))
    return mentions


def _printed(item: Item) -> list[str]:
    return [entry["exact"] for entry in item["printings"] if entry.get("exact")]


KIND = Kind(
    heading="Statements",
    chapter=6,
    detail=speaker_of,
    mentions=_mentions,
    # A printing is itself a citation.
    citations="printings",
    body=("text", "note"),
    # A second printing in other words is found by those words too.
    further_texts=lambda item: [exact for exact in _printed(item) if exact != item["text"]],
    printed_texts=_printed,
    context=("said", "about"),
)
