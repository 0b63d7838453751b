"""The rules of claims: a reason where something is inferred, a basis where something is explained."""

from __future__ import annotations

from visittui.measures import measure_of
from visittui.record.checks.findings import ItemFindings
from visittui.record.model_fields import Item, entries, text_of
from visittui.record.wording import shown


def check_person(person: Item, found: ItemFindings) -> None:
    """A family name is a part of the name that is printed, and given names stand beside one."""
    name, family = text_of(person, "name"), text_of(person, "family")
    if family is not None and name is not None and family not in name:
        found.say(("family",), f"{shown(family)} is no part of the name {shown(name)}", "a part of “name”")
    if person.get("given") is not None and person.get("family") is None:
        found.say(("given",), "given names without a family name", "“family”, or neither")


def check_participants(event: Item, found: ItemFindings) -> None:
    """Each participant is one person or one organisation."""
    participants = event.get("participants")
    for index, one in enumerate(participants if isinstance(participants, list) else ()):
        if isinstance(one, dict) and (one.get("person") is None) == (one.get("organisation") is None):
            what = "neither" if one.get("person") is None else "both"
            found.say(("participants", index), f"{what} person and organisation", "one of the two")


def check_agreement(agreement: Item, found: ItemFindings) -> None:
    """What is inferred about an agreement says why."""
    if agreement.get("basis") == "inferred" and agreement.get("note") is None:
        found.say(("basis",), "inferred, without a reason", "the reason in “note”")


def check_difference(difference: Item, found: ItemFindings) -> None:
    """A difference that is explained has an explanation, and says whose it is."""
    if difference.get("explanation") is None:
        if difference.get("outcome") == "explained":
            found.say(("outcome",), "explained, without an explanation", "“open”, or an explanation")
    elif difference.get("explanation_basis") is None:
        found.say(("explanation",), "an explanation without a basis", "“explanation_basis”")
    _check_values(difference, found)


def _check_values(difference: Item, found: ItemFindings) -> None:
    """What accounts give is of one kind, or no scale has room for it."""
    scale = None
    for index, account in entries(difference, "accounts"):
        values = account.get("values")
        for number, value in enumerate(values if isinstance(values, list) else ()):
            if not isinstance(value, str):
                continue
            path = ("accounts", index, "values", number)
            measure = measure_of(value, years=difference.get("kind") == "date")
            if measure is None:
                found.say(path, f"{shown(value)} cannot be", "a day of the calendar; two of one kind, the first first")
            elif scale not in (None, measure.measured):
                found.say(path, f"{shown(value)} is of another kind", f"a value of the kind {scale}, as before it")
            else:
                scale = measure.measured


def check_source(source: Item, found: ItemFindings) -> None:
    """A publisher that nobody names is unknown; a title in our words has both of its brackets."""
    title = source.get("title")
    if isinstance(title, str):
        opens, closes = title.startswith("[") and "]" not in title, title.endswith("]") and "[" not in title
        if opens or closes:
            what = f"{shown(title)} has one bracket alone"
            found.say(("title",), what, "both around a title in our words, none around a printed one")
    if source.get("publisher") is None and source.get("publisher_basis") in ("stated", "inferred"):
        found.say(("publisher_basis",), "a basis for a publisher that is not given", "“unknown”, or the publisher")
