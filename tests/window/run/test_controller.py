from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from coach.errors import ExerciseError, SourceError
from coach.exercise.tracking.events import Pain
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest, Step
from tests.window.fakes import FakeBackend, FakeSource, open_endless

REQUEST = RunRequest("lunge", "0")


def start(qtbot: QtBot, backend: FakeBackend) -> RunController:
    """Return a controller whose first picture has arrived."""
    controller = RunController(REQUEST, backend)
    controller.start()
    qtbot.waitUntil(lambda: controller.state.live_frame is not None)
    return controller


def test_counts_every_event_though_pictures_are_skipped(qtbot: QtBot) -> None:
    controller = RunController(REQUEST, FakeBackend(lambda _: FakeSource(30, live=True)))
    with qtbot.waitSignal(controller.finished):
        controller.start()
    assert controller.state.step is Step.ENDED
    assert len(controller.state.session.repetitions) == 30


def test_pause_and_go_on(qtbot: QtBot) -> None:
    controller = start(qtbot, FakeBackend(open_endless))
    controller.toggle_pause()
    assert controller.state.step is Step.PAUSED
    qtbot.waitUntil(
        lambda: (
            controller.state.live_frame is not None and controller.state.live_frame.feedback is None
        )
    )
    controller.toggle_pause()
    qtbot.waitUntil(
        lambda: (
            controller.state.live_frame is not None
            and controller.state.live_frame.feedback is not None
        )
    )
    controller.close()


def test_stop_then_begin_again(qtbot: QtBot) -> None:
    backend = FakeBackend(open_endless)
    controller = start(qtbot, backend)
    with qtbot.waitSignal(controller.finished):
        controller.stop()
    assert controller.state.step is Step.ENDED
    controller.toggle_pause()
    assert controller.state.step is Step.OPENING
    qtbot.waitUntil(lambda: controller.state.step is Step.RUNNING)
    assert len(backend.sources) == 2
    controller.close()


def test_stop_while_a_camera_gives_nothing(qtbot: QtBot) -> None:
    backend = FakeBackend(
        lambda _: FakeSource(live=True, endless=True, more=threading.Semaphore(0))
    )
    controller = RunController(REQUEST, backend)
    controller.start()
    assert backend.opened.wait(10)
    with qtbot.waitSignal(controller.finished):
        controller.stop()
    assert controller.state.step is Step.ENDED


def test_start_again_after_an_error(qtbot: QtBot) -> None:
    sources = iter([FakeSource(0, error=SourceError("Gone.", "Plug it in.")), FakeSource(2)])
    controller = RunController(REQUEST, FakeBackend(lambda _: next(sources)))
    with qtbot.waitSignal(controller.finished):
        controller.start()
    assert controller.state.step is Step.FAILED
    with qtbot.waitSignal(controller.finished):
        controller.start()
    assert controller.state.step is Step.ENDED
    assert controller.state.error is None


def test_other_exercise_ends_the_first_run_properly(qtbot: QtBot) -> None:
    backend = FakeBackend(open_endless)
    controller = start(qtbot, backend)
    controller.choose_exercise("couch-stretch")
    assert controller.state.step is Step.STOPPING
    qtbot.waitUntil(
        lambda: (
            controller.state.opened is not None and controller.state.opened.name == "couch-stretch"
        )
    )
    assert backend.recorder.closed
    assert controller.state.request == RunRequest("couch-stretch", "0")
    controller.close()


def test_last_of_several_choices_wins(qtbot: QtBot) -> None:
    backend = FakeBackend(open_endless)
    controller = start(qtbot, backend)
    for source in ("1", "2", "3"):
        controller.choose_source(source)
    qtbot.waitUntil(lambda: controller.state.step is Step.RUNNING)
    assert backend.sources == ["0", "3"]
    controller.close()


def test_another_camera_than_the_last_one_is_named_as_itself(qtbot: QtBot) -> None:
    controller = start(qtbot, FakeBackend(open_endless))
    opened = controller.state.opened
    assert opened is not None
    assert controller.name_source() == opened.source
    with qtbot.waitSignal(controller.finished):
        controller.stop()
    controller.set_source("clips/b.mp4")
    assert controller.name_source() == "b.mp4"
    assert controller.list_sources()["clips/b.mp4"] == "b.mp4"
    controller.close()


def test_sources_are_the_cameras_and_what_is_open(qtbot: QtBot) -> None:
    controller = RunController(REQUEST, FakeBackend())
    assert controller.list_sources() == {"0": "Camera 0"}, "no device is asked"
    controller.note_cameras(controller.find_cameras())
    assert controller.list_sources() == {"0": "Front camera", "1": "USB camera"}


@pytest.mark.parametrize(
    ("source", "name"),
    [("a.mp4", "a.mp4"), ("rtsp://ann:secret@phone/live", "rtsp://phone/live")],
)
def test_what_is_not_open_is_in_the_menu_without_its_password(source: str, name: str) -> None:
    controller = RunController(RunRequest("lunge", source), FakeBackend())
    assert controller.list_sources()[source] == name


def test_exercise_that_is_wrong(qtbot: QtBot) -> None:
    controller = RunController(
        REQUEST, FakeBackend(error=ExerciseError("There is no such exercise."))
    )
    with qtbot.waitSignal(controller.finished):
        controller.start()
    assert controller.state.error is not None
    assert controller.state.error.message == "There is no such exercise."


def test_bug_is_not_reported_as_an_error(qtbot: QtBot) -> None:
    controller = RunController(REQUEST, FakeBackend(bug=ZeroDivisionError("a bug")))
    with qtbot.waitSignal(controller.crashed) as crash:
        controller.start()
    assert isinstance(crash.args[0], ZeroDivisionError)


@pytest.mark.parametrize("wait", [True, False], ids=["while running", "while opening"])
def test_closing_ends_every_thread(qtbot: QtBot, wait: bool) -> None:
    before = threading.active_count()
    backend = FakeBackend(open_endless)
    controller = RunController(REQUEST, backend)
    controller.start()
    if wait:
        qtbot.waitUntil(lambda: controller.state.live_frame is not None)
    controller.close()
    assert threading.active_count() == before
    assert backend.recorder.closed or backend.recorder.poses == []


def test_close_before_the_start(qtbot: QtBot) -> None:
    before = threading.active_count()
    backend = FakeBackend()
    controller = RunController(REQUEST, backend)
    controller.close()
    assert threading.active_count() == before
    assert controller.state.step is Step.OPENING
    assert backend.recorder.poses == []


def test_turning_the_picture_starts_the_run_again_and_is_remembered(qtbot: QtBot) -> None:
    backend = FakeBackend(open_endless)
    controller = RunController(RunRequest("lunge", "0"), backend)
    controller.turn_picture()
    assert (backend.rotations, backend.remembered) == ([], {})
    controller.start()
    qtbot.waitUntil(lambda: controller.state.step is Step.RUNNING)
    name = controller.name_source()
    controller.turn_picture()
    qtbot.waitUntil(lambda: len(backend.rotations) == 2 and controller.state.step is Step.RUNNING)
    assert backend.rotations == [None, 90]
    qtbot.waitUntil(lambda: backend.remembered == {name: 90})
    controller.choose_source("1")
    qtbot.waitUntil(lambda: len(backend.rotations) == 3)
    assert backend.rotations[-1] is None, "another camera is turned as it was last time"
    controller.close()


def test_a_turned_file_is_not_remembered(qtbot: QtBot) -> None:
    backend = FakeBackend(lambda _: FakeSource(endless=True))
    controller = RunController(RunRequest("lunge", "clip.mp4", rotation=270), backend)
    controller.start()
    qtbot.waitUntil(lambda: controller.state.step is Step.RUNNING)
    controller.turn_picture()
    qtbot.waitUntil(lambda: len(backend.rotations) == 2)
    assert (backend.rotations, backend.remembered) == ([270, 90], {})
    controller.close()


def test_without_a_camera_a_guided_exercise_names_the_one_that_was_asked_for(qtbot: QtBot) -> None:
    def refuse(_: str) -> FakeSource:
        raise SourceError("There is no camera 0.")

    backend = FakeBackend(refuse)
    controller = RunController(RunRequest("deep-pelvic-breathing", "0"), backend)
    controller.start()
    qtbot.waitUntil(lambda: controller.state.step is Step.RUNNING)
    assert controller.name_source() == "Camera 0"
    began, opened = controller.state.opened, list(backend.rotations)
    controller.turn_picture()
    assert (controller.state.opened, backend.remembered) == (began, {})
    assert backend.rotations == opened, "there is no picture to be turned"
    controller.close()


def test_pain_after_a_run_that_an_error_ended_is_not_lost(qtbot: QtBot) -> None:
    controller = RunController(RunRequest("lunge", "0"), FakeBackend())
    told: list[Pain] = []
    controller.pain_unrecorded.connect(told.append)
    controller.answer(None)
    controller.answer(7, "hip", stopped=True)
    assert told == [Pain(0.0, before=False, score=7, place="hip", stopped=True)]
