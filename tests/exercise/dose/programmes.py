"""A programme of one routine."""

from __future__ import annotations

from typing import Any

from coach.exercise.definition.programme import Programme


def make_programme(*items: dict[str, Any], tests: tuple[str, ...] = ()) -> Programme:
    """A programme of one week with these items and range tests."""
    return Programme.model_validate(
        {
            "schema_version": 1,
            "title": "Test",
            "summary": "Test.",
            "weeks": 1,
            "routines": [{"name": "one", "title": "One", "items": items}],
            "retest": [{"exercise": name} for name in tests],
            "source": {"text": "Test"},
        }
    )
