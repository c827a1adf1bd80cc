"""The pose model on disk: where it is, and whether it is the one that was shipped."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

import coach
from coach.errors import ModelError

FILE_NAME: Final = "pose_landmarker_full.task"
SHIPPED_SHA256: Final = "fc41989314827052615bbbf5bd5fa95dadaa328cbc4a8a5dc427d0e64b548789"
"""SHA-256 of the shipped model, as in assets/SHA256SUMS."""
RESTORE_HINT: Final = (
    f"Install coach again; in a checkout of its repository: git checkout -- assets/{FILE_NAME}"
)


def find_shipped_model() -> Path:
    """Where the shipped model lies, or would: inside the installed package, else beside the package in a checkout."""
    package = Path(coach.__file__).parent
    installed = package / "_shipped" / "assets" / FILE_NAME
    return installed if installed.exists() else package.parent / "assets" / FILE_NAME


def read_model(path: Path | None = None) -> tuple[bytes, str]:
    """The model and its SHA-256. `path` names a user's own model; None, or the shipped file itself, must be what was shipped.

    Raises ModelError where it is missing, cannot be read, or is the shipped file but altered.
    """
    shipped = find_shipped_model()
    own = path is not None and path.resolve() != shipped.resolve()
    file = path if path is not None else shipped
    try:
        content = file.read_bytes()
    except OSError as error:
        hint = "Check the path of your model file." if own else RESTORE_HINT
        raise ModelError(
            f"The pose model {file} cannot be read: {error.strerror}.", hint
        ) from error
    checksum = hashlib.sha256(content).hexdigest()
    if not own and checksum != SHIPPED_SHA256:
        raise ModelError(
            f"The pose model {file} is not the one that was shipped: its SHA-256 is {checksum}, not {SHIPPED_SHA256}.",
            RESTORE_HINT,
        )
    return content, checksum
