"""What is written into a home directory that hangs keeps nobody waiting, and is done when it can be."""

from __future__ import annotations

import threading
from functools import partial

import pytest

from visittui.errors import CannotContinueError
from visittui.state.errands import Errands


def test_what_is_done_soon_has_its_result_and_its_errors() -> None:
    errands = Errands()
    assert errands.run(lambda: 5) == 5
    with pytest.raises(ZeroDivisionError):
        errands.run(lambda: 1 // 0)
    # One right behind the other, before the thread of the first has ended.
    assert [errands.run(partial(abs, number)) for number in range(50)] == [*range(50)]


def test_what_hangs_is_left_to_itself_and_nothing_is_begun_behind_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("visittui.state.errands.LONGEST_WAIT", 0.01)
    errands, answers, done = Errands(), threading.Event(), threading.Event()

    def errand() -> None:
        answers.wait(60)
        done.set()

    with pytest.raises(CannotContinueError, match="does not answer"):
        errands.run(errand)
    with pytest.raises(CannotContinueError, match="still does not answer"):
        errands.run(done.set)
    assert not done.is_set()
    answers.set()
    assert done.wait(60)
