"""Results as JSON. What was not measured is null, never 0, with a reason."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from coach.body.angle_errors import NAMES as ESTIMATED
from coach.body.presence import FOUND_DELAY_S
from coach.body.sides import SideChoice, list_asked_sides
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.events import TrialDone
from coach.exercise.tracking.session import Session
from coach.message import Message, join_with
from coach.pipeline import Analysis
from coach.report.output import (
    format_json_for_stdout,
    reporting,
    reporting_stdout,
    require_stdout,
    reserve_output,
)
from coach.report.results.angle_table import count_digits
from coach.report.results.measurements import (
    Earlier,
    describe_done,
    describe_hold_test,
    describe_motion,
    describe_range_test,
    describe_steps,
    explain_missing_sides,
)
from coach.report.text import round_known

SCHEMA_VERSION = 1
USUAL_SHARE = 0.2
"""A problem with the view is reported if it occurs in this share of the poses."""
GOOD_SHARE = 0.5
"""The view counts as good if it is good in this share of the poses."""


def summarise(
    analysis: Analysis,
    name: str,
    exercise: Exercise,
    source: str,
    earlier: Earlier | None = None,
    side: SideChoice = "auto",
) -> dict[str, Any]:
    """Return what happened as plain values for JSON (seconds, degrees; None if not measured).

    Args:
        analysis: The evaluated poses.
        name: Name of the exercise.
        exercise: The exercise.
        source: Name of the recording or video.
        earlier: Earlier results of the same person in a range-of-motion test.
        side: The side that was asked for.
    """
    session = analysis.session
    return {
        "schema_version": SCHEMA_VERSION,
        "exercise": name,
        "source": source,
        "asked_side": side,
        "frames": analysis.frames,
        "duration_s": round_known(analysis.duration_s, 3),
        "tracked_s": round_known(session.tracked_s, 3),
        "view": _describe_view(analysis),
        **_describe_counts(session),
        "uncounted": [
            {
                "start_s": round_known(each.start_s, 3),
                "end_s": round_known(each.end_s, 3),
                "why": each.why,
            }
            for each in analysis.uncounted
        ],
        "range_of_motion": describe_motion(session, exercise, analysis.yaw_deg, earlier or {}),
        "range_test": describe_range_test(session, exercise, analysis.yaw_deg),
        "hold_test": describe_hold_test(session, exercise),
        "dose": describe_done(session, exercise, side),
        "guided_steps": describe_steps(session, exercise),
        "angle_errors": _describe_errors(analysis),
        "not_measured": _explain_missing(analysis, exercise, side),
    }


def _describe_counts(session: Session) -> dict[str, Any]:
    return {
        "repetitions": [
            {
                "start_s": round_known(r.start_s, 3),
                "peak_s": round_known(r.peak_s, 3),
                "end_s": round_known(r.time_s, 3),
                "side": r.side,
                "peak_deg": round_known(r.peak_deg, 1),
                "faults": list(r.faults),
                **({"only_counted": True} if r.only_counted else {}),
            }
            for r in session.repetitions
        ]
        + [_describe_trial(trial) for trial in session.trials if trial.done_as_asked],
        "holds": [
            {
                "start_s": round_known(h.start_s, 3),
                "end_s": round_known(h.end_s, 3),
                "held_s": round_known(h.held_s, 3),
                "side": h.side,
                "faults": list(h.faults),
                **({"level": h.level} if h.level else {}),
                **({"swings": h.swings} if h.swings else {}),
            }
            for h in session.holds
        ],
        "faults": [
            {
                "name": f.name,
                "start_s": round_known(f.start_s, 3),
                "end_s": round_known(f.end_s, 3),
                "side": f.side,
            }
            for f in session.faults
        ],
    }


def _describe_trial(trial: TrialDone) -> dict[str, Any]:
    """Return a trial that was done as the test asks as a repetition: from and to its plateau."""
    return {
        "start_s": round_known(trial.start_s, 3),
        "peak_s": round_known((trial.start_s + trial.end_s) / 2, 3),
        "end_s": round_known(trial.end_s, 3),
        "side": trial.side,
        "peak_deg": round_known(trial.peak_deg, 1),
        "faults": list(trial.faults),
        **({"only_counted": True} if trial.only_counted else {}),
    }


def _describe_errors(analysis: Analysis) -> dict[str, dict[str, float | None]]:
    """Return in what share of the poses each angle was measured, and how wrong it may be then.

    Only angles whose error is estimated, see `coach.body.angle_errors`.
    """
    return {
        name: {
            "measured": round_known(count / analysis.present, 3),
            "error": round_known(analysis.errors[name] / count, count_digits(name)),
        }
        for name in ESTIMATED
        if (count := analysis.measured[name])
    }


def _describe_view(analysis: Analysis) -> dict[str, Any]:
    kind = analysis.kinds.most_common(1)[0][0] if analysis.kinds else None
    facing = analysis.facings.most_common(1)[0][0] if analysis.facings else None
    usual = [
        analysis.words[key]
        for key, count in analysis.problems.items()
        if count >= USUAL_SHARE * analysis.present
    ]
    ok = analysis.present > 0 and analysis.good_views >= GOOD_SHARE * analysis.present
    return {
        "kind": kind,
        "facing": facing,
        "yaw_deg": round_known(analysis.yaw_deg, 1),
        "ok": ok,
        "problems": usual,
    }


def _explain_missing(
    analysis: Analysis, exercise: Exercise, side: SideChoice
) -> list[dict[str, str]]:
    """Return what was not measured, and why."""
    if exercise.kind == "guided":
        why = Message("Not watched: the steps are timed, and nobody looks at how they are done.")
        watched = [
            {"what": item.name, "why": Message("Not watched. {why}", why=item.why)}
            for item in exercise.not_watched
        ]
        return [{"what": Message("everything"), "why": why}, *watched]
    if not analysis.present:
        return [{"what": Message("everything"), "why": _explain_nobody(analysis)}]
    session = analysis.session
    unseen = _explain_missing_angles(_describe_view(analysis))
    missing = [*unseen, *_explain_only_counted(session)]
    missing += explain_missing_sides(
        session, exercise, unseen[0]["why"] if unseen else "", list_asked_sides(side)
    )
    missing += [{"what": f"faults.{item.name}", "why": item.why} for item in exercise.not_watched]
    kinds = set(analysis.kinds)
    missing += [
        {"what": f"faults.{fault.name}", "why": _explain_view(fault.view)}
        for fault in exercise.faults
        if fault.view not in kinds
    ]
    return missing


def _explain_nobody(analysis: Analysis) -> Message:
    if analysis.frames and analysis.duration_s < FOUND_DELAY_S:
        return Message("It is too short to find anybody in it.")
    return Message("Nobody was seen.")


def _explain_missing_angles(view: dict[str, Any]) -> list[dict[str, str]]:
    """Return why the view of the whole session, or of a part of it, showed no angles."""
    problems = join_with(" ", view["problems"])
    if not view["ok"]:
        why = problems or Message("The view was not good enough most of the time.")
        return [{"what": Message("angles"), "why": why}]
    if view["problems"]:
        return [{"what": Message("angles while a problem was there"), "why": problems}]
    return []


def _explain_only_counted(session: Session) -> list[dict[str, str]]:
    trials = [trial for trial in session.trials if trial.done_as_asked]
    only = sum(each.only_counted for each in session.repetitions)
    only += sum(each.only_counted for each in trials)
    if not only:
        return []
    why = Message(
        "{n} of {count} were only counted, by the movement that was seen.",
        n=only,
        count=len(session.repetitions) + len(trials),
    )
    return [{"what": Message("angles and faults of repetitions"), "why": why}]


def _explain_view(view: str) -> Message:
    return Message(
        {
            "side": "It can only be seen from the side.",
            "front": "It can only be seen from the front.",
            "back": "It can only be seen from the back.",
        }[view]
    )


@contextmanager
def open_json(target: str) -> Iterator[Callable[[dict[str, Any]], None]]:
    """Yield what writes a summary to a file, or to standard output if `target` is "-".

    The file is created at once beside `target`, and takes its place when the block ends without
    error.

    Raises:
        CoachError: The file cannot be written.
    """
    if target == "-":
        require_stdout()
        yield _print_json
        return
    with reserve_output(Path(target)) as part:

        def write(summary: dict[str, Any]) -> None:
            """Write the summary to the file."""
            text = _format_json(summary)
            with reporting(Path(target)):
                part.write_text(text, encoding="utf-8", errors="backslashreplace")

        yield write


def _print_json(summary: dict[str, Any]) -> None:
    with reporting_stdout():
        sys.stdout.write(format_json_for_stdout(summary) + "\n")
        sys.stdout.flush()


def _format_json(summary: dict[str, Any]) -> str:
    return json.dumps(summary, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
