"""A citation: what is cited, the page in hand, where on it, and the chain back to the origin; no format's own terms."""

from __future__ import annotations

import re
from dataclasses import dataclass

from visittui.archive.kinds.titles import is_devised

_ADDITION = re.compile(r".*\.|Jr|Sr|[IVX]+")
"""What stands last in a name and is no family name: Jr., III."""
_ISSUED_BY_PUBLISHER = ("statement", "press-release")


@dataclass(frozen=True, slots=True)
class Name:
    """Who said or issued something.

    Attributes:
        whole: the name as the record writes it; formats must never turn its parts around.
        family: the family name where the record says enough to tell it, else empty.
        given: likewise the given names.
    """

    whole: str
    family: str = ""
    given: str = ""


def person_name(
    name: str, *, family_name_first: bool | None, family: str | None = None, given: str | None = None
) -> Name:
    """The name of a person, `family_name_first` and the parts as the record states them, None where it does not.

    A name is taken apart where the record names its family name (particles included), and that does not stand first.
    Else only where the record says that the family name stands last, and where the name shows where that begins: of two
    words, or with initials between. Any other stays whole, for styles turn parts around, and To Lam is never Lam To.
    """
    if family_name_first or (family and name.startswith(family)):
        return Name(name)
    if family:
        return Name(name, family=family, given=given or name.removesuffix(family).strip())
    words = name.split()
    plain = len(words) > 1 and all(word.endswith(".") for word in words[1:-1])
    if family_name_first is not False or not plain or _ADDITION.fullmatch(words[-1]) or name[0].islower():
        return Name(name)
    return Name(name, family=words[-1], given=" ".join(words[:-1]))


@dataclass(frozen=True, slots=True)
class Page:
    """The page in hand: a source of the record.

    Attributes:
        kind: such as `live-blog` or `transcript`.
        publisher: None where unknown.
        title: as printed, or in square brackets a title in our words.
        publisher_inferred: whether the publisher is our inference.
        date: ISO day, None where unknown.
        date_basis: `stated`, `computed` or `inferred`.
        published: the date line as printed.
        as_read: how it was read, where that was not whole and at its own address.
        note: what the record remarks on it.
    """

    id: str
    title: str
    kind: str
    publisher: str | None
    publisher_inferred: bool
    date: str | None
    published: str | None
    language: str
    url: str | None
    date_basis: str = "stated"
    as_read: str | None = None
    note: str | None = None

    @property
    def is_title_ours(self) -> bool:
        """Whether the title is in our words."""
        return is_devised(self.title)

    @property
    def issuer(self) -> Name | None:
        """The organisation that speaks in it, where it is a statement; who wrote an article the record does not say."""
        return Name(self.publisher) if self.publisher and self.kind in _ISSUED_BY_PUBLISHER else None


@dataclass(frozen=True, slots=True)
class Utterance:
    """Of a cited quote, who said it and when.

    Attributes:
        words: exactly as this page prints them, or our telling.
        paraphrase: whether the words are ours.
        speaker: who said it, in words for readers, which may be a description.
        author: who said it, by name; None where the record only describes the speaker.
        capacity: the office in which the speaker spoke.
        date: ISO, as exact as it is known.
    """

    words: str
    paraphrase: bool
    speaker: str
    capacity: str | None
    addressee: str | None
    event: str | None
    place: str | None
    date: str | None
    author: Name | None = None

    @property
    def title(self) -> str:
        """The words as a title: printed ones as they are, ours in square brackets, as cataloguers write such (ISBD)."""
        return f"[{self.words}]" if self.paraphrase else self.words


@dataclass(frozen=True, slots=True)
class Citation:
    """One page that carries an item.

    Attributes:
        key: unique among the citations of a record and stable; `quote:ID:SOURCE`.
        title: the item's title; of a quote its words.
        lines: of the page's text, from 1, ascending; empty where its text is not held.
        via: whom the page cites, nearest first, back to the origin.
        notes: what the record remarks on this very citation.
    """

    key: str
    ref: str
    title: str
    page: Page
    lines: tuple[int, ...] = ()
    via: tuple[str, ...] = ()
    utterance: Utterance | None = None
    notes: tuple[str, ...] = ()

    @property
    def is_title_ours(self) -> bool:
        """Whether what is cited has no title but one in our words, which must never stand in quotation marks."""
        return self.utterance.paraphrase if self.utterance else self.page.is_title_ours

    @property
    def language(self) -> str | None:
        """The language of the cited title or words; None where these are ours, whatever language the page is in."""
        return None if self.is_title_ours else self.page.language
