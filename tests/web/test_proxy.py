"""Behind a real nginx that speaks https, below a path of its own: as docs/using.md sets it up, and in other ways."""

from __future__ import annotations

import re
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import aiohttp
import pytest

from terminal_driver import programs
from tests.web.browser import Browser
from tests.web.conftest import Server, a_free_port, serving

NAME = "visits.example.org"
GUIDE = Path(__file__).parents[2] / "docs" / "using.md"
OTHER_WAYS = {
    "whole": "proxy_pass http://127.0.0.1:8000;",
    "nameless": "proxy_pass http://127.0.0.1:8000/; proxy_set_header Host $proxy_host;",
    "with-port": "proxy_pass http://127.0.0.1:8000/; proxy_set_header Host $http_host;",
}
"""Other ways to write the block: the path left in place, the name not handed on, the port handed on, too."""


class Proxy(NamedTuple):
    port: int
    server: Server
    announced: str

    def flags(self) -> tuple[str, str]:
        """What a Chromium needs to find it, and to take its certificate."""
        return f"--host-resolver-rules=MAP {NAME} 127.0.0.1", "--ignore-certificate-errors"


def configuration(port: int, upstream: int) -> str:
    shown = re.search(r"^```nginx\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert shown is not None
    upgrade = shown[1].partition(";")[2].partition("}")[0].replace("proxy_set_header Host $host;", "")
    others = [f"location /{name}/ {{ {how} {upgrade} }}" for name, how in OTHER_WAYS.items()]
    locations = "\n".join([shown[1], *others]).replace("127.0.0.1:8000", f"127.0.0.1:{upstream}")
    return f"""
        daemon off; master_process off; pid nginx.pid; error_log stderr;
        events {{}}
        http {{
            access_log off;
            client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path f; uwsgi_temp_path u; scgi_temp_path s;
            server {{
                listen 127.0.0.1:{port} ssl; server_name {NAME};
                ssl_certificate {NAME}.pem; ssl_certificate_key {NAME}.key;
                {locations}
            }}
        }}"""


@pytest.fixture
def proxy(tmp_path: Path, environment: dict[str, str], require_program: Callable[[str], str]) -> Iterator[Proxy]:
    """`visittui serve` and an nginx before it."""
    folder = tmp_path / "nginx"
    folder.mkdir()
    nginx, openssl = require_program("nginx"), require_program("openssl")
    certificate = ["-keyout", f"{NAME}.key", "-out", f"{NAME}.pem", "-subj", f"/CN={NAME}"]
    programs.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *certificate],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    port = a_free_port()
    names = [f"https://{NAME}:{port}/{path}/" for path in ("hanoi", *OTHER_WAYS)]
    options = [option for name in names for option in ("--public-name", name)]
    with serving(environment, *options) as server:
        (folder / "nginx.conf").write_text(configuration(port, server.port))
        with programs.Program[bytes](
            [nginx, "-p", folder, "-c", "nginx.conf"], stderr=subprocess.DEVNULL, lifetime=600
        ) as process:
            wait_for(port, process)
            yield Proxy(port, server, server.announced)
            process.kill()


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60.0
    while process.poll() is None and time.monotonic() < deadline:
        with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port), timeout=60):
            return
    pytest.fail(f"nginx does not listen; its exit code: {process.returncode}")


@pytest.fixture
def a_tester_behind_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who can only reach other machines through it, and this one without."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")


@pytest.mark.usefixtures("a_tester_behind_a_proxy")
async def test_the_page_is_used_over_https_below_a_path(
    proxy: Proxy, tmp_path: Path, require_program: Callable[[str], str]
) -> None:
    public = f"{NAME}:{proxy.port}/hanoi/"
    assert proxy.announced == f"https://{public}"
    async with Browser(require_program("chromium"), tmp_path / "profile", *proxy.flags()) as browser:
        await browser.open(proxy.announced.removesuffix("/"))
        await browser.wait_for("Statements by speaker")
        await browser.type("/nuclear")
        await browser.wait_for(r"Search: nuclear +\d+ matches")

        asked = [address for address in browser.requested if not address.startswith(("about:", "data:"))]
        assert any(address.startswith(f"wss://{public}ws?") for address in asked)
        elsewhere = [address for address in asked if not re.match(rf"(?:https|wss)://{re.escape(public)}", address)]
        assert elsewhere == [proxy.announced.removesuffix("/")], "nginx adds the slash"


@pytest.mark.parametrize("path", ["hanoi", *OTHER_WAYS])
async def test_however_the_proxy_hands_requests_on(proxy: Proxy, path: str) -> None:
    url = f"https://127.0.0.1:{proxy.port}/{path}"
    name = {"Host": f"{NAME}:{proxy.port}"}
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=False)) as client:
        for file in ("", "static/page.js", "static/page.css", "static/textual.js", "static/xterm.css"):
            async with client.get(f"{url}/{file}", headers=name) as answer:
                assert answer.status == 200, file
        own = {**name, "Origin": f"https://{NAME}:{proxy.port}"}
        async with client.ws_connect(f"{url}/ws?width=80&height=24", headers=own) as page:
            message = await page.receive(timeout=60)
            assert message.type is aiohttp.WSMsgType.BINARY
        others = {**name, "Origin": "https://elsewhere.example"}
        with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
            await client.ws_connect(f"{url}/ws", headers=others)
