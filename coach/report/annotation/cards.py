"""Cards of text on a picture: the count or clock, the main angle, and the cue."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from coach.capture.frame import Picture
from coach.colours import ON_PICTURE, to_rgb
from coach.exercise.definition.exercise import Kind
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.range_test.whole_degrees import UNKNOWN, format_degrees
from coach.report.language import tr
from coach.report.text import name_measured_angle
from coach.store.files.locations import assets_folder

Mask = NDArray[np.float32]

CARD_OPACITY: Final = 0.72
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
        faulty = feedback.faulty_repetitions
        yield Card(
            "top-left",
            str(feedback.repetitions),
            tr("repetitions, {count} with a fault", count=faulty) if faulty else tr("repetitions"),
        )
    if feedback.main_angle:
        value = format_degrees(feedback.main_value)
        yield Card("top-right", value, name_measured_angle(feedback.main_angle))
    if feedback.cue is not None:
        colour = CUES.get(feedback.cue.kind, ON_PICTURE.text)
        yield Card("bottom", tr(feedback.cue.text), "", colour)


def _list_trials(feedback: Feedback) -> Iterator[str]:
    for side, peaks in feedback.trials.items():
        if peaks:
            yield f" · {tr(side)} " + ", ".join(
                UNKNOWN if peak is None else format_degrees(peak) for peak in peaks
            )


def paint_card(image: Picture, card: Card) -> None:
    """Paint a card into its corner of the picture."""
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
    blend(image, np.full((high, wide), CARD_OPACITY, dtype=np.float32), x, y, ON_PICTURE.ground)
    y += pad
    for mask, colour in masks:
        left = x + (wide - mask.shape[1]) // 2 if card.corner != "top-left" else x + pad
        blend(image, mask, left, y, colour)
        y += mask.shape[0] + gap


def blend(image: Picture, mask: Mask, x: int, y: int, colour: str) -> None:
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
