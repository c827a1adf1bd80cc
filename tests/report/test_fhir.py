"""FHIR R4, checked against the structure of its own definition."""

from __future__ import annotations

import copy
import dataclasses
import json
from decimal import Decimal
from pathlib import Path

import pytest
from fhir.resources.R4B.bundle import Bundle

from coach.body.posture import Posture
from coach.body.synthetic_pose import CameraView, animate
from coach.errors import CoachError
from coach.report.fhir import SNOMED, UCUM, build_bundle, write_fhir
from coach.report.page import write_page
from tests.report.helpers import HOSTILE, Record, film_empty_room, judge_sample
from tests.synthetic import SIDE_ON, Leg, lie, make_poses

ONE_SIDE = [
    (3.5, lie()),
    (1.0, lie(Leg(115.0, 125.0))),
    (2.0, lie(Leg(115.0, 125.0))),
    (1.0, lie()),
    (1.5, lie()),
]


def read(path: Path) -> Bundle:
    return Bundle.model_validate_json(path.read_text(encoding="utf-8"))


def test_both_sides_are_observations(tmp_path: Path) -> None:
    data = judge_sample("hip-flexion-test")
    write_fhir(data, tmp_path / "it.json")
    observations = [entry.resource for entry in read(tmp_path / "it.json").entry]
    motion = data.summary["range_of_motion"]
    assert [part.bodySite.coding[0].code for part in observations] == ["287679003", "287579007"]
    for side, observation in zip(("left", "right"), observations, strict=True):
        assert observation.bodySite.coding[0].system == SNOMED
        value = observation.valueQuantity
        assert (value.value, value.system, value.code) == (
            Decimal(str(motion[side]["peak_deg"])),
            UCUM,
            "deg",
        )
        assert observation.effectiveDateTime == data.started
        uncertainty, *trials = observation.component
        assert float(uncertainty.valueQuantity.value) == motion[side]["uncertainty_deg"]
        assert len(trials) == len(motion[side]["trials"])
        assert observation.interpretation[0].text == motion[side]["against_norm"]["words"]
        assert data.sha256 in observation.note[-1].text
        typical, mean = observation.referenceRange
        assert (float(typical.low.value), float(typical.high.value)) == (110.0, 130.0)
        assert (typical.low.system, typical.low.code) == (UCUM, "deg")
        assert "Wilson" in typical.text
        assert mean.text.startswith("Mean 120 degrees.")


@pytest.mark.parametrize(
    ("difference_deg", "code"),
    [
        pytest.param(-20.0, "L", id="low"),
        (3.0, "N"),
        (-3.0, "N"),
        pytest.param(20.0, "H", id="high"),
    ],
)
def test_the_interpretation_follows_the_difference_from_the_norm(
    difference_deg: float, code: str
) -> None:
    sample = judge_sample("hip-flexion-test")
    summary = copy.deepcopy(sample.summary)
    summary["range_of_motion"]["left"]["against_norm"] |= {
        "difference_deg": difference_deg,
        "real": abs(difference_deg) > 5.0,
        "words": "in other words",
    }
    data = dataclasses.replace(sample)
    data.__dict__["summary"] = summary
    (observation, _) = build_bundle(data)["entry"]
    (interpretation,) = observation["resource"]["interpretation"]
    assert interpretation["coding"][0]["code"] == code


def test_no_code_is_given_that_is_not_certain() -> None:
    bundle = json.dumps(build_bundle(judge_sample("hip-flexion-test")))
    assert "loinc" not in bundle.lower()


def test_the_same_recording_gives_the_same_names() -> None:
    data = judge_sample("hip-flexion-test")
    names = [entry["fullUrl"] for entry in build_bundle(data)["entry"]]
    assert names == [entry["fullUrl"] for entry in build_bundle(data)["entry"]]
    assert len(set(names)) == 2


def test_a_side_that_was_not_measured_says_why(record: Record, tmp_path: Path) -> None:
    data = record(make_poses(ONE_SIDE, SIDE_ON), "hip-flexion-test", title=HOSTILE.replace("'", ""))
    write_fhir(data, tmp_path / "it.json")
    observations = [entry.resource for entry in read(tmp_path / "it.json").entry]
    (missing,) = [part for part in observations if part.valueQuantity is None]
    assert "never raised" in missing.dataAbsentReason.text
    assert len(observations) == 2


@pytest.mark.parametrize(
    ("exercise", "said"),
    [
        pytest.param("lunge", "no test", id="not a test"),
        pytest.param("hip-flexion-test", "Nobody was seen", id="nothing measured"),
    ],
)
def test_without_a_range_of_motion_there_is_none(
    record: Record, tmp_path: Path, exercise: str, said: str
) -> None:
    with pytest.raises(CoachError, match=said) as raised:
        write_fhir(record(film_empty_room(), exercise), tmp_path / "it.json")
    assert raised.value.hint
    assert not (tmp_path / "it.json").exists()


@pytest.mark.parametrize(
    ("thigh_deg", "words", "coded"),
    [
        pytest.param(18.0, "goes down less than typical", False, id="stays above"),
        pytest.param(-14.0, "typical, within error", True, id="hangs below"),
        pytest.param(2.0, "typical, within error", True, id="at the norm"),
    ],
)
def test_a_test_that_goes_down_is_interpreted_in_words(
    record: Record, thigh_deg: float, words: str, coded: bool
) -> None:
    hug = Posture(trunk_lean=-90, hip_flexion=(120, 120), knee_flexion=(125, 125), rests_on="back")
    hang = dataclasses.replace(hug, hip_flexion=(thigh_deg, 122), knee_flexion=(85, 125))
    script = [(hug, 0.0, 2.5), (hang, 1.0, 2.0), (hug, 1.0, 1.0)]
    data = record(list(animate(script, CameraView("left"))), "thomas-test")
    (observation, _) = build_bundle(data)["entry"]
    (interpretation,) = observation["resource"]["interpretation"]
    assert interpretation["text"] == words
    assert ("coding" in interpretation) is coded
    assert f"left, {words}" in [figure.label for figure in write_page(data).figures]
