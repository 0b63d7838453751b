"""Which names are ours: a page of another site, or a name that somebody has pointed at us, gets nothing.

The second is DNS rebinding: a name of an attacker's that resolves to an address of this machine makes the attacker's
page and ours of one origin for the browser, but not its Host, which still says the name.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection
from typing import NamedTuple
from urllib.parse import urlsplit

import idna

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""Names of this machine by which no other reaches it."""

_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 (compared with, not listened on)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_LARGEST_PORT = 65535

_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_ADDRESS = re.compile(r"(?:\[([0-9a-fA-F:.]+)\]|([^:\[\]]+))(?::([0-9]{1,5}))?")


class PublicName(NamedTuple):
    """A name by which readers reach the server, behind a proxy or without.

    Attributes:
        scheme: `http` or `https`; "" where that was not said.
        host: the name as browsers spell it.
        port: None where it is the scheme's own.
        path: of the page, "" or with a slash before and none behind.
    """

    scheme: str
    host: str
    port: int | None
    path: str


def public_name(text: str) -> PublicName:
    """Read a name as it is given on the command line: a host, with or without a port, or the page's whole address.

    Raises:
        ValueError: it is neither.
    """
    parts = urlsplit(text if "://" in text else f"//{text}")
    unwanted = parts.query or parts.fragment or set(text) & set(" {}%\\")
    if parts.scheme not in ("", *_DEFAULT_PORTS) or unwanted:
        raise ValueError(text)
    host, port = _host_and_port(parts.netloc)
    return PublicName(
        parts.scheme, host, None if port == _DEFAULT_PORTS.get(parts.scheme) else port, parts.path.rstrip("/")
    )


def as_browsers_spell(host: str) -> str:
    """A name in the letters of the Domain Name System and without the root's dot, or an address in its one form.

    Raises:
        ValueError: it is neither.
    """
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        name = (host.lower() if host.isascii() else idna.encode(host, uts46=True).decode()).removesuffix(".")
    if not _NAME.fullmatch(name):
        raise ValueError(host)
    return name


class Origins:
    """The names by which a server is reached.

    Attributes:
        paths: below which of it the page is: "" for the server's own root, and those that a proxy may leave in place.
    """

    def __init__(self, host: str, port: int, public: Collection[PublicName] = ()) -> None:
        """Take the names: the one that is listened on, with its port, and further ones.

        Raises:
            ValueError: the one that is listened on is neither a name nor an address.
        """
        self._host = as_browsers_spell(host.partition("%")[0])  # without the network card of a link-local address
        self._port = port
        self._public = public
        self.paths = {"", *(name.path for name in public)}
        self._hosts = {self._host, *(name.host for name in public)}

    @property
    def are_private(self) -> bool:
        """Whether only browsers on this machine come."""
        return self._host in LOOPBACK and not self._public

    def __str__(self) -> str:
        """The address to open: a public one where the whole of it was said."""
        whole = next((name for name in self._public if name.scheme), None)
        if whole is not None:
            return f"{whole.scheme}://{_with_port(whole.host, whole.port)}{whole.path}/"
        return f"http://{_with_port(_EVERYWHERE.get(self._host, self._host), self._port)}/"

    def own(self, called: str, origin: str | None, reached_at: str) -> bool:
        """Whether a request is for us, and of nobody else's page.

        `called` is its Host, the name by which the browser calls us; `origin` the site whose page asks, if it is said;
        `reached_at` the address of this machine that the connection came to.
        """
        try:
            host, port = _host_and_port(called)
            asking = None if origin is None else urlsplit(origin)
            asking_host, asking_port = (host, port) if asking is None else _host_and_port(asking.netloc)
            reached = ipaddress.ip_address(reached_at.partition("%")[0])
        except ValueError:
            return False
        if host not in self._hosts and host != str(reached) and not (reached.is_loopback and host in LOOPBACK):
            return False
        if asking is None:
            return True
        default = _DEFAULT_PORTS.get(asking.scheme)
        ours = {(host, port or default)}
        ours |= {(name.host, name.port or default) for name in self._public if name.scheme in ("", asking.scheme)}
        return default is not None and (asking_host, asking_port or default) in ours


def _host_and_port(address: str) -> tuple[str, int | None]:
    parts = _ADDRESS.fullmatch(address)
    if parts is None:
        raise ValueError(address)
    number, name, port = parts.groups()
    if port and not 1 <= int(port) <= _LARGEST_PORT:
        raise ValueError(address)
    host = str(ipaddress.IPv6Address(number)) if number else as_browsers_spell(name)
    return host, int(port) if port else None


def _with_port(host: str, port: int | None) -> str:
    return (f"[{host}]" if ":" in host else host) + (f":{port}" if port else "")
