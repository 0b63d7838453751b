"""What suggestions have to do with each other, with the people of a record and with what it quotes already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from visittui.drafting.drafts import DraftItem, DraftSpeaker
from visittui.drafting.printings import with_printings, words_of
from visittui.drafting.translations import with_translations
from visittui.plain_letters import in_plain_letters
from visittui.record.editing import Item
from visittui.record.model_fields import entries, text_of


def tied(
    items: Sequence[DraftItem], sources: Iterable[Item], people: Sequence[Item], quotes: Sequence[Item]
) -> list[DraftItem]:
    """Suggestions of all texts, tied to each other, to the people of the record and to its quotes."""
    items = with_people(with_printings(items), people)
    return with_recorded(with_other_languages(items, sources), quotes)


def with_other_languages(items: Sequence[DraftItem], sources: Iterable[Item]) -> list[DraftItem]:
    """Suggestions, tied to people, with those that seem to print the same in another language, by language and day."""
    by_id = {str(source.get("id")): source for source in sources}
    languages = {key: str(source["language"]) for key, source in by_id.items() if source.get("language")}
    days = {key: str(source["date"]) for key, source in by_id.items() if source.get("date")}
    return with_translations(items, languages, days)


def with_people(items: Iterable[DraftItem], people: Sequence[Item]) -> list[DraftItem]:
    """Suggestions whose speakers are tied to people of the record: by their names and aliases alone."""
    known = [(key, _names(person)) for person in people if (key := text_of(person, "id"))]
    return [
        replace(item, speaker=replace(item.speaker, person=_person(item.speaker, known)))
        if item.speaker is not None and item.speaker.person is None
        else item
        for item in items
    ]


def with_recorded(items: Iterable[DraftItem], quotes: Sequence[Item]) -> list[DraftItem]:
    """Suggestions of which those that the record quotes already count as accepted: the same words on the same line."""
    printed = {
        (text_of(printing, "source"), piece.get("line") or printing.get("line"), exact): f"quote/{quote_id}"
        for quote in quotes
        if (quote_id := text_of(quote, "id"))
        for _, printing in entries(quote, "printings")
        for piece in [printing, *(piece for _, piece in entries(printing, "pieces"))]
        if (exact := text_of(piece, "exact")) and isinstance(piece.get("line") or printing.get("line"), int)
    }
    return [
        replace(item, decision="accepted", item=printed[key])
        if item.decision == "undecided"
        and item.kind in ("quotation", "turn")
        and (key := (item.source, item.line, item.pieces[0].exact)) in printed
        else item
        for item in items
    ]


def _names(person: Item) -> list[set[str]]:
    aliases = person.get("aliases")
    names = [person.get("name"), person.get("local_name"), *(aliases if isinstance(aliases, list) else ())]
    return [set(words_of(in_plain_letters(name))) for name in names if name and isinstance(name, str)]


def _person(speaker: DraftSpeaker, known: Sequence[tuple[str, list[set[str]]]]) -> str | None:
    """The one person of whom a name or alias has all words of the speaker's name."""
    if speaker.name is None:
        return None
    words = set(words_of(in_plain_letters(speaker.name)))
    exact = [key for key, names in known if words in names]
    alike = exact or [key for key, names in known if any(words and words <= name for name in names)]
    return alike[0] if len(alike) == 1 else None
