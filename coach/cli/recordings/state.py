"""What the list says of a recording: whether it can be read, is whole, and counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.translation import tr

if TYPE_CHECKING:
    from coach.store.recordings.recording import ListedRecording


def describe_state(listed: ListedRecording, *, superseded: bool) -> str:
    """Return what is to be known of a recording; empty if nothing.

    Args:
        listed: The recording.
        superseded: Whether what was done counts in another copy of it.
    """
    from coach.store.recordings.superseded import is_repair

    if listed.recording is None:
        problem = tr(listed.problem).rpartition(".mcap: ")[2]
        return tr("cannot be read: {problem}", problem=problem)
    if listed.locked:
        return tr("being written")
    if not listed.recording.header.begun:
        return tr("only the pain was asked")
    if superseded and is_repair(listed.name):
        return tr("repaired copy: another one counts")
    if superseded and listed.recording.finished:
        return tr("another copy counts")
    if superseded:
        return tr("repaired: the repaired copy counts")
    if not listed.recording.finished:
        return tr("cut off")
    return tr("repaired copy") if is_repair(listed.name) else ""
