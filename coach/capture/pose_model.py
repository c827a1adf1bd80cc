"""The pose models on disk: their locations and checksums."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

import coach
from coach.bounded_read import read_beginning
from coach.errors import ModelError, find_reason
from coach.message import Message

FILE_NAME: Final = "pose_landmarker_full.task"
SHIPPED_SHA256: Final = "fc41989314827052615bbbf5bd5fa95dadaa328cbc4a8a5dc427d0e64b548789"
"""SHA-256 of the shipped model, as in assets/SHA256SUMS."""
LARGER_FILE_NAME: Final = "pose_landmarker_heavy.task"
"""The model that looks again if the first one leaves doubt."""
LARGER_SHA256: Final = "e8880c73be3d30250272a8144582c1961f4e73f174a1fea49bd09b2a2ca1dbcb"
MAX_BYTES: Final = 256 * 1024 * 1024
"""Maximum size of a model, in bytes; the larger shipped one has 31 MB."""
CHECKSUMS: Final = {FILE_NAME: SHIPPED_SHA256, LARGER_FILE_NAME: LARGER_SHA256}
"""Shipped file -> SHA-256, as in assets/SHA256SUMS."""


def find_shipped_model(file_name: str = FILE_NAME) -> Path:
    """Return the path of a shipped model, whether or not it exists.

    It is inside the installed package, or beside the package in a checkout.
    """
    package = Path(coach.__file__).parent
    installed = package / "_shipped" / "assets" / file_name
    return installed if installed.exists() else package.parent / "assets" / file_name


def read_model(path: Path | None = None) -> tuple[bytes, str]:
    """Read a model and return its content and SHA-256.

    Args:
        path: The user's own model. None, or the path of a shipped file, must have the shipped
            checksum.

    Raises:
        ModelError: The file is missing, cannot be read, is too large, or is a shipped file but
            altered.

    """
    file = find_shipped_model() if path is None else path
    needed = _find_checksum(file)
    hint = _hint(file) if needed else Message("Check the path of your model file.")
    try:
        content = read_beginning(file, MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        raise ModelError(
            Message(
                "The pose model {file} cannot be read: {reason}.",
                file=file,
                reason=find_reason(error),
            ),
            hint,
        ) from error
    if len(content) > MAX_BYTES:
        raise ModelError(
            Message(
                "The pose model {file} is larger than {size} MiB.",
                file=file,
                size=MAX_BYTES // 2**20,
            ),
            hint,
        )
    checksum = hashlib.sha256(content).hexdigest()
    if checksum != (needed or checksum):
        raise ModelError(
            Message(
                "The pose model {file} is not the one that was shipped: its SHA-256 is "
                "{checksum}, not {shipped}.",
                file=file,
                checksum=checksum,
                shipped=needed,
            ),
            hint,
        )
    return content, checksum


def _find_checksum(file: Path) -> str:
    """Return the SHA-256 that a shipped file must have; empty for the user's own."""
    for name, checksum in CHECKSUMS.items():
        if file.resolve() == find_shipped_model(name).resolve():
            return checksum
    return ""


def _hint(file: Path) -> Message:
    return Message(
        "Install coach again; in a checkout of its repository: git checkout -- assets/{file_name}",
        file_name=file.name,
    )
