"""The rules by which a speaker is named, each with its reason and how far it can be trusted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """Why a speaker is named."""

    name: str
    reason: str
    sentence: float
    """Confidence for a sentence and more, 0 to 1."""
    fragment: float
    """Confidence for some words."""


RULES = {
    rule.name: rule
    for rule in (
        Rule("label", "the name and a colon stand before it", 0.97, 0.95),
        Rule("signed", "the name stands behind a dash after it", 0.9, 0.7),
        Rule("said-after", "the verb of saying and the name follow it", 0.98, 0.97),
        Rule("says-after", "the name and the verb of saying follow it", 0.97, 0.89),
        Rule("before", "the name and the verb of saying introduce it", 0.92, 0.86),
        Rule("participle", "the sentence is about this speaker and introduces it", 0.86, 0.84),
        Rule("colon", "the sentence is about this speaker and a colon introduces it", 0.72, 0.7),
        Rule("according", "the words “according to” name the speaker", 0.93, 0.93),
        Rule("clause", "the name and the verb of saying stand before it in its sentence", 0.94, 0.89),
        Rule("wording", "the name and a verb that takes up words stand before it in its sentence", 0.9, 0.82),
        Rule("end", "the name and the verb of saying stand at the end of its sentence", 0.95, 0.95),
        Rule("goes-on", "it goes on with the quotation of the paragraph before", 0.8, 0.8),
        Rule("told-behind", "the speaker is named behind a later paragraph of the same speech", 0.9, 0.8),
        Rule("same", "the quotation before it in the paragraph is this speaker's", 0.98, 0.95),
        Rule("sentence-before", "the sentence before it says that this speaker spoke", 0.87, 0.4),
        Rule("paragraph-before", "the paragraph before it quotes this speaker", 0.84, 0.4),
    )
}


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where a text names who said a quotation.

    Attributes:
        start, end: offsets of the naming words.
        rule: why.
        confidence: how often such an answer is right, 0 to 1.
    """

    start: int
    end: int
    rule: Rule
    confidence: float
