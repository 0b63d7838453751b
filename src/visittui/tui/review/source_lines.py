"""The texts of a record's sources, as its lines are counted, and which of them nothing speaks for yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from visittui.drafting.suggestion import Piece
from visittui.files.source_files import files_by_content, lines_of
from visittui.record.checks.texts import lines_cited, uncited_lines
from visittui.record.editing import Editor
from visittui.record.model_fields import citations, entries
from visittui.record.models import ITEM_MODELS, KINDS


def source_lines(editor: Editor, directories: Iterable[Path]) -> dict[str, list[str]]:
    """The lines of each source, by its id, whose text is in one of the directories, of which some may not be there."""
    files: dict[str, Path] = {}
    for directory in directories:
        files |= files_by_content(directory)
    found = {}
    for source in editor.items("sources"):
        path = files.get(str(source.get("sha256")))
        if path is not None:
            try:
                found[str(source.get("id"))] = lines_of(path)
            except (OSError, UnicodeDecodeError):
                continue
    return found


def lines_left(editor: Editor, texts: Mapping[str, list[str]]) -> Iterator[tuple[str, int]]:
    """Source and line, from 1, of each line with words that no item cites and that is not said to say nothing new."""
    spoken_for: dict[str, set[int]] = {source: set() for source in texts}
    for section in KINDS:
        for item in editor.items(section):
            for _, citation in citations(item, ITEM_MODELS[section]):
                _note(spoken_for, citation)
                for _, piece in entries(citation, "pieces"):
                    _note(spoken_for, {"line": citation.get("line"), **piece, "source": citation.get("source")})
    for entry in editor.items("uncited"):
        if entry.get("exact") is None:
            _note(spoken_for, entry)
    for source, lines in texts.items():
        for number in uncited_lines(lines, spoken_for[source]):
            yield source, number


def _note(spoken_for: dict[str, set[int]], citation: Mapping[str, object]) -> None:
    source, line = citation.get("source"), citation.get("line")
    if isinstance(line, int) and isinstance(source, str) and source in spoken_for:
        spoken_for[source].update(lines_cited(dict(citation)))


def span_in_line(lines: list[str], piece: Piece) -> tuple[int, int] | None:
    """Where a piece stands in its line, in characters; None where the text is another than that which was drafted."""
    if not 1 <= piece.line <= len(lines):
        return None
    line = lines[piece.line - 1]
    start = piece.start - sum(len(each) + 1 for each in lines[: piece.line - 1])
    if line[max(0, start) : max(0, start) + len(piece.exact)] != piece.exact:
        start = line.find(piece.exact)
    return (start, start + len(piece.exact)) if start >= 0 else None
