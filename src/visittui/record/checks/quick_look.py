"""The quick look at many quotes at once that nearly all pass.

A record may hold a million quotes and little else. Read, compared with their model and asked for their rules some
hundreds at a time they take less than half as long as one by one. Nothing is said here about what is wrong: those of
which anything may be are then checked one by one.
"""

from __future__ import annotations

from functools import partial

import orjson

from visittui.record.checks.against_models import has_keys_once, is_sound
from visittui.record.checks.forbidden_characters import composed_by_escapes, escaped_faults
from visittui.record.checks.quote_rules import is_plain_quote
from visittui.record.checks.reference_checks import Directory
from visittui.record.model_fields import Item
from visittui.record.models import Quote

_is_sound = partial(is_sound, model=Quote)


def sound_quotes(raw: bytes, first: int, directory: Directory) -> list[Item] | None:
    """Read a list of quotes, check them by all rules but that for parts of longer ones, and enter their ids.

    The result is None if there may be something wrong with any of them, and then nothing that matters is entered.
    """
    try:
        quotes = orjson.loads(raw)
    except orjson.JSONDecodeError:
        return None
    plain = (
        next(escaped_faults(raw), None) is None
        and composed_by_escapes(raw, quotes)
        and has_keys_once(raw, quotes)
        and all(map(_is_sound, quotes))
        and all(map(is_plain_quote, quotes))
        and directory.enter_all("quote", [quote["id"] for quote in quotes], first)
        and directory.knows(quotes, Quote)
    )
    return quotes if plain else None
