"""The work on one of many files, which may be done in another process or on another machine."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach import __version__
from coach.body.sides import SideChoice
from coach.cli.analyze.frame_rate import require_rate
from coach.cli.analyze.headless import AUTO, load_candidates
from coach.cli.missing_library import naming_missing_libraries
from coach.errors import CoachError, ExerciseError, ModelError
from coach.message import Message

if TYPE_CHECKING:
    from coach.capture.frame import Source
    from coach.capture.landmarker import Landmarker
    from coach.exercise.definition.exercise import Exercise
    from coach.exercise.tracking.events import HoldStarted
    from coach.store.recordings.messages import Header


@dataclass(frozen=True)
class FileAnalysis:
    """The work on one file.

    It is sent to other processes and machines, so it carries everything that the result depends on.
    """

    exercises: Mapping[str, Exercise]
    """By name: the exercise to evaluate, or all exercises among which it is recognised."""
    model_sha256: str
    """Required checksum of the pose model, wherever the work is done."""
    side: SideChoice = "auto"
    auto: bool = False
    """True if the exercise is to be recognised."""
    version: str = __version__
    """Required version of coach."""
    norm: tuple[float, str] | None = None
    """Norm of the hip flexion test and its source, if each recording knows its own exercise."""
    twice: bool = False
    """Whether the larger pose model looks again if a leg is in doubt or nobody is seen."""

    @cached_property
    def _packed(self) -> bytes:
        """All fields in a few kilobytes, because they are sent with every file."""
        return zlib.compress(
            pickle.dumps(
                (
                    self.exercises,
                    self.model_sha256,
                    self.side,
                    self.auto,
                    self.version,
                    self.norm,
                    self.twice,
                )
            )
        )

    def __reduce__(self) -> tuple[Callable[[bytes], FileAnalysis], tuple[bytes]]:
        return _unpack, (self._packed,)

    def __call__(self, url: str) -> dict[str, Any]:
        """Return the row of a file.

        Raises:
            CoachError: The file cannot be read, or this machine would evaluate it differently.

        """
        from coach.batch.files import fetch
        from coach.store.recordings.file_names import FILE_NAME

        if self.version != __version__:
            raise CoachError(
                Message(
                    "This worker has coach {version}, not {needed}.",
                    version=__version__,
                    needed=self.version,
                ),
                Message("Install the same version everywhere."),
            )
        with naming_missing_libraries(), fetch(url) as path:
            return (
                self._analyse_recording(path)
                if path.name == FILE_NAME
                else self._analyse_video(path)
            )

    def _analyse_recording(self, path: Path) -> dict[str, Any]:
        from coach.exercise.tracking.replay_trainer import list_starts
        from coach.store.recordings.recording import open_recording

        recording = open_recording(path)
        side = self.side if self.side != "auto" else recording.header.side
        own = self._read_own(recording.header) if self.norm else None
        return self._evaluate(
            list(recording.poses()),
            side,
            path.name,
            recording.header.model_sha256,
            own,
            starts=list_starts(recording.events()),
        )

    def _read_own(self, header: Header) -> tuple[str, Exercise]:
        """Return name and exercise as they are stored in a recording."""
        from coach.store.exercises.loader import apply_settings, parse_exercise
        from coach.store.settings.settings import Settings

        assert self.norm is not None
        degrees, source = self.norm
        settings = Settings(norm_hip_flexion_deg=degrees, norm_hip_flexion_source=source)
        loaded = apply_settings(parse_exercise(header.exercise_text, header.exercise), settings)
        return loaded.name, loaded.exercise

    def _analyse_video(self, path: Path) -> dict[str, Any]:
        from coach.capture.videos.file import VideoFile
        from coach.pipeline import detect_poses

        if self.norm:
            raise ExerciseError(
                Message("A video does not know its exercise."),
                Message("Add --exercise NAME, or --exercise auto."),
            )
        with VideoFile(path) as source, closing(self._open_landmarker()) as landmarker:
            poses = list(detect_poses(source.frames(), landmarker))
        return self._evaluate(
            poses, self.side, path.name, self.model_sha256, reopen=lambda: VideoFile(path)
        )

    def _open_landmarker(self) -> Landmarker:
        from coach.store.settings.pose_model import open_landmarker

        landmarker = open_landmarker()
        if landmarker.model_sha256 != self.model_sha256:
            landmarker.close()
            raise ModelError(
                Message(
                    "This worker has the pose model {model}, not {needed}.",
                    model=landmarker.model_sha256[:12],
                    needed=self.model_sha256[:12],
                ),
                Message("Choose the same one everywhere: coach settings set model."),
            )
        return landmarker

    def _evaluate(
        self,
        poses: Sequence[Any],
        side: SideChoice,
        source: str,
        model_sha256: str,
        own: tuple[str, Exercise] | None = None,
        reopen: Callable[[], Source] | None = None,
        starts: Sequence[HoldStarted] = (),
    ) -> dict[str, Any]:
        from coach.cli.analyze.second_look import look_twice
        from coach.exercise.recognition.recognise import UNKNOWN, recognise
        from coach.exercise.tracking.replay_trainer import ReplayTrainer
        from coach.pipeline import analyse
        from coach.report.results.archive import make_row, make_unknown_row
        from coach.report.results.table import summarise
        from coach.store.settings.pose_model import open_larger_landmarker

        require_rate(poses, source)
        if own is not None:
            name, exercise = own
        else:
            name = next(iter(self.exercises))
            if self.auto:
                found = recognise(poses, self.exercises, side)
                if found.name == UNKNOWN:
                    return make_unknown_row(poses, found.rivals, model_sha256, self.version)
                name = found.name
            exercise = self.exercises[name]
        if self.twice and reopen is not None:
            poses = look_twice(poses, exercise, side, reopen, open_larger_landmarker)
        analysis = analyse(poses, ReplayTrainer(exercise, side, starts))
        summary = summarise(analysis, name, exercise, source, side=side)
        return make_row(summary, exercise, model_sha256, self.version)


@lru_cache(maxsize=2)
def _unpack(packed: bytes) -> FileAnalysis:
    return FileAnalysis(*pickle.loads(zlib.decompress(packed)))


def plan(exercise: str | None, side: SideChoice, quick: bool = False) -> FileAnalysis:
    """Return the work for each file, with the exercises to evaluate.

    Without an exercise each recording is judged by its own. Many files may be of many people, so
    the norm is that of the settings and not that of a profile.

    Raises:
        CoachError: The settings or an exercise are wrong.
        ModelError: A pose model that is needed is missing or altered.
    """
    from coach.capture.pose_model import (
        LARGER_FILE_NAME,
        SHIPPED_SHA256,
        find_shipped_model,
        read_model,
    )
    from coach.store.exercises.loader import apply_settings, load_exercise
    from coach.store.settings.pose_model import find_configured_model
    from coach.store.settings.settings import load_settings

    settings = load_settings()
    auto = exercise == AUTO
    _, model_sha256 = read_model(find_configured_model(settings))
    if exercise is None:
        norm = settings.norm_hip_flexion_deg, settings.norm_hip_flexion_source
        return FileAnalysis({}, model_sha256, side, norm=norm)
    twice = model_sha256 == SHIPPED_SHA256 and not quick
    if twice:
        read_model(find_shipped_model(LARGER_FILE_NAME))
    chosen = load_candidates().values() if auto else [load_exercise(exercise)]
    loaded = [apply_settings(one, settings) for one in chosen]
    rules = {one.name: one.exercise.model_copy(update={"translations": {}}) for one in loaded}
    return FileAnalysis(
        {name: one for name, one in rules.items() if one.kind != "guided" or not auto},
        model_sha256,
        side,
        auto,
        twice=twice,
    )


def make_fingerprint(work: FileAnalysis) -> str:
    """Return a text that changes with everything that the results depend on."""
    from coach.capture.pose_model import LARGER_SHA256

    rules = (
        f"{name}\n{exercise.model_dump_json()}" for name, exercise in sorted(work.exercises.items())
    )
    looks = [LARGER_SHA256] if work.twice else []
    own = [] if work.norm is None else [str(work.norm)]
    return "\n".join(
        (work.version, work.model_sha256, work.side, str(work.auto), *looks, *own, *rules)
    )
