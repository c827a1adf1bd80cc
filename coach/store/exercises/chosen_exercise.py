"""An exercise with what its user has chosen for good: the norm of the hip flexion test, where the settings name another."""

from __future__ import annotations
