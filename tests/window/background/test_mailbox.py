from __future__ import annotations

import threading

import pytest

from coach.exercise.tracking.events import BodyFound, Event
from coach.window.background.mailbox import Mailbox
from coach.window.run.latency import CATCH_UP_S, CaptureClock
from tests.window.fakes import running


def test_newest_item_wins_and_every_event_stays() -> None:
    tray: Mailbox[str] = Mailbox()
    assert tray.put("old", (BodyFound(1.0),))
    assert not tray.put("new", (BodyFound(2.0),))
    assert tray.take() == ("new", (BodyFound(1.0), BodyFound(2.0)))
    assert tray.take() == (None, ())


def test_events_alone_leave_the_item() -> None:
    tray: Mailbox[str] = Mailbox()
    tray.put("item")
    tray.put(None, (BodyFound(1.0),))
    assert tray.take() == ("item", (BodyFound(1.0),))


def test_window_is_told_again_after_it_took() -> None:
    tray: Mailbox[str] = Mailbox()
    assert tray.put("a")
    tray.take()
    assert tray.put("b")


def test_no_event_is_lost_between_two_threads() -> None:
    tray: Mailbox[int] = Mailbox()
    told = threading.Semaphore(0)
    sent = [BodyFound(float(number)) for number in range(2000)]

    def put() -> None:
        for number, event in enumerate(sent):
            if tray.put(number, (event,)):
                told.release()

    got: list[Event] = []
    with running(put):
        while len(got) < len(sent):
            assert told.acquire(timeout=10)
            got.extend(tray.take()[1])
    assert got == sent


LIVE = [
    pytest.param([(0.0, 10.0), (0.1, 10.1)], [10.0, 10.1], id="on time"),
    pytest.param([(0.0, 10.0), (0.1, 10.4)], [10.0, 10.1], id="a late frame is old"),
    pytest.param([(0.0, 10.5), (0.1, 10.1)], [10.5, 10.1], id="the first frame was late"),
    pytest.param([(0.0, 10.0), (0.1, 15.0)], [10.0, 10.1], id="much too late is old all the same"),
]


@pytest.mark.parametrize(("arrivals", "captured"), LIVE)
def test_live_frames_are_dated_by_their_own_time(
    arrivals: list[tuple[float, float]], captured: list[float]
) -> None:
    clock = CaptureClock(live=True)
    assert [clock.date(*arrival) for arrival in arrivals] == pytest.approx(captured)


def test_file_that_plays_slower_does_not_get_older_and_older() -> None:
    clock = CaptureClock(live=False)
    ages = [
        now - clock.date(number / 10, now) for number in range(50) for now in [20.0 + number / 5]
    ]
    assert max(ages) == pytest.approx(CATCH_UP_S)
