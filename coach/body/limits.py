"""Limits with one meaning in several modules: of lying, of gaps between poses, of rounding."""

from typing import Final

LYING_DEG: Final = 50.0
"""Minimum lean of the trunk, in degrees, of a person who is lying."""
MAX_STEP_S: Final = 0.5
"""Maximum time between two poses, in seconds, that counts as observed."""
MAX_GAP_S: Final = 1.0
"""Maximum time between two poses, in seconds, after which the person counts as the same."""
ROUNDING_S: Final = 1e-6
"""Tolerance of a wait, in seconds, because times are sums of fractions."""
