"""Copying to the reader's clipboard, wherever the reader's terminal is: OSC 52, wrapped for tmux and screen.

Nobody can confirm that a terminal obeyed, so nothing here claims more than that a text was sent. Programs such as xclip
would fill the clipboard of the machine that the record lies on, not the reader's. Limits and wrapping are those of k9s
(internal/view/clipboard.go) and of go-osc52.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from typing import NamedTuple

LONGEST = 74_994
"""Encoded bytes that xterm takes; terminals with a lower limit drop a longer text without a word."""

_SCREEN_PIECE = 76
_WITHOUT_CLIPBOARD = {"linux": "the Linux console", "vt100": "a vt100", "vt220": "a vt220"}


class ClipboardCopy(NamedTuple):
    """What to send to the terminal, nothing if it would be in vain; and what to tell the reader."""

    sequence: str
    words: str


def copy(text: str, environment: Mapping[str, str] | None) -> ClipboardCopy:
    """Prepare a text for the reader's clipboard.

    The program's variables TERM, TMUX, STY and TERM_PROGRAM tell what is in between; there are none for a page of a
    browser, of which the server's tell nothing.
    """
    encoded = b64encode(text.encode("utf-8", "replace")).decode("ascii")
    plain = f"\x1b]52;c;{encoded}\x07"
    if environment is None:
        # xterm.js hands it to the browser's clipboard, which is there for secure contexts only (W3C Clipboard API).
        return ClipboardCopy(
            plain,
            "Sent to your browser, which accepts it only on this machine or over https; else show it to select from.",
        )
    if refusal := _refusal(environment):
        return ClipboardCopy("", f"{refusal} Write it to a file, or show it as plain text to select from.")
    if len(encoded) > LONGEST:
        return ClipboardCopy("", f"Too long for a terminal's clipboard ({len(text):,} characters): write it to a file.")
    if _in_tmux(environment):
        # The first reaches tmux itself (set-clipboard on), the second the terminal around it (allow-passthrough on).
        passed_on = "\x1bPtmux;" + plain.replace("\x1b", "\x1b\x1b") + "\x1b\\"
        return ClipboardCopy(plain + passed_on, "Sent to your terminal through tmux, whose set-clipboard must be on.")
    if _in_screen(environment):
        # Screen passes on the first; where it is a tmux that calls itself screen, the second counts.
        return ClipboardCopy(_through_screen(encoded) + plain, "Sent to your terminal through screen.")
    return ClipboardCopy(plain, "Sent to your terminal.")


def route(environment: Mapping[str, str]) -> str:
    """How a copy travels from here, for a person to read."""
    if refusal := _refusal(environment):
        return refusal
    way = "through tmux, " if _in_tmux(environment) else "through screen, " if _in_screen(environment) else ""
    return f"OSC 52, {way}at most {LONGEST * 3 // 4:,} bytes; whether the terminal accepts them cannot be known."


def _refusal(environment: Mapping[str, str]) -> str:
    terminal = environment.get("TERM", "")
    if terminal in _WITHOUT_CLIPBOARD:
        return f"This terminal ({_WITHOUT_CLIPBOARD[terminal]}) has no clipboard."
    if environment.get("TERM_PROGRAM") == "Apple_Terminal":
        return "Apple's Terminal does not accept anything for its clipboard."
    return ""


def _in_tmux(environment: Mapping[str, str]) -> bool:
    # TMUX does not travel over ssh, TERM does.
    return bool(environment.get("TMUX")) or environment.get("TERM", "").startswith("tmux")


def _in_screen(environment: Mapping[str, str]) -> bool:
    return bool(environment.get("STY")) or environment.get("TERM", "").startswith("screen")


def _through_screen(encoded: str) -> str:
    """In pieces, for screen takes no long string."""
    pieces = [encoded[at : at + _SCREEN_PIECE] for at in range(0, len(encoded), _SCREEN_PIECE)] or [""]
    pieces[0] = f"\x1b]52;c;{pieces[0]}"
    pieces[-1] += "\x07"
    return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
