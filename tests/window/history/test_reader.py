"""A history is read from the recordings."""

from __future__ import annotations

from coach.window.history.reader import read_history
from tests.store.recorded import keep, trial
from tests.window.history.entries import TEST


def test_the_history_is_read_from_the_recordings() -> None:
    keep(exercise=TEST, events=[*trial("left", 110.0, 112.0, 114.0), *trial("right", 95.0)])
    keep(exercise="lunge", started_utc="2026-03-01T10:00:00+00:00")
    history = read_history()
    assert history.list_tests() == (TEST,)
    assert history.list_practised() == ("lunge",)
    assert history.title(TEST) == "Hip flexion test"
    assert history.title("gone") == "gone"
    assert [point.result.peak_deg for point in history.follow_range(TEST)[0].points] == [112.0]
