"""Fields of exercise files: names, texts, and conditions of angles."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError, PydanticKnownError

from coach.body.angles import PAIRED, SINGLE
from coach.body.sides import WORDS
from coach.message import Message, Origin, translatable

ANGLE_NAMES: tuple[str, ...] = (*SINGLE, *(f"{angle}_{word}" for angle in PAIRED for word in WORDS))
"""Every name of an angle that a file may use."""

UNKNOWN_ANGLE: Final = translatable("is not the name of an angle")


def _check_angle(name: str) -> str:
    if name not in ANGLE_NAMES:
        raise PydanticCustomError("unknown_angle", UNKNOWN_ANGLE)
    return name


def check_order(zone: tuple[float, float]) -> tuple[float, float]:
    """Return the same two numbers. Raises ValueError unless the first is less than the second."""
    if zone[0] >= zone[1]:
        raise ValueError(Message("the first number must be less than the second"))
    return zone


def _refuse_truth(value: Any) -> Any:
    """Return the same value. Raises `literal_error` for ``true``, which Python takes for 1."""
    if isinstance(value, bool):
        raise PydanticKnownError("literal_error", {"expected": "1"})
    return value


Version1 = Annotated[Literal[1], BeforeValidator(_refuse_truth)]
"""The version of a vocabulary that has only one."""
AngleName = Annotated[str, AfterValidator(_check_angle)]
MaybeAngle = Annotated[str, AfterValidator(lambda name: name and _check_angle(name))]
"""The name of an angle, or nothing."""
FieldName = Annotated[
    str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40, examples=["knee_past_toes"])
]


def _keep_origin(text: str, info: ValidationInfo) -> str:
    """Return the text with the file that it is from, if the reader says which one."""
    return Message(text, origin=info.context) if isinstance(info.context, Origin) else text


Text = Annotated[
    str,
    Field(min_length=1, max_length=400, examples=["Front knee above the ankle"]),
    AfterValidator(_keep_origin),
]
ShortText = Annotated[
    str,
    Field(min_length=1, max_length=60, examples=["Stand tall"]),
    AfterValidator(_keep_origin),
]


class Model(BaseModel):
    """The base of every table: frozen, no unknown keys, no text as number, finite numbers only."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class Condition(Model):
    """A condition of an angle: true, false or unknown."""

    angle: AngleName = Field(
        description="Name of an angle with the side it is of", examples=["knee_flexion_front"]
    )
    above: float | None = Field(
        None, ge=-360, le=360, description="True above this, degrees", examples=[80]
    )
    below: float | None = Field(
        None, ge=-360, le=360, description="True below this, degrees", examples=[45]
    )
    leave: float = Field(
        5.0,
        ge=0,
        le=90,
        description=(
            "Hysteresis: once true it stays so until the angle is this far beyond the bound"
        ),
        examples=[5],
    )
    adapt: float = Field(
        0.0,
        ge=0,
        le=30,
        description="How far the bound may follow the person's own range of movement, degrees",
        examples=[6],
    )
    if_seen: bool = Field(
        False,
        description=(
            "Whether it only counts where the view shows the angle: what is not measured is then "
            "no obstacle"
        ),
        examples=[True],
    )
    why: str = Field(
        "",
        max_length=60,
        description="What to tell the user while it is not true",
        examples=["Trunk upright"],
    )

    @model_validator(mode="after")
    def _bounds(self) -> Self:
        if self.above is None and self.below is None:
            raise ValueError(
                Message("a condition needs `above` or `below`, for example above = 80")
            )
        if self.above is not None and self.below is not None and self.above >= self.below:
            raise ValueError(
                Message("`above` must be less than `below`, for example above = 80, below = 110")
            )
        return self


Conditions = Annotated[tuple[Condition, ...], Field(strict=False, min_length=1, max_length=12)]
