"""Everything outside the window: cameras, the model, recordings and settings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from coach.body.landmarks import Side
from coach.capture.frame import Frame, Rotation, Source
from coach.capture.landmarker import Landmarker
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import Item
from coach.exercise.tracking.events import Pain
from coach.exercise.tracking.trainer import Trainer
from coach.message import Message
from coach.store.exercises.loader import LoadedExercise
from coach.store.recordings.writer import Recorder
from coach.store.settings.person import PersonSettings
from coach.store.settings.settings import Settings
from coach.window.run.state import PreviousResults


class Backend(Protocol):
    """Everything outside the window.

    Any thread may call any method. Only `is_demo` and `choose_source` answer at once: all others
    may wait for a drive or a device that never answers, so the window calls them in background
    threads. `load_settings`, `find_profile`, `load_person` and `knows_red_flags` are also called
    once before the window is shown.
    """

    def load_exercises(self) -> tuple[dict[str, Exercise], tuple[str, ...]]:
        """Return name -> exercise, and the names of the files that cannot be read."""
        ...

    def find_last_days(self) -> Mapping[str, dt.date]:
        """Return name of an exercise -> local day on which it was last recorded."""
        ...

    def load_settings(self) -> Settings:
        """Load the settings of the user. Raises CoachError."""
        ...

    def update_settings(self, update: Callable[[Settings], Settings]) -> Settings:
        """Load the settings, change, save and return them. Raises CoachError."""
        ...

    def find_profile(self) -> str:
        """Return the name of the current profile. Raises CoachError."""
        ...

    def load_person(self, profile: str | None = None) -> PersonSettings:
        """Load what a profile says of its person, the current one by default. Raises CoachError."""
        ...

    def update_person(
        self, update: Callable[[PersonSettings], PersonSettings], profile: str | None = None
    ) -> PersonSettings:
        """Load what a profile, by default the current one, says; change, save and return it.

        Raises CoachError.
        """
        ...

    def find_before(self, exercise: str) -> PreviousResults | None:
        """Find the results of earlier recordings of this exercise."""
        ...

    def find_prescribed_item(self, exercise: str, side: str = "auto") -> Item | None:
        """Find what the user's programme prescribes for this exercise today; None if nothing.

        If the sides have doses of their own, that of `side`, or for ``auto`` the first not done.
        """
        ...

    def find_hip_limits(self) -> Mapping[Side, float]:
        """Find the flexion in degrees that the prescription allows replaced hips today."""
        ...

    def describe_hip_limits(self, day: dt.date) -> Mapping[Side, Message]:
        """Return what to tell the user of hips that the prescription allows more, or did."""
        ...

    def knows_red_flags(self) -> bool:
        """Return True if the user has read when to see a professional."""
        ...

    def note_red_flags(self) -> None:
        """Store that the user has read them."""
        ...

    def is_first_start(self) -> bool:
        """Return True if the user has neither used this program nor seen its first page."""
        ...

    def note_first_start(self) -> None:
        """Store that the user has seen the page of the first start."""
        ...

    def is_demo(self) -> bool:
        """Return True if runs show another person: exercises are then not introduced.

        Asks neither a drive nor a device.
        """
        ...

    def delete_everything(self) -> str:
        """Delete everything of the user, and describe what was deleted. Raises CoachError."""
        ...

    def choose_source(self, exercise: str, source: str) -> str:
        """Return what to open for this exercise, given the source that the user chose.

        Asks neither a drive nor a device.
        """
        ...

    def list_cameras(self) -> Mapping[str, str]:
        """Return argument of `open_source` -> name for people, of every camera."""
        ...

    def load_exercise(self, name: str) -> LoadedExercise:
        """Load an exercise by its name or path. Raises ExerciseError."""
        ...

    def make_trainer(self, exercise: Exercise, side: str) -> Trainer:
        """Create a trainer in its initial state."""
        ...

    def load_libraries(self) -> None:
        """Import what model and camera need. Raises CoachError if there is no room for it."""

    def make_landmarker(self) -> Landmarker:
        """Open the pose model; the caller closes it. Raises ModelError."""
        ...

    def make_larger_landmarker(self) -> Landmarker:
        """Open the larger pose model; the caller closes it. Raises CoachError."""
        ...

    def load_rest(self) -> None:
        """Import what is needed during a run, so that it delays no frame."""

    def open_source(self, text: str, rotation: Rotation | None = None) -> Source:
        """Open a camera or file; the caller closes it. Raises SourceError.

        rotation: degrees clockwise by which pictures are turned; None for what is remembered.
        """

    def remember_rotation(self, camera: str, rotation: Rotation) -> None:
        """Turn the pictures of the camera with this name by this rotation from now on."""
        ...

    def start_recording(
        self, loaded: LoadedExercise, side: str, camera: str, first: Frame, models: Sequence[str]
    ) -> Recorder:
        """Start a recording; the caller closes it. Raises RecordingError.

        `models` are the checksums of the pose model, and of the larger one if it may look again.
        """
        ...

    def keep_pain(
        self, exercise: str, pain: Pain, asked: dt.datetime, profile: str | None = None
    ) -> None:
        """Keep an answer on pain that no run records, as a recording without pictures.

        Args:
            exercise: Name or path of the exercise before or after which it was given.
            pain: The answer.
            asked: When it was given, with its zone.
            profile: Whose answer it is; the current profile by default.

        Raises:
            CoachError: It cannot be written.
        """
        ...
