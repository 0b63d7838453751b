"""A citation: what is cited, the page in hand, where on it, and the chain back to the origin; no format's own terms."""

from __future__ import annotations

from dataclasses import dataclass

_INITIAL = "."
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


def person_name(name: str, *, family_name_first: bool) -> Name:
    """The name of a person.

    Only a name of two words, or with initials between, shows where its family name begins; any other stays whole,
    and so does every name that begins with the family name, which styles would otherwise turn around: To Lam is
    never Lam To.
    """
    words = name.split()
    if family_name_first or len(words) < 2 or not all(word.endswith(_INITIAL) for word in words[1:-1]):
        return Name(name)
    return Name(name, family=words[-1], given=" ".join(words[:-1]))


@dataclass(frozen=True, slots=True)
class Page:
    """The page in hand: a source of the record.

    Attributes:
        id: of the source.
        kind: such as `live-blog` or `transcript`.
        publisher: None where unknown.
        publisher_inferred: whether the publisher is our inference.
        date: ISO day, None where unknown.
        published: the date line as printed.
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
        capacity: the office in which the speaker spoke.
        date: ISO, as exact as it is known.
    """

    words: str
    paraphrase: bool
    speaker: Name
    capacity: str | None
    addressee: str | None
    event: str | None
    place: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """One page that carries an item.

    Attributes:
        key: unique among the citations of a record and stable; `quote:ID:SOURCE`.
        ref: the cited item.
        title: the item's title; of a quote its words.
        lines: of the page's text, from 1, ascending; empty where its text is not held.
        via: whom the page cites, nearest first, back to the origin.
        utterance: of a quote.
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
