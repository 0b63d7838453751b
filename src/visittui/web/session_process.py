"""The process of one page: started, heard and ended. It speaks the packets of Textual's web driver."""

from __future__ import annotations

import asyncio
import os
import re
import select
import signal
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import suppress

import orjson

GRACE = 0.5
"""Seconds in which a process may end by itself."""

_GREETING = b"__GANGLION__\n"
_HEAD = 5  # bytes: the kind of packet, and the length of what follows in four
_PIECE = 65536
_LAST = 500  # bytes of standard error that are kept
_KIND_OF_EXCEPTION = re.compile(r"^(?:\w+\.)*(\w+(?:Error|Exception))\b", re.MULTILINE)


class SessionProcess:
    """A process that draws for one page, and never outlives it."""

    def __init__(self, process: Process, keys: int) -> None:
        """Use `start`."""
        self._process = process
        self._keys: int | None = keys

    @classmethod
    async def start(cls, command: Sequence[str], size: tuple[int, int]) -> SessionProcess:
        """Start the command of a session for a page of so many columns and lines.

        Raises:
            OSError: no process can be started.
        """
        end_for_it, keys = os.pipe()
        os.set_blocking(keys, False)
        try:
            process = await asyncio.create_subprocess_exec(
                *command,
                stdin=end_for_it,
                stdout=PIPE,
                stderr=PIPE,
                env={**os.environ, "COLUMNS": str(size[0]), "ROWS": str(size[1]), "TEXTUAL_COLOR_SYSTEM": "truecolor"},
                # A Ctrl+C in the server's terminal is the server's to act on.
                start_new_session=True,
            )
        except OSError:
            os.close(keys)
            raise
        finally:
            os.close(end_for_it)
        return cls(process, keys)

    def type(self, data: bytes) -> bool:
        """Hand on input; the result is whether there was room for it."""
        return self._write(b"D", data)

    def tell(self, **meta: object) -> bool:
        """Hand on what is no input; the result is whether there was room for it."""
        return self._write(b"M", orjson.dumps(meta))

    def _write(self, kind: bytes, payload: bytes) -> bool:
        packet = kind + len(payload).to_bytes(4, "big") + payload
        # So much is written whole or not at all (pipe(7)): what the process has no time for is stored nowhere.
        assert len(packet) <= select.PIPE_BUF
        if self._keys is not None:
            with suppress(BlockingIOError, BrokenPipeError):
                return os.write(self._keys, packet) > 0
        return False

    async def greeted(self) -> bool:
        """Wait until it draws; false if it ends before that."""
        return await self._output.readline() == _GREETING

    async def packet(self) -> tuple[bytes, bytes] | None:
        """The kind and content of the next packet; None at the end."""
        try:
            head = await self._output.readexactly(_HEAD)
            return head[:1], await self._output.readexactly(int.from_bytes(head[1:], "big"))
        except asyncio.IncompleteReadError:
            return None

    async def end(self) -> tuple[int, str]:
        """Have it end, and wait for that: no longer than `GRACE`. Not to be cancelled.

        The result is its exit code, negative for a signal, and the kind of the exception that it told of on standard
        error, "" if of none: the text of one names files of this machine.
        """
        if self._keys is not None:
            os.close(self._keys)
            self._keys = None
        # Taken until the end, so that it does not wait in writing what nobody reads any more.
        last = asyncio.gather(_last_of(self._process.stdout), _last_of(self._process.stderr))
        try:
            async with asyncio.timeout(GRACE):
                await self._process.wait()
        except TimeoutError:
            # Not by its own `kill`: that asks whether it has ended, and takes the exit code that asyncio waits for.
            with suppress(ProcessLookupError):
                os.kill(self._process.pid, signal.SIGKILL)
            await self._process.wait()
        kinds = _KIND_OF_EXCEPTION.findall((await last)[1].decode(errors="replace"))
        assert self._process.returncode is not None
        return self._process.returncode, kinds[-1] if kinds else ""

    @property
    def _output(self) -> asyncio.StreamReader:
        assert self._process.stdout is not None
        return self._process.stdout


async def _last_of(stream: asyncio.StreamReader | None) -> bytes:
    last = b""
    while stream is not None and (piece := await stream.read(_PIECE)):
        last = (last + piece)[-_LAST:]
    return last
