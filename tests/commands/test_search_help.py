"""What `visittui search --help` and docs/using.md say of the query language is what the parser reads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.help_of import help_of
from visittui.archive.search.language.fields import FIELDS, field_named
from visittui.archive.search.language.parsing import parse

USING = (Path(__file__).parents[2] / "docs" / "using.md").read_text(encoding="utf-8")


def fields_named_in(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w/])([a-z]+):(?=[\w\"`\s.,;]|$)", text))


@pytest.mark.parametrize(
    "text", [help_of("search"), USING.split("## Searching")[1].split("\n## ")[0]], ids=["help", "using"]
)
def test_every_field_is_told_and_no_other(text: str) -> None:
    told = {name for name in fields_named_in(text) if field_named(name)}
    assert told >= set(FIELDS)


def test_operators_of_the_help_are_operators() -> None:
    for text in ("-word", "NOT word"):
        ((alternative,),) = parse(text).clauses
        assert alternative.excluded, text
    ((one, other),) = parse("a OR b").clauses
    assert (str(one), str(other)) == ("a", "b")
    assert "NOT word" in help_of("search")
    assert "a OR b" in help_of("search")
