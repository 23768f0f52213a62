"""The house of the tests: one throw-away PostgreSQL a run, migrated once, cloned for each xdist worker.

TEST_DATABASE_URL names an external server (its role needs CREATEDB) to use instead. Nothing of the machine is touched: key
ring, secrets and data live in a temporary folder, ONETHING_TEST_HOME, shared by the workers of one run.
"""

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import TransactionTestCase

from onething.command.database import EmbeddedPostgres
from onething.command.database_connection import read_connection
from onething.command.database_url import parse_database_url

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onething.config.settings")
IS_OWNER = "ONETHING_TEST_HOME" not in os.environ
if IS_OWNER:
    os.environ["ONETHING_TEST_HOME"] = tempfile.mkdtemp(prefix="onething-tests-")
HOME = Path(os.environ["ONETHING_TEST_HOME"])
HOME.chmod(0o711)  # the database's own user passes through
EXTERNAL = os.environ.get("TEST_DATABASE_URL", "")

settings.DATA_DIR = HOME
settings.KEYS_FILE = HOME / "private" / "keys.json"
settings.SECRET_KEY = "only-for-tests"
settings.IS_DEMONSTRATION = True
settings.STATIC_ROOT = HOME / "static"
settings.STATIC_ROOT.mkdir(exist_ok=True)
settings.WHITENOISE_USE_FINDERS = True
# No manifest in tests: names stay plain, nothing has to be collected first.
settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
# Argon2 is slow on purpose; tests/directory holds one that uses the real setting.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

DATABASE_FIXTURES = {"db", "transactional_db", "database_connection"}
# The names under which tests ask for the loaded demonstration (tests/factories/city.py).
CITY_FIXTURES = {"city", "hall", "standing_city", "loaded"}

_server = EmbeddedPostgres(HOME, fsync=False)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with (HOME / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make_key_ring() -> None:
    from onething.keys.key_file import make_key_ring_file

    settings.KEYS_FILE.parent.mkdir(mode=0o700, exist_ok=True)
    if not settings.KEYS_FILE.exists():
        make_key_ring_file(settings.KEYS_FILE)


def pytest_configure(config: pytest.Config) -> None:
    """With xdist the controller starts the server, for it outlives every worker."""
    if IS_OWNER and not EXTERNAL and getattr(config.option, "numprocesses", None):
        _server.start()


def pytest_unconfigure() -> None:
    """The owner takes everything down."""
    if IS_OWNER:
        _server.stop()
        for mark in ("template", "city_template"):
            if (HOME / mark).exists():
                _drop_on_external((HOME / mark).read_text())
        shutil.rmtree(HOME, ignore_errors=True)


def _drop_on_external(name: str) -> None:
    if EXTERNAL:
        _administer(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _maintenance() -> dict[str, Any]:
    if EXTERNAL:
        found = parse_database_url(EXTERNAL)
        return {
            "host": found["HOST"], "port": found["PORT"] or None, "user": found["USER"],
            "password": found["PASSWORD"], "dbname": found["NAME"], **found["OPTIONS"],
        }  # fmt: skip
    return read_connection(HOME)


def _administer(*statements: str) -> None:
    with psycopg.connect(**_maintenance(), autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def _point_django_at(name: str) -> None:
    connections.close_all()
    known = _maintenance()
    connections["default"].settings_dict.update(
        NAME=name,
        USER=known["user"],
        PASSWORD=known["password"],
        HOST=known["host"],
        PORT=known["port"] or "",
    )


def _ensure_template() -> str:
    """Make and migrate the template database, once a run, and return its name."""
    mark = HOME / "template"
    with _one_at_a_time():
        if not EXTERNAL and not os.environ.get("PYTEST_XDIST_WORKER") and not _server.is_running():
            _server.start()
        _make_key_ring()
        if not mark.exists():
            name = f"test_onething_{os.getpid()}"
            _administer(f"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8'")
            _point_django_at(name)
            call_command("migrate", verbosity=0)
            connections.close_all()
            mark.write_text(name)
    return mark.read_text()


def _ensure_city_template() -> str:
    """Make the template with the demonstration city in it, once a run, and return its name: loading takes a second."""
    from tests.factories.city import bring_city_in

    template = _ensure_template()
    name, mark = f"{template}_city", HOME / "city_template"
    with _one_at_a_time():
        if not mark.exists():
            _administer(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
            _point_django_at(name)
            bring_city_in()
            connections.close_all()
            mark.write_text(name)
    return name


def _clone(template: str, name: str) -> None:
    with _one_at_a_time():  # a template may not be connected to, or copied by two at once
        _drop(name)
        _administer(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def _drop(name: str) -> None:
    """Drop a database; the server's own vacuum, which only the server may send away, is waited for."""
    for _ in range(50):
        try:
            return _administer(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        except psycopg.errors.InsufficientPrivilege:
            time.sleep(0.1)
    raise AssertionError(f"{name} is still looked at by the server")


@dataclass
class _Clones:
    """This worker's two databases: an empty one, and one with the demonstration city in it; `wanted` is the one in use."""

    templates: dict[str, str] = field(default_factory=dict)
    wanted: str = "empty"

    def make(self) -> None:
        self.templates = {"empty": _ensure_template(), "city": _ensure_city_template()}
        for kind in self.templates:
            _clone(self.templates[kind], self.name_of(kind))
        _point_django_at(self.name_of(self.wanted))

    def want(self, kind: str) -> None:
        if self.templates and kind != self.wanted:
            _point_django_at(self.name_of(kind))
        self.wanted = kind

    def renew(self) -> None:
        connections.close_all()
        _clone(self.templates[self.wanted], self.name_of(self.wanted))

    def drop(self) -> None:
        connections.close_all()
        for kind in self.templates:
            _drop_on_external(self.name_of(kind))

    def name_of(self, kind: str) -> str:
        return f"{self.templates[kind]}_{os.environ.get('PYTEST_XDIST_WORKER', 'one')}"


_clones = _Clones()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before anything opens a database: who asks for a city finds it loaded, everybody else finds nothing."""
    asked = set(getattr(item, "fixturenames", ()))
    if asked & CITY_FIXTURES:
        _clones.want("city")
    elif asked & DATABASE_FIXTURES or item.get_closest_marker("django_db"):
        _clones.want("empty")


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    """Give this worker its own clones; a test with `transaction=True` gets a fresh one afterwards.

    Django would empty the tables instead, which the append-only ledger rightly refuses.
    """
    with django_db_blocker.unblock():
        _clones.make()
    TransactionTestCase._fixture_teardown = lambda self: _clones.renew()
    yield
    with django_db_blocker.unblock():
        _clones.drop()


@pytest.fixture(scope="session")
def key_ring() -> Path:
    """The key ring file of this run, for tests that need keys without a database."""
    with _one_at_a_time():
        _make_key_ring()
    return settings.KEYS_FILE


@pytest.fixture
def database_connection(transactional_db: None) -> dict[str, Any]:
    """What psycopg.connect takes to reach this worker's test database beside Django (other threads, other processes)."""
    return _maintenance() | {"dbname": connections["default"].settings_dict["NAME"]}
