"""The screens besides those of a run, shown with a data folder of samples."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from coach.body.landmarks import SIDES
from coach.exercise.definition.programme import Item
from coach.exercise.dose.programme_records import DoneSession, Enrolment
from coach.exercise.dose.requirements import find_requirement
from coach.exercise.dose.routine import Outcome, RoutineItem
from coach.store.exercises.loader import load_exercise
from coach.store.files import locations
from coach.store.programmes.loader import load_programme
from coach.store.settings import folders, profiles
from coach.window.exercises import ExerciseLibrary
from coach.window.navigation import PageName
from coach.window.programme.service import ProgrammeView
from coach.window.programme.today import PlanView, describe_requirement, make_plan
from coach.window.replay.recording import ReplayRequest
from coach.window.routine.text import describe_outcomes
from coach.window.screenshots.clinic_screens import show_author, show_clinic, show_prescription
from coach.window.screenshots.samples import make_sample_history
from coach.window.screenshots.wait import wait

if TYPE_CHECKING:
    from coach.window.main_window import MainWindow

PROGRAMME: Final = "hip-flexors-4-weeks"
RECORDED: Final = ("couch-stretch", "hip-flexion-test", "knee-to-chest", "lunge")
INVALID_EXERCISE: Final = """\
schema_version = 1
title = "Standing march"
kind = "repetitons"
position = "standing"
speed = 3
"""


@contextmanager
def sample_data_folder() -> Iterator[Path]:
    """Use a data folder of samples until the end of the block."""
    previous = os.environ.get(locations.VARIABLE)
    with TemporaryDirectory(prefix="coach-screens-") as name:
        os.environ[locations.VARIABLE] = name
        try:
            _fill()
            yield Path(name)
        finally:
            del os.environ[locations.VARIABLE]
            if previous is not None:
                os.environ[locations.VARIABLE] = previous


def _fill() -> None:
    recordings = locations.make_private(folders.recordings_folder())
    for day, name in enumerate(RECORDED, start=1):
        if (locations.samples_folder() / name).is_dir():
            shutil.copytree(
                locations.samples_folder() / name,
                recordings / f"2026-02-{day:02d}_18-05-00Z_{name}",
            )
    profiles.make_profile("ada")


def make_sample_plan(today: dt.date) -> PlanView:
    """Return the plan of the shipped programme in its second week, partly done today."""
    loaded = load_programme(PROGRAMME)
    days = [today - dt.timedelta(days=ago) for ago in (0, 1, 2, 3, 5, 6, 8, 9)]
    records = [
        DoneSession(day, "half-kneeling-stretch", side, held_s=40.0, lasted_s=90.0, pain=2)
        for day in days
        for side in SIDES
    ]
    tests = {9: (6.0, 9.0), 2: (5.0, 4.0)}
    records += [
        DoneSession(today - dt.timedelta(days=ago), "thomas-test", side, range_deg=value)
        for ago, values in tests.items()
        for side, value in zip(SIDES, values, strict=True)
    ]
    records += [DoneSession(today, "standing-march", None, 20, lasted_s=60.0)]
    return make_plan(
        loaded.programme, loaded.exercises, Enrolment(today - dt.timedelta(days=10)), records, today
    )


def show_today(window: MainWindow, today: dt.date) -> None:
    """Show the home page with a programme."""
    window.context.exercises.show(
        ExerciseLibrary(
            make_sample_history(today).exercises, plan=make_sample_plan(today), active_minutes=12.0
        )
    )


def show_replay(window: MainWindow, name: str, time_s: float, action: str = "") -> None:
    """Show the replay of a sample at a time in seconds."""
    from coach.window.replay.page import ReplayPage

    window.show_recording(ReplayRequest(locations.samples_folder() / name))
    page = window.navigator.open("replay")
    assert isinstance(page, ReplayPage)
    wait(page.loader.task)
    page.seek(time_s)
    if action:
        page.run_action(action)


def show_history(window: MainWindow, today: dt.date, scrolled: bool) -> None:
    """Show the history page with a made-up history."""
    from coach.window.history.page import HistoryPage

    page = window.navigator.open("history")
    assert isinstance(page, HistoryPage)
    wait(page.reading)
    page.show_history(make_sample_history(today))
    if scrolled:
        for _ in range(3):  # create the plots, then lay them out
            QCoreApplication.processEvents()
        page.scroll_to(page.pain)


def show_programme(window: MainWindow, today: dt.date, followed: bool) -> None:
    """Show the programme page."""
    from coach.window.programme.page import ProgrammePage

    page = window.navigator.open("programme")
    assert isinstance(page, ProgrammePage)
    wait(page.reading)
    if followed:
        page.show_programme(ProgrammeView(make_sample_plan(today), active_minutes=12.0))


def show_page(window: MainWindow, name: PageName) -> None:
    """Show a page as it is."""
    window.navigator.open(name)


def show_introduction(window: MainWindow, exercise: str) -> None:
    """Show the page before an exercise."""
    from coach.window.introduction.page import IntroductionPage

    page = window.navigator.open("introduction")
    assert isinstance(page, IntroductionPage)
    page.show_exercise(load_exercise(exercise).exercise)


def show_next(window: MainWindow) -> None:
    """Show the page before the second exercise of a routine."""
    from coach.window.introduction.page import IntroductionPage
    from coach.window.introduction.upcoming import Upcoming

    page = window.navigator.open("introduction")
    assert isinstance(page, IntroductionPage)
    exercise = load_exercise("knee-to-chest").exercise
    amount = describe_requirement(find_requirement(Item(exercise="knee-to-chest"), exercise))
    upcoming = Upcoming(2, 3, amount, moves_camera=True, seconds=30)
    page.show_exercise(exercise, upcoming=upcoming)


def show_routine(window: MainWindow) -> None:
    """Show the summary of a routine."""
    from coach.window.routine.page import RoutinePage

    page = window.navigator.open("routine")
    assert isinstance(page, RoutinePage)
    amounts = {"couch-stretch": (60.0, 60.0), "lunge-stretch": (14.0, 0.0), "bridge": (0.0,)}
    exercises = {name: load_exercise(name).exercise for name in amounts}
    outcomes = [
        Outcome(
            RoutineItem(name, find_requirement(Item(exercise=name), exercises[name])), amounts[name]
        )
        for name in amounts
    ]
    page.show_outcomes(describe_outcomes(outcomes, exercises))


def show_recordings(window: MainWindow) -> None:
    """Show the list of recordings."""
    from coach.window.recordings.page import RecordingsPage

    page = window.navigator.open("recordings")
    assert isinstance(page, RecordingsPage)
    wait(page.reading)


def show_own_exercises(window: MainWindow) -> None:
    """Show own exercises, one of them with mistakes."""
    from coach.window.own_exercises.page import OwnExercisesPage

    own = locations.make_private(locations.user_poses_folder())
    (own / "standing-march.toml").write_text(INVALID_EXERCISE, encoding="utf-8")
    shutil.copy(locations.poses_folder() / "lunge.toml", own / "my-lunge.toml")
    page = window.navigator.open("own_exercises")
    assert isinstance(page, OwnExercisesPage)
    wait(page.reading)
    page.list.setCurrentRow(1)
    for file in own.glob("*.toml"):  # the next screens must not show them
        file.unlink()
    page.stop_tasks()


def show_help(window: MainWindow) -> None:
    """Show the page of keys, without a log."""
    from coach.window.help.page import HelpPage

    page = window.navigator.open("help")
    assert isinstance(page, HelpPage)
    wait(page.reading)


def show_first_start(window: MainWindow, step: int) -> None:
    """Show a step of the first start, without a camera."""
    from coach.window.first_start.page import FirstStartPage

    page = window.navigator.find("first_start")
    assert isinstance(page, FirstStartPage)
    page.camera.blockSignals(True)
    page.show_step(step)
    window.navigator.open("first_start")


PAGE_SCREENS: Final[Mapping[str, Callable[[MainWindow, dt.date], None]]] = {
    "today": show_today,
    "settings": lambda window, _: show_page(window, "settings"),
    "help": lambda window, _: show_page(window, "red_flags"),
    "pain": lambda window, _: show_page(window, "pain"),
    "conditions": lambda window, _: show_page(window, "conditions"),
    "introduction": lambda window, _: show_introduction(window, "jackknife"),
    "introduction-guided": lambda window, _: show_introduction(window, "iliacus-release"),
    "introduction-next": lambda window, _: show_next(window),
    "routine": lambda window, _: show_routine(window),
    "replay": lambda window, _: show_replay(window, "lunge", 6.0),
    "replay-sides": lambda window, _: show_replay(window, "hip-flexion-test", 5.0, "mirror"),
    "recordings": lambda window, _: show_recordings(window),
    "history": lambda window, today: show_history(window, today, scrolled=False),
    "history-days": lambda window, today: show_history(window, today, scrolled=True),
    "programme": lambda window, today: show_programme(window, today, followed=True),
    "programmes": lambda window, today: show_programme(window, today, followed=False),
    "profiles": lambda window, _: show_page(window, "profiles"),
    "learning": lambda window, _: show_page(window, "learning"),
    "keys": lambda window, _: show_help(window),
    "first-start": lambda window, _: show_first_start(window, 0),
    "first-start-sound": lambda window, _: show_first_start(window, 1),
    "first-start-camera": lambda window, _: show_first_start(window, 2),
    "first-start-wish": lambda window, _: show_first_start(window, 3),
    "author": lambda window, _: show_own_exercises(window),
    "clinic": show_clinic,
    "prescription": show_prescription,
    "prescribe": lambda window, _: show_author(window),
}
"""Screen -> function that shows it in a window on a day."""
