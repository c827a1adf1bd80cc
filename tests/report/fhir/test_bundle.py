"""FHIR R4, checked against the structure of its own definition."""

from __future__ import annotations

import copy
import dataclasses
import json
import re
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from fhir.resources.R4B.bundle import Bundle

from coach.body.posture import Posture
from coach.body.synthetic_pose import SyntheticCamera
from coach.errors import CoachError
from coach.exercise.definition.range_of_motion import TypicalRange
from coach.exercise.tracking.events import Pain
from coach.exercise.tracking.range_test.result import RangeResult, compare_norm
from coach.report.fhir.bundle import SNOMED, build_bundle, write_fhir
from coach.report.fhir.observations import list_pain
from coach.report.fhir.parts import LOINC, UCUM
from coach.report.page.content import write_page
from coach.report.report_data import ReportData
from coach.store.files.locations import samples_folder
from coach.store.recordings.recording import open_recording
from tests.animation import animate
from tests.report.helpers import HOSTILE, Record, film_empty_room, judge, judge_sample
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
    observations = [entry.resource for entry in read(tmp_path / "it.json").entry][:2]
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
        typical, norm = observation.referenceRange
        assert (float(typical.low.value), float(typical.high.value)) == (110.0, 130.0)
        assert (typical.low.system, typical.low.code) == (UCUM, "deg")
        assert "Wilson" in typical.text
        assert norm.text.startswith("Norm 120 degrees.")


RANGE = TypicalRange(low_deg=110.0, high_deg=130.0, source="A book")
WORDS = {
    "L": ("below the norm", "lower than typical"),
    "N": ("at the norm, within error", "typical, within error"),
    "IND": ("too near to the typical range to tell",),
    "H": ("above the norm", "higher than typical"),
}


@pytest.mark.parametrize("norm_deg", [100.0, 120.0, 140.0])
@pytest.mark.parametrize("typical", [None, RANGE])
@pytest.mark.parametrize("peak_deg", [90.0, 100.0, 101.0, 106.0, 115.0, 134.0, 141.0, 150.0])
def test_the_code_of_the_interpretation_is_what_its_words_say(
    norm_deg: float, typical: TypicalRange | None, peak_deg: float
) -> None:
    sample = judge_sample("hip-flexion-test")
    compared = compare_norm(RangeResult(peak_deg, 6.0, 1.0, 3), norm_deg, typical=typical)
    summary = copy.deepcopy(sample.summary)
    summary["range_of_motion"]["left"]["against_norm"] = dataclasses.asdict(compared)
    data = dataclasses.replace(sample)
    data.__dict__["summary"] = summary
    (observation, *_) = build_bundle(data)["entry"]
    (interpretation,) = observation["resource"]["interpretation"]
    assert interpretation["text"] in WORDS[interpretation["coding"][0]["code"]]


def forget_errors(data: ReportData) -> ReportData:
    """Return a recording of a version that did not estimate the error of a trial."""
    session = data.analysis.session
    trials = tuple(dataclasses.replace(trial, error_deg=None) for trial in session.trials)
    analysis = dataclasses.replace(
        data.analysis, session=dataclasses.replace(session, trials=trials)
    )
    return dataclasses.replace(data, analysis=analysis)


@pytest.mark.parametrize("estimated", [True, False])
def test_the_uncertainty_is_explained_as_it_was_made(estimated: bool) -> None:
    sample = judge_sample("hip-flexion-test")
    (observation, *_) = build_bundle(sample if estimated else forget_errors(sample))["entry"]
    resource = observation["resource"]
    (note,) = [note["text"] for note in resource["note"] if "Uncertainty" in note["text"]]
    named = [float(number) for number in re.findall(r"\((\d+) degrees\)", note)]
    assert len(named) == (0 if estimated else 1)
    assert all(resource["component"][0]["valueQuantity"]["value"] >= number for number in named)
    assert ("estimated" in note) is estimated
    assert ("turn" in note) is not estimated


def test_a_side_that_was_not_asked_for_is_not_called_missing() -> None:
    data = judge(open_recording(samples_folder() / "hip-flexion-test"), side="left")
    assert data.summary["dose"]["words"] == "left 3 of 3 trials"
    assert [part["side"] for part in data.summary["dose"]["parts"]] == ["left"]
    assert not [gap for gap in data.summary["not_measured"] if "right" in gap["what"]]
    page = write_page(data)
    assert not [figure for figure in page.figures if "right" in figure.label]
    assert [row[0] for row in page.tables[0].rows] == ["left"]
    observation, panel = (entry["resource"] for entry in build_bundle(data)["entry"])
    assert observation["bodySite"]["text"] == "left hip"
    assert panel["code"]["text"] == "Hip flexion test, one side"


def test_only_codes_are_given_that_are_printed_with_their_names(record: Record) -> None:
    bundle = json.dumps(build_bundle(judge_sample("hip-flexion-test")))
    assert set(re.findall(r"\b\d{4,5}-\d\b", bundle)) == {"41359-1"}
    parts = [entry["resource"] for entry in build_bundle(tilt(record))["entry"]]
    assert LOINC not in json.dumps(parts)


def tilt(record: Record) -> ReportData:
    """Return a Thomas test with a result."""
    hug = Posture(trunk_lean=-90, hip_flexion=(120, 120), knee_flexion=(125, 125), rests_on="back")
    hang = dataclasses.replace(hug, hip_flexion=(2.0, 122), knee_flexion=(85, 125))
    script = [(hug, 0.0, 2.5), (hang, 1.0, 2.0), (hug, 1.0, 1.0)]
    return record(list(animate(script, SyntheticCamera("left"))), "thomas-test")


def add_pain(data: ReportData, monkeypatch: pytest.MonkeyPatch) -> None:
    pains = [Pain(0.0, True, 4), Pain(9.0, False, 3)]
    monkeypatch.setattr(type(data.recording), "pains", lambda self: pains)


def test_pain_people_and_the_panel(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sample = judge_sample("hip-flexion-test")
    add_pain(sample, monkeypatch)
    data = dataclasses.replace(
        sample,
        patient="A <b> & A",
        clinician="Moon Street",
        performer="Sun Street",
        patient_id="urn:clinic|1948",
    )
    write_fhir(data, tmp_path / "it.json")
    bundle = read(tmp_path / "it.json")
    left, right, panel, before, after = [entry.resource for entry in bundle.entry]
    assert bundle.type == "transaction"
    assert [member.reference for member in panel.hasMember] == [
        part.identifier[0].value for part in (left, right)
    ]
    assert panel.code.coding[0].code == "41359-1"
    assert [float(part.valueQuantity.value) for part in (before, after)] == [4, 3]
    assert before.code.coding[0].code == "72514-3"
    assert after.effectiveDateTime - before.effectiveDateTime == timedelta(seconds=9)
    for entry in bundle.entry:
        subject = entry.resource.subject
        assert (subject.identifier.system, subject.identifier.value) == ("urn:clinic", "1948")
        assert subject.display == "A <b> & A"
        assert entry.resource.performer[0].display == "Sun Street"
        assert entry.resource.contained[0].deviceName[0].name == "coach"
        assert entry.request.method == "PUT"
        assert entry.request.url.endswith(entry.resource.identifier[0].value)
    text = json.loads((tmp_path / "it.json").read_text())
    assert "+00:00" in text["entry"][0]["resource"]["effectiveDateTime"]


def test_an_exercise_with_pain_is_written_too(
    record: Record, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    data = record(film_empty_room(), "lunge")
    add_pain(data, monkeypatch)
    write_fhir(data, tmp_path / "it.json")
    before, _ = [entry.resource for entry in read(tmp_path / "it.json").entry]
    assert before.subject.display == "Patient not named"
    assert before.performer[0].display == "Patient not named"


def test_a_test_of_holding_is_written_in_seconds(record: Record, tmp_path: Path) -> None:
    sample = record(film_empty_room(), "seated-hip-flexion-hold")
    summary = copy.deepcopy(sample.summary)
    summary["hold_test"]["left"] = {"held_s": 21.5}
    data = dataclasses.replace(sample)
    data.__dict__["summary"] = summary
    write_fhir(data, tmp_path / "it.json")
    (hold,) = [entry.resource for entry in read(tmp_path / "it.json").entry]
    assert (float(hold.valueQuantity.value), hold.valueQuantity.code) == (21.5, "s")
    assert float(hold.referenceRange[0].low.value) == 30


def test_the_same_recording_gives_the_same_names() -> None:
    data = judge_sample("hip-flexion-test")
    names = [entry["fullUrl"] for entry in build_bundle(data)["entry"]]
    assert names == [entry["fullUrl"] for entry in build_bundle(data)["entry"]]
    assert len(set(names)) == 3


def test_a_side_that_was_not_measured_says_why(record: Record, tmp_path: Path) -> None:
    data = record(make_poses(ONE_SIDE, SIDE_ON), "hip-flexion-test", title=HOSTILE.replace("'", ""))
    write_fhir(data, tmp_path / "it.json")
    observations = [entry.resource for entry in read(tmp_path / "it.json").entry]
    (missing,) = [part for part in observations if part.dataAbsentReason]
    assert missing.valueQuantity is None
    assert "never raised" in missing.dataAbsentReason.text
    assert len(observations) == 3


def test_pain_is_written_of_a_test_that_it_stopped_before_a_result(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = record(make_poses(ONE_SIDE[:1], SIDE_ON), "hip-flexion-test")
    add_pain(data, monkeypatch)
    write_fhir(data, tmp_path / "it.json")
    left, right, panel, *pains = [entry.resource for entry in read(tmp_path / "it.json").entry]
    for side, missing in (("left", left), ("right", right)):
        assert missing.valueQuantity is None
        assert missing.dataAbsentReason.text == f"The {side} leg was never raised."
    assert len(panel.hasMember) == 2
    assert [int(pain.valueQuantity.value) for pain in pains] == [4, 3]


@pytest.mark.parametrize(
    ("exercise", "said"),
    [
        pytest.param("lunge", "is not a test", id="not a test"),
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
        pytest.param(2.0, "too near to the typical range to tell", True, id="near its end"),
    ],
)
def test_a_test_that_goes_down_is_interpreted_in_words(
    record: Record, thigh_deg: float, words: str, coded: bool
) -> None:
    hug = Posture(trunk_lean=-90, hip_flexion=(120, 120), knee_flexion=(125, 125), rests_on="back")
    hang = dataclasses.replace(hug, hip_flexion=(thigh_deg, 122), knee_flexion=(85, 125))
    script = [(hug, 0.0, 2.5), (hang, 1.0, 2.0), (hug, 1.0, 1.0)]
    data = record(list(animate(script, SyntheticCamera("left"))), "thomas-test")
    (observation, *_) = build_bundle(data)["entry"]
    (interpretation,) = observation["resource"]["interpretation"]
    assert interpretation["text"] == words
    assert ("coding" in interpretation) is coded
    assert f"left, {words}" in [figure.label for figure in write_page(data).figures]


def test_every_answer_on_pain_its_place_and_what_was_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = judge_sample("hip-flexion-test")
    pains = [
        Pain(0.0, True, 2, "back"),
        Pain(5.0, False, 5, "lower_leg", stopped=True, during=True),
        Pain(9.0, False, 2),
    ]
    monkeypatch.setattr(type(data.recording), "pains", lambda self: pains)
    before, during, after = list(list_pain(data))
    assert [each["valueQuantity"]["value"] for each in (before, during, after)] == [2, 5, 2]
    assert [each.get("bodySite", {}).get("text") for each in (before, during, after)] == [
        "The back",
        "Leg below the knee",
        None,
    ]
    assert "stopped" in during["note"][1]["text"]
    names = {each["identifier"][0]["value"] for each in (before, during, after)}
    assert len(names) == 3


MOMENTS = [
    pytest.param([Pain(0.0, True, 4), Pain(5.0, False, 5, during=True)],
                 ["before", "during"], id="nobody asked after it"),
    pytest.param([Pain(3.0, False, 2, during=True), Pain(5.0, False, 3, during=True)],
                 ["during", "during"], id="twice during it"),
    pytest.param([Pain(0.0, True, 2), Pain(9.0, False, 4, stopped=True)],
                 ["before", "after"], id="left out by the answer after it"),
]  # fmt: skip


@pytest.mark.parametrize(("pains", "moments"), MOMENTS)
def test_each_answer_says_when_it_was_given(
    monkeypatch: pytest.MonkeyPatch, pains: list[Pain], moments: list[str]
) -> None:
    data = judge_sample("hip-flexion-test")
    monkeypatch.setattr(type(data.recording), "pains", lambda self: pains)
    written = list(list_pain(data))
    assert [each["note"][0]["text"].split()[1] for each in written] == moments
    assert all(
        f"Pain {moment} " in each["text"]["div"]
        for each, moment in zip(written, moments, strict=True)
    )
    assert len({each["identifier"][0]["value"] for each in written}) == len(pains)
    stopped = [each["note"][1]["text"] for each in written if len(each["note"]) > 1]
    left_out = "The exercise is to be left out because of this answer."
    assert stopped == [left_out] * any(pain.stopped for pain in pains)
