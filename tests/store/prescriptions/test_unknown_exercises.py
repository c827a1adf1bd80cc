"""Exercises of a last prescription that this computer does not have, in the next one."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from coach.errors import CoachError
from coach.store.exercises.loader import load_exercise
from coach.store.files import locations
from coach.store.prescriptions import authoring, programme_changes
from coach.store.prescriptions.archive import LoadedPrescription
from coach.store.prescriptions.installed import install

DAY = dt.date(2026, 3, 1)
STAY_LOW = {"exercise": "my-bridge", "text": "Stay low."}
SLOWLY = {"exercise": "my-bridge", "text": "Slowly."}
NORM = {"exercise": "my-test", "norm_deg": 100.0}


def prescribe_elsewhere(**head: Any) -> LoadedPrescription:
    """Make a prescription with exercises that are gone afterwards."""
    folder = locations.make_private(locations.user_poses_folder())
    files = {"my-bridge": "bridge", "my-test": "hip-flexion-test"}
    for mine, shipped in files.items():
        (folder / f"{mine}.toml").write_text(load_exercise(shipped).text, encoding="utf-8")
    programme = programme_changes.choose_exercises([*files, "lunge"], "", "")
    made = authoring.build_prescription(authoring.make_head(DAY, **head), programme)
    for mine in files:
        (folder / f"{mine}.toml").unlink()
    return made


def prescribe_next(before: LoadedPrescription, **head: Any) -> LoadedPrescription:
    made = authoring.make_head(DAY, before.prescription, **head)
    return authoring.build_prescription(made, before.programme, before)


def test_they_stay_in_it() -> None:
    made = prescribe_elsewhere()
    again = prescribe_next(made)
    assert set(again.own) == {"my-bridge", "my-test"}
    install(again, DAY)
    assert load_exercise("my-bridge").exercise.title == "Bridge"


OWN = tuple(each.text for each in load_exercise("bridge").exercise.cautions)


@pytest.mark.parametrize(
    ("care", "cautions"),
    [
        pytest.param(None, ("Slowly.", "Stay low.", *OWN), id="kept"),
        pytest.param((SLOWLY,), ("Slowly.", *OWN), id="one taken away"),
        pytest.param((), OWN, id="all taken away"),
    ],
)
def test_a_precaution_that_is_taken_away_is_no_caution_any_more(
    care: tuple[dict[str, str], ...] | None, cautions: tuple[str, ...]
) -> None:
    made = prescribe_elsewhere(precautions=(STAY_LOW, SLOWLY))
    again = prescribe_next(made, precautions=care)
    found = again.programme.exercises["my-bridge"].cautions
    assert tuple(each.text for each in found) == cautions


def test_a_norm_stays_or_is_replaced_but_cannot_be_taken_away() -> None:
    made = prescribe_elsewhere(norms=(NORM,))
    for norms, norm_deg in ((None, 100.0), (({**NORM, "norm_deg": 90.0},), 90.0)):
        rule = prescribe_next(made, norms=norms).programme.exercises["my-test"].range_of_motion
        assert rule is not None
        assert rule.norm_deg == norm_deg
    with pytest.raises(CoachError, match="my-test: its norm cannot be removed"):
        prescribe_next(made, norms=())
