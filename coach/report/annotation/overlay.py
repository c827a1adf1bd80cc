"""Paint the skeleton, the count or clock, the main angle and the cue on a picture of a clip.

`coach.report.annotation.skeleton` says what to draw. OpenCV draws the lines. Texts are rendered
once each with the shipped font and blended into the picture.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from coach.body.pose import Array, Pose
from coach.capture.frame import Picture
from coach.capture.opencv import cv2
from coach.colours import ON_PICTURE, to_rgb
from coach.exercise.definition.exercise import Exercise, Kind
from coach.exercise.tracking.feedback import Feedback
from coach.report.annotation.angle_arc import Arc
from coach.report.annotation.line_styles import EDGED, PENS, Line, Point
from coach.report.annotation.skeleton import Overlay, draw_overlay, list_torso
from coach.report.language import tr
from coach.report.text import name_measured_angle
from coach.store.files.locations import assets_folder

Mask = NDArray[np.float32]

GROUND: Final = to_rgb(ON_PICTURE.ground)
CARD_OPACITY: Final = 0.72
MAX_COORDINATE: Final = 1e5
"""OpenCV cannot draw to points that are further away, in pixels."""
DASH: Final = 8.0
"""Length of a dash of a reference line, in pixels of a picture of 720 lines."""
SHIFT: Final = 4
"""OpenCV draws at positions of a 16th of a pixel."""
CUES: Final = {
    "limit": ON_PICTURE.fault,
    "fault": ON_PICTURE.fault,
    "tip": ON_PICTURE.info,
    "view": ON_PICTURE.caution,
    "lost": ON_PICTURE.caution,
    "uncounted": ON_PICTURE.caution,
    "pause": ON_PICTURE.caution,
}
"""Colours of cues; the others have the colour of text."""

Corner = Literal["top-left", "top-right", "bottom"]


@dataclass(frozen=True, slots=True)
class Card:
    """Text on a dark ground in a corner: a large line and a small one below it."""

    corner: Corner
    large: str
    small: str
    colour: str = ON_PICTURE.text


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
        _paint_card(image, card)


def list_cards(feedback: Feedback, kind: Kind) -> Iterator[Card]:
    """Yield the texts on the picture."""
    if feedback.hold is not None:
        hold = feedback.hold
        parts = [tr("of {seconds:.0f} s", seconds=hold.target_s)]
        if hold.done:
            parts.append(tr("{count} done", count=hold.done))
        small = " · ".join(parts)
        why = tr("paused: {why}", why=hold.why_paused) if hold.why_paused else small
        yield Card(
            "top-left",
            f"{hold.held_s:.0f} s",
            why,
            ON_PICTURE.good
            if hold.running
            else ON_PICTURE.caution
            if hold.why_paused
            else ON_PICTURE.text,
        )
    elif kind == "range-of-motion":
        yield Card(
            "top-left",
            f"{sum(map(len, feedback.trials.values()))}",
            tr("trials") + "".join(_list_trials(feedback)),
        )
    elif kind == "repetitions":
        faulty = feedback.repetitions - feedback.good_repetitions
        yield Card(
            "top-left",
            str(feedback.repetitions),
            tr("repetitions, {count} with a fault", count=faulty) if faulty else tr("repetitions"),
        )
    if feedback.main_angle:
        value = "–" if math.isnan(feedback.main_value) else f"{feedback.main_value:.0f}°"
        yield Card("top-right", value, name_measured_angle(feedback.main_angle))
    if feedback.cue is not None:
        colour = CUES.get(feedback.cue.kind, ON_PICTURE.text)
        yield Card("bottom", tr(feedback.cue.text), "", colour)


def _list_trials(feedback: Feedback) -> Iterator[str]:
    for side, peaks in feedback.trials.items():
        if peaks:
            yield f" · {tr(side)} " + ", ".join(
                "–" if peak is None else f"{peak:.0f}°" for peak in peaks
            )


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
    _blend(image, mask, left, top, ON_PICTURE.on_fault)


def _to_pixels(points: Array, scale: float) -> NDArray[np.int32] | None:
    """Convert (n, 2) points of the pose to 16ths of pixels of the image; None if one is too far."""
    pixels = points * scale
    if not np.isfinite(pixels).all() or np.abs(pixels).max() >= MAX_COORDINATE:
        return None
    return np.round(pixels * 2**SHIFT).astype(np.int32)


def _paint_card(image: Picture, card: Card) -> None:
    height, width = image.shape[:2]
    unit = min(width, height) / 100
    parts = [
        (card.large, unit * (5.5 if card.corner == "bottom" else 11), card.colour),
        (card.small, unit * 3.6, ON_PICTURE.quiet),
    ]
    masks = [
        (render_text(text, round(size), width - round(8 * unit)), colour)
        for text, size, colour in parts
        if text
    ]
    pad, gap = round(2.2 * unit), round(1.4 * unit)
    wide = max(mask.shape[1] for mask, _ in masks) + 2 * pad
    high = sum(mask.shape[0] for mask, _ in masks) + gap * (len(masks) - 1) + 2 * pad
    edge = round(2 * unit)
    x = {"top-left": edge, "top-right": width - edge - wide, "bottom": (width - wide) // 2}[
        card.corner
    ]
    y = height - edge - high if card.corner == "bottom" else edge
    x, y = max(0, x), max(0, y)
    _blend(image, np.full((high, wide), CARD_OPACITY, dtype=np.float32), x, y, ON_PICTURE.ground)
    y += pad
    for mask, colour in masks:
        left = x + (wide - mask.shape[1]) // 2 if card.corner != "top-left" else x + pad
        _blend(image, mask, left, y, colour)
        y += mask.shape[0] + gap


def _blend(image: Picture, mask: Mask, x: int, y: int, colour: str) -> None:
    """Blend a colour into the picture through a mask (height, width; 0 to 1).

    Args:
        image: (height, width, 3), changed in place.
        mask: Opacity of the colour. Parts outside of the picture are cut off.
        x: Left edge of the mask in the picture, in pixels.
        y: Top edge of the mask in the picture, in pixels.
        colour: ``#rrggbb``.
    """
    part = image[y : y + mask.shape[0], x : x + mask.shape[1]]
    share = mask[: part.shape[0], : part.shape[1], None]
    part[:] = (part * (1 - share) + np.array(to_rgb(colour), dtype=np.float32) * share).astype(
        np.uint8
    )


@lru_cache(maxsize=512)
def render_text(text: str, size: int, room: int) -> Mask:
    """Render one line of text as a mask (height, width; 0 to 1).

    Args:
        text: The line.
        size: Size of the font, in pixels.
        room: Maximum width, in pixels; a wider text gets a smaller font.
    """
    size = max(size, 6)
    font = _open_font(size)
    if (wide := font.getlength(text)) > room:
        font = _open_font(max(6, int(size * room / wide)))
    ascent, descent = font.getmetrics()
    mask = Image.new("L", (max(1, math.ceil(font.getlength(text))), ascent + descent))
    ImageDraw.Draw(mask).text((0, 0), text, fill=255, font=font)
    rows = slice(
        round(0.16 * ascent), ascent + descent
    )  # the font's line is higher than its letters
    return np.asarray(mask, dtype=np.float32)[rows, : max(1, room)] / np.float32(255)


@lru_cache(maxsize=32)
def _open_font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(assets_folder() / "fonts" / "Inter-SemiBold.otf"), size)
