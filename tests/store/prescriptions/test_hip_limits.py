"""Only a prescription allows a replaced hip more than 90 degrees, and says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pytest

from coach.errors import CoachError
from coach.report.plan.content import make_plan
from coach.report.plan.prescription import describe_prescription, make_prescription_json
from coach.store.files import package
from coach.store.prescriptions.archive import NAME, LoadedPrescription
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.conditions import read_hip_limits
from coach.store.prescriptions.definition import Prescription, render_prescription
from coach.store.prescriptions.hip_limits import load_hip_limits
from coach.store.prescriptions.installed import install, remove_installed
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.store.programmes.beginning import begin_following
from coach.store.programmes.enrolment import (
    delete_enrolment,
    find_enrolment_file,
    save_enrolment,
)
from coach.store.settings.person import PersonSettings, save_person
from coach.store.settings.prescribed import find_prescription_folder
from coach.store.settings.profiles import make_profile, using_profile
from coach.store.settings.settings import Settings
from coach.translation import load_translations
from tests.store.prescriptions.examples import DAY, LEFT

TOLD: Final = (
    "Your prescription allows your left hip 110 degrees. They count for this hip wherever a text "
    "names 90."
)


def build(before: Prescription | None = None, **head: Any) -> LoadedPrescription:
    made = make_head(DAY, before, **head)
    return build_prescription(made, choose_exercises(["bridge"], "", ""))


WRONG: Final = {
    "90 are no more": ({**LEFT, "hip_flexion_limit_left_deg": 90.0}, "more than 90 and at most"),
    "less": ({**LEFT, "hip_flexion_limit_left_deg": 70.0}, "more than 90 and at most 120 degrees"),
    "more than a healthy hip": ({**LEFT, "hip_flexion_limit_left_deg": 121.0}, "at most 120"),
    "no number": ({**LEFT, "hip_flexion_limit_left_deg": float("nan")}, "hip_flexion_limit_left"),
    "of a hip that is not replaced": (
        {"hip_flexion_limit_left_deg": 110.0},
        "hip_flexion_limit_left_deg: the prescription does not say that this hip is replaced",
    ),
    "of the other hip": (
        {**LEFT, "hip_flexion_limit_right_deg": 110.0},
        "hip_flexion_limit_right_deg: the prescription does not say",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_limit_that_contradicts_is_refused(case: str) -> None:
    values, words = WRONG[case]
    with pytest.raises(CoachError, match=words):
        make_head(DAY, None, **values)


@pytest.mark.parametrize("code", ["de", "es", "fr", "zh"])
def test_why_a_limit_is_refused_is_told_in_the_language_of_the_clinician(code: str) -> None:
    with pytest.raises(CoachError) as refused:
        make_head(DAY, None, hip_flexion_limit_left_deg=110.0)
    told = load_translations(code).translate(refused.value.message)
    assert "hip_flexion_limit_left_deg" in told
    assert "the prescription" not in told


UNREADABLE: Final = ["110", "left", "left=", "left=much", "hip=110", "left=nan", "left=inf"]


@pytest.mark.parametrize("text", UNREADABLE)
def test_an_option_that_cannot_be_understood_is_named(text: str) -> None:
    with pytest.raises(CoachError, match=f"--hip-limit {text}"):
        read_hip_limits([text])


def test_the_option_names_each_hip_once() -> None:
    assert read_hip_limits(None) == {}
    none = {"hip_flexion_limit_left_deg": 0.0, "hip_flexion_limit_right_deg": 0.0}
    assert read_hip_limits([""]) == none
    both = read_hip_limits(["left=110", "right=100"])
    assert both == {"hip_flexion_limit_left_deg": 110.0, "hip_flexion_limit_right_deg": 100.0}
    with pytest.raises(CoachError, match="left=100"):
        read_hip_limits(["left=110", "left=100"])


def test_it_is_stated_and_told() -> None:
    made = build(**LEFT)
    assert f"Take care: {TOLD}" in [*describe_prescription(made)]
    assert make_plan(made).cautions[0] == TOLD
    assert make_prescription_json(made)["hip_flexion_limit_left_deg"] == 110.0
    assert TOLD not in make_plan(build(hip_replacement_left="posterior")).cautions


def test_only_a_prescription_that_allows_more_needs_this_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    versions: list[int] = []
    pack = package.pack
    monkeypatch.setattr(
        "coach.store.prescriptions.archive.pack",
        lambda kind, files: versions.append(kind.version) or pack(kind, files),
    )
    for head in ({"hip_replacement_left": "posterior"}, LEFT):
        made = build(**head)
        assert ("hip_flexion_limit" in render_prescription(made.prescription)) == (head is LEFT)
    assert versions == [1, 2]


FOLLOWING: Final = {
    "kept": ({}, {"left": 110.0}),
    "changed": (read_hip_limits(["left=100"]), {"left": 100.0}),
    "ended": (read_hip_limits([""]), {}),
    "with the hip": ({"hip_replacement_left": ""}, {}),
}


@pytest.mark.parametrize("case", FOLLOWING)
def test_the_next_prescription(case: str) -> None:
    changes, limits = FOLLOWING[case]
    assert make_head(DAY, make_head(DAY, None, **LEFT), **changes).hip_limits == limits


def test_it_holds_as_long_as_the_prescription_is_followed() -> None:
    assert load_hip_limits() == {}
    first = build(**LEFT)
    install(first, DAY)
    assert load_hip_limits() == {"left": 110.0}
    make_profile("ada")
    with using_profile("ada"):
        assert load_hip_limits() == {}
    install(build(first.prescription, **read_hip_limits([""])), DAY)
    assert load_hip_limits() == {}
    install(build(**LEFT), DAY)
    remove_installed()
    assert load_hip_limits() == {}


ENDED: Final[dict[str, Callable[[], object]]] = {
    "its programme was ended": delete_enrolment,
    "another programme": lambda: save_enrolment(begin_following("on-a-chair", DAY)),
    "what is followed cannot be read": lambda: find_enrolment_file().write_text("damaged"),
}


@pytest.mark.parametrize("case", ENDED)
def test_it_ends_once_the_prescription_is_no_longer_followed(case: str) -> None:
    install(build(**LEFT), DAY)
    ENDED[case]()
    assert load_hip_limits() == {}
    save_enrolment(begin_following(NAME, DAY).pause(DAY))
    assert load_hip_limits() == {"left": 110.0}


def test_a_prescription_that_cannot_be_read_allows_nothing() -> None:
    install(build(**LEFT), DAY)
    for file in find_prescription_folder().glob("*.coach"):
        file.write_bytes(b"damaged")
    assert load_hip_limits() == {}


def test_no_setting_of_the_user_has_such_a_key() -> None:
    assert not [
        key for key in (*PersonSettings.model_fields, *Settings.model_fields) if "limit" in key
    ]
    install(build(**LEFT), DAY)
    save_person(PersonSettings(hip_replacement_left="posterior", hip_replacement_right="unknown"))
    assert load_hip_limits() == {"left": 110.0}
