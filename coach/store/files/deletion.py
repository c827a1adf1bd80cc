"""Delete files and report what was deleted."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from coach.errors import CoachError, find_reason
from coach.message import Message


@dataclass(frozen=True, slots=True)
class DeletedFiles:
    """Files that were deleted."""

    files: tuple[Path, ...] = ()
    size: int = 0
    """Total size, in bytes."""
    left: tuple[Path, ...] = field(default=())
    """Other files in the folder, which were not deleted."""

    def __add__(self, other: DeletedFiles) -> DeletedFiles:
        return DeletedFiles(
            self.files + other.files, self.size + other.size, self.left + other.left
        )


def remove_files(files: Iterable[Path]) -> DeletedFiles:
    """Delete these files and skip those that do not exist.

    Raises:
        CoachError: A file cannot be deleted; the files after it are not deleted.
    """
    deleted: list[Path] = []
    size = 0
    for file in files:
        try:
            bytes_here = file.lstat().st_size
            file.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise _refuse(file, error) from error
        deleted.append(file)
        size += bytes_here
    return DeletedFiles(tuple(deleted), size)


def remove_folder(folder: Path) -> DeletedFiles:
    """Delete a folder with its content. Links in it are deleted, not followed.

    Raises:
        CoachError: The folder cannot be deleted.
    """
    inside = [path for path in sorted(folder.rglob("*")) if path.is_symlink() or not path.is_dir()]
    size = sum(path.lstat().st_size for path in inside)
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        return DeletedFiles()
    except OSError as error:
        raise _refuse(folder, error) from error
    return DeletedFiles(tuple(inside), size)


def _refuse(path: Path, error: OSError) -> CoachError:
    return CoachError(
        Message("{path} cannot be deleted: {reason}.", path=path, reason=find_reason(error)),
        Message("Close what has it open, and check its permissions."),
    )
