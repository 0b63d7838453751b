"""Pictures of the program in ASCII are whole SVG files, whatever signs the screen shows."""

from __future__ import annotations

import asyncio
import re
from html import unescape

from docs.make_screenshots import Picture, drawn
from visittui.archive.store.opening import open_archive
from visittui.archive.store.shipped import shipped_record
from visittui.tui.explorer.location import Location


def test_signs_that_are_markup_in_ascii_are_told_from_it() -> None:
    # Its card has the sign of an agency and those of links, which are < and > in ASCII.
    place = Location("Quotes", ref="quote/us-embassy-no-platform", focus="card")
    with open_archive(shipped_record()) as archive:
        svg = asyncio.run(drawn(archive, Picture("card", (100, 40), place, theme="plain", ascii_only=True)))
    texts = [unescape(text) for text in re.findall(r"<text [^>]*>([^<>]*)</text>", svg)]
    assert len(texts) == svg.count("<text ") == svg.count("</text>")
    shown = "\n".join(texts).replace("\N{NO-BREAK SPACE}", " ")
    assert shown.isascii()
    assert "line 136 < \nReuters" in shown
    assert ">" in shown
