"""coach watches exercises. What other programs may use of it stands in `coach.library`, and is had from here by name."""

from importlib import import_module

__version__ = "0.1.0"
_LIBRARY = ("ExerciseRun", "PoseArrays", "ReadRecording", "read_recording", "run_exercise")


def __getattr__(name: str) -> object:
    """What `coach.library` has under this name. It is loaded when it is first asked for: the command line cannot wait for it."""
    if name in _LIBRARY:
        return getattr(import_module("coach.library"), name)
    raise AttributeError(f"module 'coach' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_LIBRARY])
