"""Paint the skeleton, the count or clock, the main angle and the cue on a picture of a clip.

`coach.report.annotation.skeleton` says what to draw. OpenCV draws the lines,
`coach.report.annotation.cards` the texts.
"""

from __future__ import annotations

import dataclasses
import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from coach.body.pose import Array, Pose
from coach.capture.frame import Picture
from coach.capture.opencv import cv2
from coach.colours import ON_PICTURE, to_rgb
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.feedback import Feedback
from coach.report.annotation.angle_arc import Arc
from coach.report.annotation.cards import blend, list_cards, paint_card, render_text
from coach.report.annotation.line_styles import EDGED, PENS, Line, Point
from coach.report.annotation.skeleton import Overlay, draw_overlay, list_torso

GROUND: Final = to_rgb(ON_PICTURE.ground)
MAX_COORDINATE: Final = 1e5
"""OpenCV cannot draw to points that are further away, in pixels."""
DASH: Final = 8.0
"""Length of a dash of a reference line, in pixels of a picture of 720 lines."""
SHIFT: Final = 4
"""OpenCV draws at positions of a 16th of a pixel."""


def paint_overlay(
    image: Picture, pose: Pose, scale: float, feedback: Feedback, exercise: Exercise
) -> None:
    """Paint everything that belongs to one instant.

    Args:
        image: (height, width, 3), changed in place.
        pose: Its points are in its own pixels.
        scale: Pixels of the image for one pixel of the pose.
        feedback: What the trainer says of the pose.
        exercise: The exercise that is done.
    """
    overlay = draw_overlay(exercise, pose, feedback)
    if overlay.lines:
        overlay = dataclasses.replace(overlay, lines=(*list_torso(pose), *overlay.lines))
    _paint_skeleton(image, scale, overlay)
    for card in list_cards(feedback, exercise.kind):
        paint_card(image, card)


def _paint_skeleton(image: Picture, scale: float, overlay: Overlay) -> None:
    unit = image.shape[0] / 720
    for line in overlay.lines:
        _paint_line(image, line, scale, unit)
    for joint in overlay.joints:
        _paint_dot(image, joint, scale, 7 * unit, ON_PICTURE.text)
    for badge in overlay.badges:
        _paint_badge(image, badge, scale, 17 * unit)
    if overlay.arc is not None:
        _paint_arc(image, overlay.arc, scale, unit)


def _paint_line(image: Picture, line: Line, scale: float, unit: float) -> None:
    colour, width, opacity = PENS[line.role]
    if line.role == "reference":
        _paint_dashes(image, line, scale, unit, ON_PICTURE.fault)
        return
    ends = np.array([line.start, line.end])
    if line.role in EDGED:
        _paint_curve(image, ends, scale, ON_PICTURE.ground, (width + 4) * unit)
    _paint_curve(image, ends, scale, colour, width * unit, opacity)


def _paint_dashes(image: Picture, line: Line, scale: float, unit: float, colour: str) -> None:
    """Paint a line of `DASH` units and gaps of the same length."""
    length = math.dist(line.start, line.end) * scale / unit
    count = max(1, round(length / (2 * DASH)))
    for dash in np.linspace(line.start, line.end, 2 * count).reshape(count, 2, 2):
        _paint_curve(image, dash, scale, colour, PENS["reference"][1] * unit)


def _paint_arc(image: Picture, arc: Arc, scale: float, unit: float) -> None:
    if arc.zone:
        zone = _to_pixels(np.array(arc.zone), scale)
        if zone is not None:
            _fill(image, zone, ON_PICTURE.good, 0.75 if arc.good else 0.45)
    _paint_dashes(image, arc.reference, scale, unit, ON_PICTURE.text)
    points = np.array(arc.points)
    _paint_curve(image, points, scale, ON_PICTURE.ground, 10 * unit)
    colour = ON_PICTURE.good if arc.good else ON_PICTURE.text
    _paint_curve(image, points, scale, colour, 6 * unit)


def _paint_curve(
    image: Picture,
    points: Array,
    scale: float,
    colour: str,
    width: float,
    opacity: float = 1.0,
) -> None:
    """Paint a curve through points, (n, 2) pixels of the pose."""
    curve = _to_pixels(points, scale)
    if curve is None:
        return
    target = image if opacity == 1.0 else image.copy()
    thickness = max(2, round(width))
    cv2.polylines(target, [curve], False, to_rgb(colour), thickness, cv2.LINE_AA, SHIFT)
    if target is not image:
        cv2.addWeighted(target, opacity, image, 1.0 - opacity, 0.0, dst=image)


def _fill(image: Picture, outline: NDArray[np.int32], colour: str, opacity: float) -> None:
    filled = image.copy()
    cv2.fillPoly(filled, [outline], to_rgb(colour), cv2.LINE_AA, SHIFT)
    cv2.addWeighted(filled, opacity, image, 1.0 - opacity, 0.0, dst=image)


def _paint_dot(image: Picture, point: Point, scale: float, radius: float, colour: str) -> None:
    middle = _to_pixels(np.array([point]), scale)
    if middle is not None:
        x, y = (int(value) for value in middle[0])
        size = round(max(2.0, radius) * 2**SHIFT)
        cv2.circle(image, (x, y), size, to_rgb(colour), cv2.FILLED, cv2.LINE_AA, SHIFT)


def _paint_badge(image: Picture, point: Point, scale: float, radius: float) -> None:
    """Paint the symbol of a fault on its limb: the colour is not alone."""
    middle = _to_pixels(np.array([point]), scale)
    if middle is None:
        return
    x, y = (int(value) >> SHIFT for value in middle[0])
    _paint_dot(image, point, scale, radius + 2, ON_PICTURE.on_fault)
    _paint_dot(image, point, scale, radius, ON_PICTURE.fault)
    mask = render_text("!", round(1.6 * radius), image.shape[1])
    left, top = max(0, x - mask.shape[1] // 2), max(0, y - mask.shape[0] // 2)
    blend(image, mask, left, top, ON_PICTURE.on_fault)


def _to_pixels(points: Array, scale: float) -> NDArray[np.int32] | None:
    """Convert (n, 2) points of the pose to 16ths of pixels of the image; None if one is too far."""
    pixels = points * scale
    if not np.isfinite(pixels).all() or np.abs(pixels).max() >= MAX_COORDINATE:
        return None
    return np.round(pixels * 2**SHIFT).astype(np.int32)
