"""What is written into a home directory that hangs keeps nobody waiting, and is done when it can be."""

from __future__ import annotations

import errno
import gc
import threading
from functools import partial
from queue import SimpleQueue

import pytest

from visittui.errors import CannotContinueError
from visittui.state.bounded_tasks import BoundedTasks
from visittui.tui.explorer.location import Location
from visittui.tui.session import LocationKeeper


def test_what_is_done_soon_has_its_result_and_its_errors() -> None:
    tasks = BoundedTasks()
    assert tasks.run(lambda: 5) == 5
    with pytest.raises(ZeroDivisionError):
        tasks.run(lambda: 1 // 0)
    # One right behind the other, before the thread of the first has ended.
    assert [tasks.run(partial(abs, number)) for number in range(50)] == [*range(50)]


def test_a_drive_that_gives_up_is_not_one_that_still_hangs() -> None:
    def task() -> None:
        raise OSError(errno.ETIMEDOUT, "Connection timed out")

    tasks = BoundedTasks()
    with pytest.raises(OSError, match="Connection timed out"):
        tasks.run(task)
    assert tasks.run(lambda: 5) == 5


def test_what_hangs_is_left_to_itself_and_nothing_is_begun_behind_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("visittui.state.bounded_tasks.LONGEST_WAIT", 0.01)
    tasks, answers, done = BoundedTasks(), threading.Event(), threading.Event()

    def task() -> None:
        answers.wait(60)
        done.set()

    with pytest.raises(CannotContinueError, match="does not answer"):
        tasks.run(task)
    with pytest.raises(CannotContinueError, match="still does not answer"):
        tasks.run(done.set)
    assert not done.is_set()
    answers.set()
    assert done.wait(60)


def test_what_was_late_is_told_when_it_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("visittui.state.bounded_tasks.LONGEST_WAIT", 0.01)
    tasks, answers, told = BoundedTasks(), threading.Event(), SimpleQueue[int]()

    def task() -> int:
        answers.wait(60)
        return 5

    with pytest.raises(CannotContinueError, match="wait for it"):
        tasks.run(task, late="wait for it", afterwards=lambda outcome: told.put(outcome.result()))
    with pytest.raises(CannotContinueError, match="one after the other"):
        tasks.run(task, busy="one after the other")
    answers.set()
    assert told.get(timeout=60) == 5


def test_its_thread_ends_with_it() -> None:
    tasks = BoundedTasks()
    thread = tasks.run(threading.current_thread)
    del tasks
    gc.collect()
    thread.join(60)
    assert not thread.is_alive()


@pytest.fixture
def no_thread(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A machine at its limit of processes."""

    def refuse(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    return monkeypatch


def test_where_no_thread_can_be_had_it_is_said_and_tried_again_the_next_time(no_thread: pytest.MonkeyPatch) -> None:
    tasks, kept = BoundedTasks(), SimpleQueue[tuple[str, Location]]()
    keeper = LocationKeeper(lambda visit, location: kept.put((visit, location)))
    with pytest.raises(CannotContinueError, match="no further thread"):
        tasks.run(lambda: 5)
    keeper.keep("hanoi", Location("Quotes"), wait=True)
    no_thread.undo()
    assert tasks.run(lambda: 5) == 5
    keeper.keep("hanoi", Location("Quotes"), wait=True)
    assert kept.get(timeout=60) == ("hanoi", Location("Quotes"))
    assert kept.empty()
