"""Pain that is told from the mat: both arms, then one; an arm at the number, and at the place."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from coach.body.arm_raise import NO_ARM, ArmRaise
from coach.exercise.tracking.events import Pain
from coach.exercise.tracking.pain_places import PLACES
from coach.store.exercises.loader import load_exercise
from coach.window.introduction.text import introduce
from coach.window.introduction.upcoming import Upcoming, describe_aloud
from coach.window.main_window import MainWindow
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest, Step
from coach.window.safety.pain_page import PainPage
from coach.window.safety.pain_session import PainSession
from coach.window.safety.pain_text import MOVED, EarlierPain
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from coach.window.translation.reading_time import measure_speech
from tests.window.fakes import FakeBackend, FakeSource, make_state


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend(lambda _: FakeSource(live=True, endless=True), demo=True)


@pytest.fixture
def window(qtbot: QtBot, backend: FakeBackend) -> Iterator[MainWindow]:
    window = MainWindow(RunController(RunRequest("lunge", "0"), backend))
    qtbot.addWidget(window)
    window.show()
    window.start_flow.pain.session = PainSession(asked=True, before=1, place_before="back")
    window.start_requested_run()
    qtbot.waitUntil(lambda: window.context.runs.state.guidance is not None)
    yield window
    window.close()


@pytest.fixture
def page(window: MainWindow) -> PainPage:
    for count in (2, 1):
        window.context.runs.arms_raised.emit(count)
    assert shown(window) == "pain"
    page = window.navigator.find("pain")
    assert isinstance(page, PainPage)
    return page


def shown(window: MainWindow) -> str:
    return window.navigator.route.page


def reach(page: PainPage, number: int) -> None:
    """Go to this choice, and take it with an arm."""
    for _ in range(number + 1):
        page.arms.scan.advance()


def raise_arm(window: MainWindow) -> None:
    window.context.runs.arms_raised.emit(1)


def list_pains(window: MainWindow, backend: FakeBackend, qtbot: QtBot) -> list[Pain]:
    runs = window.context.runs
    with qtbot.waitSignal(runs.finished):
        runs.stop(ask_pain=False)
    return [event for event in backend.recorder.events if isinstance(event, Pain)]


def test_a_number_and_a_place_are_noted_and_the_run_stays_paused(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend, page: PainPage
) -> None:
    reach(page, 2)
    assert page.scale.value == 2
    raise_arm(window)
    assert page.asks_place
    reach(page, tuple(PLACES).index("hip"))
    raise_arm(window)
    assert shown(window) == "run"
    assert window.context.runs.state.step is Step.PAUSED
    assert not window.context.runs.state.confirms_end
    (pain,) = list_pains(window, backend, qtbot)
    assert (pain.score, pain.place, pain.before) == (2, "hip", False)


def test_strong_pain_ends_the_run(qtbot: QtBot, window: MainWindow, page: PainPage) -> None:
    reach(page, 7)
    raise_arm(window)
    reach(page, 0)
    raise_arm(window)
    assert shown(window) == "red_flags"
    qtbot.waitUntil(lambda: not window.context.runs.state.active)


def test_pain_that_moved_down_the_leg_is_told_before_it_goes_on(
    window: MainWindow, page: PainPage
) -> None:
    said: list[str] = []
    page.arms.reading_requested.connect(said.append)
    reach(page, 2)
    raise_arm(window)
    reach(page, tuple(PLACES).index("lower_leg"))
    raise_arm(window)
    assert (shown(window), said[-1]) == ("pain", MOVED)
    page.arms.scan.advance()
    assert shown(window) == "red_flags"


def test_nobody_is_trapped(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend, page: PainPage
) -> None:
    for _ in range(12):
        page.arms.scan.advance()
    assert shown(window) == "run"
    assert window.context.runs.state.step is Step.PAUSED
    assert list_pains(window, backend, qtbot) == []


def test_a_number_without_a_place_is_kept(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend, page: PainPage
) -> None:
    reach(page, 3)
    raise_arm(window)
    for _ in range(len(PLACES) + 1):
        page.arms.scan.advance()
    assert shown(window) == "red_flags", "2 more than before is worse"
    assert [(pain.score, pain.place) for pain in list_pains(window, backend, qtbot)] == [(3, "")]


def test_no_pain_goes_back_at_once(window: MainWindow, page: PainPage) -> None:
    raise_arm(window)
    assert shown(window) == "pain", "no number was said yet"
    reach(page, 0)
    raise_arm(window)
    assert shown(window) == "run"
    raise_arm(window)
    assert window.context.runs.state.step is Step.RUNNING


@pytest.mark.parametrize("by_mouse", [True, False])
def test_keys_and_mouse_take_over_without_haste(
    qtbot: QtBot, window: MainWindow, page: PainPage, by_mouse: bool
) -> None:
    reach(page, 1)
    if by_mouse:
        page.scale.chosen.emit(4)
    else:
        qtbot.keyClick(page, Qt.Key.Key_4)
    for _ in range(20):
        page.arms.scan.advance()
    raise_arm(window)
    assert (shown(window), page.scale.value) == ("pain", 4)
    assert not page.asks_place


def test_it_waits_while_an_arm_is_being_raised(window: MainWindow, page: PainPage) -> None:
    timer = page.arms.scan._timer
    for raised in (ArmRaise(1, 0.4), ArmRaise(2, 0.4), NO_ARM):
        state = make_state(step=Step.PAUSED)
        assert state.live_frame is not None
        frame = dataclasses.replace(state.live_frame, feedback=None, arm_raise=raised)
        page.arms.show_state(dataclasses.replace(state, live_frame=frame))
        assert timer.isActive() is (raised.arms == 0)
        assert page.arms.ring.isVisible() is (raised.arms > 0)


GONE = {
    "the camera is unplugged": {"source_problem": "Unplugged."},
    "the camera was closed after the exercise": {"step": Step.ENDED},
}


@pytest.mark.parametrize("change", GONE.values(), ids=GONE)
def test_it_waits_for_no_arm_that_is_not_seen_any_more(
    page: PainPage, change: dict[str, Any]
) -> None:
    state = make_state(live=True, step=Step.PAUSED)
    assert state.live_frame is not None
    frame = dataclasses.replace(state.live_frame, feedback=None, arm_raise=ArmRaise(1, 0.4))
    state = dataclasses.replace(state, live_frame=frame)
    page.arms.show_state(state)
    page.arms.show_state(dataclasses.replace(state, **change))
    assert page.arms.scan._timer.isActive()
    assert not page.arms.ring.isVisible()


def test_a_voice_that_is_slower_ends_the_question_before_the_first_choice(
    page: PainPage,
) -> None:
    question = "How much does it hurt now? Raise an arm at your number."
    page.arms.scan.start(11, question)
    slow_s = 1.2 * measure_speech(question)
    assert page.arms.scan._timer.interval() > 1000.0 * slow_s


def test_everything_is_said(page: PainPage) -> None:
    said: list[str] = []
    page.arms.reading_requested.connect(said.append)
    reach(page, 1)
    page.arms.choose()
    reach(page, 0)
    assert said[:2] == ["0", "1"]
    assert said[2].endswith("Raise an arm at the place. Without an answer none is noted.")
    assert said[3] == next(iter(PLACES.values()))


def test_the_question_is_read_in_the_pause(qtbot: QtBot, window: MainWindow) -> None:
    page = window.navigator.find("pain")
    assert isinstance(page, PainPage)
    with qtbot.waitSignal(page.arms.reading_requested) as said:
        for count in (2, 1):
            window.context.runs.arms_raised.emit(count)
    assert said.args[0].startswith("How much does it hurt now? Raise an arm at your number.")


def test_the_button_asks(qtbot: QtBot, window: MainWindow) -> None:
    button = window.run.controls.pain
    assert (button.isVisible(), button.isEnabled(), button.key) == (True, True, "P")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shown(window) == "pain"
    page = window.navigator.find("pain")
    assert isinstance(page, PainPage)
    assert not page.arms.running


def test_arms_do_nothing_behind_another_page(window: MainWindow) -> None:
    window.navigator.open("settings")
    for count in (1, 2, 2):
        window.context.runs.arms_raised.emit(count)
    assert window.context.runs.state.step is Step.PAUSED


def test_a_run_does_not_go_on_behind_another_page(window: MainWindow) -> None:
    window.context.runs.arms_raised.emit(2)
    window.navigator.open("settings")
    window.context.arms.give_up()
    assert window.context.runs.state.step is Step.PAUSED
    assert not window.context.runs.state.confirms_end


ARMS = [
    ("lunge", True, "raise both arms, then one.", ""),
    ("squat", True, "raise both arms for three seconds, then one.", "raise an arm for three"),
    ("bird-dog", True, "sit or kneel up and raise both arms, then one.", "sit or kneel up and"),
    ("chop-and-lift", True, "leave the picture, come back and raise both", "leave the picture"),
    *((name, False, "press P.", "") for name in ("lunge", "squat", "bird-dog", "chop-and-lift")),
]


@pytest.mark.parametrize(("exercise", "follows", "hurts", "pause"), ARMS)
def test_the_introduction_tells_how(exercise: str, follows: bool, hurts: str, pause: str) -> None:
    introduction = introduce(load_exercise(exercise).exercise, arms=follows)
    cautions = introduction.cautions
    assert cautions[-1].startswith("If it hurts during the exercise, press P")
    assert hurts in cautions[-1]
    assert bool(introduction.pause) is bool(pause)
    assert pause in introduction.pause
    if pause:
        assert cautions[-2] == introduction.pause
        assert introduction.pause in introduction.spoken
    upcoming = Upcoming(2, 3, "10", moves_camera=False, seconds=10)
    aloud = describe_aloud("Title", upcoming, "", "", arms=follows, pause=introduction.pause)
    assert introduction.pause in aloud, "also to somebody who knows the exercise"


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_the_places_fit_beside_each_other(qtbot: QtBot, text: float) -> None:
    page = PainPage(Theme(DARK, 1.0, text))
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    page.ask(before=True, by_arm=True)
    reach(page, 3)
    page.arms.choose()
    qtbot.wait(10)
    places = [row.geometry() for row in page.places.values()]
    assert all(one.bottom() < other.top() for one, other in pairwise(places))
    assert page.rect().contains(page.skip.geometry())


def test_the_places_are_large_only_for_somebody_on_the_mat(
    qtbot: QtBot, window: MainWindow, page: PainPage
) -> None:
    def measure() -> int:
        return page.places["back"].height()

    usual = measure()
    reach(page, 2)
    raise_arm(window)
    assert measure() > usual
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    window.start_flow.pain.ask_during_run()
    assert measure() == usual


def list_marked(page: PainPage) -> list[str]:
    return [place for place, row in page.places.items() if row.marked]


def test_the_choice_is_shown_large_without_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    """The window may have lost it, and who lies on the mat sees no thin frame."""
    for count in (2, 1):
        window.context.runs.arms_raised.emit(count)
    page = window.navigator.find("pain")
    assert isinstance(page, PainPage)
    assert page.arms.large.text() == ""
    reach(page, 4)
    assert page.arms.large.isVisible()
    assert page.arms.large.text() == "4"
    raise_arm(window)
    assert not page.arms.large.isVisible()
    assert list_marked(page) == []
    for place in PLACES:
        page.arms.scan.advance()
        assert list_marked(page) == [place]
    qtbot.keyClick(page, Qt.Key.Key_A)
    assert list_marked(page) == [], "a key takes over"


@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("before", [True, False])
def test_the_large_number_fits(qtbot: QtBot, text: float, before: bool) -> None:
    """Also with advice of two lines."""
    page = PainPage(Theme(DARK, 1.0, text))
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    page.ask(before=before, earlier=EarlierPain(1), by_arm=True)
    reach(page, 10)
    qtbot.wait(10)
    large = page.arms.large
    assert large.fontMetrics().tightBoundingRect(large.text()).height() < large.height()
    parts = [page._question, page.scale, large, page._advice, page._keys, page.skip]
    places = [QRect(part.mapTo(page, QPoint()), part.size()) for part in parts]
    assert all(one.bottom() < other.top() for one, other in pairwise(places))
    assert all(page.rect().contains(place) for place in places)
    assert page.scale.height() >= page.scale.sizeHint().height()
    for end in page._ends:
        assert end.mapTo(page, QPoint()).y() > places[1].bottom()
        assert not QRect(end.mapTo(page, QPoint()), end.size()).intersects(places[2])
