"""What a reader does and what a terminal says, from the bytes that it sends: messages for Textual."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator

from textual._xterm_parser import XTermParser
from textual.events import AppBlur, AppFocus, Key, MouseEvent, Paste
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from visittui.characters import on_one_line
from visittui.tui.terminal.key_events import KeyReader, ends_program
from visittui.tui.terminal.sequences import InputToken, Sequences

_MOUSE = re.compile(r"\x1b\[<\d{1,4};\d{1,4};\d{1,4}[Mm]")
_SYNCHRONISES = re.compile(r"\x1b\[\?2026;[1-4]\$y")
_INTRODUCERS = b"\x8f\x90\x98\x9b\x9c\x9d\x9e\x9f"  # SS3, DCS, SOS, CSI, ST, OSC, PM and APC in eight bits
_NO_TEXT = "\ufffd"
_LONGEST = 4  # bytes of a character


class InputParser:
    """The reader's keys, mouse and pastes; of the terminal's own words those that Textual asked for.

    Textual's own parser types what it does not understand, and ends the program on numbers of no letter. What it knows
    of keys and mouse is used here.
    """

    def __init__(self) -> None:
        self._sequences = Sequences(ends_program)
        self._keys = KeyReader()
        self._mouse = XTermParser()

    @property
    def patience(self) -> float | None:
        """Seconds of silence after which `silence` is to be called; None where none is waited for."""
        return self._sequences.patience

    def feed(self, text: str) -> Iterator[Message]:
        """Take the next piece of what the terminal sends, cut anywhere."""
        return self._messages(self._sequences.feed(text))

    def silence(self) -> Iterator[Message]:
        """Nothing has come for as long as `patience`."""
        return self._messages(self._sequences.silence())

    def _messages(self, tokens: Iterable[InputToken]) -> Iterator[Message]:
        for kind, text in tokens:
            if kind == "text":
                for character in text.replace(_NO_TEXT, ""):
                    yield from self._keys.typed(character)
            elif kind == "escape":
                yield Key("escape", text)
            elif kind == "alt":
                yield from self._keys.typed(text, alt=True)
            elif kind == "paste":
                yield Paste(on_one_line(text).replace(_NO_TEXT, ""))
            else:
                yield from self._said(text)

    def _said(self, sequence: str) -> Iterator[Message]:
        if sequence == "\x1b[I":
            yield AppFocus()
        elif sequence == "\x1b[O":
            yield AppBlur()
        elif _MOUSE.fullmatch(sequence):
            event = self._mouse.parse_mouse_code(sequence)
            if isinstance(event, MouseEvent):
                yield event
        elif _SYNCHRONISES.fullmatch(sequence):
            yield TerminalSupportsSynchronizedOutput()
        else:
            yield from self._keys.pressed(sequence)


def decoding() -> Callable[[bytes], str]:
    """Characters of what is read, cut anywhere; what is no text may be part of a sequence, and is no key."""
    return codecs.getincrementaldecoder("utf-8")(errors="visittui.bytes").decode


def _character(error: UnicodeError) -> tuple[str, int]:
    """A byte for which there is no letter; one that begins an answer stands alone, not amid others that are no text."""
    assert isinstance(error, UnicodeDecodeError)
    byte, before = error.object[error.start], error.object[: error.start].removesuffix(b"\x9c")  # another's end
    if byte in _INTRODUCERS and not before[-_LONGEST:].decode(errors="replace").endswith(_NO_TEXT):
        return chr(byte), error.end
    return _NO_TEXT * (error.end - error.start), error.end


codecs.register_error("visittui.bytes", _character)
