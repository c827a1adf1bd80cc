"""An answer on pain before an exercise is kept, whether or not that begins."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coach.errors import CoachError
from coach.exercise.tracking.events import Event, Pain, PainPlace
from coach.store.history.index import History
from coach.store.recordings.copies import find_superseded_names
from coach.store.recordings.recording import list_recordings
from coach.store.results.document import Session
from coach.window.main_window import MainWindow
from coach.window.programme.pain_of_day import read_pain
from coach.window.programme.service import read_activity
from coach.window.run.controller import RunController
from coach.window.run.real_backend import RealBackend
from coach.window.run.state import RunRequest, Step
from coach.window.safety.unrecorded_pain import UnrecordedPain, find_next_moment
from tests.window.fakes import FakeBackend, FakeRecorder, FakeSource
from tests.window.flows.pain_window import answer, begin
from tests.window.home.window import show_home


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend(lambda _: FakeSource(live=True, endless=True))


@pytest.fixture
def window(qtbot: QtBot, backend: FakeBackend) -> Iterator[MainWindow]:
    with show_home(qtbot, backend, "lunge", "couch-stretch") as window:
        yield window


def end(qtbot: QtBot, window: MainWindow) -> None:
    window.context.runs.stop(ask_pain=False)
    qtbot.waitUntil(lambda: window.context.runs.state.step is Step.ENDED)


def list_recorded(backend: FakeBackend) -> list[Pain]:
    return [event for event in backend.recorder.events if isinstance(event, Pain)]


def make(score: int, place: PainPlace, *, stopped: bool) -> Pain:
    return Pain(0.0, before=True, score=score, place=place, stopped=stopped)


def test_what_stops_the_day_is_kept_at_once(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    window.start_flow.start("lunge")
    answer(window, 8, "back")
    qtbot.waitUntil(lambda: backend.kept == [("lunge", make(8, "back", stopped=True))])
    notice = window.home.notices.shown
    assert notice is not None
    assert notice.text.startswith("Stopped today because of pain: 8 of 10, The back.")


def test_each_answer_after_a_stop_is_kept(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    for name, score in (("lunge", 8), ("couch-stretch", 8)):
        window.start_flow.start(name)
        answer(window, score, "back")
    window.start_flow.start("lunge")
    answer(window, None)
    qtbot.waitUntil(lambda: len(backend.kept) == 2)
    assert sorted(backend.kept) == sorted(
        (name, make(8, "back", stopped=True)) for name in ("lunge", "couch-stretch")
    )


def test_the_recording_of_the_exercise_has_it_and_nothing_else(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    window.start_flow.start("lunge")
    answer(window, 3, "hip")
    begin(qtbot, window)
    end(qtbot, window)
    window.close()
    assert [(pain.score, pain.place) for pain in list_recorded(backend)] == [(3, "hip")]
    assert backend.kept == []


def test_the_next_exercise_records_it_if_the_first_was_left(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    window.start_flow.start("lunge")
    answer(window, 3, "hip")
    window.navigator.home()
    window.start_flow.start("couch-stretch")
    begin(qtbot, window, "couch-stretch")
    end(qtbot, window)
    assert [(pain.score, pain.place) for pain in list_recorded(backend)] == [(3, "hip")]
    window.start_flow.start("lunge")
    begin(qtbot, window)
    end(qtbot, window)
    assert len(list_recorded(backend)) == 1, "it is told once"
    window.close()
    assert backend.kept == []


def test_what_no_exercise_records_is_kept_when_the_window_is_closed(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    window.start_flow.start("lunge")
    answer(window, 3, "hip")
    with qtbot.waitSignal(window.context.runs.finished):
        window.navigator.home()
    assert backend.kept == []
    window.close()
    assert backend.kept == [("lunge", make(3, "hip", stopped=False))]


def test_what_no_exercise_records_is_kept_on_the_next_day(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    window.start_flow.start("lunge")
    answer(window, 3, "hip")
    window.navigator.home()
    window.start_flow.pain._day -= dt.timedelta(days=1)
    window.start_flow.start("lunge")
    assert window.navigator.route.page == "pain"
    qtbot.waitUntil(lambda: backend.kept == [("lunge", make(3, "hip", stopped=False))])


def test_no_answer_leaves_nothing(window: MainWindow, backend: FakeBackend) -> None:
    window.start_flow.start("lunge")
    answer(window, None)
    window.close()
    assert backend.kept == []


def run(backend: FakeBackend, *, record: bool = True) -> RunController:
    return RunController(RunRequest("", "0", record=record), backend)


@pytest.mark.parametrize(("record", "demo"), [(False, False), (True, True)], ids=["off", "demo"])
def test_nothing_is_kept_if_nothing_is_recorded(
    backend: FakeBackend, record: bool, demo: bool
) -> None:
    backend.demo = demo
    unrecorded = UnrecordedPain(run(backend, record=record))
    unrecorded.note("lunge", 8, "back", stopped=True)
    unrecorded.close()
    assert backend.kept == []


SAID = Pain(4.0, before=False, score=8, place="back", stopped=True, during=True)
REQUESTS = [
    pytest.param(RunRequest("lunge", "0"), SAID, id="during an exercise"),
    pytest.param(
        RunRequest("lunge", "0"), dataclasses.replace(SAID, during=False), id="after an exercise"
    ),
    pytest.param(RunRequest("lunge", "0", introduce=True), SAID, id="before it was begun"),
    pytest.param(RunRequest("", "0"), SAID, id="without an exercise"),
]


@pytest.mark.parametrize(("request_", "said"), REQUESTS)
def test_an_answer_that_no_run_recorded_is_before_what_was_not_begun(
    qtbot: QtBot, backend: FakeBackend, request_: RunRequest, said: Pain
) -> None:
    runs = RunController(request_, backend)
    unrecorded = UnrecordedPain(runs)
    runs.pain_unrecorded.emit(said)
    unrecorded.close()
    begun = bool(request_.exercise) and not request_.introduce
    kept = dataclasses.replace(said, time_s=0.0, before=not begun, during=begun and said.during)
    assert backend.kept == [(request_.exercise, kept)]


def test_answers_of_one_moment_are_all_kept(
    backend: FakeBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of a run whose recording failed come at once, and recordings tell milliseconds."""
    asked: list[dt.datetime] = []
    monkeypatch.setattr(backend, "keep_pain", lambda *what: asked.append(what[2]))
    runs = RunController(RunRequest("lunge", "0"), backend)
    unrecorded = UnrecordedPain(runs)
    for score in (3, 8, 5):
        runs.pain_unrecorded.emit(dataclasses.replace(SAID, score=score))
    unrecorded.close()
    told = {moment.isoformat(timespec="milliseconds") for moment in asked}
    assert len(told) == 3


NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
CLOCKS = [
    pytest.param([0.0, 5.0], [0.0, 5.0], id="apart"),
    pytest.param([0.0, 0.0001, 0.0002, 0.0003], [0.0, 0.001, 0.002, 0.003], id="at once"),
    pytest.param([0.0, -3600.0], [0.0, -3600.0], id="a clock that was set back"),
]


@pytest.mark.parametrize(("clock", "asked"), CLOCKS)
def test_each_answer_has_a_moment_of_its_own(clock: list[float], asked: list[float]) -> None:
    moments: list[dt.datetime] = []
    for second in clock:
        now = NOON + dt.timedelta(seconds=second)
        moments.append(find_next_moment(moments[-1] if moments else None, now))
    assert moments == [NOON + dt.timedelta(seconds=second) for second in asked]


ANSWERS = {
    "another score": ([3, 8], 2),
    "the same": ([3, 3], 1),
    "three": ([3, 8, 3], 2),
}


@pytest.mark.parametrize("case", ANSWERS)
def test_only_the_same_answer_of_one_moment_is_a_copy(case: str) -> None:
    """Earlier versions of coach told the seconds only."""
    scores, count = ANSWERS[case]
    asked = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
    for score in scores:
        RealBackend().keep_pain("lunge", make(score, "back", stopped=score == 8), asked)
    with History() as history:
        history.refresh()
        entries = history.read()
    assert {pain.score for entry in entries for pain in entry.pains} == set(scores)
    assert len(entries) == count
    listed = list_recordings()
    assert len(listed) - len(find_superseded_names(listed)) == count
    sessions = [Session.from_entry(entry, asked) for entry in entries]
    assert len({session.identity for session in sessions}) == count


def test_an_answer_that_cannot_be_written_is_told(qtbot: QtBot, window: MainWindow) -> None:
    error = CoachError("The disk is full.", "Free some space.")
    window.start_flow.pain.unrecorded.failed.emit(error)
    notice = window.home.notices.shown
    assert notice is not None
    assert notice.text == "The disk is full. Free some space."


@pytest.mark.parametrize("exercise", ["lunge", "gone"])
def test_it_becomes_a_recording_of_its_own(exercise: str) -> None:
    asked = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
    pain = make(8, "back", stopped=True)
    RealBackend().keep_pain(exercise, pain, asked)
    (listed,) = list_recordings()
    assert listed.recording is not None
    header = listed.recording.header
    assert (header.exercise, header.begun, header.started_utc) == (
        exercise,
        False,
        "2026-03-01T12:00:00.000+00:00",
    )
    assert listed.recording.finished
    assert listed.recording.pains() == [pain]
    assert list(listed.recording.poses()) == []
    day = asked.astimezone().date()
    assert read_pain(day).stops == {"": pain}
    assert read_pain(day + dt.timedelta(days=1)).stops == {}
    assert read_activity(day) == 0.0


class FullRecorder(FakeRecorder):
    """The drive is full from the first answer on."""

    def write_events(self, events: tuple[Event, ...]) -> None:
        self.failed |= any(isinstance(event, Pain) for event in events)


@pytest.mark.parametrize("closes", [True, False])
def test_what_a_recording_that_failed_was_given_is_kept(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend, closes: bool
) -> None:
    backend.recorder = FullRecorder()
    window.start_flow.start("lunge")
    answer(window, 2, "hip")
    begin(qtbot, window)
    window.context.runs.note_pain(3, "back")
    if closes:
        window.close()
    else:
        end(qtbot, window)
    qtbot.waitUntil(lambda: len(backend.kept) == 2)
    moments = sorted((pain.score, pain.place, pain.moment) for _, pain in backend.kept)
    assert moments == [(2, "hip", "before"), (3, "back", "during")]
