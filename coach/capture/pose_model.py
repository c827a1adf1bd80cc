"""The pose model on disk: its location and checksum."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

import coach
from coach.errors import ModelError, find_reason
from coach.message import Message

FILE_NAME: Final = "pose_landmarker_full.task"
SHIPPED_SHA256: Final = "fc41989314827052615bbbf5bd5fa95dadaa328cbc4a8a5dc427d0e64b548789"
"""SHA-256 of the shipped model, as in assets/SHA256SUMS."""
RESTORE_HINT: Final = Message(
    "Install coach again; in a checkout of its repository: git checkout -- assets/{file_name}",
    file_name=FILE_NAME,
)


def find_shipped_model() -> Path:
    """Return the path of the shipped model, whether or not it exists.

    It is inside the installed package, or beside the package in a checkout.
    """
    package = Path(coach.__file__).parent
    installed = package / "_shipped" / "assets" / FILE_NAME
    return installed if installed.exists() else package.parent / "assets" / FILE_NAME


def read_model(path: Path | None = None) -> tuple[bytes, str]:
    """Read a model and return its content and SHA-256.

    Args:
        path: The user's own model. None, or the path of the shipped file, must have the shipped
            checksum.

    Raises:
        ModelError: The file is missing, cannot be read, or is the shipped file but altered.

    """
    shipped = find_shipped_model()
    own = path is not None and path.resolve() != shipped.resolve()
    file = path if path is not None else shipped
    try:
        content = file.read_bytes()
    except OSError as error:
        hint = Message("Check the path of your model file.") if own else RESTORE_HINT
        raise ModelError(
            Message(
                "The pose model {file} cannot be read: {reason}.",
                file=file,
                reason=find_reason(error),
            ),
            hint,
        ) from error
    checksum = hashlib.sha256(content).hexdigest()
    if not own and checksum != SHIPPED_SHA256:
        raise ModelError(
            Message(
                "The pose model {file} is not the one that was shipped: its SHA-256 is "
                "{checksum}, not {shipped}.",
                file=file,
                checksum=checksum,
                shipped=SHIPPED_SHA256,
            ),
            RESTORE_HINT,
        )
    return content, checksum
