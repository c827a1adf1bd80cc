"""Angles of a person who lies on the back, both legs alike."""

from __future__ import annotations


def lie(thigh: float, knee: float = 0.0, trunk_lean: float = -90.0) -> dict[str, float]:
    """Return the angles that lying on the back is judged by, in degrees."""
    paired = (
        ("thigh_elevation", thigh),
        ("hip_flexion", thigh + trunk_lean + 90.0),
        ("knee_flexion", knee),
        ("shin_lean", knee - thigh - 90.0),
    )
    return {"trunk_lean": trunk_lean} | {
        f"{name}_{side}": value for name, value in paired for side in ("left", "right")
    }
