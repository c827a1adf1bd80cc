"""A prescription is made, read back, followed, replaced by a newer one, and removed."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from coach.errors import CoachError
from coach.exercise.definition.caution import Caution
from coach.store.erase import delete_everything
from coach.store.exercises.loader import (
    apply_settings,
    list_exercises,
    load_exercise,
    parse_exercise,
)
from coach.store.files import locations
from coach.store.files.package import pack
from coach.store.prescriptions import authoring, doses, programme_changes
from coach.store.prescriptions.archive import (
    NAME,
    PACKAGE,
    parse_prescription,
    read_prescription,
)
from coach.store.prescriptions.definition import render_prescription
from coach.store.prescriptions.installed import (
    foresee,
    install,
    load_installed,
    remove_installed,
)
from coach.store.programmes.enrolment import Following, load_enrolment, save_enrolment
from coach.store.programmes.loader import load_programme
from coach.store.settings import profiles
from coach.store.settings.settings import Settings, load_settings
from tests.store.exchanged import exchange_when_opened
from tests.store.prescriptions.examples import DAY, PROGRAMME, build


def find_item(name: str, exercise: str) -> Any:
    items = [item for each in load_programme(name).programme.routines for item in each.items]
    return next(item for item in items if item.exercise == exercise)


def test_it_comes_back_as_it_was_made(tmp_path: Path) -> None:
    made = build(
        None,
        {"bridge": {"sets": 2, "repetitions": 8}},
        patient="Ada",
        number="1948",
        clinician="Sun Street",
        language="de",
        note='Gently.\n"Slowly" \\ ü',
        precautions=[{"text": "Not beyond 90 degrees."}, {"exercise": "bridge", "text": "Slow."}],
        norms=[{"exercise": "hip-flexion-test", "norm_deg": 110.0}],
    )
    file = tmp_path / "ada.coach"
    file.write_bytes(made.content)
    back = read_prescription(file)
    assert back.prescription == made.prescription
    assert back.programme.programme == made.programme.programme
    assert set(back.own) == {"bridge", "hip-flexion-test"}
    assert back.sha256 == made.sha256


CARE = "Never bend a replaced hip beyond 90 degrees."


@pytest.mark.parametrize(
    ("caution", "kept"),
    [
        pytest.param("Slowly.", slice(None), id="another text"),
        pytest.param(CARE, slice(1, None), id="the text of a table"),
    ],
)
def test_a_precaution_concerns_the_patient_whatever_the_conditions(
    caution: str, kept: slice
) -> None:
    text = load_exercise("hip-flexion-test").text
    before = parse_exercise(text, "hip-flexion-test").exercise.cautions
    assert (before[0].text, before[0].conditions) == (CARE, ("hip_replacement",))
    changed = parse_exercise(authoring.add_caution(text, caution), "hip-flexion-test").exercise
    assert changed.cautions == (Caution(text=caution), *before[kept])


def test_it_becomes_the_programme_of_the_profile() -> None:
    head = {"norms": [{"exercise": "hip-flexion-test", "norm_deg": 110.0}], "language": "de"}
    made = build(None, {"bridge": {"sets": 2, "repetitions": 8}}, **head)
    assert foresee(made, DAY).replaces is None
    assert load_enrolment() is None
    install(made, DAY)
    assert load_enrolment() == Following(schema_version=1, programme=NAME, started=DAY)
    assert find_item(NAME, "bridge").repetitions == 8
    rule = load_exercise("hip-flexion-test").exercise.range_of_motion
    assert rule is not None
    assert rule.norm_deg == 110.0
    assert load_settings().language == "de"
    settings = Settings(norm_hip_flexion_deg=100.0)
    assert apply_settings(load_exercise("hip-flexion-test"), settings).exercise == (
        load_exercise("hip-flexion-test").exercise
    ), "the patient's norm goes first"


def test_it_is_that_of_one_profile_only() -> None:
    profiles.make_profile("ben")
    install(build(norms=[{"exercise": "hip-flexion-test", "norm_deg": 110.0}]), DAY)
    profiles.choose_profile("ben")
    assert load_enrolment() is None
    assert load_installed() is None
    assert load_exercise("hip-flexion-test").path == (
        locations.poses_folder() / "hip-flexion-test.toml"
    )


def test_a_newer_one_takes_its_place_and_goes_on() -> None:
    first = build(patient="Ada")
    second = build(first.prescription, {"bridge": {"sets": 5}})
    assert second.prescription.identifier == first.prescription.identifier
    assert (second.prescription.revision, second.prescription.patient) == (2, "Ada")
    install(first, DAY)
    later = DAY + dt.timedelta(days=9)
    effect = install(second, later)
    assert effect.goes_on
    assert find_item(NAME, "bridge").sets == 5
    enrolment = load_enrolment()
    assert enrolment is not None
    assert enrolment.started == DAY
    with pytest.raises(CoachError, match="is older"):
        install(first, later)
    assert install(second, later).known


def test_it_begins_anew_if_asked() -> None:
    first = build()
    second = build(first.prescription, restart=True)
    install(first, DAY)
    later = DAY + dt.timedelta(days=9)
    assert not install(second, later).goes_on
    enrolment = load_enrolment()
    assert enrolment is not None
    assert enrolment.started == later
    assert not build(second.prescription).prescription.restart


def test_another_programme_is_named_before_it_ends() -> None:
    save_enrolment(Following(schema_version=1, programme=PROGRAMME, started=DAY))
    assert foresee(build(), DAY).ends == PROGRAMME


def test_it_can_be_removed() -> None:
    install(build(norms=[{"exercise": "hip-flexion-test", "norm_deg": 110.0}]), DAY)
    remove_installed()
    assert load_installed() is None
    assert load_enrolment() is None
    assert NAME not in list_exercises()
    remove_installed()


def test_deleting_everything_deletes_it(data_folder: Path) -> None:
    install(build(), DAY)
    delete_everything()
    assert not [path for path in data_folder.rglob("*") if path.is_file()]


def test_the_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, other = tmp_path / "ada.coach", tmp_path / "other.coach"
    path.write_bytes(build(patient="Ada").content)
    other.write_bytes(build(patient="Eve").content)
    checked = path.read_bytes()
    exchange_when_opened(path, other, monkeypatch)
    loaded = read_prescription(path)
    assert (loaded.prescription.patient, loaded.content) == ("Ada", checked)


def test_all_chosen_exercises_can_be_left_out_but_one() -> None:
    programme = programme_changes.choose_exercises(["bridge", "lunge"], "", "")
    left = doses.change_doses(programme, {}, ["bridge"])
    assert [item.exercise for item in left.programme.routines[0].items] == ["lunge"]
    with pytest.raises(CoachError, match="Nothing is left"):
        doses.change_doses(programme, {}, ["bridge", "lunge"])


def test_a_precaution_on_what_is_not_prescribed() -> None:
    aside = {"exercise": "crunch", "text": "Slowly."}
    with pytest.raises(CoachError, match="crunch is not part"):
        build(precautions=[aside])
    head = authoring.make_head(DAY, precautions=[aside, {"text": "Slowly."}])
    kept = authoring.drop_precautions(head, load_programme(PROGRAMME)).precautions
    assert [each.exercise for each in kept] == [""]


@pytest.mark.parametrize(
    "text", ["", "bridge", "bridge=", "bridge=sets", "=sets:2", "bridge=sets:-1"]
)
def test_a_dose_that_cannot_be_understood(text: str) -> None:
    with pytest.raises(CoachError, match="cannot be understood"):
        doses.read_dose(text)


def test_an_unknown_key_of_a_dose_is_named_with_those_there_are() -> None:
    with pytest.raises(CoachError, match=r"set is not a key\. The keys are: sets, repetitions"):
        doses.read_dose("bridge=set:2")


def test_doses_of_one_exercise_are_added_up() -> None:
    texts = ["bridge=sets:2,hold_s:5", "lunge=sets:1", "bridge=hold_s:6,sides:left"]
    assert doses.read_doses(texts) == {
        "bridge": {"sets": 2, "hold_s": 6, "sides": "left"},
        "lunge": {"sets": 1},
    }


def test_an_item_that_is_never_done_already_can_still_be_changed() -> None:
    loaded = programme_changes.choose_exercises(["bridge"], "", "")
    never = {"if_pain_at_most": 3, "if_pain_above": 5}
    routine = loaded.programme.routines[0]
    item = routine.items[0].model_copy(update=never)
    routine = routine.model_copy(update={"items": (item,)})
    programme = loaded.programme.model_copy(update={"routines": (routine,)})
    old = dataclasses.replace(loaded, programme=programme)
    changed = doses.change_doses(old, {"bridge": {"sets": 2}})
    assert changed.programme.routines[0].items[0].sets == 2


def test_doses_are_checked() -> None:
    assert doses.read_dose("bridge=sets:2,hold_s:5.5,sides:left") == (
        "bridge",
        {"sets": 2, "hold_s": 5.5, "sides": "left"},
    )
    with pytest.raises(CoachError, match="bridge: sets = 99"):
        build(doses={"bridge": {"sets": 99}})
    with pytest.raises(CoachError, match="bridge: if_pain_at_most = 3"):
        build(doses={"bridge": {"if_pain_at_most": 3, "if_pain_above": 5}})
    with pytest.raises(CoachError, match="not part of this programme"):
        build(doses={"crunch": {"sets": 2}})
    with pytest.raises(CoachError, match="is not a range-of-motion test"):
        build(norms=[{"exercise": "bridge", "norm_deg": 1.0}])
    with pytest.raises(CoachError, match="patient"):
        build(patient="two\nlines")
    with pytest.raises(CoachError, match="note"):
        build(note="\x1b[31m")


TEXTS = {
    "prescription.toml": render_prescription(authoring.make_head(DAY)).encode(),
    "programme.toml": b'schema_version = 1\ntitle = "T"\nsummary = "S"\nweeks = 1\n'
    b'[source]\ntext = "x"\n[[routines]]\nname = "r"\ntitle = "R"\n'
    b'items = [{ exercise = "lunge" }]\n',
}
WRONG = {
    "no programme": ({"programme.toml": None}, "holds no programme.toml"),
    "no head": ({"prescription.toml": None}, "holds no prescription.toml"),
    "no UTF-8": ({"programme.toml": b"\xff"}, "not UTF-8"),
    "a large text": ({"programme.toml": b"#" * 300_000}, "larger than a page"),
    "unknown exercise": ({"programme.toml": (b"lunge", b"sky-dive")}, "no exercise of this name"),
    "another programme": (
        {"programme.toml": (b"weeks = 1", b'weeks = 1\ninclude = ["hip-flexors-4-weeks"]')},
        "includes no other",
    ),
    "newer words": ({"prescription.toml": (b"version = 1", b"version = 2")}, "newer coach"),
    "truth for a version": (
        {"prescription.toml": (b"version = 1", b"version = true")},
        "must be 1",
    ),
    "truth in its programme": (
        {"programme.toml": (b"version = 1", b"version = true")},
        "must be 1",
    ),
    "a wrong exercise": ({"exercises/mine.toml": b'title = "x"'}, "mistakes in this exercise"),
    "an odd identifier": (
        {"prescription.toml": (b'identifier = "', b'identifier = "../')},
        "ident",
    ),
    "code": ({"exercises/mine.py": b"print()"}, "does not belong"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_one_is_refused_with_the_reason(name: str) -> None:
    changes, reason = WRONG[name]
    files = dict(TEXTS)
    for file, change in changes.items():
        if change is None:
            del files[file]
        else:
            files[file] = TEXTS[file].replace(*change) if isinstance(change, tuple) else change
    with pytest.raises(CoachError, match=reason):
        parse_prescription(pack(PACKAGE, files), Path("ada.coach"))


def test_nothing_is_prescribed_while_the_clock_is_wrong() -> None:
    with pytest.raises(CoachError, match="says 1970-01-01"):
        authoring.make_head(dt.date(1970, 1, 1))
