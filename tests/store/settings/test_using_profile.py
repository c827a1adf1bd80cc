"""What several steps read and write for one person stays of that person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor

import pytest

from coach.errors import CoachError
from coach.store.history.index import History
from coach.store.prescriptions import installed
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.definition import Prescription
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.store.programmes.enrolment import Following, load_enrolment, update_enrolment
from coach.store.settings.person import load_person
from coach.store.settings.profiles import (
    bind_profile,
    choose_profile,
    delete_profile,
    find_current_profile,
    find_profile_folder,
    list_profiles,
    make_profile,
    using_profile,
)
from tests.store.recorded import keep

DAY = dt.date(2026, 3, 1)


@pytest.fixture(autouse=True)
def _two_people() -> None:
    for name in ("ada", "bo"):
        make_profile(name)
    choose_profile("ada")


@pytest.mark.parametrize("name", ["ada", None])
def test_it_stays_although_another_one_is_chosen(name: str | None) -> None:
    with using_profile(name):
        choose_profile("bo")
        assert find_current_profile() == find_profile_folder().name == "ada"
        with using_profile("default"):
            assert find_current_profile() == "default"
        assert find_current_profile() == "ada"
    assert find_current_profile() == "bo"


def test_other_threads_have_the_chosen_one_and_a_bound_function_its_own() -> None:
    work = bind_profile("bo", find_current_profile)
    later = bind_profile(None, find_current_profile)
    with ThreadPoolExecutor(1) as executor, using_profile("default"):
        assert executor.submit(find_current_profile).result() == "ada"
        assert executor.submit(work).result() == "bo"
        assert executor.submit(later).result() == "ada"


def test_one_that_was_deleted_is_not_created_again() -> None:
    work = bind_profile("bo", lambda: update_enrolment(lambda _: make_following()))
    delete_profile("bo")
    with pytest.raises(CoachError, match="no profile 'bo'"):
        work()
    assert list_profiles() == ["default", "ada"]


def make_following() -> Following:
    choose_profile("bo")  # as another program would, in the middle of the change
    return Following(schema_version=1, programme="hip-flexors-4-weeks", started=DAY)


def test_a_change_goes_where_it_was_begun() -> None:
    update_enrolment(lambda _: make_following())
    assert load_enrolment() is None
    with using_profile("ada"):
        assert load_enrolment() is not None


def test_a_prescription_is_followed_whole_by_one_person(monkeypatch: pytest.MonkeyPatch) -> None:
    real = installed.take_conditions

    def take(prescription: Prescription, others: Collection[str]) -> None:
        choose_profile("bo")
        real(prescription, others)

    monkeypatch.setattr(installed, "take_conditions", take)
    head = make_head(DAY, conditions=("osteoporosis",))
    installed.install(build_prescription(head, choose_exercises(["lunge"], "", "")), DAY)
    assert list(find_profile_folder("bo").iterdir()) == []
    choose_profile("ada")
    assert installed.load_installed() is not None
    assert load_enrolment() is not None
    assert load_person().conditions == ("osteoporosis",)


def test_a_history_has_the_recordings_of_its_profile() -> None:
    keep()
    with using_profile("bo"), History() as history:
        history.refresh()
        assert history.read() == []
        assert history.file.parent.name == "bo"
