"""Drafting from a megabyte of texts, against a Python that takes the same texts apart into words."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks import subjects
from benchmarks.measurement import Finding, Setting, in_turn, ratio, spread

AT_MOST = 11.0
"""On the machine on which this was set a megabyte takes under three seconds so."""

_TEXTS = 40
_CHARACTERS = 1_000_000
_NAMES = ("Ada Birk", "Tam Linh", "Jon Marsh", "Eva Holm", "Ole Strand", "Ida Fenn")
_PARAGRAPHS = (
    "Northland President {name} arrived in Lakeside at 9 am on May {number} for talks on the water of the lake.",
    "“The lake is open to all of us, and it will be for {number} years,” {name} said at the harbour. “Come and see.”",
    "Asked about the boats, the minister told reporters that {number} of them were “not for sale” any more.",
    "The two sides signed a treaty on {number} bridges between Northland and Lakeside after the talks on Monday.",
    "People stood at the shore for {number} hours, and nobody knew when the band would play; the rain had stopped.",
)
_WORDS = """
import re, sys
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for pattern in (r"\\w+|[^\\w\\s]", r"[A-Z]\\w+(?: [A-Z]\\w+)*", r"“[^”]*”", r"[^.!?]+[.!?]"):
        [match.span() for match in re.finditer(pattern, text)]
        [match.group().lower() for match in re.finditer(pattern, text)]
"""


def measure(setting: Setting) -> Iterator[Finding]:
    """Compare the processor time of whole processes."""
    paths = _write_texts(Path(setting.environment["HOME"]) / "texts")
    results = in_turn(
        {
            "words": lambda: _seconds([sys.executable, "-c", _WORDS, *paths], setting),
            "draft": lambda: _seconds([*subjects.VISITTUI, "draft", "--json", *paths], setting),
        },
        setting.rounds,
    )
    times = ratio(results, "draft", "words")
    detail = f"{times:.1f} times: {spread(results['draft'])} to {spread(results['words'])}"
    figure = f"at most {AT_MOST:g} times taking it apart into words"
    yield Finding("`visittui draft --json` on 1 MB of texts, processor time", figure, detail, times <= AT_MOST)


def _write_texts(directory: Path) -> list[str]:
    """Made-up news, about as much of it quoted as in news."""
    directory.mkdir(exist_ok=True)
    for text in range(_TEXTS):
        rows, size, number = [f"Day {text} at the lake\n"], 0, text
        while size < _CHARACTERS / _TEXTS:
            number += 1
            paragraph = _PARAGRAPHS[number % len(_PARAGRAPHS)]
            rows.append(paragraph.format(name=_NAMES[number % len(_NAMES)], number=number % 29 + 1) + "\n")
            size += len(rows[-1])
        (directory / f"{text}.txt").write_text("\n".join(rows), encoding="utf-8")
    return [str(path) for path in sorted(directory.iterdir())]


def _seconds(command: list[str], setting: Setting) -> float:
    """Processor time of a program that has ended."""
    before = os.times()
    subprocess.run(command, env=setting.environment, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system
