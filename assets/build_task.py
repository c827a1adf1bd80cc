"""Build pose_landmarker_full.task from the two networks inside the mediapipe 0.10.21 wheel.

The wheel (Apache-2.0) has the BlazePose detector and landmark networks but no bundle for the Tasks
API, which wants each network to carry its input normalisation as metadata. Only 0.10.21 can still
write that: the writer is broken in later wheels. So:

    python -m venv old
    old/bin/pip install mediapipe==0.10.21
    old/bin/python build_task.py pose_landmarker_full.task

Checked: on the same pictures the bundle gives the world landmarks of mediapipe 0.10.21's own
`solutions.pose` to 4e-4 m.
"""

import sys
import zipfile
from importlib import resources

from mediapipe.tasks.python.metadata.metadata_writers import metadata_writer

# File in the wheel, name in the bundle, mean and standard deviation of the input pixels.
NETWORKS = (
    (
        "modules/pose_detection/pose_detection.tflite",
        "pose_detector.tflite",
        127.5,
        127.5,
    ),  # [-1, 1]
    (
        "modules/pose_landmark/pose_landmark_full.tflite",
        "pose_landmarks_detector.tflite",
        0.0,
        255.0,
    ),  # [0, 1]
)

with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_STORED) as bundle:
    for source, name, mean, std in NETWORKS:
        network = bytearray(resources.files("mediapipe").joinpath(source).read_bytes())
        writer = metadata_writer.MetadataWriter.create(network)
        writer.add_image_input([mean], [std])
        bundle.writestr(name, writer.populate()[0])
