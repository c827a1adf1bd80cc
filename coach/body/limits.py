"""Limits that several modules share: lying, gaps between poses, rounding."""

from typing import Final

LYING_DEG: Final = 50.0
"""Minimum lean of the trunk, in degrees, of a person who is lying."""
MAX_STEP_S: Final = 0.5
"""Maximum time between two poses, in seconds, that counts as observed."""
MAX_GAP_S: Final = 1.0
"""Maximum time between two poses, in seconds, in which the person counts as still the same."""
ROUNDING_S: Final = 1e-6
"""Tolerance at the end of a wait, in seconds, because times are sums of fractions."""
