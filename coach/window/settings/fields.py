"""The settings on the page: their order and labels. Their values come from the model. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args, get_origin

from annotated_types import Ge, Le
from pydantic.fields import FieldInfo

from coach.message import translatable
from coach.store.settings.settings import Settings
from coach.translation import name_languages

EditorKind = Literal["switch", "choice", "share", "number", "text", "folder", "camera"]

TITLE: Final = translatable("Settings")
CONDITIONS_TITLE: Final = translatable("Conditions to take into account")
CONDITIONS: Final = translatable("Look and change")
SECTIONS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = translatable(
    (
        ("Camera", ("camera", "camera_rotations", "mirror")),
        ("Look", ("language", "text_size", "colours", "units")),
        ("Voice and sounds", ("voice", "volume")),
        ("Without hands", ("arm_signals",)),
        ("Recordings", ("record_video", "recordings_folder", "retention_days")),
        ("Clinic", ("clinic_folder",)),
        ("Sitting", ("sitting_reminder_minutes",)),
        ("Emergency", ("emergency_number",)),
        ("Measuring", ("norm_hip_flexion_deg", "norm_hip_flexion_source", "model")),
    )
)
LABELS: Final[Mapping[str, str]] = translatable(
    {
        "camera": "Camera",
        "camera_rotations": "Turned pictures",
        "mirror": "Show my picture as a mirror",
        "language": "Language",
        "text_size": "Size of texts",
        "colours": "Colours",
        "units": "Units",
        "voice": "Speak",
        "volume": "Volume",
        "arm_signals": "Follow raised arms",
        "record_video": "Keep pictures of me",
        "recordings_folder": "Folder of recordings",
        "clinic_folder": "Folder of patients",
        "retention_days": "Delete recordings after … days",
        "emergency_number": "Emergency number",
        "sitting_reminder_minutes": "Remind me to stand up after … minutes",
        "norm_hip_flexion_deg": "Norm of the hip flexion test",
        "norm_hip_flexion_source": "Where that norm comes from",
        "model": "Pose model",
    }
)
HINTS: Final[Mapping[str, str]] = translatable(
    {
        "text_size": "How large texts are; 100 % is as shipped",
        "volume": "How loud; 0 % is silent",
    },
)
"""What a slider says in per cent, in place of its description."""
CHOICES: Final[Mapping[str, str]] = translatable(
    {
        "system": "As the system",
        "dark": "Dark",
        "light": "Light",
        "contrast": "High contrast",
        "metric": "Metres",
        "imperial": "Feet",
    }
)
"""Value of a choice -> its label. A language has its own name as label."""

FIRST_CAMERA: Final = translatable("The first one that is found")
ON: Final = translatable("On")
OFF: Final = translatable("Off")
DONE: Final = translatable("Done")
CHOOSE_FOLDER: Final = translatable("Choose")
KEPT: Final = translatable("Kept in {file}")
SILENT: Final = translatable("The drive does not answer: {file}")
DELETE_TITLE: Final = translatable("Delete everything")
DELETE_HINT: Final = translatable(
    "Recordings, history, own exercises and answers of all profiles are deleted, and the settings. "
    "That cannot be undone. Type {word} to do it."
)
DELETE_WORD: Final = translatable("delete")
DELETED: Final = translatable("Deleted: {what}")


@dataclass(frozen=True, slots=True)
class SettingField:
    """A setting as the page shows it."""

    key: str
    label: str
    hint: str
    editor: EditorKind
    choices: Mapping[Any, str]
    """Value of a choice -> its label; empty for other kinds."""
    low: float = 0.0
    high: float = 0.0
    """Bounds of a number."""
    whole: bool = False
    """Whether only whole numbers are allowed."""


def read_field(key: str) -> SettingField:
    """Read a setting from the model. Raise KeyError if there is no setting with this key."""
    info = Settings.model_fields[key]
    low = next((float(str(bound.ge)) for bound in info.metadata if isinstance(bound, Ge)), 0.0)
    high = next((float(str(bound.le)) for bound in info.metadata if isinstance(bound, Le)), 0.0)
    editor = _choose_editor(key, info, low, high)
    whole = info.annotation is int
    return SettingField(
        key,
        LABELS[key],
        HINTS.get(key, str(info.description)),
        editor,
        _list_choices(key, info),
        low,
        high,
        whole,
    )


def _choose_editor(key: str, info: FieldInfo, low: float, high: float) -> EditorKind:
    if key == "camera":
        return "camera"
    if key.endswith("_folder"):
        return "folder"
    if info.annotation is bool:
        return "switch"
    if get_origin(info.annotation) is Literal:
        return "choice"
    if info.annotation is float and high - low <= 2.0:
        return "share"
    return "number" if info.annotation in (int, float) else "text"


def _list_choices(key: str, info: FieldInfo) -> Mapping[Any, str]:
    if get_origin(info.annotation) is not Literal:
        return {}
    names = {"": CHOICES["system"], **name_languages()} if key == "language" else CHOICES
    return {value: names[value] for value in get_args(info.annotation)}
