"""A coach that watches exercises. Its public API is `coach.library`, available here by name."""

from importlib import import_module

__version__ = "0.1.0"
_LIBRARY = ("ExerciseRun", "PoseArrays", "ReadRecording", "read_recording", "run_exercise")


def __getattr__(name: str) -> object:
    """Return this name of `coach.library`, which is loaded on first use to start commands fast."""
    if name in _LIBRARY:
        return getattr(import_module("coach.library"), name)
    raise AttributeError(f"module 'coach' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_LIBRARY])
