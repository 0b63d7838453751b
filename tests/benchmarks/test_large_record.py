from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from unicodedata import is_normalized

import pytest

from benchmarks.large_record import write_record
from benchmarks.vocabulary import RARE_WORD
from terminal_driver import programs
from visittui.record.models import KINDS
from visittui.record.reading import read_record

QUOTES = 400


@pytest.fixture(scope="module")
def large_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "record.json"
    write_record(path, QUOTES)
    return path


def test_the_same_seed_writes_the_same_record_whatever_the_interpreter_s_hash_seed(
    large_record: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again.json"
    programs.run(
        [sys.executable, "-m", "benchmarks.large_record", str(QUOTES), str(again)],
        cwd=Path(__file__).parents[2],
        env={"PYTHONHASHSEED": "1"},
        check=True,
        lifetime=600,
    )
    assert again.read_bytes() == large_record.read_bytes()


def test_another_seed_writes_another_record(large_record: Path, tmp_path: Path) -> None:
    write_record(tmp_path / "other.json", QUOTES, seed=8)
    assert (tmp_path / "other.json").read_bytes() != large_record.read_bytes()


def test_a_large_record_is_a_record_of_every_kind_with_every_quote_printed_somewhere(large_record: Path) -> None:
    record = read_record(large_record)
    assert all(len(record.sections[section]) for section in KINDS)
    assert record.counts["quote"] == QUOTES
    assert all(quote["printings"] for quote in record.sections["quotes"])
    assert any(agreement["points"] and agreement["signatures"] for agreement in record.sections["agreements"])


def test_its_names_and_texts_are_vietnamese_russian_and_english(large_record: Path) -> None:
    text = large_record.read_text(encoding="utf-8")
    assert is_normalized("NFC", text)
    for words in ("Tô Lâm", "То Лам", "Aleksey Likhachev", "Лихачёв", "và ", "country"):
        assert words in text
    assert text.count(RARE_WORD) >= 2


def test_words_are_as_unevenly_used_as_words_are(large_record: Path) -> None:
    quotes = json.loads(large_record.read_bytes())["quotes"]
    words = Counter(word for quote in quotes for word in quote["text"].casefold().split())
    (_, most), *_ = words.most_common(1)
    once = sum(1 for number in words.values() if number == 1)
    assert most > 0.03 * words.total()
    assert once > 0.5 * len(words)
