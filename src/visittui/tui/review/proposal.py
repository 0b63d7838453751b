"""A suggestion as it would be entered, with what a person said otherwise of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from visittui.drafting.drafts import DraftItem, Drafts, DraftSpeaker
from visittui.drafting.proposals import proposed, proposed_printing, utterance_of
from visittui.record.accepting import ids_of, proposed_here, quotes_that_print
from visittui.record.editing import Editor, Item
from visittui.record.models import ITEM_MODELS
from visittui.record.tying import with_people

OWN = "-"
"""Stands for a quote of its own, where words could be a printing of another, and for no event."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a person said otherwise of a suggestion, before it is accepted.

    Attributes:
        event: id of the event; `OWN` for none; None for the one chosen last in this text.
        printing_of: id of the quote that the words print as well; `OWN` for none; None for the likely one.
        organisation: id of the organisation that said it; None where a person did.
        subjects: references of what it is about.
        item: the whole item, where it was edited.
    """

    event: str | None = None
    printing_of: str | None = None
    form: str | None = None
    organisation: str | None = None
    subjects: tuple[str, ...] = ()
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A suggestion as it would be entered.

    Attributes:
        item: its fields; of a further printing, the printing.
        printing_of: the quote of the record that it is a further printing of.
        person: the suggestion of the person who comes into the record with it.
        known: whether the record has the item, and only what is shown comes to it.
    """

    section: str
    item: Item
    printing_of: Item | None = None
    person: DraftItem | None = None
    known: bool = False

    @property
    def lacks_speaker(self) -> bool:
        """Whether it is a new quote of which nothing tells who said it."""
        quote = self.section == "quotes" and self.printing_of is None
        return quote and not any(key.startswith("speaker") for key in self.item)


def proposal(editor: Editor, drafts: Drafts, one: DraftItem, corrections: Corrections) -> Proposal:
    """What accepting a suggestion would enter, as a person has corrected it."""
    if one.kind == "lineage":
        with_it = editor.item("sources", str(one.details.get("with"))) or {}
        item = {"id": one.source, "lineage": with_it.get("lineage"), "with": with_it.get("title")}
        return Proposal("sources", item, known=True)
    if one.kind not in ("quotation", "turn"):
        section, item = proposed_here(editor, drafts, one)
        if corrections.item is not None:
            return Proposal(section, corrections.item)
        known = editor.item("people", who_is(editor, one) or "") if one.kind == "person" else None
        if known is None:
            return Proposal(section, item)
        held = {office.get("title") for office in known.get("offices") or ()}
        offices = [office for office in item["offices"] if office["title"] not in held]
        return Proposal(section, {"id": known["id"], "name": known.get("name"), "offices": offices}, known=True)
    likely = quotes_that_print(drafts, one.id)
    quote = corrections.printing_of or (likely[0] if likely else OWN)
    if corrections.item is None and quote != OWN and (printed := editor.item("quotes", quote)) is not None:
        return Proposal("quotes", proposed_printing(utterance_of(drafts, one)), printing_of=printed)
    return _quote(editor, drafts, one, corrections)


def who_is(editor: Editor, one: DraftItem) -> str | None:
    """Id of the person of the record whom a suggestion of a person names; None where it is nobody, or not one alone."""
    named = replace(one, speaker=DraftSpeaker(one.exact, one.line, str(one.details.get("name") or one.exact)))
    tied = with_people([named], editor.items("people"))[0].speaker
    return tied.person if tied is not None else None


def _quote(editor: Editor, drafts: Drafts, one: DraftItem, corrections: Corrections) -> Proposal:
    taken = ids_of(editor)
    person = _new_person(editor, drafts, one)
    new = None if person is None else str(proposed(drafts, person, taken)[1]["id"])
    if corrections.item is not None:
        comes = new is not None and corrections.item.get("speaker") == new
        return Proposal("quotes", corrections.item, person=person if comes else None)
    _, item = proposed(drafts, one, taken if new is None else {*taken, new})
    if new is not None:
        item.pop("speaker_described", None)
        item["speaker"] = new
    if corrections.organisation is not None:
        item.pop("speaker", None)
        item.pop("speaker_described", None)
        item["speaker_organisation"] = corrections.organisation
    if corrections.form is not None:
        item["form"] = corrections.form
    topics = [one.removeprefix("topic/") for one in corrections.subjects if one.startswith("topic/")]
    about = [one for one in corrections.subjects if not one.startswith("topic/")]
    item.update({key: value for key, value in (("topics", topics), ("about", about)) if value})
    if corrections.event not in (None, OWN):
        item["event"] = corrections.event
    item["language"] = (editor.item("sources", one.source) or {}).get("language")
    ordered = {key: item[key] for key in ITEM_MODELS["quotes"].model_fields if item.get(key) is not None}
    return Proposal("quotes", ordered, person=person)


def _new_person(editor: Editor, drafts: Drafts, one: DraftItem) -> DraftItem | None:
    """The person whom an undecided suggestion has by the name of the speaker, and the record has not yet."""
    speaker = one.speaker
    if speaker is None or speaker.person is not None or speaker.name is None:
        return None
    for item in drafts.items:
        if item.kind == "person" and item.decision == "undecided" and item.details.get("name") == speaker.name:
            return item if who_is(editor, item) is None else None
    return None
