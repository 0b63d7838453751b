"""How a crash is kept for whoever has to find its cause."""

from __future__ import annotations

from pathlib import Path

import pytest

from visittui.commands.session.crash_log import keep_details


def a_crash() -> Exception:
    try:
        raise KeyError("\udcff no text")
    except KeyError as error:
        return error


def test_a_crash_is_kept_in_the_state_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    log = Path(keep_details(a_crash()))
    assert log == tmp_path / "visittui" / "crash.log"
    assert "KeyError" in log.read_text(encoding="utf-8")


def test_without_a_state_directory_no_link_of_another_user_is_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a-file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "a-file"))
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    precious = tmp_path / "precious"
    precious.write_text("kept")
    (temporary / "crash.log").symlink_to(precious)
    log = Path(keep_details(a_crash()))
    assert log.parent == temporary
    assert "KeyError" in log.read_text(encoding="utf-8")
    assert precious.read_text() == "kept"


def test_where_nothing_can_be_written_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a-file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "a-file"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    assert "could be written" in keep_details(a_crash())
