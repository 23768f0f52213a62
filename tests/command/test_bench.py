"""`onething bench`: what it prints. How fast anything is, no test says."""

import json

import pytest

from onething.command.bench.measuring import Rounds
from onething.command.bench.searching import measure_here
from onething.command.database_programs import get_programs
from onething.command.main import main

TINY = ["--rounds", "2", "--times", "1"]
KEYS = {
    "bench", "thing", "package_bytes", "matters", "fields", "materials", "per_second", "median_milliseconds",
    "yardstick", "yardstick_milliseconds", "ratio", "rounds", "times",
}  # fmt: skip


def test_plans_are_measured_beside_the_reading_of_their_package(capsys):
    assert main(["bench", "plan", *TINY, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == KEYS
    assert (found["bench"], found["rounds"], found["times"]) == ("plan", 2, 1)
    assert all(found[name] > 0 for name in ("per_second", "ratio", "matters", "fields", "package_bytes"))
    assert f"{found['package_bytes']} 字节" in found["yardstick"]


@pytest.mark.django_db
def test_searches_are_measured_beside_the_home_page():
    found = measure_here(Rounds(count=1, times=1), matters=100).as_json()
    assert set(found) == (KEYS - {"thing", "package_bytes", "fields", "materials"}) | {"things", "texts"}
    assert (found["bench"], found["rounds"], found["times"]) == ("search", 1, 1)
    assert all(found[name] > 0 for name in ("per_second", "ratio", "things"))
    assert found["matters"] >= 100


def test_people_get_lines(capsys):
    assert main(["bench", "plan", *TINY]) == 0
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 4
    assert "每秒" in said[1]


@pytest.mark.system
def test_whole_cases_alternate_with_pgbench_in_process_and_over_http(capsys):
    """Two clients for a moment, on a real server, with a real worker; every figure fits the others."""
    assert main(["bench", "cases", "--clients", "2", "--seconds", "1", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["departments"], found["steps"], found["clients"]) == (5, 6, 2)
    assert (found["fsync"], found["synchronous_commit"]) == ("on", "on")
    for way in ("in_process", "http"):
        told = found[way]
        assert told["acts"] == sum(one["count"] for one in told["verbs"].values()) > 0
        assert sum(one["share"] for one in told["verbs"].values()) == pytest.approx(1, abs=0.01)
        assert all(0 < one["p50_ms"] <= one["p95_ms"] for one in told["verbs"].values())
        ratio = told["acts_per_second"] / told["pgbench_per_second"]
        assert found[f"ratio_{way}"] == told["ratio"] == pytest.approx(ratio, rel=0.05, abs=0.001)
    assert list(found["statements"])[:3] == ["begin", "fill", "hand_in"]
    assert found["acts_per_case"] > 20
    assert all(count > 2 for count in found["statements"].values())


def test_where_pgbench_is_missing_it_is_said_how_to_get_it(capsys, monkeypatch, tmp_path):
    for name in ("initdb", "postgres"):
        (tmp_path / name).symlink_to(get_programs(None).path(name))
    monkeypatch.setenv("PG_BIN", str(tmp_path))
    monkeypatch.setenv("PATH", "")
    assert main(["bench", "cases"]) == 1
    assert "postgresql-contrib" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [["cases", "--clients", "0"], ["fly"], [], ["plan", "--rounds", "0"], ["plan", "--times", "x"]],
)
def test_wrong_usage_is_told(capsys, arguments):
    assert main(["bench", *arguments]) == 2
    assert "onething bench plan" in capsys.readouterr().err


@pytest.mark.system
@pytest.mark.timeout(240)
def test_lists_of_very_many_cases_are_measured_beside_their_bare_sql(capsys):
    """A small multitude for a moment; every page is opened by one client and by many."""
    assert main(["bench", "lists", "--cases", "200", "--seconds", "1", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["bench"], found["cases"]) == ("lists", 200)
    assert found["open_steps"] > 0
    assert [one["name"] for one in found["pages"]] == [
        "worklist", "queues", "search", "lights", "clocks", "case",
    ]  # fmt: skip
    for page in found["pages"]:
        assert page["statements"] > 1
        assert page["sql_ms"] > 0
        assert [one["clients"] for one in page["crowds"]] == [1, 16]
        assert all(0 < one["p50_ms"] <= one["p95_ms"] for one in page["crowds"])


@pytest.mark.system
@pytest.mark.timeout(240)
def test_memory_is_weighed_at_rest_and_under_load(capsys):
    assert main(["bench", "memory", "--clients", "1", "--seconds", "2", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["bench"], found["clients"]) == ("memory", 1)
    for when in ("at_rest", "under_load"):
        assert all(found[when][f"{name}_mb"] > 10 for name in ("server", "worker", "database"))
        assert found[when]["all_mb"] > 60
