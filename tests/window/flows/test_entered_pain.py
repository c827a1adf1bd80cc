"""A number that was entered is an answer on every way out of the page of pain."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coach.exercise.tracking.events import Pain
from coach.window.main_window import MainWindow
from coach.window.programme.pain_of_day import read_pain
from coach.window.run.real_backend import RealBackend
from coach.window.run.state import Step
from coach.window.safety.pain_session import StopReason
from tests.window.fakes import FakeBackend
from tests.window.flows.pain_window import find_page, list_pains, press, shown, start
from tests.window.home.window import show_home


@pytest.fixture
def window(qtbot: QtBot, backend: FakeBackend) -> Iterator[MainWindow]:
    with show_home(qtbot, backend, "lunge", "couch-stretch") as window:
        yield window


GIVEN = [
    pytest.param("9", (9, "", False, True), id="typed"),
    pytest.param("9 Enter", (9, "", False, True), id="strong"),
    pytest.param("2 Enter 4", (2, "lower_leg", False, True), id="moved down the leg"),
]


@pytest.mark.parametrize("leave", ["H", "F1 H"])
@pytest.mark.parametrize(("keys", "recorded"), GIVEN)
def test_home_does_not_take_back_what_is_said_so_far(
    qtbot: QtBot,
    window: MainWindow,
    backend: FakeBackend,
    keys: str,
    recorded: tuple[int, str, bool, bool],
    leave: str,
) -> None:
    start(qtbot, window, 2, "back")
    press(qtbot, window, f"P {keys} {leave}")
    assert shown(window) == "red_flags"
    qtbot.waitUntil(lambda: window.context.runs.state.step is Step.ENDED)
    assert list_pains(backend)[-1] == recorded
    press(qtbot, window, "H")
    assert shown(window) == "home"


@pytest.mark.parametrize("leave", ["H", "F1 H"])
def test_home_takes_what_is_said_so_far_before_an_exercise_too(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend, leave: str
) -> None:
    window.start_flow.start("lunge")
    press(qtbot, window, f"9 {leave}")
    assert shown(window) == "red_flags"
    kept = Pain(0.0, before=True, score=9, stopped=True)
    qtbot.waitUntil(lambda: backend.kept == [("lunge", kept)])
    assert window.start_flow.pain.session.stops == (StopReason(9),)


@pytest.mark.parametrize("leave", ["H", "F1 H"])
def test_home_takes_what_is_said_so_far_after_an_exercise_too(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend, leave: str
) -> None:
    start(qtbot, window, 2, "back")
    window.context.runs.stop()
    qtbot.waitUntil(lambda: window.context.runs.state.awaiting_pain_score)
    with qtbot.waitSignal(window.context.runs.finished):
        press(qtbot, window, f"H 9 {leave}")
    assert shown(window) == "red_flags"
    assert list_pains(backend)[-1] == (9, "", False, True)


def test_home_ends_the_exercise_if_what_is_said_is_no_reason_to_stop(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    start(qtbot, window, 2, "back")
    press(qtbot, window, "P 3 Enter H")
    assert shown(window) == "home"
    qtbot.waitUntil(lambda: window.context.runs.state.step is Step.ENDED)
    assert list_pains(backend)[-1] == (3, "", False, False)


NUMBERS = [
    pytest.param("8", (8, True), id="typed"),
    pytest.param("8 Enter", (8, True), id="taken"),
    pytest.param("1 0 Enter", (10, True), id="ten"),
    pytest.param("3 8 3 Enter", (3, False), id="changed, no reason to stop"),
    pytest.param("8 S", (8, True), id="behind another page"),
]
NOTHING = ["", "0", "8 0", "8 Esc"]


@pytest.mark.parametrize(("keys", "kept"), NUMBERS)
def test_a_number_without_a_place_is_kept_when_the_window_is_closed(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend, keys: str, kept: tuple[int, bool]
) -> None:
    window.start_flow.start("lunge")
    press(qtbot, window, keys)
    window.close()
    score, stopped = kept
    pain = Pain(0.0, before=True, score=score, stopped=stopped)
    assert backend.kept == [("lunge", pain)]
    assert not backend.sources


@pytest.mark.parametrize("keys", NOTHING)
def test_what_is_no_answer_is_not_kept(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend, keys: str
) -> None:
    window.start_flow.start("lunge")
    press(qtbot, window, keys)
    window.close()
    assert backend.kept == []


@pytest.mark.parametrize("after", [False, True], ids=["during", "after"])
@pytest.mark.parametrize(("keys", "kept"), NUMBERS)
def test_it_is_recorded_with_the_exercise_too(
    qtbot: QtBot,
    window: MainWindow,
    backend: FakeBackend,
    keys: str,
    kept: tuple[int, bool],
    after: bool,
) -> None:
    start(qtbot, window, 2, "back")
    if after:
        window.context.runs.stop()
        qtbot.waitUntil(lambda: window.context.runs.state.awaiting_pain_score)
    press(qtbot, window, f"{'H' if after else 'P'} {keys}")
    window.close()
    assert list_pains(backend) == [(2, "back", True, False), (kept[0], "", False, kept[1])]
    assert backend.kept == []


def test_a_number_that_was_typed_is_shown_again_in_another_language(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.start_flow.start("lunge")
    press(qtbot, window, "8 S")
    window._retranslate()
    press(qtbot, window, "Esc")
    page = find_page(window)
    assert (page.scale.value, page.asks_place) == (8, False)


def test_the_stop_holds_when_the_window_is_opened_again(qtbot: QtBot, window: MainWindow) -> None:
    window.start_flow.start("lunge")
    press(qtbot, window, "8")
    real = RealBackend()
    window.context.backend.keep_pain = real.keep_pain  # type: ignore[method-assign]
    window.close()
    day = window.context.today()
    assert {name: pain.score for name, pain in read_pain(day).stops.items()} == {"": 8}
