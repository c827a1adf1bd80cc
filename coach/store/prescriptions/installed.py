"""The prescription that a profile follows: taken from a file, replaced by a newer one, removed.

Its folder holds the file as it came and the exercise and programme files of it. The folder is
written beside the old one and takes its place as a whole.
"""

from __future__ import annotations

import datetime as dt
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from coach.errors import CoachError, find_reason
from coach.message import Message
from coach.store.files import locations
from coach.store.files.atomic_write import restoring
from coach.store.files.deletion import remove_files
from coach.store.files.file_lock import hold_folder
from coach.store.prescriptions.archive import NAME, LoadedPrescription, read_prescription
from coach.store.prescriptions.conditions import list_new_conditions, take_conditions
from coach.store.prescriptions.definition import Prescription
from coach.store.prescriptions.followed import (
    FILE,
    find_first_day,
    keep_earlier,
    note_first_day,
)
from coach.store.prescriptions.suitability import list_others
from coach.store.programmes.beginning import begin_following
from coach.store.programmes.enrolment import (
    find_enrolment_file,
    load_enrolment,
    save_enrolment,
    update_enrolment,
)
from coach.store.programmes.loader import FOLDER as PROGRAMMES
from coach.store.programmes.writer import render_programme
from coach.store.settings.person import ConditionName, find_person_file
from coach.store.settings.prescribed import POSES, find_prescription_folder, find_sent_file
from coach.store.settings.profiles import using_profile
from coach.store.settings.settings import (
    Settings,
    find_settings_file,
    load_settings,
    update_settings,
)


@dataclass(frozen=True, slots=True)
class Effect:
    """What happens if a prescription is taken."""

    replaces: LoadedPrescription | None
    """The one that is followed now."""
    ends: str
    """Name of another programme that is followed now; empty if there is none."""
    started: dt.date
    """First day of its programme."""
    goes_on: bool
    """Whether that day and the pauses stay as they are."""
    adds: Mapping[ConditionName, str] = field(default_factory=dict)
    """Conditions that are added to the profile -> how a hip was operated."""
    known: bool = False
    """Whether it is the one that is followed already: nothing changes."""


def load_installed() -> LoadedPrescription | None:
    """Return the prescription of the current profile; None without one.

    Raises:
        CoachError: Its file is damaged.
    """
    file = find_prescription_folder() / FILE
    return read_prescription(file) if file.is_file() else None


def foresee(loaded: LoadedPrescription, today: dt.date) -> Effect:
    """Return what taking a prescription would change, without changing anything.

    Raises:
        CoachError: A newer one of the same identifier is followed already.
    """
    current, following = load_installed(), load_enrolment()
    new = loaded.prescription
    same = current is not None and current.prescription.identifier == new.identifier
    if current is not None and same:
        old = current.prescription
        if (old.revision, old.issued) > (new.revision, new.issued):
            raise CoachError(
                Message(
                    "This prescription is older (number {new}) than the one that you follow "
                    "(number {old}, of {day}).",
                    new=new.revision,
                    old=old.revision,
                    day=old.issued,
                ),
                Message("Open the newest one that you were given."),
            )
    mine = following is not None and following.programme == NAME
    goes_on = following is not None and same and mine and not new.restart
    started = following.started if goes_on and following is not None else today
    adds = list_new_conditions(new)
    known = goes_on and current is not None and current.content == loaded.content
    ends = following.programme if following is not None and not mine else ""
    return Effect(current, ends, started, goes_on, adds, known)


@using_profile()
def install(loaded: LoadedPrescription, today: dt.date, *, with_conditions: bool = True) -> Effect:
    """Make a prescription the one that the current profile follows, and return what changed.

    Args:
        loaded: The prescription.
        today: First day of its programme, unless an earlier one goes on.
        with_conditions: Whether the patient's conditions are added to the profile.

    Raises:
        CoachError: As `foresee`, or something cannot be written; then the old one is kept.
    """
    folder = find_prescription_folder()
    with _reporting(folder), _holding(_find_changed()):
        effect = foresee(loaded, today)
        if with_conditions:
            others = list_others(loaded, effect.replaces) if effect.replaces else ()
            take_conditions(loaded.prescription, others)
        if effect.known:
            return effect
        _follow(loaded.prescription, effect)
        with _replacing(folder) as new:
            _write_all(loaded, new)
            note_first_day(new, today)
            if effect.goes_on and effect.replaces is not None:
                first = find_first_day(folder, effect.replaces, effect.started)
                keep_earlier(folder, new, first, today)
            _make_private(new)
    return effect


def _find_changed() -> tuple[Path, ...]:
    """Return the files besides the prescription's folder that following it may change."""
    return find_settings_file(), find_person_file(), find_enrolment_file()


@contextmanager
def _holding(files: Sequence[Path]) -> Iterator[None]:
    """Give these files their content back if the block raises; nobody else changes them meanwhile.

    The folders are always held in the same order, so that two programs never wait for each other.
    """
    with ExitStack() as stack:
        for folder in dict.fromkeys(file.parent for file in files):
            stack.enter_context(hold_folder(locations.make_private(folder)))
        stack.enter_context(restoring(*files))
        yield


def _follow(prescription: Prescription, effect: Effect) -> None:
    """Write the enrolment, and the language if none is chosen."""
    following = load_enrolment()
    save_enrolment(
        following
        if following is not None and effect.goes_on
        else begin_following(NAME, effect.started)
    )
    if prescription.language and not load_settings().language:
        update_settings(lambda settings: _use_language(settings, prescription.language))


def _use_language(settings: Settings, language: str) -> Settings:
    """Return the settings with this language if they name none."""
    return settings if settings.language else settings.model_copy(update={"language": language})


@using_profile()
def remove_installed() -> None:
    """Stop following the prescription, and delete it and the note of what was packed for it.

    What was done stays in the history.

    Raises:
        CoachError: It cannot be deleted.
    """
    update_enrolment(
        lambda following: (
            None if following is not None and following.programme == NAME else following
        )
    )
    folder = find_prescription_folder()
    if folder.is_dir():
        with _reporting(folder):
            shutil.rmtree(folder)
    remove_files([find_sent_file()])


def _write_all(loaded: LoadedPrescription, folder: Path) -> None:
    poses = folder / POSES
    (poses / PROGRAMMES).mkdir(parents=True)
    for name, text in loaded.own.items():
        (poses / f"{name}.toml").write_text(text, encoding="utf-8", newline="\n")
    programme = render_programme(loaded.programme.programme)
    (poses / PROGRAMMES / f"{NAME}.toml").write_text(programme, encoding="utf-8", newline="\n")
    (folder / FILE).write_bytes(loaded.content)


def _make_private(folder: Path) -> None:
    for path in folder.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)


@contextmanager
def _replacing(folder: Path) -> Iterator[Path]:
    """Yield a new folder, which takes the place of the old one when the block ends."""
    locations.make_private(folder.parent)
    token = secrets.token_hex(8)
    new, old = (folder.with_name(f".{folder.name}-{word}-{token}") for word in ("new", "old"))
    with _reporting(folder):
        try:
            new.mkdir(mode=0o700)
            yield new
            if folder.exists():
                folder.rename(old)
            try:
                new.rename(folder)
            except OSError:
                if old.exists():
                    old.rename(folder)
                raise
        finally:
            for left in (new, old):
                shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _reporting(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CoachError(
            Message("{path} cannot be written: {reason}.", path=folder, reason=find_reason(error)),
            Message("Make the folder writable, or free some space."),
        ) from error
