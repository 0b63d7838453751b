"""What other engines are asked, so that the same is looked for."""

from __future__ import annotations

from benchmarks.keystrokes import session
from benchmarks.rivals import meanings
from tests.archives import open_archive
from visittui.archive.store.shipped import shipped_record


def test_every_key_of_the_session_can_be_asked_of_others() -> None:
    with open_archive(shipped_record()) as archive:
        asked = [meanings(archive.connection, key.query) for key in session()]
        assert any(asked)
        (nation,) = meanings(archive.connection, "nation")
    assert "xsortstate" in nation["tags"]
