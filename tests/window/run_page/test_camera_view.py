from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach.capture.frame import Frame
from coach.window.run.state import RunState
from coach.window.run_page.camera_view import CameraView
from coach.window.theme.painting import make_image
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from tests.window.fakes import make_state

LEFT_OVER = QColor("magenta")


def read(image: QImage) -> NDArray[np.uint8]:
    """Red, green and blue of an image, (height, width, 3)."""
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return rows[..., 2::-1].copy()


def paint(view: CameraView) -> NDArray[np.uint8]:
    """What the view paints over what was there before."""
    image = QImage(view.size(), QImage.Format.Format_RGB32)
    image.fill(LEFT_OVER)
    view.render(image, QPoint(), renderFlags=QWidget.RenderFlag(0))
    return read(image)


def show(state: RunState, picture: NDArray[np.uint8], live: bool) -> RunState:
    """The state with this picture, mirrored if it is live."""
    assert state.live_frame is not None
    assert state.opened is not None
    sight = dataclasses.replace(state.live_frame, frame=Frame(1.0, picture))
    return dataclasses.replace(
        state, live_frame=sight, opened=dataclasses.replace(state.opened, live=live, mirror=live)
    )


@pytest.mark.parametrize("shape", [(480, 640), (640, 480), (719, 1281), (1, 1)])
@pytest.mark.parametrize("size", [(801, 603), (333, 777), (40, 500), (200, 61)])
@pytest.mark.parametrize("live", [False, True], ids=["as it is", "mirrored"])
def test_nothing_of_the_picture_before_stays(
    qtbot: QtBot, shape: tuple[int, int], size: tuple[int, int], live: bool
) -> None:
    view = CameraView(Theme(DARK))
    qtbot.addWidget(view)
    view.resize(*size)
    view.show_state(show(make_state(present=False), np.full((*shape, 3), 128, np.uint8), live))
    painted = paint(view).astype(int)
    assert not (painted[..., 0] - painted[..., 1] > 60).any()


def test_without_a_picture_it_is_empty(qtbot: QtBot) -> None:
    view = CameraView(Theme(DARK))
    qtbot.addWidget(view)
    view.resize(50, 40)
    assert (paint(view) == QColor(DARK.ground).getRgb()[:3]).all()


def test_the_image_is_the_picture() -> None:
    picture = np.random.default_rng(3).integers(0, 256, (7, 11, 3), np.uint8)
    assert (read(make_image(picture)) == picture).all()
    assert (read(make_image(picture[:, ::-1])) == picture[:, ::-1]).all()
    image = make_image(picture)
    assert make_image(picture[:, ::-1], image) is image
    assert (read(image) == picture[:, ::-1]).all()
    assert make_image(picture[1:], image) is not image
