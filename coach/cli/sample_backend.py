"""The window's backend for the demo: only exercises with a sample video, played from it."""

from __future__ import annotations

import dataclasses

from coach.cli.samples import list_samples
from coach.window.exercise_list import ExerciseLibrary
from coach.window.run.backend import RealBackend


class SampleBackend(RealBackend):
    """The real backend, with samples in place of cameras."""

    def load_library(self) -> ExerciseLibrary:
        """Return the exercises that have a sample."""
        library, samples = super().load_library(), list_samples()
        exercises = {
            name: exercise for name, exercise in library.exercises.items() if name in samples
        }
        return dataclasses.replace(library, exercises=exercises)

    def knows_red_flags(self) -> bool:
        """Return True: a demo shows another person."""
        return True

    def choose_source(self, exercise: str, source: str) -> str:
        """Return the sample of this exercise."""
        samples = list_samples()
        return str(samples[exercise]) if exercise in samples else source
