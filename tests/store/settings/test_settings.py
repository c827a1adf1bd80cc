"""Settings are read back as they were saved; mistakes are reported and no file is lost."""

from __future__ import annotations

import os
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated, Any
from unittest import mock

import pydantic
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from coach.errors import CoachError
from coach.store.files import file_lock, locations
from coach.store.settings import settings
from coach.store.settings.settings import (
    Settings,
    change_setting,
    check_setting,
    find_settings_file,
    load_settings,
    save_settings,
    update_settings,
)
from coach.store.toml.error_messages import choose_example
from tests.store.toml.mistakes import Mistake

OWN = Settings(
    model="/models/heavy.task",
    norm_hip_flexion_deg=125.0,
    norm_hip_flexion_source="Our clinic, 2026",
)


def put(text: str | bytes) -> Path:
    path = find_settings_file()
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def refusal() -> CoachError:
    with pytest.raises(CoachError) as caught:
        load_settings()
    return caught.value


# Reading


def test_without_a_file_all_is_as_shipped(data_folder: Path) -> None:
    assert load_settings() == Settings()
    assert (Settings().model, Settings().norm_hip_flexion_deg) == ("", 120.0)
    assert list(data_folder.iterdir()) == []


@pytest.mark.parametrize("text", ["", "schema_version = 1", "# model = 3\n"])
def test_what_a_file_does_not_say_is_as_shipped(text: str) -> None:
    put(text)
    assert load_settings() == Settings()


def test_a_file_is_read() -> None:
    put(
        'schema_version = 1\nmodel = "/models/heavy.task"\nnorm_hip_flexion_deg = '
        '125\nnorm_hip_flexion_source = "Our clinic, 2026"'
    )
    assert load_settings() == OWN


@pytest.mark.parametrize("key", sorted(settings.RETIRED))
def test_a_key_that_is_no_more_is_read_past_and_goes_when_something_is_kept(key: str) -> None:
    path = put(f'# mine\n{key} = "2026-01-31T09:00:00+00:00"\nvoice = false\n')
    assert load_settings() == Settings(voice=False)
    save_settings(Settings(voice=False, volume=0.5))
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# mine"
    assert not any(key in line for line in lines)
    assert load_settings() == Settings(voice=False, volume=0.5)


@pytest.mark.parametrize(
    "name", ["config_folder", "PermissionError"], ids=["no home", "locked out of it"]
)
def test_without_a_home_all_is_as_shipped(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Path:
        raise (
            CoachError("no home")
            if name == "config_folder"
            else PermissionError(13, "Permission denied")
        )

    monkeypatch.setattr(
        *((locations, "config_folder") if name == "config_folder" else (Path, "stat")), fail
    )
    assert load_settings() == Settings()


MISTAKES = [
    Mistake(
        "key misspelt",
        'modl = "x"',
        ('modl = "x"', "is not a key here", "Did you mean model?", 'model = "/home/'),
    ),
    Mistake(
        "key unlike any",
        "xyz = 1",
        ("xyz = 1", "The keys here are: model, norm_hip_flexion_deg"),
    ),
    Mistake("a table", "[window]\nsize = 3", ("window = { size = 3 }", "is not a key here")),
    Mistake(
        "text for a number",
        'norm_hip_flexion_deg = "120"',
        ('= "120"', "must be a number", "norm_hip_flexion_deg = 120.0"),
    ),
    Mistake("truth for a number", "norm_hip_flexion_deg = true", ("= true", "must be a number")),
    Mistake("not a number", "norm_hip_flexion_deg = nan", ("= nan", "must be a finite number")),
    Mistake(
        "too small",
        "norm_hip_flexion_deg = 2",
        ("= 2", "must be greater than or equal to 30", "norm_hip_flexion_deg = 120.0"),
    ),
    Mistake(
        "number for a text",
        "model = 3",
        ("model = 3", "must be a text in quotes", 'model = "/home/'),
    ),
    Mistake("two lines", 'model = "a\\nb"', ('model = "a\\nb"', "must stand on one line")),
    Mistake("truth for a version", "schema_version = true", ("= true", "must be 1")),
    Mistake(
        "truth for a whole number", "retention_days = true", ("= true", "must be a whole number")
    ),
    Mistake("older version", "schema_version = 0", ("schema_version = 0", "must be 1")),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_mistake_is_told_with_file_key_value_rule_and_example(mistake: Mistake) -> None:
    path = put(mistake.text)
    error = refusal()
    assert error.message.startswith(
        f"{path}: one mistake in this settings file.\n  settings.toml: "
    )
    assert [word for word in mistake.words if word not in error.message] == [], error.message
    assert "delete the file" in error.hint


def test_all_mistakes_are_told_at_once() -> None:
    put(
        "\n".join(
            mistake.text
            for mistake in MISTAKES
            if mistake.what in ("key misspelt", "too small", "older version")
        )
    )
    message = refusal().message
    assert "3 mistakes in this settings file" in message
    assert all(
        word in message for word in ("modl", "norm_hip_flexion_deg = 2", "schema_version = 0")
    )


FILES = [
    pytest.param("model = heavy.task", "line 1, column 9", id="text without quotes"),
    pytest.param(b"model = '\xe9'", "line 1: this is not UTF-8", id="latin-1"),
    pytest.param(b"#" * 300_000, "larger than 256 KiB; a settings file", id="too large"),
]


@pytest.mark.parametrize(("content", "words"), FILES)
def test_a_file_that_is_no_toml_is_refused(content: str | bytes, words: str) -> None:
    path = put(content)
    error = refusal()
    assert words in error.message
    assert str(path) in error.message


def test_a_folder_in_its_place_is_refused() -> None:
    find_settings_file().mkdir(parents=True)
    assert "not a file" in refusal().message


def test_every_example_would_pass() -> None:
    for field in Settings.model_fields.values():
        pydantic.TypeAdapter(Annotated[field.annotation, field]).validate_python(
            choose_example(field)
        )


# Saving


TEXTS = st.text(
    st.characters(
        exclude_categories=["Cs"], exclude_characters=[chr(code) for code in (*range(32), 127)]
    ),
    max_size=40,
)


@hypothesis_settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.builds(
        Settings,
        model=TEXTS,
        norm_hip_flexion_source=TEXTS,
        norm_hip_flexion_deg=st.floats(30, 180),
    )
)
def test_settings_come_back_as_they_were_kept(kept: Settings) -> None:
    save_settings(kept)
    assert load_settings() == kept


def test_the_file_is_its_own_manual_and_pins_no_default() -> None:
    text = save_settings(Settings(norm_hip_flexion_deg=125.0)).read_text(encoding="utf-8")
    lines = text.splitlines()
    assert {"schema_version = 1", '# model = ""', "norm_hip_flexion_deg = 125.0"} <= set(lines)
    assert all(
        f"# {field.description}" in lines
        for key, field in Settings.model_fields.items()
        if key != "schema_version"
    )
    assert text.endswith("\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_only_this_user_can_read_it() -> None:
    put("").chmod(0o644)
    path = save_settings(OWN)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_the_folder_is_made_for_this_user_alone() -> None:
    path = save_settings(OWN)
    assert path == find_settings_file()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_failure_leaves_the_file_as_it_was_and_nothing_beside_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = save_settings(OWN)
    before = path.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(CoachError, match="No space left") as caught:
        save_settings(Settings())
    assert str(path) in caught.value.message
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "schema_version = 2\nvoice = 'calm'\n",
            "newer coach (schema_version = 2; this coach reads 1)",
            id="newer",
        ),
        pytest.param("modl = 3\n", "one mistake", id="with a mistake"),
    ],
)
def test_a_file_that_is_not_understood_is_refused_and_left_untouched(text: str, words: str) -> None:
    path = put(text)
    error = refusal()
    assert words in error.message
    assert "voice" not in error.message
    with pytest.raises(CoachError):
        save_settings(OWN)
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few users make links")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    link = put("")
    link.unlink()
    target = tmp_path / "kept elsewhere.toml"
    link.symlink_to(target)
    save_settings(OWN)
    assert link.is_symlink()
    assert (load_settings(), target.is_file()) == (OWN, True)


# Changing


CHANGES = [
    pytest.param("norm_hip_flexion_deg", "125", 125.0, id="a number"),
    pytest.param("norm_hip_flexion_deg", "122.5", 122.5, id="a broken number"),
    pytest.param("model", "C:\\models\\heavy.task", "C:\\models\\heavy.task", id="a path"),
    pytest.param("norm_hip_flexion_source", "125", "125", id="a text of digits"),
    pytest.param("colours", "contrast", "contrast", id="a choice"),
    pytest.param("units", "imperial", "imperial", id="units"),
    pytest.param("voice", "false", False, id="off"),
    pytest.param(
        "norm_hip_flexion_source", 'the "green" book', 'the "green" book', id="a text with quotes"
    ),
]


@pytest.mark.parametrize(("key", "text", "value"), CHANGES)
def test_a_value_is_taken_as_it_is_typed(key: str, text: str, value: Any) -> None:
    assert change_setting(OWN, key, text) == OWN.model_copy(update={key: value})


@pytest.mark.parametrize("key", Settings.model_fields)
def test_an_empty_text_resets_a_setting(key: str) -> None:
    assert getattr(change_setting(OWN, key, ""), key) == getattr(Settings(), key)


WRONG = [
    pytest.param("modl", "x", "Did you mean model?", id="key"),
    pytest.param(
        "norm_hip_flexion_deg", "300", "must be less than or equal to 180", id="out of range"
    ),
    pytest.param(
        "norm_hip_flexion_deg",
        "wide",
        'norm_hip_flexion_deg = "wide": must be a number',
        id="no number",
    ),
    pytest.param("norm_hip_flexion_deg", "[" * 5000, "must be a number", id="nested without end"),
    pytest.param(
        "voice", "{a" + ".a" * 5000 + " = 1}", "must be true or false", id="dots without end"
    ),
    pytest.param("colours", "pink", "'system', 'dark', 'light' or 'contrast'", id="no such choice"),
    pytest.param("warned_utc", "x", "is not a key here", id="a key that is no more"),
    pytest.param("schema_version", "2", "must be 1", id="version"),
    pytest.param("model", "a\nb", "must stand on one line", id="two lines"),
]


@pytest.mark.parametrize(("key", "text", "words"), WRONG)
def test_a_value_that_would_not_pass_is_told(key: str, text: str, words: str) -> None:
    with pytest.raises(CoachError) as caught:
        change_setting(OWN, key, text)
    assert words in caught.value.message
    assert "coach settings show" in caught.value.hint


def test_an_invalid_value_is_not_written() -> None:
    path = save_settings(OWN)
    before = path.read_bytes()
    with pytest.raises(CoachError, match="must be less than or equal to 1"):
        update_settings(lambda settings: settings.model_copy(update={"volume": 2.0}))
    with pytest.raises(CoachError, match="must stand on one line"):
        save_settings(OWN.model_copy(update={"camera": "a\nb"}))
    assert path.read_bytes() == before


@pytest.mark.parametrize("programs", [False, True], ids=["threads", "programs"])
def test_changes_at_the_same_time_are_all_kept(
    monkeypatch: pytest.MonkeyPatch, *, programs: bool
) -> None:
    """Two threads that know nothing of each other are like two programs."""
    if programs:
        monkeypatch.setattr(file_lock, "_THREADS", mock.Mock(setdefault=lambda _, lock: lock))
    values = {
        "language": "de",
        "camera": "1",
        "mirror": False,
        "units": "imperial",
        "volume": 0.5,
        "emergency_number": "112",
        "retention_days": 30,
        "colours": "dark",
    }
    together = threading.Barrier(len(values))

    def change(key: str) -> None:
        together.wait()
        update_settings(lambda settings: settings.model_copy(update={key: values[key]}))

    with ThreadPoolExecutor(len(values)) as pool:
        list(pool.map(change, values))
    assert load_settings() == Settings(**values)  # type: ignore[arg-type]


def test_one_value_is_checked_by_itself() -> None:
    check_setting("camera_rotations", "HD Webcam=90")
    with pytest.raises(CoachError, match="must be like HD Webcam=90"):
        check_setting("camera_rotations", "HD Webcam")
