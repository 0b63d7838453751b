"""Numbers in figures and in words: `12` and `twelve`, `30th` and `thirtieth`, `1,000` and `1000`, `5bn`."""

from __future__ import annotations

import re

Sequence = tuple[str, ...]

_UNITS = str.split("""
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
""")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINAL_UNITS = str.split("""
    zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
""")
_CARDINAL = r"[0-9]{1,9}"
_ORDINAL = r"([0-9]{1,2})(?:st|nd|rd|th)"
_WITH_A_UNIT = r"([0-9]{1,9})(bn|mn|m|tn|km|pc)"
_MEASURES = {
    "bn": ("billion",), "mn": ("million",), "m": ("million", "metres", "meters"), "tn": ("trillion",),
    "km": ("km", "kilometres", "kilometers"), "pc": ("percent", "per cent"),
}  # fmt: skip


def _spelt() -> tuple[dict[int, Sequence], dict[int, Sequence]]:
    cardinals: dict[int, Sequence] = {number: (word,) for number, word in enumerate(_UNITS)}
    ordinals: dict[int, Sequence] = {number: (word,) for number, word in enumerate(_ORDINAL_UNITS)}
    for place, tens in enumerate(_TENS, 2):
        cardinals[10 * place], ordinals[10 * place] = (tens,), (f"{tens[:-1]}ieth",)
        for unit in range(1, 10):
            cardinals[10 * place + unit] = (tens, _UNITS[unit])
            ordinals[10 * place + unit] = (tens, _ORDINAL_UNITS[unit])
    cardinals[100], ordinals[100] = ("hundred",), ("hundredth",)
    return cardinals, ordinals


_CARDINALS, _ORDINALS = _spelt()
_NUMBERS = {words: number for number, words in _CARDINALS.items() if number}
_RANKS = {words: number for number, words in _ORDINALS.items() if number}


def written_otherwise(sequence: Sequence) -> tuple[Sequence, ...]:
    """Other ways to write a number, as folded words: of `("12",)`, `("twenty", "one")`, `("1", "000")`, `("5bn",)`.

    None if it is no number.
    """
    if sequence in _NUMBERS:
        return ((str(_NUMBERS[sequence]),),)
    if sequence in _RANKS:
        number = _RANKS[sequence]
        return ((f"{number}{_suffix(number)}",),)
    *before, last = sequence
    if not last[:1].isdigit() or not all(re.fullmatch(_CARDINAL, part) for part in before):
        return ()
    if not before and (ordinal := re.fullmatch(_ORDINAL, last)):
        words = _ORDINALS.get(int(ordinal[1]))
        return (words,) if words else ()
    if with_unit := re.fullmatch(_WITH_A_UNIT, last):
        alone: Sequence = (*before, with_unit[1])
        measures = [measure.split() for measure in _MEASURES[with_unit[2]]]
        return tuple((*figures, *measure) for figures in (alone, *written_otherwise(alone)) for measure in measures)
    if not re.fullmatch(_CARDINAL, last):
        return ()
    if before:
        grouped = all(len(part) == 3 for part in sequence[1:]) and len(sequence[0]) < 4 and sequence[0] != "0"
        return (("".join(sequence),),) if grouped else ()
    figures = sequence[0]
    if len(figures) > 4 or (len(figures) == 4 and not 1900 <= int(figures) <= 2100):
        return (tuple(f"{int(figures):,}".split(",")),)
    words = _CARDINALS.get(int(figures)) if not figures.startswith("0") else None
    return (words,) if words else ()


def _suffix(number: int) -> str:
    return "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
