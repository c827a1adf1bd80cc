"""Only a prescription allows a replaced hip more than 90 degrees, and says so."""

from __future__ import annotations

import datetime as dt
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
from coach.store.prescriptions.definition import (
    HIP_LIMIT_KEYS,
    HipAllowance,
    Prescription,
    render_prescription,
)
from coach.store.prescriptions.hip_limits import (
    describe_allowed_flexion,
    describe_hip_limit,
    list_ended,
    load_hip_limits,
)
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

LAST: Final = dt.date(2026, 3, 31)
UNTIL: Final = {**LEFT, "hip_flexion_limit_left_until": LAST}
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
    "until a day, but nothing": (
        {"hip_replacement_left": "posterior", "hip_flexion_limit_left_until": LAST},
        "hip_flexion_limit_left_until: hip_flexion_limit_left_deg is missing",
    ),
    "until a day that is gone": (
        {**LEFT, "hip_flexion_limit_left_until": DAY - dt.timedelta(days=1)},
        "hip_flexion_limit_left_until: 2026-02-28 is before the day of the prescription",
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
UNREADABLE: Final = [
    *("110", "left", "left=", "left=much", "hip=110", "left=nan", "left=inf"),
    *("left=110:", "left=110:soon", "left=110:2026-02-30", "left=110:31.3.2026"),
]


@pytest.mark.parametrize("text", UNREADABLE)
def test_an_option_that_cannot_be_understood_is_named(text: str) -> None:
    with pytest.raises(CoachError, match=f"--hip-limit {text}"):
        read_hip_limits([text])


def test_the_option_names_each_hip_once() -> None:
    assert read_hip_limits(None) == {}
    keys = [key for limit_keys in HIP_LIMIT_KEYS.values() for key in limit_keys]
    assert read_hip_limits([""]) == dict(zip(keys, (0.0, None, 0.0, None), strict=True))
    both = read_hip_limits(["left=110", "right=100:2026-03-31"])
    assert both == dict(zip(keys, (110.0, None, 100.0, LAST), strict=True))
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
    for head in ({"hip_replacement_left": "posterior"}, LEFT, UNTIL):
        text = render_prescription(build(**head).prescription)
        assert ("hip_flexion_limit_left_deg" in text) == (head in (LEFT, UNTIL))
        assert ("until = 2026-03-31" in text) == (head is UNTIL)
    assert versions == [1, 2, 3]


NEXT: Final = dt.date(2026, 4, 1)
FOLLOWING: Final[dict[str, tuple[dict[str, Any], dt.date, dict[str, Any], Any]]] = {
    "kept": (LEFT, NEXT, {}, HipAllowance(110.0)),
    "kept with its last day": (UNTIL, LAST, {}, HipAllowance(110.0, LAST)),
    "changed": (LEFT, NEXT, read_hip_limits(["left=100"]), HipAllowance(100.0)),
    "changed, and without an end": (
        UNTIL,
        LAST,
        {"hip_flexion_limit_left_deg": 110.0},
        HipAllowance(110.0),
    ),
    "prolonged": (
        UNTIL,
        NEXT,
        read_hip_limits(["left=110:2026-04-30"]),
        HipAllowance(110.0, dt.date(2026, 4, 30)),
    ),
    "ended": (UNTIL, LAST, read_hip_limits([""]), None),
    "ended by its date": (UNTIL, NEXT, {}, None),
    "with the hip": (UNTIL, LAST, {"hip_replacement_left": ""}, None),
}


@pytest.mark.parametrize("case", FOLLOWING)
def test_the_next_prescription(case: str) -> None:
    before, day, changes, allowed = FOLLOWING[case]
    earlier = make_head(DAY, None, **before)
    made = make_head(day, earlier, **changes)
    ended = case == "ended by its date"
    assert [str(words) for words in list_ended(earlier, made)] == [
        "The left hip was allowed 110 degrees until 31 March 2026; 90 hold again."
    ] * ended
    assert made.hip_limits == ({} if allowed is None else {"left": allowed})
    assert (made.hip_flexion_limit_left_until is None) == (allowed is None or allowed.until is None)


def test_it_ends_after_its_last_day_and_both_say_so() -> None:
    made = build(**UNTIL)
    install(made, DAY)
    assert load_hip_limits(LAST) == {"left": 110.0}
    assert load_hip_limits(NEXT) == {}
    allowed = made.prescription.hip_limits["left"]
    told = describe_hip_limit("left", allowed)
    assert "110 degrees until 31 March 2026" in told
    assert "after that day 90 hold again" in told
    assert make_plan(made).cautions[0] == told == describe_hip_limit("left", allowed, LAST)
    assert f"Take care: {told}" in [*describe_prescription(made)]
    assert make_prescription_json(made)["hip_flexion_limit_left_until"] == "2026-03-31"
    assert describe_hip_limit("left", allowed, NEXT) == (
        "Your prescription allowed your left hip 110 degrees until 31 March 2026. Now 90 degrees "
        "hold again."
    )
    assert describe_allowed_flexion("left", allowed, NEXT) == (
        "The left hip was allowed 110 degrees until 31 March 2026; 90 hold again."
    )


def test_it_holds_as_long_as_the_prescription_is_followed() -> None:
    assert load_hip_limits(DAY) == {}
    first = build(**LEFT)
    install(first, DAY)
    assert load_hip_limits(DAY) == {"left": 110.0}
    make_profile("ada")
    with using_profile("ada"):
        assert load_hip_limits(DAY) == {}
    install(build(first.prescription, **read_hip_limits([""])), DAY)
    assert load_hip_limits(DAY) == {}
    install(build(**LEFT), DAY)
    remove_installed()
    assert load_hip_limits(DAY) == {}


ENDED: Final[dict[str, Callable[[], object]]] = {
    "its programme was ended": delete_enrolment,
    "another programme": lambda: save_enrolment(begin_following("on-a-chair", DAY)),
    "what is followed cannot be read": lambda: find_enrolment_file().write_text("damaged"),
}


@pytest.mark.parametrize("case", ENDED)
def test_it_ends_once_the_prescription_is_no_longer_followed(case: str) -> None:
    install(build(**LEFT), DAY)
    ENDED[case]()
    assert load_hip_limits(DAY) == {}
    save_enrolment(begin_following(NAME, DAY).pause(DAY))
    assert load_hip_limits(DAY) == {"left": 110.0}


def test_a_prescription_that_cannot_be_read_allows_nothing() -> None:
    install(build(**LEFT), DAY)
    for file in find_prescription_folder().glob("*.coach"):
        file.write_bytes(b"damaged")
    assert load_hip_limits(DAY) == {}


def test_no_setting_of_the_user_has_such_a_key() -> None:
    assert not [
        key for key in (*PersonSettings.model_fields, *Settings.model_fields) if "limit" in key
    ]
    install(build(**LEFT), DAY)
    save_person(PersonSettings(hip_replacement_left="posterior", hip_replacement_right="unknown"))
    assert load_hip_limits(DAY) == {"left": 110.0}
