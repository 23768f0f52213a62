"""A loaded demonstration city for each test; a department's own view; a system at the gateway."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from psycopg.conninfo import make_conninfo

from onething.cases.models.case import Case
from onething.exchange.connectors.asking import SOURCES
from onething.kernel import clock_port
from tests.exchange.calling import PERSON, Caller, grant
from tests.factories.city import City, dispatched, load_city

CONNECTION = ("host", "port", "user", "password", "dbname")


@pytest.fixture
def city(db: None) -> City:
    return load_city()


@pytest.fixture
def sources(db: None, settings: Any, tmp_path: Path) -> Iterator[dict[str, Any]]:
    """The police's view of people in a schema of its own, and the file that says so."""
    given = connection.get_connection_params()
    address = make_conninfo("", **{name: given[name] for name in CONNECTION if given.get(name)})
    view = {"kind": "postgresql_view", "address": address, "view": "police.people", "key": "sfzh",
            "columns": {"name": "xm", "birth_date": "csrq", "id_number": "sfzh"}}  # fmt: skip
    settings.EXCHANGE_HOSTS = [f"{given['host']}:{given['port'] or 5432}"]
    SOURCES.forget()
    with psycopg.connect(address, autocommit=True) as police:
        police.execute(
            "CREATE SCHEMA police CREATE TABLE register (sfzh text, xm text, csrq date, secret text)"
        )
        police.execute("INSERT INTO police.register VALUES (%s, '演示乙', '1900-01-01', '不外传')", [PERSON])
        police.execute("CREATE VIEW police.people AS SELECT * FROM police.register")
        settings.EXCHANGE_SOURCES = str(tmp_path / "sources.json")
        Path(settings.EXCHANGE_SOURCES).write_text(json.dumps({"population": view}))
        yield {"population": view}
        police.execute("DROP SCHEMA police CASCADE")


@pytest.fixture
def caller(city: City, sources: dict[str, Any]) -> Iterator[Caller]:
    """The fire brigade's registered system, a case that it has a step of, and a grant of the name for prefilling."""
    clock_port.set_time_source(lambda: city.at)
    case_id = dispatched(city, city.citizen())
    caller = Caller(city, case=Case.objects.get(id=case_id).number or "")
    caller.register()
    grant(city)
    yield caller
    clock_port.set_time_source(None)
