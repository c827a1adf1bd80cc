from __future__ import annotations

import threading

import pytest

from coach.capture.videos.realtime_playback import MAX_LAG_S
from coach.exercise.tracking.events import BodyFound, Event
from coach.window.background.mailbox import Mailbox
from coach.window.run.events import NewFrame, merge_frames
from coach.window.run.latency import CaptureClock
from tests.window.fakes import make_state, running


def test_newest_item_wins() -> None:
    mailbox: Mailbox[str] = Mailbox()
    assert mailbox.put("old")
    assert not mailbox.put("new")
    assert mailbox.take() == "new"
    assert mailbox.take() is None


def test_reader_is_notified_again_after_it_took() -> None:
    mailbox: Mailbox[str] = Mailbox()
    assert mailbox.put("a")
    mailbox.take()
    assert mailbox.put("b")


def test_events_alone_leave_the_frame() -> None:
    mailbox: Mailbox[NewFrame] = Mailbox(merge_frames)
    frame = make_state().live_frame
    mailbox.put(NewFrame(frame, (BodyFound(1.0),)))
    mailbox.put(NewFrame(None, (BodyFound(2.0),)))
    assert mailbox.take() == NewFrame(frame, (BodyFound(1.0), BodyFound(2.0)))


def test_no_event_is_lost_between_two_threads() -> None:
    mailbox: Mailbox[NewFrame] = Mailbox(merge_frames)
    notified = threading.Semaphore(0)
    sent = [BodyFound(float(number)) for number in range(2000)]

    def put() -> None:
        for event in sent:
            if mailbox.put(NewFrame(None, (event,))):
                notified.release()

    got: list[Event] = []
    with running(put):
        while len(got) < len(sent):
            assert notified.acquire(timeout=10)
            item = mailbox.take()
            assert item is not None
            got.extend(item.events)
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
    assert max(ages) == pytest.approx(MAX_LAG_S)
