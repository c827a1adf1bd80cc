"""What the window of the demo is made of: the exercises that have a sample video, each with its own."""

from __future__ import annotations

from coach.cli.sample_videos import list_samples
from coach.exercise.definition.exercise import Exercise
from coach.window.run.backend import RealBackend


class SampleBackend(RealBackend):
    """The real parts, but for the samples in place of cameras."""

    def load_exercises(self) -> tuple[dict[str, Exercise], tuple[str, ...]]:
        """The exercises that have a sample."""
        (exercises, broken), samples = super().load_exercises(), list_samples()
        return {name: exercises[name] for name in exercises if name in samples}, broken

    def knows_red_flags(self) -> bool:
        """A demo shows somebody else."""
        return True

    def choose_source(self, exercise: str, source: str) -> str:
        """The sample of this exercise."""
        samples = list_samples()
        return str(samples[exercise]) if exercise in samples else source
