"""Catalogues are updated without losing a translation, and compiled."""

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog

from coach.store.files.locations import poses_folder
from coach.translation import load_translations
from hatch_build import compile_catalogues
from scripts.languages import catalogues
from scripts.languages.exercise_texts import LocatedText, list_located_texts
from scripts.languages.program_texts import list_vocabulary


def make_template(*texts: str) -> Catalog:
    template = Catalog(domain="exercises", fuzzy=False)
    for text in texts:
        template.add(text, context="lunge")
    return template


def test_an_update_keeps_every_translation(tmp_path: Path) -> None:
    path = tmp_path / "de" / "LC_MESSAGES" / "exercises.po"
    catalogue = catalogues.update(path, make_template("Take a long step forward", "Breathe in"))
    assert sorted(catalogues.list_unfinished(catalogue)) == [
        "Breathe in",
        "Take a long step forward",
    ]
    catalogue.get("Take a long step forward", "lunge").string = "Großer Schritt nach vorn"  # type: ignore[union-attr]
    catalogue.get("Breathe in", "lunge").string = "Einatmen"  # type: ignore[union-attr]
    catalogues.write(path, catalogue)
    changed = catalogues.update(path, make_template("Take a longer step forward"))
    message = changed.get("Take a longer step forward", "lunge")
    assert message is not None
    assert message.string == "Großer Schritt nach vorn"
    assert message.fuzzy
    assert list(catalogues.list_unfinished(changed)) == ["Take a longer step forward"]
    assert [gone.string for gone in catalogues.read(path).obsolete.values()] == ["Einatmen"]
    compile_catalogues(tmp_path)
    assert (
        load_translations("de", tmp_path).translate("Take a longer step forward")
        == "Take a longer step forward"
    )
    assert not catalogues.update(path, make_template(), drop_obsolete=True).obsolete


def test_an_update_without_a_change_leaves_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "de" / "LC_MESSAGES" / "exercises.po"
    catalogues.update(path, make_template("Breathe in"))
    before = path.read_bytes()
    path.write_bytes(before.replace(b"Creation-Date: 20", b"Creation-Date: 19"))
    old = path.read_bytes()
    catalogues.update(path, make_template("Breathe in"))
    assert path.read_bytes() == old != before


def test_a_text_is_told_with_its_place() -> None:
    texts = {one.text: one for one in list_located_texts(catalogues.ROOT / "poses" / "lunge.toml")}
    lines = (catalogues.ROOT / "poses" / "lunge.toml").read_text(encoding="utf-8").splitlines()
    cue = texts["Front knee above the ankle"]
    assert cue.place == "faults[knee_past_toes].cue"
    assert cue.text in lines[cue.line - 1]
    assert cue.list_comments() == [cue.place, "spoken: at most 45 characters"]
    assert LocatedText("Lunge", 2, "title") == texts["Lunge"]
    assert texts["Lunge"].list_comments() == ["title"]
    assert not [one for one in texts.values() if one.place.startswith("source")]


def test_a_caution_is_told_with_its_place_whether_or_not_it_names_conditions() -> None:
    path = catalogues.ROOT / "poses" / "lunge.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [one for one in list_located_texts(path) if one.place.startswith("cautions")]
    texts = [f"cautions[{number}].text" for number in range(3)]
    assert [one.place for one in found] == [*texts, "cautions[3]", "cautions[4]"]
    assert all(one.text in lines[one.line - 1] for one in found)


def test_words_of_the_developers_own_exercises_are_not_translated(data_folder: Path) -> None:
    own = data_folder / "poses" / "my-march.toml"
    own.parent.mkdir()
    text = (poses_folder() / "lunge.toml").read_text(encoding="utf-8")
    own.write_text(text.replace('"bottom"', '"lowest"'), encoding="utf-8")
    assert "Bottom" in list_vocabulary()
    assert "Lowest" not in list_vocabulary()
