"""The model of ``prescription.toml``: who prescribes what to whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Self

import pydantic
from pydantic import AfterValidator, Field, model_validator

from coach.body.landmarks import SIDES, Side
from coach.errors import CoachError
from coach.exercise.definition.fields import Model, Text, Version1
from coach.exercise.definition.programme import FileName
from coach.exercise.tracking.hip_limits import MAX_FLEXION_DEG
from coach.message import Message
from coach.store.settings.person import Allowed, Conditions, LeftHip, RightHip
from coach.store.settings.settings import Line
from coach.store.toml.error_messages import describe_model_errors, describe_values, to_toml
from coach.store.toml.reader import FileKind
from coach.translation import list_languages

SCHEMA_VERSION: Final = 1
NOTE_LIMIT: Final = 2000
LARGEST_HIP_LIMIT_DEG: Final = 120.0
"""Flexion that a prescription may allow a replaced hip at most, in degrees: that of a healthy one.
"""

if TYPE_CHECKING:
    LanguageCode = str
else:
    LanguageCode = Literal[("", *list_languages())]
"""Code of a language that has a catalogue; empty for that of the patient's computer."""


HIP_LIMIT_KEYS: Final[Mapping[Side, tuple[str, str]]] = {
    side: (f"hip_flexion_limit_{side}_deg", f"hip_flexion_limit_{side}_until") for side in SIDES
}
"""Side -> keys of the degrees that a replaced hip is allowed, and of their last day."""
LATER: Final = (
    "conditions",
    "hip_replacement_left",
    "hip_replacement_right",
    "hip_flexion_limit_left_deg",
    "hip_flexion_limit_right_deg",
    "hip_flexion_limit_left_until",
    "hip_flexion_limit_right_until",
    "allowed",
)
"""Keys that earlier versions of coach do not know."""


def _check_note(text: str) -> str:
    if any((character < " " and character != "\n") or character == "\x7f" for character in text):
        raise ValueError(Message("must be without control characters"))
    return text


def _check_hip_limit(degrees: float) -> float:
    if degrees and not MAX_FLEXION_DEG < degrees <= LARGEST_HIP_LIMIT_DEG:
        raise ValueError(
            Message(
                "must be more than {least:g} and at most {most:g} degrees",
                least=MAX_FLEXION_DEG,
                most=LARGEST_HIP_LIMIT_DEG,
            )
        )
    return degrees


HipLimit = Annotated[float, AfterValidator(_check_hip_limit)]
Note = Annotated[str, Field(max_length=NOTE_LIMIT), AfterValidator(_check_note)]


class Precaution(Model):
    """What the patient must take care of."""

    text: Text = Field(
        description="For the patient, one sentence",
        examples=["Do not bend the left hip beyond 90 degrees."],
    )
    exercise: Annotated[FileName | Literal[""], Field()] = Field(
        "", description="The exercise that it is about; all if empty", examples=["squat-toe-touch"]
    )


class Norm(Model):
    """What a test compares with, for this patient."""

    exercise: FileName = Field(
        description="Name of the test's file without its ending", examples=["hip-flexion-test"]
    )
    norm_deg: float = Field(ge=-90, le=180, description="The norm, degrees", examples=[110.0])
    source: Line = Field(
        "", max_length=400, description="Where it comes from", examples=["The other side"]
    )


@dataclass(frozen=True, slots=True)
class HipAllowance:
    """How far a replaced hip may bend, if that is more than 90 degrees."""

    limit_deg: float
    until: dt.date | None = None
    """The last day on which it may; None for no end."""

    def holds(self, day: dt.date) -> bool:
        """Return True if the hip may bend so far on this day."""
        return self.until is None or day <= self.until


class Prescription(Model):
    """The file ``prescription.toml`` of a prescription."""

    schema_version: Version1 = Field(description="Version of this vocabulary", examples=[1])
    identifier: str = Field(
        pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
        description="The patient's identifier at the clinic; results that come back carry it",
        examples=["6f1c1c52-5d5e-4c5e-9d0e-0a5a4c2d7b11"],
    )
    revision: int = Field(
        1,
        ge=1,
        le=100_000,
        description="1 for the patient's first; a newer one is greater",
        examples=[2],
    )
    issued: dt.date = Field(description="The day of its making", examples=[dt.date(2026, 1, 31)])
    patient: Line = Field("", max_length=80, description="The patient's name", examples=["A. A."])
    number: Line = Field(
        "", max_length=40, description="The patient's number at the clinic", examples=["1948"]
    )
    clinician: Line = Field(
        "", max_length=80, description="Who prescribes", examples=["Physiotherapy Sun Street"]
    )
    language: LanguageCode = Field("", description="Language for the patient", examples=["de"])
    note: Note = Field(
        "",
        description="A note to the patient",
        examples=["Begin gently."],
    )
    restart: bool = Field(
        False,
        description="Whether the programme begins anew when this replaces an earlier one",
        examples=[False],
    )
    precautions: Annotated[tuple[Precaution, ...], Field(strict=False, max_length=20)] = Field(
        (), description="What the patient must take care of"
    )
    conditions: Conditions = Field(
        (),
        description="The patient's conditions; they are added to the patient's profile",
        examples=[["osteoporosis"]],
    )
    hip_replacement_left: LeftHip = ""
    hip_replacement_right: RightHip = ""
    hip_flexion_limit_left_deg: HipLimit = Field(
        0.0,
        description="How far the replaced left hip may bend, degrees, if a surgeon or "
        "physiotherapist has allowed more than 90; at most 120; 0 for 90",
        examples=[110.0],
    )
    hip_flexion_limit_right_deg: HipLimit = Field(
        0.0, description="The same for the right hip", examples=[110.0]
    )
    hip_flexion_limit_left_until: dt.date | None = Field(
        None,
        description="The last day of these degrees; after it 90 hold again; missing for no end",
        examples=[dt.date(2026, 3, 31)],
    )
    hip_flexion_limit_right_until: dt.date | None = Field(
        None, description="The same for the right hip", examples=[dt.date(2026, 3, 31)]
    )
    allowed: Allowed = Field(
        (),
        description="Exercises to ask about first that the clinician allows this patient; they are "
        "added to the patient's profile",
        examples=[["half-kneeling-stretch"]],
    )
    norms: Annotated[tuple[Norm, ...], Field(strict=False, max_length=20)] = Field(
        (), description="What tests compare with, for this patient"
    )

    @property
    def hip_limits(self) -> dict[Side, HipAllowance]:
        """What replaced hips are allowed beyond 90 degrees, also if it has ended."""
        limits: dict[Side, HipAllowance] = {
            side: HipAllowance(getattr(self, limit), getattr(self, until))
            for side, (limit, until) in HIP_LIMIT_KEYS.items()
        }
        return {side: allowed for side, allowed in limits.items() if allowed.limit_deg}

    @model_validator(mode="after")
    def _require_replaced_hips(self) -> Self:
        for side in self.hip_limits:
            if not getattr(self, f"hip_replacement_{side}"):
                raise ValueError(
                    Message(
                        "{key}: the prescription does not say that this hip is replaced, for "
                        'example hip_replacement_{side} = "unknown".',
                        key=HIP_LIMIT_KEYS[side][0],
                        side=side,
                    )
                )
        return self

    @model_validator(mode="after")
    def _require_possible_ends(self) -> Self:
        for side, (limit, key) in HIP_LIMIT_KEYS.items():
            until = getattr(self, key)
            if until is not None and side not in self.hip_limits:
                raise ValueError(Message("{key}: {other} is missing.", key=key, other=limit))
            if until is not None and until < self.issued:
                raise ValueError(
                    Message(
                        "{key}: {day} is before the day of the prescription. "
                        "Give a later last day, or leave out the degrees.",
                        key=key,
                        day=until,
                    )
                )
        return self


def render_prescription(prescription: Prescription) -> str:
    """Return the text of a file from which the same is read."""
    data = prescription.model_dump()
    for key in LATER:
        if not data[key]:  # versions without these keys can then read the file
            del data[key]
    lines = [
        f"{key} = {value.isoformat() if isinstance(value, dt.date) else to_toml(value)}"
        for key, value in data.items()
        if key not in ("precautions", "norms")
    ]
    for key in ("precautions", "norms"):
        for table in data[key]:
            lines += ["", f"[[{key}]]", *_write_table(table)]
    return "\n".join(lines) + "\n"


def _write_table(table: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"{key} = {to_toml(value)}" for key, value in table.items())


def _list_mistakes(error: pydantic.ValidationError, data: Mapping[str, Any]) -> list[str]:
    return [*describe_values(error, data, Prescription), *describe_model_errors(error)]


KIND: Final = FileKind(
    Prescription,
    SCHEMA_VERSION,
    Message("a prescription"),
    "issued = 2026-01-31",
    Message("Choose a file that ends in .coach."),
    CoachError,
    _list_mistakes,
)
