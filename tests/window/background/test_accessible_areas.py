"""A screen reader may ask for a part of any widget by a number that is no longer right."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
WIDGETS = (
    "QAbstractScrollArea", "QComboBox", "QDialog", "QDoubleSpinBox", "QGraphicsView", "QLineEdit",
    "QListWidget", "QMainWindow", "QPlainTextEdit", "QScrollArea", "QStackedWidget", "QTabWidget",
    "QTableWidget", "QTextBrowser", "QTreeWidget",
)  # fmt: skip
CODE = """
import sys
from PySide6 import QtWidgets
from PySide6.QtGui import QAccessible
from coach.window.application import make_application

app = make_application()
widget = getattr(QtWidgets, sys.argv[1])()
widget.show()
app.processEvents()
shown = QAccessible.queryAccessibleInterface(widget)
count = shown.childCount()
widget.hide()
for number in (-1, *range(count), count, count + 5, 10**6):
    shown.child(number)
print(shown.isValid())
"""


@pytest.mark.parametrize("name", WIDGETS)
def test_a_part_that_is_not_there_ends_nothing(name: str) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", CODE, name], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout == "True\n"
