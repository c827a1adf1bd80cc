"""Of several computers at most one holds the lock of a folder, in whatever order they act."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.errors import CoachError
from coach.store.clinic import lock as module
from coach.store.clinic.lock import FILE_NAME, STALE_S, lock_folder


def leave_behind(file: Path, content: str = "gone") -> Path:
    """Make the lock of a computer that was switched off."""
    file.write_text(content)
    then = file.stat().st_mtime - STALE_S - 60
    os.utime(file, (then, then))
    return file


def test_another_computer_that_writes_is_reported(tmp_path: Path) -> None:
    again = lock_folder(tmp_path)
    with lock_folder(tmp_path), pytest.raises(CoachError, match="another computer"), again:
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_was_left_behind_is_broken(tmp_path: Path) -> None:
    lock = leave_behind(tmp_path / FILE_NAME)
    with lock_folder(tmp_path):
        assert lock.read_text() != "gone"
    assert list(tmp_path.iterdir()) == []


def test_a_lock_is_released_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), lock_folder(tmp_path):
        raise ZeroDivisionError
    with lock_folder(tmp_path):
        pass


def test_a_folder_that_cannot_be_locked_is_reported(tmp_path: Path) -> None:
    with pytest.raises(CoachError, match="cannot be written"), lock_folder(tmp_path / "none"):
        pass


def act_before(name: str, act: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let other computers act before a step of this one."""
    step = getattr(module, name)

    def wait(*arguments: object) -> object:
        monkeypatch.setattr(module, name, step)
        act()
        return step(*arguments)

    monkeypatch.setattr(module, name, wait)


def refuse(folder: Path) -> None:
    with pytest.raises(CoachError, match="another computer"), lock_folder(folder):
        pytest.fail("both hold it")


def test_one_that_is_released_and_taken_again_meanwhile_is_not_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = lock_folder(tmp_path), lock_folder(tmp_path)
    first.__enter__()

    def change_hands() -> None:
        first.__exit__(None, None, None)
        second.__enter__()

    act_before("_find_left", change_hands, monkeypatch)
    refuse(tmp_path)
    refuse(tmp_path)
    second.__exit__(None, None, None)
    assert list(tmp_path.iterdir()) == []


def test_one_that_is_released_meanwhile_can_be_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = lock_folder(tmp_path)
    first.__enter__()
    act_before("_find_left", lambda: first.__exit__(None, None, None), monkeypatch)
    with lock_folder(tmp_path):
        refuse(tmp_path)


@pytest.mark.parametrize("step", ["_break", "_read"])
def test_of_two_that_find_one_left_behind_the_second_breaks_nothing(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_behind(tmp_path / FILE_NAME)
    other = lock_folder(tmp_path)
    act_before(step, other.__enter__, monkeypatch)
    refuse(tmp_path)
    refuse(tmp_path)
    other.__exit__(None, None, None)
    assert list(tmp_path.iterdir()) == []


def test_whoever_lost_a_lock_does_not_remove_that_of_another(tmp_path: Path) -> None:
    asleep, other = lock_folder(tmp_path), lock_folder(tmp_path)
    asleep.__enter__()
    leave_behind(tmp_path / FILE_NAME, (tmp_path / FILE_NAME).read_text())
    other.__enter__()
    asleep.__exit__(None, None, None)
    refuse(tmp_path)
    other.__exit__(None, None, None)


def test_a_computer_that_was_switched_off_while_it_broke_a_lock_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_behind(tmp_path / FILE_NAME)
    remove = Path.unlink

    def switch_off(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == FILE_NAME:
            raise KeyboardInterrupt
        remove(path, missing_ok=missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", switch_off)
        with pytest.raises(KeyboardInterrupt), lock_folder(tmp_path):
            pass
    refuse(tmp_path)
    [right] = tmp_path.glob(f"{FILE_NAME}-*")
    leave_behind(right, right.read_text())
    with lock_folder(tmp_path):
        refuse(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_of_many_that_come_together_one_at_most_holds_it(tmp_path: Path) -> None:
    together, holding, most = threading.Barrier(6), threading.Semaphore(), []

    def come() -> None:
        for number in range(10):
            if together.wait() == 0 and not (tmp_path / FILE_NAME).exists():
                leave_behind(tmp_path / FILE_NAME, str(number))
            together.wait()
            try:
                with lock_folder(tmp_path):
                    alone = holding.acquire(blocking=False)
                    most.append(alone)
                    if alone:
                        holding.release()
            except CoachError:
                continue

    threads = [threading.Thread(target=come) for _ in range(together.parties)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most
    assert all(most)
