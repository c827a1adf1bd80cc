"""Find input files: folders, patterns and addresses become a list of files sorted by name."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from coach.batch.extra import advise_installing
from coach.batch.result_store import InputFile
from coach.errors import CoachError, SourceError, find_reason
from coach.interpreter import is_bundled
from coach.message import Message
from coach.store.files.locations import expand_home
from coach.store.recordings.file_names import FILE_NAME

VIDEOS: Final = (".mp4", ".mov", ".m4v", ".mkv", ".avi", ".webm", ".mpg", ".mpeg", ".wmv", ".gif")
PACKAGES: Final = {
    "s3": "s3fs",
    "s3a": "s3fs",
    "gs": "gcsfs",
    "gcs": "gcsfs",
    "abfs": "adlfs",
    "az": "adlfs",
    "http": "aiohttp",
    "https": "aiohttp",
}
"""Protocol -> package that fsspec needs for it."""


def list_items(patterns: Iterable[str]) -> list[InputFile]:
    """Return every video and recording that the patterns name, once, sorted.

    The video of a recording is not listed beside it.

    Args:
        patterns: Folders, patterns and addresses.

    Raises:
        CoachError: A pattern matches nothing.
    """
    found: dict[str, InputFile] = {}
    for pattern in patterns:
        items = list(_list_remote(pattern) if "://" in pattern else _list_local(pattern))
        if not items:
            raise SourceError(
                Message("{pattern}: there is no video and no recording.", pattern=pattern),
                Message(
                    "Name a folder, a pattern such as 'clips/*.mp4', or files: {names}.",
                    names=", ".join(VIDEOS),
                ),
            )
        found |= {item.url: item for item in items}
    return [found[url] for url in sorted(found)]


def _list_local(pattern: str) -> Iterator[InputFile]:
    path = expand_home(pattern)
    for name in [str(path)] if path.exists() else glob.glob(str(path), recursive=True):  # noqa: PTH207 - absolute patterns too
        for file in _list_files(Path(name)):
            yield _describe(file)


def _describe(file: Path) -> InputFile:
    try:
        status = file.stat()
    except OSError as error:  # a broken link: reading it fails later, with its name
        return InputFile(str(file.absolute()), 0, str(error.errno))
    return InputFile(str(file.resolve()), status.st_size, str(status.st_mtime_ns))


def _list_files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    for folder, _, names in os.walk(path):
        for name in names:
            if _is_wanted(name, names):
                yield Path(folder) / name


def _is_wanted(name: str, beside: Iterable[str]) -> bool:
    return name == FILE_NAME or (
        name.lower().endswith(VIDEOS) and not name.startswith(".") and FILE_NAME not in beside
    )


def _list_remote(pattern: str) -> Iterator[InputFile]:
    system, place = _open_system(pattern)
    try:
        names = system.glob(place) if any(mark in place for mark in "*?[") else system.find(place)
        files = [str(name) for name in names]
        folders: dict[str, list[str]] = {}
        for file in files:
            folder, _, name = file.rpartition("/")
            folders.setdefault(folder, []).append(name)
        for file in files:
            folder, _, name = file.rpartition("/")
            if _is_wanted(name, folders[folder]):
                about = system.info(file)
                yield InputFile(
                    system.unstrip_protocol(file),
                    int(about.get("size") or 0),
                    str(system.ukey(file)),
                )
    except _list_refusals() as error:
        raise _refuse(
            Message(
                "{pattern}: cannot be listed: {reason}.", pattern=pattern, reason=find_reason(error)
            )
        ) from error


def _open_system(url: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise CoachError(
            Message("{url}: for addresses, coach needs fsspec.", url=url),
            advise_installing("fsspec"),
        ) from error
    try:
        system, place = url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise CoachError(
            Message("{url}: {reason}.", url=url, reason=find_reason(error)), _say_what_opens(url)
        ) from error
    except OSError as error:  # some file systems connect at once
        raise _refuse(
            Message("{url}: cannot be read: {reason}.", url=url, reason=find_reason(error))
        ) from error
    return system, str(place)


def _refuse(message: Message) -> SourceError:
    return SourceError(message, Message("Check the address, and whether you may read it."))


def _say_what_opens(url: str) -> str:
    package = PACKAGES.get(url.partition("://")[0])
    if package and is_bundled():
        return advise_installing(package)
    if package:
        return Message(
            "Install what opens such addresses, here and on every worker: pip install {package}",
            package=package,
        )
    return Message("Use file://, s3:// (with s3fs installed) or another address that fsspec knows.")


def _list_refusals() -> tuple[type[Exception], ...]:
    """Return the exceptions of file systems; those of S3 exist only if it is installed."""
    exceptions = sys.modules.get("botocore.exceptions")
    return (OSError, exceptions.BotoCoreError, exceptions.ClientError) if exceptions else (OSError,)


@contextmanager
def fetch(url: str) -> Iterator[Path]:
    """Yield the file as a local one; a temporary copy is deleted again.

    Raises:
        SourceError: The file cannot be fetched.
    """
    if "://" not in url:
        yield Path(url)
        return
    system, place = _open_system(url)
    with TemporaryDirectory(prefix="coach-") as folder:
        local = Path(folder) / place.rpartition("/")[2]
        try:
            system.get_file(place, str(local))
        except _list_refusals() as error:
            raise _refuse(
                Message("{url}: cannot be read: {reason}.", url=url, reason=find_reason(error))
            ) from error
        yield local
