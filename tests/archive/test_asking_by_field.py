"""What fields find, and what a reader is told where they find nothing."""

from __future__ import annotations

from typing import Any

import pytest

from visittui.archive.search.searching import Results, search
from visittui.archive.store.archive import Archive

Item = dict[str, Any]


def refs(results: Results) -> list[str]:
    hits = results.hits()
    return [row.ref for row in hits.rows(0, len(hits))]


def papers(shipped: Item, act: str, key: str, id_: str) -> set[str]:
    return {
        f"agreement/{paper['id']}"
        for paper in shipped["agreements"]
        for signature in paper.get("signatures") or ()
        if signature["act"] == act and signature.get(key) == id_
    }


@pytest.mark.parametrize("act", ["signed", "exchanged", "adopted", "negotiated", "witnessed"])
@pytest.mark.parametrize("organisation", ["russia", "vietnam", "rosatom", "government-russia"])
def test_an_act_on_behalf_of_an_organisation_is_that_act_and_no_other(
    archive: Archive, shipped: Item, act: str, organisation: str
) -> None:
    assert set(refs(search(archive, f"{act}:{organisation}"))) == papers(shipped, act, "for", organisation)


def test_who_signed_nothing_is_said_to_have_exchanged(archive: Archive, shipped: Item) -> None:
    exchanged = papers(shipped, "exchanged", "person", "viktoria-panova")
    results = search(archive, "signed:panova")
    assert results.total == 0
    assert results.hints == (f"nothing here is signed by Viktoria Panova; exchanged:panova has {len(exchanged)}",)
    assert set(refs(search(archive, "exchanged:panova"))) == exchanged


@pytest.mark.parametrize(("person", "short"), [("vladimir-putin", "putin"), ("to-lam", "lam")])
def test_who_signed_some_papers_and_witnessed_others_is_not_taken_to_have_done_no_more(
    archive: Archive, shipped: Item, person: str, short: str
) -> None:
    signed, adopted, witnessed = (papers(shipped, act, "person", person) for act in ("signed", "adopted", "witnessed"))
    results = search(archive, f"signed:{short}")
    assert "agreement/hanoi-package" in signed
    assert set(refs(results)) == signed
    # What is found already is not counted again.
    others = len(adopted - signed), len(witnessed - signed)
    assert results.hints == (f"beside what is signed: adopted:{short} has {others[0]}, witnessed:{short} {others[1]}",)
    assert set(refs(search(archive, f"adopted:{short}"))) == adopted
    assert set(refs(search(archive, f"witnessed:{short}"))) == witnessed


def test_who_said_nothing_is_found_where_they_were(archive: Archive) -> None:
    (hint,) = search(archive, "speaker:kim").hints
    assert hint.startswith("nothing here is said by Kim Jong-un; named:kim has ")


@pytest.mark.parametrize(
    ("field", "kinds"),
    [("source", ("source",)), ("topic", ("topic",)), ("place", ("place",)), ("at", ("place", "event")),
     ("org", ("organisation",)), ("speaker", ("person", "organisation"))],
)  # fmt: skip
def test_an_id_typed_in_full_means_that_item(archive: Archive, field: str, kinds: tuple[str, ...]) -> None:
    rows = archive.rows(kinds, 0, 1_000)
    ids = [row.ref.partition("/")[2] for row in rows]
    for row, id_ in zip(rows, ids, strict=True):
        if ids.count(id_) == 1:
            assert refs(search(archive, f"{field}:{id_}")) == refs(search(archive, f"{field}:{row.ref}")), row.ref


def test_a_publisher_typed_in_full_means_all_its_sources_and_nobody_elses(archive: Archive, shipped: Item) -> None:
    for publisher in {source["publisher"] for source in shipped["sources"] if source.get("publisher")}:
        theirs = [source["id"] for source in shipped["sources"] if source.get("publisher") == publisher]
        either = " OR ".join(f"source:source/{id_}" for id_ in theirs)
        if not any(source["id"] == publisher.lower() for source in shipped["sources"]):
            found = refs(search(archive, f'source:"{publisher}"', order="time"))
            assert found == refs(search(archive, either, order="time")), publisher


def test_a_source_is_not_found_by_what_its_note_says_of_others(archive: Archive, shipped: Item) -> None:
    noted = [source for source in shipped["sources"] if "TASS" in (source.get("note") or "")]
    assert noted
    found = set(refs(search(archive, "source:tass")))
    theirs = " OR ".join(f"source:source/{s['id']}" for s in shipped["sources"] if s.get("publisher") == "TASS")
    assert found == set(refs(search(archive, theirs)))


def test_hints_about_sources_name_publishers(archive: Archive) -> None:
    (hint,) = search(archive, "source:government").hints
    assert hint.startswith("source:government may be President of Russia, Viet Nam Government Portal (VGP) or ")
    assert search(archive, "source:ruters").hints == ("no match for “ruters”, showing Reuters",)
    (hint,) = search(archive, "source:sputnik").hints
    assert hint == "source:sputnik is Sputnik alone, not Sputnik Việt Nam, Sputnik Africa or Sputnik Afrique"


def test_statements_are_a_kind(archive: Archive) -> None:
    assert refs(search(archive, "kind:statement")) == refs(search(archive, "kind:quotes")) != []
    assert refs(search(archive, "kind:papers")) == refs(search(archive, "kind:agreement")) != []


def test_references_find_the_items_themselves(archive: Archive) -> None:
    assert refs(search(archive, "person/to-lam")) == ["person/to-lam"]
    assert set(refs(search(archive, "person/to-lam, event/arrival"))) == {"person/to-lam", "event/arrival"}
    results = search(archive, "person/to-lan")
    assert results.total == 0
    assert results.hints == ("there is no person/to-lan in this record; nearest: person/to-lam",)
    assert refs(search(archive, "person/to-lam", scope="agreement/joint-statement")) == []


def test_a_reference_among_words_stands_for_what_is_linked_with_it(archive: Archive) -> None:
    assert set(refs(search(archive, "person/to-lam nuclear"))) == set(
        refs(search(archive, "nuclear", scope="person/to-lam"))
    )
    assert search(archive, "quote/unquote nuclear").complete == {}
