"""The screens about what was done and what is due, as pictures: a folder of samples in place of the user's own, a made-up past."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt

from coach.body.landmarks import SIDES
from coach.exercise.dose.programme_plan import DoneSession, Enrolment
from coach.store.files import locations as places
from coach.store.programmes.loader import load_programme
from coach.store.settings import folders as chosen_places
from coach.store.settings import profiles
from coach.window.background.task import BackgroundTask
from coach.window.exercises import ExerciseLibrary
from coach.window.navigation import PageName
from coach.window.programme.service import ProgrammeView
from coach.window.programme.today import PlanView, make_plan
from coach.window.replay.recording import ReplayRequest
from coach.window.screenshots.sample_history import make_sample_history

if TYPE_CHECKING:
    from coach.window.main_window import MainWindow

PROGRAMME: Final = "hip-flexors-4-weeks"
RECORDED: Final = ("couch-stretch", "hip-flexion-test", "knee-to-chest", "lunge")
BROKEN: Final = 'schema_version = 1\ntitle = "Standing march"\nkind = "repetitons"\nposition = "standing"\nspeed = 3\n'


@contextmanager
def own_folder() -> Iterator[Path]:
    """A data folder of samples, in use until the end of the block."""
    before = os.environ.get(places.VARIABLE)
    with TemporaryDirectory(prefix="coach-screens-") as name:
        os.environ[places.VARIABLE] = name
        try:
            _fill()
            yield Path(name)
        finally:
            del os.environ[places.VARIABLE]
            if before is not None:
                os.environ[places.VARIABLE] = before


def _fill() -> None:
    recordings = places.make_private(chosen_places.recordings_folder())
    for day, name in enumerate(RECORDED, start=1):
        if (places.samples_folder() / name).is_dir():
            shutil.copytree(
                places.samples_folder() / name, recordings / f"2026-02-{day:02d}_18-05-00Z_{name}"
            )
    profiles.make_profile("ada")


def make_made_plan(today: dt.date) -> PlanView:
    """The shipped programme in its second week, some of today done."""
    loaded = load_programme(PROGRAMME)
    days = [today - dt.timedelta(days=ago) for ago in (0, 1, 2, 3, 5, 6, 8, 9)]
    records = [
        DoneSession(day, "couch-stretch", side, held_s=70.0) for day in days for side in SIDES
    ]
    tests = {9: (106.0, 92.0), 2: (108.0, 97.0)}
    records += [
        DoneSession(today - dt.timedelta(days=ago), "hip-flexion-test", side, range_deg=value)
        for ago, values in tests.items()
        for side, value in zip(SIDES, values, strict=True)
    ]
    records += [DoneSession(today, "lunge-stretch", side, held_s=44.0) for side in SIDES]
    return make_plan(
        loaded.programme, loaded.exercises, Enrolment(today - dt.timedelta(days=10)), records, today
    )


def show_today(window: MainWindow, today: dt.date) -> None:
    """Home with a programme."""
    window.context.exercises.show(
        ExerciseLibrary(make_sample_history(today).exercises, plan=make_made_plan(today))
    )


def show_replay(window: MainWindow, name: str, time_s: float, action: str = "") -> None:
    """A replay of a sample at a time."""
    from coach.window.replay.page import ReplayPage

    window.show_recording(ReplayRequest(places.samples_folder() / name))
    page = window.navigator.open("replay")
    assert isinstance(page, ReplayPage)
    wait(page.loader.task)
    page.seek(time_s)
    if action:
        page.run_action(action)


def show_history(window: MainWindow, today: dt.date, scrolled: bool) -> None:
    """The history of a made-up past."""
    from coach.window.history.page import HistoryPage

    page = window.navigator.open("history")
    assert isinstance(page, HistoryPage)
    wait(page.reading)
    page.show_history(make_sample_history(today))
    if scrolled:
        for _ in range(3):  # the plots are made, then laid out
            QCoreApplication.processEvents()
        page.scroll_to(page.pain)


def show_programme(window: MainWindow, today: dt.date, followed: bool) -> None:
    """The page of the programme."""
    from coach.window.programme.page import ProgrammePage

    page = window.navigator.open("programme")
    assert isinstance(page, ProgrammePage)
    wait(page.reading)
    if followed:
        page.show_programme(ProgrammeView(make_made_plan(today)))


def show_page(window: MainWindow, name: PageName) -> None:
    """A page as it is."""
    window.navigator.open(name)


def show_recordings(window: MainWindow) -> None:
    """The list of recordings."""
    from coach.window.recordings.page import RecordingsPage

    page = window.navigator.open("recordings")
    assert isinstance(page, RecordingsPage)
    wait(page.reading)


def show_author(window: MainWindow) -> None:
    """Exercises of one's own, one with mistakes."""
    from coach.window.own_exercises.page import OwnExercisesPage

    own = places.make_private(places.user_poses_folder())
    (own / "standing-march.toml").write_text(BROKEN, encoding="utf-8")
    shutil.copy(places.poses_folder() / "lunge.toml", own / "my-lunge.toml")
    page = window.navigator.open("own_exercises")
    assert isinstance(page, OwnExercisesPage)
    wait(page.reading)
    page.list.setCurrentRow(1)
    for file in own.glob("*.toml"):  # the next screens know nothing of them
        file.unlink()
    page.stop_tasks()


def wait(task: BackgroundTask) -> None:
    """Let things happen until this is done, or has failed."""
    loop = QEventLoop()
    for signal in (task.finished, task.failed):
        signal.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    if task.busy:
        loop.exec()


SHOW: Final[Mapping[str, Callable[[MainWindow, dt.date], None]]] = {
    "today": show_today,
    "settings": lambda window, _: show_page(window, "settings"),
    "help": lambda window, _: show_page(window, "red_flags"),
    "pain": lambda window, _: show_page(window, "pain"),
    "replay": lambda window, _: show_replay(window, "lunge", 6.0),
    "replay-sides": lambda window, _: show_replay(window, "hip-flexion-test", 5.0, "mirror"),
    "recordings": lambda window, _: show_recordings(window),
    "history": lambda window, today: show_history(window, today, scrolled=False),
    "history-days": lambda window, today: show_history(window, today, scrolled=True),
    "programme": lambda window, today: show_programme(window, today, followed=True),
    "programmes": lambda window, today: show_programme(window, today, followed=False),
    "profiles": lambda window, _: show_page(window, "profiles"),
    "author": lambda window, _: show_author(window),
}
"""Screen -> what shows it in a window, on a day."""
