"""`coach programmes`, as a user types it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.exercise.tracking.events import HoldEnded
from tests.cli.helpers import Say

pytestmark = pytest.mark.slow

NAME = "hip-flexors-4-weeks"
STARTED = ("--on", "2026-02-02")


def test_list_and_show(coach: Say) -> None:
    assert NAME in coach("programmes", "list").out
    assert [
        one["weeks"]
        for one in json.loads(coach("programmes", "list", "--json").out)
        if one["name"] == NAME
    ] == [4]
    shown = coach("programmes", "show", NAME)
    assert shown.code == 0
    assert "Source: " in shown.out
    assert ", weeks 1 to 2" in shown.out
    assert ", week 3" in shown.out
    assert "weeks 3 to 3" not in shown.out
    assert json.loads(coach("programmes", "show", NAME, "--json").out)["weeks"] == 4


ODD = """\
schema_version = 1
title = "Mine"
summary = "Mine."
weeks = 1
include = ["hip-flexors-4-weeks"]

[source]
text = "Me"

[[routines]]
name = "a"
title = "A"
items = [{ exercise = "lunge", if_pain_at_most = 3, if_pain_above = 5 }]

[[retest]]
exercise = "hip-flexion-test"

[[retest]]
exercise = "hip-flexion-test"
"""


def test_show_warns_of_what_changes_nothing(coach: Say, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(ODD, encoding="utf-8")
    said = coach("programmes", "show", str(path))
    assert said.code == 0
    assert said.err.splitlines() == [
        "  mine.toml: line 13: routines.a.items[0].if_pain_at_most = 3: is never done: no pain "
        "answer is at most 3 and above 5.",
        '  mine.toml: line 19: retest[1].exercise = "hip-flexion-test": is there already: on some '
        "days the test is asked for twice.",
    ]


def test_from_start_to_stop(coach: Say, make_recording: Callable[..., Path]) -> None:
    assert coach("programmes", "today").code == 2
    assert coach("programmes", "start", NAME, *STARTED).code == 0
    assert coach("programmes", "start", NAME).code == 2
    events = (*(HoldEnded(2.0, 0.0, 2.0, 62.0, side, ()) for side in ("left", "right")),)
    make_recording("half-kneeling-stretch", "2026-02-02T12:00:00+00:00", events)
    said = coach("programmes", "today", *STARTED)
    assert "day 1 of 28" in said.out
    assert "[x] Half-kneeling stretch" in said.out
    assert "Measure every 14 days" in said.out
    told = json.loads(coach("programmes", "today", "--json", "--on", "2026-02-05").out)
    assert (told["number"], told["days_done"], told["paused"]) == (2, 1, False)
    assert {task["state"] for task in told["tasks"]} == {"open"}
    assert coach("programmes", "pause", "--on", "2026-02-06").code == 0
    assert "paused" in coach("programmes", "today", "--on", "2026-02-07").out
    assert coach("programmes", "resume", "--on", "2026-02-08").code == 0
    said = coach("programmes", "today", "--on", "2026-02-08")
    assert "day 2 of 28; 6 days since you began." in said.out
    assert coach("programmes", "stop").code == 0
    assert coach("programmes", "stop").code == 2


def test_a_day_that_is_none_is_refused(coach: Say) -> None:
    said = coach("programmes", "start", NAME, "--on", "31.1.2026")
    assert said.code == 2
    assert "2026-01-31" in said.err


def test_a_broken_programme_is_told_and_the_others_are_listed(
    coach: Say, data_folder: Path
) -> None:
    folder = data_folder / "poses" / "programmes"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text("schema_version = 1\n", encoding="utf-8")
    said = coach("programmes", "list")
    assert said.code == 2
    assert NAME in said.out
    assert "title: is missing" in said.err
