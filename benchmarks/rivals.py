"""Other programs at the same work as `searching`: tantivy by keys, fzf, ripgrep and rapidfuzz by whole queries."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any, Self, TypedDict

from benchmarks import peers, subjects
from benchmarks.documents import documents, quotes
from benchmarks.keystrokes import session
from benchmarks.measurement import Finding
from benchmarks.reader import Typed
from visittui.archive.search.language.parsing import parse
from visittui.archive.search.planning import plan
from visittui.archive.store.archive import Archive

SCANNED = ("nuclear energy", "country")
SCANS = 3

_PROGRAM = Path(__file__).with_name("tantivy_session.py")

_RAPIDFUZZ = """
import sys, time
from rapidfuzz import fuzz, process
quotes = open(sys.argv[1], encoding="utf-8").read().splitlines()
started = time.perf_counter()
process.extract(sys.argv[2], quotes, scorer=fuzz.partial_ratio, limit=40)
print(time.perf_counter() - started)
"""


class Meaning(TypedDict):
    """What one word of a query may stand for: beginnings, whole words and phrases, kinds and topics."""

    begun: list[list[str]]
    whole: list[list[str]]
    tags: list[str]


def meanings(connection: sqlite3.Connection, text: str) -> list[Meaning]:
    """What visittui looks for, a word after the other, so that others can look for the same."""
    found = []
    for pattern in plan(connection, parse(text)).patterns:
        begun = [list(sequence) for sequence in pattern.sequences]
        whole = [list(sequence) for sequence in (*pattern.forms, *pattern.meanings)]
        found.append(Meaning(begun=begun, whole=whole, tags=[_tag(connection, tag.token) for tag in pattern.tags]))
    return found


def _tag(connection: sqlite3.Connection, token: str) -> str:
    if token.startswith("xkind"):
        return f"kind/{token.removeprefix('xkind')}"
    if token.startswith("xtopic"):
        number = int(token.removeprefix("xtopic"))
        (id_,) = connection.execute("SELECT id FROM item WHERE number = ?", (number,)).fetchone()
        return f"topic/{id_}"
    # A status, or what an organisation is, as the documents are tagged with it.
    return token


@dataclass(frozen=True)
class Tantivy:
    """tantivy with an index of a record.

    Attributes:
        python: has tantivy.
        folder: of the index, beside the record.
        size: bytes of the index.
    """

    python: Path
    folder: Path
    size: int

    @classmethod
    def prepared(cls, record: Path) -> Self | None:
        """Build the index if there is none yet; None where there is no tantivy."""
        python = peers.python_with("tantivy")
        if python is None:
            return None
        folder = record.with_suffix(".tantivy-with-sorts")
        if not (folder / "built.json").exists():
            _build(python, record, folder)
        return cls(python, folder, sum(path.stat().st_size for path in folder.iterdir()))

    def typed(self, archive: Archive) -> list[Typed]:
        """Type the session in a new process.

        Args:
            archive: of the same record, by which words are widened.
        """
        keys = json.dumps([asdict(key) | {"meanings": meanings(archive.connection, key.query)} for key in session()])
        told = _tantivy(self.python, "type", self.folder, keys)
        return [Typed(settled=key["seconds"], **key) for key in told["keys"]]


def scanned(record: Path, environment: Mapping[str, str], ours: Mapping[str, Typed]) -> Iterator[Finding]:
    """Whole processes that read all quotes for each query, and what the same query takes here.

    Args:
        record: the large record; the quotes are written beside it, one a line.
        environment: of a reader.
        ours: the session as typed here.
    """
    lines = record.with_suffix(".quotes.txt")
    if not lines.exists():
        lines.write_text("\n".join(quotes(record)), encoding="utf-8")
    commands: dict[str, list[str]] = {}
    if fzf := peers.program("fzf"):
        commands["fzf --filter"] = [str(fzf), "--filter"]
        commands["fzf --exact --filter"] = [str(fzf), "--exact", "--filter"]
    if ripgrep := peers.program("rg"):
        commands["rg -ciF"] = [str(ripgrep), "-ciF"]
    for query in SCANNED:
        whole = _seconds([*subjects.VISITTUI, "search", "--limit", "40", "--record", str(record), query], environment)
        parts = []
        for name, command in commands.items():
            with lines.open("rb") as file:
                parts.append(_compared(name, _seconds([*command, query], environment, file), whole))
        if python := peers.python_with("rapidfuzz"):
            done = subprocess.run(
                [str(python), "-c", _RAPIDFUZZ, str(lines), query], check=True, stdout=subprocess.PIPE
            )
            parts.append(_compared("rapidfuzz partial_ratio, once loaded", float(done.stdout), ours[query].seconds))
        told = f"{whole * 1000:.0f} ms, a key {ours[query].seconds * 1000:.1f} ms; {'; '.join(parts)}"
        yield Finding(f"`visittui search` for “{query}”, whole process", "", told, None)


def _compared(name: str, seconds: float, ours: float) -> str:
    return f"{name} {seconds / ours:.2g} times that"


def _seconds(command: list[str], environment: Mapping[str, str], file: Any = subprocess.DEVNULL) -> float:
    times = []
    for _ in range(SCANS):
        if file is not subprocess.DEVNULL:
            file.seek(0)
        started = time.perf_counter()
        # fzf and ripgrep exit with 1 where nothing matches.
        subprocess.run(command, env=environment, stdin=file, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - started)
    return median(times)


def _build(python: Path, record: Path, folder: Path) -> None:
    peers.say("tantivy: building its index")
    command = [str(python), str(_PROGRAM), "build", str(folder)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    for document in documents(record):
        process.stdin.write(json.dumps(document).encode() + b"\n")
    process.stdin.close()
    told = process.stdout.read()
    if process.wait():
        sys.exit("tantivy could not build its index")
    (folder / "built.json").write_bytes(told)


def _tantivy(python: Path, action: str, folder: Path, keys: str) -> dict[str, Any]:
    command = [str(python), str(_PROGRAM), action, str(folder)]
    done = subprocess.run(command, input=keys, text=True, check=True, stdout=subprocess.PIPE)
    told: dict[str, Any] = json.loads(done.stdout)
    return told
