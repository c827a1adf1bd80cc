"""What has too few pictures a second is refused, not judged wrongly."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from coach.body.pose import empty_pose
from coach.cli import main
from coach.cli.analyze.frame_rate import require_rate
from coach.errors import SourceError
from coach.store.recordings.recording import open_recording
from coach.store.recordings.writer import Recorder
from tests.report.helpers import SAMPLES


def space(step_s: float, count: int = 20) -> list[float]:
    return [step_s * number for number in range(count)]


@pytest.mark.parametrize(
    "times_s",
    [[], [0.0], space(0.1), space(0.5), [*space(0.1), *(10.0 + time_s for time_s in space(0.1))]],
    ids=["none", "one picture", "10 a second", "just enough", "a gap"],
)
def test_enough_pictures_are_judged(times_s: list[float]) -> None:
    require_rate((empty_pose(time_s, 64, 48) for time_s in times_s), "clip.mp4")


@pytest.mark.parametrize(("step_s", "rate"), [(0.51, "2.0"), (0.53, "1.9"), (2.0, "0.5")])
def test_too_few_are_refused_with_their_rate(step_s: float, rate: str) -> None:
    with pytest.raises(
        SourceError, match=rf"clip\.mp4: {rate} pictures a second are too few"
    ) as it:
        require_rate((empty_pose(time_s, 64, 48) for time_s in space(step_s)), "clip.mp4")
    assert it.value.hint == "Record at 10 pictures a second or more; 2 are the least."


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_thinned_recording_states_nothing(
    sample: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = open_recording(Path("recordings/samples") / sample)
    with Recorder(tmp_path / "thin", dataclasses.replace(whole.header)) as recorder:
        for pose in [*whole.poses()][::8]:
            recorder.write(pose)
    assert main(["analyze", str(tmp_path / "thin")]) == 2
    shown = capsys.readouterr()
    assert "1.9 pictures a second are too few" in shown.err
    assert shown.out == ""
