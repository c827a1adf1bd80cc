"""Three lunges of a stick body."""

from __future__ import annotations

from tests.exercise.sessions import LOW, TALL, lunge
from tests.synthetic import Script

LUNGES: Script = [(1.0, TALL), *lunge(LOW), *lunge(LOW), *lunge(LOW)]
"""Down at about 2 to 3.6, 6.2 to 7.8 and 10.4 to 12 s."""
