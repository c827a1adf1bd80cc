"""The guide for writing an exercise is correct: following it word by word gives a valid file."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from coach.body.angles import PAIRED, SINGLE
from coach.body.sides import WORDS
from coach.cli import main
from coach.exercise.definition.figure_choice import choose_step_figures, is_mirrored
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import analyse
from coach.store.exercises.drafts import render_template
from coach.store.exercises.loader import load_exercise, parse_exercise
from coach.store.programmes.loader import load_programme
from tests.synthetic import Camera, Leg, Script, Stance, make_poses

GUIDE = (Path(__file__).parents[2] / "docs" / "writing-an-exercise.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```toml\n(.*?)```", GUIDE, flags=re.DOTALL)
PHASES, FAULT, FIGURES, STEPS, CONDITIONS, CAUTIONS, TRANSLATION, PROGRAMME = BLOCKS
MARCH = Stance(right=Leg(thigh_elevation=-5.0, knee_flexion=90.0))
RIGHT: Script = [(0.8, MARCH), (0.2, MARCH), (0.8, Stance()), (0.5, Stance())]
LEFT: Script = [(seconds, stance.swapped()) for seconds, stance in RIGHT]


@pytest.mark.parametrize("facing", ["right", "left"])
def test_the_standing_march_counts(facing: str, data_folder: Path) -> None:
    assert main(["exercises", "new", "my-march"]) == 0
    path = data_folder / "poses" / "my-march.toml"
    text = path.read_text(encoding="utf-8")
    assert tomllib.loads(PHASES)["phases"] == tomllib.loads(text)["phases"]
    poses = make_poses(
        [(1.5, Stance()), *[*RIGHT, *LEFT] * 3, (1.0, Stance())], Camera(facing=facing)
    )
    counted = analyse(poses, Trainer(load_exercise("my-march").exercise)).session.repetitions
    sides = ["right", "left"] if facing == "right" else ["left", "right"]
    assert [one.side for one in counted] == sides * 3


def test_the_fault_that_it_shows_is_right() -> None:
    text = render_template("Mine", "repetitions", "mine") + FAULT
    assert (
        parse_exercise(text, "mine", Path("mine.toml")).exercise.faults[0].name == "trunk_leaning"
    )


def test_the_drawings_that_it_shows_are_right() -> None:
    template = render_template("Mine", "guided", "mine")
    text = re.sub(
        r"^\[\[guide\]\]\n.*(?=^# Where)", STEPS, template, flags=re.MULTILINE | re.DOTALL
    )
    exercise = parse_exercise(text + FIGURES, "mine", Path("mine.toml")).exercise
    assert [figure.name for figure in exercise.figures] == ["on_ball", "place"]
    assert [is_mirrored(exercise, index) for index in range(2)] == [False, True]
    assert choose_step_figures(exercise, 1) == exercise.figures


def test_the_conditions_that_it_shows_are_right() -> None:
    text = f"{CONDITIONS}\n{render_template('Mine', 'repetitions', 'mine')}"
    exercise = parse_exercise(text, "mine", Path("mine.toml")).exercise
    assert [each.advice for each in exercise.contraindications] == ["not", "ask first"]


def test_the_cautions_that_it_shows_are_right() -> None:
    template = render_template("Mine", "repetitions", "mine")
    written = re.search(r"^cautions = .*$", template, flags=re.MULTILINE)
    assert written
    text = template.replace(written[0], CAUTIONS)
    exercise = parse_exercise(text, "mine", Path("mine.toml")).exercise
    assert [each.conditions for each in exercise.cautions] == [
        (),
        ("hip_replacement",),
        ("osteoporosis", "pregnancy"),
    ]


def test_the_programme_that_it_shows_is_right(data_folder: Path) -> None:
    folder = data_folder / "poses" / "programmes"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(PROGRAMME, encoding="utf-8")
    assert load_programme("mine").programme.weeks == 2


@pytest.mark.parametrize("angle", [*PAIRED, *SINGLE])
def test_every_angle_is_explained(angle: str) -> None:
    assert f"`{angle}`" in GUIDE.partition("## The angles")[2]


@pytest.mark.parametrize("word", WORDS)
def test_every_side_is_explained(word: str) -> None:
    assert f"`_{word}`" in GUIDE


def test_the_mistake_that_it_shows_is_told_like_that(
    capfd: pytest.CaptureFixture[str], data_folder: Path
) -> None:
    shown = re.search(r"^my-march\.toml: (line \d+: phases.*)$", GUIDE, flags=re.MULTILINE)
    assert shown
    main(["exercises", "new", "my-march"])
    path = data_folder / "poses" / "my-march.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("thigh_elevation_either", "thigh_elevaton_either"),
        encoding="utf-8",
    )
    assert main(["exercises", "check", "my-march"]) == 2
    assert shown[1].partition("is not")[0].replace(" : ", ": ") in capfd.readouterr().err.replace(
        ' = "thigh', ' = "thigh'
    )


def test_its_links_within_lead_somewhere() -> None:
    headings = {
        re.sub(r"[^a-z0-9 -]", "", line.lower()).replace(" ", "-")
        for line in re.findall(r"^#+ (.+)$", GUIDE, flags=re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", GUIDE)) <= headings


def test_the_translations_of_an_own_exercise_are_a_table_of_a_language() -> None:
    tables = tomllib.loads(TRANSLATION)["translations"]
    assert all(isinstance(text, str) for texts in tables.values() for text in texts.values())
    assert tables
