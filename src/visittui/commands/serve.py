"""`visittui serve`: the screen as a page of the browser, for readers without a terminal."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from typing import TYPE_CHECKING

from visittui.commands.arguments.idle_option import add_idle_option
from visittui.commands.arguments.record_option import add_record_option, open_record
from visittui.commands.session.kiosk import IDLE_MINUTES, READERS_AT_ONCE
from visittui.errors import CannotContinueError, reason_of
from visittui.exit_codes import FOUND
from visittui.extras import require_extra

if TYPE_CHECKING:
    from visittui.web.origins import Origins

_EPILOG = f"""\
The page shows one record by the rules of --kiosk: nothing is written, no other record is opened, no shell is reached.
Only browsers on this machine are answered, unless --host names another address of it, or --public-name the name of a
proxy; who calls the page by any other name is refused. Each open page is a process of its own, which ends with the
page; there are at most {READERS_AT_ONCE} at once. Nothing is fetched from elsewhere.

It needs the extra "web": in the checkout, python3 -m pip install '.[web]' (docs/using.md, "Installing").

examples:
  visittui serve
  visittui serve --record hanoi-2024 --port 8765
  visittui serve --public-name https://visits.example.org/hanoi/

exit codes: 0 ended by Ctrl+C; 2 it could not be done"""

_LARGEST_PORT = 65535


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.epilog = _EPILOG
    add_record_option(parser)
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="where to listen (default: %(default)s)")
    parser.add_argument("--port", type=_port, default=8000, help="where to listen (default: %(default)s)")
    parser.add_argument(
        "--public-name",
        action="append",
        default=[],
        metavar="NAME",
        help="a name, or the whole address, by which readers come through a proxy (may be given several times)",
    )
    add_idle_option(parser, f"with --host or --public-name {IDLE_MINUTES:g}, otherwise never")


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _LARGEST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: a number from 1 to {_LARGEST_PORT}")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl+C.

    Raises:
        CannotContinueError: the extra is not installed, the record cannot be opened, the host or a public name is no
            name, or the port is taken.
    """
    require_extra("textual_serve", "web", "serve")
    origins = _origins(arguments)
    # Opened here first: what is wrong with the record is said in the terminal, and no page waits while it is built.
    with open_record(arguments) as archive:
        record = archive.record_path.absolute()
    from visittui.web.server import RecordServer
    from visittui.web.server_log import log_to_standard_error

    minutes = arguments.idle_minutes or (0.0 if origins.are_private else IDLE_MINUTES)
    # -I: neither the environment nor the directory decides what the page's process loads.
    session = [
        sys.executable,
        "-I",
        "-m",
        "visittui.commands.session.web_session",
        str(os.getpid()),
        str(record),
        str(minutes),
    ]
    log_to_standard_error()
    server = RecordServer(session, arguments.host, arguments.port, READERS_AT_ONCE, origins)
    try:
        server.run()
    except OSError as error:
        reason = "it is in use" if error.errno == errno.EADDRINUSE else reason_of(error)
        raise CannotContinueError(f"cannot listen on {arguments.host}, port {arguments.port}: {reason}") from None
    except UnicodeError:
        raise _no_host(arguments.host) from None
    return FOUND


def _origins(arguments: argparse.Namespace) -> Origins:
    from visittui.web.origins import Origins, public_name

    public = []
    for name in arguments.public_name:
        try:
            public.append(public_name(name))
        except ValueError:
            raise CannotContinueError(
                f"--public-name {name!r} is neither a name nor an address such as https://visits.example.org/hanoi/"
            ) from None
    try:
        return Origins(arguments.host, arguments.port, public)
    except ValueError:
        raise _no_host(arguments.host) from None


def _no_host(host: str) -> CannotContinueError:
    return CannotContinueError(f"--host {host!r} is no address and no name")
