"""Conditions of a person for whom an exercise does not fit, or only after advice."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from coach.exercise.definition.fields import Model

HealthCondition = Literal[
    "hip_replacement",
    "hip_replacement_posterior",
    "hip_replacement_anterior",
    "knee_replacement",
    "pregnancy",
    "osteoporosis",
    "blood_thinners",
    "aneurysm",
    "recent_surgery",
    "hip_flexor_strain",
    "stenosis_or_spondylolisthesis",
]
"""A hip replacement may be by any approach, or only from behind or from the front.

`stenosis_or_spondylolisthesis` stands for spines that bending back irritates.
"""
Advice = Literal["not", "ask first"]
Substitute = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$", max_length=80)]
"""Name of an exercise file without its ending."""


class Contraindication(Model):
    """A condition with which the exercise does not fit."""

    condition: HealthCondition = Field(
        description="What the person has; a hip replacement of unknown approach counts as both",
        examples=["osteoporosis"],
    )
    advice: Advice = Field(
        description="`not`, or `ask first`: only if a professional agrees", examples=["ask first"]
    )
    substitute: Substitute | None = Field(
        None,
        description="Name of an exercise that takes its place in programmes, if it fits",
        examples=["half-kneeling-stretch"],
    )
