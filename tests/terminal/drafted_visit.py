"""Records of one visit, drafted from texts."""

from __future__ import annotations

from pathlib import Path

from visittui.cli import run

VISIT = {
    "guest": "Joe Biden",
    "host": "Nguyen Phu Trong",
    "place": "Hanoi",
    "starts": "2023-09-10",
    "ends": "2023-09-11",
    "timezone": "Asia/Ho_Chi_Minh",
}


def draft(texts: Path, record: Path, *, title: str, summary: str) -> dict[str, str]:
    """Draft a record from a text or a directory of texts; what was said of the visit."""
    said = {**VISIT, "title": title, "summary": summary}
    options = [word for key, value in said.items() for word in (f"--{key}", value)]
    assert run(["draft", str(texts), "-o", str(record), *options]) == 0
    return said
