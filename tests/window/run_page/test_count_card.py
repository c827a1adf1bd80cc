from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from coach.body.landmarks import Side
from coach.exercise.dose.guidance import Guidance
from coach.exercise.tracking.feedback import HoldClock
from coach.exercise.tracking.session import fold_all
from coach.translation import name_languages
from coach.window.run_page.count_card import CountCard, read_set_count
from coach.window.run_page.text import choose_clock, is_faded
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from coach.window.translation.languages import use_language
from tests.window.fakes import make_repetition, make_state

GUIDANCE = Guidance("doing", (), "right", 2, 4, None, None, 2, 10, 12.0, 30.0)


def test_the_set_is_counted_and_not_the_whole_run() -> None:
    session = fold_all(
        make_repetition(4.0 * number, *(("too_shallow",) if number == 5 else ()))
        for number in range(1, 6)
    )
    state = dataclasses.replace(make_state(repetitions=5), session=session)
    assert read_set_count(state)[0] == 5
    assert read_set_count(dataclasses.replace(state, guidance=GUIDANCE)) == (2, 10, (True, False))
    assert (
        read_set_count(
            dataclasses.replace(state, guidance=dataclasses.replace(GUIDANCE, repetitions=0))
        )[2]
        == ()
    )


CLOCKS = [
    pytest.param(GUIDANCE, 12.0, id="earlier parts count"),
    pytest.param(dataclasses.replace(GUIDANCE, held_s=1.0), 3.0, id="never less than the clock"),
    pytest.param(dataclasses.replace(GUIDANCE, step="resting"), 3.0, id="not while resting"),
    pytest.param(
        dataclasses.replace(GUIDANCE, step="getting_ready", held_s=0.0), 0.0, id="getting ready"
    ),
    pytest.param(dataclasses.replace(GUIDANCE, step="starting", held_s=0.0), 0.0, id="countdown"),
    pytest.param(None, 3.0, id="without guidance"),
]


@pytest.mark.parametrize(("guidance", "held_s"), CLOCKS)
def test_seconds_of_earlier_parts_of_a_hold(guidance: Guidance | None, held_s: float) -> None:
    state = dataclasses.replace(make_state("couch-stretch"), guidance=guidance)
    assert choose_clock(state, HoldClock(3.0, 30.0, running=True))[0].held_s == held_s


@pytest.mark.parametrize(("done", "words"), [(0, "Keep it there"), (2, "2 holds done")])
def test_holds_of_earlier_sets_are_not_counted(done: int, words: str) -> None:
    guidance = dataclasses.replace(GUIDANCE, repetitions=done)
    state = dataclasses.replace(make_state("couch-stretch"), guidance=guidance)
    clock = HoldClock(13.0, 30.0, running=True, done=3)
    assert choose_clock(state, clock)[1] == words


@pytest.mark.parametrize(
    ("repetitions", "shown"),
    [(0, (12.0, "Waiting: Knee closer")), (1, (30.0, "1 hold done"))],
    ids=["not yet", "counts"],
)
def test_a_hold_that_counts_with_its_earlier_parts_is_whole(
    repetitions: int, shown: tuple[float, str]
) -> None:
    clock = HoldClock(12.0, 30.0, running=False, why_paused="Knee closer")
    guidance = dataclasses.replace(GUIDANCE, repetitions=repetitions, held_s=0.0)
    state = dataclasses.replace(make_state("knee-to-chest", hold=clock), guidance=guidance)
    drawn, words = choose_clock(state, clock)
    assert (drawn.held_s, words) == shown


STEPS = [
    pytest.param("foam-roll", set(), "3 of 30 s", id="a step of a guided exercise is no hold"),
    pytest.param("couch-stretch", {"1 hold done"}, "3 of 30 s held", id="a hold"),
]


@pytest.mark.parametrize(("exercise", "words", "told"), STEPS)
def test_only_holds_are_counted_as_holds(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, exercise: str, words: set[str], told: str
) -> None:
    painted: list[str] = []
    monkeypatch.setattr(QPainter, "drawText", lambda _, *given: painted.append(given[-1]))
    card = CountCard(Theme(DARK))
    qtbot.addWidget(card)
    card.resize(400, 318)
    clock = HoldClock(3.0, 30.0, running=True, done=1)
    card.show_state(make_state(exercise, hold=clock))
    card.grab()
    assert {text for text in painted if text} == {"3", "of 30 s", *words}
    assert card.accessibleName() == told


NOW = [
    pytest.param({}, "Keep it there", False, id="all is well"),
    pytest.param({"source_problem": "It stopped."}, "Waiting", True, id="no pictures"),
    pytest.param(
        {"guidance": dataclasses.replace(GUIDANCE, wrong_side="left", held_s=0.0)},
        "Not this side",
        True,
        id="the wrong side",
    ),
]


@pytest.mark.parametrize(("changed", "words", "faded"), NOW)
def test_nobody_is_told_to_hold_what_does_not_count(
    changed: dict[str, Any], words: str, faded: bool
) -> None:
    state = dataclasses.replace(make_state("couch-stretch"), **changed)
    assert choose_clock(state, HoldClock(9.0, 30.0, running=True))[1] == words
    assert is_faded(state) is faded


@pytest.mark.parametrize("code", name_languages())
def test_the_trials_of_a_side_end_inside_the_card(qtbot: QtBot, code: str) -> None:
    use_language(code)
    theme = Theme(DARK)
    card = CountCard(theme)
    qtbot.addWidget(card)
    card.resize(352, 318)
    trials: dict[Side, tuple[float | None, ...]] = {"left": (111.0, 114.0), "right": (101.0, None)}
    card.show_state(make_state("hip-flexion-test", trials=trials))
    image = card.grab().toImage()
    edge = range(card.width() - theme.px(10), card.width())
    empty = image.pixelColor(card.width() - theme.px(5), card.height() // 2)
    rows = range(theme.px(20), card.height() - theme.px(20))
    use_language("en")
    assert all(image.pixelColor(x, y) == empty for x in edge for y in rows)
