"""What `--help` says around the arguments, in lines that the terminal has room for: it would cut them amid words."""

from __future__ import annotations

import re
import textwrap

_ENTRY = re.compile(r" +\S.*?  +(?=\S)")
"""What is explained, in an indented line, and the blanks before its explanation."""


def filled(text: str, width: int) -> str:
    """The text as it is written where it fits; otherwise its paragraphs and explanations are filled anew.

    A command to be copied stays on one line, however long.
    """
    if all(len(line) <= width for line in text.split("\n")):
        return text
    lines: list[tuple[str, int | None]] = []
    for line in text.split("\n"):
        before, column = lines[-1] if lines else ("", None)
        if line and column is not None and len(line) - len(line.lstrip()) == column:
            lines[-1] = (f"{before} {line.lstrip()}", column)
        else:
            lines.append((line, _column(line, column)))
    return "\n".join(line if column is None else _hanging(line, width, column) for line, column in lines)


def _column(line: str, above: int | None) -> int | None:
    """Where what goes on below begins: in the column of the explanation; None where the line is to stay as it is."""
    if not line.startswith(" "):
        return 0 if line else None
    if above and line[:above].endswith("  ") and line[above : above + 1].strip():
        return above
    entry = _ENTRY.match(line)
    return None if entry is None else entry.end()


def _hanging(line: str, width: int, column: int) -> str:
    indent = " " * min(column, width // 2)
    return textwrap.fill(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
