"""What is not ours is kept as it came: one file, its licence, its digest."""

import base64
import hashlib

import pytest

from tests.shape.house import SOURCE, TESTS

FOLDERS = sorted([*SOURCE.glob("*/static/*/vendor"), *TESTS.glob("*/vendor")])


def read_manifest(folder):
    """Return file: digest of a MANIFEST of lines "sha384-…  name"."""
    lines = (folder / "MANIFEST").read_text(encoding="ascii").splitlines()
    return {name: digest for digest, name in (line.split() for line in lines)}


@pytest.mark.parametrize("folder", FOLDERS, ids=str)
def test_vendored_files_are_exactly_those_of_the_manifest(folder):
    listed = read_manifest(folder)
    found = {path.name for path in folder.iterdir()} - {"MANIFEST"}
    assert {name for name in found if not name.endswith(".LICENSE")} == set(listed)
    for name, digest in listed.items():
        actual = base64.b64encode(hashlib.sha384((folder / name).read_bytes()).digest()).decode()
        assert digest == f"sha384-{actual}"


@pytest.mark.parametrize("folder", FOLDERS, ids=str)
def test_every_vendored_file_brings_its_licence(folder):
    for name in read_manifest(folder):
        stem = name.removesuffix(".js").removesuffix(".min")
        assert (folder / f"{stem}.LICENSE").read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("name", ["htmx-2.0.11.min.js", "axe-4.14.1.min.js"])
def test_what_is_used_is_there(name):
    assert any(name in read_manifest(folder) for folder in FOLDERS)
