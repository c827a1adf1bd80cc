"""Says aloud, before an exercise, what keeps the camera from seeing the user.

Somebody on the mat raises an arm or keeps still, and cannot know why nothing begins.
"""

from __future__ import annotations

from typing import Final

from coach.window.run.state import RunState

SAY_AFTER_S: Final = 10.0
"""Time for which a problem is there before it is said, in seconds."""
AGAIN_AFTER_S: Final = 20.0
"""Time after which it is said again, in seconds."""
MOST: Final = 3
"""Maximum number of times that a problem is said before an exercise."""


class ViewReminder:
    """Returns what to say now.

    Time is that of the pictures; it begins anew with another camera, and then goes on here.
    """

    def __init__(self) -> None:
        self._problem = ""
        self._count = 0
        """Number of times that it was said."""
        self._now_s = self._due_s = self._quiet_until_s = 0.0
        """Seconds since the first picture."""
        self._picture_s: float | None = None
        """Time of the newest picture, in seconds."""

    def wait(self, seconds: float) -> None:
        """Say nothing for this time: a text is being read aloud."""
        self._quiet_until_s = max(self._quiet_until_s, self._now_s + seconds)

    def update(self, state: RunState, problem: str) -> str:
        """Return the problem if it is to be said now, otherwise an empty text.

        Args:
            state: The newest state of the run behind the introduction.
            problem: What is wrong with the view, in the user's language; empty if nothing is.

        """
        if state.live_frame is not None:
            time_s = state.live_frame.frame.time_s
            if self._picture_s is not None:
                self._now_s += max(0.0, time_s - self._picture_s)
            self._picture_s = time_s
        if problem != self._problem:
            self._problem, self._count = problem, 0
            self._due_s = self._now_s + SAY_AFTER_S
        late = self._now_s >= max(self._due_s, self._quiet_until_s)
        if not (problem and late) or self._count == MOST:
            return ""
        self._count += 1
        self._due_s = self._now_s + AGAIN_AFTER_S
        return problem
