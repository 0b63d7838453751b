"""How problems are worded: values shown safely, nearest names, lists of what is allowed."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from visittui.characters import printable

_SHOWN = 60
"""Characters of a value that a problem shows."""

_COMPARED = 20_000
"""Names among which a nearest one is looked for; among more it would take seconds a problem."""


def shown(value: object) -> str:
    """A value as a problem shows it: short, quoted, printable."""
    if isinstance(value, str):
        return f"“{shortened(value)}”"
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    return shortened(str(value))


def shortened(text: str) -> str:
    """The text, printable, and cut with an ellipsis where it is too long for a problem."""
    return printable(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")


def one_of(names: Iterable[str]) -> str:
    """`one of a, b, c`."""
    return "one of " + ", ".join(names)


def nearest(name: str, names: Collection[str]) -> str | None:
    """The name that looks most like this one, if one does."""
    if not names or len(names) > _COMPARED:
        return None
    # Only a record with a mistake pays for this import.
    from rapidfuzz import fuzz, process

    found = process.extractOne(name[:200], list(names), scorer=fuzz.ratio, score_cutoff=60)
    return found[0] if found else None


def suggested(name: str, names: Collection[str]) -> str:
    """`“name”`, the nearest of the names; empty where none is near."""
    found = nearest(name, names)
    return f"“{found}”" if found is not None else ""


def count_of(number: int, noun: str) -> str:
    """`1 problem`, `2 problems`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
