"""`onething bench`: what it prints. How fast anything is, no test says."""

import json

import pytest

from onething.command.bench.measuring import Rounds
from onething.command.bench.searching import measure_here
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


@pytest.mark.parametrize("arguments", [["fly"], [], ["plan", "--rounds", "0"], ["plan", "--times", "x"]])
def test_wrong_usage_is_told(capsys, arguments):
    assert main(["bench", *arguments]) == 2
    assert "onething bench plan" in capsys.readouterr().err
