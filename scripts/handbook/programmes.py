"""Describes the shipped programmes from their files."""

from __future__ import annotations

from collections.abc import Iterator

from coach.exercise.definition.programme import Routine
from coach.exercise.dose.prescribed_dose import prescribe_dose
from coach.exercise.dose.requirement_text import format_requirement, list_pain_limits
from coach.exercise.dose.requirements import find_requirement
from coach.store.files.locations import poses_folder
from coach.store.programmes.loader import FOLDER, LoadedProgramme, load_programme

from .words import escape


def write_programmes() -> str:
    """Return all programmes as sections of a page beside the exercises."""
    loaded = [
        load_programme(str(path)) for path in sorted((poses_folder() / FOLDER).glob("[!.]*.toml"))
    ]
    return "\n".join(line for programme in loaded for line in _write_programme(programme))


def _write_programme(loaded: LoadedProgramme) -> Iterator[str]:
    programme = loaded.programme
    yield f"### {escape(programme.title)}\n"
    yield (
        f"{escape(programme.summary)} {programme.weeks} weeks. Begin it with `coach programmes "
        f"start {loaded.name}`.\n"
    )
    for routine in programme.routines:
        yield f"**{escape(routine.title)}**, {_write_when(routine)}:\n"
        for item in routine.items:
            exercise = loaded.exercises[item.exercise]
            need = find_requirement(item, exercise)
            rest_s = prescribe_dose(item, exercise.dose).rest_s
            limits = "".join(f", {limit}" for limit in list_pain_limits(item))
            link = f"[{escape(exercise.title)}](exercises/{item.exercise}.md)"
            yield f"- {link}: {format_requirement(need)}, then {rest_s:g} s rest{limits}"
        yield ""
    for test in programme.retest:
        title = loaded.exercises[test.exercise].title
        yield (
            f"Measured every {test.every_days} days: "
            f"[{escape(title)}](exercises/{test.exercise}.md).\n"
        )
    yield from (f"- {escape(caution)}" for caution in programme.cautions)
    yield f"\nSource: {escape(programme.source.text)}\n"


def _write_when(routine: Routine) -> str:
    times = "once" if routine.times_a_day == 1 else f"{routine.times_a_day} times"
    days = (
        "every day"
        if len(routine.days) == 7
        else f"on days {', '.join(map(str, routine.days))} of a week"
    )
    weeks = f", weeks {routine.weeks[0]} to {routine.weeks[1]}" if routine.weeks else ""
    return f"{times}{' a day, ' if len(routine.days) < 7 else ' '}{days}{weeks}"
