"""Who is answered: the page that is called by a name of ours, and nobody else's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visittui.web.origins import Origins, PublicName, public_name

PUBLIC = public_name("https://visits.example.org/hanoi/")
BOOKS = public_name("https://Bücher.example/")
EVERYWHERE = "0.0.0.0"  # noqa: S104 (nobody listens on it)
HERE, THERE = "127.0.0.1", "192.0.2.7"


@pytest.mark.parametrize(
    ("host", "public", "reached_at", "called", "origin"),
    [
        ("127.0.0.1", [], HERE, "127.0.0.1:8000", None),
        ("127.0.0.1", [], HERE, "localhost:8000", "http://localhost:8000"),
        ("127.0.0.1", [], HERE, "LocalHost.:8000", "http://localhost.:8000"),
        ("::1", [], "::1", "[::1]:8000", "http://[::1]:8000"),
        # An address of this machine that is not loopback: its own name, and the address that the connection came to.
        ("192.0.2.7", [], THERE, "192.0.2.7:8000", "http://192.0.2.7:8000"),
        ("reading.example.org", [], THERE, "reading.example.org:8000", None),
        ("reading.example.org", [], THERE, "192.0.2.7:8000", None),
        (EVERYWHERE, [], THERE, "192.0.2.7:8000", None),
        (EVERYWHERE, [], HERE, "localhost:8000", None),
        ("::", [], "fe80::1%eth0", "[fe80::1]:8000", None),
        # Behind a proxy that hands on the name, or says its own.
        ("127.0.0.1", [PUBLIC], HERE, "visits.example.org", "https://visits.example.org"),
        ("127.0.0.1", [PUBLIC], HERE, "127.0.0.1:8000", "https://visits.example.org"),
        ("127.0.0.1", [public_name("a.example:8443")], HERE, "127.0.0.1:8000", "https://a.example:8443"),
        ("127.0.0.1", [public_name("a.example:443")], HERE, "127.0.0.1:8000", "https://a.example"),
        # Spelt otherwise than browsers spell it.
        ("127.0.0.1", [BOOKS], HERE, "xn--bcher-kva.example", "https://xn--bcher-kva.example"),
        ("127.0.0.1", [BOOKS], HERE, "127.0.0.1:8000", "https://xn--bcher-kva.example"),
        ("127.0.0.1", [public_name("https://faß.example")], HERE, "xn--fa-hia.example", None),
        ("127.0.0.1", [public_name("https://a.example:443/")], HERE, "127.0.0.1:8000", "https://a.example"),
        ("127.0.0.1", [public_name("https://a.example./")], HERE, "127.0.0.1:8000", "https://a.example"),
        ("127.0.0.1", [PUBLIC], HERE, "visits.example.org:443", "https://visits.example.org"),
        ("Reading.example.org.", [], THERE, "reading.example.org:8000", "http://reading.example.org:8000"),
        ("::1", [], "::1", "[0:0:0:0:0:0:0:1]:8000", "http://[::1]:8000"),
        ("0:0:0:0:0:0:0:1", [], "::1", "localhost:8000", None),
        ("fe80::1%eth0", [], "fe80::1%eth0", "[fe80::1]:8000", None),
    ],
)
def test_own_pages_are_answered(
    host: str, public: list[PublicName], reached_at: str, called: str, origin: str | None
) -> None:
    assert Origins(host, 8000, public).own(called, origin, reached_at)


@pytest.mark.parametrize(
    ("host", "public", "reached_at", "called", "origin"),
    [
        ("127.0.0.1", [], HERE, "elsewhere.example", None),
        ("127.0.0.1", [], HERE, "", None),
        ("127.0.0.1", [], HERE, "[", None),
        ("127.0.0.1", [], HERE, "evil@127.0.0.1", None),
        ("127.0.0.1", [], HERE, "127.0.0.1:8000/evil", None),
        ("127.0.0.1", [], HERE, "127.0.0.1:x", None),
        ("127.0.0.1", [], HERE, "127.0.0.1:999999", None),
        ("127.0.0.1", [], HERE, "[127.0.0.1]:8000", None),
        ("127.0.0.1", [], "", "127.0.0.1:8000", None),
        ("127.0.0.1", [], HERE, "192.0.2.7:8000", None),
        ("127.0.0.1", [], HERE, "127.0.0.1:8000", "https://elsewhere.example"),
        ("127.0.0.1", [], HERE, "127.0.0.1:8000", "null"),
        ("127.0.0.1", [], HERE, "127.0.0.1:8000", "http://["),
        ("127.0.0.1", [], HERE, "127.0.0.1:8000", "http://127.0.0.1:9000"),
        # A name that somebody has pointed at this machine.
        ("192.0.2.7", [], THERE, "elsewhere.example:8000", None),
        (EVERYWHERE, [], THERE, "elsewhere.example:8000", None),
        (EVERYWHERE, [], THERE, "localhost:8000", None),
        ("::", [], "fe80::1%eth0", "elsewhere.example:8000", None),
        ("127.0.0.1", [PUBLIC], HERE, "example.org", None),
        ("127.0.0.1", [PUBLIC], HERE, "127.0.0.1:8000", "http://visits.example.org"),
        ("127.0.0.1", [PUBLIC], HERE, "127.0.0.1:8000", "https://visits.example.org:444"),
    ],
)
def test_others_are_refused(
    host: str, public: list[PublicName], reached_at: str, called: str, origin: str | None
) -> None:
    assert not Origins(host, 8000, public).own(called, origin, reached_at)


@given(st.text(), st.text(), st.text())
def test_garbage_is_refused(called: str, origin: str, host: str) -> None:
    assert not Origins("127.0.0.1", 8000).own(f"{called}.example", origin, HERE)
    assert not Origins("127.0.0.1", 8000).own("127.0.0.1", f"https://{host}.example{origin}", HERE)


@pytest.mark.parametrize(
    ("host", "public", "address"),
    [
        ("127.0.0.1", [], "http://127.0.0.1:8000/"),
        ("::1", [], "http://[::1]:8000/"),
        (EVERYWHERE, [], "http://127.0.0.1:8000/"),
        ("::", [], "http://[::1]:8000/"),
        ("reading.example.org", [], "http://reading.example.org:8000/"),
        ("0:0::1", [], "http://[::1]:8000/"),
        ("127.0.0.1", [BOOKS], "https://xn--bcher-kva.example/"),
        ("127.0.0.1", [public_name("https://[::1]:8443/a/")], "https://[::1]:8443/a/"),
        ("127.0.0.1", [PUBLIC], "https://visits.example.org/hanoi/"),
        ("127.0.0.1", [public_name("visits.example.org"), PUBLIC], "https://visits.example.org/hanoi/"),
        ("127.0.0.1", [public_name("visits.example.org")], "http://127.0.0.1:8000/"),
    ],
)
def test_the_address_that_is_announced_can_be_opened(host: str, public: list[PublicName], address: str) -> None:
    assert str(Origins(host, 8000, public)) == address


@pytest.mark.parametrize(
    "text",
    [
        *("", "/", "https://", "ftp://a.example", "a b.example", "a.example?x", "https://u@a.example/", "a.example:0"),
        *("a.example:99999", "https://[", "https://a.example/{x}", "https://a.example/%2e/", "a.example\\b"),
        *(
            ".",
            "..",
            "https://.",
            "*",
            "https://*.example",
            "a..b",
            "-a.example",
            "x" * 64,
            "\udcff",
            "[127.0.0.1]",
            ":80",
        ),
    ],
)
def test_what_is_no_name_is_said(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        public_name(text)
