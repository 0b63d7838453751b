"""Pictures in words: what is drawn on the screen, in an order that also makes sense read aloud."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from visittui.archive.cards.card import Link
from visittui.archive.cards.pictures import Descent, Dot, Matrix, Picture, Scale
from visittui.archive.relations import CHAIN

_INDENT = "  "
_MOST_NAMED = 30


def picture_paragraphs(picture: Picture) -> Iterator[str]:
    """A picture in words; each link is followed by its `kind/id`, or by the command that finds what it leads to."""
    if isinstance(picture, Scale):
        return _scale(picture)
    return _descent(picture) if isinstance(picture, Descent) else _matrix(picture)


def _scale(scale: Scale) -> Iterator[str]:
    noun = "independent witness" if scale.witnesses == 1 else "independent witnesses"
    unit = f"{scale.unit}, " if scale.unit else ""
    repeats = "; a witness of several accounts is named at each" if scale.repeats else ""
    yield f"{scale.heading}: {unit}{scale.witnesses:,} {noun}{repeats}"
    for reading in scale.readings:
        yield f"{_INDENT}{reading.words}: {_dots(reading.dots)}"
    for account in scale.without_value:
        yield f"{_INDENT}no exact value, {account.says.removesuffix('.')}: {_dots(account.dots)}"
    if scale.more:
        yield f"{_INDENT}and {scale.more:,} more accounts"


def _dots(dots: Sequence[Dot]) -> str:
    """Each witness, and behind it who has its wording."""
    named = ""
    is_copy = False
    for dot in dots[:_MOST_NAMED]:
        between = (", " if is_copy else ", of its wording or newsroom also ") if dot.is_copy else "; "
        named += f"{between if named else ''}{_link(dot.link)}"
        is_copy = dot.is_copy
    witnesses = sum(not dot.is_copy for dot in dots)
    return f"{_counted(witnesses, 'witness', 'witnesses')}: {named}{_rest(max(0, len(dots) - _MOST_NAMED))}"


def _descent(descent: Descent) -> Iterator[str]:
    yield "Sources of one wording, which are one witness, and what rests on it alone"
    for family in descent.families:
        items, _ = family.alone
        total = len(family.sources) + family.more
        rests = f"{_counted(items, 'item rests', 'items rest')} on it alone"
        sources = f"; {total:,} sources of one wording" if total > 1 else ""
        yield f"{_INDENT}{family.name}: {rests}{sources}: {_named(family.sources, family.more)}"
    for more, what in zip(descent.more, ("wordings", "origins"), strict=True):
        if what == "origins" and descent.origins:
            yield ""
            yield "Who passes on whom"
            for origin in descent.origins:
                passed = [f"{_link(each.link)} in {_counted(each.items, 'item', 'items')}" for each in origin.passed_on]
                name = origin.link.title.replace(CHAIN, ", which cites ")
                yield f"{_INDENT}{name}, passed on by {'; '.join(passed)}{_rest(origin.more)}"
        if more:
            yield f"{_INDENT}and {more:,} more {what}"


def _matrix(matrix: Matrix) -> Iterator[str]:
    yield f"{matrix.heading}: {matrix.sides[0]} and {matrix.sides[1]}"
    for cell in matrix.cells:
        both = f"{_link(matrix.rows[cell.row])} and {_link(matrix.columns[cell.column])}"
        yield f"{_INDENT}{both}: {'; '.join(f'{act.word} {_link(act.link)}' for act in cell.acts)}"
    for who, word, paper in matrix.one_sided:
        yield f"{_INDENT}one side only: {_link(who)} {word} {_link(paper)}"
    for more, side in zip(matrix.more, matrix.sides, strict=True):
        if more:
            yield f"{_INDENT}and {more:,} more of {side}"


def _link(link: Link) -> str:
    where = f"visittui search '{link.ref[1:]}'" if link.ref.startswith("?") else link.ref
    return f"{link.title} ({where})"


def _named(links: Sequence[Link], more: int = 0) -> str:
    return ", ".join(map(_link, links[:_MOST_NAMED])) + _rest(more + max(0, len(links) - _MOST_NAMED))


def _rest(more: int) -> str:
    return f" and {more:,} more" if more else ""


def _counted(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"
