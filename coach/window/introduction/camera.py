"""The camera behind the introduction: open while the page is shown, then handed to the run."""

from __future__ import annotations

from collections.abc import Callable

from coach.window.run.controller import RunController


class IntroductionCamera:
    """Opens and closes the camera with the page; the run goes on with the same pictures."""

    def __init__(self, runs: RunController) -> None:
        self._runs = runs
        self._open: Callable[[], object] = lambda: None

    def open(self, choose: Callable[[], object]) -> None:
        """Open it by choosing an exercise that is introduced."""
        self._open = choose
        choose()

    def begin(self, name: str) -> bool:
        """Begin the exercise of this name. Return False if it is not the one that is introduced."""
        state = self._runs.state
        introduced = state.awaits_begin and state.request.exercise == name
        if introduced:
            self._runs.begin()
        return introduced

    def follow_page(self, *, shown: bool) -> None:
        """Open it again, or close it, because the introduction is shown or not."""
        if shown:
            self._open()
        else:
            self._runs.leave_introduction()
