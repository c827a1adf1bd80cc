"""HTML in the texts of an exercise is shown literally, in the window and in reports."""

from __future__ import annotations

import ast
import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

import coach.window
from coach.cli import main
from coach.exercise.definition.exercise import Exercise
from coach.store.exercises.loader import load_exercise
from coach.window.exercises import ExerciseLibrary
from coach.window.home.cards import list_sections
from tests.store.recorded import keep
from tests.window.fakes import make_home

MARKED = '<b title="x">Lunge</b><script>alert(1)</script>'
TRUSTED_LABELS = {"home/page.py": 2, "widgets/pages.py": 2, "settings/page.py": 1}
"""Number of labels that show only our own texts or pictures."""


def list_modules() -> list[Path]:
    return sorted(Path(coach.window.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize(
    "module", list_modules(), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_every_label_has_a_text_format(module: Path) -> None:
    """Without a text format Qt guesses from the text if it is HTML."""
    called = [
        node.func
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    ]
    labels = sum(isinstance(name, ast.Name) and name.id == "QLabel" for name in called)
    formats = sum(
        isinstance(name, ast.Attribute) and name.attr == "setTextFormat" for name in called
    )
    if labels:
        loops = module.read_text(encoding="utf-8").count("for label in ")
        assert (
            formats + loops + TRUSTED_LABELS.get(f"{module.parent.name}/{module.name}", 0) >= labels
        )


def mark(name: str = "lunge") -> Exercise:
    return load_exercise(name).exercise.model_copy(update={"title": MARKED, "summary": MARKED})


def test_a_title_is_shown_literally(qtbot: object) -> None:
    home = make_home()
    home.grid.show_sections(list_sections(ExerciseLibrary({"lunge": mark()}), dt.date(2026, 3, 1)))
    shown = [label for label in home.findChildren(QLabel) if "<b" in label.text()]
    assert shown
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in shown)
    home.deleteLater()


def test_a_report_shows_it_literally(tmp_path: Path) -> None:
    text = load_exercise("lunge").text
    title = next(line for line in text.splitlines() if line.startswith("title"))
    recording = keep(exercise_text=text.replace(title, f"title = '{MARKED}'"))
    page = tmp_path / "report.html"
    assert main(["export", str(recording), "--to", "html", "--out", str(page)]) == 0
    html = page.read_text(encoding="utf-8")
    assert "&lt;b title" in html
    assert "<b title" not in html
    assert "alert(1)</script>" not in html
