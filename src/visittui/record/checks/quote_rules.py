"""The rules of quotes: somebody said it, some page prints it, and the words are the printed ones."""

from __future__ import annotations

import orjson

from visittui.printed_words import printed_words
from visittui.record.checks.against_models import has_keys_once
from visittui.record.checks.findings import ItemFindings
from visittui.record.checks.forbidden_characters import composed_by_escapes, escaped_faults
from visittui.record.checks.reference_checks import Directory
from visittui.record.model_fields import Item, entries, text_of
from visittui.record.models import Quote
from visittui.record.wording import shortened, shown

_SPEAKERS = ("speaker", "speaker_organisation", "speaker_described")


def check_quote(quote: Item, found: ItemFindings) -> None:
    """Check one quote by itself."""
    if all(quote.get(field) is None for field in _SPEAKERS):
        found.say((), "a quote with no speaker", "one of " + ", ".join(_SPEAKERS))
    printed = [printed_words(printing) for _, printing in entries(quote, "printings")]
    text = text_of(quote, "text")
    is_paraphrase = quote.get("form") == "paraphrase"
    for index, printing in entries(quote, "printings"):
        if printing.get("pieces") and printing.get("exact") is not None:
            found.say(("printings", index, "exact"), "words beside the pieces that they are made of", "one of the two")
        if is_paraphrase and printed_words(printing) is not None:
            what = "a paraphrase with printed words"
            found.say(("printings", index, "exact"), what, "null, or another form of quote")
    if not is_paraphrase and text is not None and printed and text not in printed:
        name = shortened(f"quote/{quote.get('id')}")
        what = f"the text of {name} is not the `exact` of any of its printings{_parting(text, quote)}"
        found.say(("text",), what, "the words as printed")


def _is_plain(quote: Item) -> bool:
    """Whether a well-formed quote has nothing for `check_quote` to report: the quick look."""
    if quote.get("speaker") is None and all(quote.get(field) is None for field in _SPEAKERS):
        return False
    exacts = [printing.get("exact") if printing.get("pieces") is None else _UNPLAIN for printing in quote["printings"]]
    if _UNPLAIN in exacts:
        return False
    return exacts.count(None) == len(exacts) if quote["form"] == "paraphrase" else quote["text"] in exacts


_UNPLAIN = object()
"""Stands for the words of a printing in pieces, which the quick look leaves to the slow one."""


def check_part(part: Item, whole: Item, found: ItemFindings) -> None:
    """Check that the words of a quote are among those of the quote that it says it is part of."""
    text = text_of(part, "text")
    if text is None or "paraphrase" in (part.get("form"), whole.get("form")):
        return
    wholes = [text_of(whole, "text"), *(printed_words(printing) for _, printing in entries(whole, "printings"))]
    if not any(text in words for words in wholes if words is not None):
        found.say(("part_of",), f"the words are not contained in quote {shown(whole.get('id'))}", "a quote with them")


def first_difference(one: str, other: str) -> int:
    """Index of the first character that two texts do not share."""
    differing = (index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differing, min(len(one), len(other)))


def passage(text: str, index: int) -> str:
    """Some words around an index of a text, for showing where two texts part."""
    start = max(0, index - 20)
    return shown(("…" if start else "") + text[start : index + 20] + ("…" if index + 20 < len(text) else ""))


def _parting(text: str, quote: Item) -> str:
    """Where a quote's text parts from the first printing that has words."""
    for _, printing in entries(quote, "printings"):
        exact = printed_words(printing)
        if exact is not None:
            index = first_difference(text, exact)
            line = printing.get("line")
            where = f"{printing.get('source')}" + (f" line {line}" if isinstance(line, int) else "")
            return f": {passage(text, index)}, in {shortened(where)} {passage(exact, index)}"
    return ""


def sound_quotes(raw: bytes, first: int, directory: Directory) -> list[Item] | None:
    """Read a list of quotes, check them by all rules but that for parts of longer ones, and enter their ids.

    A record may hold a million quotes and little else, nearly all of which pass: some hundreds at a time they take less
    than half as long as one by one. None if there may be something wrong with any of them, which are then checked one
    by one; nothing that matters is entered then.
    """
    try:
        quotes = orjson.loads(raw)
    except orjson.JSONDecodeError:
        return None
    plain = (
        next(escaped_faults(raw), None) is None
        and composed_by_escapes(raw, quotes)
        and has_keys_once(raw, quotes)
        and all(map(Quote.__pydantic_validator__.isinstance_python, quotes))
        and all(map(_is_plain, quotes))
        and directory.enter_all("quote", [quote["id"] for quote in quotes], first)
        and directory.knows(quotes, Quote)
    )
    return quotes if plain else None
