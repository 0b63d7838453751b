"""A sound record damaged at random: it is still sound, or a problem says where it is not; never anything else."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from visittui.record.checks.checking import Report, check_record
from visittui.record.models import Record

EXAMPLE = Path(__file__).parent.parent / "fixtures" / "example-visit.json"
TEXTS = EXAMPLE.parent / "example-texts"
SOUND = EXAMPLE.read_bytes()

Way = tuple[str | int, ...]

pytestmark = pytest.mark.filterwarnings("error")

damages = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

odd_values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=20).filter(lambda text: not any("\ud800" <= c <= "\udfff" for c in text)),
    st.just([]),
    st.just({}),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.sampled_from(["id", "text", "line"]), st.integers(), max_size=2),
)


def ways_of(value: object, way: Way = ()) -> list[Way]:
    """The way to each value within a value."""
    inside: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    return [way] * bool(way) + [found for step, inner in inside for found in ways_of(inner, (*way, step))]


WAYS = ways_of(orjson.loads(SOUND))
KEYS = [way for way in WAYS if isinstance(way[-1], str)]
TEXT_WAYS = [way for way in WAYS if way[-1] not in ("sha256", "$schema")]


def at(record: Any, way: Way) -> Any:
    for step in way:
        record = record[step]
    return record


def check(content: bytes, directory: Path, sources: Path | None = None) -> Report:
    path = directory / "record.json"
    path.write_bytes(content)
    report = check_record(path, sources=sources)
    lines = content.split(b"\n")
    for problem in report.problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.what
        assert str(problem).isprintable()
    assert (report.record is None) == bool(report.problems)
    assert report.problems or agrees_with_its_readers(content)
    return report


def agrees_with_its_readers(content: bytes) -> bool:
    """Whether orjson and the models take the whole file as the checker took its parts."""
    try:
        Record.model_validate(orjson.loads(content))
    except (orjson.JSONDecodeError, ValidationError):
        return False
    return True


@damages
@given(way=st.sampled_from(WAYS), value=odd_values)
def test_a_value_is_changed(way: Way, value: object, tmp_path: Path) -> None:
    record = orjson.loads(SOUND)
    at(record, way[:-1])[way[-1]] = value
    try:
        content = orjson.dumps(record, option=orjson.OPT_INDENT_2)
    except TypeError:
        # An integer too large for orjson to write.
        return
    check(content, tmp_path, TEXTS)


@damages
@given(way=st.sampled_from(WAYS))
def test_something_is_left_out(way: Way, tmp_path: Path) -> None:
    record = orjson.loads(SOUND)
    del at(record, way[:-1])[way[-1]]

    check(orjson.dumps(record), tmp_path, TEXTS)


@damages
@given(way=st.sampled_from([way for way in WAYS if isinstance(way[-1], int)]))
def test_something_stands_twice(way: Way, tmp_path: Path) -> None:
    record = orjson.loads(SOUND)
    values = at(record, way[:-1])
    values.append(copy.deepcopy(values[way[-1]]))

    report = check(orjson.dumps(record), tmp_path)

    if len(way) == 2 and way[0] != "uncited":
        assert any("already" in problem.what for problem in report.problems)


@damages
@given(way=st.sampled_from(KEYS), name=st.text(max_size=12).filter(lambda text: text.isprintable()))
def test_a_field_is_renamed(way: Way, name: str, tmp_path: Path) -> None:
    record = orjson.loads(SOUND)
    inside = at(record, way[:-1])
    inside[name] = inside.pop(way[-1])

    report = check(orjson.dumps(record), tmp_path)

    # A name that the format has may stand there by right.
    assert report.problems or name in {key[-1] for key in KEYS}


@damages
@given(one=st.sampled_from(TEXT_WAYS), other=st.sampled_from(TEXT_WAYS))
def test_two_values_are_swapped(one: Way, other: Way, tmp_path: Path) -> None:
    record, sound = orjson.loads(SOUND), orjson.loads(SOUND)
    try:
        at(record, one[:-1])[one[-1]] = at(sound, other)
        at(record, other[:-1])[other[-1]] = at(sound, one)
    except (KeyError, IndexError, TypeError):
        # One stands within the other.
        return
    check(orjson.dumps(record, option=orjson.OPT_INDENT_2), tmp_path, TEXTS)


@damages
@given(key=st.sampled_from(KEYS), value=odd_values)
def test_a_key_stands_twice(key: Way, value: object, tmp_path: Path) -> None:
    record = orjson.loads(SOUND)
    inside, name = at(record, key[:-1]), str(key[-1])
    inside["\x00"] = None
    doubled = orjson.dumps(record).replace(rb'"\u0000":null', orjson.dumps(name) + b":" + orjson.dumps(inside[name]))

    report = check(doubled, tmp_path)

    assert any("a second time" in problem.what for problem in report.problems)


@damages
@given(places=st.lists(st.integers(0, len(SOUND) - 1), min_size=1, max_size=4), byte=st.integers(1, 255))
def test_bytes_are_flipped(places: list[int], byte: int, tmp_path: Path) -> None:
    damaged = bytearray(SOUND)
    for place in places:
        damaged[place] ^= byte

    check(bytes(damaged), tmp_path, TEXTS)


@damages
@given(length=st.integers(0, len(SOUND) - 3))
def test_the_file_is_cut(length: int, tmp_path: Path) -> None:
    assert check(SOUND[:length], tmp_path, TEXTS).problems


@damages
@given(start=st.integers(0, len(SOUND)), length=st.integers(0, 200))
def test_a_stretch_is_missing(start: int, length: int, tmp_path: Path) -> None:
    check(SOUND[:start] + SOUND[start + length :], tmp_path, TEXTS)


@damages
@given(place=st.integers(0, len(SOUND)), piece=st.binary(max_size=6) | st.sampled_from([b'"', b"{", b"]", b",", b"\\"]))
def test_something_strange_is_put_in(place: int, piece: bytes, tmp_path: Path) -> None:
    check(SOUND[:place] + piece + SOUND[place:], tmp_path, TEXTS)


@damages
@given(content=st.binary(max_size=200) | st.text(alphabet='{}[]",:\\tfn1 "', max_size=60).map(str.encode))
def test_any_bytes(content: bytes, tmp_path: Path) -> None:
    assert check(b'{"format":1,' + content, tmp_path).problems
