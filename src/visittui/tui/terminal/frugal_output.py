"""Sending the terminal only the cells that change.

Textual repaints whole widgets, several times for one key, and restates every colour in full. Over a slow link each
byte is waited for, so what it writes is read here against a copy of what the terminal already shows, and only the
difference goes out. The idea is that of curses (K. Arnold, "Screen Updating and Cursor Movement Optimization", 1981);
here it stands behind Textual's compositor instead of replacing it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rich.cells import cell_len, set_cell_size

_TOKENS = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H"
    r"|\x1b\[(?P<style>[\d;]*)m"
    # Changes modes of the terminal, not cells; the alternate screen (1049 and its elders) does change cells.
    r"|(?P<mode>\x1b\[\?(?!1049|1047|47)[\d;]+[hl])"
    r"|(?P<text>[^\x00-\x1f\x7f\x1b]+)"
    r"|(?P<newline>\n)"
    r"|(?P<return>\r)"
    r"|(?P<other>\x1b.*|.)",
    re.DOTALL,
)
_VISIBLE_ON_BLANKS = {4, 7, 9, 21, 53, *range(40, 49), *range(100, 108)}  # lines, reverse, grounds


class FrugalOutput:
    """A copy of what the terminal shows, through which everything written to it passes.

    Attributes:
        colours: whether colours are sent at all, beside bold, underline, reverse and their like.
        size: columns and lines of the terminal, beyond which nothing is sent: a frame may still be drawn for the size
            that the terminal had before, and would run over the ends of its lines. None where it has no end.
    """

    def __init__(self) -> None:
        self.colours = True
        self.size: tuple[int, int] | None = None
        self._rows: dict[int, tuple[list[str], list[str]]] = {}
        self._cursor: tuple[int, int] | None = None
        self._out: list[str] = []
        self._style = ""

    def forget(self) -> None:
        """Nothing is known of what the terminal shows: the next frame is sent whole."""
        self._rows.clear()
        self._cursor = None

    def translate(self, data: str) -> str:
        """What to send so that the terminal shows what it would show after `data`, which usually is far longer.

        Both start and end without any style set, as Textual's frames do.
        """
        self._out = []
        wanted: tuple[int, int] | None = None
        row, column = self._cursor or (1, 1)
        style = ""
        is_there = self._cursor is not None
        for token in _TOKENS.finditer(data):
            kind = token.lastgroup
            if kind == "column":
                row, column = int(token["row"]), int(token["column"])
                wanted, is_there = (row, column), True
            elif kind == "style":
                style = _combined(style, token["style"], self.colours)
            elif kind == "text":
                text = self._within(row, column, token["text"])
                if not text:
                    continue
                width = cell_len(text)
                if not is_there or width != len(text):
                    self._write_whole(row, column, text, style, is_there)
                else:
                    self._write_changes(row, column, text, style)
                column += width
                wanted = None
            elif kind == "newline":
                row += 1
            elif kind == "return":
                column = 1
            elif kind == "mode":
                self._out.append(token["mode"])
            else:
                self._set_style("")
                self._out.append(token["other"])
                self.forget()
                return "".join(self._out)
        self._set_style("")
        if wanted is not None and wanted != self._cursor:
            self._move(*wanted)
        return "".join(self._out)

    def _within(self, row: int, column: int, text: str) -> str:
        """What of a run lies within the terminal."""
        if self.size is None:
            return text
        columns, lines = self.size
        room = columns - column + 1
        if row > lines or room <= 0:
            return ""
        return text if cell_len(text) <= room else set_cell_size(text, room)

    def _write_changes(self, row: int, column: int, text: str, style: str) -> None:
        """Send the part of a run that differs from what is there; each character takes one cell."""
        if text.isspace():
            style = _on_blanks(style)
        first, on_blanks = column - 1, _on_blanks(style)
        start, stop = first, first + len(text)
        known = len(self._rows[row][0]) if row in self._rows else 0
        letters, styles = self._cells(row, column + len(text))
        # Of a first frame nothing is known, and nothing need be compared.
        if first < known:
            changed = [
                index
                for index, letter in enumerate(text, first)
                if letters[index] != letter or styles[index] != (on_blanks if letter == " " else style)
            ]
            if not changed:
                return
            start, stop = changed[0], changed[-1] + 1
        sent = text[start - first : stop - first]
        letters[start:stop] = sent
        styles[start:stop] = [on_blanks if letter == " " else style for letter in sent]
        self._move(row, start + 1)
        self._set_style(style)
        self._out.append(sent)
        self._cursor = (row, stop + 1)

    def _write_whole(self, row: int, column: int, text: str, style: str, is_there: bool) -> None:
        """Send a run whose characters take no or two cells as it is, and believe nothing of its row afterwards.

        Terminals disagree on the width of joined and wide characters, and a change would be put beside its place.
        """
        if is_there:
            self._move(row, column)
        self._set_style(style)
        self._out.append(text)
        self._rows.pop(row, None)
        self._cursor = None

    def _cells(self, row: int, length: int) -> tuple[list[str], list[str]]:
        letters, styles = self._rows.setdefault(row, ([], []))
        for cells in (letters, styles):
            cells += [""] * (length - len(cells))
        return letters, styles

    def _move(self, row: int, column: int) -> None:
        if self._cursor == (row, column):
            return
        if self._cursor is not None and self._cursor[0] == row and column > self._cursor[1]:
            ahead = column - self._cursor[1]
            self._out.append(f"\x1b[{ahead}C" if ahead > 1 else "\x1b[C")
        else:
            self._out.append(f"\x1b[{row};{column}H")
        self._cursor = (row, column)

    def _set_style(self, style: str) -> None:
        if style == self._style:
            return
        if not style:
            self._out.append("\x1b[m")
        elif not self._style:
            self._out.append(f"\x1b[{style}m")
        else:
            self._out.append(f"\x1b[0;{style}m")
        self._style = style


@lru_cache(maxsize=256)
def _combined(style: str, parameters: str, colours: bool) -> str:
    """The style after a further SGR sequence; default colours are no style."""
    if parameters in ("", "0"):
        return ""
    attributes = [
        attribute
        for attribute in _attributes(parameters)
        if attribute not in ("39", "49") and (colours or int(attribute.partition(";")[0] or 0) < 30)
    ]
    return ";".join([style, *attributes] if style else attributes)


@lru_cache(maxsize=256)
def _on_blanks(style: str) -> str:
    """What of a style can be seen on a space: all of it with an underline, reverse or a background, else nothing."""
    codes = (int(attribute.partition(";")[0] or 0) for attribute in _attributes(style))
    return "" if _VISIBLE_ON_BLANKS.isdisjoint(codes) else style


def _attributes(parameters: str) -> list[str]:
    """SGR parameters one attribute each: the numbers of an extended colour (38;5;n, 48;2;r;g;b) stay together."""
    fields = parameters.split(";")
    attributes = []
    while fields:
        length = 1
        if fields[0] in ("38", "48", "58") and len(fields) > 1:
            length = 3 if fields[1] == "5" else 5
        attributes.append(";".join(fields[:length]))
        del fields[:length]
    return attributes
