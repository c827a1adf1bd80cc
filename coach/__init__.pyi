"""The types of what `coach` gives by name; kept apart so that `import coach` stays quick."""

from coach.library import ExerciseRun as ExerciseRun
from coach.library import PoseArrays as PoseArrays
from coach.library import ReadRecording as ReadRecording
from coach.library import read_recording as read_recording
from coach.library import run_exercise as run_exercise

__version__: str
