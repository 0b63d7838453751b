"""Quotation marks: which there are, and how they pair.

English and Vietnamese use “ ” and ‘ ’, German „ “ and ‚ ‘ and » «, French and Russian « ». All are looked for in any
text, because quotations travel between languages with their marks.
"""

from __future__ import annotations

import re

CLOSED_BY = {
    "“": ("”", '"', "“", "″"),
    "”": ("”", '"', "“", "″"),
    "„": ("“", "”", '"', "‟", "″"),
    "‟": ("”",),
    '"': ('"', "”", "“", "″"),
    "″": ("″", '"', "”"),
    "''": ("''", '"'),
    "``": ("''", '"'),
    "«": ("»",),
    "»": ("«", "»"),
    "‹": ("›",),
    "›": ("‹", "›"),
}
"""What may close what each double mark opens; the misprinted ones come after the right ones."""

DOUBLE = re.compile(r"``|''(?!')|[“”„‟\"″«»‹›]")
"""A mark that can open or close a quotation."""

SINGLE = re.compile(r"[‘’‚´‛]|(?<!`)`(?!`)|'(?=''(?!'))|(?<!')'(?!')")
"""A mark that can do so, and is an apostrophe most of the time."""

SINGLE_CLOSED_BY = {"‘": "’'", "‛": "’'", "'": "'’", "’": "’", "‚": "‘’'", "`": "'´`"}

ELISION = re.compile(r"(?:\d0s|em|tis|twas|til|cause|bout|round|n|cuz|im)\b", re.IGNORECASE)
"""What follows an apostrophe that stands for letters left out, and opens nothing: ’90s, ’em, ’til."""

INSIDE_BLANK = " \u00a0\u202f\u2009"
"""French sets a blank inside of its marks."""
