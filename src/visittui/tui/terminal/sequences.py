"""What comes from a terminal, cut into what belongs together: letters, control sequences, pastes.

A terminal sends keys and its answers to questions in the same stream, and a line cuts both anywhere. A sequence that is
not understood is a whole nevertheless: where it ends is known from its beginning (ECMA-48, 5.4 and 5.6; the states are
those of P. Williams, "A parser for DEC's ANSI-compatible video terminals", vt100.net), so none of it is ever typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

ESCAPE_DELAY = 0.1
"""Seconds after which an Escape that nothing follows was the key; Textual's usual delay."""

REST_DELAY = 1.0
"""Seconds after which the rest of a sequence or of a string does not come any more."""

PASTE_DELAY = 5.0
"""Seconds of silence after which a paste has ended though its end was never sent."""

PASTE_PAUSE = 0.05
"""Seconds of silence in a paste after which a key that ends the program was typed, not pasted."""

MOST_PASTED = 65_536
"""Characters kept of one paste; no box takes as many."""

_LONGEST = 256  # characters of a control sequence; what is longer is thrown away as it comes

_COMPLETE = re.compile(
    r"\x1b(?:"
    r"\[\[."  # function keys of the Linux console
    r"|\[M.{3}"  # the mouse before SGR: three bytes of any value
    r"|\[\d+\$"  # rxvt's keys with Shift end with what is no end elsewhere
    r"|\[(?![\[M])[ -?]*[@-~]"
    r"|O[\d;]*[ @-~]"
    r"|[^\x00-\x1f\[\]OPX^_]"  # Alt and a key
    r")",
    re.DOTALL,
)
_BEGUN = re.compile(r"\x1b(?:\[(?:\[|M.{0,2}|[ -?]*)|O[\d;]*)?", re.DOTALL)
_BEGINS_STRING = re.compile(r"\x1b[\]PX^_]")  # OSC, DCS, SOS, PM, APC
_TEXT = re.compile(r"[^\x1b\x80-\x9f]+")
# BEL, CAN, SUB and ST end a string; Ctrl+C and Ctrl+Q are never part of one.
_ENDS_STRING = re.compile(r"[\x07\x18\x1a\x9c\x03\x11\x1b]")
_STRING_ENDS = "\x1b\\"  # ST: where no string has begun it is nobody's Alt and a key either
_ENDS_LONG_SEQUENCE = re.compile(r"[^ -?]")
_CALLED_OFF = "\x18\x1a"  # CAN and SUB: what a control sequence ends with where it is not to count
_PASSED_OVER = "\x7f\ufffd"  # in a control sequence: DEL, and what is no text
_IN_PASSING = {*map(chr, range(0x20)), *_PASSED_OVER} - {"\x1b", *_CALLED_OFF}
"""What may stand in a control sequence and is no part of it, nor ends it: the other controls are acted on at once."""
_PASTE_BEGINS, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"
_QUIT_KEYS = "\x03\x11"
_MODIFIER_PRESSED = re.compile(r"\x1b\[574(?:4[1-9]|5[0-4])(?:[:;][\d:;]*)?u")
"""Shift, Ctrl and their like on their way to another key, which kitty's protocol tells, too."""

InputKind = Literal["text", "escape", "alt", "sequence", "paste"]


class InputToken(NamedTuple):
    """What belongs together.

    Attributes:
        kind: `text` as typed, `escape` the key, `alt` a key with Alt, `sequence` any other control sequence with its
            introducer, `paste` what stood between the brackets of one.
        text: the characters; of `alt` those of the key.
    """

    kind: InputKind
    text: str


class Sequences:
    """Takes what a terminal sends in pieces of any length; keeps no more than an unfinished sequence or a paste.

    Attributes:
        patience: seconds of silence after which `silence` is to be called; None while nothing is unfinished.
    """

    def __init__(self, ends_program: Callable[[str], bool]) -> None:
        """Begin with nothing; `ends_program` tells of a control sequence whether it is a key that ends the program."""
        self._ends_program = ends_program
        self.patience: float | None = None
        self._held = ""
        self._inside: Literal["", "string", "long sequence", "paste"] = ""
        self._introducer = ""
        self._pauses = False
        self._after_pause = ""
        self._pasted: list[str] = []
        self._room = MOST_PASTED

    def feed(self, text: str) -> Iterator[InputToken]:
        """Take the next piece; yields what is complete with it."""
        if not text:
            return  # half a letter: it ends no pause, nor is it what comes after one
        if self._pauses:
            text, self._after_pause = self._after_pause + text, ""
            typed = self._begins_with_quit_key(text)
            if typed is None:
                self._after_pause, self.patience = text, PASTE_PAUSE
                return
            self._pauses = False
            if typed:
                # The end of the paste is lost, as where Ctrl+U took it from what was typed ahead, before the
                # terminal was the program's.
                self._inside = ""
                yield self._paste()
        self._held += text
        while self._held:
            before = self._held, self._inside
            if self._inside == "string":
                self._go_through_string()
            elif self._inside == "long sequence":
                yield from self._go_to_end_of_sequence()
            elif self._inside == "paste":
                yield from self._go_through_paste()
            else:
                yield from self._next()
            if (self._held, self._inside) == before:
                break
        self.patience = self._patience()

    def silence(self) -> Iterator[InputToken]:
        """Nothing has come for as long as `patience`: what is unfinished was a key, or will never be finished."""
        held, inside, introducer = self._held, self._inside, self._introducer
        if inside == "paste" and (self._after_pause or not self._pauses):
            self._held += self._after_pause
            self._after_pause = ""
            yield from self._go_through_paste()
            self._pauses, self.patience = True, PASTE_DELAY
            return
        self._held = self._inside = self._introducer = ""
        self._pauses, self.patience = False, None
        if inside == "paste":
            yield self._paste()
        elif held == "\x1b" and not inside:
            yield InputToken("escape", held)
        elif inside == "string" and introducer:
            yield InputToken("alt", introducer)
        elif held in ("\x1b[", "\x1bO"):
            yield InputToken("alt", held[1:])

    def _patience(self) -> float | None:
        if self._inside:
            return PASTE_PAUSE if self._inside == "paste" else REST_DELAY
        if not self._held:
            return None
        return ESCAPE_DELAY if self._held == "\x1b" else REST_DELAY

    def _next(self) -> Iterator[InputToken]:
        """Take one letter run or one sequence from what is held, if it is all there."""
        held = self._held
        if text := _TEXT.match(held):
            self._held = held[text.end() :]
            yield InputToken("text", text[0])
        elif held[0] != "\x1b":
            # A control of eight bits is short for Escape and a letter (ECMA-48, 5.3).
            self._held = f"\x1b{chr(ord(held[0]) - 0x40)}{held[1:]}"
        elif len(held) > 1 and held[1] < " ":
            # Escape, and a key with Ctrl, Enter or another Escape right after it.
            self._held = held[1:]
            yield InputToken("escape", "\x1b")
        elif _BEGINS_STRING.match(held):
            self._inside, self._introducer, self._held = "string", held[1], held[2:]
        elif held.startswith(_PASTE_BEGINS):
            self._inside, self._held = "paste", held[len(_PASTE_BEGINS) :]
        elif complete := _COMPLETE.match(held):
            self._held = held[complete.end() :]
            found = complete[0]
            if len(found) <= _LONGEST and found != _STRING_ENDS:
                yield InputToken("alt", found[1]) if len(found) == 2 else InputToken("sequence", found)
        elif (begun := _BEGUN.match(held)) and begun.end() < len(held):
            yield from self._broken_off_at(begun.end())
        elif len(held) > _LONGEST:
            self._inside, self._held = "long sequence", held[2:]

    def _broken_off_at(self, at: int) -> Iterator[InputToken]:
        """Go on where something stands that cannot be part of the sequence that is held."""
        held = self._held
        if at > _LONGEST:
            self._inside, self._held = "long sequence", held[at:]
        elif held[1] == "[" and held[at] in _IN_PASSING:
            self._held = held[:at] + held[at + 1 :]
            yield from _acted_on(held[at])
        else:
            self._held = held[at + (held[at] in _CALLED_OFF) :]
            if at == 2 and held[at] not in _CALLED_OFF:
                yield InputToken("alt", held[1])

    def _go_through_string(self) -> None:
        end = _ENDS_STRING.search(self._held)
        if self._held and (end is None or end.start() > 0):
            self._introducer = ""  # not Alt and a key: something has followed
        if end is None:
            self._held = ""
            return
        rest = self._held[end.start() :]
        if rest == "\x1b":
            self._held = rest  # perhaps half of the end
            return
        self._inside = self._introducer = ""
        if rest.startswith("\x1b\\"):
            self._held = rest[2:]
        elif rest.startswith("\x1b\x1b"):
            self._held = rest[1:]  # the first is no key: it broke the string off
        elif end[0] == "\x1b" or end[0] in _QUIT_KEYS:
            self._held = rest
        else:
            self._held = rest[1:]

    def _go_to_end_of_sequence(self) -> Iterator[InputToken]:
        end = _ENDS_LONG_SEQUENCE.search(self._held)
        if end is None:
            self._held = ""
            return
        if end[0] in _IN_PASSING:
            self._held = self._held[end.end() :]
            yield from _acted_on(end[0])
            return
        self._inside = ""
        self._held = self._held[end.end() if "@" <= end[0] <= "~" or end[0] in _CALLED_OFF else end.start() :]

    def _begins_with_quit_key(self, text: str) -> bool | None:
        """Whether a key that ends the program comes first; None where that is known only when more has come."""
        while modifier := _MODIFIER_PRESSED.match(text):
            text = text[modifier.end() :]
        if text.startswith(tuple(_QUIT_KEYS)):
            return True
        if complete := _COMPLETE.match(text):
            return self._ends_program(complete[0])
        return None if not text or (len(text) <= _LONGEST and _BEGUN.fullmatch(text)) else False

    def _go_through_paste(self) -> Iterator[InputToken]:
        text, end, rest = self._held.partition(_PASTE_ENDS)
        if not end:
            begun = next((n for n in range(len(_PASTE_ENDS) - 1, 0, -1) if text.endswith(_PASTE_ENDS[:n])), 0)
            text, rest = text[: len(text) - begun], text[len(text) - begun :]
        self._pasted.append(text[: self._room])
        self._room = max(0, self._room - len(text))
        self._held = rest
        if end:
            self._inside = ""
            yield self._paste()

    def _paste(self) -> InputToken:
        text = "".join(self._pasted)
        self._pasted, self._room = [], MOST_PASTED
        return InputToken("paste", text)


def _acted_on(control: str) -> Iterator[InputToken]:
    if control not in _PASSED_OVER:
        yield InputToken("text", control)
