"""From texts to suggestions: what a person would copy and count, found by rules; what a person decides is left open.

Others import `drafting` (a text's `suggestion`s), `drafts` and `drafts_file` beside a record, `text_files`,
`proposals`, `printings` and `translations`.
"""

from __future__ import annotations

from visittui.drafting.drafting import Draft
from visittui.drafting.suggestion import Piece, Speaker, Suggestion

__all__ = ["Draft", "Piece", "Speaker", "Suggestion"]
