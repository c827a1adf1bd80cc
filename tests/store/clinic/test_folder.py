"""Files land at their patient, twice changes nothing, and two computers do not harm each other."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.errors import CoachError
from coach.store.clinic.folder import (
    PatientFolder,
    add_prescription,
    add_results,
    expand_files,
    find_clinic_folder,
    list_patients,
    receive,
)
from coach.store.clinic.overview import Overview, read_overview, read_overviews
from coach.store.clinic.record import read_record
from coach.store.clinic.search import find_patient
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.settings.settings import Settings, save_settings
from tests.store.clinic.patients import TODAY, make_session, prescribe, send

FILE = Path("ada.coachresults")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_files_land_at_their_patient_and_twice_changes_nothing(tmp_path: Path) -> None:
    clinic, inbox = tmp_path / "clinic", tmp_path / "inbox"
    inbox.mkdir()
    ada, ben = prescribe("Ada"), prescribe("Ben")
    for made in (ada, ben):
        (inbox / f"{made.prescription.patient}.coach").write_bytes(made.content)
        sent = send(made, [make_session(TODAY)])
        (inbox / f"{made.prescription.patient}.coachresults").write_bytes(sent.content)
    (inbox / "other.txt").write_text("no file of coach")
    files = expand_files([inbox])
    assert [receive(clinic, file)[0] for file in files] == ["new"] * 4
    before = contents(clinic)
    assert [receive(clinic, file)[0] for file in files] == ["known"] * 4
    assert contents(clinic) == before
    assert [len(read_record(each).sessions) for each in list_patients(clinic)] == [1, 1]


def test_sessions_that_come_twice_count_once(tmp_path: Path) -> None:
    ada = prescribe()
    add_prescription(tmp_path, ada)
    first, second = make_session(TODAY - dt.timedelta(days=1)), make_session(TODAY)
    add_results(tmp_path, send(ada, [first]), FILE)
    add_results(tmp_path, send(ada, [first, second]), FILE)
    [patient] = list_patients(tmp_path)
    assert read_record(patient).sessions == (first, second)


def test_results_of_a_stranger_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CoachError, match="is not in"):
        add_results(tmp_path, send(prescribe(), []), FILE)
    assert list_patients(tmp_path) == []


def test_a_number_is_given_once(tmp_path: Path) -> None:
    first = prescribe()
    add_prescription(tmp_path, first)
    head = make_head(TODAY, first.prescription, note="one")
    second = build_prescription(head, first.programme)
    add_prescription(tmp_path, second)
    other = build_prescription(make_head(TODAY, first.prescription, note="two"), first.programme)
    with pytest.raises(CoachError, match="Prescription 2 of this patient is there already"):
        add_prescription(tmp_path, other)
    [patient] = list_patients(tmp_path)
    assert patient.read_newest_prescription().content == second.content
    assert [each.prescription.revision for each in read_record(patient).prescriptions] == [1, 2]


def test_a_damaged_file_hides_nothing_else(tmp_path: Path) -> None:
    ada = prescribe()
    add_prescription(tmp_path, ada)
    add_results(tmp_path, send(ada, [make_session(TODAY)]), FILE)
    [patient] = list_patients(tmp_path)
    (patient.path / "results" / "broken.coachresults").write_bytes(b"x")
    record = read_record(patient)
    assert len(record.sessions) == 1
    assert len(record.problems) == 1
    (patient.path / "prescriptions" / "00002-x.coach").write_bytes(b"x")
    assert len(read_record(patient).problems) == 2


def test_a_patient_without_prescription_is_reported_beside_the_others(tmp_path: Path) -> None:
    add_prescription(tmp_path, prescribe())
    (tmp_path / "00000000-0000-0000-0000-000000000000").mkdir()
    (tmp_path / "holiday pictures").mkdir()
    found = read_overviews(tmp_path)
    assert [type(each) for each in found] == [Overview, CoachError]


@pytest.mark.parametrize("kept", [b"", b"{}", b"[", b'{"version": 9}'])
def test_a_broken_overview_is_made_again(kept: bytes, tmp_path: Path) -> None:
    ada = prescribe()
    add_prescription(tmp_path, ada)
    [patient] = list_patients(tmp_path)
    first = read_overview(patient)
    assert read_overview(patient) == first
    (patient.path / "overview.json").write_bytes(kept)
    assert read_overview(patient) == first
    add_results(tmp_path, send(ada, [make_session(TODAY)]), FILE)
    assert read_overview(patient).last_active == TODAY


@pytest.mark.parametrize("version", [None, 8, 10], ids=["none", "earlier", "later"])
def test_an_overview_of_another_version_is_made_again(version: int | None, tmp_path: Path) -> None:
    add_prescription(tmp_path, prescribe())
    [patient] = list_patients(tmp_path)
    first, file = read_overview(patient), patient.path / "overview.json"
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert kept.pop("version") == first.version
    stale = {**kept, "sessions": 99, **({} if version is None else {"version": version})}
    file.write_text(json.dumps(stale), encoding="utf-8")
    assert read_overview(patient) == first


def test_an_overview_of_this_version_is_kept(tmp_path: Path) -> None:
    add_prescription(tmp_path, prescribe())
    [patient] = list_patients(tmp_path)
    read_overview(patient)
    file = patient.path / "overview.json"
    kept = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**kept, "sessions": 99}), encoding="utf-8")
    assert read_overview(patient).sessions == 99


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files in folders")
def test_a_device_in_place_of_an_overview_is_not_read(tmp_path: Path) -> None:
    add_prescription(tmp_path, prescribe())
    [patient] = list_patients(tmp_path)
    first = read_overview(patient)
    (patient.path / "overview.json").unlink()
    (patient.path / "overview.json").symlink_to("/dev/zero")
    assert read_overview(patient) == first


def test_who_is_not_found_may_be_the_one_who_cannot_be_read(tmp_path: Path) -> None:
    add_prescription(tmp_path, prescribe())
    [patient] = list_patients(tmp_path)
    for file in (patient.path / "prescriptions").iterdir():
        file.unlink()
    with pytest.raises(CoachError, match="no patient 'Ada'") as error:
        find_patient(tmp_path, "Ada")
    assert f"{patient.path}: nothing is prescribed here" in error.value.message


def test_patients_are_found_by_name_number_and_identifier(tmp_path: Path) -> None:
    people = {name: prescribe(name, number) for name, number in (("Ada", "1"), ("Adam", "2"))}
    for made in people.values():
        add_prescription(tmp_path, made)
    adam = PatientFolder(tmp_path / people["Adam"].prescription.identifier)
    for text in ("adam", "2", "dam", adam.identifier, adam.identifier[:8], " Adam "):
        assert find_patient(tmp_path, text) == adam
    assert find_patient(tmp_path, "ada") != adam
    with pytest.raises(CoachError, match="means several"):
        find_patient(tmp_path, "da")
    for text in ("", "  ", "Eve"):
        with pytest.raises(CoachError, match="no patient"):
            find_patient(tmp_path, text)
    with pytest.raises(CoachError, match=r"no patient 'Addam'\. Did you mean Adam\?"):
        find_patient(tmp_path, "Addam")


def test_the_folder_is_that_of_the_settings(tmp_path: Path) -> None:
    with pytest.raises(CoachError, match="Where are the patients"):
        find_clinic_folder()
    save_settings(Settings(clinic_folder=str(tmp_path)))
    assert find_clinic_folder() == tmp_path
    assert find_clinic_folder(tmp_path / "other") == tmp_path / "other"
    (tmp_path / "file").touch()
    with pytest.raises(CoachError, match="is not a folder"):
        find_clinic_folder(tmp_path / "file")


@pytest.mark.parametrize("part", ["", "PATIENT/prescriptions", "PATIENT/results"])
def test_a_folder_that_cannot_be_read_is_not_an_empty_one(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = prescribe()
    results = send(loaded, [make_session(TODAY)])
    add_prescription(tmp_path, loaded)
    add_results(tmp_path, results, FILE)
    wrong = tmp_path / part.replace("PATIENT", loaded.prescription.identifier)
    read = Path.iterdir

    def fail(path: Path) -> Iterator[Path]:
        if path == wrong:
            raise OSError(5, "Input/output error")
        return read(path)

    monkeypatch.setattr(Path, "iterdir", fail)
    if part:
        [found] = read_overviews(tmp_path)
        assert isinstance(found, CoachError)
        assert str(wrong) in found.message
    else:
        for act in (read_overviews, lambda clinic: add_results(clinic, results, FILE)):
            with pytest.raises(CoachError, match="cannot be read: Input/output error"):
                act(tmp_path)


def test_a_missing_folder_is_made_by_the_first_prescription_alone(tmp_path: Path) -> None:
    clinic, loaded = tmp_path / "share" / "clinic", prescribe()
    results = send(loaded, [make_session(TODAY)])
    for act in (list_patients, lambda clinic: add_results(clinic, results, FILE)):
        with pytest.raises(CoachError, match="there is no such folder"):
            act(clinic)
    assert not clinic.exists()
    add_prescription(clinic, loaded)
    assert len(list_patients(clinic)) == 1
