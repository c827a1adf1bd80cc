"""The order in which the events of a run reach the Qt thread."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coach.message import Message
from coach.window.run.events import NewFrame, Opening, RunEvent, SourceProblem
from coach.window.run.state import RunRequest
from coach.window.run.thread import RunThread
from tests.window.fakes import FakeBackend

OPENING = Opening(Message("Opening the camera"))
PROBLEM = SourceProblem("No picture")


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
