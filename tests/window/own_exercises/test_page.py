"""Exercises of one's own: what is wrong, read again when saved, drafts of what was shown, trying."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.errors import ExerciseError
from coach.store.exercises.loader import load_exercise
from coach.store.files.locations import poses_folder
from coach.window.own_exercises.files import (
    draft_recording,
    find_folder,
    list_own,
    make_new,
    parse_errors,
)
from coach.window.own_exercises.page import CAMERA, OwnExercisesPage
from coach.window.own_exercises.text_view import find_line, number_lines
from coach.window.own_exercises.try_view import describe_reading, describe_state, make_judge
from coach.window.theme.palette import DARK, LIGHT
from coach.window.theme.theme import Theme
from tests.synthetic import Leg, Stance, film
from tests.window.fakes import LUNGE_POSE, FakeBackend, FakeSource
from tests.window.past import folder_of

BROKEN = 'schema_version = 1\ntitle = "Bad"\nkind = "repetitons"\n'
UP = Stance(right=Leg(thigh_elevation=0.0, knee_flexion=90.0))


def write(name: str, text: str) -> Path:
    path = find_folder() / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_mistake_with_its_line() -> None:
    write("bad", BROKEN)
    write("good", (poses_folder() / "lunge.toml").read_text(encoding="utf-8"))
    write("nonsense", "title = \n")
    bad, good, nonsense = list_own()
    assert bad.exercise is None
    assert bad.mistakes[0].startswith('line 3: kind = "repetitons"')
    assert bad.verdict == f"{len(bad.mistakes)} mistakes"
    assert (good.mistakes, good.verdict) == ((), "All right. It stands on the home page.")
    assert len(nonsense.mistakes) == 1
    assert find_line(nonsense.mistakes[0]) == 1


def test_mistakes_are_told_without_the_name_of_the_file() -> None:
    path = Path("/somewhere/x.toml")
    assert parse_errors(
        f"{path}: 2 mistakes in this exercise.\n  x.toml: line 2: a\n  x.toml: b", path
    ) == ("line 2: a", "b")
    assert parse_errors(f"{path}: line 1, column 3: no value.", path) == (
        "line 1, column 3: no value.",
    )


def test_lines_with_mistakes_are_marked() -> None:
    assert number_lines("a\nb", [2]).splitlines() == ["    1  a", "▸   2  b"]


def test_a_draft_counts_what_was_shown() -> None:
    path, said = draft_recording("my-lunge", folder_of("lunge"))
    assert load_exercise(str(path)).exercise.kind == "repetitions"
    assert said.startswith("Seen: ")
    with pytest.raises(ExerciseError, match="already"):
        draft_recording("my-lunge", folder_of("lunge"))


def test_every_condition_with_its_value_now() -> None:
    judge = make_judge(load_exercise("lunge").exercise)
    tried = None
    for pose in film([(1.5, Stance())]):
        tried = judge(pose)
    assert tried is not None
    said = [describe_reading(reading) for reading in tried.readings]
    assert any(
        words.startswith("✓ ")
        and "knee_bend_either below" in words
        and words.endswith("phases.up.when[0]: met)")
        for words in said
    )
    assert any(words.startswith("✗ ") for words in said)
    assert next(describe_state(tried.feedback)).startswith("0 repetitions, phase")


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend(lambda _: FakeSource(live=True, endless=True))


@pytest.fixture
def page(qtbot: QtBot, backend: FakeBackend) -> Iterator[OwnExercisesPage]:
    page = OwnExercisesPage(Theme(DARK), backend)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    yield page
    page.stop_tasks()


def show(qtbot: QtBot, page: OwnExercisesPage) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.show()


def test_without_any_it_says_what_to_do(qtbot: QtBot, page: OwnExercisesPage) -> None:
    show(qtbot, page)
    assert page.accessibleDescription().startswith("There are none yet.")
    qtbot.keyClick(page, Qt.Key.Key_N)
    assert page.accessibleDescription().startswith("Write a name first")


def test_a_new_file_by_its_name(qtbot: QtBot, page: OwnExercisesPage) -> None:
    show(qtbot, page)
    page.name.setText("standing-march")
    with qtbot.waitSignals([page.changed, page.reading.finished]):
        qtbot.keyClick(page.name, Qt.Key.Key_Return)
    assert page.list.item(0).text().startswith("✓ standing-march")
    page.name.setText("No name")
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "cannot be the name" in page.accessibleDescription())


def test_a_file_is_read_again_when_it_is_saved(qtbot: QtBot, page: OwnExercisesPage) -> None:
    path = make_new("march")
    show(qtbot, page)
    assert page.mistakes.isHidden()
    with qtbot.waitSignal(page.changed):
        write("march", path.read_text(encoding="utf-8") + "\nspeed = 3\n")
    assert page.mistakes.count() == 1
    line = find_line(page.mistakes.item(0).text())
    assert line is not None
    qtbot.keyClick(page.mistakes, Qt.Key.Key_Return)
    assert "speed = 3" in page.text.textCursor().selectedText()
    assert not page.test.isEnabled()
    swapped = path.with_suffix(".new")
    swapped.write_text(
        "\n".join(path.read_text(encoding="utf-8").splitlines()[:-1]), encoding="utf-8"
    )
    with qtbot.waitSignal(page.changed):
        swapped.replace(path)  # as many editors save
    assert page.mistakes.count() == 0


def test_it_is_tried_on_a_recording(qtbot: QtBot, page: OwnExercisesPage) -> None:
    write("mine", (poses_folder() / "lunge.toml").read_text(encoding="utf-8"))
    show(qtbot, page)
    page.test.chosen.emit(str(folder_of("lunge")))
    qtbot.waitUntil(lambda: page.trial.rows.count() > 0)
    assert page._stack.currentWidget() is page.trial
    page.set_theme(Theme(LIGHT, 1.5, 2.0))
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page._stack.currentWidget() is not page.trial
    assert not page.trial.feed.running


def test_it_is_shown_to_the_camera_and_the_camera_let_go(
    qtbot: QtBot, page: OwnExercisesPage, backend: FakeBackend
) -> None:
    show(qtbot, page)
    page.draft.chosen.emit(CAMERA)
    assert page.accessibleDescription().startswith("Write a name first")
    page.name.setText("still")
    page.draft.chosen.emit(CAMERA)
    qtbot.waitUntil(lambda: len(page._showing.poses) > 5)
    assert page._showing.poses[0].world.shape == LUNGE_POSE.world.shape
    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page._work.busy)
    assert backend.source is not None
    assert backend.source.closed.is_set()
    assert page._failed or page.found


def test_leaving_lets_the_camera_go(
    qtbot: QtBot, page: OwnExercisesPage, backend: FakeBackend
) -> None:
    write("mine", (poses_folder() / "lunge.toml").read_text(encoding="utf-8"))
    show(qtbot, page)
    page.test.chosen.emit(CAMERA)
    qtbot.waitUntil(lambda: page.trial.rows.count() > 0)
    page.hide()
    assert not page.trial.feed.running
