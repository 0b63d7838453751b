"""An item against its model: pydantic's findings in the words of the format."""

from __future__ import annotations

import re

import orjson
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from visittui.characters import printable
from visittui.record.checks.findings import ItemFindings
from visittui.record.field_descriptions import descriptions_of
from visittui.record.field_types import PATTERN_MEANINGS
from visittui.record.json_file.scanning import JsonSyntaxError, Path, scan
from visittui.record.model_fields import fields_of, model_at
from visittui.record.part_models import RecordModel
from visittui.record.wording import one_of, shortened, shown, suggested

_KEY = re.compile(rb'"[ \t\r\n]*+:')
_SPACES = b" \t\r\n"
_CONTAINERS = (dict, list)
_TYPES = {
    "string_type": "a text in double quotes",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "list_type": "a list: [ … ]",
    "model_type": "an object: { … }",
}


def check_against_model(item: object, model: type[RecordModel], found: ItemFindings) -> bool:
    """Report each difference between an item as read and its model; whether there is none."""
    try:
        model.__pydantic_validator__.validate_python(item)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            _say_detail(detail, model, found)
        return False
    return True


def is_sound(item: object, model: type[RecordModel]) -> bool:
    """Whether an item is as its model says."""
    return model.__pydantic_validator__.isinstance_python(item)


def check_keys(raw: bytes, item: object, found: ItemFindings) -> None:
    """Report keys that stand twice in one object of an item's bytes: of those, reading has kept the last in silence."""
    if has_keys_once(raw, item):
        return
    try:
        for value in scan(raw):
            if value.repeated:
                name = shortened(str(value.path[-1]))
                # The path leads to the first of them; the line that is said is the second's.
                found.say_at(value.key_at, value.path, f"“{name}” stands here a second time")
    except JsonSyntaxError as error:
        found.say_at(error.at, error.path, error.what, error.expected)


def has_keys_once(raw: bytes, value: object) -> bool:
    """Whether no key stands twice in the bytes that a value was read from; False also where that is not plain."""
    # What is written again is nearly always the same but for spaces, and then nothing was lost in reading.
    if raw.translate(None, _SPACES) == orjson.dumps(value).translate(None, _SPACES):
        return True
    return len(_KEY.findall(raw)) == _count_keys(value)


def _say_detail(detail: ErrorDetails, model: type[RecordModel], found: ItemFindings) -> None:
    path: Path = detail["loc"]
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "missing":
        found.say(path, f"“{path[-1]}” is missing", _meaning(model, path))
    elif kind == "extra_forbidden":
        around = model_at(model, path[:-1])
        names = [field.name for field in fields_of(around)] if around else []
        found.say(path, "unknown field", suggested(str(path[-1]), names) or one_of(names), key=True)
    elif kind == "literal_error":
        found.say(path, f"{shown(value)} is unknown", "one of " + str(context["expected"]).replace("'", ""))
    elif kind in _TYPES:
        found.say(path, f"{shown(value)} stands here", _TYPES[kind])
    elif kind == "string_pattern_mismatch":
        found.say(path, f"{shown(value)} will not do", PATTERN_MEANINGS[str(context["pattern"])])
    elif kind == "too_short":
        found.say(path, f"the list has {context['actual_length']}", f"at least {context['min_length']}")
    elif kind == "too_long":
        found.say(path, f"the list has {context['actual_length']}", f"at most {context['max_length']}")
    elif kind == "greater_than_equal":
        found.say(path, f"{shown(value)} is too small", f"{context['ge']} or more")
    elif kind == "string_too_long":
        found.say(path, f"{shown(value)} is too long", f"at most {context['max_length']} characters")
    else:
        found.say(path, f"{shown(value)}: {printable(detail['msg'])}")


def _meaning(model: type[RecordModel], path: Path) -> str:
    """What a missing field should hold, in the words of its description."""
    around = model_at(model, path[:-1])
    for name, field in around.model_fields.items() if around else ():
        if path[-1] == (field.alias or name):
            return printable(field.description or descriptions_of(around).get(name, "")).split(". ")[0]
    return ""


def _count_keys(value: object) -> int:
    if isinstance(value, dict):
        return len(value) + sum([_count_keys(inner) for inner in value.values() if inner.__class__ in _CONTAINERS])
    if isinstance(value, list):
        return sum([_count_keys(inner) for inner in value if inner.__class__ in _CONTAINERS])
    return 0
