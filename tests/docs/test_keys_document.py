"""docs/keys.md is what the program says of its keys today."""

from __future__ import annotations

from docs.make_keys import KEYS_DOCUMENT, keys_document
from visittui.tui.keymap.keys import KEYS, sign


def test_the_document_is_current() -> None:
    assert KEYS_DOCUMENT.read_text(encoding="utf-8") == keys_document(), "`make docs` writes it anew"


def test_every_key_is_in_it() -> None:
    written = keys_document()
    for key in KEYS:
        for name in key.keys:
            assert f"`{sign(name)}`" in written
