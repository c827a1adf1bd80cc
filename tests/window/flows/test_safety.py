"""A person with a replaced hip, one in pain, and one who is asked for the first time."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.body.landmarks import Side
from coach.exercise.tracking.events import HoldEnded, Pain, PainPlace
from coach.exercise.tracking.hip_limits import RAISE_CUE
from coach.exercise.tracking.session import fold_all
from coach.store.exercises.loader import load_exercise, parse_exercise
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.definition import HipAllowance
from coach.store.prescriptions.hip_limits import describe_hip_limit
from coach.store.prescriptions.installed import install
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.store.settings.person import PersonSettings
from coach.window.exercises import ExerciseLibrary, load_library
from coach.window.home.cards import list_sections
from coach.window.introduction.page import IntroductionPage
from coach.window.main_window import MainWindow
from coach.window.run.prescription import prepare
from coach.window.run.real_backend import RealBackend
from coach.window.run.state import RunRequest
from coach.window.run_page.summary_text import make_summary
from coach.window.safety.pain_page import PainPage
from coach.window.safety.pain_session import PainSession
from coach.window.safety.pain_text import MOVED, EarlierPain
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from tests.window.fakes import FakeBackend, make_feedback, make_state
from tests.window.flows.pain_window import answer, shown
from tests.window.home.window import show_home

NAMES = ("lunge", "half-kneeling-stretch", "knee-to-chest", "hip-flexion-test")
HIP = PersonSettings(asked=True, answered=True, hip_replacement_left="unknown")


@pytest.fixture
def window(qtbot: QtBot, backend: FakeBackend) -> Iterator[MainWindow]:
    with show_home(qtbot, backend, *NAMES) as window:
        window.start_flow.pain.session = PainSession(asked=True)  # the session has begun
        yield window


def know(window: MainWindow, person: PersonSettings) -> None:
    backend = window.context.backend
    assert isinstance(backend, FakeBackend)
    backend.person = person
    window.context.person.show(person)


def test_conditions_are_asked_once_before_the_first_run(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    know(window, PersonSettings())
    window.start_flow.start("lunge")
    assert shown(window) == "conditions"
    with qtbot.waitSignal(window.context.person.saved):
        qtbot.keyClick(window.navigator.find("conditions"), Qt.Key.Key_N)
    assert backend.person == PersonSettings(asked=True)
    assert shown(window) == "introduction"
    window.navigator.home()
    window.start_flow.start("lunge")
    assert shown(window) == "introduction"


def test_who_would_rather_not_say_still_reads_every_condition_first(window: MainWindow) -> None:
    know(window, PersonSettings(asked=True))
    window.start_flow.start("knee-to-chest")
    page = window.navigator.find("introduction")
    assert isinstance(page, IntroductionPage)
    assert page.introduction.first_caution.startswith("Not suitable with: ")
    assert not page.conditions.isVisible()


def test_conditions_that_are_left_unanswered_stop_nobody(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    know(window, PersonSettings())
    window.start_flow.start("lunge")
    qtbot.keyClick(window.navigator.find("conditions"), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: shown(window) == "introduction")
    assert backend.person == PersonSettings()


def test_a_replaced_hip_is_told_what_does_not_fit_and_may_open_it(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    know(window, HIP)
    window.start_flow.start("knee-to-chest")
    page = window.navigator.find("introduction")
    assert isinstance(page, IntroductionPage)
    assert page.introduction.first_caution == "Not after a hip replacement."
    assert "90 degrees" in page.introduction.cautions[1]
    assert page.conditions.isVisible(), "the lists of conditions stand at the end of the page"
    assert not page.allow.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_A)
    assert backend.person.allowed == ()
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert shown(window) == "run"


def test_what_a_professional_allows_is_stored_by_a_key(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    know(window, HIP)
    window.start_flow.start("half-kneeling-stretch")
    page = window.navigator.find("introduction")
    assert isinstance(page, IntroductionPage)
    assert page.introduction.first_caution.startswith("Ask first: hip replacement")
    assert page.allow.isVisible()
    with qtbot.waitSignal(window.context.person.saved):
        qtbot.keyClick(page, Qt.Key.Key_A)
    assert backend.person.allowed == ("half-kneeling-stretch",)
    assert not page.allow.isVisible()
    assert "Ask first: hip" not in page.introduction.spoken


def test_cards_of_exercises_that_do_not_fit_say_why(window: MainWindow) -> None:
    exercises = dict(window.context.exercises.library.exercises)
    exercises["bridge"] = load_exercise("bridge").exercise
    library = ExerciseLibrary(exercises, person=HIP.person)
    sections = list_sections(library, window.context.today())
    cards = {card.name: card.warning for section in sections for card in section.cards}
    assert cards["knee-to-chest"] == "Not after a hip replacement"
    assert cards["half-kneeling-stretch"].startswith("Ask first: hip replacement")
    assert cards["bridge"] == ""
    assert "knee-to-chest" not in [card.name for card in sections[0].cards]
    window.home.show_library(library)
    card = next(c for c in window.home.grid.cards if c.card.name == "knee-to-chest")
    assert card.accessibleDescription().startswith("Not after a hip replacement")


def test_the_range_test_of_a_replaced_hip_is_recorded_as_it_was_coached() -> None:
    backend = FakeBackend(person=HIP)
    prepared = prepare(RunRequest("hip-flexion-test", "0"), backend)
    assert prepared.limits.hips == ("left",)
    recorded = parse_exercise(prepared.loaded.text, "hip-flexion-test").exercise
    rule = recorded.range_of_motion
    assert rule is not None
    assert (rule.norm_deg, rule.typical, rule.raise_cue) == (90.0, None, RAISE_CUE)


@pytest.mark.parametrize(("limits", "warned"), [({}, True), ({"left": 110.0}, False)])
def test_a_run_warns_at_the_degrees_of_the_prescription(
    limits: dict[Side, float], *, warned: bool
) -> None:
    backend = FakeBackend(person=HIP, hip_limits=limits)
    prepared = prepare(RunRequest("standing-march", "0"), backend)
    for time_s in (0.0, 1.0):
        feedback = make_feedback(time_s=time_s, angles={"hip_flexion_left": 95.0})
        shown = prepared.limits.update(feedback, None)
    assert (shown.cue is not None) is warned
    rule = prepare(RunRequest("hip-flexion-test", "0"), backend).loaded.exercise.range_of_motion
    assert rule is not None
    assert rule.norm_deg == limits.get("left", 90.0)


def test_the_prescription_that_is_followed_counts_and_no_other_profile() -> None:
    assert RealBackend().find_hip_limits() == {}
    head = make_head(
        dt.date(2026, 3, 1), hip_replacement_left="unknown", hip_flexion_limit_left_deg=110.0
    )
    install(build_prescription(head, choose_exercises(["bridge"], "", "")), head.issued)
    assert RealBackend().find_hip_limits() == {"left": 110.0}
    told = describe_hip_limit("left", HipAllowance(110.0))
    backend = RealBackend()
    assert backend.load_person().person.replaced_hips == {"left": "unknown"}
    assert load_library(backend, head.issued).hip_notes == {"left": told}


@pytest.mark.parametrize(("person", "asked"), [(HIP, False), (PersonSettings(), True)])
def test_a_replaced_hip_is_not_asked_to_squat_deeper(person: PersonSettings, asked: bool) -> None:
    prepared = prepare(RunRequest("squat", "0"), FakeBackend(person=person))
    faults = {fault.name for fault in prepared.loaded.exercise.faults}
    assert ("too_shallow" in faults) is asked
    assert parse_exercise(prepared.loaded.text, "squat").exercise == prepared.loaded.exercise


@pytest.mark.parametrize(
    ("allowed", "name", "warned"),
    [
        ((), "half-kneeling-stretch", True),
        (("half-kneeling-stretch",), "half-kneeling-stretch", False),
        (("half-kneeling-stretch",), "kneeling-hip-flexor-stretch", True),
        (("standing-hip-flexion",), "standing-hip-flexion", True),
    ],
    ids=["not asked", "allowed", "another one allowed", "a leg that is being raised"],
)
def test_a_hold_that_is_allowed_is_not_interrupted_below_the_limit(
    allowed: tuple[str, ...], name: str, warned: bool
) -> None:
    backend = FakeBackend(person=HIP.model_copy(update={"allowed": allowed}))
    limits = prepare(RunRequest(name, "0"), backend).limits
    for time_s in (0.0, 1.0):
        feedback = make_feedback(time_s=time_s, angles={"hip_flexion_left": 88.0})
        shown = limits.update(feedback, None)
    assert (shown.cue is not None) is warned


def test_a_demo_shows_another_person_who_has_no_limits() -> None:
    backend = FakeBackend(person=HIP, demo=True)
    assert prepare(RunRequest("hip-flexion-test", "0"), backend).limits.hips == ()


@pytest.mark.parametrize(
    ("name", "repetitions", "hold_s"),
    [
        ("lunge", 5, None),
        ("half-kneeling-stretch", None, 15.0),
        ("seated-hip-flexion-hold", 1, 30.0),
        ("posture-side", 1, 10.0),
        ("thomas-test", 3, None),
    ],
)
def test_half_the_dose_is_recorded_as_the_dose(
    name: str, repetitions: int | None, hold_s: float | None
) -> None:
    prepared = prepare(RunRequest(name, "0", ease=True), FakeBackend())
    recorded = parse_exercise(prepared.loaded.text, name).exercise
    assert recorded == prepared.loaded.exercise
    assert (recorded.dose.repetitions, recorded.dose.hold_s) == (repetitions, hold_s)


def test_nothing_is_rewritten_without_pain() -> None:
    prepared = prepare(RunRequest("lunge", "0"), FakeBackend())
    assert prepared.loaded.text == load_exercise("lunge").text


@pytest.mark.parametrize(("score", "eased"), [(3, False), (4, True), (5, True)])
def test_pain_of_four_or_five_halves_the_dose_of_what_follows(
    qtbot: QtBot, window: MainWindow, score: int, eased: bool
) -> None:
    window.start_flow.pain.session = PainSession()
    window.start_flow.start("lunge")
    answer(window, score, "back")
    qtbot.keyClick(window.navigator.find("introduction"), Qt.Key.Key_Return)
    runs = window.context.runs
    qtbot.waitUntil(lambda: runs.state.guidance is not None)
    assert runs.state.request.ease is eased
    assert runs.state.eased is eased
    assert runs.state.opened is not None
    assert runs.state.opened.exercise.dose.repetitions == (5 if eased else 10)


def test_who_answers_seven_starts_nothing(window: MainWindow, backend: FakeBackend) -> None:
    window.start_flow.pain.session = PainSession()
    window.start_flow.start("lunge")
    answer(window, 7, "back")
    assert shown(window) == "red_flags"
    assert backend.sources == []


LEGS = [
    pytest.param((2, "back"), (2, "lower_leg"), "red_flags", id="moved down the leg"),
    pytest.param((2, "lower_leg"), (3, "lower_leg"), "red_flags", id="more in the leg"),
    pytest.param((3, "lower_leg"), (3, "lower_leg"), "run", id="the same in the leg"),
    pytest.param((2, "back"), (3, "back"), "run", id="a little more in the back"),
    pytest.param((0, ""), (1, "lower_leg"), "red_flags", id="new in the leg"),
]


@pytest.mark.parametrize(("before", "now", "page"), LEGS)
def test_new_or_more_pain_in_the_leg_ends_the_exercise(
    qtbot: QtBot,
    window: MainWindow,
    backend: FakeBackend,
    before: tuple[int, PainPlace],
    now: tuple[int, PainPlace],
    page: str,
) -> None:
    window.start_flow.pain.session = PainSession()
    window.start_flow.start("lunge")
    answer(window, *before)
    qtbot.keyClick(window.navigator.find("introduction"), Qt.Key.Key_Return)
    runs = window.context.runs
    qtbot.waitUntil(lambda: runs.state.guidance is not None)
    window.start_flow.ask_pain()
    answer(window, *now)
    assert shown(window) == page
    with qtbot.waitSignal(runs.finished):
        runs.stop(ask_pain=False)
    pains = [event for event in backend.recorder.events if isinstance(event, Pain)]
    assert [(pain.score, pain.place) for pain in pains] == [before, now]


def test_the_page_tells_that_the_pain_has_moved_before_it_goes_on(qtbot: QtBot) -> None:
    page = PainPage(Theme(DARK))
    qtbot.addWidget(page)
    page.ask(before=False, earlier=EarlierPain(2, "back"))
    answers: list[tuple[int, str]] = []
    page.answered.connect(lambda *given: answers.append(given))
    for key in (Qt.Key.Key_2, Qt.Key.Key_Return, Qt.Key.Key_4):
        qtbot.keyClick(page, key)
    assert answers == []
    assert MOVED in page._advice.text()
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert answers == [(2, "lower_leg")]


def test_the_summary_tells_what_was_done_of_the_dose(window: MainWindow) -> None:
    session = fold_all([HoldEnded(24.0, 0.0, 24.0, 24.0, "left", (), "hands_on_chair", 5)])
    state = dataclasses.replace(make_state("couch-stretch"), session=session)
    lines = [line.text for line in make_summary(state).lines]
    assert lines[:3] == [
        "Of the dose: left 24 of 60 s, right not done",
        "Level 2 of 3: Hands on a chair",
        "5 slow movements back and forth",
    ]
