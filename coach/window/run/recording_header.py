"""The header of a new recording."""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import platform
from typing import Final

import coach
from coach.store.exercises.loader import LoadedExercise
from coach.store.recordings.messages import Header

LIBRARIES: Final = ("mediapipe", "numpy", "opencv-contrib-python", "PySide6-Essentials")
"""The libraries whose versions a recording names."""


def make_header(loaded: LoadedExercise | None, started: dt.datetime, name: str = "") -> Header:
    """Return the header of a recording without pictures.

    Args:
        loaded: The exercise; None if its file cannot be read.
        started: The start, UTC.
        name: Name of the exercise without a file.
    """
    return Header(
        exercise=loaded.name if loaded is not None else name,
        exercise_text=loaded.text if loaded is not None else "",
        side="auto",
        started_utc=started.isoformat(timespec="milliseconds"),
        coach_version=coach.__version__,
        python_version=platform.python_version(),
        libraries={name: importlib.metadata.version(name) for name in LIBRARIES},
        camera="",
        model_sha256="",
        width=0,
        height=0,
    )
