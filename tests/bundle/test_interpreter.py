"""How coach starts another Python process, installed and as a bundle."""

from __future__ import annotations

import subprocess
import sys

import pytest

from coach.interpreter import AS_PYTHON, is_bundled, python_command, run_as_python


def test_an_installed_coach_starts_its_own_python() -> None:
    assert not is_bundled()
    answer = subprocess.run(
        [*python_command(), "-c", "print(6 * 7)"], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "42"


def test_a_bundle_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/usr/lib/coach/coach")
    assert python_command() == ("/usr/lib/coach/coach", AS_PYTHON)


RUNS = [
    pytest.param(["-c", "import sys; print(sys.argv)", "a"], "['-c', 'a']", id="text"),
    pytest.param(["-m", "calendar", "2026", "2"], "February 2026", id="module"),
]


@pytest.mark.parametrize(("arguments", "printed"), RUNS)
def test_acts_as_python(
    arguments: list[str],
    printed: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["coach"])
    run_as_python(arguments)
    assert printed in capsys.readouterr().out


def test_refuses_what_is_neither_a_module_nor_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["coach"])
    with pytest.raises(ValueError, match="--version"):
        run_as_python(["--version", "x"])
