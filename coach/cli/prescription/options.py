"""Arguments and options of `coach prescription new`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

NewFileArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="The file to write; its name ends in .coach.")
]
ProgrammeOption = Annotated[
    str,
    typer.Option("--programme", metavar="NAME", help="A programme's name, or its file."),
]
ExerciseOption = Annotated[
    list[str] | None,
    typer.Option(
        "--exercise",
        "-e",
        metavar="NAME",
        help="An exercise, or its file, if there is no programme. May be given several times.",
    ),
]
AfterOption = Annotated[
    Path | None,
    typer.Option(
        "--after",
        metavar="FILE",
        help="The patient's last prescription: what is not given is taken from it.",
    ),
]
PatientOfClinicOption = Annotated[
    str,
    typer.Option(
        "--for",
        metavar="PATIENT",
        help="A patient of the clinic, whose last prescription is continued.",
    ),
]
DoseOption = Annotated[
    list[str] | None,
    typer.Option(
        "--dose",
        metavar="DOSE",
        help="For example bridge=sets:2,repetitions:8,hold_s:5,sides:left,rest_s:20.",
    ),
]
WithoutOption = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="NAME", help="An exercise to leave out."),
]
WeeksOption = Annotated[
    int | None,
    typer.Option("--weeks", min=1, max=52, help="For how many weeks; 4 for exercises."),
]
TimesADayOption = Annotated[
    int | None,
    typer.Option("--times-a-day", min=1, max=12, help="If there is only one routine."),
]
DaysOption = Annotated[
    str | None,
    typer.Option(
        "--days",
        metavar="DAYS",
        help="On which days of a week, as 1,3,5, if there is only one routine.",
    ),
]
PatientOption = Annotated[
    str | None, typer.Option("--patient", metavar="NAME", help="The patient's name.")
]
NumberOption = Annotated[
    str | None, typer.Option("--number", metavar="TEXT", help="The patient's number.")
]
ClinicianOption = Annotated[
    str | None, typer.Option("--clinician", metavar="NAME", help="Who prescribes.")
]
PatientLanguageOption = Annotated[
    str | None, typer.Option("--language", metavar="CODE", help="The patient's language.")
]
NoteOption = Annotated[
    str | None, typer.Option("--note", metavar="TEXT", help="A note to the patient.")
]
PrecautionOption = Annotated[
    list[str] | None,
    typer.Option("--precaution", metavar="TEXT", help="What to take care of; or EXERCISE: TEXT."),
]
NormOption = Annotated[
    list[str] | None,
    typer.Option("--norm", metavar="TEST=DEGREES", help="The norm of a test for this patient."),
]
ConditionOption = Annotated[
    list[str] | None,
    typer.Option(
        "--condition",
        metavar="CONDITION",
        help="For example osteoporosis, or hip_replacement_left=posterior.",
    ),
]
HipLimitOption = Annotated[
    list[str] | None,
    typer.Option(
        "--hip-limit",
        metavar="SIDE=DEGREES",
        help="How far a replaced hip may bend, if more than 90 degrees are allowed: left=110, or "
        "with the last day left=110:2026-03-31.",
    ),
]
RestartOption = Annotated[
    bool,
    typer.Option("--restart", help="Begin the programme anew, instead of going on with it."),
]
AllowOption = Annotated[
    list[str] | None,
    typer.Option(
        "--allow",
        metavar="NAME",
        help="An exercise to ask about first that you allow this patient.",
    ),
]
