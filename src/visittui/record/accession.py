"""Taking texts into a record: a source for each, the text beside the record, and the suggestions that it gives."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from visittui.drafting.drafting import Draft
from visittui.drafting.drafts import DraftItem, Drafts, drafted
from visittui.drafting.drafts_file import read_drafts
from visittui.drafting.printings import lineage_suggestions
from visittui.drafting.proposals import free
from visittui.drafting.text_files import NoTextError, ReadText, read_text
from visittui.errors import told_as
from visittui.files.source_files import files_by_content
from visittui.files.whole_file import new_file
from visittui.plain_letters import slug
from visittui.record.editing import Add, Change, Editor, Item
from visittui.record.models import FORMAT
from visittui.record.tying import tied


@dataclass(frozen=True, slots=True)
class Accession:
    """What was taken in.

    Attributes:
        sources: ids of the new sources.
        known: files whose text the record has already.
        refused: files of which no text could be made, and why.
        converted: files whose text was made from another format or encoding, and how.
        suggestions: how many suggestions there are now, and how many of them nobody has decided about.
    """

    sources: list[str] = field(default_factory=list)
    known: list[Path] = field(default_factory=list)
    refused: list[tuple[Path, str]] = field(default_factory=list)
    converted: list[tuple[Path, str]] = field(default_factory=list)
    suggestions: tuple[int, int] = (0, 0)


def texts_directory(record: Path) -> Path:
    """Where the texts of a record are: `NAME.texts` beside `NAME.json`."""
    return record.with_name(record.name.removesuffix(".json") + ".texts")


def new_record(path: Path, visit: Mapping[str, str | None]) -> None:
    """Write a record that has a visit and nothing else yet; what is not known of the visit is left out.

    Its `guest`, `host` and `place` are names, of which people and a place are made.

    Raises:
        CannotContinueError: there is a file already, or it cannot be written.
    """
    known = {key: value for key, value in visit.items() if value}
    named = {key: {"id": slug(name), "name": name} for key, name in known.items() if key in ("guest", "host", "place")}
    place = named.get("place")
    people = {one["name"]: one for one in named.values() if one is not place}
    fields = {"id": slug(path.name.removesuffix(".json")) or "visit", **known}
    fields.update((key, one["id"]) for key, one in named.items())
    record = {
        "format": FORMAT,
        "visit": fields,
        "sources": [],
        "places": [place] if place else [],
        "people": list(people.values()),
        "quotes": [],
    }
    with new_file(path) as part:
        part.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def take_in(record: Path, files: Sequence[Path]) -> Accession:
    """Add texts, pages, DOCX or PDF to a record as sources, and their suggestions to its drafts.

    What is there is not touched.

    Raises:
        CannotContinueError: the record or its drafts cannot be read or written.
    """
    found = Accession()
    editor = Editor(record)
    drafts = read_drafts(record)
    sources, people, quotes = map(editor.items, ("sources", "people", "quotes"))
    held = {str(source["sha256"]): str(source.get("id")) for source in sources if source.get("sha256")}
    ids = {str(source.get("id")) for source in sources}
    changes: list[Change] = []
    for file in files:
        try:
            text = read_text(file)
        except NoTextError as error:
            found.refused.append((file, str(error)))
            continue
        if text.as_read is not None:
            found.converted.append((file, text.as_read))
        source = held.get(text.sha256)
        if source is None:
            source = free(slug(file.stem) or "text", ids)
            ids.add(source)
            held[text.sha256] = source
            found.sources.append(source)
            changes.append(Add("sources", _source(source, text)))
        else:
            found.known.append(file)
        _keep(texts_directory(record), source, text)
        if drafts.texts.get(source) != text.sha256:
            suggestions = Draft(text.text, text.language, text.day).all()
            drafts = drafts.with_text(source, text.sha256, drafted(source, suggestions, text.text))
    sources = [*sources, *(change.item for change in changes if isinstance(change, Add))]
    items = [*drafts.items, *_new_lineages(drafts, sources, texts_directory(record))]
    drafts = Drafts(tuple(tied(items, sources, people, quotes)), drafts.texts)
    editor.write(changes, drafts.as_bytes(), "the texts")
    return replace(found, suggestions=(len(drafts.items), drafts.undecided))


def _new_lineages(drafts: Drafts, sources: Iterable[Item], directory: Path) -> list[DraftItem]:
    """The lineages to propose that were not proposed before."""
    files = files_by_content(directory)
    held = {str(one.get("id")): path for one in sources if (path := files.get(str(one.get("sha256")))) is not None}
    texts = {source: path.read_text(encoding="utf-8") for source, path in held.items()}
    lineages = {str(one.get("id")): str(one.get("lineage")) for one in sources}
    known = {item.id for item in drafts.items}
    return [item for item in lineage_suggestions(texts, lineages) if item.id not in known]


def _source(source: str, text: ReadText) -> Item:
    title = text.title or f"[{source.replace('-', ' ')}]"
    if text.title and (text.title.startswith("[") != text.title.endswith("]")):
        title = text.title.replace("[", "(").replace("]", ")")
    return {
        "id": source,
        "title": " ".join(title.split()),
        "publisher": text.publisher,
        "publisher_basis": "stated" if text.publisher else "unknown",
        "kind": "transcript" if text.is_transcript else "article",
        "published": text.published,
        "date": text.day.isoformat() if text.day is not None else None,
        "language": text.language,
        "url": text.url if text.url and re.fullmatch(r"https?://[^\s\"<>]+", text.url) else None,
        "as_read": text.as_read,
        "sha256": text.sha256,
        "lineage": source,
    }


def _keep(directory: Path, source: str, text: ReadText) -> None:
    """Put the text beside the record, once; another text of this name is left as it is."""
    with told_as(f"{directory} cannot be written"):
        directory.mkdir(exist_ok=True)
        for number in range(1, 1000):
            path = directory / (f"{source}.txt" if number == 1 else f"{source}-{number}.txt")
            if not path.exists():
                with new_file(path) as part:
                    part.write_bytes(text.data)
                return
            if path.read_bytes() == text.data:
                return
