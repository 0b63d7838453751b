"""A search box offers fields and their values; what is taken from it finds as much as was said."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from visittui.archive.search.completion import MOST, completions
from visittui.archive.search.searching import search
from visittui.archive.store.archive import Archive


def test_letters_offer_the_fields_that_have_them(archive: Archive) -> None:
    offered = completions(archive, "nuclear spk")
    assert [(one.start, one.text) for one in offered] == [(8, "speaker:")]
    assert offered[0].meaning == "said by …"
    assert {"speaker:", "topic:", "only:", "date:"} <= {one.text for one in completions(archive, "")}


@pytest.mark.parametrize("field", ["speaker", "topic", "source", "place", "at", "kind", "form", "via", "org", "signed"])
def test_a_field_offers_its_values_and_each_finds_what_it_says(archive: Archive, field: str) -> None:
    offered = completions(archive, f"{field}:")
    assert offered
    for one in offered:
        assert one.start == len(field) + 1
        assert "/" not in one.text
        assert search(archive, f"{field}:{one.text}").total == one.hits, one


def test_values_are_narrowed_by_letters_in_any_of_their_names(archive: Archive) -> None:
    for typed in ("vput", "путин", "Vladimir P", '"vlad'):
        assert "Vladimir Putin" in [one.label for one in completions(archive, f"speaker:{typed.split()[0]}")]
    (first, *_) = completions(archive, "energy speaker:lam rosatom", caret=len("energy speaker:lam"))
    assert (first.start, first.text) == (15, '"To Lam" ')


def test_names_are_kept_readable(archive: Archive) -> None:
    (first, *_) = completions(archive, "speaker:vlad")
    assert first.text == '"Vladimir Putin" '
    assert first.hits == search(archive, "speaker:person/vladimir-putin").total


@pytest.mark.parametrize("text", ["date:", "zz:", "person/x", 'speaker:"Vladimir Putin" ', "“", "???", "a:b:c"])
def test_where_nothing_can_be_offered_there_is_nothing_wrong(archive: Archive, text: str) -> None:
    assert all(one.hits is None for one in completions(archive, text))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=50)
@given(st.text(max_size=12), st.sampled_from(["", "speaker:", "via:", "kind:", 'topic:"', "-source:"]))
def test_whatever_is_typed_something_or_nothing_is_offered(archive: Archive, typed: str, field: str) -> None:
    text = f"{field}{typed}"
    for one in completions(archive, text):
        assert 0 <= one.start <= len(text)
    assert len(completions(archive, text)) <= MOST
