"""Line numbers follow the words when the text of a source was fetched again; what is not certain is told, not moved.

A citation is moved where its whole line stands once in the old text and once in the new (a line in a longer one counts
too), or where its exact words do.
Where the old text is not at hand, only words of some length are trusted to stand for themselves.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from visittui.drafting.drafts_file import read_drafts
from visittui.files.source_files import files_by_content, lines_of
from visittui.record.editing import Change, Editor, Item, Replace
from visittui.record.editing.patching import key_of
from visittui.record.model_fields import citations, entries, text_of
from visittui.record.models import ITEM_MODELS, KINDS
from visittui.record.redrafting import drafted_again

_ALIKE = 0.4
"""The part of a text's lines, or of the words cited of it, that a new text must have to be the same page."""

_TRUSTED = 5
"""Words that stand for themselves without the old text; fewer may stand where nobody meant them."""

Outcome = Literal["moved", "ambiguous", "short", "gone", "unsure"]
"""Where a citation went: `moved`, or why it did not; `Anchor` says what each means."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What became of one citation.

    Attributes:
        item: reference of the item: `quote/birk-lake`; `uncited` for an entry of that list.
        line: the line that it had.
        outcome: `moved`; `ambiguous`, its words stand more than once; `short`, they are few, and the old text is not at
            hand; `gone`, they stand nowhere; `unsure`, it has no exact words, and its line is not in the new text as it
            was.
        to: the line that it has now, of a citation that was moved.
    """

    item: str
    source: str
    line: int
    outcome: Outcome
    to: int | None = None

    def __str__(self) -> str:
        where = f"{self.item}: {self.source} line {self.line}"
        told = {
            "moved": f"moved to line {self.to}",
            "ambiguous": "its words stand more than once; look for yourself",
            "short": "its words are too few to be known by without the old text; look for yourself",
            "gone": "its words are gone",
            "unsure": "cites no exact words, and the text around it changed; look for yourself",
        }
        return f"{where}: {told[self.outcome]}"


@dataclass(frozen=True, slots=True)
class Anchoring:
    """What was done.

    Attributes:
        texts: for each source whose text changed, the file that has it now.
        anchors: what became of each citation that is not just where it was.
    """

    texts: dict[str, Path] = field(default_factory=dict)
    anchors: list[Anchor] = field(default_factory=list)


def anchor(record: Path, directory: Path) -> Anchoring:
    """Move the line numbers of a record to where the words are in the texts of a directory, in one write.

    Beside the new texts the directory may have the old ones.

    Raises:
        CannotContinueError: the record or the directory cannot be read or written.
    """
    editor = Editor(record)
    sources = [source for source in editor.items("sources") if source.get("sha256")]
    changed, done = {}, Anchoring()
    for source, path, old in _changed(editor, sources, directory):
        key = str(source["id"])
        changed[key] = TextVersions(lines_of(path), old, _cited(editor, key))
        done.texts[key] = path
    changes: list[Change] = []
    anchored: dict[str, list[Item]] = {section: [] for section in ITEM_MODELS}
    for section, items in anchored.items():
        for item in editor.items(section):
            new = _anchored(section, item, changed, done)
            if section == "sources" and str(item.get("id")) in changed:
                new["sha256"] = hashlib.sha256(done.texts[str(item["id"])].read_bytes()).hexdigest()
            items.append(new)
            if new != item:
                changes.append(Replace(section, key_of(section, item), new, was=item))
    if changes:
        drafts = drafted_again(read_drafts(record), done.texts, anchored)
        editor.write(changes, drafts, "the lines of texts that were fetched again")
    return done


def _changed(editor: Editor, sources: list[Item], directory: Path) -> Iterator[tuple[Item, Path, list[str] | None]]:
    """The sources of whose page the directory has another text: the source, the file, the lines of the old text."""
    files = files_by_content(directory, all_of_them=True)
    known = {str(source["sha256"]) for source in sources}
    strangers: dict[Path, list[str]] = {}
    for digest, path in files.items():
        if digest not in known:
            try:
                strangers[path] = lines_of(path)
            except (OSError, UnicodeDecodeError):
                continue
    for source in sources:
        held = files.get(str(source["sha256"]))
        old = lines_of(held) if held is not None else None
        cited = (exact for _, exact in _cited(editor, str(source["id"])))
        wanted = {line for line in old or cited if line.strip()}
        likeness = {path: _likeness(wanted, lines) for path, lines in strangers.items()}
        best = max(likeness, key=lambda path: likeness[path], default=None)
        if best is not None and likeness[best] >= _ALIKE:
            yield source, best, old


def _likeness(wanted: set[str], lines: list[str]) -> float:
    if not wanted:
        return 0
    text = "\n".join(lines)
    return sum(one in text for one in wanted) / len(wanted)


def _cited(editor: Editor, source: str) -> Iterator[tuple[int, str]]:
    """The lines and exact words that a record has of a source."""
    for section, model in ITEM_MODELS.items():
        for item in editor.items(section):
            for _, citation in citations(item, model):
                exact = text_of(citation, "exact")
                if citation.get("source") == source and exact and isinstance(citation.get("line"), int):
                    yield citation["line"], exact


def _anchored(section: str, item: Item, changed: Mapping[str, TextVersions], done: Anchoring) -> Item:
    """An item with the lines of its citations moved."""
    new = deepcopy(item)
    reference = section if section == "uncited" else f"{KINDS[section]}/{item.get('id')}"
    cited = [new] if section == "uncited" else [citation for _, citation in citations(new, ITEM_MODELS[section])]
    for citation in cited:
        source, line = str(citation.get("source")), citation.get("line")
        if source in changed and isinstance(line, int):
            move = _move if citation.get("to_line") is None else _move_range
            outcome, to = move(citation, changed[source])
            if to != line:
                done.anchors.append(Anchor(reference, source, line, outcome, to))
    return new


def _move(citation: Item, lines: TextVersions) -> tuple[Outcome, int | None]:
    """Move the line of a citation and those of its pieces, if all are certain; the outcome, and the line it has now."""
    line, pieces = citation["line"], [piece for _, piece in entries(citation, "pieces")]
    at_lines = [piece.get("line") or line for piece in pieces[1:]]
    if not all(isinstance(at, int) for at in at_lines):
        return "unsure", None
    words = [text_of(one, "exact") for one in pieces or [citation]]
    moves = [lines.line_of(at, exact) for at, exact in zip([line, *at_lines], words, strict=True)]
    first = moves[0]
    uncertain = next((outcome for outcome, _ in moves if outcome != "moved"), None)
    if uncertain is not None:
        return uncertain, None
    for piece, (_, at) in zip(pieces, moves, strict=False):
        piece.pop("line", None)
        if at != first[1]:
            piece["line"] = at
    citation["line"] = first[1]
    return first


def _move_range(citation: Item, lines: TextVersions) -> tuple[Outcome, int | None]:
    """Move a range of lines whose first and last both stand somewhere, as far apart as before."""
    line, to_line = citation["line"], citation["to_line"]
    if not isinstance(to_line, int):
        return "unsure", None
    (first, start), (last, end) = (lines.line_of(number, None) for number in (line, to_line))
    if start is None or end is None or end - start != to_line - line:
        return first if start is None else last if end is None else "unsure", None
    citation.update(line=start, to_line=end)
    return "moved", start


class TextVersions:
    """Where lines and words stand in a text that was fetched again, and in the one before if it is at hand."""

    def __init__(self, new: list[str], old: list[str] | None, cited: Iterable[tuple[int, str]] = ()) -> None:
        """Compare the lines of a new text of a page with those of the old one.

        Where that is not at hand, doubles are known by the lines and words that the record has cited of it.
        """
        self._new = new
        self._old = old
        self._doubtful = set() if old is not None else _out_of_order(new, set(cited))

    def line_of(self, line: int, exact: str | None) -> tuple[Outcome, int | None]:
        """Where a citation of the old text, by its line and its words, belongs in the new one.

        The result is the outcome, and the line where it is `moved` (which may be the old one).
        """
        whole = self._whole_line(line)
        if whole is not None:
            return "moved", whole
        if exact is None:
            return "unsure", None
        there = [number for number, words in enumerate(self._new, 1) if exact in words]
        if not there:
            return "gone", None
        in_doubt = self._old is not None and _occurrences(self._old, exact) != 1
        if in_doubt or _occurrences(self._new, exact) > 1 or (line, exact) in self._doubtful:
            return "ambiguous", None
        if self._old is None and len(exact.split()) < _TRUSTED:
            return "short", None
        return "moved", there[0]

    def _whole_line(self, line: int) -> int | None:
        """Where a line stands now that stood once, and stands once."""
        if self._old is None or not 1 <= line <= len(self._old):
            return None
        words = self._old[line - 1]
        stands_once = _occurrences(self._old, words) == 1 == _occurrences(self._new, words)
        return self._new.index(words) + 1 if words.strip() and stands_once and words in self._new else None


def _occurrences(lines: list[str], words: str) -> int:
    """How often words stand in lines, also where one occurrence begins within another."""
    return sum(len(re.findall(f"(?={re.escape(words)})", line)) for line in lines)


def _out_of_order(new: list[str], cited: set[tuple[int, str]]) -> set[tuple[int, str]]:
    """Of words cited those that stood twice, or that stand in the new text where the others leave no room for them.

    A page keeps its order when lines come and go; words that would be before their neighbours now are likelier a double
    of which the other one is gone.
    """
    lines: dict[str, set[int]] = {}
    for line, exact in cited:
        lines.setdefault(exact, set()).add(line)
    doubtful = {(line, exact) for line, exact in cited if len(lines[exact]) > 1}
    found = [
        (line, next(number for number, words in enumerate(new, 1) if exact in words), exact)
        for line, exact in sorted(cited - doubtful)
        if len(exact.split()) >= _TRUSTED and _occurrences(new, exact) == 1
    ]
    # The longest run of them that keeps the order: for each, the one before it in the best run that ends with it.
    best: list[tuple[int, int]] = []
    for at, (_, there, _) in enumerate(found):
        fitting = [(best[other][0], other) for other in range(at) if found[other][1] <= there]
        length, before = max(fitting, default=(0, -1))
        best.append((length + 1, before))
    kept = set[int]()
    at = max(range(len(best)), key=lambda number: best[number][0], default=-1)
    while at >= 0:
        kept.add(at)
        at = best[at][1]
    return doubtful | {(line, exact) for number, (line, _, exact) in enumerate(found) if number not in kept}
