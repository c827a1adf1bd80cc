"""What was due on each day is told as the patient saw it on that day."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import json
import zipfile

import pytest

from coach.store.clinic.progress import list_adherence, list_left_out, list_weeks
from coach.store.clinic.record import drop_waiting, merge_results
from coach.store.exercises.loader import load_exercise
from coach.store.prescriptions.archive import LoadedPrescription
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.followed import SINCE
from coach.store.prescriptions.installed import install
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.store.programmes.enrolment import delete_enrolment, load_enrolment
from coach.store.results.document import Results
from coach.store.results.packing import gather_results
from coach.store.settings.person import update_person
from coach.store.settings.prescribed import find_prescription_folder
from coach.window.programme import service
from tests.store.recorded import keep, trial
from tests.store.results.done_days import DAY, do, gather, go_on, pack

MORE = ["lunge", "bridge", "couch-stretch", "squat-toe-touch"]


def prescribe(
    names: list[str], issued: dt.date = DAY, before: LoadedPrescription | None = None
) -> LoadedPrescription:
    head = make_head(issued, before.prescription if before else None)
    return build_prescription(head, choose_exercises(names, "", ""))


def list_due(results: Results) -> list[set[str]]:
    return [{task.exercise for task in day.tasks} for day in results.days]


def test_a_new_prescription_leaves_the_days_before_it_as_they_were() -> None:
    first = prescribe(["lunge"])
    install(first, DAY)
    do("lunge", range(7))
    early = pack(6)
    second = prescribe(MORE, go_on(7), first)
    install(second, go_on(8))
    do("lunge", [7])
    late = pack(9)
    assert list_due(late.results) == [{"lunge"}] * 8 + [set(MORE)] * 2
    assert [day.revision for day in late.results.days] == [1] * 8 + [None] * 2
    for results in ([late], [early, late]):
        record = merge_results([first, second], results)
        assert list_weeks(record)[0].share == 1.0
        assert [day.revision for day in record.days] == [1] * 8 + [2] * 2
        prescribed = {
            each.exercise: each.prescribed for each in list_adherence(record.counted_days)
        }
        assert (prescribed["lunge"], prescribed["bridge"]) == (10, 2)


def test_results_of_a_third_prescription_tell_of_the_first() -> None:
    made = prescribe(["lunge"])
    install(made, DAY)
    for day, names in ((2, MORE), (2, ["plank"]), (4, ["bridge"])):
        made = prescribe(names, go_on(day), made)
        install(made, go_on(day))
    assert list_due(gather(5)) == [{"lunge"}] * 2 + [{"plank"}] * 2 + [{"bridge"}] * 2


def test_what_earlier_versions_told_of_the_time_before_a_prescription_does_not_count() -> None:
    first = prescribe(["lunge"])
    install(first, DAY)
    do("lunge", range(3))
    early = pack(2)
    second = prescribe(MORE, go_on(3), first)
    install(second, go_on(3))
    late = pack(4)
    rewritten = tuple(
        day.model_copy(update={"tasks": late.results.days[-1].tasks, "revision": None})
        for day in late.results.days
    )
    results = late.results.model_copy(update={"days": rewritten})
    of_earlier_version = dataclasses.replace(late, results=results)
    record = merge_results([first, second], [early, of_earlier_version])
    assert [len(day.tasks) for day in record.days] == [1, 1, 1, 4, 4]
    again = merge_results([first, second], [of_earlier_version, late])
    assert [len(day.tasks) for day in again.days] == [1, 1, 1, 4, 4]


@pytest.mark.parametrize("noted", ["", "yesterday"])
def test_a_prescription_that_an_earlier_version_took_is_followed_since_its_issue(
    noted: str,
) -> None:
    first = prescribe(["lunge"])
    install(first, DAY)
    install(prescribe(["bridge"], go_on(2), first), go_on(4))
    # As an earlier version leaves it.
    folder = find_prescription_folder()
    (folder / SINCE).write_text(noted)
    for file in (folder / "earlier").iterdir():
        file.unlink()
    assert [day.day for day in gather(5).days] == [go_on(day) for day in range(2, 6)]


def test_a_damaged_earlier_prescription_is_named() -> None:
    first = prescribe(["lunge"])
    install(first, DAY)
    install(prescribe(MORE, go_on(2), first), go_on(2))
    [file] = (find_prescription_folder() / "earlier").iterdir()
    file.write_bytes(b"no package")
    gathered = gather_results(dt.datetime(2026, 3, 4, 20, tzinfo=dt.UTC))
    assert [day.day for day in gathered.loaded.results.days] == [go_on(2), go_on(3)]
    assert [name for name, _ in gathered.left_out] == [f"earlier/{DAY}.coach"]


def replace_hip() -> None:
    update_person(
        lambda person: person.model_copy(
            update={"asked": True, "answered": True, "hip_replacement_left": "posterior"}
        )
    )


def test_what_is_left_out_for_the_patient_is_not_due() -> None:
    install(prescribe(["lunge", "half-kneeling-stretch", "knee-to-chest"]), DAY)
    replace_hip()
    plan = service.read_plan(DAY)
    assert plan is not None
    do("supported-lunge", [0])
    results = gather(0)
    [day] = results.days
    assert [task.exercise for task in day.tasks] == [due.exercise for due in plan.due]
    assert {task.exercise: task.share for task in day.tasks}["supported-lunge"] == 1.0
    left_out = {each.exercise: each.substitute for each in results.left_out}
    assert left_out["lunge"] == "supported-lunge"
    assert {"lunge", "supported-lunge"} <= set(results.titles)
    words = list(map(str, list_left_out(results.left_out, results.titles)))
    assert words[0] == (
        "Left out: Lunge. It does not suit a condition in the patient's profile. "
        "Instead: Lunge with a chair."
    )


def test_what_was_done_before_it_was_left_out_stays_done() -> None:
    install(prescribe(["lunge"]), DAY)
    do("lunge", [0, 1])
    replace_hip()
    do("supported-lunge", [2])
    results = gather(3)
    assert list_due(results) == [{"lunge"}] * 2 + [{"supported-lunge"}] * 2
    assert [day.tasks[0].share for day in results.days] == [1.0, 1.0, 1.0, 0.0]


@pytest.mark.parametrize("other", ["", "hip-flexors-4-weeks"])
def test_days_of_another_programme_are_not_told_as_prescribed(other: str) -> None:
    install(prescribe(["lunge"]), DAY)
    do("lunge", [0, 1])
    delete_enrolment()
    if other:
        service.start(other, go_on(2))
    results = gather(3)
    assert (results.days, results.left_out) == ((), ())
    assert len(results.sessions) == 2


def test_another_programme_tells_nothing_of_the_time_before_the_prescription() -> None:
    service.start("hip-flexors-4-weeks", go_on(-9))
    do("lunge", [-5, 1])
    made = prescribe(["lunge"])
    delete_enrolment()
    install(made, DAY)
    delete_enrolment()
    service.start("hip-flexors-4-weeks", go_on(-9))
    assert [session.day for session in gather(2).sessions] == [go_on(1)]
    assert load_enrolment() is not None


@pytest.mark.parametrize(
    ("sides", "done", "share"),
    [(["left", "left", "left"], 0, 0.5), (["left", "right"], 1, 1.0), (["right"], 0, 0.5)],
    ids=["one side again and again", "both", "one side"],
)
def test_a_test_of_one_side_is_half_done_however_often(
    sides: list[str], done: int, share: float
) -> None:
    install(prescribe(["hip-flexion-test"]), DAY)
    text = load_exercise("hip-flexion-test").text
    for day, side in enumerate(sides):
        started = f"{go_on(day)}T09:00:00+00:00"
        events = trial(side, 110.0, 112.0, 111.0)
        keep(events, exercise="hip-flexion-test", exercise_text=text, started_utc=started)
    sent = pack(len(sides) - 1)
    assert all(len(task.parts) == 2 for day in sent.results.days for task in day.tasks)
    manifest = zipfile.ZipFile(io.BytesIO(sent.content)).read("manifest.json")
    assert json.loads(manifest)["version"] == 5
    [found] = list_adherence(drop_waiting(sent.results.days))
    assert (found.prescribed, found.done, found.share) == (1, done, share)
