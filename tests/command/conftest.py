"""Folders for real servers."""

from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that the database's own user can pass through; pytest closes its folders to others."""
    tmp_path.chmod(0o711)
    for above in tmp_path.parents:
        if above.name.startswith("pytest"):
            above.chmod(0o711)
    return tmp_path


@pytest.fixture
def data_dir(folder: Path) -> Path:
    """A data folder not made yet."""
    return folder / "data"
