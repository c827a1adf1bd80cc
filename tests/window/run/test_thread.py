"""What a run sends from its thread arrives in the same order."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from coach.body.pose import Pose
from coach.capture.frame import Frame
from coach.message import Message
from coach.window.run.events import NewFrame, Opened, Opening, RunEvent, SourceProblem
from coach.window.run.state import RunRequest
from coach.window.run.thread import RunThread
from tests.window.fakes import FakeBackend, FakeLandmarker, open_endless

OPENING = Opening(Message("Opening the camera"))
PROBLEM = SourceProblem("No picture")


class SecondFrame(FakeLandmarker):
    """Tells that a second frame is detected, so that the first one was sent."""

    def __init__(self, reached: threading.Event) -> None:
        super().__init__()
        self.reached, self.count = reached, 0

    def detect(self, frame: Frame) -> Pose:
        self.count += 1
        if self.count == 2:
            self.reached.set()
        return super().detect(frame)


class WatchedBackend(FakeBackend):
    """Knows when the first frame was sent."""

    def __init__(self) -> None:
        super().__init__(open_endless)
        self.reached = threading.Event()

    def make_landmarker(self) -> Any:
        return SecondFrame(self.reached)


def test_no_frame_arrives_before_the_source_is_open(qtbot: QtBot) -> None:
    backend = WatchedBackend()
    thread = RunThread(RunRequest("lunge", "0"), backend)
    events: list[RunEvent] = []
    thread.run_event.connect(events.append)
    thread.start()
    # Meanwhile the window does something else: everything is waiting when it looks again.
    assert backend.reached.wait(60)
    qtbot.waitUntil(lambda: any(isinstance(event, NewFrame) for event in events))
    thread.join()
    kinds = [type(event) for event in events]
    assert kinds.index(Opened) < kinds.index(NewFrame)


def make_frame() -> NewFrame:
    return NewFrame(None, ())


ORDERS = [
    pytest.param([OPENING, make_frame()], ["Opening", "NewFrame"], id="a frame after an event"),
    pytest.param([make_frame(), PROBLEM], ["NewFrame", "SourceProblem"], id="a frame before it"),
    pytest.param(
        [OPENING, PROBLEM, make_frame(), make_frame()],
        ["Opening", "SourceProblem", "NewFrame"],
        id="frames after two events are one",
    ),
    pytest.param(
        [make_frame(), PROBLEM, OPENING, PROBLEM],
        ["NewFrame", "SourceProblem", "Opening", "SourceProblem"],
        id="a frame before several events",
    ),
]


@pytest.mark.parametrize(("sent", "received"), ORDERS)
def test_no_frame_overtakes_an_event(
    qtbot: QtBot, sent: list[RunEvent], received: list[str]
) -> None:
    thread = RunThread(RunRequest("lunge", "0"), FakeBackend())
    arrived: list[str] = []
    thread.run_event.connect(lambda event: arrived.append(type(event).__name__))
    for event in sent:
        thread._send(event)
    qtbot.waitUntil(lambda: len(arrived) >= len(received))
    assert arrived == received
