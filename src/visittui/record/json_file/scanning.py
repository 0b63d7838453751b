"""An exact JSON scanner that knows where everything stands.

orjson reads a record, and says neither where a field is nor that a key came twice. This scanner does both, at the
pace of Python, and is therefore only run over the one item that something is wrong with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import orjson

Path = tuple[str | int, ...]
"""Keys and indexes that lead to a value: ("quotes", 12, "speaker")."""

MAX_DEPTH = 12
"""Levels of lists and objects that an item may nest; the format itself needs seven."""

_SPACE = re.compile(rb"[ \t\r\n]*+")
_TOKEN = re.compile(
    rb'(?P<string>"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*+")'
    rb"|(?P<scalar>-?+(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][-+]?+[0-9]++)?+|(?:true|false|null)(?![\w]))"
    rb"|(?P<mark>[][{}:,])"
)
_WORD = re.compile(rb"[^\s\[\]{}:,\"]{1,30}")
_STRING_BODY = re.compile(rb'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*+')


class Value(NamedTuple):
    """A value found: where it leads, where its key and it begin, and whether its key stood there before."""

    path: Path
    key_at: int
    at: int
    repeated: bool


class JsonSyntaxError(ValueError):
    """The bytes are not JSON from `at` (an offset) on."""

    def __init__(self, at: int, path: Path, what: str, expected: str = "") -> None:
        self.at, self.path, self.what, self.expected = at, path, what, expected
        super().__init__(what)


@dataclass(slots=True)
class _Container:
    closing: bytes
    path: Path
    keys: set[str] = field(default_factory=set)
    length: int = 0


def scan(data: bytes, start: int = 0, path: Path = (), max_depth: int = MAX_DEPTH) -> Iterator[Value]:
    """Walk the JSON value that begins at an offset, or behind white space there, in the order of the file.

    It comes first, then each value within it. `path` is where the value itself stands; `max_depth` levels of nesting
    are followed.

    Raises:
        JsonSyntaxError: this is not JSON, or nested deeper than `max_depth`.
    """
    stack: list[_Container] = []
    at = after_space(data, start)
    key_at, here, repeated = at, path, False
    while True:
        # A value begins at `at`.
        token = _token(data, at, here, "a value")
        if token.lastgroup == "mark" and token[0] not in b"[{":
            raise JsonSyntaxError(at, here, f"`{token[0].decode()}` stands where a value belongs", "a value")
        yield Value(here, key_at, at, repeated)
        at = token.end()
        opened = token.lastgroup == "mark"
        if opened:
            if len(stack) == max_depth:
                raise JsonSyntaxError(token.start(), here, f"nested deeper than {max_depth} levels")
            stack.append(_Container(b"}" if token[0] == b"{" else b"]", here))
        # After a value or an opening bracket: the end of containers, or the next value's beginning.
        at = after_space(data, at)
        while stack and data[at : at + 1] == stack[-1].closing:
            stack.pop()
            at, opened = after_space(data, at + 1), False
        if not stack:
            return
        inside, closing = stack[-1], stack[-1].closing
        if not opened:
            require(data, at, b",", inside.path, f"`,` or `{closing.decode()}`")
            at = after_space(data, at + 1)
            if data[at : at + 1] == closing:
                raise JsonSyntaxError(at, inside.path, f"a comma before `{closing.decode()}`", "no comma there")
        key_at, repeated = at, False
        if closing == b"}":
            token = _token(data, at, inside.path, "a key in double quotes")
            if token.lastgroup != "string":
                raise JsonSyntaxError(at, inside.path, "a key is missing", "a key in double quotes")
            key = key_text(token[0], at, inside.path)
            repeated = key in inside.keys
            inside.keys.add(key)
            here = (*inside.path, key)
            at = after_space(data, token.end())
            require(data, at, b":", here, "`:` after the key")
            at = after_space(data, at + 1)
        else:
            here = (*inside.path, inside.length)
            inside.length += 1


def locate(data: bytes, start: int, wanted: Path, *, key: bool = False) -> int:
    """Offset of a field (or of its key) of the item that begins at an offset, by its path within the item.

    Where the field is missing it is that of the innermost thing around it.
    """
    nearest, depth = start, -1
    try:
        for value in scan(data, start):
            length = len(value.path)
            if depth < length <= len(wanted) and value.path == wanted[:length]:
                nearest, depth = value.key_at if key and length == len(wanted) else value.at, length
                if length == len(wanted):
                    break
    except JsonSyntaxError:
        pass
    return nearest


def path_at(data: bytes, start: int, offset: int) -> Path:
    """The path, within the item that begins at `start`, of the value that `offset` is in."""
    path: Path = ()
    try:
        for value in scan(data, start):
            if value.key_at > offset:
                break
            path = value.path
    except JsonSyntaxError as error:
        path = error.path
    return path


def written(path: Path) -> str:
    """A path as problems print it: `quotes[12].speaker`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


def after_space(data: bytes, at: int) -> int:
    """The offset of what follows JSON's white space."""
    space = _SPACE.match(data, at)
    return space.end() if space else at


def _token(data: bytes, at: int, path: Path, expected: str) -> re.Match[bytes]:
    token = _TOKEN.match(data, at)
    if token is not None:
        return token
    if at >= len(data):
        raise JsonSyntaxError(len(data), path, "the file ends in the middle", expected)
    if data[at : at + 1] == b'"':
        body = _STRING_BODY.match(data, at)
        broken = body.end() if body else at
        if broken >= len(data):
            raise JsonSyntaxError(at, path, "a text is not closed before the file ends", 'a closing `"`')
        if data[broken : broken + 1] == b"\\":
            raise JsonSyntaxError(broken, path, "an escape that JSON does not have")
        raise JsonSyntaxError(
            broken, path, f"a control character (U+{data[broken]:04X}) within a text", 'a closing `"` or an escape'
        )
    word = _WORD.match(data, at)
    found = word[0].decode("utf-8", "replace") if word else ""
    raise JsonSyntaxError(at, path, f"`{found}` is not JSON", expected)


def require(data: bytes, at: int, mark: bytes, path: Path, expected: str) -> None:
    """Raise a `JsonSyntaxError` where a mark does not stand."""
    if data[at : at + 1] != mark:
        what = "the file ends in the middle" if at >= len(data) else "the JSON is broken here"
        raise JsonSyntaxError(at, path, what, expected)


def key_text(literal: bytes, at: int, path: Path) -> str:
    """The key that stands at an offset, or a `JsonSyntaxError` where it cannot be read."""
    try:
        return str(orjson.loads(literal))
    except orjson.JSONDecodeError as error:
        raise JsonSyntaxError(at, path, f"a key that cannot be read ({error.msg})") from None
