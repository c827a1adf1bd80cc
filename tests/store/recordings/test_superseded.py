"""What was repaired counts once, and never less than what can be read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.errors import RecordingError
from coach.store.history.index import History
from coach.store.recordings import repair
from coach.store.recordings.copies import find_superseded_names, list_unfinished
from coach.store.recordings.counted import find_counted_folders
from coach.store.recordings.file_names import FILE_NAME, VIDEO_NAME
from coach.store.recordings.recording import list_recordings, open_recording
from coach.store.recordings.repair import repair_recording
from coach.store.recordings.search import find_folders
from coach.store.recordings.superseded import State, find_copies, find_superseded
from tests.store.recorded import keep

WHOLE = {
    "nothing was repaired": (["a", "b_2", "b"], []),
    "the old one counts no longer": (["a", "a_repaired", "b"], ["a"]),
    "of several repairs the last one counts": (
        ["a", "a_repaired", "a_repaired_2", "a_repaired_10"],
        ["a", "a_repaired", "a_repaired_2"],
    ),
    "a repair of a repair": (["a", "a_repaired", "a_repaired_repaired"], ["a", "a_repaired"]),
    "the old one is gone": (["a_repaired"], []),
    "two of the same second": (["a_2", "a", "a_2_repaired"], ["a_2"]),
}


@pytest.mark.parametrize("case", WHOLE)
def test_what_was_repaired_counts_once(case: str) -> None:
    names, superseded = WHOLE[case]
    assert find_superseded(names) == set(superseded)


W: State = "whole"
C: State = "cut off"
U: State = "unreadable"
STATES: dict[str, tuple[dict[str, State], str]] = {
    "a whole repair": ({"a": C, "a_repaired": W}, "a_repaired"),
    "a repair that was cut off": ({"a": C, "a_repaired": C}, "a"),
    "a repair that cannot be opened": ({"a": C, "a_repaired": U}, "a"),
    "the last whole one": (
        {"a": C, "a_repaired": W, "a_repaired_2": W, "a_repaired_3": C, "a_repaired_4": U},
        "a_repaired_2",
    ),
    "only the repair can be opened": ({"a": U, "a_repaired": C}, "a_repaired"),
    "only the first repair can be opened": (
        {"a": U, "a_repaired": C, "a_repaired_2": U},
        "a_repaired",
    ),
    "none can be opened": ({"a": U, "a_repaired": U}, "a"),
    "a whole copy of a copy that was cut off": (
        {"a": C, "a_repaired": C, "a_repaired_repaired": W},
        "a",
    ),
    "a copy of a copy, where the first cannot be opened": (
        {"a": U, "a_repaired": U, "a_repaired_repaired": W},
        "a_repaired_repaired",
    ),
    "a cut off copy of a whole copy": (
        {"a": C, "a_repaired": W, "a_repaired_repaired": C},
        "a_repaired",
    ),
    "the first is gone": ({"a_repaired": C, "a_repaired_2": U}, "a_repaired"),
    "the first is gone and none can be opened": (
        {"a_repaired": U, "a_repaired_2": U},
        "a_repaired_2",
    ),
}


@pytest.mark.parametrize("case", STATES)
def test_a_repair_counts_if_it_is_whole(case: str) -> None:
    states, counts = STATES[case]
    assert states.keys() - find_superseded(states, states.__getitem__) == {counts}


COPIES: dict[str, tuple[dict[str, tuple[str, State]], set[str]]] = {
    "none": ({"a": ("1", W), "b": ("2", W)}, set()),
    "the first by name counts": ({"b": ("1", W), "a": ("1", W), "c": ("2", W)}, {"b"}),
    "the whole one counts": ({"a": ("1", C), "b": ("1", W), "c": ("1", W)}, {"a", "c"}),
    "none is whole": ({"a": ("1", C), "b": ("1", C)}, {"b"}),
}


@pytest.mark.parametrize("case", COPIES)
def test_of_renamed_copies_one_counts(case: str) -> None:
    recordings, copies = COPIES[case]
    identities = {name: identity for name, (identity, _) in recordings.items()}
    assert find_copies(identities, lambda name: recordings[name][1]) == copies


def cut_in_the_middle(file: Path) -> None:
    os.truncate(file, file.stat().st_size * 2 // 3)


def spoil_the_beginning(file: Path) -> None:
    file.write_bytes(b"xx" + file.read_bytes()[2:])


@pytest.mark.parametrize("spoil", [cut_in_the_middle, spoil_the_beginning])
def test_results_stay_if_a_repair_is_damaged(spoil: Callable[[Path], None]) -> None:
    cut = keep(finished=False)
    repaired = repair_recording(cut).path
    with History() as history:
        history.refresh()
        assert [entry.name for entry in history.read()] == [repaired.name]
        spoil(repaired / FILE_NAME)
        assert not history.is_fresh()
        history.refresh()
        assert [entry.name for entry in history.read()] == [cut.name]
    assert [each.name for each in list_unfinished()] == [cut.name]
    again = repair_recording(cut).path
    assert find_counted_folders() == [again]
    assert list_unfinished() == []


@pytest.mark.parametrize("finished", [True, False], ids=["a copy", "a repaired copy"])
def test_a_renamed_copy_counts_once(*, finished: bool) -> None:
    folder = keep(finished=finished)
    copy = folder if finished else repair_recording(folder).path
    shutil.copytree(copy, folder.with_name("renamed"))
    if not finished:
        shutil.rmtree(copy)
    other = keep(started_utc="2026-03-02T09:08:07+00:00")
    with History() as history:
        history.refresh()
        names = [entry.name for entry in history.read()]
    assert names == [folder.name if finished else "renamed", other.name]
    listed = list_recordings()
    assert {each.name for each in listed} - find_superseded_names(listed) == set(names)
    assert list_unfinished() == []


def test_a_repair_has_its_name_once_it_is_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    cut = keep(finished=False)
    (cut / VIDEO_NAME).write_bytes(b"a video")
    while_written: list[list[Path]] = []
    copy = shutil.copyfile

    def watch(source: Path, target: Path) -> None:
        while_written.append(find_folders())
        copy(source, target)

    monkeypatch.setattr(repair.shutil, "copyfile", watch)
    repaired = repair_recording(cut)
    assert while_written == [[cut]]
    assert open_recording(repaired.path).finished
    assert sorted(cut.parent.iterdir()) == [cut, repaired.path]


def test_a_repair_that_cannot_be_written_tells_no_hidden_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cut = keep(finished=False)

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(RecordingError, match=f"^{FILE_NAME}: the recording cannot") as error:
        repair_recording(cut)
    assert "repairing" not in str(error.value)
    assert list(cut.parent.iterdir()) == [cut]
