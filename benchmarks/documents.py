"""A record's items as any search engine takes them: the very text that visittui's own index holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from visittui.archive import kinds
from visittui.archive.build.first_pass import collect
from visittui.archive.build.indexing import search_text
from visittui.archive.kinds.titles import title_of
from visittui.record.models import KINDS
from visittui.record.reading import read_record

Document = dict[str, Any]

_BREAK = "xbreakx"
"""A word that nobody asks for: without it phrases would be found across parts."""


def documents(record_path: Path) -> Iterator[Document]:
    """All items, each with what a search engine takes of it.

    Yields:
        `text` (folded names, body and context), `speaker` (id), `tags` (kind, topics, status, what an organisation is),
        and `title` and `detail` as in lists.
    """
    record = read_record(record_path)
    known = collect(record.sections, lambda items: None).known
    for kind, item in _items(record.sections):
        tied = [
            known.resolved(kind, relation, other, id_) for relation, _, other, id_, _ in kinds.mentions_of(kind, item)
        ]
        names, body, context, filters = search_text(kind, item, [tie.name for tie in tied if tie.name], {}, (), known)
        yield {
            "text": f" {_BREAK} ".join((names, body, context)),
            "speaker": item.get("speaker") or "",
            "tags": [
                f"kind/{kind}",
                *(f"topic/{topic}" for topic in item.get("topics", ())),
                *(token for token in filters.split() if token.startswith(("xsort", "xstatus"))),
            ],
            "title": title_of(kind, item),
            "detail": kinds.KINDS[kind].detail(item, known.name),
        }


def references(record_path: Path) -> Iterator[str]:
    """The reference of each item, in the order of `documents`."""
    for kind, item in _items(read_record(record_path).sections):
        yield f"{kind}/{item['id']}"


def quotes(record_path: Path) -> Iterator[str]:
    """The words of all quotes, as printed."""
    for quote in read_record(record_path).sections["quotes"]:
        yield quote["text"].replace("\n", " ")


def _items(sections: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    for section, kind in KINDS.items():
        for item in sections[section]:
            yield kind, item
            for point in item.get("points", ()):
                yield "point", {**point, "agreement": item["id"]}
