"""What to take care of in an exercise, and whom it concerns."""

from __future__ import annotations

from typing import Annotated, Any, Final

from pydantic import (
    AfterValidator,
    Field,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_serializer,
)
from pydantic_core import PydanticCustomError, PydanticKnownError

from coach.exercise.definition.contraindication import HealthCondition
from coach.exercise.definition.fields import Model, Text
from coach.message import Message, translatable

NO_CAUTION: Final = translatable("must be a text in quotes, or a table with `text`")


def _check_repeated(names: tuple[HealthCondition, ...]) -> tuple[HealthCondition, ...]:
    """Return the same names. Raises ValueError if one occurs more than once."""
    for name in names:
        if names.count(name) > 1:
            raise ValueError(Message("{name} occurs more than once", name=name))
    return names


class Caution(Model):
    """What to take care of, and whom it concerns."""

    text: Text = Field(
        description="What to take care of, or when not to do it; it should say whom it concerns",
        examples=["Never bend a replaced hip beyond 90 degrees."],
    )
    conditions: Annotated[
        tuple[HealthCondition, ...],
        Field(strict=False, min_length=1),
        AfterValidator(_check_repeated),
    ] = Field(
        (),
        description="It concerns only people with one of these conditions; if omitted, everybody",
        examples=[["hip_replacement"]],
    )

    @model_serializer
    def _serialize(self) -> str | dict[str, Any]:
        """Return it as a file says it: a text alone concerns everybody."""
        if not self.conditions:
            return self.text
        return {"text": self.text, "conditions": self.conditions}


def _read_caution(value: Any, read: ValidatorFunctionWrapHandler) -> Any:
    """Return the caution that a table describes, or a text alone, which concerns everybody.

    Raises:
        PydanticCustomError: The value is neither.
        PydanticKnownError: The text alone is too short or too long.
    """
    if isinstance(value, str):
        try:
            return read({"text": value})
        except ValidationError as error:
            # The file has no key ``text`` that a message could name.
            first = error.errors()[0]
            raise PydanticKnownError(first["type"], first["ctx"]) from error  # type: ignore[arg-type]
    if not isinstance(value, dict | Caution):
        raise PydanticCustomError("caution_type", NO_CAUTION)
    return read(value)


Cautions = Annotated[
    tuple[
        Annotated[Caution, WrapValidator(_read_caution, json_schema_input_type=Text | Caution)], ...
    ],
    Field(
        strict=False,
        max_length=8,
        description="What to take care of, and when not to do it, in the order in which it is "
        "shown; a text alone concerns everybody",
        examples=[
            [
                "Stop when it hurts.",
                {"text": "Not on the belly in pregnancy.", "conditions": ["pregnancy"]},
            ]
        ],
    ),
]
