"""Shipped exercises can be read; a wrong file is refused with all mistakes, places and examples."""

from __future__ import annotations

import errno
import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import pydantic
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from coach.errors import CoachError, ExerciseError
from coach.exercise.definition.exercise import Exercise, Model
from coach.store.exercises.loader import list_exercises, load_exercise, parse_exercise
from coach.store.exercises.validation import read_outline
from coach.store.files import locations
from coach.store.toml.error_messages import example_of, to_toml
from coach.store.toml.reader import SIZE_LIMIT

SHIPPED = sorted((Path(__file__).parents[3] / "poses").glob("*.toml"))

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


@dataclass(frozen=True)
class Mistake:
    """One thing that is wrong, and what must be said of it."""

    what: str
    old: str
    new: str
    words: tuple[str, ...]

    def __str__(self) -> str:
        return self.what


MISTAKES = [
    Mistake(
        "key misspelt",
        "summary =",
        "sumary =",
        ("sumary = ", "is not a key here", "Did you mean summary?", "summary: is missing"),
    ),
    Mistake(
        "key misspelt in a list",
        "above = 60",
        "abov = 60",
        ("phases.bottom.when[0].abov = 60", "Did you mean above?", "above = 80"),
    ),
    Mistake(
        "key unlike any",
        "severity = 2",
        "wxyz = 2",
        ("faults.trunk_leaning.wxyz = 2", "The keys here are: name, title, when"),
    ),
    Mistake(
        "top key in a table",
        "severity = 2",
        "rest_deg = 2",
        ("faults.trunk_leaning.rest_deg", "top of the file", "rest_deg = 15.0"),
    ),
    Mistake(
        "table missing",
        '[source]\ntext = "A book, 2020"',
        "",
        ("source: is missing", "source = { text = "),
    ),
    Mistake(
        "value missing",
        'title = "Knee bend"',
        "",
        ("title: is missing", 'For example: title = "Lunge"'),
    ),
    Mistake(
        "text for a number",
        "above = 60",
        'above = "60"',
        ('phases.bottom.when[0].above = "60"', "must be a number", "above = 80"),
    ),
    Mistake(
        "number for a text",
        'cue = "Trunk upright"',
        "cue = 3",
        ("faults.trunk_leaning.cue = 3", "must be a text in quotes"),
    ),
    Mistake(
        "truth for a number",
        "above = 60",
        "above = true",
        ("when[0].above = true", "must be a number"),
    ),
    Mistake(
        "broken number",
        "severity = 2",
        "severity = 2.5",
        ("severity = 2.5", "must be a whole number", "severity = 2"),
    ),
    Mistake(
        "not a number", "above = 60", "above = nan", ("above = nan", "must be a finite number")
    ),
    Mistake("infinite", "above = 60", "above = inf", ("above = inf", "must be a finite number")),
    Mistake(
        "out of range",
        "severity = 2",
        "severity = 4",
        ("severity = 4", "must be less than or equal to 3"),
    ),
    Mistake(
        "text for a list",
        'during = ["bottom"]',
        'during = "bottom"',
        ('during = "bottom"', "must be a list", 'during = ["bottom"]'),
    ),
    Mistake(
        "text for a table",
        '[view]\nkinds = ["side"]',
        'view = "side"',
        ('view = "side"', "must be a table", 'view = { kinds = ["side"] }'),
    ),
    Mistake(
        "empty list",
        'steps = ["Bend the knee.", "Stretch it."]',
        "steps = []",
        ("steps = []", "at least 1 item"),
    ),
    Mistake("empty text", '"Stretch it."', '""', ('steps[1] = ""', "at least 1 character")),
    Mistake(
        "text too long",
        "Trunk upright",
        "x" * 99,
        ("faults.trunk_leaning.cue", "at most 60 characters", " ..."),
    ),
    Mistake(
        "word of a fixed list",
        '"repetitions"',
        '"repetition"',
        ("kind =", "'repetitions', 'hold'", "Did you mean repetitions?"),
    ),
    Mistake(
        "word in a list",
        'kinds = ["side"]',
        'kinds = ["sid"]',
        ("view.kinds[0]", "'side' or 'front'", "Did you mean side?"),
    ),
    Mistake(
        "angle unknown",
        '"trunk_lean"',
        '"trunk_leen"',
        ('trunk_leaning.when[0].angle = "trunk_leen"', "Did you mean trunk_lean?"),
    ),
    Mistake(
        "main angle unknown",
        'main_angle = "knee_flexion_front"',
        'main_angle = "knee"',
        ('main_angle = "knee"', "name of an angle"),
    ),
    Mistake(
        "no bound", ", above = 60", "", ("phases.bottom.when[0] =", "needs `above` or `below`")
    ),
    Mistake(
        "bounds crossed",
        "above = 60",
        "above = 60, below = 50",
        ("phases.bottom.when[0]", "`above` must be less than `below`"),
    ),
    Mistake(
        "target crossed",
        "[80.0, 110.0]",
        "[110.0, 80.0]",
        ("target = [110.0, 80.0]", "must be less", "target = [80.0, 110.0]"),
    ),
    Mistake(
        "target of one",
        "[80.0, 110.0]",
        "[80.0]",
        ("target[1]: is missing", "target = [80.0, 110.0]"),
    ),
    Mistake(
        "name with a space",
        '"trunk_leaning"',
        '"trunk leaning"',
        ("faults.trunk leaning.name", "begin with a letter", "knee_past_toes"),
    ),
    Mistake(
        "phase unknown",
        '["bottom"]',
        '["botom"]',
        ("trunk_leaning.during = ", "botom", "Did you mean bottom?", "There are: up, bottom"),
    ),
    Mistake(
        "hold without its table",
        '"repetitions"',
        '"hold"',
        ("hold: kind 'hold' needs a table [hold]", "hold = { when = "),
    ),
    Mistake(
        "test without its table",
        '"repetitions"',
        '"range-of-motion"',
        ("range_of_motion: kind", "range_of_motion = { angle = "),
    ),
    Mistake(
        "name twice",
        'name = "up"',
        'name = "bottom"',
        ("phases.bottom.name", "more than once", 'name = "bottom_2"'),
    ),
    Mistake(
        "turning point of none",
        'during = ["bottom"]\nseverity = 2',
        'judged = "turning-point"\nseverity = 2.5',
        ("severity = 2.5",),
    ),
    Mistake(
        "older version",
        "schema_version = 1",
        "schema_version = 0",
        ("schema_version = 0", "must be 1", "schema_version = 1"),
    ),
]


def refusal(text: str) -> ExerciseError:
    with pytest.raises(ExerciseError) as caught:
        parse_exercise(text, "knee-bend", Path("somewhere") / "knee-bend.toml")
    return caught.value


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_exercise_can_be_read_and_is_plausible(path: Path) -> None:
    loaded = load_exercise(path.stem, check=True)
    assert (loaded.name, loaded.path) == (path.stem, locations.poses_folder() / path.name)
    assert loaded.text == path.read_text(encoding="utf-8")


def test_the_valid_exercise_is_valid() -> None:
    loaded = parse_exercise(VALID, "knee-bend")
    assert (loaded.exercise.title, loaded.text, loaded.path) == ("Knee bend", VALID, None)


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_mistake_is_told_with_place_value_rule_and_example(mistake: Mistake) -> None:
    assert mistake.old in VALID
    message = refusal(VALID.replace(mistake.old, mistake.new, 1)).message
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


def test_a_shipped_file_is_checked_only_on_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locations, "poses_folder", lambda: tmp_path)
    put(tmp_path, "mine", VALID + '\n[translations.de]\n"Knee bent" = "Knie"\n')
    assert load_exercise("mine").exercise.title == "Knee bend"
    with pytest.raises(ExerciseError, match="the nearest is 'Knee bend'"):
        load_exercise("mine", check=True)


def test_a_changed_file_is_read_again_whatever_its_date_and_size(tmp_path: Path) -> None:
    path = put(tmp_path, "mine")
    before, date = load_exercise(str(path)), path.stat()
    put(tmp_path, "mine", VALID.replace("Knee bend", "Knee bond"))
    os.utime(path, ns=(date.st_atime_ns, date.st_mtime_ns))
    assert (before.exercise.title, load_exercise(str(path)).exercise.title) == (
        "Knee bend",
        "Knee bond",
    )


def test_an_unchanged_file_is_parsed_once(tmp_path: Path) -> None:
    path = put(tmp_path, "mine")
    assert load_exercise(str(path)) is load_exercise(str(path))


def test_a_recording_made_before_is_not_asked_whether_it_makes_sense() -> None:
    text = VALID + '\n[translations.de]\n"Knee bent" = "Knie"\n'
    assert parse_exercise(text, "knee-bend").exercise.translations["de"] == {"Knee bent": "Knie"}


def test_one_phase_is_too_few_for_repetitions() -> None:
    start, end = VALID.index("[[phases]]"), VALID.index('[[phases]]\nname = "bottom"')
    message = refusal(VALID[:start] + VALID[end:]).message
    assert "phases: kind 'repetitions' needs at least two" in message
    assert "For example: phases = [{ name = " in message


def test_a_turning_point_needs_repetitions() -> None:
    text = VALID.replace('"repetitions"', '"hold"').replace(
        "severity = 2", 'judged = "turning-point"'
    )
    assert "faults.trunk_leaning.judged" in refusal(text).message


def test_a_contradiction_is_found_without_a_file_too() -> None:
    exercise = parse_exercise(VALID, "x").exercise
    values = {name: getattr(exercise, name) for name in Exercise.model_fields}
    with pytest.raises(pydantic.ValidationError, match="kind 'hold' needs a table"):
        Exercise(**{**values, "kind": "hold"})


SYNTAX = [
    pytest.param(
        "title = Lunge",
        ("line 1, column 9", "Invalid value", "title = Lunge"),
        id="text without quotes",
    ),
    pytest.param("a = 1\nb = [\n1,\n", ("line 3",), id="list without end"),
    pytest.param("a = 1\na = 2", ("line 2", "overwrite"), id="key twice"),
    pytest.param("a = " + "9" * 5000, ("line 1", "digits"), id="number without end"),
    pytest.param("a = " + "[" * 5000, ("nested too deeply",), id="nested without end"),
]


@pytest.mark.parametrize(("text", "words"), SYNTAX)
def test_what_is_not_toml_is_told_with_its_line(text: str, words: tuple[str, ...]) -> None:
    message = refusal(text).message
    assert message.startswith(f"{Path('somewhere') / 'knee-bend.toml'}: ")
    assert [word for word in words if word not in message] == [], message


@pytest.mark.parametrize("rest", ["", '[new]\nkind = "unheard of"'])
def test_a_newer_file_is_refused_politely(rest: str) -> None:
    error = refusal(f"schema_version = 2\n{rest}")
    assert "newer coach (schema_version = 2; this coach reads 1)" in error.message
    assert "Update coach" in error.hint
    assert "unheard" not in error.message


def test_the_outline_of_a_file_is_that_of_its_exercise() -> None:
    exercise = parse_exercise(VALID, "x").exercise
    text = VALID.replace("severity = 2", 'judged = "throughout"')
    assert read_outline(tomllib.loads(text)) == exercise.structure()


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "when", "during", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(
    st.dictionaries(
        st.sampled_from([*Exercise.model_fields, "x"]),
        JUNK.filter(lambda value: value is not None),
        max_size=6,
    )
)
def test_no_file_whatever_breaks_the_reader(data: dict[str, Any]) -> None:
    text = "\n".join(f"{key} = {to_toml(value)}" for key, value in data.items())
    with pytest.raises(ExerciseError) as caught:
        parse_exercise(text, "junk")
    assert caught.value.message


def fields() -> Iterator[tuple[str, FieldInfo]]:
    """Those of the files that people write by hand."""
    for model in Model.__subclasses__():
        if not model.__module__.startswith("coach.exercise.definition."):
            continue
        for name, field in model.model_fields.items():
            yield f"{model.__name__}.{name}", field


@pytest.mark.parametrize(("name", "field"), [pytest.param(*pair, id=pair[0]) for pair in fields()])
def test_every_example_would_pass(name: str, field: FieldInfo) -> None:
    value = example_of(field)
    assert value is not None
    pydantic.TypeAdapter(Annotated[field.annotation, field]).validate_python(value)


# Finding and reading


def put(folder: Path, name: str, text: str | bytes = VALID) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_the_user_s_own_exercise_comes_before_the_shipped_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locations, "poses_folder", lambda: tmp_path / "shipped")
    shipped = put(tmp_path / "shipped", "squat")
    put(tmp_path / "shipped", "knee-bend")
    put(tmp_path / "shipped", ".hidden")
    own = put(locations.user_poses_folder(), "knee-bend")
    assert list_exercises() == {"knee-bend": own, "squat": shipped}
    assert load_exercise("knee-bend").path == own


@pytest.mark.parametrize(
    "error",
    [CoachError("no home"), PermissionError(13, "Permission denied")],
    ids=["none", "locked"],
)
def test_without_a_home_the_shipped_exercises_remain(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> Path:
        raise error

    monkeypatch.setattr(locations, "data_folder", fail)
    assert set(list_exercises()) == {path.stem for path in SHIPPED}


@pytest.mark.parametrize("written", ["knee-bnd", "Knee bend", "KNEE_BEND"])
def test_an_unknown_name_asks_what_was_meant(
    written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locations, "poses_folder", lambda: tmp_path)
    put(tmp_path, "knee-bend")
    with pytest.raises(ExerciseError, match=r"Did you mean knee-bend\?") as caught:
        load_exercise(written)
    assert "There are: knee-bend" in caught.value.hint


def test_a_file_is_loaded_by_its_path(tmp_path: Path) -> None:
    path = put(tmp_path, "mine")
    loaded = load_exercise(str(path))
    assert (loaded.name, loaded.path) == ("mine", path)


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = put(tmp_path, "windows", b"\xef\xbb\xbf" + VALID.replace("\n", "\r\n").encode())
    assert load_exercise(str(path)).exercise == parse_exercise(VALID, "x").exercise


FILES = [
    pytest.param(
        "\xe9".join(VALID.split("e", 1)).encode("latin-1"),
        "line 1: this is not UTF-8",
        id="latin-1",
    ),
    pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not UTF-8", id="a picture"),
    pytest.param(b"#" * (SIZE_LIMIT + 1), "larger than 256 KiB", id="too large"),
]


@pytest.mark.parametrize(("content", "words"), FILES)
def test_a_file_that_is_no_text_is_refused(content: bytes, words: str, tmp_path: Path) -> None:
    path = put(tmp_path, "strange", content)
    with pytest.raises(ExerciseError, match=words) as caught:
        load_exercise(str(path))
    assert str(path) in caught.value.message


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ExerciseError, match="cannot be read: No such file"):
        load_exercise(str(tmp_path / "none.toml"))
    with pytest.raises(ExerciseError, match="not a file"):
        load_exercise(f"{tmp_path}/")


def test_a_file_that_the_system_refuses_to_open_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Permissions do not bind root, a network drive may refuse anyway."""
    path = put(tmp_path, "locked")

    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ExerciseError, match="Permission denied") as caught:
        load_exercise(str(path))
    assert str(path) in caught.value.message


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user"
)
def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path, "locked")
    path.chmod(0)
    with pytest.raises(ExerciseError, match="Permission denied"):
        load_exercise(str(path))
