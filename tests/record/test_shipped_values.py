"""The numbers, days and hours of the shipped record's accounts are those of the accounts' own words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from visittui.measures import measure_of

WORDS = {
    "4": ("fourth", "three came before"),
    "5": ("fifth", "four before"),
    "9": ("nine",),
    "10": ("ten",),
    "11": ("eleven",),
    "12": ("twelve", "dozen", "less than a year"),
    "15": ("fifteen",),
    "20": ("twenty",),
    "12:00": ("noon",),
    "01:00": ("one",),
    "01:45": ("a quarter to two",),
    "01:50": ("ten to two",),
    "02:00": ("two",),
    "2024-06-19": ("19 june", "wednesday", "19 and 20 june"),
    "2024-06-20": ("20 june", "thursday", "19 and 20 june"),
    "2024-06-21": ("21 june",),
}
SIGNS = {"about": ("about", "around"), "more than": ("more than", "past", "after"), "at least": ("at least",)}


def accounts(shipped: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], str]]:
    for difference in shipped["differences"]:
        for account in difference["accounts"]:
            for value in account.get("values", ()):
                yield difference["kind"], account, value


def test_every_value_stands_in_what_its_account_says(shipped: dict[str, Any]) -> None:
    found = list(accounts(shipped))
    assert len(found) > 40
    for kind, account, value in found:
        measure = measure_of(value, years=kind == "date")
        assert measure is not None, value
        said = account["says"].lower()
        for part in filter(None, (measure.first, measure.last)):
            assert any(word in said for word in (part, *WORDS.get(part, ()))), (value, said)
        for word in SIGNS.get(measure.qualifier, ()):
            if word in said:
                break
        else:
            assert measure.qualifier not in SIGNS, (value, said)


def test_differences_of_numbers_say_what_they_count(shipped: dict[str, Any]) -> None:
    for difference in shipped["differences"]:
        values = [value for account in difference["accounts"] for value in account.get("values", ())]
        if difference["kind"] == "count":
            assert values, difference["id"]
            assert difference["unit"], difference["id"]
        elif difference["kind"] not in ("date", "time"):
            assert not values, difference["id"]
