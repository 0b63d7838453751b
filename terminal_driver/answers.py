"""What terminals and multiplexers answer to questions, which may come late, and to a program that never asked."""

from __future__ import annotations

ANSWERS = {
    "background colour": b"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
    "background colour, with BEL": b"\x1b]11;rgb:1e1e/1e1e/2e2e\x07",
    "a colour of the palette": b"\x1b]4;7;rgb:ffff/ffff/ffff\x1b\\",
    "clipboard": b"\x1b]52;c;bnVjbGVhcg==\x1b\\",
    "title": b"\x1b]lvisittui\x1b\\",
    "what it is": b"\x1b[?62;22c",
    "what it is, in full": b"\x1b[>41;366;0c",
    "its number": b"\x1bP!|00000000\x1b\\",
    "its name": b"\x1bP>|tmux 3.4\x1b\\",
    "a string of terminfo": b"\x1bP1+r544e=787465726d\x1b\\",
    "a setting": b"\x1bP1$r0m\x1b\\",
    "keyboard protocol": b"\x1b[?1u",
    "light or dark": b"\x1b[?997;1n",
    "all is well": b"\x1b[0n",
    "where the cursor is": b"\x1b[12;34R",
    "where the cursor is, in the first line": b"\x1b[1;2R",
    "where the cursor is, and the page": b"\x1b[?1;1;1R",
    "size in pixels": b"\x1b[4;600;800t",
    "size in cells": b"\x1b[8;24;80t",
    "size by itself": b"\x1b[48;24;80;600;800t",
    "size reports": b"\x1b[?2048;2$y",
    "a mode of ECMA": b"\x1b[4;2$y",
    "a picture": b"\x1b_Gi=31;OK\x1b\\",
    "private message": b"\x1b^5 messages\x1b\\",
    "start of string": b"\x1bX3 quit\x1b\\",
    "a rectangle's checksum": b"\x1bP1!~1F2C\x1b\\",
    "a key of rxvt": b"\x1b[6$",
    "a key let go": b"\x1b[110;1:3u",
    "a key of no letter": b"\x1b[1114112u",
    "the mouse as of old": b"\x1b[M !!",
}
"""By what they answer."""
