from __future__ import annotations

from dataclasses import dataclass, field

from pytestqt.qtbot import QtBot

from coach.exercise.definition.exercise import Exercise
from coach.window.exercises import ExerciseLibrary, ExerciseList
from coach.window.main_window import MainWindow
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest
from tests.window.fakes import FakeBackend


@dataclass
class BrokenAtFirst(FakeBackend):
    """The first time something unexpected happens."""

    bugs: list[Exception] = field(default_factory=lambda: [ZeroDivisionError("a bug")])

    def load_exercises(self) -> tuple[dict[str, Exercise], tuple[str, ...]]:
        if self.bugs:
            raise self.bugs.pop()
        return super().load_exercises()


def test_unexpected_error_is_shown_at_home_and_the_list_can_be_loaded_again(qtbot: QtBot) -> None:
    runs = RunController(RunRequest("", "0"), BrokenAtFirst())
    window = MainWindow(runs)
    qtbot.addWidget(window)
    window.show()
    exercises = window.context.exercises
    with qtbot.captureExceptions() as bugs, qtbot.waitSignal(exercises.failed):
        exercises.load()
    assert [bug[0] for bug in bugs] == [ZeroDivisionError]
    assert window.home.grid.cards == []
    shown = window.home.notices.shown
    assert shown is not None
    assert shown.text.startswith("ZeroDivisionError: a bug")
    with qtbot.waitSignal(exercises.changed):
        exercises.load()
    assert len(window.home.grid.cards) == 2
    window.close()


def test_load_while_loading_reads_once_more(qtbot: QtBot) -> None:
    exercises = ExerciseList(FakeBackend())
    libraries: list[ExerciseLibrary] = []
    exercises.changed.connect(libraries.append)
    for _ in range(3):
        exercises.load()
    qtbot.waitUntil(lambda: len(libraries) == 2)
    assert exercises.library is libraries[-1]
    exercises.close()
