"""The settings of the user: ``settings.toml`` in the settings folder.

A file names only what differs from the defaults; without one all are defaults. It is read as
strictly as an exercise. Saving keeps the user's notes and never replaces a file that cannot be
understood.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import pydantic
from pydantic import AfterValidator, Field

from coach.errors import CoachError
from coach.exercise.definition.fields import Model, Version1
from coach.message import Message, join_with
from coach.store.files import locations
from coach.store.files.atomic_write import write_atomically
from coach.store.files.file_lock import hold_folder
from coach.store.settings.camera_rotations import LONGEST as LONGEST_ROTATIONS
from coach.store.settings.camera_rotations import check_rotations, repair_rotations
from coach.store.settings.phone_number import check_phone_number, is_phone_number
from coach.store.settings.settings_file import parse_value, update_settings_text
from coach.store.toml.error_messages import describe_model_errors, describe_values
from coach.store.toml.reader import FileKind
from coach.translation import list_languages

FILE_NAME: Final = "settings.toml"
SCHEMA_VERSION: Final = 1
RETIRED: Final = frozenset({"warned_utc"})
"""Keys of earlier versions. They are ignored, and removed when the file is changed."""

Units = Literal["metric", "imperial"]
if TYPE_CHECKING:
    LanguageCode = str
else:
    LanguageCode = Literal[("", *list_languages())]
"""Code of a language that has a catalogue; empty for the system's language."""


def _check_line(text: str) -> str:
    if any(character < " " or character == "\x7f" for character in text):
        raise ValueError(Message("must stand on one line, without control characters"))
    return text


Line = Annotated[str, AfterValidator(_check_line)]


class Settings(Model):
    """What the user has chosen; the defaults are as shipped."""

    schema_version: Version1 = Field(1, description="Version of this vocabulary", examples=[1])
    model: Line = Field(
        "",
        max_length=4096,
        description="The pose model to use: a .task file of MediaPipe's pose landmarker; "
        "empty for the shipped one",
        examples=["/home/ada/pose_landmarker_heavy.task"],
    )
    norm_hip_flexion_deg: float = Field(
        120.0,
        ge=30,
        le=180,
        description="The norm that the hip flexion test compares with, degrees",
        examples=[120.0],
    )
    norm_hip_flexion_source: Line = Field(
        "",
        max_length=400,
        description="Where that norm comes from, shown beside it; empty if it is the one that "
        "the exercise names",
        examples=["AAOS, knee bent, lying on the back"],
    )
    language: LanguageCode = Field(
        "",
        description="Language of the window and of the voice; empty for the system's",
        examples=["de"],
    )
    camera: Line = Field(
        "",
        max_length=400,
        description="Camera to use when none is named: its number, name or address",
        examples=["0"],
    )
    camera_rotations: Annotated[Line, AfterValidator(check_rotations)] = Field(
        "",
        max_length=LONGEST_ROTATIONS,
        description="How far each camera's picture is turned clockwise, in degrees",
        examples=["HD Webcam=90"],
    )
    mirror: bool = Field(
        True,
        description="Mirror the live picture (measurements are never mirrored)",
        examples=[True],
    )
    units: Units = Field(
        "metric",
        description="Distances in the window and by the voice in metres, or in "
        "feet; recordings are metric",
        examples=["metric"],
    )
    text_size: float = Field(
        1.0, ge=0.8, le=2.0, description="How large texts are, 1 is as shipped", examples=[1.25]
    )
    colours: Literal["system", "dark", "light", "contrast"] = Field(
        "system",
        description="Dark, light, high contrast, or as the system says; all work for "
        "colour-blind users",
        examples=["dark"],
    )
    voice: bool = Field(
        True,
        description="Speak the prompts, or beep if the system has no voice",
        examples=[True],
    )
    volume: float = Field(0.8, ge=0.0, le=1.0, description="How loud, 0 to 1", examples=[0.8])
    arm_signals: bool = Field(
        True,
        description="A raised arm begins, pauses and goes on; both arms, twice, end",
        examples=[True],
    )
    record_video: bool = Field(
        False, description="Keep pictures too, not only poses", examples=[False]
    )
    recordings_folder: Line = Field(
        "",
        max_length=4096,
        description="Where recordings are kept; empty for the usual place",
        examples=["/home/ada/coach"],
    )
    clinic_folder: Line = Field(
        "",
        max_length=4096,
        description="Where a clinic keeps its patients; empty for none",
        examples=["/home/ada/clinic"],
    )
    retention_days: int = Field(
        0,
        ge=0,
        le=36500,
        description="Recordings older than this many days are deleted at the start; 0 keeps them",
        examples=[365],
    )
    emergency_number: Annotated[Line, AfterValidator(check_phone_number)] = Field(
        "",
        max_length=20,
        description="Emergency number to show; empty for the one of the system's country",
        examples=["112"],
    )
    sitting_reminder_minutes: int = Field(
        0,
        ge=0,
        le=480,
        description="A notification to stand up after so many minutes with the "
        "window open; 0 for none",
        examples=[45],
    )


def _list_mistakes(error: pydantic.ValidationError, data: Mapping[str, Any]) -> list[str]:
    return [*describe_values(error, data, Settings), *describe_model_errors(error)]


KIND: Final = FileKind(
    Settings,
    SCHEMA_VERSION,
    Message("a settings file"),
    "norm_hip_flexion_deg = 120.0",
    Message("Make it a file that you may read."),
    CoachError,
    _list_mistakes,
)


def find_settings_file() -> Path:
    """Return the path of the settings; the file may not exist yet.

    Raises:
        CoachError: The home folder is unknown.
    """
    return locations.config_folder() / FILE_NAME


def load_settings() -> Settings:
    """Return the user's settings, or the defaults if there is no file.

    Raises:
        CoachError: Lists every mistake in the file.
    """
    if not locations.has_home():
        return Settings()
    path = find_settings_file()
    return _read(path) if _is_there(path) else Settings()


def save_settings(settings: Settings) -> Path:
    """Write the settings atomically, for this user only, and return the path.

    The user's comments stay. Settings that are defaults become comments. What changes some of
    the settings calls `update_settings` instead.

    Raises:
        CoachError: The file cannot be written, was written by a newer coach, or cannot be
            understood, or a value is invalid. The file is then left untouched.
    """
    update_settings(lambda _: settings)
    return find_settings_file().resolve()


def update_settings(update: Callable[[Settings], Settings]) -> Settings:
    """Load the settings, change them by this function, save the result, and return it.

    Of several threads and programs that do so at the same time, none loses the change of another.

    Raises:
        CoachError: As `save_settings`.
    """
    with hold_folder(locations.make_private(find_settings_file().parent)):
        changed = _validate(update(load_settings()).model_dump())
        path = find_settings_file().resolve()  # the target of a link is replaced
        text = KIND.read(path) if _is_there(path) else ""
        write_atomically(
            locations.make_private(path.parent) / path.name,
            update_settings_text(text, changed.model_dump(), Settings.model_fields),
        )
    return changed


def change_setting(settings: Settings, key: str, text: str) -> Settings:
    """Return the settings with one value changed, as the user typed it.

    Args:
        settings: The settings so far.
        key: Name of the setting.
        text: The new value; empty for the default.

    Raises:
        CoachError: The value is invalid; the message says what would be valid.
    """
    value = parse_value(Settings.model_fields.get(key), text)
    return _validate({**settings.model_dump(), key: value})


def check_setting(key: str, value: object) -> None:
    """Raise CoachError if this value of a setting is invalid; it says what would be valid."""
    _validate({key: value})


def _validate(data: Mapping[str, Any]) -> Settings:
    try:
        return Settings.model_validate(data)
    except pydantic.ValidationError as error:
        raise CoachError(
            join_with("\n", _list_mistakes(error, data)),
            Message("`coach settings show` describes every key."),
        ) from error


def is_as_shipped(settings: Settings, key: str) -> bool:
    """Return True if this setting has its default."""
    return bool(getattr(settings, key) == Settings.model_fields[key].default)


def _is_there(path: Path) -> bool:
    """Return True if the path exists. A user without access to the folder has no settings."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return False
    except OSError:
        return True
    return True


def _read(path: Path) -> Settings:
    data = {
        key: value for key, value in KIND.parse(KIND.read(path), path).items() if key not in RETIRED
    }
    if isinstance(rotations := data.get("camera_rotations"), str):
        data["camera_rotations"] = repair_rotations(rotations)
    if not is_phone_number(str(data.get("emergency_number", ""))):  # as earlier versions took it
        del data["emergency_number"]
    hint = Message("Correct them in an editor, or delete the file: then everything is as shipped.")
    return KIND.validate(data, path, hint)
