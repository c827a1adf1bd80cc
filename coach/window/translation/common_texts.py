"""Fixed texts of the pages, in English; whoever shows them passes them through `tr`."""

from __future__ import annotations

from typing import Final

HOME_TITLE: Final = "coach"
HOME_HINT: Final = "Arrows choose, Enter or the number starts"
HOME_EMPTY: Final = "There are no exercises"

PLACEMENT: Final = "Where the camera stands"
STARTS_IN: Final = "Starts in"
NO_HANDS: Final = "No hands needed: it starts by itself."
STARTS_WHEN_STILL: Final = "It starts when you keep still there for 2 seconds."
STARTS_WHEN_HELD: Final = "It starts when you have been in position for 2 seconds."

REST: Final = "Rest"
CHANGE_SIDES: Final = "Change sides"
NEXT: Final = "Next"
SET: Final = "Set"
SIDE: Final = "Side"
STEP: Final = "Step"
TEMPO: Final = "Tempo"

AGAIN: Final = "Again"
HOME: Final = "Home"
TRY_AGAIN: Final = "Try again"
PAUSE: Final = "Pause"
GO_ON: Final = "Go on"
START: Final = "Start"
END: Final = "End"
MUTE: Final = "Mute"
SOUND: Final = "Sound"
NO_SOUND: Final = "No sound here"
CAMERA: Final = "Camera"
