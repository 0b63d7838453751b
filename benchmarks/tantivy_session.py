"""tantivy in a process of its own, with the Python of `peers`: builds an index, or types the session; prints JSON.

tantivy_session.py build FOLDER      documents on stdin, a JSON object a line: text, speaker, tags, title, detail
tantivy_session.py type FOLDER       keys on stdin, a JSON list of `keystrokes.Key` with their `rivals.Meaning`s
"""

from __future__ import annotations

import json
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

# Not a dependency of visittui, so not known to its type checker.
tantivy: Any = import_module("tantivy")

WINDOW = 40


def schema() -> Any:
    """Text to be searched, the speaker's id, kind and topics, and what a list shows."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=False)
    builder.add_text_field("speaker", stored=False, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("tags", stored=False, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("title", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("detail", stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def build(folder: Path) -> dict[str, Any]:
    """Index all documents."""
    folder.mkdir(parents=True)
    index = tantivy.Index(schema(), path=str(folder))
    writer = index.writer(heap_size=256 << 20)
    seconds = 0.0
    for line in sys.stdin:
        document = json.loads(line)
        started = time.perf_counter()
        writer.add_document(tantivy.Document(**document))
        seconds += time.perf_counter() - started
    started = time.perf_counter()
    writer.commit()
    writer.wait_merging_threads()
    return {"seconds": seconds + time.perf_counter() - started}


def type_keys(folder: Path) -> dict[str, Any]:
    """Answer each key with its count and the best rows."""
    keys = json.load(sys.stdin)
    index = tantivy.Index.open(str(folder))
    searcher = index.searcher()
    typed = []
    for key in keys:
        started = time.perf_counter()
        result = searcher.search(_query(key, distance=0), WINDOW)
        corrected = not result.count
        if corrected:
            result = searcher.search(_query(key, distance=1), WINDOW)
        rows = [searcher.doc(address).to_dict() for _, address in result.hits]
        seconds = time.perf_counter() - started
        assert len(rows) <= WINDOW
        typed.append({"query": key["query"], "seconds": seconds, "hits": result.count, "corrected": corrected})
    return {"keys": typed}


def _query(key: dict[str, Any], distance: int) -> Any:
    query, must = tantivy.Query, tantivy.Occur.Must
    fields = schema()
    if key["phrase"]:
        parts = [query.phrase_query(fields, "text", key["words"])]
    else:
        parts = [_any_of(fields, meaning, distance) for meaning in key["meanings"]]
    if key["speaker"]:
        parts.append(query.term_query(fields, "speaker", key["speaker"]))
    return parts[0] if len(parts) == 1 else query.boolean_query([(must, part) for part in parts])


def _any_of(fields: Any, meaning: dict[str, Any], distance: int) -> Any:
    """Whatever may stand for one word: the same that visittui looks for."""
    query = tantivy.Query
    parts = [
        query.fuzzy_term_query(fields, "text", word, distance=distance, transposition_cost_one=True, prefix=True)
        for (word,) in (begun for begun in meaning["begun"] if len(begun) == 1)
    ]
    whole = [*meaning["whole"], *(begun for begun in meaning["begun"] if len(begun) > 1)]
    parts += [
        query.term_query(fields, "text", sequence[0])
        if len(sequence) == 1
        else query.phrase_query(fields, "text", sequence)
        for sequence in whole
    ]
    parts += [query.term_query(fields, "tags", tag) for tag in meaning["tags"]]
    return query.boolean_query([(tantivy.Occur.Should, part) for part in parts])


if __name__ == "__main__":
    action = {"build": build, "type": type_keys}[sys.argv[1]]
    print(json.dumps(action(Path(sys.argv[2]))))
