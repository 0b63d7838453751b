"""What a count of the record says, in words: `more than 50 aircraft`, `7.8 billion USD, worth of the deal`."""

from __future__ import annotations

from typing import Any


def amount(count: dict[str, Any]) -> str:
    """A number with what it counts.

    Args:
        count: an entry of an agreement's `counts`.
    """
    value = count["value"]
    number = f"{value:g}" if isinstance(value, float) and value < 1e15 else str(value)
    measure = " ".join(str(word) for word in (number, count.get("unit"), count.get("currency")) if word)
    parted = ", " if count.get("currency") or count.get("unit") else " "
    return f"{measure}{parted}{count['what']}"
