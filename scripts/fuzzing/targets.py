"""The targets by name: every kind of file that coach reads, and the layers below."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from . import addresses, files, layers, seeds, sent
from .mutation import mix_json, mix_toml
from .record_mutation import mix_records
from .target import Target

TARGETS: Final[Mapping[str, Target]] = {
    # Whole files, as a user has them.
    "exercise": Target(files.read_exercise, seeds.read_exercises, mix_toml),
    "programme": Target(files.read_programme, seeds.read_programmes, mix_toml),
    "settings": Target(
        files.read_settings, lambda: [seeds.SETTINGS, seeds.SETTINGS + seeds.PLACES], mix_toml
    ),
    "person": Target(files.read_person, lambda: [seeds.PERSON], mix_toml),
    "course": Target(files.read_course, lambda: [seeds.COURSE], mix_toml),
    "profile": Target(
        files.read_profile, lambda: [b"ada\n", b"mr_jones", "Zoë".encode()], leaves=True
    ),
    "recording": Target(files.read_recording, seeds.write_recordings, mix_records, leaves=True),
    "messages": Target(files.read_whole_messages, seeds.write_messages, mix_json, leaves=True),
    "zip": Target(files.read_zip, seeds.write_zips, leaves=True),
    "prescription": Target(sent.read_prescription_file, sent.write_prescriptions, leaves=True),
    "prescription_texts": Target(
        sent.read_prescription_texts, sent.write_prescription_texts, leaves=True
    ),
    "sent_results": Target(sent.read_sent_results, sent.write_sent_results, mix_json),
    "checksums": Target(files.read_checksums, seeds.write_checksums),
    "history": Target(files.read_history, seeds.write_history, leaves=True),
    "ledger": Target(files.read_ledger, seeds.write_ledger, mix_json),
    "results": Target(files.read_results, lambda: [b"a.mp4", b"<b>a & b</b>"], mix_json),
    "video": Target(files.read_video, seeds.write_videos),
    # What is made of them.
    "judge": Target(layers.read_judge, seeds.read_few, mix_toml),
    "motion": Target(layers.read_motion, seeds.write_motions, mix_json),
    "report": Target(layers.read_report, seeds.read_few, mix_toml),
    "exports": Target(layers.read_exports, seeds.read_few, mix_toml),
    # Layers that need no disk, or hardly any.
    "address": Target(addresses.read_address, lambda: [*addresses.SEEDS]),
    "toml": Target(layers.read_toml, seeds.read_pieces, mix_toml),
    "exercise_tables": Target(
        layers.read_exercise_tables, seeds.read_tables("poses/*.toml"), mix_json
    ),
    "programme_tables": Target(
        layers.read_programme_tables, seeds.read_tables("poses/programmes/*.toml"), mix_json
    ),
    "settings_text": Target(
        layers.read_settings_text, lambda: [seeds.SETTINGS, seeds.SETTINGS + seeds.PLACES], mix_toml
    ),
    "pose": Target(layers.read_pose, seeds.write_poses, mix_json),
    "event": Target(layers.read_event, seeds.write_events, mix_json),
    "session": Target(layers.read_session, seeds.write_messages, mix_json),
    "rows": Target(layers.read_rows, seeds.write_rows, mix_json),
    "mcap": Target(files.read_mcap, seeds.write_recordings, mix_records),
}
