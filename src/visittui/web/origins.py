"""Which names are ours: a page of another site, or a name that somebody has pointed at us, gets nothing.

The second is DNS rebinding: a name of an attacker's that resolves to an address of this machine makes the attacker's
page and ours of one origin for the browser, but not its Host, which still says the name.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Collection
from typing import NamedTuple
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""Names of this machine by which no other reaches it."""

_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104 (compared with, not listened on)


class PublicName(NamedTuple):
    """A name by which readers reach the server, behind a proxy or without.

    Attributes:
        scheme: `http` or `https`; "" where that was not said.
        address: the name, with its port unless that is the scheme's own.
        path: of the page, "" or with a slash before and none behind.
    """

    scheme: str
    address: str
    path: str


def public_name(text: str) -> PublicName:
    """Read a name as it is given on the command line: a host, with or without a port, or the page's whole address.

    Raises:
        ValueError: it is neither.
    """
    parts = urlsplit(text if "://" in text else f"//{text}")
    unwanted = parts.query or parts.fragment or "@" in parts.netloc or set(text) & set(" {}%\\")
    if parts.scheme not in ("", "http", "https") or not parts.hostname or parts.port == 0 or unwanted:
        raise ValueError(text)
    return PublicName(parts.scheme, parts.netloc.lower(), parts.path.rstrip("/"))


class Origins:
    """The names by which a server is reached.

    Attributes:
        paths: below which of it the page is: "" for the server's own root, and those that a proxy may leave in place.
    """

    def __init__(self, host: str, port: int, public: Collection[PublicName] = ()) -> None:
        """Take the names: the one that is listened on, with its port, and further ones."""
        self._host = host.lower()
        self._port = port
        self._public = public
        self.paths = {"", *(name.path for name in public)}
        self._hosts = {self._host, *(_host(name.address) for name in public)}

    @property
    def are_private(self) -> bool:
        """Whether only browsers on this machine come."""
        return self._host in LOOPBACK and not self._public

    def __str__(self) -> str:
        """The address to open: a public one where the whole of it was said."""
        whole = next((name for name in self._public if name.scheme), None)
        if whole is not None:
            return f"{whole.scheme}://{whole.address}{whole.path}/"
        host = _EVERYWHERE.get(self._host, self._host)
        return f"http://{f'[{host}]' if ':' in host else host}:{self._port}/"

    def own(self, called: str, origin: str | None, reached_at: str) -> bool:
        """Whether a request is for us, and of nobody else's page.

        `called` is its Host, the name by which the browser calls us; `origin` the site whose page asks, if it is said;
        `reached_at` the address of this machine that the connection came to.
        """
        called = called.lower()
        host = _host(called)
        reached = ipaddress.ip_address(reached_at.partition("%")[0])
        if host not in self._hosts and host != str(reached) and not (reached.is_loopback and host in LOOPBACK):
            return False
        if origin is None:
            return True
        try:
            asking = urlsplit(origin.lower())
        except ValueError:
            return False
        return asking.netloc == called or any(
            asking.netloc == name.address and name.scheme in ("", asking.scheme) for name in self._public
        )


def _host(address: str) -> str:
    try:
        return (urlsplit(f"//{address}").hostname or "").rstrip(".")
    except ValueError:
        return ""
