"""What is known of the person is read and stored in the background."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coach.errors import CoachError
from coach.store.settings.person import PersonSettings, load_person
from coach.store.settings.profiles import (
    choose_profile,
    delete_profile,
    list_profiles,
    make_profile,
)
from coach.window.run.real_backend import RealBackend
from coach.window.safety.person import PersonStorage, Update
from tests.window.fakes import FakeBackend

ASKED = PersonSettings(asked=True)


class ThreadedBackend(FakeBackend):
    """Notes the threads in which the file is read and written."""

    def __init__(self) -> None:
        super().__init__(person=ASKED)
        self.threads: list[bool] = []
        self.error: CoachError | None = None
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def load_person(self, profile: str | None = None) -> PersonSettings:
        in_window = threading.current_thread() is threading.main_thread()
        self.threads.append(in_window)
        if not in_window:
            assert self.may_go_on.wait(30)
        if self.error is not None:
            raise self.error
        return super().load_person()

    def update_person(self, update: Update, profile: str | None = None) -> PersonSettings:
        self.load_person()
        return super().update_person(update, profile)


@pytest.fixture
def backend() -> ThreadedBackend:
    return ThreadedBackend()


@pytest.fixture
def storage(qtbot: QtBot, backend: ThreadedBackend) -> Iterator[PersonStorage]:
    storage = PersonStorage(backend)
    yield storage
    backend.may_go_on.set()
    storage.close()


def test_only_the_first_reading_is_in_the_thread_of_the_window(
    qtbot: QtBot, storage: PersonStorage, backend: ThreadedBackend
) -> None:
    assert storage.current == ASKED
    with qtbot.waitSignal(storage.loaded):
        storage.load()
    with qtbot.waitSignal(storage.saved):
        storage.allow_exercise("lunge")
    assert backend.threads == [True, False, False]
    assert backend.person.allowed == ("lunge",)


def test_a_change_counts_at_once_and_survives_a_late_reading(
    qtbot: QtBot, storage: PersonStorage, backend: ThreadedBackend
) -> None:
    backend.may_go_on.clear()
    storage.load()
    for name in ("lunge", "squat", "lunge"):
        storage.allow_exercise(name)
    assert storage.busy
    assert storage.current.allowed == ("lunge", "squat")
    storage.show(ASKED)
    assert storage.current.allowed == ("lunge", "squat")
    with qtbot.waitSignal(storage.saved):
        backend.may_go_on.set()
    assert backend.person.allowed == ("lunge", "squat")


def test_what_waits_for_the_file_is_done_once(
    qtbot: QtBot, storage: PersonStorage, backend: ThreadedBackend
) -> None:
    done: list[str] = []
    assert not storage.when_loaded(lambda: done.append("never"))
    backend.may_go_on.clear()
    storage.load()
    assert storage.when_loaded(lambda: done.append("forgotten"))
    storage.forget_waiting()
    assert storage.when_loaded(lambda: done.append("done"))
    with qtbot.waitSignal(storage.loaded):
        backend.may_go_on.set()
    assert done == ["done"]


def test_a_file_with_mistakes_is_not_asked_for_again(
    qtbot: QtBot, storage: PersonStorage, backend: ThreadedBackend
) -> None:
    assert not storage.must_ask
    storage.show(PersonSettings())
    assert storage.must_ask
    backend.error = CoachError("Line 2 is wrong.", "Mend it.")
    with qtbot.waitSignal(storage.loaded):
        storage.load()
    assert storage.error == backend.error
    assert not storage.must_ask
    with qtbot.waitSignal(storage.failed):
        storage.allow_exercise("lunge")
    assert PersonStorage(backend).error == backend.error


def test_a_change_that_is_not_stored_is_stored_at_the_end(
    qtbot: QtBot, storage: PersonStorage, backend: ThreadedBackend
) -> None:
    storage.allow_exercise("lunge")
    storage.close()
    assert backend.person.allowed == ("lunge",)


def change_for_ada(storage: PersonStorage, backend: ThreadedBackend) -> None:
    """Change the main profile while the drive does not answer, then choose `ada`."""
    make_profile("ada")
    backend.may_go_on.clear()
    storage.allow_exercise("lunge")
    storage.allow_exercise("squat")
    choose_profile("ada")
    storage.choose("ada")


@pytest.fixture
def backend_of_files(backend: ThreadedBackend, monkeypatch: pytest.MonkeyPatch) -> ThreadedBackend:
    """Make the backend read and write the files of the profiles."""
    real = RealBackend()

    def load(profile: str | None = None) -> PersonSettings:
        if threading.current_thread() is not threading.main_thread():
            assert backend.may_go_on.wait(30)
        return real.load_person(profile)

    def update(change: Update, profile: str | None = None) -> PersonSettings:
        assert backend.may_go_on.wait(30)
        return real.update_person(change, profile)

    monkeypatch.setattr(backend, "find_profile", real.find_profile)
    monkeypatch.setattr(backend, "load_person", load)
    monkeypatch.setattr(backend, "update_person", update)
    return backend


def test_a_change_is_stored_for_whom_it_was_made(
    qtbot: QtBot, backend_of_files: ThreadedBackend
) -> None:
    storage = PersonStorage(backend_of_files)
    change_for_ada(storage, backend_of_files)
    assert storage.current == PersonSettings(), "nothing is known of ada yet"
    storage.allow_exercise("bridge")
    with qtbot.waitSignal(storage.saved):
        backend_of_files.may_go_on.set()
    assert load_person("default").allowed == ("lunge", "squat")
    assert load_person("ada").allowed == ("bridge",)
    qtbot.waitUntil(lambda: not storage.busy)
    assert storage.current.allowed == ("bridge",)
    storage.close()


def test_a_change_is_stored_for_whom_it_was_made_at_the_end_too(
    qtbot: QtBot, backend_of_files: ThreadedBackend
) -> None:
    storage = PersonStorage(backend_of_files)
    change_for_ada(storage, backend_of_files)
    backend_of_files.may_go_on.set()
    storage.close()
    assert load_person("default").allowed == ("lunge", "squat")
    assert load_person("ada") == PersonSettings()


def test_a_profile_that_is_gone_is_not_created_again(
    qtbot: QtBot, backend_of_files: ThreadedBackend
) -> None:
    make_profile("ada")
    choose_profile("ada")
    storage = PersonStorage(backend_of_files)
    backend_of_files.may_go_on.clear()
    storage.allow_exercise("lunge")
    storage.choose("default")
    storage.allow_exercise("bridge")
    delete_profile("ada")
    with qtbot.waitSignal(storage.failed):
        backend_of_files.may_go_on.set()
    storage.close()
    assert list_profiles() == ["default"]
    assert load_person("default").allowed == ("bridge",)


def test_a_change_before_the_profile_is_known_is_of_the_one_that_is_read(
    qtbot: QtBot, backend_of_files: ThreadedBackend
) -> None:
    storage = PersonStorage(backend_of_files)
    backend_of_files.may_go_on.clear()
    storage.forget()
    storage.allow_exercise("bridge")
    with qtbot.waitSignals([storage.loaded, storage.saved]):
        backend_of_files.may_go_on.set()
    storage.close()
    assert storage.current.allowed == ("bridge",)


def test_the_file_is_read_again_for_whom_the_window_was_opened(
    qtbot: QtBot, backend_of_files: ThreadedBackend
) -> None:
    storage = PersonStorage(backend_of_files)
    make_profile("ada")
    choose_profile("ada")
    backend_of_files.may_go_on.set()
    with qtbot.waitSignal(storage.loaded, timeout=10_000):
        storage.load()
    assert storage.profile == "default"
    storage.close()
