"""A hold that ends before the countdown of its set does counts in no set, live and replayed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from coach.exercise.dose.dose_done import measure_dose
from coach.exercise.tracking.events import HoldEnded
from coach.exercise.tracking.replay_trainer import ReplayTrainer, list_starts
from coach.exercise.tracking.session import fold_all
from tests.poses.person import Person, shorten
from tests.poses.stage import WAY_S, read, stage


def hold_briefly(person: Person, seconds: float) -> None:
    """Take the position, and let go before it counts."""
    hold, rule = stage(person.exercise, "hold"), person.exercise.hold
    assert rule is not None
    person.turn()
    begun = len(person.guidances)
    out_s = rule.grace_s + 1.0
    person.move((person.rest, 0.0, 0.1), (hold, WAY_S, seconds), (person.rest, WAY_S, out_s))
    assert all(each.step != "doing" for each in person.guidances[begun:])
    assert any(each.step in ("resting", "getting_ready") for each in person.guidances[begun:])


def do_set(person: Person) -> None:
    person.wait()
    number = person.now.set_number
    while person.now.set_number == number and person.now.step not in ("resting", "done"):
        person.do()


def wait_for_the_end_of_the_rest(person: Person) -> None:
    while person.now.step == "resting":
        person.wait()


BEFORE: Final[dict[str, tuple[Callable[[Person], None], float]]] = {
    "rest": (lambda person: None, 1.5),
    "getting ready": (wait_for_the_end_of_the_rest, 1.5),
    "countdown": (wait_for_the_end_of_the_rest, 3.5),
}
"""What is done before the false start, and how long that lasts in seconds."""


@pytest.mark.parametrize("when", BEFORE)
@pytest.mark.parametrize("name", ["plank", "knee-to-chest"], ids=["same side", "other side"])
def test_a_false_start_before_a_later_set_counts_nowhere(name: str, when: str) -> None:
    prepare, seconds = BEFORE[when]
    person = Person(shorten(read(name)))
    do_set(person)
    prepare(person)
    hold_briefly(person, seconds)
    *_, last = person.exercise_all()
    assert last.step == "done"
    dose, events = person.exercise.dose, person.events
    session = fold_all([*events, *person.trainer.finish(person.time_s)])
    assert len(session.holds) == last.sets * (dose.repetitions or 1)
    assert sum(isinstance(event, HoldEnded) for event in events) == len(session.holds) + 1
    assert all(hold.held_s >= (dose.hold_s or 0.0) - 0.2 for hold in session.holds)
    assert all(part.complete for part in measure_dose(person.exercise, session))
    clock = person.trainer.measure.clock
    assert clock is not None
    assert clock.done == len(session.holds)
    replayed = ReplayTrainer(person.exercise, "auto", list_starts(events))
    again = [event for each in replayed.update_many(person.poses) for event in each.events]
    assert again == events
