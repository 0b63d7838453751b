"""The fields of the query language: what each is called, what it looks for, and in which relation."""

from __future__ import annotations

from typing import Literal, NamedTuple

from visittui.archive.relations import ACTS, AT_EVENT, ON_BEHALF
from visittui.archive.search.folding import fold
from visittui.archive.store.tables import KIND_CODES

ValueType = Literal["item", "kind", "form", "witnesses", "via", "date"]

ACTORS = ("person", "organisation")


class Field(NamedTuple):
    """One field.

    Attributes:
        name: as canonical queries write it.
        meaning: completes "items …" in help and hints.
        value: what follows the colon: the name of an item, a kind, a form, a channel, a date.
        kinds: of which kinds of item the value is a name; empty: of any.
        relations: the relations to that item which count; see `relations.RELATIONS`.
        within: whether what lies within that item counts too (a hall at Hanoi, a subsidiary).
        instead: fields worth a try where this one finds nothing of somebody.
    """

    name: str
    meaning: str
    value: ValueType = "item"
    kinds: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    within: bool = False
    instead: tuple[str, ...] = ()


def _act(name: str) -> Field:
    """What was done to a paper, by a person or on behalf of an organisation; one act is never taken for another."""
    others = tuple(act for act in ACTS if act != name)
    return Field(name, f"{name} by", kinds=ACTORS, relations=(name, ON_BEHALF[name]), instead=others)


FIELDS = {
    field.name: field
    for field in (
        Field(
            "speaker",
            "said by",
            kinds=ACTORS,
            relations=("said",),
            instead=("addressed", "mentions", "attended", "named"),
        ),
        *map(_act, ACTS),
        Field("signatory", "signed, adopted or witnessed on behalf of", kinds=ACTORS, relations=("signatory",)),
        Field("party", "with the party", kinds=ACTORS, relations=("party-to", "held-by")),
        Field(
            "attended", "attended by", kinds=ACTORS, relations=("attended",), instead=("named", "speaker", "mentions")
        ),
        Field("named", "only naming", kinds=ACTORS, relations=("named-in",)),
        Field("addressed", "addressed to", kinds=ACTORS, relations=("addressed",)),
        Field("at", "at", kinds=("place", "event"), relations=("at", AT_EVENT), within=True),
        Field("place", "at the place", kinds=("place",), relations=("at", AT_EVENT), within=True),
        Field("here", "right at", kinds=("place", "event"), relations=("at",)),
        Field("about", "about", relations=("about", "topic", "concerns")),
        Field("mentions", "mentioning", relations=("mentions",)),
        Field("topic", "on the topic", kinds=("topic",), relations=("topic",)),
        Field(
            "org",
            "to do with",
            kinds=("organisation",),
            relations=(
                *("said", "attended", "named-in", "party-to", "signatory", "held-by", "holds-office-at", "country"),
                *("mentions", "addressed", "about", "part-of"),
            ),
        ),
        Field("source", "printed in", kinds=("source",), relations=("cites",)),
        Field("only", "carried by no other lineage than that of", kinds=("source",), relations=("rests-on",)),
        Field("via", "reported through", value="via"),
        Field("kind", "of the kind", value="kind"),
        Field("form", "in the form", value="form"),
        Field("witnesses", "on independent sources, that many:", value="witnesses"),
        Field("date", "of", value="date"),
        Field("after", "after", value="date"),
        Field("before", "before", value="date"),
        Field("since", "of this day or later", value="date"),
        Field("until", "of this day or earlier", value="date"),
    )
}
"""Every field by its canonical name."""

SYNONYMS = {
    "said": "speaker",
    "by": "speaker",
    "organisation": "org",
    "organization": "org",
    "type": "kind",
}
"""Other spellings of a field's name."""

FORMS = ("verbatim", "fragment", "paraphrase")
WITNESSES = ("one", "two", "more")
"""On how many independent sources an item rests; sources of one wording are one."""

NAMED_VALUES: dict[str, tuple[str, ...]] = {"kind": tuple(KIND_CODES), "form": FORMS, "witnesses": WITNESSES}
"""What may stand after such fields; its search token is `x`, the field, the name."""

_KINDS_ALSO_CALLED = {
    "people": "person",
    "organizations": "organisation",
    "organization": "organisation",
    "statement": "quote",
    "statements": "quote",
    "paper": "agreement",
    "papers": "agreement",
}
VALUES = {
    "date": "date such as 2024, 2024-06 or 20 June 2024",
    "kind": f"kind ({', '.join(KIND_CODES)})",
    "form": f"form ({', '.join(FORMS)})",
    "witnesses": f"number of witnesses ({', '.join(WITNESSES)})",
}
"""What such a field takes, for hints."""


def field_named(name: str) -> Field | None:
    """The field of this name or synonym, in any case; None when there is none."""
    lower = name.lower()
    return FIELDS.get(SYNONYMS.get(lower, lower))


def nearest_field(name: str) -> str | None:
    """The name of the field that was probably meant, or None."""
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), [*FIELDS, *SYNONYMS], n=1, cutoff=0.6)
    return near[0] if near else None


def values_beginning(value: str, of: str) -> list[str]:
    """The names in `NAMED_VALUES[of]` that a typed value may mean: a name, its plural, or how it begins."""
    plain = fold(value)
    plain = _KINDS_ALSO_CALLED.get(plain, plain)
    names = NAMED_VALUES[of]
    if of == "witnesses" and plain.isdecimal() and plain.strip("0"):
        return [names[min(int(plain[-9:]), len(names)) - 1]]
    for form in (plain, plain.removesuffix("s")):
        if form in names:
            return [form]
    return [name for name in names if name.startswith(plain)]
