"""What the window is made of besides itself: one place to open the real camera, model and recording, and to put others in for tests."""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import platform
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol, cast

import coach
from coach.body.sides import SideChoice
from coach.capture.frame import Frame, Source
from coach.capture.landmarker import Landmarker
from coach.errors import CoachError, ExerciseError, RecordingError
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.session import fold_all
from coach.exercise.tracking.trainer import Trainer
from coach.store.exercises.loader import LoadedExercise
from coach.store.recordings.recording import Header, Recorder
from coach.store.settings.settings import Settings
from coach.window.exercise_list import ExerciseLibrary
from coach.window.programme.today import PlanView
from coach.window.run.state import PreviousResults
from coach.window.translation.translate import ntr

LIBRARIES: Final = ("mediapipe", "numpy", "opencv-contrib-python", "PySide6-Essentials")


class Backend(Protocol):
    """Everything outside the window. All but the list of cameras and the settings are called from other threads."""

    def load_library(self) -> ExerciseLibrary:
        """All exercises, for the home page; those that cannot be read are named."""
        ...

    def load_settings(self) -> Settings:
        """What the user has chosen for good. Raises CoachError."""
        ...

    def find_before(self, exercise: str) -> PreviousResults | None:
        """What earlier recordings of this exercise say."""
        ...

    def knows_red_flags(self) -> bool:
        """Whether the user has read when to see a professional."""
        ...

    def note_red_flags(self) -> None:
        """The user has read them."""
        ...

    def delete_everything(self) -> str:
        """Delete all recordings and settings of the user, and say in words what is gone. Raises CoachError."""
        ...

    def choose_source(self, exercise: str, source: str) -> str:
        """What to open for this exercise, `source` if it is one for all."""
        ...

    def list_cameras(self) -> Mapping[str, str]:
        """What `open_source` takes -> name for people, of every camera, for the chooser."""
        ...

    def load_exercise(self, name: str) -> LoadedExercise:
        """Raises ExerciseError."""
        ...

    def make_trainer(self, exercise: Exercise, side: str) -> Trainer:
        """A trainer that has seen nothing yet."""
        ...

    def make_landmarker(self) -> Landmarker:
        """Raises ModelError. The caller closes it."""
        ...

    def load_rest(self) -> None:
        """Load what is needed in the middle of a run, so that it holds up no picture. Called in the thread of the run."""

    def open_source(self, text: str) -> Source:
        """Raises SourceError. The caller closes it."""
        ...

    def start_recording(
        self, loaded: LoadedExercise, side: str, camera: str, first: Frame, model_sha256: str
    ) -> Recorder:
        """Raises RecordingError. The caller closes it."""
        ...


class RealBackend:
    """The real ones. Whatever is heavy to import is imported when it is needed."""

    def load_library(self) -> ExerciseLibrary:
        """All exercises, and when each was last done, as far as recordings tell."""
        from coach.store.exercises.loader import list_exercises, load_exercise

        exercises: dict[str, Exercise] = {}
        broken: list[str] = []
        for name in list_exercises():
            try:
                exercises[name] = load_exercise(name).exercise
            except ExerciseError:
                broken.append(name)
        return ExerciseLibrary(exercises, tuple(broken), find_last_days(), find_plan())

    def load_settings(self) -> Settings:
        """What the user has chosen for good. Raises CoachError."""
        from coach.store.settings.settings import load_settings

        return load_settings()

    def find_before(self, exercise: str) -> PreviousResults | None:
        """The last readable recording of this exercise, and the results of all earlier tests."""
        from coach.store.history.earlier_results import find_earlier_peaks
        from coach.store.recordings.recording import find_folders, open_recording

        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        for folder in reversed(
            [
                folder
                for folder in _find_folders(find_folders)
                if parse_folder(folder.name)[1] == exercise
            ]
        ):
            try:
                recording = open_recording(folder)
                session, began = fold_all(recording.events()), recording.header.started_utc
            except RecordingError:
                continue
            return PreviousResults(
                session, began, find_earlier_peaks(exercise, now) if session.trials else {}
            )
        return None

    def knows_red_flags(self) -> bool:
        """Whether a file says that they were read; they are shown again where it cannot be kept."""
        from coach.store.erase import RED_FLAGS
        from coach.store.files.locations import config_folder

        try:
            return (config_folder() / RED_FLAGS).is_file()
        except CoachError:
            return False

    def note_red_flags(self) -> None:
        """Keep that they were read."""
        from coach.store.erase import RED_FLAGS
        from coach.store.files.atomic_write import write_atomically
        from coach.store.files.locations import config_folder, make_private

        with suppress(CoachError):
            write_atomically(
                make_private(config_folder()) / RED_FLAGS,
                f"{dt.datetime.now(dt.UTC).date().isoformat()}\n",
            )

    def delete_everything(self) -> str:
        """All recordings of all profiles, their history, own exercises and the settings; files of others are left alone."""
        from coach.store.erase import delete_everything

        removed = delete_everything()
        return ntr("{n} file is deleted.", "{n} files are deleted.", len(removed.files))

    def choose_source(self, exercise: str, source: str) -> str:
        """A camera is one for all exercises."""
        return source

    def list_cameras(self) -> Mapping[str, str]:
        """Number -> name of every camera that the system knows."""
        from coach.capture.camera import list_cameras

        return {str(camera.index): camera.name for camera in list_cameras()}

    def load_exercise(self, name: str) -> LoadedExercise:
        """Raises ExerciseError."""
        from coach.store.exercises.loader import apply_settings, load_exercise
        from coach.store.settings.settings import load_settings

        return apply_settings(load_exercise(name), load_settings())

    def make_trainer(self, exercise: Exercise, side: str) -> Trainer:
        """A trainer that has seen nothing yet."""
        return Trainer(exercise, cast(SideChoice, side))

    def make_landmarker(self) -> Landmarker:
        """Raises ModelError. The caller closes it."""
        from coach.store.settings.pose_model import open_landmarker

        return open_landmarker()

    def load_rest(self) -> None:
        """The library that plots: importing it beside the first pictures would make them late."""
        from coach.window.widgets.plot_loader import import_plotting

        import_plotting()

    def open_source(self, text: str) -> Source:
        """Raises SourceError. The caller closes it."""
        from coach.capture.reconnecting_source import open_reconnecting

        return open_reconnecting(text)

    def start_recording(
        self, loaded: LoadedExercise, side: str, camera: str, first: Frame, model_sha256: str
    ) -> Recorder:
        """A recording in the user's data folder. Raises RecordingError. The caller closes it."""
        from coach.store.history.index import add_to_history
        from coach.store.recordings.recording import start_recording
        from coach.store.settings.settings import load_settings

        height, width = first.image.shape[:2]
        recorder = start_recording(
            Header(
                exercise=loaded.name,
                exercise_text=loaded.text,
                side=cast(SideChoice, side),
                started_utc=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
                coach_version=coach.__version__,
                python_version=platform.python_version(),
                libraries={name: importlib.metadata.version(name) for name in LIBRARIES},
                camera=camera,
                model_sha256=model_sha256,
                width=width,
                height=height,
            ),
            tolerate_failures=True,
            video=load_settings().record_video,
        )
        recorder.on_closed = add_to_history
        return recorder


def find_plan() -> PlanView | None:
    """What the programme asks for today; None where none is followed, or it cannot be read: the programme's own page tells of that."""
    from coach.window.programme.service import read_plan

    try:
        return read_plan(dt.datetime.now().astimezone().date())
    except CoachError:
        return None


def find_last_days() -> Mapping[str, dt.date]:
    """Exercise -> the day on which it was last recorded, by the names of the recordings' folders."""
    from coach.store.recordings.recording import find_folders

    days: dict[str, dt.date] = {}
    for folder in _find_folders(find_folders):
        day, exercise = parse_folder(folder.name)
        if day is not None:
            days[exercise] = max(day, days.get(exercise, day))
    return days


def _find_folders(find: Callable[[], list[Path]]) -> list[Path]:
    """The folders of all recordings; none where the user has no home."""
    try:
        return find()
    except CoachError:
        return []


def parse_folder(name: str) -> tuple[dt.date | None, str]:
    """Local day and exercise of a recording by the name of its folder; (None, "") where that is another one."""
    began, _, exercise = name.partition("Z_")
    try:
        day = (
            dt.datetime.strptime(began, "%Y-%m-%d_%H-%M-%S")
            .replace(tzinfo=dt.UTC)
            .astimezone()
            .date()
        )
    except ValueError:
        return None, ""
    return day, exercise
