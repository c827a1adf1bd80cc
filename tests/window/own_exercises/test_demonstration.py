"""A demonstration in front of the camera ends by itself and is never lost by a wrong name."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.body.pose import Pose, copy_pose
from coach.capture.frame import Frame
from coach.store.exercises.loader import load_exercise
from coach.window.own_exercises.files import find_folder, make_new
from coach.window.own_exercises.page import CAMERA, SHOWN, OwnExercisesPage
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from tests.synthetic import Leg, Script, Stance, make_poses
from tests.window.fakes import FakeBackend, FakeLandmarker, open_endless

STAND = Stance()
UP = Stance(right=Leg(thigh_elevation=0.0, knee_flexion=90.0))
MARCH: Script = [
    (2.0, STAND),
    *[(1.0, UP), (0.3, UP), (1.0, STAND), (1.0, STAND)] * 3,
    (3.0, STAND),
]


@dataclasses.dataclass
class MarchLandmarker(FakeLandmarker):
    """Sees three marches, then somebody who stands still."""

    poses: list[Pose] = dataclasses.field(default_factory=lambda: make_poses(MARCH))
    detected: int = 0

    def detect(self, frame: Frame) -> Pose:
        pose = self.poses[min(self.detected, len(self.poses) - 1)]
        self.detected += 1
        return copy_pose(pose, frame.time_s)


@dataclasses.dataclass
class MarchBackend(FakeBackend):
    def make_landmarker(self) -> FakeLandmarker:
        self.landmarker = MarchLandmarker()
        return self.landmarker


@pytest.fixture
def backend() -> MarchBackend:
    return MarchBackend(open_endless)


@pytest.fixture
def page(qtbot: QtBot, backend: MarchBackend) -> Iterator[OwnExercisesPage]:
    page = OwnExercisesPage(Theme(DARK), backend, lambda: "")
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.reading.finished):
        page.show()
    yield page
    page.stop_tasks()


def show_it(page: OwnExercisesPage, name: str) -> None:
    page.name.setText(name)
    page.draft.chosen.emit(CAMERA)


def find_file(name: str) -> Path:
    return find_folder() / f"{name}.toml"


def read_message(page: OwnExercisesPage) -> str:
    return page.accessibleDescription()


@pytest.mark.parametrize(
    ("name", "words"),
    [("My March", "cannot be the name"), ("lunge", "ships an exercise"), ("mine", "already")],
)
def test_a_wrong_name_is_told_before_the_camera_opens(
    qtbot: QtBot, page: OwnExercisesPage, backend: MarchBackend, name: str, words: str
) -> None:
    make_new("mine")
    with qtbot.waitSignal(page.demonstration.failed):
        show_it(page, name)
    assert words in read_message(page)
    assert backend.sources == []
    assert not page.demonstration.running


def test_a_demonstration_ends_by_itself_once_it_was_shown_three_times(
    qtbot: QtBot, page: OwnExercisesPage, backend: MarchBackend
) -> None:
    with qtbot.waitSignal(page.demonstration.drafted, timeout=60_000):
        show_it(page, "march")
    assert read_message(page).startswith("Seen: 3 repetitions. The draft counts 3.")
    assert load_exercise("march").exercise.dose.repetitions == 3
    assert backend.source is not None
    qtbot.waitUntil(backend.source.closed.is_set)
    assert not page.demonstration.poses
    assert SHOWN not in page._list_shown()


def test_what_was_shown_is_kept_if_its_draft_cannot_be_written(
    qtbot: QtBot, page: OwnExercisesPage, backend: MarchBackend
) -> None:
    """Another file of the same name appears while the movement is shown."""
    with qtbot.waitSignal(page.demonstration.begun):
        show_it(page, "march")
    make_new("march")
    taken = find_file("march").read_text(encoding="utf-8")
    qtbot.waitSignal(page.demonstration.failed, timeout=60_000).wait()
    assert "already" in read_message(page)
    assert "What you showed is kept" in read_message(page)
    assert find_file("march").read_text(encoding="utf-8") == taken
    assert next(iter(page._list_shown())) == SHOWN
    page.name.setText("other-march")
    with qtbot.waitSignal(page.demonstration.drafted, timeout=60_000):
        page.draft.chosen.emit(SHOWN)
    assert load_exercise("other-march").exercise.dose.repetitions == 3
    assert backend.sources == ["0"]
    assert SHOWN not in page._list_shown()


def test_the_name_is_the_one_that_it_began_with(qtbot: QtBot, page: OwnExercisesPage) -> None:
    with qtbot.waitSignal(page.demonstration.begun):
        show_it(page, "march")
    page.name.setText("Not A Name")
    qtbot.waitSignal(page.demonstration.drafted, timeout=60_000).wait()
    assert find_file("march").is_file()


def test_escape_ends_a_demonstration_without_a_draft(qtbot: QtBot, page: OwnExercisesPage) -> None:
    with qtbot.waitSignal(page.demonstration.begun):
        show_it(page, "march")
    qtbot.waitUntil(lambda: len(page.demonstration.poses) > 5)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.demonstration.running
    assert not page.demonstration.poses
    assert not find_file("march").exists()


def list_kept(owner: object) -> list[object]:
    """Return the lists of poses that an object holds."""
    return [each for each in vars(owner).values() if isinstance(each, list | tuple) and each]


def test_trying_an_exercise_keeps_no_pose(
    qtbot: QtBot, page: OwnExercisesPage, backend: MarchBackend
) -> None:
    page.test.chosen.emit(CAMERA)
    qtbot.waitUntil(lambda: isinstance(backend.landmarker, MarchLandmarker))
    landmarker = backend.landmarker
    assert isinstance(landmarker, MarchLandmarker)
    qtbot.waitUntil(lambda: landmarker.detected > 50)
    assert list_kept(page.try_view.feed) == []
    assert page.demonstration.poses == ()
