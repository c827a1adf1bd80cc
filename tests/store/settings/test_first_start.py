"""When the page of the first start is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.store.erase import delete_everything
from coach.store.files import locations
from coach.store.history.index import History
from coach.store.settings import folders
from coach.store.settings.first_start import is_first_start, note_first_start
from coach.store.settings.person import update_person
from coach.store.settings.profiles import choose_profile, make_profile
from coach.store.settings.settings import Settings, save_settings


def make_recordings() -> None:
    locations.make_private(folders.recordings_folder())


def use_profile() -> None:
    choose_profile(make_profile("ada"))


def test_it_is_the_first_start_without_any_file() -> None:
    assert is_first_start()


@pytest.mark.parametrize(
    "leave",
    [
        note_first_start,
        make_recordings,
        use_profile,
        lambda: save_settings(Settings(language="de")),
    ],
    ids=["seen", "recordings", "profile", "settings"],
)
def test_it_is_not_after_something_was_left(leave: Callable[[], object]) -> None:
    leave()
    assert not is_first_start()


def test_it_is_still_after_a_start_that_was_ended_on_the_first_page() -> None:
    with History():
        pass
    assert folders.history_file().is_file()
    update_person(lambda person: person)
    assert is_first_start()


def test_it_is_again_after_everything_was_deleted() -> None:
    note_first_start()
    delete_everything()
    assert is_first_start()
