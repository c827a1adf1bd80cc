from __future__ import annotations

import pytest

from coach.cli.doctor import probe
from coach.cli.doctor.probe import ask_qt

PROGRAMS = [
    pytest.param("print('[]')", [], id="nothing found"),
    pytest.param("print('[\"Noto\"]')", ["Noto"], id="something found"),
    pytest.param(
        "print('a library talks'); print(); print('[1]'); print()", [1], id="a library talks first"
    ),
    pytest.param("pass", None, id="says nothing"),
    pytest.param("print()", None, id="an empty line"),
    pytest.param("print('[1'); print('no report')", None, id="no JSON"),
    pytest.param("print('[1]'); raise SystemExit(1)", None, id="fails"),
    pytest.param("import os; print('[1]', flush=True); os.abort()", None, id="is ended"),
    pytest.param("import sys; sys.stdout.buffer.write(b'\\xff\\n[1]')", [1], id="no text"),
    pytest.param(
        "import json, os; print(json.dumps(os.environ['QT_QPA_PLATFORM']))",
        "offscreen",
        id="without a screen",
    ),
]


@pytest.mark.parametrize(("program", "found"), PROGRAMS)
def test_a_program_is_asked(program: str, found: object) -> None:
    assert ask_qt(program) == found


def test_a_program_that_never_answers_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probe, "MAX_ANSWER_S", 0.2)
    assert ask_qt("import threading; print('[1]', flush=True); threading.Event().wait()") is None
