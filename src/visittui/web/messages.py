"""What a page may say: the messages of textual.js, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

import orjson

LONGEST_MESSAGE = 256 * 1024
"""Bytes beyond which a message is not even received."""

MOST_INPUT = 4000
"""Bytes of input in one message that are acted on: a key is a few, a query that is pasted at most 2000."""

_LARGEST_SIZE = 1 << 16
_LONGEST_PING = 64
_PASTE, _PASTED = "\x1b[200~", "\x1b[201~"


class MalformedError(ValueError):
    """A message that no page of ours sends; the text says why, and repeats nothing of it."""


@dataclass(frozen=True)
class Input:
    """What was typed, clicked or pasted, as a terminal sends it; cut to `MOST_INPUT`."""

    data: bytes


@dataclass(frozen=True)
class Resize:
    """The size of the page in columns and lines."""

    width: int
    height: int


@dataclass(frozen=True)
class Ping:
    """To be answered with the same."""

    data: str


@dataclass(frozen=True)
class Focus:
    """Whether the page has become the one that keys go to."""

    gained: bool


Message = Input | Resize | Ping | Focus


def read_message(text: str) -> Message:
    """What a page says in one message of its WebSocket.

    Raises:
        MalformedError: it is none of textual.js.
    """
    try:
        message = orjson.loads(text)
    except orjson.JSONDecodeError:
        # Half a surrogate pair and nesting without end are errors of that kind, too.
        raise MalformedError("a message that is no JSON") from None
    match message:
        case ["stdin", str(data)]:
            return Input(_cut(data).encode())
        case ["resize", {"width": int(width), "height": int(height)}]:
            return Resize(*clamped(width, height))
        case ["ping", str(data)] if len(data) <= _LONGEST_PING:
            return Ping(data)
        case ["focus" | "blur" as which]:
            return Focus(which == "focus")
    raise MalformedError("a message that no page of ours sends")


def clamped(width: int, height: int) -> tuple[int, int]:
    """A size as far as a number of columns and of lines can be meant."""
    return min(max(width, 1), _LARGEST_SIZE), min(max(height, 1), _LARGEST_SIZE)


def _cut(data: str) -> str:
    encoded = data.encode()
    if len(encoded) <= MOST_INPUT:
        return data
    end = _PASTED if data.startswith(_PASTE) else ""
    return encoded[: MOST_INPUT - len(end)].decode(errors="ignore") + end
