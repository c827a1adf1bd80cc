"""The next exercise of a routine: what the short introduction says. No Qt."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from coach.window.translation.translate import tr


@dataclass(frozen=True, slots=True)
class Upcoming:
    """The place of an exercise in a routine."""

    number: int
    """From 1."""
    count: int
    """Number of exercises of the routine."""
    amount: str
    """How much of it is coached, in the user's language."""
    moves_camera: bool
    """True if the camera stands elsewhere than for the exercise before."""
    seconds: int | None = None
    """Time until it begins by itself; None to wait for the user."""
    waits: bool = False
    """True if only the user begins it: raised arms ended the exercise before."""
    half: str = ""
    """How much of it is coached if pain halves the dose; empty if it is not halved."""

    @property
    def place(self) -> str:
        """Its number of all."""
        return tr("{number} of {count}", number=self.number, count=self.count)

    def ease(self) -> Upcoming:
        """Return the same with half the dose."""
        return dataclasses.replace(self, amount=self.half or self.amount)


def describe_countdown(seconds: int | None, *, arms: bool, waits: bool = False) -> str:
    """Say when the exercise begins, and how to begin now.

    Args:
        seconds: Time until it begins by itself; None to wait for the user.
        arms: True if a raised arm is seen and followed.
        waits: True if raised arms ended the exercise before, and end the routine, too.

    """
    if seconds is not None and arms:
        return tr("Starts in {seconds} s. Enter or a raised arm begins now.", seconds=seconds)
    if seconds is not None:
        return tr("Starts in {seconds} s. Enter begins now.", seconds=seconds)
    if not arms:
        return tr("Enter begins.")
    if waits:
        return tr("Enter or a raised arm begins. Both arms end the routine.")
    return tr("Enter or a raised arm begins.")


def describe_aloud(
    title: str,
    upcoming: Upcoming,
    placement: str,
    caution: str,
    steps: tuple[str, ...] = (),
    *,
    arms: bool,
    pause: str = "",
) -> str:
    """Return what is said before the next exercise.

    Args:
        title: Its title.
        upcoming: Its place in the routine.
        placement: Where the camera goes; empty if it stays.
        caution: The first caution; empty if it was said already.
        steps: How it is done; empty if the user knows it. Then it waits for the user.
        arms: True if a raised arm is seen and followed.
        pause: How to pause without a key, if that is not the usual way.

    """
    camera = tr("Move the camera. {where}", where=placement) if placement else ""
    if upcoming.number == 1:  # it does not stand anywhere yet
        camera = placement
    following = tr("Next: {title}. {amount}.", title=title, amount=upcoming.amount)
    waits = bool(steps) or upcoming.waits
    begin = describe_countdown(None, arms=arms, waits=upcoming.waits) if waits else ""
    return " ".join(part for part in (following, camera, caution, *steps, pause, begin) if part)
