"""The database address: what it may look like, and what a broken one is told."""

import json

import pytest

from onething.command.database_url import parse_database_url
from onething.kernel.errors import Refusal

GOOD = [
    ("postgresql://a:b@db.example:5433/city", ("city", "a", "b", "db.example", "5433", {})),
    ("postgres://a@db/city", ("city", "a", "", "db", "", {})),
    ("  postgresql://a:p%40ss%2Fw%25@db/city%20one \n", ("city one", "a", "p@ss/w%", "db", "", {})),
    ("postgresql://a:b@[::1]:5432/city", ("city", "a", "b", "::1", "5432", {})),
    ("postgresql://a:b@%2FVar%2Frun:5432/city", ("city", "a", "b", "/Var/run", "5432", {})),
    ("postgresql:///city", ("city", "", "", "", "", {})),
    ("postgresql://a@db/city?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem",
     ("city", "a", "", "db", "", {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem"})),
    ("postgresql://a@db/city?options=-c%20geqo%3Doff", ("city", "a", "", "db", "", {"options": "-c geqo=off"})),
]  # fmt: skip
BROKEN = [
    "mysql://a@db/city", "city", "postgresql://a@db", "postgresql://a@db/", "postgresql://a@db/one/two",
    "postgresql://a@db:port/city", "postgresql://a@db:99999/city", "postgresql://[a/city", "postgresql://a@db/city?sslmod=require",
]  # fmt: skip


@pytest.mark.parametrize(("url", "parts"), GOOD)
def test_an_address_is_read(url, parts):
    found = parse_database_url(url)
    assert tuple(found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")) == parts
    assert found["ENGINE"] == "onething.config.database"
    assert found["CONN_MAX_AGE"] == 0


@pytest.mark.parametrize("url", BROKEN)
def test_a_broken_address_is_told_how_to_be_written(url):
    with pytest.raises(Refusal) as refused:
        parse_database_url(url)
    assert refused.value.code == "config.database_url.broken"
    assert "postgresql://" in refused.value.sentence
    assert "\n" not in refused.value.sentence


def test_a_password_never_shows_in_the_refusal():
    with pytest.raises(Refusal) as refused:
        parse_database_url("postgresql://a:hunter2@db:port/city")
    assert "hunter2" not in refused.value.sentence + refused.value.code


def test_no_address_means_the_server_of_the_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("ONETHING_DATA", str(tmp_path))
    assert parse_database_url("")["HOST"] == str(tmp_path / "postgres" / "socket")
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "database.json").write_text(json.dumps({"password": "p", "host": "/elsewhere"}))
    found = parse_database_url(" ")
    assert (found["HOST"], found["PASSWORD"], found["USER"], found["NAME"]) == (
        "/elsewhere",
        "p",
        "onething",
        "onething",
    )


def test_only_the_server_keeps_connections(monkeypatch):
    assert "pool" not in parse_database_url("postgresql://a@db/city")["OPTIONS"]
    monkeypatch.setenv("ONETHING_DATABASE_POOL", "4")
    assert parse_database_url("postgresql://a@db/city")["OPTIONS"]["pool"]["max_size"] == 4
    monkeypatch.setenv("ONETHING_DATABASE_POOL", "many")
    with pytest.raises(Refusal):
        parse_database_url("postgresql://a@db/city")
