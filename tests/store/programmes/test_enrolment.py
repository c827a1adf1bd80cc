"""What is followed is kept in a readable file, strictly read."""

from __future__ import annotations

import dataclasses
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coach.errors import CoachError
from coach.exercise.dose.programme_records import Enrolment, Pause
from coach.exercise.tracking.events import Pain
from coach.exercise.tracking.range_test.result import RangeResult
from coach.store.files import file_lock
from coach.store.history.entry import Entry, SideEntry
from coach.store.programmes.beginning import begin_following
from coach.store.programmes.enrolment import (
    Following,
    delete_enrolment,
    find_enrolment_file,
    list_records,
    load_enrolment,
    read_records,
    save_enrolment,
    update_enrolment,
)
from tests.store.recorded import COUNTED, keep


class LocksOfEachThread(dict[tuple[int, Path], Any]):
    """A table in which each thread finds its own locks only."""

    def setdefault(self, folder: Any, lock: Any = None) -> Any:
        return super().setdefault((threading.get_ident(), folder), lock)


REFUSED = {
    "a clock that was never set": ("lunge", date(1970, 1, 1), "says 1970-01-01"),
    "the last day that is none": ("lunge", date(1999, 12, 31), "says 1999-12-31"),
    "a path that is too long": (f"/{'x' * 400}", date(2026, 2, 2), "more than 400 characters"),
}
START = Following(schema_version=1, programme="hip-flexors-4-weeks", started=date(2026, 2, 2))


def day(number: int) -> date:
    return date(2026, 2, number)


def test_nothing_is_followed_at_first() -> None:
    assert load_enrolment() is None


@pytest.mark.parametrize(
    "following",
    [START, START.pause(day(4)), START.pause(day(4)).resume(day(9)).pause(day(12))],
    ids=["started", "paused", "paused twice"],
)
def test_what_is_kept_is_read_again(following: Following) -> None:
    path = save_enrolment(following)
    assert load_enrolment() == following
    assert "started = 2026-02-02" in path.read_text(encoding="utf-8")


def test_pausing_and_resuming() -> None:
    paused = START.pause(day(4))
    assert paused.paused
    assert not paused.resume(day(6)).paused
    assert paused.resume(day(6)).enrolment() == Enrolment(day(2), (Pause(day(4), day(6)),))
    assert paused.resume(day(4)).pauses == ()
    with pytest.raises(CoachError, match="paused already"):
        paused.pause(day(5))
    with pytest.raises(CoachError, match="not paused"):
        START.resume(day(5))


@pytest.mark.parametrize("programs", [False, True], ids=["threads", "programs"])
def test_of_several_that_start_a_programme_at_once_one_does(
    monkeypatch: pytest.MonkeyPatch, *, programs: bool
) -> None:
    """Threads that know nothing of each other's locks are like programs."""
    if programs:
        monkeypatch.setattr(file_lock, "_THREADS", LocksOfEachThread())
    names = [f"programme-{number}" for number in range(8)]
    together = threading.Barrier(len(names))

    def start(name: str) -> bool:
        new = START.model_copy(update={"programme": name})
        together.wait()
        kept = update_enrolment(lambda followed: followed or new)
        assert kept is not None
        return kept.programme == name

    with ThreadPoolExecutor(len(names)) as pool:
        won = dict(zip(names, pool.map(start, names), strict=True))
    following = load_enrolment()
    assert following is not None
    assert [name for name in names if won[name]] == [following.programme]


def test_nothing_is_kept_of_a_change_that_is_refused() -> None:
    path = save_enrolment(START.pause(day(4)))
    before = path.read_bytes()

    def refuse(followed: Following | None) -> Following:
        assert followed is not None
        return followed.pause(day(5))

    with pytest.raises(CoachError, match="paused already"):
        update_enrolment(refuse)
    assert path.read_bytes() == before
    assert update_enrolment(lambda _: None) is None
    assert not path.exists()


def test_forgetting() -> None:
    save_enrolment(START)
    delete_enrolment()
    delete_enrolment()
    assert load_enrolment() is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("started = 2026-02-31", "line 1"),
        (
            'schema_version = true\nprogramme = "x"\nstarted = 2026-02-02',
            "line 1: schema_version = true: must be 1",
        ),
        ('schema_version = 1\nprogramme = "x"\nstarted = "today"', "line 3: started"),
        (
            'schema_version = 1\nprogramme = "x"\nstarted = 2026-02-02\npause = 1',
            "line 4: pause = 1: is not a key here",
        ),
        (
            'schema_version = 1\nprogramme = "x"\nstarted = 2026-02-02\npauses = [{ since = '
            "2026-02-05, until = 2026-02-01 }]",
            "end before",
        ),
        (
            'schema_version = 1\nprogramme = "x"\nstarted = 2026-02-02\npauses = [{ since = '
            "2026-02-05 }, { since = 2026-02-09 }]",
            "only the",
        ),
    ],
    ids=[
        "no such day",
        "truth for a version",
        "a text",
        "key unknown",
        "pause crossed",
        "two open pauses",
    ],
)
def test_a_file_that_is_wrong_is_told(text: str, words: str, data_folder: Path) -> None:
    find_enrolment_file().parent.mkdir(parents=True, exist_ok=True)
    find_enrolment_file().write_text(text, encoding="utf-8")
    with pytest.raises(CoachError) as caught:
        load_enrolment()
    assert words in caught.value.message


def test_a_session_is_a_record_for_each_side() -> None:
    sides = (
        SideEntry("left", 3, holds=2, held_s=41.0),
        SideEntry("right", range_result=RangeResult(101.0, 3.0, 1.0, 3)),
    )
    entry = Entry("name", "lunge", "2026-02-03T12:00:00+00:00", True, 60.0, 50.0, sides=sides)
    left, right = list_records(entry)
    assert (left.day, left.side, left.repetitions, left.held_s, left.range_deg) == (
        day(3),
        "left",
        3,
        41.0,
        None,
    )
    assert (right.side, right.range_deg) == ("right", 101.0)
    assert (left.lasted_s, right.lasted_s) == (60.0, 0.0), "the time of a session counts once"
    assert (left.pain, right.pain) == (None, None)
    hurt = dataclasses.replace(entry, pain_before=2, pain_after=5)
    assert [record.pain for record in list_records(hurt)] == [5, 5]
    (guided,) = list_records(
        Entry("name", "massage", "2026-02-03T12:00:00+00:00", True, 300.0, 0.0)
    )
    assert (guided.side, guided.lasted_s) == (None, 300.0)


def test_records_say_whether_pain_had_halved_the_dose() -> None:
    for minute, pains in enumerate([(), (Pain(0.0, True, 4),), ()]):
        started = f"2026-02-03T12:{minute:02}:00+00:00"
        keep([*COUNTED, *pains], started_utc=started)
    assert [record.eased for record in read_records(day(3)) if record.side == "left"] == [
        False, True, True,
    ]  # fmt: skip


@pytest.mark.skipif(
    not hasattr(time, "tzset"), reason="Windows does not let a process choose its time zone"
)
@pytest.mark.parametrize(
    ("zone", "local"), [("UTC0", day(3)), ("<+14>-14", day(4)), ("<-13>13", day(2))]
)
def test_the_day_of_a_record_is_the_local_one(zone: str, local: date) -> None:
    entry = Entry("name", "massage", "2026-02-03T12:00:00+00:00", True, 300.0, 0.0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        records = list(list_records(entry))
    time.tzset()
    assert [record.day for record in records] == [local]


@pytest.mark.parametrize("name", REFUSED)
def test_what_could_not_be_read_again_is_not_begun(name: str) -> None:
    programme, day, words = REFUSED[name]
    with pytest.raises(CoachError, match=words):
        begin_following(programme, day)


def test_the_longest_path_on_the_first_day_is_read_again() -> None:
    following = begin_following(f"/{'x' * 399}", date(2000, 1, 1))
    save_enrolment(following)
    assert load_enrolment() == following
