"""What the window is made of besides itself: one place to open the real camera, model and recording, and to put others in for tests."""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import platform
from collections.abc import Mapping
from typing import Final, Literal, Protocol, cast

import coach
from coach.capture.frame import Frame, Source
from coach.capture.landmarker import Landmarker
from coach.exercise.definition import Exercise
from coach.exercise.trainer import Trainer
from coach.store.exercises import LoadedExercise
from coach.store.recordings import Header, Recorder

Side = Literal["auto", "left", "right"]
LIBRARIES: Final = ("mediapipe", "numpy", "opencv-contrib-python", "PySide6-Essentials")


class Parts(Protocol):
    """Everything outside the window. All but the two lists are called from the worker's thread."""

    def list_exercises(self) -> Mapping[str, str]:
        """Name -> title of every exercise, for the chooser."""
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

    def open_source(self, text: str) -> Source:
        """Raises SourceError. The caller closes it."""
        ...

    def start_recording(self, loaded: LoadedExercise, side: str, camera: str, first: Frame, model_sha256: str) -> Recorder:
        """Raises RecordingError. The caller closes it."""
        ...


class RealParts:
    """The real ones. Whatever is heavy to import is imported when it is needed."""

    def list_exercises(self) -> Mapping[str, str]:
        """Name -> title; a file that cannot be read has its name for a title: the reason is told when it is chosen."""
        from coach.errors import ExerciseError
        from coach.store.exercises import list_exercises, load_exercise

        titles: dict[str, str] = {}
        for name in list_exercises():
            try:
                titles[name] = load_exercise(name).exercise.title
            except ExerciseError:
                titles[name] = name
        return titles

    def list_cameras(self) -> Mapping[str, str]:
        """Number -> name of every camera that the system knows."""
        from coach.capture.camera import list_cameras

        return {str(camera.index): camera.name for camera in list_cameras()}

    def load_exercise(self, name: str) -> LoadedExercise:
        """Raises ExerciseError."""
        from coach.store.chosen_exercise import apply_settings
        from coach.store.exercises import load_exercise
        from coach.store.settings import load_settings

        return apply_settings(load_exercise(name), load_settings())

    def make_trainer(self, exercise: Exercise, side: str) -> Trainer:
        """A trainer that has seen nothing yet."""
        return Trainer(exercise, cast(Side, side))

    def make_landmarker(self) -> Landmarker:
        """Raises ModelError. The caller closes it."""
        from coach.store.chosen_model import open_landmarker

        return open_landmarker()

    def open_source(self, text: str) -> Source:
        """Raises SourceError. The caller closes it."""
        from coach.capture.source import open_source

        return open_source(text)

    def start_recording(self, loaded: LoadedExercise, side: str, camera: str, first: Frame, model_sha256: str) -> Recorder:
        """A recording in the user's data folder. Raises RecordingError. The caller closes it."""
        from coach.store.recordings import start_recording

        height, width = first.image.shape[:2]
        return start_recording(
            Header(
                exercise=loaded.name,
                exercise_text=loaded.text,
                side=cast(Side, side),
                started_utc=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
                coach_version=coach.__version__,
                python_version=platform.python_version(),
                libraries={name: importlib.metadata.version(name) for name in LIBRARIES},
                camera=camera,
                model_sha256=model_sha256,
                width=width,
                height=height,
            )
        )
