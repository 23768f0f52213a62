"""Folders for real servers."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def passable_folder() -> Iterator[Path]:
    """A folder that the database's own user can pass through; pytest closes its own to others, again at every start."""
    folder = Path(tempfile.mkdtemp(prefix="onething-house-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A passable folder for one test."""
    with passable_folder() as made:
        yield made


@pytest.fixture(scope="module")
def module_folder() -> Iterator[Path]:
    """A passable folder for all tests of a file."""
    with passable_folder() as made:
        yield made


@pytest.fixture
def data_dir(folder: Path) -> Path:
    """A data folder not made yet."""
    return folder / "data"
