"""Suggestions of a text that was fetched again: on its lines, with what was decided, said or cut by hand before."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from visittui.drafting.drafting import Draft
from visittui.drafting.drafts import DraftItem, Drafts, DraftSpeaker, drafted
from visittui.drafting.rules.paragraphs import Lines
from visittui.drafting.suggestion import Piece
from visittui.drafting.text_files import ReadText, described
from visittui.record.editing import Item
from visittui.record.tying import tied


def drafted_again(drafts: Drafts, texts: Mapping[str, Path], record: Mapping[str, Sequence[Item]]) -> bytes | None:
    """The drafts with the suggestions of new texts of sources; None where they have none of these sources.

    `record` has the items of a record by their sections, with the lines of the new texts.
    """
    sources = [source for source in texts if source in drafts.texts]
    for source in sources:
        text = described(ReadText(texts[source].read_bytes()))
        drafts = drafts.with_text(source, text.sha256, _suggestions(drafts, source, text))
    if not sources:
        return None
    items = tied(drafts.items, record["sources"], record["people"], record["quotes"])
    return replace(drafts, items=tuple(items)).as_bytes()


def _suggestions(drafts: Drafts, source: str, text: ReadText) -> list[DraftItem]:
    """Those that the text gives, each behind the parts that were cut of it, and the lineages that were proposed."""
    before = {item.id: item for item in drafts.items if item.source == source}
    new = drafted(source, Draft(text.text, text.language, text.day).all(), text.text)
    items = [_as_said(item, before.get(item.id)) for item in new]
    known = {item.id for item in new}
    for one in before.values():
        is_part = any(one.id.startswith(f"{key}-") for key in before)
        if one.id in known or not (is_part or one.kind == "lineage"):
            continue
        at = next((number for number, item in enumerate(items) if one.id.startswith(f"{item.id}-")), len(items))
        whole = next((item for item in new if one.id.startswith(f"{item.id}-")), None)
        if pieces := _placed(one, text.text, whole, before):
            speaker = _speaker(one, whole or replace(one, pieces=pieces, speaker=None))
            items.insert(at, replace(one, pieces=pieces, speaker=speaker))
    return items


def _as_said(new: DraftItem, before: DraftItem | None) -> DraftItem:
    """A suggestion with what a person may have said of it, which a text cannot tell."""
    if before is None:
        return new
    meant = {"name": before.details["name"]} if new.kind == "person" and before.details.get("name") else {}
    return replace(
        new,
        speaker=_speaker(before, new),
        details={**new.details, **meant},
        utterance=None if before.utterance is None else new.utterance,
    )


def _speaker(before: DraftItem, new: DraftItem) -> DraftSpeaker | None:
    """Who spoke, as named before, unless the text names them in other words now."""
    if before.speaker is None or (new.speaker is not None and new.speaker.text != before.speaker.text):
        return new.speaker
    return replace(before.speaker, line=(new.speaker or new).line)


def _placed(
    one: DraftItem, text: str, whole: DraftItem | None, before: Mapping[str, DraftItem]
) -> tuple[Piece, ...] | None:
    """Where the words of a part or a lineage stand now; a part in its whole, as near as can be to where it was."""
    words = (sorted({word, unicodedata.normalize("NFD", word)}) for word in one.exact.split())
    pattern = r"\s+".join(f"(?:{'|'.join(map(re.escape, forms))})" for forms in words)
    found = [match.span() for match in re.finditer(pattern, text)]
    if whole is not None:
        low, high = whole.pieces[0].start, whole.pieces[-1].end
        moved = low - before[whole.id].pieces[0].start
        found = [(start, end) for start, end in found if low <= start and end <= high]
        found.sort(key=lambda span: abs(span[0] - moved - one.pieces[0].start))
    elif one.kind != "lineage" and len(found) > 1:
        return None
    if not found:
        return None
    return tuple(
        Piece(line, low, high, unicodedata.normalize("NFC", text[low:high]))
        for line, low, high in Lines(text).pieces(*found[0])
    )
