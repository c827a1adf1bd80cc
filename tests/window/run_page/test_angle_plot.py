from __future__ import annotations

from pytestqt.qtbot import QtBot

from coach.window.run_page.angle_plot import PlotCard
from coach.window.theme.palette import DARK, LIGHT
from coach.window.theme.theme import Theme
from tests.window.fakes import make_state
from tests.window.theme.colours import list_colours


def test_plot_card(qtbot: QtBot) -> None:
    card = PlotCard(Theme(DARK))
    qtbot.addWidget(card)
    card.resize(380, 150)
    card.show()
    for time_s in range(8):
        card.show_state(
            make_state(
                time_s=float(time_s),
                main_value=10.0 * time_s,
                faults=("knee_past_toes",) if time_s == 5 else (),
            )
        )
    qtbot.waitUntil(lambda: card._view is not None)
    card.set_theme(Theme(LIGHT))
    assert card.accessibleName() == "Right knee, last 15 s"
    assert LIGHT.fault.lower() in list_colours(card)
