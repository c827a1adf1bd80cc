"""The names of the lanes end before the lanes begin, in every language."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from coach.translation import name_languages
from coach.window.replay.timeline import NAMES
from coach.window.replay.timeline_view import EDGE, NAME_SIZE, TimelineView
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme, make_font
from coach.window.translation.languages import use_language
from coach.window.translation.translate import tr


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("code", name_languages())
def test_names_of_lanes_end_before_the_lanes_begin(qtbot: QtBot, code: str, text: float) -> None:
    use_language(code)
    theme = Theme(DARK, text=text)
    view = TimelineView(theme)
    qtbot.addWidget(view)
    view.resize(900, 200)
    metrics = QFontMetricsF(make_font(theme, NAME_SIZE, QFont.Weight.DemiBold))
    ends = [theme.px(EDGE) + metrics.horizontalAdvance(tr(name)) for name in NAMES.values()]
    use_language("en")
    assert max(ends) < view.find_x(0.0)
