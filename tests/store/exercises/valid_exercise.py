"""A valid exercise file, to be made invalid."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.errors import ExerciseError
from coach.store.exercises.loader import parse_exercise

VALID = """\
schema_version = 1
title = "Knee bend"
summary = "Bends the front knee."
kind = "repetitions"
position = "standing"
side = "front"
main_angle = "knee_flexion_front"
target = [80.0, 110.0]
steps = ["Bend the knee.", "Stretch it."]
placement = "To your side, 3 metres away."

[view]
kinds = ["side"]

[[phases]]
name = "up"
when = [{ angle = "knee_flexion_front", below = 30 }]

[[phases]]
name = "bottom"
when = [{ angle = "knee_flexion_front", above = 60 }]

[[faults]]
name = "trunk_leaning"
title = "Trunk leaning"
when = [{ angle = "trunk_lean", above = 20 }]
during = ["bottom"]
severity = 2
cue = "Trunk upright"
fix = "Look ahead."

[dose]
repetitions = 10
text = "10 on each side"

[source]
text = "A book, 2020"
"""


def refusal(text: str) -> ExerciseError:
    with pytest.raises(ExerciseError) as caught:
        parse_exercise(text, "knee-bend", Path("somewhere") / "knee-bend.toml")
    return caught.value


def put(folder: Path, name: str, text: str | bytes = VALID) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path
