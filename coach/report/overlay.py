"""What an annotated clip shows on one picture: the skeleton, the count or the clock, the main angle, and the cue. No Qt.

Lines are drawn by OpenCV; words are set with the shipped font, once each, and laid on the picture.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from coach.body.landmarks import BONES, INDEX
from coach.body.pose import Array, Pose
from coach.capture.frame import Picture
from coach.capture.opencv import cv2
from coach.exercise.definition.exercise import Kind
from coach.exercise.tracking.feedback import Feedback
from coach.store.files.locations import assets_folder

Colour = tuple[int, int, int]
Mask = NDArray[np.float32]

GROUND: Final[Colour] = (16, 20, 24)
CARD: Final[Colour] = (16, 20, 24)
CARD_STRENGTH: Final = 0.72
TEXT: Final[Colour] = (242, 245, 247)
QUIET: Final[Colour] = (169, 180, 189)
GOOD: Final[Colour] = (76, 211, 165)
FAULT: Final[Colour] = (255, 138, 76)
CAUTION: Final[Colour] = (255, 194, 75)
FAINT: Final[Colour] = (169, 180, 189)
FARTHEST: Final = 1e5
"""OpenCV does not draw to points that are further away than this, pixels."""
CUES: Final = {"fault": FAULT, "view": CAUTION, "lost": CAUTION, "pause": CAUTION}
"""Colours of cues; others are as other text."""

Corner = Literal["top-left", "top-right", "bottom"]


@dataclass(frozen=True, slots=True)
class Card:
    """Words on a dark ground in a corner: a large one, and small ones below it."""

    corner: Corner
    large: str
    small: str
    colour: Colour = TEXT


def draw_overlay(image: Picture, pose: Pose, scale: float, feedback: Feedback, kind: Kind) -> None:
    """Draw everything of one instant on the image (height, width, 3), in place.

    scale: pixels of the image a pixel of the pose. kind: of the exercise.
    """
    if feedback.present and pose.found:
        _draw_skeleton(image, pose.image * scale, feedback)
    for card in list_cards(feedback, kind):
        _lay_card(image, card)


def list_cards(feedback: Feedback, kind: Kind) -> Iterator[Card]:
    """What stands in words on the picture now."""
    if feedback.hold is not None:
        hold = feedback.hold
        small = f"of {hold.target_s:.0f} s" + (f" · {hold.done} done" if hold.done else "")
        why = f"paused: {hold.why_paused}" if hold.why_paused else small
        yield Card(
            "top-left",
            f"{hold.held_s:.0f} s",
            why,
            GOOD if hold.running else CAUTION if hold.why_paused else TEXT,
        )
    elif kind == "range-of-motion":
        yield Card(
            "top-left",
            f"{sum(map(len, feedback.trials.values()))}",
            "trials" + "".join(_list_trials(feedback)),
        )
    elif kind == "repetitions":
        faulty = feedback.repetitions - feedback.good_repetitions
        yield Card(
            "top-left",
            str(feedback.repetitions),
            f"repetitions{f', {faulty} with a fault' if faulty else ''}",
        )
    if feedback.main_angle:
        value = "–" if math.isnan(feedback.main_value) else f"{feedback.main_value:.0f}°"
        yield Card("top-right", value, feedback.main_angle.replace("_", " "))
    if feedback.cue is not None:
        yield Card("bottom", feedback.cue.text, "", CUES.get(feedback.cue.kind, TEXT))


def _list_trials(feedback: Feedback) -> Iterator[str]:
    for side, peaks in feedback.trials.items():
        if peaks:
            yield f" · {side} " + ", ".join(
                "–" if peak is None else f"{peak:.0f}°" for peak in peaks
            )


def _draw_skeleton(image: Picture, points: Array, feedback: Feedback) -> None:
    """points: (33, 2) pixels of the image. The trunk and the leg that is exercised are drawn strongly."""
    width = max(2, round(image.shape[0] / 180))
    judged = CAUTION if not feedback.view.ok else FAULT if feedback.faults else GOOD
    bones = sorted(BONES, key=lambda bone: _is_strong(bone, feedback))
    ears, shoulders = (
        (points[INDEX[f"left_{name}"]] + points[INDEX[f"right_{name}"]]) / 2
        for name in ("ear", "shoulder")
    )
    _draw_line(image, np.stack([ears, shoulders]), FAINT, width)
    for one, two in bones:
        strong = _is_strong((one, two), feedback)
        _draw_line(
            image,
            points[[INDEX[one], INDEX[two]]],
            judged if strong else FAINT,
            2 * width if strong else width,
        )


def _draw_line(image: Picture, ends: Array, colour: Colour, width: int) -> None:
    """ends: (2, 2) pixels; nothing is drawn to a point that is not known."""
    if np.isfinite(ends).all() and np.abs(ends).max() < FARTHEST:
        start, end = (tuple(int(value) for value in np.round(point)) for point in ends)
        cv2.line(image, start, end, colour, width, cv2.LINE_AA)


def _is_strong(bone: tuple[str, str], feedback: Feedback) -> bool:
    side = feedback.side or (
        feedback.view.facing if feedback.view.facing in ("left", "right") else None
    )
    return side is not None and all(
        name.startswith(side) and "elbow" not in name and "wrist" not in name for name in bone
    )


def _lay_card(image: Picture, card: Card) -> None:
    height, width = image.shape[:2]
    unit = min(width, height) / 100
    parts = [
        (card.large, unit * (5.5 if card.corner == "bottom" else 11), card.colour),
        (card.small, unit * 3.6, QUIET),
    ]
    masks = [
        (set_words(text, round(size), width - round(8 * unit)), colour)
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
    _blend(image, np.full((high, wide), CARD_STRENGTH, dtype=np.float32), x, y, CARD)
    y += pad
    for mask, colour in masks:
        left = x + (wide - mask.shape[1]) // 2 if card.corner != "top-left" else x + pad
        _blend(image, mask, left, y, colour)
        y += mask.shape[0] + gap


def _blend(image: Picture, mask: Mask, x: int, y: int, colour: Colour) -> None:
    """Lay a colour on the picture where the mask (height, width; 0 to 1) says so; what lies outside of the picture is cut off."""
    part = image[y : y + mask.shape[0], x : x + mask.shape[1]]
    share = mask[: part.shape[0], : part.shape[1], None]
    part[:] = (part * (1 - share) + np.array(colour, dtype=np.float32) * share).astype(np.uint8)


@lru_cache(maxsize=512)
def set_words(text: str, size: int, room: int) -> Mask:
    """One line of words as a mask (height, width; 0 to 1), smaller where it would be wider than the room. All in pixels."""
    size = max(size, 6)
    font = _open_font(size)
    if (wide := font.getlength(text)) > room > 0:
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
