"""Writing JSON as its neighbours in the file are written: the layout that a person gave it stays."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

_WIDTH = 120
"""Columns within which a list or an object stays on its line, where its neighbours do so."""


@dataclass(frozen=True, slots=True)
class Style:
    """How the items of a section are written.

    Attributes:
        indent: blanks before an item.
        step: further blanks of each level in it.
        one_line: whether a whole item stands on one line.
        inline: whether the lists and objects in an item stand on the line of their key.
        padded: whether a blank stands inside of the brackets of an object on one line: { "id": "x" }.
    """

    indent: str
    step: str = "  "
    one_line: bool = False
    inline: bool = False
    padded: bool = False

    def written(self, value: Any) -> str:
        """An item, from its first bracket to its last; lines after the first are indented."""
        if self.one_line:
            return self._on_one_line(value)
        return self._lines(value, self.indent, top=True)

    def _lines(self, value: Any, indent: str, *, top: bool = False) -> str:
        if not isinstance(value, dict | list) or not value:
            return _scalar(value)
        if self.inline and not top:
            line = self._on_one_line(value)
            inner = value.values() if isinstance(value, dict) else value
            if len(indent) + len(line) <= _WIDTH or not any(isinstance(one, dict | list) for one in inner):
                return line
        deeper = indent + self.step
        if isinstance(value, list):
            rows, brackets = [self._lines(one, deeper) for one in value], "[]"
        else:
            rows, brackets = [f"{_scalar(key)}: {self._lines(one, deeper)}" for key, one in value.items()], "{}"
        return f"{brackets[0]}\n" + ",\n".join(deeper + row for row in rows) + f"\n{indent}{brackets[1]}"

    def _on_one_line(self, value: Any) -> str:
        if isinstance(value, list):
            return "[" + ", ".join(self._on_one_line(one) for one in value) + "]"
        if not isinstance(value, dict):
            return _scalar(value)
        inner = ", ".join(f"{_scalar(key)}: {self._on_one_line(one)}" for key, one in value.items())
        return f"{{ {inner} }}" if self.padded and inner else f"{{{inner}}}"


def style_of(data: bytes, start: int, end: int) -> Style:
    """The style of an item of a file, or of any object or list in it, between two offsets."""
    line = data.rfind(b"\n", 0, start) + 1
    indent = re.match(rb"[ \t]*", data[line:start])
    raw = data[start:end]
    padded = re.search(rb'\{ +"', raw) is not None
    blank = (indent.group() if indent else b"").decode()
    if b"\n" not in raw:
        return Style(blank, one_line=True, padded=padded)
    deeper = re.search(rb"\n([ \t]*)\S", raw)
    step = (deeper.group(1).decode() if deeper else "").removeprefix(blank) or "  "
    # Within the outermost brackets: does a list or an object begin and end on one line, with something in it?
    inline = re.search(rb'[:\[] *[\[{] *["{\[][^\n]*[\]}]', raw[1:-1]) is not None
    return Style(blank, step, inline=inline, padded=padded)


def _scalar(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
