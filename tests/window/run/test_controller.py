from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from coach.errors import ExerciseError, SourceError
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest, Step
from tests.window.fakes import FakeParts, FakeSource

WISH = RunRequest("lunge", "0")


def endless(_: str) -> FakeSource:
    return FakeSource(live=True, endless=True)


def start(qtbot: QtBot, parts: FakeParts) -> RunController:
    """A conductor whose first picture has come."""
    conductor = RunController(WISH, parts)
    conductor.begin()
    qtbot.waitUntil(lambda: conductor.state.sight is not None)
    return conductor


def test_counts_every_event_though_pictures_are_skipped(qtbot: QtBot) -> None:
    conductor = RunController(WISH, FakeParts(lambda _: FakeSource(30, live=True)))
    with qtbot.waitSignal(conductor.done):
        conductor.begin()
    assert conductor.state.step is Step.ENDED
    assert len(conductor.state.session.repetitions) == 30


def test_pause_and_go_on(qtbot: QtBot) -> None:
    conductor = start(qtbot, FakeParts(endless))
    conductor.toggle_pause()
    assert conductor.state.step is Step.PAUSED
    qtbot.waitUntil(lambda: conductor.state.sight is not None and conductor.state.sight.feedback is None)
    conductor.toggle_pause()
    qtbot.waitUntil(lambda: conductor.state.sight is not None and conductor.state.sight.feedback is not None)
    conductor.close()


def test_stop_then_begin_again(qtbot: QtBot) -> None:
    parts = FakeParts(endless)
    conductor = start(qtbot, parts)
    with qtbot.waitSignal(conductor.done):
        conductor.stop()
    assert conductor.state.step is Step.ENDED
    conductor.toggle_pause()
    assert conductor.state.step is Step.OPENING
    qtbot.waitUntil(lambda: conductor.state.step is Step.RUNNING)
    assert len(parts.sources) == 2
    conductor.close()


def test_stop_while_a_camera_gives_nothing(qtbot: QtBot) -> None:
    parts = FakeParts(lambda _: FakeSource(live=True, endless=True, more=threading.Semaphore(0)))
    conductor = RunController(WISH, parts)
    conductor.begin()
    assert parts.opened.wait(10)
    with qtbot.waitSignal(conductor.done):
        conductor.stop()
    assert conductor.state.step is Step.ENDED


def test_error_can_be_mended_and_tried_again(qtbot: QtBot) -> None:
    sources = iter([FakeSource(0, error=SourceError("Gone.", "Plug it in.")), FakeSource(2)])
    conductor = RunController(WISH, FakeParts(lambda _: next(sources)))
    with qtbot.waitSignal(conductor.done):
        conductor.begin()
    assert conductor.state.step is Step.FAILED
    with qtbot.waitSignal(conductor.done):
        conductor.begin()
    assert conductor.state.step is Step.ENDED
    assert conductor.state.error is None


def test_other_exercise_ends_the_first_run_properly(qtbot: QtBot) -> None:
    parts = FakeParts(endless)
    conductor = start(qtbot, parts)
    conductor.choose_exercise("couch-stretch")
    assert conductor.state.step is Step.STOPPING
    qtbot.waitUntil(lambda: conductor.state.opened is not None and conductor.state.opened.name == "couch-stretch")
    assert parts.recorder.closed
    assert conductor.state.wish == RunRequest("couch-stretch", "0")
    conductor.close()


def test_last_of_several_choices_wins(qtbot: QtBot) -> None:
    parts = FakeParts(endless)
    conductor = start(qtbot, parts)
    for source in ("1", "2", "3"):
        conductor.choose_source(source)
    qtbot.waitUntil(lambda: conductor.state.step is Step.RUNNING)
    assert parts.sources == ["0", "3"]
    conductor.close()


def test_another_camera_than_the_last_one_is_named_as_itself(qtbot: QtBot) -> None:
    conductor = start(qtbot, FakeParts(endless))
    opened = conductor.state.opened
    assert opened is not None
    assert conductor.name_source() == opened.source
    with qtbot.waitSignal(conductor.done):
        conductor.stop()
    conductor.set_source("clips/b.mp4")
    assert conductor.name_source() == "b.mp4"
    assert conductor.list_sources()["clips/b.mp4"] == "clips/b.mp4"
    conductor.close()


def test_sources_are_the_cameras_and_what_is_open(qtbot: QtBot) -> None:
    assert RunController(WISH, FakeParts()).list_sources() == {"0": "Front camera", "1": "USB camera"}
    assert RunController(RunRequest("lunge", "a.mp4"), FakeParts()).list_sources()["a.mp4"] == "a.mp4"


def test_exercise_that_is_wrong(qtbot: QtBot) -> None:
    conductor = RunController(WISH, FakeParts(error=ExerciseError("There is no such exercise.")))
    with qtbot.waitSignal(conductor.done):
        conductor.begin()
    assert conductor.state.error is not None
    assert conductor.state.error.message == "There is no such exercise."


def test_bug_is_told_apart_from_errors(qtbot: QtBot) -> None:
    conductor = RunController(WISH, FakeParts(bug=ZeroDivisionError("a bug")))
    with qtbot.waitSignal(conductor.crashed) as crash:
        conductor.begin()
    assert isinstance(crash.args[0], ZeroDivisionError)


@pytest.mark.parametrize("wait", [True, False], ids=["while running", "while opening"])
def test_closing_ends_every_thread(qtbot: QtBot, wait: bool) -> None:
    before = threading.active_count()
    parts = FakeParts(endless)
    conductor = RunController(WISH, parts)
    conductor.begin()
    if wait:
        qtbot.waitUntil(lambda: conductor.state.sight is not None)
    conductor.close()
    assert threading.active_count() == before
    assert parts.recorder.closed or parts.recorder.poses == []


def test_closing_before_the_beginning(qtbot: QtBot) -> None:
    RunController(WISH, FakeParts()).close()
