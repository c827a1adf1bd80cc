"""The history is an index: it can be rebuilt from the recordings at any time."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from datetime import UTC
from pathlib import Path

import pytest

from coach.body.landmarks import Side
from coach.body.synthetic_pose import SyntheticCamera
from coach.errors import CoachError
from coach.exercise.tracking.events import BodyFound, Pain
from coach.exercise.tracking.range_test.result import find_result
from coach.store.exercises.loader import load_exercise
from coach.store.history import database as history_file
from coach.store.history import earlier_results as earlier
from coach.store.history.earlier_results import Results, find_earlier_results
from coach.store.history.entry import measure_usual_yaw, summarise_recording
from coach.store.history.index import History, add_to_history, remove_from_history
from coach.store.history.trends import follow_pain
from coach.store.recordings.file_names import FILE_NAME
from coach.store.recordings.recording import delete_recording, open_recording
from coach.store.settings import folders
from coach.store.settings.profiles import choose_profile, make_profile, using_profile
from tests.animation import animate
from tests.store.recorded import COUNTED, keep, trial
from tests.synthetic import Camera, lie, make_pose

TEST = "hip-flexion-test"


def keep_test(started_utc: str, *peaks: float) -> Path:
    text = load_exercise(TEST).text
    poses = [make_pose(lie(), time_s / 10, Camera(turned_deg=20.0)) for time_s in range(20)]
    events = [BodyFound(0.0), *trial("left", *peaks), *trial("right", 90.0)]
    return keep(events, poses, exercise=TEST, exercise_text=text, started_utc=started_utc)


def test_what_a_recording_gave_is_kept_as_it_was() -> None:
    folder = keep([*COUNTED, Pain(0.0, True, 6), Pain(4.0, False, 2)])
    with History() as history:
        added = history.add(folder)
        [read] = history.read()
    assert read == added
    assert (read.exercise, read.started_utc, read.finished, read.duration_s, read.tracked_s) == (
        "lunge", "2026-03-01T09:08:07+00:00", True, 4.0, 4.0,
    )  # fmt: skip
    left, right = read.side("left"), read.side("right")
    assert (left.repetitions, left.clean_repetitions, left.holds, left.range_result) == (
        2,
        1,
        0,
        None,
    )
    assert (right.repetitions, right.holds, right.clean_holds, right.held_s, right.longest_s) == (
        0,
        1,
        1,
        0.9,
        0.9,
    )
    assert read.faults == {"knee_past_toes": 1}
    assert (read.pain_before, read.pain_after) == (6, 2)


def test_range_of_motion_is_kept_with_its_uncertainty_and_the_norm_of_then() -> None:
    folder = keep_test("2026-01-01T00:00:00Z", 110.0, 114.0, 112.0)
    entry = summarise_recording(open_recording(folder))
    yaw = measure_usual_yaw(open_recording(folder).poses())
    assert yaw == pytest.approx(20.0, abs=0.5)
    assert entry.side("left").range_result == find_result([110.0, 114.0, 112.0], yaw)
    assert entry.norm_deg == 120.0
    with History() as history:
        history.refresh()
        assert history.read(TEST) == [entry]
        assert history.read("lunge") == []


def test_a_look_at_the_recordings_finds_what_is_new_changed_and_gone() -> None:
    first, second = (
        keep(started_utc="2026-01-01T00:00:00Z"),
        keep(started_utc="2026-01-02T00:00:00Z"),
    )
    with History() as history:
        assert not history.is_fresh()
        assert (history.refresh().added, history.is_fresh()) == (2, True)
        assert history.refresh().added == 0
        delete_recording(first)
        (second / FILE_NAME).write_bytes((second / FILE_NAME).read_bytes()[:-10])
        refreshed = history.refresh()
        assert (refreshed.added, refreshed.removed) == (1, 1)
        assert [(entry.name, entry.finished) for entry in history.read()] == [(second.name, False)]


def test_one_that_cannot_be_read_is_named_and_not_read_again() -> None:
    keep()
    broken = keep(started_utc="2026-01-02T00:00:00Z")
    (broken / FILE_NAME).write_bytes(b"not a recording at all")
    with History() as history:
        refreshed = history.refresh()
        assert (refreshed.added, [name for name, _ in refreshed.unreadable]) == (1, [broken.name])
        assert "not a recording" in refreshed.unreadable[0][1]
        assert history.is_fresh()
        assert len(history.read()) == 1


def test_made_anew_it_says_the_same() -> None:
    for day in range(1, 5):
        keep(started_utc=f"2026-01-0{day}T00:00:00Z")
    with History() as history:
        history.refresh()
        before = history.read()
        history.rebuild()
        assert history.read() == before
    history.file.unlink()
    with History() as anew:
        anew.rebuild()
        assert anew.read() == before


def test_what_ends_or_goes_is_taken_in_and_out() -> None:
    folder = keep()
    remove_from_history(folder.with_name("nothing"))
    assert not folders.history_file().exists()
    add_to_history(folder / FILE_NAME)
    with History() as history:
        assert (len(history.read()), history.is_fresh()) == (1, True)
        shutil.rmtree(folder)
        remove_from_history(folder)
        assert history.read() == []
    add_to_history(folder)


def test_a_recording_that_ends_after_another_profile_was_chosen_is_of_its_own_profile() -> None:
    make_profile("ada")
    recording = keep()
    choose_profile("ada")
    add_to_history(recording)
    add_to_history(recording / FILE_NAME)
    assert not folders.history_file().exists()
    with History() as history:
        assert history.read() == []
    choose_profile("default")
    with History() as history:
        assert [entry.name for entry in history.read()] == [recording.name]


def test_a_recording_that_is_deleted_after_another_profile_was_chosen_is_of_its_own() -> None:
    make_profile("ada")
    folder = keep()
    add_to_history(folder)
    choose_profile("ada")
    assert keep() != folder
    with History() as history:
        history.refresh()
    shutil.rmtree(folder)
    remove_from_history(folder)
    assert [_count(profile) for profile in ("default", "ada")] == [0, 1]


def _count(profile: str) -> int:
    """Return the number of recordings that the history of a profile knows."""
    with using_profile(profile), History() as history:
        return len(history.read())


def test_a_recording_of_no_profile_is_added_to_the_current_one(tmp_path: Path) -> None:
    recording = keep(parent=tmp_path / "elsewhere")
    assert folders.find_owner(recording) is None
    add_to_history(recording)
    with History() as history:
        assert [entry.name for entry in history.read()] == [recording.name]


# Bad files


def spoil_start(file: Path) -> None:
    file.write_bytes(b"no database " * 100)


def spoil_middle(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096 : len(content)] = b"\xa5" * (len(content) - 4096)
    file.write_bytes(content)


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


@pytest.mark.parametrize("damage", [spoil_start, spoil_middle, cut])
def test_a_damaged_one_is_moved_aside_and_made_anew(damage, data_folder: Path) -> None:
    keep()
    with History() as history:
        history.refresh()
        before = history.read()
    for number in (1, 2):
        damage(history.file)
        spoiled = history.file.read_bytes()
        with History() as anew:
            assert f"damaged. It was moved to history.sqlite.damaged-{number}" in anew.problem
            assert anew.read() == before
        assert (data_folder / f"history.sqlite.damaged-{number}").read_bytes() == spoiled


def test_the_direction_of_a_test_is_kept() -> None:
    text = load_exercise("thomas-test").text
    folder = keep(trial("left", -8.0), exercise="thomas-test", exercise_text=text)
    with History() as history:
        added = history.add(folder)
        assert (added.norm_deg, added.downward) == (0.0, True)
        assert history.read() == [added]


def test_a_history_without_directions_is_brought_up_to_date() -> None:
    text = load_exercise("thomas-test").text
    keep(trial("left", -8.0), exercise="thomas-test", exercise_text=text)
    with History() as history:
        history.refresh()
        assert history.is_fresh()
    change(history.file, "DROP TABLE directions")
    with History() as history:
        assert not history.is_fresh()
        assert history.refresh().removed == 0
        assert [entry.downward for entry in history.read()] == [True]
        assert history.is_fresh()


def test_the_place_of_the_pain_is_kept_also_in_an_older_history() -> None:
    pains = [
        Pain(0.0, before=True, score=3, place="back"),
        Pain(9.0, before=False, score=2, place="lower_leg"),
    ]
    folder = keep(pains)
    with History() as history:
        assert history.add(folder).pain_place == "lower_leg"
        assert [entry.pain_place for entry in history.read()] == ["lower_leg"]
    change(history.file, "DROP TABLE pain_places")
    with History() as history:
        assert [entry.pain_place for entry in history.read()] == [""]


def test_every_answer_on_pain_is_kept_and_read_again_for_an_older_history() -> None:
    pains = [
        Pain(0.0, before=True, score=2, place="back"),
        Pain(3.0, before=False, score=5, place="lower_leg", stopped=True, during=True),
        Pain(30.0, before=False, score=2),
    ]
    folder = keep(pains)
    with History() as history:
        history.add(folder)
        [entry] = history.read()
        assert list(entry.pains) == pains
        assert (entry.worst_pain, entry.stop, entry.pain_after) == (5, pains[1], 2)
        assert [point.stop for point in follow_pain([entry])] == [pains[1]]
    change(history.file, "DROP TABLE pain_answers")
    with History() as history:
        assert [entry.pains for entry in history.read()] == [()]
        assert not history.is_fresh()
        history.refresh()
        assert list(history.read()[0].pains) == pains
        assert history.is_fresh()


def change(file: Path, statement: str) -> None:
    connection = sqlite3.connect(file)
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        pytest.param(
            "PRAGMA user_version = 2", "newer coach .version 2; this coach knows 1", id="newer"
        ),
        pytest.param(
            "PRAGMA application_id = 7", "not a history of coach", id="of another program"
        ),
    ],
)
def test_one_that_is_not_understood_is_left_untouched(statement: str, words: str) -> None:
    with History() as history:
        pass
    change(history.file, statement)
    before = history.file.read_bytes()
    with pytest.raises(CoachError, match=words):
        History()
    assert history.file.read_bytes() == before
    add_to_history(keep())
    assert history.file.read_bytes() == before


def test_a_folder_in_its_place_is_told(data_folder: Path) -> None:
    (data_folder / "history.sqlite").mkdir()
    with pytest.raises(CoachError, match="cannot be used"):
        History()


def test_whoever_waits_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history_file, "WAIT_S", 0.01)
    folder = keep()
    with History() as history:
        other = sqlite3.connect(history.file, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(CoachError, match="another program is writing"):
            history.add(folder)
        other.execute("ROLLBACK")
        other.close()
        history.add(folder)


def test_two_at_once_lose_nothing() -> None:
    folders = [keep(started_utc=f"2026-01-{day:02}T00:00:00Z") for day in range(1, 9)]

    def add(part: list[Path]) -> None:
        for folder in part:
            with History() as history:
                history.add(folder)

    threads = [threading.Thread(target=add, args=(folders[start::2],)) for start in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with History() as history:
        assert [entry.name for entry in history.read()] == [folder.name for folder in folders]
        assert history.is_fresh()


def test_a_failure_in_the_middle_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = keep()
    with History() as history:
        history.refresh()
        before = history.read()
        monkeypatch.setattr("coach.store.history.index.split_side", lambda side: ())
        with pytest.raises(CoachError, match="cannot be used"):
            history.add(folder)
        assert history.read() == before


# Earlier results


def list_peaks(found: Results) -> dict[Side, list[float]]:
    return {side: [result.peak_deg for result in results] for side, results in found.items()}


def test_earlier_results_come_from_the_history_where_it_knows_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keep_test("2026-01-01T00:00:00Z", 110.0, 114.0)
    keep_test("2026-01-02T00:00:00Z", 100.0)
    now = "2026-02-01T00:00:00Z"
    read = find_earlier_results(TEST, now, UTC)
    assert list_peaks(read) == {"left": [112.0, 100.0], "right": [90.0, 90.0]}
    with History() as history:
        history.refresh()
    monkeypatch.setattr(earlier, "_read_all", lambda *_: iter(()))
    assert find_earlier_results(TEST, now, UTC) == read
    before = find_earlier_results(TEST, "2026-01-02T00:00:00Z", UTC)
    assert list_peaks(before) == {"left": [112.0], "right": [90.0]}
    keep_test("2026-01-03T00:00:00Z", 100.0)
    assert find_earlier_results(TEST, now, UTC) == {"left": [], "right": []}


def test_the_usual_turn_of_the_body_has_no_sign() -> None:
    figure = load_exercise(TEST).exercise.figures[0]
    cameras = SyntheticCamera(turned_deg=18.0), SyntheticCamera(facing="left", turned_deg=-18.0)
    poses = [pose for camera in cameras for pose in animate([(figure, 0.0, 2.0)], camera)]
    assert measure_usual_yaw(poses) == pytest.approx(18.0, abs=1.0)
