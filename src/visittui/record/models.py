"""The record as written, format 1: one model per kind of item.

The models say what a field is and what it may hold; `visittui schema` prints them for editors. Rules that need
more than one field or item (references, quotations against printings, times against the visit) are checked after.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from visittui.record.field_types import (
    AgreementId,
    Date,
    EventId,
    Id,
    Kind,
    Language,
    OrganisationId,
    PersonId,
    PlaceId,
    QuoteId,
    Reference,
    Sha256,
    SourceId,
    Text,
    TopicId,
    Url,
)
from visittui.record.part_models import (
    Account,
    Basis,
    Citations,
    Count,
    EventTime,
    Office,
    Participant,
    Point,
    Printing,
    RecordModel,
    Signature,
    SomeCitations,
    Synonyms,
)

FORMAT = 1
"""The record format that this program reads."""


class Visit(RecordModel):
    """The visit that the record is about."""

    id: Id
    title: Text
    guest: PersonId
    host: PersonId
    place: PlaceId
    starts: Date
    ends: Date
    timezone: Text
    """A name of the time zone database: Asia/Ho_Chi_Minh. All times of the record are in it."""
    summary: Text
    synonyms: list[Synonyms] = Field(default_factory=list)
    """Words that readers of this record may use for one another, beyond those that every record knows."""


class Source(RecordModel):
    """A page, paper or broadcast that says something."""

    id: Id
    title: Text
    """As printed; in square brackets where it is in our words, for want of a printed one."""
    publisher: Text | None
    publisher_basis: Literal["stated", "inferred", "unknown"]
    kind: Literal["live-blog", "article", "transcript", "statement", "press-release", "treaty-text", "broadcast"]
    published: Text | None = None
    """The date line as printed."""
    date: Date | None = None
    date_basis: Basis = "stated"
    language: Language
    url: Url | None = None
    as_read: Text | None = None
    """How it was read, if not whole and at its own address: as copied on example.org; its opening alone."""
    sha256: Sha256 | None = None
    """Of the source's text file, where its text is held."""
    lineage: Id
    """Sources that share wording share a lineage and count as one witness."""
    note: Text | None = None


class Topic(RecordModel):
    """What items are about."""

    id: Id
    name: Text
    aliases: list[Text] = Field(default_factory=list)
    """Other words by which people ask for it."""


class Place(RecordModel):
    """Somewhere that something happened or is spoken of."""

    id: Id
    name: Text
    local_name: Text | None = None
    """The name in the place's own language and script."""
    aliases: list[Text] = Field(default_factory=list)
    within: PlaceId | None = None
    mentions: list[Reference] = Field(default_factory=list)
    """Whom or what it is named after, recalls or holds."""
    citations: Citations = Field(default_factory=list)
    note: Text | None = None


class Organisation(RecordModel):
    """A state, ministry, party, company, newspaper or the like."""

    id: Id
    name: Text
    local_name: Text | None = None
    aliases: list[Text] = Field(default_factory=list)
    kind: Literal[
        "state",
        "government",
        "party",
        "parliament",
        "agency",
        "company",
        "university",
        "media",
        "bloc",
        "embassy",
        "other",
    ]
    country: OrganisationId | None = None
    """The state it belongs to."""
    parent: OrganisationId | None = None
    citations: Citations = Field(default_factory=list)
    note: Text | None = None


class Person(RecordModel):
    """A named person; an unnamed spokesperson is no person but a quote's `speaker_described`."""

    id: Id
    name: Text
    local_name: Text | None = None
    """The name in the person's own language and script."""
    aliases: list[Text] = Field(default_factory=list)
    country: OrganisationId | None = None
    family_name_first: bool | None = None
    """Whether the family name stands first; null where that is not known."""
    family: Text | None = None
    """The family name as it stands in `name`, particles included, where the name does not show where it begins."""
    given: Text | None = None
    """The given names, where they are not the rest of `name`."""
    offices: list[Office] = Field(default_factory=list)
    summary: Text | None = None
    citations: Citations = Field(default_factory=list)
    note: Text | None = None


class Event(RecordModel):
    """Something that happened, was planned, or lies behind or ahead of the visit."""

    id: Id
    title: Text
    kind: Literal[
        "arrival",
        "ceremony",
        "talks",
        "meeting",
        "signing",
        "statement",
        "wreath",
        "reception",
        "speech",
        "publication",
        "press",
        "round-table",
        "luncheon",
        "background",
        "announced",
    ]
    status: Literal["done", "planned", "background", "future"]
    time: EventTime
    after: list[EventId] = Field(default_factory=list)
    """Events that a source places before this one."""
    place: PlaceId | None = None
    participants: list[Participant] = Field(default_factory=list)
    part_of: EventId | None = None
    topics: list[TopicId] = Field(default_factory=list)
    mentions: list[Reference] = Field(default_factory=list)
    """Who or what was spoken of, shown or honoured there, without taking part."""
    summary: Text | None = None
    citations: SomeCitations
    note: Text | None = None
    """The reason, where the time or the occasion is inferred."""


class Agreement(RecordModel):
    """An agreement or undertaking, or a package of them."""

    id: Id
    title: Text
    title_basis: Literal["printed", "ours"]
    kind: Literal[
        "joint-statement",
        "treaty",
        "agreement",
        "memorandum",
        "licence",
        "programme",
        "contract",
        "package",
        "undertaking",
    ]
    status: Literal["signed", "adopted", "announced", "in-force", "background"]
    named: bool
    """Whether a source names it."""
    date: Date | None = None
    event: EventId | None = None
    place: PlaceId | None = None
    parties: list[OrganisationId] = Field(default_factory=list)
    part_of: AgreementId | None = None
    signatures: list[Signature] = Field(default_factory=list)
    points: list[Point] = Field(default_factory=list)
    counts: list[Count] = Field(default_factory=list)
    topics: list[TopicId] = Field(default_factory=list)
    summary: Text | None = None
    citations: SomeCitations
    basis: Basis | None = None
    note: Text | None = None
    """The reason, where something of it is inferred."""


class Quote(RecordModel):
    """What somebody said or wrote."""

    id: Id
    form: Literal["verbatim", "fragment", "paraphrase"]
    """Whole sentences or some words in quotation marks, or the sense in our words."""
    text: Text
    """The words between the marks exactly as printed, or our paraphrase."""
    speaker: PersonId | None = None
    speaker_organisation: OrganisationId | None = None
    speaker_described: Text | None = None
    """An unnamed speaker in the source's words: an embassy spokesperson."""
    capacity: Text | None = None
    """In which office the speaker spoke."""
    addressee: PersonId | None = None
    event: EventId | None = None
    date: Date | None = None
    language: Language | None = None
    part_of: QuoteId | None = None
    """The longer quote that contains these words."""
    topics: list[TopicId] = Field(default_factory=list)
    about: list[Reference] = Field(default_factory=list)
    mentions: list[Reference] = Field(default_factory=list)
    printings: Annotated[list[Printing], Field(min_length=1)]
    note: Text | None = None


class Difference(RecordModel):
    """Two or more accounts that do not agree."""

    id: Id
    title: Text
    about: list[Reference] = Field(default_factory=list)
    kind: Literal["count", "date", "time", "order", "wording", "omission", "attribution", "name", "sense"]
    weight: Literal["fact", "substance", "wording", "spelling"] | None = None
    """What hangs on it: a fact, what was meant or decided, how it is worded, or only how a name is written."""
    unit: Text | None = None
    """What the numbers among the `values` of its accounts count: documents, degrees."""
    accounts: Annotated[list[Account], Field(min_length=2)]
    explanation: Text | None = None
    explanation_basis: Basis | None = None
    outcome: Literal["open", "explained"]
    note: Text | None = None


class Uncited(RecordModel):
    """A line of a held text, or several in a row, that no item cites, and why."""

    source: SourceId
    line: Annotated[int, Field(ge=1)]
    to_line: Annotated[int, Field(ge=1)] | None = None
    """The last line of several in a row."""
    exact: Text | None = None
    """Words between quotation marks on it that are no quote of this record, where only these are meant."""
    reason: Text


class Record(RecordModel):
    """The record of one diplomatic visit."""

    # Only the schema needs the whole; items are checked each by its own model.
    model_config = ConfigDict(defer_build=True)

    schema_: Annotated[Text | None, Field(alias="$schema")] = None
    """Where an editor finds this schema; the program does not look at it."""
    format: Literal[1]
    visit: Visit
    sources: list[Source] = Field(default_factory=list)
    topics: list[Topic] = Field(default_factory=list)
    places: list[Place] = Field(default_factory=list)
    organisations: list[Organisation] = Field(default_factory=list)
    people: list[Person] = Field(default_factory=list)
    events: list[Event] = Field(default_factory=list)
    agreements: list[Agreement] = Field(default_factory=list)
    quotes: list[Quote] = Field(default_factory=list)
    differences: list[Difference] = Field(default_factory=list)
    uncited: list[Uncited] = Field(default_factory=list)
    """Lines of held texts that nothing cites, each with a reason."""


ITEM_MODELS: dict[str, type[RecordModel]] = {
    "sources": Source,
    "topics": Topic,
    "places": Place,
    "organisations": Organisation,
    "people": Person,
    "events": Event,
    "agreements": Agreement,
    "quotes": Quote,
    "differences": Difference,
    "uncited": Uncited,
}
"""Each section of a record and the model of its items, in the order in which they lead to each other."""

KINDS: dict[str, Kind] = {
    "sources": "source",
    "topics": "topic",
    "places": "place",
    "organisations": "organisation",
    "people": "person",
    "events": "event",
    "agreements": "agreement",
    "quotes": "quote",
    "differences": "difference",
}
"""The kind of each section's items; `point` items live inside agreements, `uncited` entries are no items."""

SECTIONS: dict[str, str] = {kind: section for section, kind in KINDS.items()}
"""The section of the items of each kind."""
