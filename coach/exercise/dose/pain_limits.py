"""Pain scores, 0 to 10, from which something is done: one set for the window and the clinic."""

from __future__ import annotations

from typing import Final

EASE_FROM: Final = 4
"""Pain score from which the dose of what follows is halved."""
STOP_FROM: Final = 6
"""Pain score from which the user must not exercise and should see a professional."""
WORSE_BY: Final = 2
"""Increase of the pain score from which the pain is worse and not chance."""
