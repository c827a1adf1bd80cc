from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from coach.capture.threads.bounded_queue import BoundedQueue

Run = Callable[[Callable[[], None]], threading.Thread]


def test_everything_arrives_in_order(in_thread: Run) -> None:
    queue = BoundedQueue[int](3)

    def work() -> None:
        for number in range(2000):
            assert queue.put(number)
        queue.close()

    in_thread(work)
    taken = []
    while (item := queue.take()) is not None:
        taken.append(item)
    assert taken == list(range(2000))
    assert queue.dropped == 0


@pytest.mark.parametrize("capacity", [1, 3])
def test_it_gets_no_further_ahead_than_it_has_room(in_thread: Run, capacity: int) -> None:
    queue = BoundedQueue[int](capacity)
    made: list[int] = []

    def work() -> None:
        for number in range(10):
            made.append(number)
            if not queue.put(number):
                return

    thread = in_thread(work)
    assert queue.take() == 0
    assert len(made) <= capacity + 2
    queue.close()
    thread.join(10)
    assert not thread.is_alive(), "closing does not wake the one who waits for room"
    assert len(made) <= capacity + 2


def test_closing_wakes_whoever_waits_for_an_item(in_thread: Run) -> None:
    queue = BoundedQueue[int](1)
    got: list[int | None] = []
    thread = in_thread(lambda: got.append(queue.take()))
    queue.close()
    thread.join(10)
    assert got == [None]


def test_an_empty_queue_gives_none_after_the_time() -> None:
    assert BoundedQueue[int](1).take(timeout=0) is None
