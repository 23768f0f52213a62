"""`onething due` as a person and a program use it. No database."""

import json
import subprocess
import sys

import pytest

from onething.command.due import run


def test_the_last_day_and_every_day_that_did_not_count(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["2026-02-13", "3", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["accepted_on"] == "2026-02-13"
    assert answer["limit"] == {"amount": 3, "unit": "working_days"}
    assert answer["due"] == "2026-02-25"
    days = [f"2026-02-{day}" for day in [13, *range(15, 24)]]
    assert [skipped["day"] for skipped in answer["not_counted"]] == days
    assert all("春节放假" in skipped["why"] for skipped in answer["not_counted"][1:])
    assert answer["provisional_years"] == []
    assert answer["calendar_version"] == "2025-11-04 国务院办公厅2026年放假安排通知"


def test_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["2026-12-25", "10"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("2026-12-25受理，期限10个工作日，最后一天是2027-01-11。\n")
    assert "  2027-01-01  元旦" in printed
    assert "2027年放假通知尚未公布，结果为暂定" in printed


@pytest.mark.parametrize(
    ("arguments", "due"),
    [
        (["2026-03-04", "3", "--unit", "calendar_days"], "2026-03-09"),
        (["2026-01-31", "1", "--unit", "months"], "2026-02-28"),
        (["2020-01-22", "5"], "2020-02-06"),
        (["2020-01-22", "5", "--known-on", "2020-01-26"], "2020-02-04"),
        (["2020-01-22", "5", "--known-on", "2020-01-27"], "2020-02-06"),
    ],
)
def test_units_and_knowledge(arguments: list[str], due: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*arguments, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["due"] == due


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["2026-02-13"],
        ["2026-02-30", "3"],
        ["20260213", "3"],
        ["2026-W07-5", "3"],
        ["2026-02-13\n", "3"],
        ["明天", "3"],
        ["2026-02-13", "0"],
        ["2026-02-13", "-3"],
        ["2026-02-13", "三"],
        ["2026-02-13", "1.5"],
        ["2026-02-13", "999999"],
        ["2026-02-13", "9" * 300],
        ["1900-01-01", "3"],
        ["9999-12-31", "3"],
        ["2026-02-13", "3", "--unit", "weeks"],
        ["2026-02-13", "3", "--unit", "on_the_spot"],
        ["2026-02-13", "3", "--known-on", "yesterday"],
        ["2026-02-13", "3", "4"],
        ["2026-02-13", "3", "--verbose"],
    ],
)
def test_bad_input_is_one_chinese_sentence(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert len(captured.err) < 200
    assert any("\u4e00" <= char <= "\u9fff" for char in captured.err)


def test_it_runs_without_django_and_without_a_database() -> None:
    program = (
        "import sys; from onething.command.due import run; code = run(['2026-02-13', '3']);"
        "sys.exit(code or 'django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "2026-02-25" in done.stdout
