"""What the shipped record says of its sources: whose they are, and how that is known."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

ADDRESS = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+", re.IGNORECASE)


def test_a_publisher_of_whom_only_the_address_is_known_is_inferred(shipped: dict[str, Any]) -> None:
    named = [source for source in shipped["sources"] if ADDRESS.fullmatch(source["publisher"] or "")]
    bare = [source for source in named if source["publisher"].casefold() in urlsplit(source["url"]).netloc.casefold()]

    assert len(bare) > 15
    for source in bare:
        assert source["publisher_basis"] == "inferred", source["id"]
        assert "known by its address alone" in source["note"], source["id"]


def test_a_publisher_s_name_holds_no_words_of_ours(shipped: dict[str, Any]) -> None:
    for source in shipped["sources"]:
        # An abbreviation in brackets is the publisher's own: Viet Nam Government Portal (VGP).
        rest = re.sub(r" \([A-Z]{2,}\)$", "", source["publisher"] or "")
        assert not re.search(r"[(),]", rest), source["id"]
        assert not rest.startswith("Provincial"), source["id"]


def test_an_inferred_publisher_says_from_what(shipped: dict[str, Any]) -> None:
    for source in shipped["sources"]:
        if source["publisher_basis"] == "inferred":
            assert source.get("note"), source["id"]


def test_a_copy_is_by_whom_it_copies(shipped: dict[str, Any]) -> None:
    sources = {source["id"]: source for source in shipped["sources"]}

    assert sources["thactrang-parliament"]["publisher"] == "VNA"
    assert sources["thactrang-parliament"]["as_read"].startswith("as copied on thactrang.com")
    for source in sources.values():
        copied = re.search(r"as (?:copied|carried|passed on) (?:on|by) ([\w.-]+)", source.get("as_read") or "")
        assert copied is None or copied[1].casefold() != (source["publisher"] or "").casefold(), source["id"]
        assert not re.match("Copy of ", source.get("note") or ""), source["id"]
