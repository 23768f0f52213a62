"""`onething story` as people meet it: it lives a thing, proves what came out, and leaves nothing but what it was asked to keep."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.command.conftest import passable_folder
from tests.command.running import environment, list_family, list_survivors
from tests.journeys.packages import CODE, LEAD, write_package

pytestmark = [pytest.mark.system, pytest.mark.timeout(280)]
SLOWEST = 240
KEYS = {
    "case_number", "outcome", "acts", "steps", "results", "ledger_verified", "promised_on", "saved",
}  # fmt: skip


@pytest.fixture
def scratch_place():
    """Where a story puts its scratch folder; must be empty again afterwards, and nobody may live on it."""
    with passable_folder() as folder:
        yield folder
        assert [path.name for path in folder.iterdir()] == []
        assert list_inhabitants(folder) == []


def list_inhabitants(folder: Path) -> list[str]:
    """Return the pids of processes that were told of a folder or work in it."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            told = (process / "environ").read_bytes() + (process / "cmdline").read_bytes()
            if os.fsencode(folder) in told or folder in (process / "cwd").resolve().parents:
                found.append(process.name)
        except OSError:
            continue
    return [pid for pid in found if int(pid) != os.getpid()]


def begin(*arguments: str, scratch_place: Path) -> subprocess.Popen[str]:
    """Start a story in a terminal of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "onething.command.main", "story", *arguments],
        env=environment(scratch_place / "unused", TMPDIR=str(scratch_place)),
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd="/",
        start_new_session=True,
    )  # fmt: skip


def live(*arguments: str, scratch_place: Path) -> dict:
    """Live a story to its end and return its last line."""
    with begin(*arguments, "--json", scratch_place=scratch_place) as process:
        said, complained = process.communicate(timeout=SLOWEST)
    assert process.returncode == 0, said[-2000:] + complained[-4000:]
    assert complained == ""
    outcome = json.loads(said.splitlines()[-1])
    assert set(outcome) == KEYS
    assert outcome["ledger_verified"] is True
    assert len(re.findall(r"^\d\d:\d\d ", said, re.MULTILINE)) == outcome["acts"]
    return outcome


def openssl(*arguments: str, folder: Path) -> str:
    done = subprocess.run(["openssl", *arguments], cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_a_restaurant_opens_and_an_outsider_can_check_it(scratch_place, tmp_path):
    kept = tmp_path / "kept"
    outcome = live("YJS-002", "--keep", str(kept), scratch_place=scratch_place)
    assert outcome["outcome"] == "archived"
    assert re.fullmatch(r"430182\d{8}01\w+", outcome["case_number"])
    assert {step["matter"][-3:]: step["wave"] for step in outcome["steps"]} == {
        "M01": 1, "M06": 1, "M02": 2, "M03": 2, "M04": 2, "M05": 2,
    }  # fmt: skip
    assert {step["decision"] for step in outcome["steps"]} == {"permit"}
    assert all(set(step) >= {"matter", "department", "kind", "decision", "wave"} for step in outcome["steps"])
    assert [one["verified"] for one in outcome["results"]] == [True] * 6
    assert len({one["licence_identifier"] for one in outcome["results"]}) == 6
    saved = outcome["saved"]
    assert set(saved) == {"forms", "fields", "materials", "visits", "working_days"}
    assert all(before > after for before, after in saved.values())
    assert sorted(path.name for path in kept.iterdir()) == [
        "ledger.json", *(f"result-0{number}" for number in range(1, 7)), "results.json",
    ]  # fmt: skip
    for folder in sorted(kept.glob("result-*")):
        check_with_openssl(folder)


def check_with_openssl(folder: Path) -> None:
    """The commands of docs/verification.md, nothing of ours."""
    proof = (
        "-sm3",
        "-verify",
        "public.pem",
        "-sigopt",
        "distid:1234567812345678",
        "-signature",
        "signature.der",
    )
    assert openssl("dgst", *proof, "data.json", folder=folder) == "Verified OK\n"
    data = json.loads((folder / "data.json").read_bytes())
    digest = openssl("dgst", "-sm3", "-r", "document.pdf", folder=folder).split()[0]
    assert data["document_sm3"] == digest
    assert data["demonstration"] is True
    assert (folder / "document.pdf").read_bytes().startswith(b"%PDF-")
    (folder / "changed.json").write_bytes((folder / "data.json").read_bytes() + b"\n")
    assert "failure" in openssl("dgst", *proof, "changed.json", folder=folder).lower()


def test_a_refusal_leaves_no_result_anywhere(scratch_place, tmp_path):
    kept = tmp_path / "kept"
    (kept / "result-01").mkdir(parents=True)
    (kept / "result-01" / "document.pdf").write_bytes(b"of an earlier story")
    outcome = live("YJS-002", "--refuse", "消防救援大队", "--keep", str(kept), scratch_place=scratch_place)
    assert outcome["outcome"] == "refused"
    assert outcome["results"] == []
    decisions = {step["matter"][-3:]: step["decision"] for step in outcome["steps"]}
    assert decisions == {"M03": "refuse"} | dict.fromkeys(("M01", "M02", "M04", "M05", "M06"))
    assert [path.name for path in kept.iterdir()] == ["ledger.json"]
    verbs = [row["verb"] for row in json.loads((kept / "ledger.json").read_text())["rows"]]
    assert verbs.count("refuse") == verbs.count("decide_refusal") == 1
    assert "confirm" not in verbs


@pytest.mark.parametrize(
    ("flags", "verbs"),
    [
        (
            ("--lacking", "--consult", "--ask", "--hearing"),
            {"accept_lacking", "supply", "answer_consultation", "answer_question", "ask_hearing", "resume"},
        ),
        (("--promise",), {"permit_on_promise", "check_promise"}),
    ],
)
def test_every_turn_can_be_watched(flags, verbs, scratch_place, tmp_path):
    kept = tmp_path / "kept"
    outcome = live("YJS-002", *flags, "--keep", str(kept), scratch_place=scratch_place)
    assert outcome["outcome"] == "archived"
    assert all(one["verified"] for one in outcome["results"])
    rows = json.loads((kept / "ledger.json").read_text())["rows"]
    assert verbs <= {row["verb"] for row in rows}


def test_who_has_a_licence_has_it_checked(scratch_place):
    outcome = live("YJS-002", "--answers", "has_licence=true", scratch_place=scratch_place)
    assert outcome["outcome"] == "archived"
    assert all(one["verified"] for one in outcome["results"])
    assert next(step["kind"] for step in outcome["steps"] if step["wave"] == 1) == "check"


def test_any_package_can_be_lived(scratch_place, tmp_path):
    package = write_package(tmp_path / "package")
    outcome = live(CODE, "--package", str(package), scratch_place=scratch_place)
    assert outcome["outcome"] == "archived"
    assert {step["matter"][-3:] for step in outcome["steps"]} == {f"M0{number}" for number in range(1, 8)}
    assert [one["verified"] for one in outcome["results"]] == [True] * 7
    assert LEAD in {step["department"] for step in outcome["steps"]}


@pytest.mark.parametrize(
    ("moment", "sign"),
    [("", signal.SIGTERM), ("实名认证", signal.SIGINT)],
    ids=["a service manager's TERM while it starts", "Ctrl-C while it lives"],
)
def test_interrupted_it_leaves_nothing(scratch_place, moment, sign):
    with begin("YJS-002", scratch_place=scratch_place) as process:
        wait_for(process, moment=moment, scratch_place=scratch_place)
        family = list_family(process.pid)
        process.send_signal(sign)
        _, complained = process.communicate(timeout=SLOWEST)
    assert process.returncode == 130
    assert "Traceback" not in complained
    assert list_survivors(family) == []


def wait_for(process: subprocess.Popen[str], *, moment: str, scratch_place: Path) -> None:
    """Wait until the story says something; without words until its scratch server is being started."""
    assert process.stdout is not None
    while moment:
        line = process.stdout.readline()
        assert line, "it ended before"
        if moment in line:
            return
    until = time.monotonic() + SLOWEST
    while not list(scratch_place.glob("*/data")) and time.monotonic() < until:
        time.sleep(0.05)
