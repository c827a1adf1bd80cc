"""Make recordings/samples/ from rendered clips.

``.venv/bin/python scripts/make_samples.py CLIPS``, where CLIPS is the folder of rendered clips (the
project's own work).

For each exercise the samples contain a video, the recording made from it, and the events that it
must give (`NAME.events.json`, one event a line), which a test compares. Run it after an intended
change of rules, and review the difference of the events before you commit it.
"""

from __future__ import annotations

import json
import shutil
import sys
from contextlib import closing
from pathlib import Path

from coach.capture.landmarker import MediaPipeLandmarker
from coach.capture.source import open_source
from coach.exercise.tracking.events import to_dict
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import process_frames
from coach.store.exercises.loader import load_exercise
from coach.store.files.locations import samples_folder
from coach.store.recordings.messages import Header
from coach.store.recordings.recording import open_recording
from coach.store.recordings.writer import Recorder

CLIPS = {
    "lunge": "lunge_F1_L_mixed_yaw0.mp4",
    "couch-stretch": "couch_M2_L_pause_yaw5.mp4",
    "knee-to-chest": "ktc_M2_L_otherleg_yaw0.mp4",
    "hip-flexion-test": "rom3_F1_both_yaw5.mp4",
}
"""The clip of each exercise: those with the most events."""


def make_sample(clip: Path, name: str, folder: Path) -> None:
    """Copy the clip, record it, and write its events."""
    video, recorded = folder / f"{name}.mp4", folder / name
    shutil.copyfile(clip, video)
    shutil.rmtree(recorded, ignore_errors=True)
    loaded = load_exercise(name)
    trainer, end_s = Trainer(loaded.exercise), 0.0
    with closing(MediaPipeLandmarker()) as landmarker, open_source(str(video)) as source:
        header = describe(loaded.text, name, landmarker.model_sha256)
        with Recorder(recorded, header) as recorder:
            for moment in process_frames(source.frames(), landmarker, trainer, recorder):
                end_s = moment.pose.time_s
            recorder.write_events(trainer.finish(end_s))
    lines = ",\n".join(json.dumps(to_dict(event)) for event in open_recording(recorded).events())
    (folder / f"{name}.events.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def describe(text: str, name: str, model_sha256: str) -> Header:
    """Return a header that is the same each time the samples are made."""
    return Header(
        exercise=name,
        exercise_text=text,
        side="auto",
        started_utc="2026-01-01T00:00:00Z",
        coach_version="sample",
        python_version="",
        libraries={},
        camera=f"{name}.mp4",
        model_sha256=model_sha256,
        width=640,
        height=480,
    )


def main() -> None:
    """Make all samples."""
    clips = Path(sys.argv[1])
    for name, clip in CLIPS.items():
        make_sample(clips / clip, name, samples_folder())
        print(name)


if __name__ == "__main__":
    main()
