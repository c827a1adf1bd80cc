"""The backend with the real cameras, model, settings and recordings."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import cast

from coach.body.landmarks import Side
from coach.body.sides import SideChoice
from coach.capture.frame import Frame, Rotation, Source
from coach.capture.landmarker import Landmarker
from coach.errors import CoachError, ExerciseError, LowMemoryError, RecordingError
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import Item
from coach.exercise.dose.set_counter import count_sets
from coach.exercise.tracking.events import Pain
from coach.exercise.tracking.session import fold_all
from coach.exercise.tracking.trainer import Trainer
from coach.message import Message
from coach.store.exercises.loader import LoadedExercise
from coach.store.recordings.messages import find_version
from coach.store.recordings.writer import Recorder
from coach.store.settings.person import PersonSettings
from coach.store.settings.settings import Settings
from coach.window.run.recording_header import make_header
from coach.window.run.state import PreviousResults
from coach.window.translation.translate import ntr


class RealBackend:
    """The real backend. Modules that take long to import are imported when they are needed."""

    def load_exercises(self) -> tuple[dict[str, Exercise], tuple[str, ...]]:
        """Load all exercises, shipped and of the user, once no answer on pain waits any more."""
        from coach.store.exercises.loader import load_readable
        from coach.store.history.index import add_to_history
        from coach.store.recordings.lone_pain import move_waiting

        with suppress(CoachError):
            for file in move_waiting():
                add_to_history(file)
        loaded, unreadable = load_readable()
        return {name: one.exercise for name, one in loaded.items()}, tuple(unreadable)

    def find_last_days(self) -> Mapping[str, dt.date]:
        """Ask the history, or read the headers; none if the user has no home folder."""
        from coach.store.history.earlier_results import find_last_days

        with suppress(CoachError):
            return find_last_days()
        return {}

    def load_settings(self) -> Settings:
        """Load the settings file. Raises CoachError."""
        from coach.store.settings.settings import load_settings

        return load_settings()

    def update_settings(self, update: Callable[[Settings], Settings]) -> Settings:
        """Change the settings file. Raises CoachError."""
        from coach.store.settings.settings import update_settings

        return update_settings(update)

    def find_profile(self) -> str:
        """Read which one was chosen; the main one without a home folder. Raises CoachError."""
        from coach.store.files.locations import has_home
        from coach.store.settings.profiles import DEFAULT, find_current_profile

        return find_current_profile() if has_home() else DEFAULT

    def load_person(self, profile: str | None = None) -> PersonSettings:
        """Load the file of the profile. Raises CoachError."""
        from coach.store.settings.person import load_person

        return load_person(profile)

    def update_person(
        self, update: Callable[[PersonSettings], PersonSettings], profile: str | None = None
    ) -> PersonSettings:
        """Change the file of the profile. Raises CoachError."""
        from coach.store.settings.person import update_person

        return update_person(update, profile)

    def find_prescribed_item(self, exercise: str, side: str = "auto") -> Item | None:
        """Read the programme that the user follows."""
        from coach.store.programmes.prescribed_item import find_prescribed_item

        return find_prescribed_item(exercise, dt.datetime.now().astimezone().date(), side)

    def find_hip_limits(self) -> Mapping[Side, float]:
        """Read the prescription that the user follows."""
        from coach.store.prescriptions.hip_limits import load_hip_limits

        return load_hip_limits(dt.datetime.now().astimezone().date())

    def describe_hip_limits(self, day: dt.date) -> Mapping[Side, Message]:
        """Read the prescription that the user follows."""
        from coach.store.prescriptions.hip_limits import describe_hip_limit, load_allowances

        return {
            side: describe_hip_limit(side, allowed, day)
            for side, allowed in load_allowances().items()
        }

    def find_before(self, exercise: str) -> PreviousResults | None:
        """Read the last readable recording, and the results of all earlier tests."""
        from coach.store.history.earlier_results import find_earlier_results, find_recordings

        now = dt.datetime.now(dt.UTC).isoformat()
        with suppress(CoachError):  # the user may have no home folder
            for recording in find_recordings(exercise):
                try:
                    session, began = fold_all(recording.events()), recording.header.started_utc
                except RecordingError:
                    continue
                return PreviousResults(
                    session, began, find_earlier_results(exercise, now) if session.trials else {}
                )
        return None

    def knows_red_flags(self) -> bool:
        """Return True if the file that says so exists; False if there is no folder for it."""
        from coach.store.erase import RED_FLAGS
        from coach.store.files.locations import config_folder

        try:
            return (config_folder() / RED_FLAGS).is_file()
        except CoachError:
            return False

    def note_red_flags(self) -> None:
        """Write the file that says so, if there is a folder for it."""
        from coach.store.erase import RED_FLAGS
        from coach.store.files.atomic_write import write_atomically
        from coach.store.files.locations import config_folder, make_private

        with suppress(CoachError):
            write_atomically(
                make_private(config_folder()) / RED_FLAGS,
                f"{dt.datetime.now(dt.UTC).date().isoformat()}\n",
            )

    def is_first_start(self) -> bool:
        """Return True if an earlier start left nothing; False if there is no folder for it."""
        from coach.store.settings.first_start import is_first_start

        return is_first_start()

    def note_first_start(self) -> None:
        """Write the file that says so, if there is a folder for it."""
        from coach.store.settings.first_start import note_first_start

        note_first_start()

    def is_demo(self) -> bool:
        """Return False: the user exercises."""
        return False

    def delete_everything(self) -> str:
        """Delete all recordings, history, own exercises and settings, but no other files."""
        from coach.store.erase import delete_everything

        removed = delete_everything()
        return ntr("{n} file is deleted.", "{n} files are deleted.", len(removed.files))

    def choose_source(self, exercise: str, source: str) -> str:
        """Use the same source for every exercise."""
        return source

    def list_cameras(self) -> Mapping[str, str]:
        """Ask the system for its cameras."""
        from coach.capture.cameras.webcam import list_cameras

        return {str(camera.index): camera.name for camera in list_cameras()}

    def load_exercise(self, name: str) -> LoadedExercise:
        """Load an exercise and apply the settings to it. Raises ExerciseError."""
        from coach.store.exercises.loader import apply_settings, load_exercise
        from coach.store.settings.person import load_own_settings

        return apply_settings(load_exercise(name), load_own_settings())

    def make_trainer(self, exercise: Exercise, side: str) -> Trainer:
        """Create the trainer of the exercise."""
        return Trainer(exercise, cast(SideChoice, side))

    def load_libraries(self) -> None:
        """Import MediaPipe and OpenCV, which must not happen while a camera is opened."""
        from coach.capture.landmarker import load_libraries

        load_libraries()

    def make_landmarker(self) -> Landmarker:
        """Open the model that the settings name. Raises ModelError."""
        from coach.store.settings.pose_model import open_landmarker

        return open_landmarker()

    def make_larger_landmarker(self) -> Landmarker:
        """Open the larger model that is shipped, unless this computer has little memory."""
        from coach.capture.memory_check import LIVE_LARGER_BYTES, find_physical_memory
        from coach.store.settings.pose_model import open_larger_landmarker

        if (find_physical_memory() or LIVE_LARGER_BYTES) < LIVE_LARGER_BYTES:
            raise LowMemoryError
        return open_larger_landmarker()

    def load_rest(self) -> None:
        """Import the plotting library: beside the first frames it would delay them."""
        from coach.window.background.plotting import import_plotting

        import_plotting()

    def open_source(self, text: str, rotation: Rotation | None = None) -> Source:
        """Open a source that reconnects if it is live. Raises SourceError."""
        from coach.capture.reconnecting_source import open_reconnecting
        from coach.capture.rotation import rotate_source
        from coach.store.settings.rotation_memory import recall_rotation

        source = open_reconnecting(text)
        if rotation is None:
            rotation = recall_rotation(source.name) if source.live else 0
        return rotate_source(source, rotation)

    def remember_rotation(self, camera: str, rotation: Rotation) -> None:
        """Store it in the settings, if they can be written."""
        from coach.store.settings.rotation_memory import remember_rotation

        remember_rotation(camera, rotation)

    def start_recording(
        self, loaded: LoadedExercise, side: str, camera: str, first: Frame, models: Sequence[str]
    ) -> Recorder:
        """Start a recording in the user's data folder. Raises RecordingError."""
        from coach.store.history.index import add_to_history
        from coach.store.recordings.writer import start_recording
        from coach.store.settings.settings import load_settings

        height, width = first.image.shape[:2]
        header = dataclasses.replace(
            make_header(loaded, dt.datetime.now(dt.UTC)),
            side=cast(SideChoice, side),
            camera=camera,
            model_sha256=models[0],
            larger_model_sha256="".join(models[1:]),
            width=width,
            height=height,
            schema_version=find_version(
                loaded.exercise.kind, count_sets(loaded.exercise, cast(SideChoice, side))
            ),
        )
        video = load_settings().record_video
        recorder = start_recording(header, tolerate_failures=True, video=video)
        recorder.on_closed = add_to_history
        return recorder

    def keep_pain(
        self, exercise: str, pain: Pain, asked: dt.datetime, profile: str | None = None
    ) -> None:
        """Write a recording without pictures, or keep it for later. Raises CoachError."""
        from coach.store.history.index import add_to_history
        from coach.store.recordings.lone_pain import keep_pain

        try:
            loaded = self.load_exercise(exercise)
        except ExerciseError:  # its file is wrong by now: the answer is kept without it
            loaded = None
        header = make_header(loaded, asked.astimezone(dt.UTC), Path(exercise).stem)
        file = keep_pain(header, pain, profile)
        if file is not None:
            add_to_history(file)
