"""The JSON Schema that editors use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest
from jsonschema import Draft202012Validator

from visittui.commands.schema import record_schema, schema_text

SCHEMA_FILE = Path(__file__).parent.parent.parent / "data" / "visit.schema.json"


def test_the_file_is_in_step_with_the_models() -> None:
    assert SCHEMA_FILE.read_text() == schema_text(), "run: visittui schema > data/visit.schema.json"


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(record_schema())


@pytest.mark.parametrize("name", ["example_path", "shipped_path"])
def test_records_keep_to_it(name: str, request: pytest.FixtureRequest) -> None:
    record = orjson.loads(request.getfixturevalue(name).read_bytes())

    assert list(Draft202012Validator(record_schema()).iter_errors(record)) == []


def test_a_record_may_say_where_its_schema_is(example: dict[str, Any], problems_of: Any) -> None:
    assert problems_of({"$schema": "./visit.schema.json", **example}) == []
    (problem,) = problems_of({"$schema": 1, **example})
    assert problem.path == "$schema"


def test_it_says_what_fields_mean() -> None:
    schema = record_schema()

    assert schema["$defs"]["Quote"]["properties"]["text"]["description"].startswith("The words between the marks")
    assert "from" in schema["$defs"]["EventTime"]["properties"]
    assert schema["$defs"]["Quote"]["additionalProperties"] is False
