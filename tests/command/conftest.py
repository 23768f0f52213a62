"""Folders for real servers."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

from onething.command.database import EmbeddedPostgres
from onething.command.database_programs import Programs


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


@pytest.fixture
def external_server(
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[Programs, Path], AbstractContextManager[tuple[str, dict[str, str]]]]:
    """Start a server that is not the data folder's own, with the given programs: its address and what psycopg takes."""

    @contextmanager
    def start(programs: Programs, place: Path) -> Iterator[tuple[str, dict[str, str]]]:
        with monkeypatch.context() as patch:
            patch.setenv("PG_BIN", str(programs.folder))
            server = EmbeddedPostgres(place, fsync=False)
            known = server.start()
        try:
            host, password = quote(known["host"], safe=""), quote(known["password"])
            yield f"postgresql://{known['user']}:{password}@{host}:{known['port']}/{known['dbname']}", known
        finally:
            server.stop()

    return start
