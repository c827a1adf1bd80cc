"""MakeHuman's files, and what is wrong with them."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from benchmarks.rendering.makehuman import (
    MakeHumanData,
    parse_mesh,
    parse_rig,
    parse_target,
    sort_bones,
)
from coach.errors import CoachError


def test_a_mesh_has_vertices_and_groups_of_faces() -> None:
    mesh = parse_mesh(
        "# text\nv 0 0 0\nv 1 0 0 0.5\nv 1 1 0\nvt 0 0\n\n"
        "g body\nf 1/5 2/6 3/7\ng eye\nf 3 2 1\ng body\nf 2 3 1\n"
    )
    assert mesh.vertices.tolist() == [[0, 0, 0], [1, 0, 0], [1, 1, 0]]
    assert mesh.groups["body"] == [[0, 1, 2], [1, 2, 0]]
    assert mesh.groups["eye"] == [[2, 1, 0]]


def test_a_target_moves_some_vertices() -> None:
    target = parse_target("# CC0\n\n4 .5 -0.25 0\n7 0 0 1e-1\n", "a.target")
    assert target.vertices.tolist() == [4, 7]
    assert target.offsets.tolist() == [[0.5, -0.25, 0], [0, 0, 0.1]]


def test_an_empty_target_moves_nothing() -> None:
    target = parse_target("# CC0\n", "a.target")
    assert target.vertices.shape == (0,)
    assert target.offsets.shape == (0, 3)


@pytest.mark.parametrize("line", ["4 1 2", "4 1 2 3 4", "x 1 2 3", "4 1 2 left", "1.5 1 2 3"])
def test_a_wrong_line_of_a_target_is_named(line: str) -> None:
    with pytest.raises(CoachError, match=re.escape(f"a.target, line 2: {line!r}")):
        parse_target(f"# text\n{line}\n", "a.target")


def test_parents_stand_before_their_children() -> None:
    parents = {"hand": "arm", "arm": "root", "root": None, "head": "root"}
    assert sort_bones(parents) == ("root", "arm", "hand", "head")


def test_weights_of_a_vertex_sum_to_one() -> None:
    skeleton = {
        "bones": {"arm": {"parent": "root", "head": "a"}, "root": {"parent": None, "head": "r"}},
        "joints": {"a": [2], "r": [0, 1]},
    }
    rig = parse_rig(skeleton, {"root": [(0, 0.5), (1, 0.2)], "arm": [(1, 0.6)]}, 3)
    assert rig.bones == ("root", "arm")
    assert rig.parents == (-1, 0)
    assert [around.tolist() for around in rig.head_vertices] == [[0, 1], [2]]
    np.testing.assert_allclose(rig.weights, [[1, 0], [0.25, 0.75], [1, 0]])


def test_a_folder_is_read_once(data: MakeHumanData) -> None:
    assert len(data.rig.bones) == 20
    name = "macrodetails/caucasian-male-young"
    assert data.read_target(name) is data.read_target(name)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CoachError, match=r"base\.obj cannot be read: No such file") as caught:
        _ = MakeHumanData(tmp_path).mesh
    assert "makehuman/data" in caught.value.hint


def test_a_broken_rig_is_named(tmp_path: Path) -> None:
    (tmp_path / "rigs").mkdir()
    (tmp_path / "rigs/default.mhskel").write_text("{")
    with pytest.raises(CoachError, match=r"default\.mhskel is no JSON: .*line 1"):
        _ = MakeHumanData(tmp_path).rig
