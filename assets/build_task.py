"""Build a pose model for MediaPipe's Tasks API from a landmark network and BlazePose's detector.

The Tasks API wants each network to carry its input normalisation as metadata. Only the `mediapipe`
0.10.21 wheel can still write that: the writer is broken in later wheels. It has the detector and
the "full" landmark network; the "heavy" one is in the npm package `@mediapipe/pose` 0.5.1675469404
(both Apache-2.0). So:

    python -m venv old
    old/bin/pip install mediapipe==0.10.21
    old/bin/python build_task.py pose_landmarker_full.task
    npm pack @mediapipe/pose@0.5.1675469404
    tar xzf mediapipe-pose-0.5.1675469404.tgz
    old/bin/python build_task.py pose_landmarker_heavy.task package/pose_landmark_heavy.tflite

Checked: on the same pictures the full model gives the world landmarks of mediapipe 0.10.21's own
`solutions.pose` to 4e-4 m; the heavy network with its metadata is the shipped one byte by byte.
"""

import sys
import zipfile
from importlib import resources
from pathlib import Path

from mediapipe.tasks.python.metadata.metadata_writers import metadata_writer

MODULES = resources.files("mediapipe") / "modules"
DETECTOR = MODULES / "pose_detection" / "pose_detection.tflite"
FULL = MODULES / "pose_landmark" / "pose_landmark_full.tflite"

# Network, name in the bundle, mean and standard deviation of the input pixels.
NETWORKS = (
    (DETECTOR, "pose_detector.tflite", 127.5, 127.5),  # [-1, 1]
    (
        Path(sys.argv[2]) if len(sys.argv) > 2 else FULL,
        "pose_landmarks_detector.tflite",
        0.0,
        255.0,
    ),  # [0, 1]
)

with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_STORED) as bundle:
    for source, name, mean, std in NETWORKS:
        network = bytearray(source.read_bytes())
        writer = metadata_writer.MetadataWriter.create(network)
        writer.add_image_input([mean], [std])
        bundle.writestr(name, writer.populate()[0])
