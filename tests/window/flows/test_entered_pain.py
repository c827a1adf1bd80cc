"""A number that was entered is an answer on every way out of the page of pain."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coach.window.main_window import MainWindow
from coach.window.programme.pain_of_day import read_pain
from coach.window.run.real_backend import RealBackend
from coach.window.run.state import Step
from coach.window.safety.pain_session import StopReason
from tests.window.fakes import FakeBackend
from tests.window.flows.pain_window import (
    MOMENTS,
    Moment,
    ask,
    find_page,
    list_kept,
    list_pains,
    press,
    shown,
)
from tests.window.home.window import show_home


@pytest.fixture
def window(qtbot: QtBot, backend: FakeBackend) -> Iterator[MainWindow]:
    with show_home(qtbot, backend, "lunge", "couch-stretch") as window:
        yield window


GIVEN = [
    pytest.param("before", "9", (9, "", True, True), id="before, typed"),
    pytest.param("during", "9", (9, "", False, True), id="during, typed"),
    pytest.param("during", "9 Enter", (9, "", False, True), id="during, strong"),
    pytest.param("during", "2 Enter 4", (2, "lower_leg", False, True), id="moved down the leg"),
    pytest.param("after", "9", (9, "", False, True), id="after, typed"),
]


@pytest.mark.parametrize("leave", ["H", "F1 H"])
@pytest.mark.parametrize(("moment", "keys", "given"), GIVEN)
def test_home_does_not_take_back_what_is_said_so_far(
    qtbot: QtBot,
    window: MainWindow,
    backend: FakeBackend,
    moment: Moment,
    keys: str,
    given: tuple[int, str, bool, bool],
    leave: str,
) -> None:
    ask(qtbot, window, moment)
    press(qtbot, window, f"{keys} {leave}")
    assert shown(window) == "red_flags"
    list_given = list_kept if moment == "before" else list_pains
    qtbot.waitUntil(lambda: list_given(backend)[-1:] == [given])
    if moment != "before":
        qtbot.waitUntil(lambda: window.context.runs.state.step is Step.ENDED)
    (stop,) = window.start_flow.pain.session.stops
    of, title = ("", "") if moment == "before" else ("lunge", "Lunge")
    assert stop == StopReason(*given[:2], of, title, after=moment == "after")  # type: ignore[arg-type]
    press(qtbot, window, "H")
    assert shown(window) == "home"


def test_home_ends_the_exercise_if_what_is_said_is_no_reason_to_stop(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    ask(qtbot, window, "during")
    press(qtbot, window, "3 Enter H")
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


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize(("keys", "kept"), NUMBERS)
def test_a_number_without_a_place_is_kept_when_the_window_is_closed(
    qtbot: QtBot,
    window: MainWindow,
    backend: FakeBackend,
    keys: str,
    kept: tuple[int, bool],
    moment: Moment,
) -> None:
    ask(qtbot, window, moment)
    press(qtbot, window, keys)
    window.close()
    given = (kept[0], "", moment == "before", kept[1])
    recorded = [] if moment == "before" else [(2, "back", True, False), given]
    assert list_pains(backend) == recorded
    assert list_kept(backend) == ([given] if moment == "before" else [])
    assert bool(backend.sources) is (moment != "before")


@pytest.mark.parametrize("keys", NOTHING)
def test_what_is_no_answer_is_not_kept(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend, keys: str
) -> None:
    ask(qtbot, window, "before")
    press(qtbot, window, keys)
    window.close()
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
