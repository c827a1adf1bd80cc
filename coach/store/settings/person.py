"""What a profile says about its person: ``person.toml`` in the folder of the profile.

The user is asked once for conditions that may rule out exercises; without an answer there are none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Literal, get_args

import pydantic
from pydantic import Field

from coach.body.landmarks import SIDES
from coach.errors import CoachError
from coach.exercise.definition.fields import Model, Version1
from coach.exercise.dose.suitability import Approach, Person
from coach.message import Message, join_with, translatable
from coach.store.files import locations
from coach.store.files.atomic_write import write_atomically
from coach.store.files.file_lock import hold_folder
from coach.store.settings import profiles
from coach.store.settings.settings import Settings, load_settings
from coach.store.settings.settings_file import parse_value, render_settings
from coach.store.toml.error_messages import describe_model_errors, describe_values
from coach.store.toml.reader import FileKind

FILE_NAME: Final = "person.toml"
VERSION: Final = 1

AskedCondition = Literal[
    "pregnancy",
    "osteoporosis",
    "blood_thinners",
    "aneurysm",
    "knee_replacement",
    "recent_surgery",
    "hip_flexor_strain",
    "stenosis_or_spondylolisthesis",
]
"""A condition that is present or not; a hip replacement has a side and an approach."""
CONDITIONS: Final[tuple[AskedCondition, ...]] = get_args(AskedCondition)
HipReplacement = Literal["", "unknown", "posterior", "anterior"]
"""From where a hip was operated; empty if it was not."""
Conditions = Annotated[tuple[AskedCondition, ...], Field(strict=False, max_length=len(CONDITIONS))]
Allowed = Annotated[
    tuple[Annotated[str, Field(max_length=80)], ...], Field(strict=False, max_length=100)
]
"""Names of exercises."""
LeftHip = Annotated[
    HipReplacement,
    Field(
        description="Replaced left hip: operated from behind (posterior), from the front "
        "(anterior) or unknown; empty for none",
        examples=["posterior"],
    ),
]
RightHip = Annotated[
    HipReplacement, Field(description="The same for the right hip", examples=["unknown"])
]
ConditionName = Literal["hip_replacement_left", "hip_replacement_right", AskedCondition]
CONDITION_TEXTS: Final[dict[ConditionName, str]] = translatable(
    {
        "hip_replacement_left": "Left hip replaced",
        "hip_replacement_right": "Right hip replaced",
        "pregnancy": "Pregnancy",
        "osteoporosis": "Osteoporosis (brittle bones)",
        "blood_thinners": "You take blood thinners",
        "aneurysm": "Aneurysm (a widened artery)",
        "knee_replacement": "Knee replaced",
        "recent_surgery": "An operation in the last three months",
        "hip_flexor_strain": "A fresh strain in the groin or at the front of the hip",
        "stenosis_or_spondylolisthesis": "A narrow spinal canal or a slipped vertebra",
    }
)
"""Condition -> its text, in the order in which it is asked for."""
APPROACH_TEXTS: Final[dict[HipReplacement, str]] = translatable(
    {
        "": "No",
        "unknown": "Yes",
        "posterior": "Yes, from the back (posterior approach)",
        "anterior": "Yes, from the front (anterior approach)",
    }
)
"""Answer to the question about a hip -> its text."""


class PersonSettings(Model):
    """What a profile says about its person."""

    schema_version: Version1 = Field(1, description="Version of this vocabulary", examples=[1])
    asked: bool = Field(
        False,
        description="Whether the questions about conditions were answered or declined",
        examples=[True],
    )
    answered: bool = Field(
        False,
        description="Whether they were answered: then an exercise first shows the cautions that "
        "apply, and the other conditions at the end of its page",
        examples=[True],
    )
    conditions: Conditions = Field(
        (),
        description="Conditions with which some exercises do not fit",
        examples=[["osteoporosis"]],
    )
    hip_replacement_left: LeftHip = ""
    hip_replacement_right: RightHip = ""
    allowed: Allowed = Field(
        (),
        description="Exercises to ask about first that a professional has allowed",
        examples=[["half-kneeling-stretch"]],
    )
    norm_hip_flexion_deg: float = Field(
        0.0,
        ge=0,
        le=180,
        description="The person's own norm of the hip flexion test, degrees; 0 for the one of "
        "the settings",
        examples=[110.0],
    )
    norm_hip_flexion_source: str = Field(
        "",
        max_length=400,
        description="Where that norm comes from, shown beside it",
        examples=["Agreed with the physiotherapist"],
    )

    @property
    def person(self) -> Person:
        """Return it in the form that decides which exercises fit."""
        hips: dict[Any, Approach] = {
            side: approach
            for side in SIDES
            if (approach := getattr(self, f"hip_replacement_{side}"))
        }
        return Person(frozenset(self.conditions), hips, frozenset(self.allowed))


def _list_mistakes(error: pydantic.ValidationError, data: Mapping[str, Any]) -> list[str]:
    return [*describe_values(error, data, PersonSettings), *describe_model_errors(error)]


KIND: Final = FileKind(
    PersonSettings,
    VERSION,
    Message("the settings of a profile"),
    'conditions = ["osteoporosis"]',
    Message("Make it a file that you may read."),
    CoachError,
    _list_mistakes,
)


def find_person_file(profile: str | None = None) -> Path:
    """Return the path of the file of a profile, by default the current one; it may not exist.

    Raises:
        CoachError: The home folder is unknown.
    """
    return profiles.find_profile_folder(profile) / FILE_NAME


def load_person(profile: str | None = None) -> PersonSettings:
    """Return what a profile says about its person; defaults without a file.

    Args:
        profile: The current profile by default.

    Raises:
        CoachError: Lists every mistake in the file, or the profile is unknown.
    """
    if not locations.has_home():  # nothing is known
        return PersonSettings()
    path = find_person_file(profile)
    if not path.is_file():
        return PersonSettings()
    text = KIND.read(path)
    hint = Message("Correct them in an editor, or delete the file: then coach asks again.")
    return KIND.validate(KIND.parse(text, path), path, hint, text)


def save_person(settings: PersonSettings) -> Path:
    """Write what the current profile says about its person, and return the path.

    Raises:
        CoachError: The file cannot be written, or the existing one cannot be understood, or a
            value is invalid. The file is then left untouched.
    """
    update_person(lambda _: settings)
    return find_person_file()


def update_person(
    update: Callable[[PersonSettings], PersonSettings], profile: str | None = None
) -> PersonSettings:
    """Load what a profile says, change it by this function, save it, and return it.

    Of several threads and programs that do so at the same time, none loses the change of another.

    Args:
        update: Returns the changed settings.
        profile: The current profile by default.

    Raises:
        CoachError: As `save_person`.
    """
    profile = (
        profiles.find_current_profile()
        if profile is None
        else profiles.find_profile(profile)  # one that was deleted is not created again
    )
    path = find_person_file(profile)
    with hold_folder(locations.make_private(path.parent)):
        changed = _validate(update(load_person(profile)).model_dump())
        text = render_settings(changed.model_dump(), PersonSettings.model_fields)
        write_atomically(path, text.replace(text.split("\n", 1)[0], HEAD, 1))
    return changed


HEAD: Final = (
    "# What coach knows of the person of this profile. `coach profiles set KEY VALUE` rewrites "
    "this file; a line that begins with # is as shipped."
)


def adds_condition(before: PersonSettings, after: PersonSettings) -> bool:
    """Return True if conditions are named afterwards that were not before.

    An unknown approach counts as every approach.
    """
    hips = (
        (getattr(each, f"hip_replacement_{side}") for each in (before, after)) for side in SIDES
    )
    more = any(new not in ("", old) and old != "unknown" for old, new in hips)
    return more or not set(after.conditions) <= set(before.conditions)


def change_conditions(person: PersonSettings, changes: Mapping[str, Any]) -> PersonSettings:
    """Return the person with other fields.

    If that adds a condition, no exercise is allowed any more: whoever allowed it knew nothing of
    the condition.
    """
    changed = person.model_copy(update=dict(changes))
    if adds_condition(person, changed):
        return changed.model_copy(update={"allowed": ()})
    return changed


def change_person(settings: PersonSettings, key: str, text: str) -> PersonSettings:
    """Return the settings with one value changed, as the user typed it, as `change_conditions`.

    Args:
        settings: The settings so far.
        key: Name of the setting.
        text: The new value, several values separated by commas; empty for the default.

    Raises:
        CoachError: The value is invalid; the message says what would be valid.
    """
    value = parse_value(PersonSettings.model_fields.get(key), text)
    changed = _validate({**settings.model_dump(), key: value})
    return change_conditions(settings, changed.model_dump())


def _validate(data: Mapping[str, Any]) -> PersonSettings:
    try:
        return PersonSettings.model_validate(data)
    except pydantic.ValidationError as error:
        raise CoachError(
            join_with("\n", _list_mistakes(error, data)),
            Message("`coach profiles show` describes every key."),
        ) from error


def load_own_settings() -> Settings:
    """Return the user's settings, with the norm of the current profile if it has one.

    Raises:
        CoachError: Lists every mistake in a file.
    """
    settings, person = load_settings(), load_person()
    if not person.norm_hip_flexion_deg:
        return settings
    return settings.model_copy(
        update={
            "norm_hip_flexion_deg": person.norm_hip_flexion_deg,
            "norm_hip_flexion_source": person.norm_hip_flexion_source,
        }
    )
