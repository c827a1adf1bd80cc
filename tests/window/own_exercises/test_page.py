"""Tests of own exercises: mistakes, reading again on save, drafts of demonstrations, and trying."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.errors import ExerciseError
from coach.exercise.authoring.condition_monitor import ConditionMonitor
from coach.exercise.authoring.templates import STARTERS
from coach.exercise.definition.exercise import Kind
from coach.store.exercises.drafts import render_template
from coach.store.exercises.loader import load_exercise
from coach.store.files.locations import poses_folder
from coach.translation import list_languages
from coach.window.main_window import MainWindow
from coach.window.own_exercises.files import (
    draft_recording,
    find_folder,
    list_own,
    make_new,
    parse_errors,
    read_own,
)
from coach.window.own_exercises.page import CAMERA, OwnExercisesPage
from coach.window.own_exercises.text_view import find_line, number_lines
from coach.window.own_exercises.try_view import describe_reading, describe_state, make_judge
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest
from coach.window.theme.palette import DARK, LIGHT
from coach.window.theme.theme import Theme
from coach.window.translation.languages import use_language
from tests.synthetic import Leg, Stance, make_poses
from tests.window.fakes import LUNGE_POSE, FakeBackend, open_endless
from tests.window.replay.samples import sample_folder

BROKEN = 'schema_version = 1\ntitle = "Bad"\nkind = "repetitons"\n'
UP = Stance(right=Leg(thigh_elevation=0.0, knee_flexion=90.0))


def write(name: str, text: str) -> Path:
    path = find_folder() / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def make_text_blank(text: str) -> str:
    return text.replace('title = "Lunge"', 'title = " "', 1)


def finish(text: str) -> str:
    """Say in a template what its exercise is for."""
    return re.sub(r'^summary = ".*"$', 'summary = "Stronger hips."', text, flags=re.MULTILINE)


def test_every_mistake_with_its_line() -> None:
    write("bad", BROKEN)
    write("good", (poses_folder() / "lunge.toml").read_text(encoding="utf-8"))
    write("nonsense", "title = \n")
    write("silent", make_text_blank((poses_folder() / "lunge.toml").read_text(encoding="utf-8")))
    bad, good, nonsense, silent = list_own()
    assert bad.exercise is None
    assert bad.mistakes[0].startswith('line 3: kind = "repetitons"')
    assert bad.summary == f"{len(bad.mistakes)} mistakes"
    assert (good.mistakes, good.summary) == ((), "Saved. You will find it on the home page.")
    assert len(nonsense.mistakes) == 1
    assert find_line(nonsense.mistakes[0]) == 1
    assert [mistake.partition(": ")[2] for mistake in silent.mistakes] == [
        'title: consists of blanks only. For example: title = "Lunge"'
    ]


def test_mistakes_omit_the_file_name() -> None:
    path = Path("/somewhere/x.toml")
    assert parse_errors(
        f"{path}: 2 mistakes in this exercise.\n  x.toml: line 2: a\n  x.toml: b", path
    ) == ("line 2: a", "b")
    assert parse_errors(f"{path}: line 1, column 3: no value.", path) == (
        "line 1, column 3: no value.",
    )


def test_lines_with_mistakes_are_marked() -> None:
    assert number_lines("a\nb", [2]).splitlines() == ["    1  a", "▸   2  b"]


def test_a_draft_counts_the_demonstration() -> None:
    path, summary = draft_recording("my-lunge", sample_folder("lunge"))
    assert load_exercise(str(path)).exercise.kind == "repetitions"
    assert summary.startswith("Seen: ")
    with pytest.raises(ExerciseError, match="already"):
        draft_recording("my-lunge", sample_folder("lunge"))


def test_every_condition_has_its_current_value() -> None:
    judge = make_judge(load_exercise("lunge").exercise)
    result = None
    for pose in make_poses([(1.5, Stance())]):
        result = judge(pose)
    assert result is not None
    texts = [describe_reading(reading) for reading in result.readings]
    assert any(
        words.startswith("✓ ")
        and "knee_bend_either below" in words
        and words.endswith("phases.up.when[0]: met)")
        for words in texts
    )
    assert any(words.startswith("✗ ") for words in texts)
    assert next(describe_state(result.feedback)).startswith("0 repetitions, phase")


def test_trying_keeps_no_angles(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[ConditionMonitor] = []

    def make(*values: object, **options: object) -> ConditionMonitor:
        made.append(ConditionMonitor(*values, **options))  # type: ignore[arg-type]
        return made[-1]

    monkeypatch.setattr("coach.window.own_exercises.try_view.ConditionMonitor", make)
    judge = make_judge(load_exercise("lunge").exercise)
    for pose in make_poses([(1.5, Stance())]):
        judge(pose)
    assert len(made[0].readings) > 3
    assert list(made[0].measure_ranges()) == []


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend(open_endless)


@pytest.fixture
def page(qtbot: QtBot, backend: FakeBackend) -> Iterator[OwnExercisesPage]:
    page = OwnExercisesPage(Theme(DARK), backend, lambda: "")
    qtbot.addWidget(page)
    page.resize(1280, 720)
    yield page
    page.stop_tasks()


def show(qtbot: QtBot, page: OwnExercisesPage) -> None:
    with qtbot.waitSignal(page.reading.finished):
        page.show()


def test_without_files_the_page_says_what_to_do(qtbot: QtBot, page: OwnExercisesPage) -> None:
    show(qtbot, page)
    assert page.accessibleDescription().startswith("There are none yet.")
    qtbot.keyClick(page, Qt.Key.Key_N)
    assert page.accessibleDescription().startswith("Write a name first")


def test_a_new_file_by_its_name(qtbot: QtBot, page: OwnExercisesPage) -> None:
    show(qtbot, page)
    page.name.setText("my-march")
    with qtbot.waitSignals([page.changed, page.reading.finished]):
        page.new.click()
    assert page.list.item(0).text().startswith("… my-march: Not finished: ")
    page.name.setText("No name")
    page.new.click()
    qtbot.waitUntil(lambda: "cannot be the name" in page.accessibleDescription())


def type_keys(qtbot: QtBot, *keys: str | Qt.Key) -> None:
    """Type each key where the keyboard is."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        if isinstance(key, Qt.Key):
            qtbot.keyClick(focused, key)
        else:
            qtbot.keyClicks(focused, key)


def test_the_first_file_is_named_and_made_by_keys_alone(
    qtbot: QtBot, page: OwnExercisesPage
) -> None:
    show(qtbot, page)
    page.on_shown()
    type_keys(qtbot, "my-lunge")
    assert page.name.text() == "my-lunge"
    type_keys(qtbot, Qt.Key.Key_Return)
    assert not list_own(), "Enter alone decides nothing"
    with qtbot.waitSignals([page.changed, page.reading.finished]):
        type_keys(qtbot, "n")
    assert [own.name for own in list_own()] == ["my-lunge"]


def test_the_first_file_is_shown_by_keys_alone(
    qtbot: QtBot, page: OwnExercisesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(page.draft, "open", lambda: opened.append(page.name.text()))
    show(qtbot, page)
    page.on_shown()
    type_keys(qtbot, "my-deadlift", Qt.Key.Key_Return)
    assert not opened
    type_keys(qtbot, "d")
    assert opened == ["my-deadlift"]


def test_tab_leads_to_nothing_that_is_not_there(qtbot: QtBot, page: OwnExercisesPage) -> None:
    show(qtbot, page)
    page.list.setFocus()
    type_keys(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.name
    type_keys(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.new


def test_a_new_file_is_selected(qtbot: QtBot, page: OwnExercisesPage) -> None:
    make_new("zebra")
    show(qtbot, page)
    page.name.setText("ant")
    with qtbot.waitSignals([page.changed, page.reading.finished]):
        page.new.click()
    assert page.current is not None
    assert page.current.name == "ant"
    assert 'title = "Ant"' in page.text.toPlainText()


@pytest.mark.parametrize("kind", STARTERS)
def test_a_template_is_finished_once_it_says_what_it_is_for(kind: Kind) -> None:
    path = write("mine", render_template("Mine", kind, "mine"))
    (own,) = list_own()
    assert (own.mark, own.unfinished, own.mistakes) == ("…", True, ())
    path.write_text(finish(own.text), encoding="utf-8")
    (own,) = list_own()
    assert (own.mark, own.summary) == ("✓", "Saved. You will find it on the home page.")


def test_a_draft_is_not_finished() -> None:
    path, _ = draft_recording("my-lunge", sample_folder("lunge"))
    assert read_own(path).unfinished


@pytest.mark.parametrize("code", list_languages())
def test_mistakes_are_in_the_users_language_and_lead_to_their_lines(code: str) -> None:
    write("bad", BROKEN)
    (english,) = list_own()
    use_language(code)
    (own,) = list_own()
    use_language("en")
    assert len(own.mistakes) == len(english.mistakes)
    assert code == "en" or not set(own.mistakes) & set(english.mistakes)
    lines = [find_line(mistake) for mistake in own.mistakes]
    assert lines == [find_line(mistake) for mistake in english.mistakes]
    assert lines[0] == 3


def test_the_keyboard_is_at_the_list_if_there_is_one(qtbot: QtBot, page: OwnExercisesPage) -> None:
    make_new("march")
    page.show()
    page.on_shown()
    qtbot.waitUntil(lambda: page.list.hasFocus())


def test_the_camera_is_the_one_in_use(qtbot: QtBot) -> None:
    window = MainWindow(RunController(RunRequest("", "http://phone/video"), FakeBackend()))
    qtbot.addWidget(window)
    window.show()
    page = window.navigator.find("own_exercises")
    assert isinstance(page, OwnExercisesPage)
    assert page._find_camera() == "http://phone/video"
    window.close()


def test_a_warning_has_a_line_and_the_file_can_be_tried(
    qtbot: QtBot, page: OwnExercisesPage
) -> None:
    path = make_new("march")
    ignored = '\n[hold]\nwhen = [{ angle = "trunk_lean", below = 20.0 }]\n'
    write("march", finish(path.read_text(encoding="utf-8")) + ignored)
    show(qtbot, page)
    shown = page.list.item(0).text()
    assert shown == "✓ march: Saved. You will find it on the home page. 1 warning"
    assert page.mistakes.count() == 1
    assert ": hold: is ignored" in page.mistakes.item(0).text()
    qtbot.keyClick(page.mistakes, Qt.Key.Key_Return)
    assert "[hold]" in page.text.textCursor().selectedText()
    assert page.test.isEnabled()


def test_a_saved_file_is_read_again(qtbot: QtBot, page: OwnExercisesPage) -> None:
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


def test_an_exercise_is_tried_on_a_recording(qtbot: QtBot, page: OwnExercisesPage) -> None:
    write("mine", (poses_folder() / "lunge.toml").read_text(encoding="utf-8"))
    show(qtbot, page)
    page.test.chosen.emit(str(sample_folder("lunge")))
    qtbot.waitUntil(lambda: page.try_view.rows.count() > 0)
    assert page._stack.currentWidget() is page.try_view
    page.set_theme(Theme(LIGHT, 1.5, 2.0))
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page._stack.currentWidget() is not page.try_view
    assert not page.try_view.feed.running


def test_a_demonstration_ends_and_closes_the_camera(
    qtbot: QtBot, page: OwnExercisesPage, backend: FakeBackend
) -> None:
    show(qtbot, page)
    page.draft.chosen.emit(CAMERA)
    assert page.accessibleDescription().startswith("Write a name first")
    page.name.setText("still")
    page.draft.chosen.emit(CAMERA)
    qtbot.waitUntil(lambda: len(page.demonstration.poses) > 5)
    assert page.demonstration.poses[0].world.shape == LUNGE_POSE.world.shape
    with qtbot.waitSignal(page.demonstration.failed):
        qtbot.keyClick(page, Qt.Key.Key_Return)
    assert backend.source is not None
    qtbot.waitUntil(backend.source.closed.is_set)
    assert page.accessibleDescription().startswith("No exercise can be read off")
    assert not page.demonstration.poses


def test_hiding_the_page_closes_the_camera(
    qtbot: QtBot, page: OwnExercisesPage, backend: FakeBackend
) -> None:
    write("mine", (poses_folder() / "lunge.toml").read_text(encoding="utf-8"))
    show(qtbot, page)
    page.test.chosen.emit(CAMERA)
    qtbot.waitUntil(lambda: page.try_view.rows.count() > 0)
    page.hide()
    assert not page.try_view.feed.running
