"""Every cross-reference of the record can be followed from both ends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from visittui.archive.cards.card import Card, Spans
from visittui.archive.store.archive import Archive
from visittui.archive.store.opening import open_archive
from visittui.archive.store.shipped import shipped_record
from visittui.record.field_types import RefersTo
from visittui.record.models import ITEM_MODELS, KINDS

FIELDS = {
    "speaker": "person", "speaker_organisation": "organisation", "addressee": "person", "event": "event",
    "place": "place", "topics": "topic", "about": None, "mentions": None, "source": "source", "person": "person",
    "organisation": "organisation", "country": "organisation", "parent": "organisation", "within": "place",
    "after": "event", "parties": "organisation", "for": "organisation", "held_by": "organisation",
}  # fmt: skip
"""Fields that refer to an item, written down a second time: what the archive reads is not taken from here."""


def _references(kind: str, item: dict[str, Any]) -> Iterator[str]:
    for field, value in item.items():
        if field == "points":
            continue
        target = kind if field == "part_of" else FIELDS.get(field, "")
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from _references(kind, one)
            elif one and target != "" and isinstance(one, str):
                yield one if target is None else f"{target}/{one}"


def _items(record: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for section, kind in KINDS.items():
        for item in record[section]:
            yield kind, item
            for point in item.get("points", ()):
                yield "point", point


def _leads_to(archive: Archive, card: Card) -> set[str]:
    """All references of a card, with those that a group names only by its count and the rest of its list."""
    runs: list[Spans] = [fact.value for fact in card.facts]
    runs += [paragraph for section in (*card.lead, *card.sections) for paragraph in section.paragraphs]
    told = {span.ref for run in runs for span in run if span.ref}
    # What begins with this sign is a group of the same card.
    within = {ref for ref in told if ref.startswith("#")}
    assert {ref.removeprefix("#") for ref in within} <= {group.relation for group in card.groups}
    found = told - within
    for group in card.groups:
        assert len(group.links) == min(group.count, 50)
        found.update(link.ref for link in group.links)
        if group.count > len(group.links):
            found.update(_all_of(archive, card.ref, group.relation))
    return found


def _all_of(archive: Archive, reference: str, relation: str) -> list[str]:
    return [
        found
        for own, other in (("source", "target"), ("target", "source"))
        for (found,) in archive.connection.execute(
            f"SELECT there.kind || '/' || there.id FROM item AS here JOIN link ON link.{own} = here.number"
            f" JOIN item AS there ON there.number = link.{other}"
            " WHERE here.kind || '/' || here.id = ? AND relation = ?",
            (reference, relation),
        )
    ]


EXAMPLE = Path(__file__).parents[1] / "fixtures" / "example-visit.json"


@pytest.fixture(scope="module", params=[shipped_record(), EXAMPLE], ids=["shipped", "example"])
def path(request: pytest.FixtureRequest, private_directories: None) -> Path:
    found: Path = request.param
    return found


@pytest.fixture(scope="module")
def archive(path: Path) -> Iterator[Archive]:
    with open_archive(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def record(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_bytes())
    return found


@pytest.fixture(scope="module")
def leads_to(archive: Archive, record: dict[str, Any]) -> dict[str, set[str]]:
    references = [f"{kind}/{item['id']}" for kind, item in _items(record)]
    return {reference: _leads_to(archive, archive.card(reference)) for reference in references}


def test_each_card_leads_to_all_that_its_item_refers_to_and_is_led_to_from_there(
    record: dict[str, Any], leads_to: dict[str, set[str]]
) -> None:
    broken = []
    for kind, item in _items(record):
        here = f"{kind}/{item['id']}"
        for there in _references(kind, item):
            broken += [f"{here} does not lead to {there}"] if there not in leads_to[here] else []
            broken += [f"{there} does not lead back to {here}"] if here not in leads_to[there] else []
    assert broken == []


def test_points_and_their_agreement_lead_to_each_other(record: dict[str, Any], leads_to: dict[str, set[str]]) -> None:
    for agreement in record["agreements"]:
        for point in agreement.get("points", ()):
            assert f"point/{point['id']}" in leads_to[f"agreement/{agreement['id']}"]
            assert f"agreement/{agreement['id']}" in leads_to[f"point/{point['id']}"]


def test_whatever_a_card_leads_to_exists_and_leads_back(record: dict[str, Any], leads_to: dict[str, set[str]]) -> None:
    # What only a sentence of ours refers to is led to, and not back.
    sentences = {f"{kind}/{item['id']}": json.dumps(item) for kind, item in _items(record)}
    for here, targets in leads_to.items():
        for there in targets:
            assert there in leads_to, f"{here} leads to {there}, which is not there"
            if there not in sentences[here]:
                assert here in leads_to[there] or here == there, f"{there} does not lead back to {here}"


def test_no_field_of_the_record_that_refers_to_an_item_is_left_out() -> None:
    known = set(FIELDS) | {"part_of"}
    found: set[str] = set()
    seen: set[type] = set()

    def walk(model: Any) -> None:
        if model in seen:
            return
        seen.add(model)
        for name, field in model.model_fields.items():
            if "RefersTo(" in repr(field.metadata) or "RefersTo(" in repr(field.annotation):
                found.add(field.alias or name)
            for part in _models_in(field.annotation):
                walk(part)

    for section, model in ITEM_MODELS.items():
        if section != "uncited":
            walk(model)
    assert RefersTo is not None
    assert found == known


def _models_in(annotation: Any) -> Iterator[Any]:
    if hasattr(annotation, "model_fields"):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _models_in(part)
