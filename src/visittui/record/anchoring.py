"""Line numbers follow the words when the text of a source was fetched again; what is not certain is told, not moved.

A citation is moved where its whole line stands once in the old text and once in the new (a line in a longer one counts
too), or where its exact words do.
Where the old text is not at hand, only words of some length are trusted to stand for themselves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

from visittui.drafting.drafting import Draft
from visittui.drafting.drafts import Drafts, drafted
from visittui.drafting.drafts_file import read_drafts
from visittui.files.source_files import files_by_content, lines_of
from visittui.record.editing import Change, Editor, Item, Replace
from visittui.record.editing.patching import key_of
from visittui.record.model_fields import citations, entries
from visittui.record.models import ITEM_MODELS, KINDS
from visittui.record.text_versions import Outcome, TextVersions

_ALIKE = 0.4
"""The part of a text's lines, or of the words cited of it, that a new text must have to be the same page."""


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
    for section in ITEM_MODELS:
        for item in editor.items(section):
            new = _anchored(section, item, changed, done)
            if section == "sources" and str(item.get("id")) in changed:
                new["sha256"] = hashlib.sha256(done.texts[str(item["id"])].read_bytes()).hexdigest()
            if new != item:
                changes.append(Replace(section, key_of(section, item), new))
    if changes:
        drafts = _drafted_again(read_drafts(record), done.texts)
        editor.write(changes, drafts, "the lines of texts that were fetched again")
    return done


def _drafted_again(drafts: Drafts, texts: Mapping[str, Path]) -> bytes | None:
    """The drafts with the lines of the new texts, and what was decided as before; None where there are none."""
    for source, path in texts.items():
        if source in drafts.texts:
            text = path.read_bytes()
            suggestions = drafted(source, Draft(text.decode()).all(), text.decode())
            drafts = drafts.with_text(source, hashlib.sha256(text).hexdigest(), suggestions)
    return drafts.as_bytes() if drafts.texts else None


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
                if citation.get("source") == source and citation.get("exact") and isinstance(citation.get("line"), int):
                    yield citation["line"], str(citation["exact"])


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
    first = lines.line_of(line, pieces[0].get("exact") if pieces else citation.get("exact"))
    moves = [first, *(lines.line_of(piece.get("line") or line, piece.get("exact")) for piece in pieces[1:])]
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
    (first, start), (last, end) = (lines.line_of(number, None) for number in (line, to_line))
    if start is None or end is None or end - start != to_line - line:
        return first if start is None else last if end is None else "unsure", None
    citation.update(line=start, to_line=end)
    return "moved", start
