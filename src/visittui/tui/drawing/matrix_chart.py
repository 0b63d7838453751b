"""A matrix of two sides: a row for each of one, a numbered column for each of the other, letters where they met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len

from visittui.archive.cards.pictures import Act, Matrix
from visittui.tui.layout.card_text import Setting
from visittui.tui.layout.fallen import FALLEN
from visittui.tui.layout.text_runs import Line, Run, cut, parted, width_of

NONE, ONE = "·", "●"

_LEAST_COLUMN = 3
_NAME_LINES = 3
"""Lines of the name of a row, which stands in every part of a matrix that is wider than the screen."""

_NO_BREAK = "\N{NO-BREAK SPACE}"

_Cells = Mapping[tuple[int, int], tuple[Act, ...]]


def set_matrix(setting: Setting, matrix: Matrix) -> None:
    """Draw who did what with whom; columns that have no room are drawn below, in a further part."""
    rows, columns = matrix.sides
    setting.add((Run(matrix.heading, "heading"), Run(f"  rows: {rows}, columns: {columns}", "label")))
    acts = [act for cell in matrix.cells for act in cell.acts]
    if acts:
        setting.add(tuple(_legend(acts)))
    cells = {(cell.row, cell.column): cell.acts for cell in matrix.cells}
    if cells:
        _set_cells(setting, matrix, cells)
    for who, word, paper in matrix.one_sided:
        name = Run(who.title, "name", setting.link_to(who.ref))
        title = Run(paper.title, "text", setting.link_to(paper.ref))
        setting.add((Run("one side only: ", "muted"), name, Run(f" {word} ", "label"), title), indent=2)
    for left_out, side in zip(matrix.more, matrix.sides, strict=True):
        if left_out:
            setting.add((Run(f"and {left_out:,} more of {side}", "muted"),))


def _legend(acts: Sequence[Act]) -> Iterator[Run]:
    """What each letter means, and by the first number there is that it belongs to the letter before it."""
    for letter, word in {act.letter: act.word for act in acts}.items():
        # What has no letter is a dot, or a number alone.
        yield Run(letter or ONE, "label")
        yield Run(f" {word}  " if letter else f" {word} one paper  ", "muted")
    if several := next((act for act in acts if act.count > 1), None):
        yield Run(f"{several.letter}{several.count}", "label")
        yield Run(f" {several.word} {several.count:,} papers", "muted")


def _set_cells(setting: Setting, matrix: Matrix, cells: _Cells) -> None:
    """All columns under their numbers; those without room beside the names in further parts, each with its rows."""
    widest = max(cell_len("".join(_of(setting, act) for act in acts)) for acts in cells.values())
    column_cells = max(_LEAST_COLUMN, widest + 1, len(str(len(matrix.columns))) + 1)
    longest = max(cell_len(row.title) for row in matrix.rows)
    beside = setting.width - 1 - column_cells * len(matrix.columns)
    name_cells = min(longest, max(beside, setting.width // 3))
    fitting = max(1, (setting.width - name_cells - 1) // column_cells)
    for first in range(0, len(matrix.columns), fitting):
        columns = range(first, min(first + fitting, len(matrix.columns)))
        rows = [row for row in range(len(matrix.rows)) if any((row, column) in cells for column in columns)]
        if not rows:
            continue
        numbers = "".join(str(column + 1).ljust(column_cells) for column in columns).rstrip()
        setting.put((Run(" " * (name_cells + 1)), Run(numbers, "label")))
        for number in rows:
            row = matrix.rows[number]
            name = (Run(row.title, "name", setting.link_to(row.ref)),)
            line: list[Run] = [Run(" ")]
            for column in columns:
                cell = _cell(setting, cells.get((number, column), ()))
                line += [*cell, Run(" " * (column_cells - width_of(cell)))]
            # Columns are at least as wide as what is in them and a space.
            setting.put_named(name, name_cells, cut(line[:-1], setting.width - name_cells), _NAME_LINES)
    _set_columns(setting, matrix)


def _cell(setting: Setting, acts: tuple[Act, ...]) -> Line:
    marks = tuple(Run(_of(setting, act), "sign", setting.link_to(act.link.ref)) for act in acts)
    return marks or (Run(NONE, "muted"),)


def _of(setting: Setting, act: Act) -> str:
    """The letter and how often, and a sign if it falls; what has no letter is a dot, or its number alone."""
    sign = FALLEN if act.link.ref in setting.fallen else ""
    if act.count == 1:
        return f"{act.letter or ONE}{sign}"
    return f"{act.letter}{act.count}{sign}"


def _set_columns(setting: Setting, matrix: Matrix) -> None:
    columns: list[Line] = []
    for number, column in enumerate(matrix.columns, 1):
        name, space = column.title, " "
        if cell_len(name) < setting.width // 2:
            # Not broken between two lines.
            name, space = name.replace(" ", _NO_BREAK), _NO_BREAK
        columns.append((Run(f"{number}{space}", "label"), Run(name, "name", setting.link_to(column.ref))))
    setting.add(parted(columns, Run("  ")))
