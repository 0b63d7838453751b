"""Accepting a suggestion: the changes of the record and of its drafts, to be written as one step.

changes, drafts, reference = accepting(editor, drafts, key)
editor.write(changes, drafts=drafts.as_bytes(), what=reference)
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import replace

from visittui.drafting.drafts import DraftItem, Drafts
from visittui.drafting.proposals import proposed, proposed_printing, utterance_of
from visittui.errors import CannotContinueError
from visittui.record.editing import Add, Change, Editor, Item, Remove, Replace
from visittui.record.models import ITEM_MODELS, KINDS


def accepting(
    editor: Editor, drafts: Drafts, key: str, *, item: Item | None = None, printing_of: str | None = None
) -> tuple[list[Change], Drafts, str]:
    """What accepting a suggestion changes: the record, the drafts; and the reference of the item (`quote/birk-open`).

    The other pieces of its utterance are accepted with it. `item` is the item as a person corrected it, None for the
    one that is proposed; `printing_of` the id of a quote of the record that the words print as well.

    Raises:
        CannotContinueError: there is no such suggestion or quote.
    """
    try:
        one = drafts[key]
    except KeyError:
        raise CannotContinueError(f"there is no suggestion {key}") from None
    if one.kind == "lineage":
        changes, reference = _lineage(editor, one), f"source/{one.source}"
        return changes, drafts.decided(one.id, "accepted", item=reference), reference
    if printing_of is not None:
        change, reference = _printing(editor, utterance_of(drafts, one), printing_of), f"quote/{printing_of}"
    elif item is None and (known := _known_person(editor, one)) is not None:
        change, reference = _office(drafts, one, known), f"person/{known['id']}"
    else:
        section, new = proposed_here(editor, drafts, one)
        new = new if item is None else item
        change, reference = Add(section, new), f"{KINDS[section]}/{new['id']}"
    for piece in utterance_of(drafts, one):
        drafts = drafts.decided(piece.id, "accepted", item=reference)
    return [change], drafts, reference


def proposed_here(editor: Editor, drafts: Drafts, one: DraftItem) -> tuple[str, Item]:
    """The section and the item that a suggestion would be in a record, by the ids of what the record knows by name."""
    section, item = proposed(drafts, one, ids_of(editor))
    if one.kind == "paper":
        ids = [_named(editor, "organisations", name) for name in one.details.get("parties") or ()]
        item["parties"] = list(dict.fromkeys(filter(None, ids)))
    elif one.kind == "event":
        item["place"] = _named(editor, "places", one.details.get("place"))
    return section, {key: item[key] for key in ITEM_MODELS[section].model_fields if item.get(key) not in (None, [])}


def accepting_printings(changes: list[Change], drafts: Drafts, keys: Iterable[str]) -> tuple[list[Change], Drafts]:
    """What accepting a quote changes, the quote last, where other suggestions are printings of it, too.

    `drafts` are as `accepting` leaves them. The other pieces of the utterances of `keys` are accepted with them.
    """
    *before, last = changes
    assert not isinstance(last, Remove)
    item = deepcopy(last.item)
    for key in keys:
        pieces = utterance_of(drafts, drafts[key])
        item["printings"].append(proposed_printing(pieces))
        for piece in pieces:
            drafts = drafts.decided(piece.id, "accepted", item=f"quote/{item['id']}")
    return [*before, replace(last, item=item)], drafts


def dismissing(drafts: Drafts, key: str, why: str) -> Drafts:
    """The drafts with a suggestion dismissed, and the other pieces of its utterance with it; the reason is kept.

    Raises:
        KeyError: there is no such suggestion.
    """
    for piece in utterance_of(drafts, drafts[key]):
        drafts = drafts.decided(piece.id, "dismissed", why=why)
    return drafts


def quotes_that_print(drafts: Drafts, key: str) -> list[str]:
    """Ids of the quotes of the record whose words the suggestion seems to print as well, from what was accepted."""
    accepted = {item.id: item.item for item in drafts.items if item.decision == "accepted" and item.item is not None}
    found = (accepted[other].removeprefix("quote/") for other in drafts[key].same_as if other in accepted)
    return list(dict.fromkeys(found))


def ids_of(editor: Editor) -> set[str]:
    """All ids of a record, none of which a new item should have."""
    return {str(item.get("id")) for section in ITEM_MODELS for item in editor.items(section)}


def _printing(editor: Editor, pieces: tuple[DraftItem, ...], quote: str) -> Change:
    known = editor.item("quotes", quote)
    if known is None:
        raise CannotContinueError(f"there is no quote {quote}")
    new = deepcopy(known)
    new.setdefault("printings", []).append(proposed_printing(pieces))
    return Replace("quotes", quote, new)


def _named(editor: Editor, section: str, name: object) -> str | None:
    """Id of the one item of a section that has a name; None where none or more have it."""
    if not isinstance(name, str):
        return None
    found = [one for one in editor.items(section) if name in (one.get("name"), *(one.get("aliases") or ()))]
    return str(found[0].get("id")) if len(found) == 1 else None


def _known_person(editor: Editor, one: DraftItem) -> Item | None:
    """The person of the record whom a suggestion names by name or alias."""
    if one.kind != "person":
        return None
    name = one.details.get("name")
    for person in editor.items("people"):
        if name in (person.get("name"), person.get("local_name"), *(person.get("aliases") or ())):
            return person
    return None


def _lineage(editor: Editor, one: DraftItem) -> list[Change]:
    """The source, and all of its lineage, brought under the lineage of the text that it shares its words with."""
    lineage = (editor.item("sources", str(one.details.get("with"))) or {}).get("lineage")
    before = (editor.item("sources", one.source) or {}).get("lineage")
    if lineage is None or before is None:
        raise CannotContinueError(f"{one.source} or the text that shares its wording is not in the record any more")
    return [
        Replace("sources", str(source["id"]), {**source, "lineage": lineage})
        for source in editor.items("sources")
        if source.get("lineage") == before != lineage
    ]


def _office(drafts: Drafts, one: DraftItem, person: Item) -> Change:
    """The person with the offices that the text gives, and that the record has not."""
    new = deepcopy(person)
    offices = new.setdefault("offices", [])
    titles = {office.get("title") for office in offices}
    _, told = proposed(drafts, one)
    offices += [office for office in told["offices"] if office["title"] not in titles]
    return Replace("people", str(person["id"]), new)
