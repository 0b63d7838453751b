"""Plain search engines with an English stemmer, asked the judged queries; run with the Python of `peers`.

judged_session.py ENGINE      a JSON object on stdin: refs, texts, queries; prints the refs found for each query
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

LIMIT = 10

Ask = Callable[[str], list[int]]


def fts5(texts: list[str]) -> Ask:
    """SQLite's FTS5 with its Porter stemmer: any of the words, by bm25."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE item USING fts5(text, tokenize='porter unicode61')")
    connection.executemany("INSERT INTO item(rowid, text) VALUES(?, ?)", enumerate(texts))

    def ask(query: str) -> list[int]:
        expression = " OR ".join(f'"{word}"' for word in _words(query))
        rows = connection.execute(
            "SELECT rowid FROM item WHERE item MATCH ? ORDER BY rank LIMIT ?", (expression, LIMIT)
        )
        return [number for (number,) in rows]

    return ask


def bm25(texts: list[str]) -> Ask:
    """bm25s with Snowball's English stemmer and its English stop words."""
    bm25s, stemmer = import_module("bm25s"), import_module("Stemmer").Stemmer("english")

    def tokens(of: list[str]) -> Any:
        return bm25s.tokenize(of, stopwords="en", stemmer=stemmer, show_progress=False)

    index = bm25s.BM25()
    index.index(tokens(texts), show_progress=False)

    def ask(query: str) -> list[int]:
        found, scores = index.retrieve(tokens([query]), k=min(LIMIT, len(texts)), show_progress=False)
        return [int(number) for number, score in zip(found[0], scores[0], strict=True) if score > 0]

    return ask


def tantivy(texts: list[str]) -> Ask:
    """Tantivy with its English stemmer: any of the words."""
    module = import_module("tantivy")
    builder = module.SchemaBuilder()
    builder.add_text_field("text", stored=False, tokenizer_name="en_stem")
    builder.add_integer_field("number", stored=True)
    index = module.Index(builder.build())
    writer = index.writer()
    for number, text in enumerate(texts):
        writer.add_document(module.Document(text=text, number=number))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def ask(query: str) -> list[int]:
        parsed = index.parse_query(" ".join(_words(query)), ["text"])
        return [searcher.doc(address)["number"][0] for _, address in searcher.search(parsed, LIMIT).hits]

    return ask


def _words(query: str) -> list[str]:
    # A colon or quotation mark would be an operator.
    return re.findall(r"\w+", query.lower())


ENGINES: dict[str, Callable[[list[str]], Ask]] = {"fts5": fts5, "bm25s": bm25, "tantivy": tantivy}

if __name__ == "__main__":
    told = json.load(sys.stdin)
    answer = ENGINES[sys.argv[1]](told["texts"])
    print(json.dumps([[told["refs"][number] for number in answer(query)] for query in told["queries"]]))
