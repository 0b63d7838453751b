"""What docs/record-format.md promises to somebody who writes a record from it alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest

from visittui.record import models, part_models
from visittui.record.part_models import RecordModel
from visittui.record.problem import Problem

DOCUMENT = (Path(__file__).parent.parent.parent / "docs" / "record-format.md").read_text()
EXAMPLE = DOCUMENT.split("```json\n")[1].split("```")[0]

MODELS: dict[str, type[RecordModel]] = {
    model.__name__: model
    for module in (models, part_models)
    for model in vars(module).values()
    if isinstance(model, type) and issubclass(model, RecordModel) and model is not RecordModel
}


def words_of(annotation: object) -> set[str]:
    if get_origin(annotation) is Literal:
        return {word for word in get_args(annotation) if isinstance(word, str)}
    return {word for part in get_args(annotation) for word in words_of(part)}


def test_its_first_record_is_sound(problems_of: Callable[..., list[Problem]]) -> None:
    assert problems_of(EXAMPLE.encode()) == []


@pytest.mark.parametrize("model_name", sorted(MODELS))
def test_it_names_every_field_and_every_word(model_name: str) -> None:
    for name, field in MODELS[model_name].model_fields.items():
        assert f"`{field.alias or name}`" in DOCUMENT or f'"{field.alias or name}"' in DOCUMENT, name
        for word in words_of(field.annotation):
            assert f"`{word}`" in DOCUMENT, (name, word)


def test_its_sample_of_a_problem_is_what_check_says(problems_of: Callable[..., list[Problem]]) -> None:
    (problem,) = problems_of(EXAMPLE.replace('"speaker": "ada-birk"', '"speaker": "ada-brik"').encode())

    assert f"visit.json:{str(problem).partition('.json:')[2]}" in DOCUMENT
