"""The home page offers to keep what was cut off, as long as it is to be kept."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coach.store.recordings.repair import repair_recording
from tests.store.recorded import keep
from tests.window.fakes import FakeBackend
from tests.window.home.window import show_home


@pytest.mark.parametrize("dismissed", [True, False], ids=["dismissed", "not dismissed"])
def test_an_offer_to_keep_what_was_cut_off_goes_once_it_is_kept(
    qtbot: QtBot, *, dismissed: bool
) -> None:
    first, second = keep(finished=False), keep(started_utc="2026-03-02T09:00:00Z", finished=False)
    with show_home(qtbot, FakeBackend(), "lunge") as window:
        home = window.home
        with qtbot.waitSignal(home._search.finished):
            home.find_unfinished()
        assert home.notices.shown is not None
        assert home.notices.shown.text.startswith("2 recordings were cut off.")
        if dismissed:
            home.notices.dismiss()
        for cut, left in ((first, "A recording was cut off."), (second, "")):
            window.navigator.open("recordings")
            repair_recording(cut)
            if dismissed:
                window.go_back()
                assert not home._search.busy
                assert home.notices.shown is None
                continue
            with qtbot.waitSignal(home._search.finished):
                window.go_back()
            shown = home.notices.shown
            assert (shown is None) == (not left)
            assert shown is None or shown.text.startswith(left)
