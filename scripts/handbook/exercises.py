"""Makes a page for each shipped exercise from its file, and one that lists them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import escape as escape_html

from coach.body.body_outline import View
from coach.body.drawing.shapes import Bounds
from coach.body.sides import name_angle
from coach.exercise.definition.contraindication_text import list_cautions
from coach.exercise.definition.exercise import Exercise, Fault, Figure, choose_figure
from coach.store.exercises.loader import LoadedExercise, load_exercise
from coach.store.files.locations import poses_folder

from .drawings import measure_room, write_drawing
from .words import (
    GROUPS,
    KINDS,
    NEAR,
    PLACES,
    POSITIONS,
    escape,
    name_stage,
    write_condition,
    write_conditions,
    write_dose,
    write_seconds,
)

FOLDER = "exercises"


def load_shipped() -> dict[str, LoadedExercise]:
    """Return all shipped exercises by name, whatever exercises the user has.

    Raises:
        CoachError: Lists every mistake in a file.

    """
    return {
        path.stem: load_exercise(str(path)) for path in sorted(poses_folder().glob("[!.]*.toml"))
    }


def group_exercises(shipped: Mapping[str, LoadedExercise]) -> dict[str, list[LoadedExercise]]:
    """Return the exercises by heading, sorted by title, without empty headings."""
    ordered = sorted(shipped.values(), key=lambda loaded: loaded.exercise.title)
    grouped = {
        heading: [one for one in ordered if one.exercise.group == group]
        for group, heading in GROUPS.items()
    }
    return {heading: found for heading, found in grouped.items() if found}


def write_pages(shipped: Mapping[str, LoadedExercise]) -> dict[str, str]:
    """Return the pages, and the exercises' own files, by path within the documentation."""
    pages = {f"{FOLDER}/index.md": "\n".join(_write_index(shipped)) + "\n"}
    for name, loaded in shipped.items():
        pages[f"{FOLDER}/{name}.md"] = "\n".join(_write_page(loaded)) + "\n"
        pages[f"{FOLDER}/{name}.toml"] = loaded.text
    return pages


def _write_index(shipped: Mapping[str, LoadedExercise]) -> Iterator[str]:
    yield "# All exercises\n"
    yield (
        f"{len(shipped)} exercises are included. Each page is made from the exercise's own "
        "file, so it describes what coach really does."
    )
    yield (
        "Your doctor or physiotherapist can say which of them are right for you. Read [when to "
        "stop](../when-to-stop.md) first.\n"
    )
    for heading, found in group_exercises(shipped).items():
        yield f"## {heading}\n"
        yield '<div class="exercise-cards">'
        yield from (_write_card(loaded) for loaded in found)
        yield "</div>\n"
    yield "## All in one table\n"
    yield "| name | exercise | what coach does | faults that it names |\n| --- | --- | --- | --- |"
    yield from (_write_row(loaded) for loaded in shipped.values())


def _write_row(loaded: LoadedExercise) -> str:
    exercise = loaded.exercise
    faults = ", ".join(escape(fault.title).lower() for fault in exercise.faults)
    title = f"[{escape(exercise.title)}]({loaded.name}.md)"
    return f"| `{loaded.name}` | {title} | {KINDS[exercise.kind]} | {faults} |"


def _write_card(loaded: LoadedExercise) -> str:
    exercise = loaded.exercise
    figure = choose_figure(exercise)
    drawing = (
        write_drawing(figure, exercise.title, _find_view(exercise, figure.name)) if figure else ""
    )
    link = f'<a href="{loaded.name}.html">{escape_html(exercise.title)}</a>'
    return f"<div>{drawing}<p>{link}<br><small>{escape_html(exercise.dose.text)}</small></p></div>"


def _find_view(exercise: Exercise, figure: str) -> View:
    fault = next((fault for fault in exercise.faults if fault.name == figure), None)
    return fault.view if fault else exercise.view.kinds[0]


def _write_page(loaded: LoadedExercise) -> Iterator[str]:
    exercise = loaded.exercise
    room = (
        measure_room([(figure, _find_view(exercise, figure.name)) for figure in exercise.figures])
        if exercise.figures and exercise.kind != "guided"
        else None
    )
    yield f"# {exercise.title}\n"
    yield f"{escape(exercise.summary)}\n"
    yield from _write_figures(exercise, room)
    yield from _write_facts(loaded)
    yield from _write_instructions(exercise)
    yield from _write_measuring(exercise)
    yield from _write_faults(exercise, room)
    yield from _write_cautions(exercise)
    yield f"## Where this comes from\n\n{escape(exercise.source.text)}\n"
    yield "All numbers are in"
    yield (
        f"[its file]({loaded.name}.toml). [Writing an exercise](../writing-an-exercise.md) "
        "explains how to change a copy."
    )


def _write_figures(exercise: Exercise, room: Bounds | None) -> Iterator[str]:
    faults = {fault.name for fault in exercise.faults}
    good = [figure for figure in exercise.figures if figure.name not in faults]
    if good:
        yield '<div class="figures">'
        yield from (
            _write_figure(exercise, figure, name_stage(figure.name), room) for figure in good
        )
        yield "</div>\n"


def _write_figure(exercise: Exercise, figure: Figure, caption: str, room: Bounds | None) -> str:
    words = f"{exercise.title}: {caption}"
    drawing = write_drawing(figure, words, _find_view(exercise, figure.name), room)
    return f"<figure>{drawing}<figcaption>{escape_html(caption)}</figcaption></figure>"


def _write_facts(loaded: LoadedExercise) -> Iterator[str]:
    exercise = loaded.exercise
    yield f"| How much | {escape(exercise.dose.text)} |\n| --- | --- |"
    yield f"| In numbers | {write_dose(exercise)} |"
    yield f"| Position | {POSITIONS[exercise.position]} |"
    yield f"| Where | {', '.join(PLACES[place] for place in exercise.places)} |"
    yield f"| Level | {exercise.level} |"
    yield f"| What coach does | {KINDS[exercise.kind]} |"
    yield f"| Start it | `coach live --exercise {loaded.name}` |\n"


def _write_instructions(exercise: Exercise) -> Iterator[str]:
    yield "## How to do it\n"
    yield from (f"{number}. {escape(step)}" for number, step in enumerate(exercise.steps, 1))
    if exercise.guide:
        whole = sum(step.seconds for step in exercise.guide)
        yield f"\n## What coach tells you, and for how long\n\n{write_seconds(whole)} in all.\n"
        yield from (
            f"{number}. {escape(step.text)} *{write_seconds(step.seconds)}*"
            for number, step in enumerate(exercise.guide, 1)
        )
    yield f"\n## Where to put the camera\n\n{escape(exercise.placement)}\n"
    if exercise.kind != "guided":
        seen = " or ".join(f"the {kind}" for kind in exercise.view.kinds)
        yield (
            f"Measured from {seen}, up to {exercise.view.max_yaw_deg:g} degrees off "
            f"it.{NEAR[exercise.view.near]}\n"
        )


def _write_measuring(exercise: Exercise) -> Iterator[str]:
    if exercise.kind == "guided":
        return
    yield "## What is measured\n"
    low, high = exercise.target
    yield (
        f"The angle shown large is **{name_angle(exercise.main_angle).capitalize()}**; {low:g} to "
        f"{high:g} "
        "degrees is good."
    )
    yield "[Measuring](../measuring.md) says what each angle is.\n"
    for phase in exercise.phases:
        lasting = f", for {phase.hold_s:g} s" if phase.hold_s else ""
        yield f"- **{name_stage(phase.name)}** is: {write_conditions(phase.when)}{lasting}."
    if exercise.phases:
        yield (
            f"- A repetition goes through all of these and back, in {exercise.min_s:g} to "
            f"{exercise.max_s:g} s.\n"
        )
    if exercise.hold:
        yield from (
            f"- The clock runs while: {write_condition(condition)}."
            for condition in exercise.hold.when
        )
        yield (
            f"- A break of up to {exercise.hold.grace_s:g} s does not end the hold, but is not "
            "counted.\n"
        )
    yield from _write_range_rule(exercise)


def _write_range_rule(exercise: Exercise) -> Iterator[str]:
    rule = exercise.range_of_motion
    if rule is None:
        return
    yield (
        f"- The result: {escape(rule.definition)} {rule.trials} trials a side, each the middle "
        f"of at least {rule.plateau_s:g} s."
    )
    yield f"- The norm: {rule.norm_deg:g} degrees. {escape(rule.norm_source)}"
    if rule.typical is not None:
        low, high = rule.typical.low_deg, rule.typical.high_deg
        yield f"- Typical: {low:g} to {high:g} degrees. {escape(rule.typical.source)}"
    if rule.also:
        yield f"- Read with it: {escape(rule.also_definition)}"
    for cutoff in rule.cutoffs:
        side = f"above {cutoff.above:g}" if cutoff.above is not None else f"below {cutoff.below:g}"
        what = "the second angle" if cutoff.measure == "also" else "the result"
        yield f"- If {what} is {side} degrees: {escape(cutoff.meaning)} *{escape(cutoff.source)}*"
    yield from (
        f"- No number without: {write_condition(one)}. {escape(one.why)}" for one in rule.credit
    )
    yield ""


def _write_faults(exercise: Exercise, room: Bounds | None) -> Iterator[str]:
    if exercise.faults:
        yield "## What coach watches\n"
    figures = {figure.name: figure for figure in exercise.figures}
    for fault in exercise.faults:
        yield f"### {escape(fault.title)}\n"
        if fault.name in figures:
            drawing = _write_figure(exercise, figures[fault.name], fault.title, room)
            yield f'<div class="figures fault">\n{drawing}\n</div>\n'
        yield f"coach says: **{escape(fault.cue)}**\n\n{escape(fault.fix)}\n"
        yield f"*{_write_rule(fault)}*\n"
    if exercise.not_watched:
        yield (
            "## Not watched\n\nThis matters too, but a camera cannot judge it. coach reminds "
            "you of it and does not guess.\n"
        )
        yield from (f"- **{escape(one.cue)}.** {escape(one.why)}" for one in exercise.not_watched)
        yield ""


def _write_rule(fault: Fault) -> str:
    when = (
        "at the turning point" if fault.judged == "turning-point" else f"for {fault.lasting_s:g} s"
    )
    during = f" ({', '.join(map(name_stage, fault.during)).lower()})" if fault.during else ""
    return escape(f"Seen from the {fault.view}{during}: {write_conditions(fault.when)}, {when}.")


def _write_cautions(exercise: Exercise) -> Iterator[str]:
    yield "## Take care\n"
    yield from (f"- {escape(caution)}" for caution in list_cautions(exercise))
    yield (
        "- Stop an exercise that makes the pain worse. [When to see a "
        "professional](../when-to-stop.md).\n"
    )
