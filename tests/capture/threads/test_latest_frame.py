from __future__ import annotations

import threading
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from coach.capture.threads.latest_frame import LatestFrame

Run = Callable[[Callable[[], None]], threading.Thread]


def test_the_newest_wins_and_the_others_are_counted() -> None:
    box = LatestFrame[str]()
    for item in ("old", "older than that", "new"):
        assert box.put(item)
    assert box.take() == "new"
    assert box.dropped == 2


def test_an_empty_box_gives_none_after_the_time() -> None:
    assert LatestFrame[str]().take(timeout=0) is None


def test_what_was_put_before_it_was_closed_is_still_taken() -> None:
    box = LatestFrame[str]()
    box.put("last")
    box.close()
    assert not box.put("too late")
    assert (box.take(), box.take()) == ("last", None)


def test_closing_wakes_whoever_waits(in_thread: Run) -> None:
    box = LatestFrame[str]()
    got: list[str | None] = ["nothing yet"]
    waiting = threading.Event()

    def wait() -> None:
        waiting.set()
        got.append(box.take())

    thread = in_thread(wait)
    waiting.wait()
    box.close()
    thread.join(10)
    assert got[1:] == [None]


@given(st.lists(st.booleans()))
def test_every_item_is_taken_or_dropped_or_still_there(puts: list[bool]) -> None:
    box = LatestFrame[int]()
    taken = []
    for number, put in enumerate(puts):
        if put:
            box.put(number)
        elif (item := box.take(timeout=0)) is not None:
            taken.append(item)
    left = box.take(timeout=0) is not None
    assert len(taken) + box.dropped + left == sum(puts)
    assert taken == sorted(set(taken))


def test_between_two_threads_the_last_item_always_arrives(in_thread: Run) -> None:
    box = LatestFrame[int]()

    def work() -> None:
        for number in range(5000):
            box.put(number)
        box.close()

    in_thread(work)
    taken = []
    while (item := box.take()) is not None:
        taken.append(item)
    assert taken[-1] == 4999
    assert len(taken) + box.dropped == 5000
    assert taken == sorted(taken)
