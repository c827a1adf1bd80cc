"""The whole circle by commands: prescribe, follow, send back, receive, look, report."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from pathlib import Path

import pytest

from coach.cli import main
from coach.exercise.tracking.events import Pain
from coach.store.exercises.loader import load_exercise
from coach.store.settings import profiles
from coach.store.settings.person import load_person
from tests.cli.helpers import run
from tests.store.recorded import COUNTED, keep, keep_pain, trial

pytestmark = pytest.mark.usefixtures("here")
TODAY = dt.datetime.now().astimezone()
TEST = "hip-flexion-test"


def check_following(capsys: pytest.CaptureFixture[str]) -> None:
    """Make a prescription, look at it, and follow it."""
    line = (
        "prescription new ada.coach -e lunge -e hip-flexion-test --patient Ada --number 1948 "
        "--clinician Sun --language de --dose lunge=sets:1,repetitions:2 --clinic clinic "
        "--norm hip-flexion-test=110 --precaution lunge:slowly --weeks 3 --times-a-day 2"
    )
    assert "Kept in the folder of patients" in run(capsys, line)
    assert "is in order" in run(capsys, "prescription check ada.coach")
    shown = run(capsys, "prescription show ada.coach")
    for words in ("Ada · 1948", "Lunge: 2 repetitions", "Take care: Lunge: slowly", "110 degrees"):
        assert words in shown
    data = json.loads(run(capsys, "prescription show ada.coach --json"))
    assert (data["patient"], data["programme"]["weeks"]) == ("Ada", 3)
    opened = run(capsys, "prescription open ada.coach --yes")
    assert "The programme begins on" in opened
    assert "follow it now" in opened
    assert "schon" in run(capsys, "prescription open ada.coach --yes"), "the patient's language"
    due = json.loads(run(capsys, "programmes today --json"))
    assert {task["exercise"] for task in due["tasks"]} == {"lunge", TEST}


def check_sending(capsys: pytest.CaptureFixture[str]) -> None:
    """Do what is prescribed, and pack what was done."""
    keep(COUNTED, exercise_text=load_exercise("lunge").text, started_utc=TODAY.isoformat())
    keep(
        trial("left", 110.0, 112.0),
        exercise=TEST,
        exercise_text=load_exercise(TEST).text,
        started_utc=TODAY.isoformat(),
    )
    assert run(capsys, "--language en results pack --to back.coachresults").startswith("back")
    assert "nothing new" in run(capsys, "--language en results pack", 2)
    again = "--language en results pack --all --to back.coachresults"
    assert "Add --force" in run(capsys, again, 2)
    assert run(capsys, f"{again} --force").startswith("back")
    shown = run(capsys, "--language en results show back.coachresults")
    assert re.search(r", packed on \d{1,2} [A-Z]\w+ \d{4}, \d\d:\d\d\n", shown)
    assert "lunge" in shown
    results = json.loads(run(capsys, "results show back.coachresults --json"))
    assert len(results["sessions"]) == 2
    assert "Ada" not in Path("back.coachresults").read_bytes().decode(errors="replace")
    run(capsys, "results report --out mine.html --to html --language fr")
    assert "Progrès" in Path("mine.html").read_text(encoding="utf-8")


def check_receiving(capsys: pytest.CaptureFixture[str]) -> None:
    """Receive what was packed, and look at the patient."""
    received = "--language en clinic receive back.coachresults ada.coach --clinic clinic"
    assert "back.coachresults: kept with Ada · 1948" in run(capsys, received)
    before = sorted(path.read_bytes() for path in Path("clinic").rglob("*") if path.is_file())
    assert "already" in run(capsys, received)
    assert before == sorted(p.read_bytes() for p in Path("clinic").rglob("*") if p.is_file())
    listed = run(capsys, "--language en clinic list --clinic clinic")
    assert "1/14" in listed
    assert "111°±7" in listed
    assert json.loads(run(capsys, "clinic list --clinic clinic --json"))[0]["reasons"] == []
    shown = run(capsys, "--language en clinic show 1948 --clinic clinic")
    assert "Lunge: 25% of the amount, 0 of 2 times in full" in shown
    assert len(json.loads(run(capsys, "clinic show ada --clinic clinic --json"))["sessions"]) == 2
    run(capsys, "clinic report Ada --clinic clinic --out ada.pdf")
    assert Path("ada.pdf").read_bytes().startswith(b"%PDF")
    assert "there already" in run(
        capsys, "--language en clinic report Ada --clinic clinic --out ada.pdf", 2
    )


def check_next(capsys: pytest.CaptureFixture[str]) -> None:
    """Make the next prescription, follow it, and stop."""
    line = "prescription new two.coach --for Ada --clinic clinic --dose lunge=sets:3"
    assert "Prescription 2" in run(capsys, line)
    line = "prescription new three.coach --after two.coach --without lunge --restart"
    run(capsys, line)
    run(capsys, "prescription open two.coach --yes")
    assert "is older" in run(capsys, "--language en prescription open ada.coach --yes", 2)
    run(capsys, "prescription remove --yes")
    assert "no prescription" in run(capsys, "--language en prescription remove --yes", 2)
    assert profiles.list_profiles() == ["default"]


def test_from_the_clinic_to_the_patient_and_back(capsys: pytest.CaptureFixture[str]) -> None:
    check_following(capsys)
    check_sending(capsys)
    check_receiving(capsys)
    check_next(capsys)


def test_without_a_session_there_is_nothing_to_pack(capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "prescription new ada.coach -e lunge")
    run(capsys, "prescription open ada.coach --yes")
    assert "There is no session to pack yet." in run(capsys, "results pack", 2)


@pytest.mark.parametrize(("begun", "count"), [(0, "0 sessions"), (1, "1 session"), (2, "2 sess")])
def test_only_sessions_that_were_begun_are_counted(
    capsys: pytest.CaptureFixture[str], begun: int, count: str
) -> None:
    run(capsys, "prescription new ada.coach -e lunge")
    run(capsys, "prescription open ada.coach --yes")
    for hour in range(begun):
        keep(COUNTED, started_utc=(TODAY + dt.timedelta(hours=hour)).isoformat())
    keep_pain(Pain(0.0, before=True, score=8, stopped=True), started_utc=TODAY.isoformat())
    packed = run(capsys, "--language en results pack --to back.coachresults")
    assert packed.startswith(f"back.coachresults: {count}")
    sessions = json.loads(run(capsys, "results show back.coachresults --json"))["sessions"]
    assert len(sessions) == begun + 1, "the answer is packed too"


def test_a_norm_is_named_by_the_title_of_its_test(capsys: pytest.CaptureFixture[str]) -> None:
    line = "prescription new ada.coach -e lunge --norm hip-flexion-test=110"
    assert "Norm of Hip flexion test: 110 degrees" in run(capsys, line)
    assert re.match(
        r"Prescription 1, dated \d{1,2} [A-Z]\w+ \d{4}\n", run(capsys, line + " --force")
    )


def test_a_replaced_hip_that_may_bend_further_is_stated(
    capsys: pytest.CaptureFixture[str],
) -> None:
    line = "prescription new ada.coach -e bridge --hip-limit left=110"
    assert "does not say that this hip is replaced" in run(capsys, line, 2)
    assert not Path("ada.coach").exists()
    replaced = "--condition hip_replacement_left=posterior"
    late = f"{line}:2026-01-01 {replaced}"
    assert "--hip-limit left: 2026-01-01 is before the day of the prescription" in run(
        capsys, late, 2
    )
    stated = "Your prescription allows your left hip 110 degrees."
    assert stated in run(capsys, f"{line} {replaced}")
    assert stated in run(capsys, "prescription show ada.coach")
    run(capsys, "prescription print ada.coach --to html --out plan.html")
    assert stated in Path("plan.html").read_text(encoding="utf-8")
    assert stated in run(capsys, "prescription new b.coach -e bridge --after ada.coach")
    ended = "prescription new c.coach -e bridge --after ada.coach --hip-limit="
    assert stated not in run(capsys, ended)


@pytest.mark.parametrize("way", ["file", "file/inner"])
def test_a_folder_for_recordings_that_cannot_be_made_is_named_as_an_argument(
    capsys: pytest.CaptureFixture[str], way: str
) -> None:
    run(capsys, "prescription new ada.coach -e lunge")
    run(capsys, "prescription open ada.coach --yes")
    keep(COUNTED, started_utc=TODAY.isoformat())
    run(capsys, "results pack --poses --to back.coachresults")
    Path("file").touch()
    told = run(capsys, f"results unpack back.coachresults --to {way}", 2)
    assert "name another folder" in told
    assert "COACH_DATA" not in told


def test_two_packs_of_one_day_are_two_files(capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "prescription new ada.coach -e lunge")
    run(capsys, "prescription open ada.coach --yes")
    Path("stick").mkdir()
    lines = []
    for hour in (1, 2):
        keep(COUNTED, started_utc=(TODAY + dt.timedelta(hours=hour)).isoformat())
        lines.append(run(capsys, "results pack --to stick"))
    assert "stick" in lines[0]
    assert [
        len(json.loads(run(capsys, f"results show {file} --json"))["sessions"])
        for file in sorted(Path("stick").iterdir(), key=lambda file: len(file.name))
    ] == [1, 2]
    keep(COUNTED, exercise="a/b", started_utc=(TODAY + dt.timedelta(hours=3)).isoformat())
    assert main(["--language", "en", "results", "pack", "--since", TODAY.date().isoformat()]) == 0
    assert "is left out: exercise: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("prescription new a.zip -e lunge", "ends in .coach"),
        ("prescription new a.coach", "What is prescribed?"),
        ("prescription new a.coach -e lunge --programme hip-flexors-4-weeks", "together"),
        ("prescription new a.coach -e lunge --norm lunge", "cannot be understood"),
        ("prescription new a.coach -e lunge --dose x", "cannot be understood"),
        ("prescription new a.coach -e sky-dive", "no exercise named"),
        ("prescription new a.coach --programme hip-flexors-4-weeks --weeks 1", "weeks = ["),
        ("prescription new a.coach --programme hip-flexors-4-weeks --times-a-day 2", "routines"),
        ("prescription new a.coach --programme hip-flexors-4-weeks --days 2", "its own days"),
        ("prescription new a.coach -e lunge --days mon", "--days mon: this cannot be understood"),
        ("prescription new a.coach -e lunge --days 1,9", "days[1] = 9: must be less than or"),
        ("prescription new a.coach -e lunge --days 3,3", "coach: routines.exercises.days = [3, 3]"),
        ("prescription new a.coach --for Eve", "Where are the patients"),
        ("prescription check none.coach", "cannot be read"),
        ("prescription open none.coach", "cannot be read"),
        ("results pack", "follow no prescription"),
        ("results pack --since soon", "--since=soon: this is not a date"),
        ("clinic list", "Where are the patients"),
        ("clinic show Eve --clinic .", "no patient"),
        ("clinic show Eve --clinic none", "none: there is no such folder"),
        ("clinic list --clinic none", "none: there is no such folder"),
        ("clinic report Eve --clinic none", "none: there is no such folder"),
        ("clinic receive none --clinic none", "cannot be read"),
    ],
)
def test_what_can_be_mended_is_said(
    line: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert words in run(capsys, line, 2)
    assert list(Path().iterdir()) == []


def test_an_empty_folder_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    Path("clinic").mkdir()
    assert "no patient in clinic" in run(capsys, "clinic list --clinic clinic")
    Path("inbox").mkdir()
    assert "no prescription" in run(capsys, "clinic receive inbox --clinic clinic", 2)


@pytest.mark.slow
@pytest.mark.parametrize("options", ["", "--four", "--to html", "--to html --four"])
@pytest.mark.parametrize("language", ["de", "zh"])
def test_the_plan_is_printed(
    options: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(
        capsys,
        f"prescription new a.coach --programme hip-flexors-4-weeks --language {language} "
        "--note <b>x</b>",
    )
    run(capsys, f"prescription print a.coach {options}")
    [plan] = [path for path in Path().iterdir() if path.stem == "a-plan"]
    if plan.suffix == ".html":
        text = plan.read_text(encoding="utf-8")
        assert f'lang="{language}"' in text
        assert "<b>x</b>" not in text
        assert text.count("<svg") >= 8
    else:
        assert plan.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("shown", [True, False])
def test_without_a_terminal_the_window_asks(
    shown: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(capsys, "prescription new a.coach -e lunge")
    opened: list[Path] = []

    def show(file: Path) -> None:
        opened.append(file)
        raise SystemExit(0)

    monkeypatch.setattr("coach.cli.display.shows_window_only", lambda: shown)
    monkeypatch.setattr("coach.cli.live.live", show)
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    assert main(["prescription", "open", "a.coach"]) == (0 if shown else 1)
    assert opened == ([Path("a.coach")] if shown else [])
    assert not (profiles.find_profile_folder() / "prescription").exists()


@pytest.mark.parametrize(
    ("option", "conditions", "left"),
    [("", ("osteoporosis",), "posterior"), ("--no-conditions ", (), "")],
)
def test_conditions_come_with_a_prescription_if_the_patient_agrees(
    option: str, conditions: tuple[str, ...], left: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "--condition osteoporosis --condition hip_replacement_left=posterior"
    refused = f"prescription new a.coach -e lunge {told}"
    assert main(refused.split()) == 2
    assert "--allow lunge" in capsys.readouterr().err
    run(capsys, f"{refused} --allow lunge")
    assert "steoporosis" in run(capsys, "prescription show a.coach")
    run(capsys, f"prescription open a.coach {option}--yes")
    person = load_person()
    assert (person.conditions, person.hip_replacement_left) == (conditions, left)


def test_what_does_not_fit_is_told_when_it_is_made_shown_and_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = "Left out: Knee to chest. Not with osteoporosis."
    made = "prescription new a.coach --programme hip-flexors-4-weeks --condition osteoporosis"
    assert told in run(capsys, made)
    assert told in run(capsys, "prescription show a.coach")
    assert main(["prescription", "print", "a.coach", "--to", "html"]) == 0
    assert told in capsys.readouterr().err
    page = Path("a-plan.html").read_text(encoding="utf-8")
    assert told in page
    assert page.count("Knee to chest") == 1, "only named as left out"


@pytest.mark.parametrize(
    "file",
    [
        pytest.param("ada.txt", id="another ending"),
        pytest.param("missing/ada.coach", id="no such folder"),
        pytest.param("there.coach", id="there already"),
    ],
)
def test_a_patient_is_kept_only_if_the_file_is_written(
    capsys: pytest.CaptureFixture[str], file: str
) -> None:
    Path("there.coach").write_text("another file")
    options = "-e lunge --patient Ada --clinic clinic"
    run(capsys, f"prescription new {file} {options}", 2)
    assert not Path("clinic").exists()
    run(capsys, f"prescription new ada.coach {options}")
    assert len(list(Path("clinic").iterdir())) == 1
    assert Path("there.coach").read_text() == "another file"


def test_what_is_left_out_is_shown_before_it_is_sent(capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "prescription new ada.coach -e lunge -e bridge")
    run(capsys, "prescription open ada.coach --yes")
    run(capsys, "profiles set hip_replacement_left posterior")
    keep(COUNTED, exercise_text=load_exercise("lunge").text, started_utc=TODAY.isoformat())
    run(capsys, "results pack --to back.coachresults")
    assert "Left out: Lunge. " in run(capsys, "results show back.coachresults")
