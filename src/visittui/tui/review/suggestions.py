"""The suggestions of a record with what a reader has said otherwise of them, before they are decided on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from visittui.drafting.drafts import DraftItem, Drafts, DraftSpeaker
from visittui.drafting.proposals import utterance_of
from visittui.drafting.suggestion import Piece
from visittui.record.editing import Editor
from visittui.record.models import SECTIONS
from visittui.tui.review.proposal import OWN, Corrections, Proposal, proposal
from visittui.tui.review.questions import NEW, ORGANISATION, Alternative, alternatives

_NEAR = 2
"""Lines with words, that of the quotation included, in which an event that is told is likely where it was said."""


class Suggestions:
    """Suggestions, and corrections of them that are not written yet.

    Attributes:
        texts: lines by source.
        last_subjects: references of what the last quote is about that is about anything.
        last_reason: why nothing was made of the last that was dismissed.
    """

    def __init__(self, editor: Editor, drafts: Drafts, texts: Mapping[str, list[str]]) -> None:
        self.editor = editor
        self.drafts = drafts
        self.texts = texts
        self.last_subjects: tuple[str, ...] = ()
        self.last_reason = ""
        self._corrections: dict[str, Corrections] = {}
        self._events: dict[str, tuple[int, str]] = {}
        self._offered: tuple[str, list[Alternative]] = ("", [])

    def sides(self) -> set[str]:
        """References of the countries of guest and host."""
        visit = self.editor.visit() or {}
        people = (self.editor.item("people", str(visit.get(side))) or {} for side in ("guest", "host"))
        return {f"organisation/{person['country']}" for person in people if person.get("country")}

    def name_of(self, section: str, key: str) -> str:
        """The name or title of an item of the record, its id where it has none."""
        item = self.editor.item(section, key) or {}
        return str(item.get("name") or item.get("title") or key)

    def proposal(self, one: DraftItem) -> Proposal:
        """What accepting a suggestion would enter."""
        corrections = self._corrections.get(one.id, Corrections())
        if corrections.event is None:
            corrections = replace(corrections, event=self._likely_event(one))
        return proposal(self.editor, self.drafts, one, corrections)

    def _likely_event(self, one: DraftItem) -> str | None:
        """The event of the quote before in this text, or one that the record cites it for since, or just before."""
        told = [self._events[one.source]] if one.source in self._events else []
        lines = self.texts.get(one.source, [])
        before = [number for number in range(1, one.line + 1) if number <= len(lines) and lines[number - 1].strip()]
        for event in self.editor.items("events"):
            for cited in event.get("citations") or ():
                if cited.get("source") == one.source and cited.get("line") in before[-_NEAR:]:
                    told.append((int(cited["line"]), str(event.get("id"))))
        # Of two on one line the one chosen by the reader stands first, and stays.
        return max(told, key=lambda line_and_event: line_and_event[0])[1] if told else None

    def alternatives(self, one: DraftItem) -> list[Alternative]:
        """What can be chosen with one key; the figures stay until something is written."""
        if self._offered[0] != one.id:
            self._offered = (one.id, alternatives(self, one))
        return self._offered[1]

    def subject_name(self, reference: str) -> str:
        """The name or title of what a quote is about."""
        kind, _, key = reference.partition("/")
        return self.name_of(SECTIONS.get(kind, ""), key)

    def pieces(self, one: DraftItem) -> list[Piece]:
        """The words of a suggestion and of the other pieces of its utterance."""
        return [piece for item in utterance_of(self.drafts, one) for piece in item.pieces]

    def correct(self, one: DraftItem, **values: Any) -> None:
        """Note what a person says otherwise: fields of `Corrections`."""
        self._corrections[one.id] = replace(self._corrections.get(one.id, Corrections()), **values)

    def choose(self, one: DraftItem, field: str, value: str) -> None:
        """Correct a suggestion by what was offered for it; what it is about goes again where it is chosen again."""
        chosen = self._corrections.get(one.id, Corrections())
        if field == "speaker":
            self.name_speaker(one, value)
        elif field in ("subjects", "subject"):
            about = [*chosen.subjects]
            named = value.split(" ")
            if all(reference in about for reference in named):
                about = [reference for reference in about if reference not in named]
            else:
                about += [reference for reference in named if reference not in about]
            self.correct(one, subjects=tuple(about))
        else:
            undone = getattr(chosen, field) == value
            self.correct(one, **{field: None if undone else value})

    def name_speaker(self, one: DraftItem, who: str) -> None:
        """Name who spoke by an answer to that question: a person, an organisation, a new name, words for somebody."""
        if who.startswith(ORGANISATION):
            self.correct(one, organisation=who.removeprefix(ORGANISATION))
            return
        self.correct(one, organisation=None)
        if who.startswith((NEW, " ")):
            self.speak(one, name=who.removeprefix(NEW).strip())
        else:
            self.speak(one, person=who, name=self.name_of("people", who))

    def speak(self, one: DraftItem, *, person: str | None = None, name: str | None = None) -> None:
        """Name who spoke, for all pieces of a suggestion, or whom a suggestion of a person means.

        `person` is the id of a person of the record; `name` one that the texts have, or words for somebody.
        """
        if one.kind == "person":
            known = self.editor.item("people", person or "")
            details = {**one.details, "name": (known or {}).get("name") or name}
            self.drafts = self.drafts.changed(replace(one, details=details))
        else:
            for piece in utterance_of(self.drafts, one):
                said = piece.speaker or DraftSpeaker("", one.line)
                speaker = DraftSpeaker(said.text or str(name or person), said.line, name, person)
                self.drafts = self.drafts.changed(replace(piece, speaker=speaker))

    def entered(self, one: DraftItem, entered: Proposal) -> None:
        """Remember of a quote that was entered what the next ones may have, too."""
        if entered.section == "quotes":
            item = entered.printing_of or entered.item
            if entered.printing_of is None or "event" in item:
                self._events[one.source] = (one.line, str(item.get("event", OWN)))
            about = (*(f"topic/{topic}" for topic in item.get("topics") or ()), *(item.get("about") or ()))
            self.last_subjects = about or self.last_subjects
