"""The made-up visit in `fixtures`, which has other scripts, unnamed speakers and undated events."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from visittui.archive.search.searching import search
from visittui.archive.store.archive import Archive
from visittui.archive.store.opening import open_archive

EXAMPLE = Path(__file__).parents[1] / "fixtures" / "example-visit.json"


@pytest.fixture(scope="module")
def example(private_directories: None) -> Iterator[Archive]:
    with open_archive(EXAMPLE) as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("ha ly quan", "Hà Lý Quân"),
        ("quan ha", "Hà Lý Quân"),
        ("haly", "Hà Lý Quân"),
        ("keo sanh lu", "Kéo Sanh Lữ"),
        ("orsic", "Pavel Oršić"),
        ("Оршич", "Pavel Oršić"),
        ("мирела", "Mirela Dovan"),
        ("سامي", "Sami al-Rafi"),
        ("al rafi", "Sami al-Rafi"),
        ("samialrafi", "Sami al-Rafi"),
    ],
)
def test_names_of_many_scripts_are_found_first(example: Archive, text: str, ref: str) -> None:
    rows = search(example, text).hits(("person",)).rows(0, 1)
    assert [row.title for row in rows] == [ref]


def test_every_item_is_found_by_its_own_title(example: Archive) -> None:
    rows = search(example, "").hits().rows(0, example.total)
    assert len(rows) == example.total
    for row in rows:
        results = search(example, f'"{row.title}"')
        assert row.ref in {hit.ref for hit in results.hits((row.kind,)).rows(0, 100)}, row.title


def test_every_item_is_found_by_its_kind(example: Archive) -> None:
    assert {kind: search(example, f"kind:{kind}").total for kind, count in example.counts.items() if count} == {
        kind: count for kind, count in example.counts.items() if count
    }
