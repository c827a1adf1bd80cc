"""No text of the bars of a run is cut short, in any language."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import get_args

import pytest
from pytestqt.qtbot import QtBot

from coach.translation import Translations, list_languages, load_translations
from coach.window.run.state import Step
from coach.window.run_page.controls import Controls
from coach.window.screenshots.capture import open_screen
from coach.window.speech.speaker import AudioState
from coach.window.theme.palette import DARK
from coach.window.translation.translate import CURRENT
from tests.window.fakes import make_state
from tests.window.screenshots.clipped_text import find_clip, list_labels

pytestmark = pytest.mark.slow


@pytest.fixture(params=list_languages())
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each language of the window."""
    CURRENT.choose(load_translations(request.param))
    yield request.param
    CURRENT.choose(Translations())


def list_cut(controls: Controls, painted: list[str]) -> Iterator[str]:
    """Yield the texts of buttons that are not painted as a whole, in every state of a run."""
    buttons = [button for button in controls.buttons if button.isVisible()]
    assert controls.sound in buttons
    for step in Step:
        controls.show_state(dataclasses.replace(make_state(), step=step))
        for heard in get_args(AudioState):
            controls.show_heard(heard)
            painted.clear()
            for button in buttons:
                button.grab()
            yield from {button.toolTip() for button in buttons} - set(painted)


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("text", [1.0, 1.5, 2.0], ids=["100 %", "150 %", "200 %"])
@pytest.mark.parametrize(
    "size", [(1280, 720), (1366, 768), (853, 466)], ids=["720p", "768p", "small"]
)
def test_no_text_of_a_bar_is_cut_short(
    qtbot: QtBot, painted: list[str], size: tuple[int, int], text: float
) -> None:
    window = open_screen("repetitions", size, DARK, text)
    qtbot.addWidget(window)
    run = window.run
    run.controls.offer_skip(offered=True)
    state = make_state()
    assert state.live_frame is not None
    run.status.show_state(
        dataclasses.replace(state, live_frame=dataclasses.replace(state.live_frame, dropped=1234))
    )
    qtbot.waitUntil(lambda: run.controls.skip.width() > run.controls.width() / 3)
    assert set(list_cut(run.controls, painted)) == set()
    assert [clip for label in list_labels(run.status) if (clip := find_clip(label))] == []
    window.close()
