from __future__ import annotations

import threading

import pytest

from coach.window.background.closing_devices import ClosingDevices
from tests.window.fakes import running

NOT_CANCELLED = threading.Event().is_set


@pytest.fixture
def closing() -> ClosingDevices:
    return ClosingDevices(max_others_s=0.0)


def test_nothing_is_waited_for_if_nothing_is_closed(closing: ClosingDevices) -> None:
    closing.wait("0", NOT_CANCELLED)
    with closing.closing("preview", "0"):
        pass
    closing.wait("0", NOT_CANCELLED)


def test_another_camera_is_waited_for_only_a_moment(closing: ClosingDevices) -> None:
    closing.add("preview", "0")
    closing.wait("1", NOT_CANCELLED)


def test_another_camera_that_is_closed_in_time_is_waited_for() -> None:
    closing, waited = ClosingDevices(max_others_s=60.0), threading.Event()
    asked = threading.Event()

    def is_cancelled() -> bool:
        asked.set()
        return False

    def work() -> None:
        closing.wait("Front camera", is_cancelled)
        waited.set()

    closing.add("preview", "0")
    with running(work):
        assert asked.wait(10)
        assert not waited.is_set()
        closing.remove("preview")


def test_the_same_camera_is_waited_for_until_its_last_owner_has_closed_it(
    closing: ClosingDevices,
) -> None:
    order: list[str] = []

    def work() -> None:
        closing.wait("0", NOT_CANCELLED)
        order.append("opened")

    closing.add("preview", "0")
    closing.add("run", "0")
    with running(work):
        closing.remove("run")
        order.append("closed")
        closing.remove("preview")
    assert order == ["closed", "opened"]


def test_who_gives_up_does_not_wait(closing: ClosingDevices) -> None:
    given_up = threading.Event()
    closing.add("preview", "0")
    with running(lambda: closing.wait("0", given_up.is_set)):
        given_up.set()
        closing.add("run", "0")
