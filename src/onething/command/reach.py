"""The database of this installation, for one command: the external one, the running embedded one, or a start of it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from onething.command.database import EmbeddedPostgres, check_server_version
from onething.command.database_connection import read_connection
from onething.kernel.errors import Refusal


def get_data_dir() -> Path:
    """Return the data folder: ONETHING_DATA, else `data` under the present folder."""
    return Path(os.environ.get("ONETHING_DATA", "data")).resolve()


def is_running(data_dir: Path) -> bool:
    """Whether the embedded server of that folder answers."""
    try:
        psycopg.connect(**read_connection(data_dir), connect_timeout=3).close()  # type: ignore[arg-type]
    except psycopg.OperationalError:
        return False
    return True


def check_external(url: str) -> int:
    """Return the version number (150018) of the external server. Refuses one that is unreachable or too old."""
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            version = connection.info.server_version
    except psycopg.Error as error:
        raise Refusal("database.unreachable", f"DATABASE_URL 的数据库连接不上：{_reason(error)}") from error
    check_server_version(version)
    return version


def _reason(error: psycopg.Error) -> str:
    """One line, and never the address with its password."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0] if lines else type(error).__name__


@contextmanager
def reached_database() -> Iterator[None]:
    """Have the database up for the time of a command; an embedded one that we started is stopped again.

    Must be entered before Django's settings are loaded: they read where the embedded server listens.
    """
    from onething.command.database_url import parse_database_url
    from onething.command.first_run import ensure_secrets

    ensure_secrets(get_data_dir())
    if url := os.environ.get("DATABASE_URL", "").strip():
        parse_database_url(url)
        check_external(url)
        yield
    elif is_running(get_data_dir()):
        yield
    else:
        with EmbeddedPostgres(get_data_dir()):
            yield
