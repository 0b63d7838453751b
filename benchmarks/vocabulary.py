"""The words of large records: some tens of thousands, as unevenly used as words are, in three languages."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

LATIN_WORDS = 50_000
CYRILLIC_WORDS = 8_000

FREQUENT = {
    "the": 60, "of": 32, "and": 28, "to": 26, "in": 20, "a": 19, "country": 17, "is": 10, "that": 10, "for": 9,
    "we": 9, "our": 8, "with": 7, "it": 7, "on": 6, "will": 6, "this": 6, "are": 5, "not": 5, "have": 5, "as": 5,
    "be": 5, "from": 4, "by": 4, "new": 3, "no": 2.5, "between": 2, "people": 2, "government": 1.5, "Vietnam": 1.5,
    "Russia": 1.5, "trade": 0.8, "change": 0.8, "energy": 0.5, "peace": 0.5, "cooperation": 0.6, "security": 0.6,
    "president": 0.6, "agreement": 0.5, "Đức": 0.4, "climate": 0.3, "Hanoi": 0.3, "nuclear": 0.2, "strategic": 0.2,
    "partnership": 0.2, "memorandum": 0.1,
}  # fmt: skip
"""Occurrences in a thousand words; those of readers' queries give about the hits that a large collection gives."""

PHRASES = {
    "strategic partnership": 5.0, "climate change": 3.0, "Tô Lâm": 3.0, "To Lam": 2.0, "Hà Nội": 2.0,
    "nuclear energy": 1.4, "Лукашенко": 1.0, "security cooperation": 0.2,
}  # fmt: skip
"""In how many of a thousand quotes each is written, beside what chance brings together."""

RARE_WORD = "zanzibarite"
"""Planted in exactly two quotes."""

_ONSETS = [
    "b",
    "c",
    "d",
    "f",
    "g",
    "h",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "w",
    "br",
    "ch",
    "cl",
    "dr",
    "fr",
    "gr",
    "pl",
    "pr",
    "sh",
    "sp",
    "st",
    "str",
    "tr",
    "qu",
]
_VOWELS = ["a", "e", "i", "o", "u", "a", "e", "i", "o", "ai", "ea", "ou", "io"]
_CODAS = ["", "", "", "n", "r", "s", "t", "l", "m", "nd", "st", "ck", "ng"]
_ENDINGS = ["", "", "", "ed", "ing", "s", "er", "ly", "ity", "tion", "al", "ment", "ence"]

_CYRILLIC_ONSETS = [
    "б",
    "в",
    "г",
    "д",
    "ж",
    "з",
    "к",
    "л",
    "м",
    "н",
    "п",
    "р",
    "с",
    "т",
    "ф",
    "х",
    "ц",
    "ч",
    "ш",
    "ст",
    "пр",
    "тр",
    "кр",
    "гл",
    "вл",
]
_CYRILLIC_VOWELS = ["а", "е", "и", "о", "у", "ы", "я", "ё", "ю", "а", "о", "е", "и"]
_CYRILLIC_CODAS = ["", "", "", "н", "р", "с", "т", "л", "м", "й", "в"]
_CYRILLIC_ENDINGS = ["", "", "ный", "ство", "ать", "ение", "ский", "ого", "ы"]

_VIETNAMESE = [
    "và",
    "của",
    "có",
    "không",
    "được",
    "trong",
    "những",
    "cho",
    "một",
    "là",
    "với",
    "người",
    "các",
    "đã",
    "để",
    "này",
    "ra",
    "khi",
    "tôi",
    "đến",
    "từ",
    "cũng",
    "như",
    "năm",
    "sẽ",
    "hợp",
    "tác",
    "quốc",
    "gia",
    "chiến",
    "lược",
    "đối",
    "tác",
    "toàn",
    "diện",
    "năng",
    "lượng",
    "hạt",
    "nhân",
    "hòa",
    "bình",
    "phát",
    "triển",
    "kinh",
    "tế",
    "thương",
    "mại",
    "đầu",
    "tư",
    "quan",
    "hệ",
    "hữu",
    "nghị",
    "truyền",
    "thống",
    "nhân",
    "dân",
    "chính",
    "phủ",
    "nhà",
    "nước",
    "chủ",
    "tịch",
    "tổng",
    "thống",
    "thủ",
    "tướng",
    "bộ",
    "trưởng",
    "hội",
    "nghị",
    "thỏa",
    "thuận",
    "tuyên",
    "bố",
    "chung",
    "an",
    "ninh",
    "khu",
    "vực",
    "biển",
    "đông",
    "công",
    "nghệ",
    "giáo",
    "dục",
    "văn",
    "hóa",
    "lịch",
    "sử",
    "tương",
    "lai",
    "Việt",
    "Nam",
    "Nga",
    "Hà",
    "Nội",
]


@dataclass(frozen=True)
class Lexicon:
    """Words and how often they are used, ready to be drawn from."""

    words: Sequence[str]
    cumulative: Sequence[float]

    def draw(self, rng: random.Random, number: int) -> list[str]:
        """Draw words independently of each other."""
        return rng.choices(self.words, cum_weights=self.cumulative, k=number)


def english(rng: random.Random) -> Lexicon:
    """Real words at the frequencies above, and pronounceable ones whose frequency falls as 1/rank (Zipf)."""
    made = pronounceable(rng, LATIN_WORDS, (_ONSETS, _VOWELS, _CODAS, _ENDINGS), set(map(str.lower, FREQUENT)))
    # A word by chance in the queries' mix would change its hits from seed to seed: the frequent ones come first.
    return _lexicon([*FREQUENT, *made], [*FREQUENT.values(), *_zipf(len(made), 1000 - sum(FREQUENT.values()))])


def russian(rng: random.Random) -> Lexicon:
    """Pronounceable Cyrillic words."""
    tables = (_CYRILLIC_ONSETS, _CYRILLIC_VOWELS, _CYRILLIC_CODAS, _CYRILLIC_ENDINGS)
    return _lexicon(pronounceable(rng, CYRILLIC_WORDS, tables), _zipf(CYRILLIC_WORDS, 1.0))


def vietnamese() -> Lexicon:
    """Real syllables, with their marks."""
    return _lexicon(_VIETNAMESE, _zipf(len(_VIETNAMESE), 1.0))


def pronounceable(
    rng: random.Random, number: int, tables: Sequence[Sequence[str]], taken: set[str] | None = None
) -> list[str]:
    """Make different words that a tongue could say.

    Args:
        rng: the source of chance.
        number: how many.
        tables: beginnings and middles and ends of syllables, and ends of words.
        taken: words not to be made.
    """
    onsets, vowels, codas, endings = tables
    words: dict[str, None] = {}
    forbidden = taken or set()
    while len(words) < number:
        syllables = rng.choices((1, 2, 3), weights=(3, 6, 1))[0]
        word = "".join(
            rng.choice(onsets) + rng.choice(vowels) + rng.choice(codas if last else ("", "", "n", "r"))
            for last in [False] * (syllables - 1) + [True]
        )
        word += rng.choice(endings)
        if word not in forbidden:
            words[word] = None
    # The frequent words of every language are short ones.
    return sorted(words, key=lambda word: len(word) + 4 * rng.random())


def surname(rng: random.Random) -> str:
    """An English-looking family name."""
    return pronounceable(rng, 1, (_ONSETS, _VOWELS, _CODAS, ["", "son", "ton", "ley", "man", "ford"]))[0].capitalize()


def russian_surname(rng: random.Random) -> str:
    """A Russian-looking family name in Cyrillic."""
    tables = (_CYRILLIC_ONSETS, ["а", "е", "и", "о", "у"], ["", "н", "р", "л", "в"], ["ов", "ев", "ин", "ский", "ёв"])
    return pronounceable(rng, 1, tables)[0].capitalize()


def _zipf(number: int, total: float) -> list[float]:
    # The shift keeps the most frequent made word from standing in every second quote.
    weights = [1 / (rank + 30) for rank in range(number)]
    scale = total / sum(weights)
    return [weight * scale for weight in weights]


def _lexicon(words: Sequence[str], weights: Sequence[float]) -> Lexicon:
    return Lexicon(words, list(accumulate(weights)))
