"""The window's backend for the demo: only exercises with a sample video, played from it."""

from __future__ import annotations

from coach.cli.demo.samples import list_samples
from coach.exercise.definition.exercise import Exercise
from coach.window.run.real_backend import RealBackend


class SampleBackend(RealBackend):
    """The real backend, with samples in place of cameras."""

    def __init__(self) -> None:
        """List the samples, before the window opens."""
        self._samples = list_samples()

    def load_exercises(self) -> tuple[dict[str, Exercise], tuple[str, ...]]:
        """Return the exercises that have a sample."""
        exercises, broken = super().load_exercises()
        return {name: exercises[name] for name in exercises if name in self._samples}, broken

    def knows_red_flags(self) -> bool:
        """Return True: a demo shows another person."""
        return True

    def is_demo(self) -> bool:
        """Return True: a demo shows another person."""
        return True

    def choose_source(self, exercise: str, source: str) -> str:
        """Return the sample of this exercise."""
        return str(self._samples[exercise]) if exercise in self._samples else source
