"""A wrong file is refused with all its mistakes, each with its line and an example."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.errors import ExerciseError
from coach.store.exercises.loader import load_exercise, parse_exercise
from coach.translation import load_translations
from tests.store.exercises.valid_exercise import VALID, put, refusal
from tests.store.toml.mistakes import Mistake

MISTAKES = [
    Mistake(
        "key misspelt",
        "sumary =",
        ("sumary = ", "is not a key here", "Did you mean summary?", "summary: is missing"),
        "summary =",
    ),
    Mistake(
        "key misspelt in a list",
        "abov = 60",
        ("phases.bottom.when[0].abov = 60", "Did you mean above?", "above = 80"),
        "above = 60",
    ),
    Mistake(
        "key unlike any",
        "wxyz = 2",
        ("faults.trunk_leaning.wxyz = 2", "The keys here are: name, title, when"),
        "severity = 2",
    ),
    Mistake(
        "top key in a table",
        "rest_deg = 2",
        ("faults.trunk_leaning.rest_deg", "top of the file", "rest_deg = 15.0"),
        "severity = 2",
    ),
    Mistake(
        "table missing",
        "",
        ("source: is missing", "source = { text = "),
        '[source]\ntext = "A book, 2020"',
    ),
    Mistake(
        "value missing",
        "",
        ("title: is missing", 'For example: title = "Lunge"'),
        'title = "Knee bend"',
    ),
    Mistake(
        "text for a number",
        'above = "60"',
        ('phases.bottom.when[0].above = "60"', "must be a number", "above = 80"),
        "above = 60",
    ),
    Mistake(
        "number for a text",
        "cue = 3",
        ("faults.trunk_leaning.cue = 3", "must be a text in quotes"),
        'cue = "Trunk upright"',
    ),
    Mistake(
        "truth for a number",
        "above = true",
        ("when[0].above = true", "must be a number"),
        "above = 60",
    ),
    Mistake(
        "broken number",
        "severity = 2.5",
        ("severity = 2.5", "must be a whole number", "severity = 2"),
        "severity = 2",
    ),
    Mistake(
        "not a number",
        "above = nan",
        ("above = nan", "must be a finite number"),
        "above = 60",
    ),
    Mistake(
        "infinite",
        "above = inf",
        ("above = inf", "must be a finite number"),
        "above = 60",
    ),
    Mistake(
        "out of range",
        "severity = 4",
        ("severity = 4", "must be less than or equal to 3"),
        "severity = 2",
    ),
    Mistake(
        "text for a list",
        'during = "bottom"',
        ('during = "bottom"', "must be a list", 'during = ["bottom"]'),
        'during = ["bottom"]',
    ),
    Mistake(
        "text for a table",
        'view = "side"',
        ('view = "side"', "must be a table", 'view = { kinds = ["side"] }'),
        '[view]\nkinds = ["side"]',
    ),
    Mistake(
        "empty list",
        "steps = []",
        ("steps = []", "at least 1 item"),
        'steps = ["Bend the knee.", "Stretch it."]',
    ),
    Mistake(
        "empty text",
        '""',
        ('steps[1] = ""', "at least 1 character"),
        '"Stretch it."',
    ),
    Mistake(
        "text too long",
        "x" * 99,
        ("faults.trunk_leaning.cue", "at most 60 characters", " ..."),
        "Trunk upright",
    ),
    Mistake(
        "word of a fixed list",
        '"repetition"',
        ("kind =", "'repetitions', 'hold'", "Did you mean repetitions?"),
        '"repetitions"',
    ),
    Mistake(
        "word in a list",
        'kinds = ["sid"]',
        ("view.kinds[0]", "'side' or 'front'", "Did you mean side?"),
        'kinds = ["side"]',
    ),
    Mistake(
        "angle unknown",
        '"trunk_leen"',
        ('trunk_leaning.when[0].angle = "trunk_leen"', "Did you mean trunk_lean?"),
        '"trunk_lean"',
    ),
    Mistake(
        "main angle unknown",
        'main_angle = "knee"',
        ('main_angle = "knee"', "name of an angle"),
        'main_angle = "knee_flexion_front"',
    ),
    Mistake(
        "no bound",
        "",
        ("phases.bottom.when[0] =", "needs `above` or `below`"),
        ", above = 60",
    ),
    Mistake(
        "bounds crossed",
        "above = 60, below = 50",
        ("phases.bottom.when[0]", "`above` must be less than `below`"),
        "above = 60",
    ),
    Mistake(
        "target crossed",
        "[110.0, 80.0]",
        ("target = [110.0, 80.0]", "must be less", "target = [80.0, 110.0]"),
        "[80.0, 110.0]",
    ),
    Mistake(
        "target of one",
        "[80.0]",
        ("target[1]: is missing", "target = [80.0, 110.0]"),
        "[80.0, 110.0]",
    ),
    Mistake(
        "name with a space",
        '"trunk leaning"',
        ("faults.trunk leaning.name", "begin with a letter", "knee_past_toes"),
        '"trunk_leaning"',
    ),
    Mistake(
        "phase unknown",
        '["botom"]',
        ("trunk_leaning.during = ", "botom", "Did you mean bottom?", "There are: up, bottom"),
        '["bottom"]',
    ),
    Mistake(
        "hold without its table",
        '"hold"',
        ("hold: kind 'hold' needs a table [hold]", "hold = { when = "),
        '"repetitions"',
    ),
    Mistake(
        "test without its table",
        '"range-of-motion"',
        ("range_of_motion: kind", "range_of_motion = { angle = "),
        '"repetitions"',
    ),
    Mistake(
        "name twice",
        'name = "bottom"',
        ("phases.bottom.name", "more than once", 'name = "bottom_2"'),
        'name = "up"',
    ),
    Mistake(
        "turning point of none",
        'judged = "turning-point"\nseverity = 2.5',
        ("severity = 2.5",),
        'during = ["bottom"]\nseverity = 2',
    ),
    Mistake(
        "older version",
        "schema_version = 0",
        ("schema_version = 0", "must be 1", "schema_version = 1"),
        "schema_version = 1",
    ),
    Mistake(
        "truth for a version",
        "schema_version = true",
        ("schema_version = true", "must be 1", "schema_version = 1"),
        "schema_version = 1",
    ),
]


def test_the_valid_exercise_is_valid() -> None:
    loaded = parse_exercise(VALID, "knee-bend")
    assert (loaded.exercise.title, loaded.text, loaded.path) == ("Knee bend", VALID, None)


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_mistake_is_told_with_place_value_rule_and_example(mistake: Mistake) -> None:
    assert mistake.right in VALID
    message = refusal(VALID.replace(mistake.right, mistake.text, 1)).message
    assert [word for word in mistake.words if word not in message] == [], message
    assert all(line.startswith("  knee-bend.toml: ") for line in message.splitlines()[1:])


def test_all_mistakes_are_told_at_once_contradictions_too() -> None:
    text = (
        VALID.replace("severity = 2", "severity = 9")
        .replace('["bottom"]', '["botom"]')
        .replace("title =", "titel =", 1)
    )
    message = refusal(text).message
    assert message.splitlines()[0].endswith("4 mistakes in this exercise.")
    assert all(word in message for word in ("severity = 9", "botom", "titel", "title: is missing"))


def test_a_list_is_not_called_empty_because_of_a_mistake_in_it() -> None:
    assert len(refusal(VALID.replace("above = 60", "abov = 60")).message.splitlines()) == 2


NONSENSE = [
    pytest.param(
        '[[figures]]\nname = "up"\ntrunk_lean = 40.0',
        "line 31: figures.up: shows the fault",
        id="a figure with a fault",
    ),
    pytest.param(
        '[translations.de]\n"Knee bent" = "Knie"',
        "the nearest is 'Knee bend'",
        id="a translation of nothing",
    ),
    pytest.param("[in_position]", "in_position", id="not even right word by word"),
]


@pytest.mark.parametrize(("more", "told"), NONSENSE)
def test_what_cannot_be_is_told_of_a_file_with_its_line(
    tmp_path: Path, more: str, told: str
) -> None:
    path = put(
        tmp_path,
        "mine",
        VALID.replace('during = ["bottom"]\n', "").replace("[dose]", f"{more}\n\n[dose]"),
    )
    with pytest.raises(ExerciseError, match="one mistake in this exercise") as caught:
        load_exercise(str(path))
    assert told in caught.value.message


def test_choices_are_listed_in_the_language_in_use() -> None:
    error = refusal(VALID.replace('kind = "repetitions"', 'kind = "repetitons"'))
    choices = "'repetitions', 'hold', 'range-of-motion' {or} 'guided'"
    for code, word in (("en", "or"), ("de", "oder"), ("fr", "ou")):
        said = load_translations(code).translate(error.message)
        assert choices.replace("{or}", word) in said
