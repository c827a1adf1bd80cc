"""Helpers for tests of the view."""

from __future__ import annotations

import dataclasses
from typing import Literal

import numpy as np

from coach.body.pose import Pose
from coach.body.view import (
    View,
    ViewChecker,
)

Kinds = tuple[Literal["side", "front"], ...]
SIDE: Kinds = ("side",)


def check_view(
    checker: ViewChecker, pose: Pose, seconds: float = 3.0, start_s: float = 0.0
) -> View:
    """Return the last view after some seconds of the same pose."""
    views = [
        checker.update(dataclasses.replace(pose, time_s=start_s + step / 10))
        for step in range(round(seconds * 10) + 1)
    ]
    return views[-1]


def move(pose: Pose, x: float, y: float) -> Pose:
    return dataclasses.replace(pose, image=pose.image + np.array([x, y]))
