"""Cautions of every form, for property tests."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from coach.exercise.definition.contraindication import HealthCondition

CONDITIONS: tuple[HealthCondition, ...] = get_args(HealthCondition)
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=400)
TABLES = st.fixed_dictionaries(
    {"text": TEXTS, "conditions": st.lists(st.sampled_from(CONDITIONS), min_size=1, unique=True)}
)
CAUTIONS = st.lists(TEXTS | TABLES, max_size=8)
