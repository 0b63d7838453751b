"""The stem of a word: one key for all its forms and spellings, in the vocabulary and in queries.

Spellings that differ between countries are made one first, then Snowball takes the ending off: English for Latin
letters, Russian for Cyrillic ones. Vietnamese has no endings; its syllables are too short or end otherwise than
Snowball's rules. A key is never shown, so that a rule may also change words that it does not mean, as long as it
changes all forms of a word alike.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from unicodedata import normalize

import Stemmer

_SHORTEST = 3
"""Shorter words have no forms: `us` is no plural."""

_SPELLINGS = tuple(
    (british, american, before, None if endings is None else frozenset(endings.split(" ")))
    for british, american, before, endings in (
        ("is", "iz", 3, "e ed es er ers ing ation ations able"),
        ("ys", "yz", 2, "e ed es ing er ers"),
        ("our", "or", 3, " s ed ing able ably ful ite ites er ers hood hoods less y"),
        ("tre", "ter", 2, " s d"),
        ("bre", "ber", 2, " s d"),
        *((f"{begun}enc", f"{begun}ens", 0, "e es ed ing er ers eless") for begun in ("def", "off", "lic", "pret")),
        ("practis", "practic", 0, None),
        ("gramme", "gram", 1, " s d"),
        ("logue", "log", 1, " s d"),
        ("dgement", "dgment", 1, " s"),
        ("enquir", "inquir", 0, None),
        ("oeuv", "euv", 1, None),
        *((f"{begun}ae", f"{begun}e", 0, None) for begun in ("arch", "encyclop", "p", "orthop", "an")),
    )
)
"""British and American spellings (Oxford, "New Hart's Rules", 3.2 and 21): what is written, what to write instead, how
many letters must stand before it (0: it begins the word), and what may follow (None: anything). No regular
expressions: to compile them takes longer than to look for them in all words of a query."""

_IRREGULAR = {
    form: base
    for base, *forms in map(
        str.split,
        """
        be was were been is are am
        arise arose arisen
        become became
        begin began begun
        break broke broken
        bring brought
        build built rebuild rebuilt
        buy bought
        catch caught
        child children
        choose chose chosen
        come came
        crisis crises
        deal dealt
        draw drew drawn
        drive drove driven
        eat ate eaten
        fall fell fallen
        feed fed
        feel felt
        fight fought
        fly flew flown flight flights
        foot feet
        forbid forbade forbidden
        forget forgot forgotten
        freeze froze frozen
        get got gotten
        give gave given
        go went gone
        grow grew grown growth
        hear heard
        hide hid hidden
        hold held
        keep kept
        know knew known
        lay laid
        lead led
        leave left
        lend lent
        lose lost loss losses
        make made
        man men
        mean meant
        meet met
        memorandum memoranda memo memos
        mislead misled
        overcome overcame
        oversee oversaw overseen
        pay paid payment payments
        ride rode ridden
        ring rang rung
        rise rose risen
        run ran
        say said
        see saw seen
        seek sought
        sell sold sale sales
        send sent
        shake shook shaken
        shoot shot shots
        show shown
        sign signature signatures signatory signatories
        sing sang sung
        sink sank sunk
        sit sat
        speak spoke spoken speech speeches
        spend spent
        stand stood
        steal stole stolen
        strike struck
        swear swore sworn
        sweep swept
        take took taken
        teach taught
        tell told
        think thought
        throw threw thrown
        undergo underwent undergone
        understand understood
        undertake undertook undertaken
        uphold upheld
        wear wore worn
        wife wives
        win won
        withdraw withdrew withdrawn withdrawal withdrawals
        withhold withheld
        withstand withstood
        woman women
        write wrote written
        """.strip().splitlines(),
    )
    for form in forms
}
"""Forms that no rule for endings joins, and nouns of deeds that go with their verb; a line's first stands for all."""

_APART = {
    form: forms[0]
    for forms in map(
        str.split,
        (
            "important importance importantly",
            "authority authorities authoritative",
            "objective objectives objectively",
            "positive positively",
            "department departments departmental",
            "executive executives",
            "experiment experiments experimental",
            "several",
            "according accordingly accordance",
            "hospital hospitals",
            "informal informally",
            "relative relatives relatively",
            "polite politely",
        ),
    )
    for form in forms
}
"""Words that Snowball takes for forms of another one (`import`, `author`, `object`); a line's first stands for all."""


@cache
def _snowball(language: str) -> Callable[[str], str]:
    stemmer = Stemmer.Stemmer(language)
    # Of a vocabulary each word comes once.
    stemmer.maxCacheSize = 0
    stem_word: Callable[[str], str] = stemmer.stemWord
    return stem_word


def _respelt(word: str, british: str, american: str, before: int, endings: frozenset[str] | None) -> str:
    at = word.rfind(british) if before else 0
    if at < before or not word.startswith(british, at):
        return word
    following = word[at + len(british) :]
    return f"{word[:at]}{american}{following}" if endings is None or following in endings else word


def is_vietnamese(text: str) -> bool:
    """Whether a word was typed with letters that only Vietnamese has: its forms are no English ones."""
    return any("\u1ea0" <= letter <= "\u1ef9" or letter in "ăđơư" for letter in normalize("NFC", text.lower()))


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """The key that a folded word shares with its other forms and spellings.

    Letters that may be no word; the word itself where no rule knows its script, it is short or has digits.
    """
    if len(word) < _SHORTEST or not word.isalpha():
        return word
    if "а" <= word[0] <= "ґ":
        return _snowball("russian")(word)
    if not word.isascii():
        return word
    if word in _APART:
        return _APART[word]
    plain = _IRREGULAR.get(word, word)
    for british, american, before, endings in _SPELLINGS:
        if british in plain:
            plain = _respelt(plain, british, american, before, endings)
    found = _snowball("english")(plain)
    # What is a form itself has forms: `rebuilding` is `rebuild`, which goes with `build`.
    if found in _IRREGULAR:
        found = _snowball("english")(_IRREGULAR[found])
    # Snowball takes the second l of "travelled" off, but not that of "fulfill".
    return found[:-1] if len(found) > 5 and found.endswith("ll") else found
