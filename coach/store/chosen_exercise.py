"""An exercise with what its user has chosen for good: the norm of the hip flexion test, where the settings name another."""

from __future__ import annotations

import dataclasses
from typing import Final

from coach.store.exercises import LoadedExercise
from coach.store.settings import Settings

TEST: Final = "hip-flexion-test"
"""The exercise that the norm in the settings is for."""
OWN_SOURCE: Final = "Chosen in the settings."


def apply_settings(loaded: LoadedExercise, settings: Settings) -> LoadedExercise:
    """The same exercise, with the norm of the settings where it is another than the file's. Its text stays as it was."""
    rule = loaded.exercise.range_of_motion
    default = Settings().norm_hip_flexion_deg
    if loaded.name != TEST or rule is None or settings.norm_hip_flexion_deg == default:
        return loaded
    source = settings.norm_hip_flexion_source or OWN_SOURCE
    mended = rule.model_copy(update={"norm_deg": settings.norm_hip_flexion_deg, "norm_source": source})
    return dataclasses.replace(loaded, exercise=loaded.exercise.model_copy(update={"range_of_motion": mended}))
