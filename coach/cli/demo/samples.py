"""The sample videos that are installed with coach."""

from __future__ import annotations

from pathlib import Path

from coach.errors import SourceError
from coach.message import Message


def list_samples() -> dict[str, Path]:
    """Return the sample videos by the name of their exercise.

    Raises:
        CoachError: The folder of samples is missing.

    """
    from coach.store.files.locations import samples_folder

    return {path.stem: path for path in sorted(samples_folder().glob("*.mp4"))}


def find_sample(exercise: str) -> Path:
    """Return the sample video of an exercise: `NAME.mp4` among the samples.

    Raises:
        SourceError: There is no sample of this exercise.

    """
    from coach.store.files.locations import samples_folder

    samples = list_samples()
    if exercise not in samples:
        hint = (
            Message("There are samples of: {names}.", names=", ".join(samples))
            if samples
            else Message("Install coach again: its samples are missing.")
        )
        raise SourceError(
            Message(
                "There is no sample video of {exercise!r} in {samples_folder}.",
                exercise=exercise,
                samples_folder=samples_folder(),
            ),
            hint,
        )
    return samples[exercise]
