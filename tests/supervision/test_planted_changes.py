"""A live case whose ledger somebody reached into: the verifying commands and the independent script both name the row."""

import json
import shutil
import subprocess
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import connection

from onething.command.verify import run
from onething.journey.jobs import follow_ledger, keep_ledger
from onething.kernel.viewer import SYSTEM
from onething.ledger.models import Checkpoint
from onething.supervision.models import Card, Followed
from onething.supervision.queries.exporting import export_case
from tests.factories.city import SMALL, City, dispatched
from tests.shape.house import ROOT
from tests.supervision.independent import run_script
from tests.supervision.planting import (
    AT,
    cut,
    delete,
    edit,
    plant_in_database,
    plant_in_file,
    renumber,
    rewrite,
    swap,
)

pytestmark = pytest.mark.django_db
# The hand, the row it is found at (None: the head that the checkpoint remembers), what the commands and the script say.
PLANTED = [
    (edit, AT, "内容与本行的哈希不符", "changed"),
    (delete, AT, "这一行不见了", "missing or moved"),
    (renumber, AT, "内容与本行的哈希不符", "changed"),
    (cut, None, "检查点1记载过这一行，现在不见了", "cut off or changed, checkpoint 1"),
    (rewrite, None, "与检查点1记载的哈希不符", "cut off or changed, checkpoint 1"),
]
HANDS = [one[0].__name__ for one in PLANTED]


@pytest.fixture
def case_id(city: City) -> UUID:
    """A case in which a department was late, followed, with a checkpoint over all of it."""
    case_id = dispatched(city, city.citizen(), SMALL)
    city.at = datetime(2026, 6, 1, 2, tzinfo=UTC)
    follow_ledger(at=city.at)
    keep_ledger(at=city.at)
    assert Card.objects.filter(followed_id=case_id).count() > 1
    return case_id


def head_of(case_id: UUID, *, kind: str) -> int:
    export = export_case(SYSTEM, case_id=case_id, at=datetime(2026, 6, 1, 3, tzinfo=UTC))
    return next(len(chain["rows"]) for chain in export["chains"] if chain["subject_kind"] == kind)


@pytest.mark.parametrize("kind", ["case", "supervision"])
@pytest.mark.parametrize(("hand", "row", "told", "_script"), PLANTED, ids=HANDS)
def test_in_the_database_the_commands_name_the_row(city, case_id, capsys, hand, row, told, _script, kind):
    number = Followed.objects.get(subject_id=case_id).number
    asked = (["ledger"], ["cards"], ["cards", "--case", number])
    assert [run(one) for one in asked] == [0, 0, 0], capsys.readouterr().out
    place = f"{kind} {case_id} 第{row or head_of(case_id, kind=kind)}行"
    plant_in_database(hand=hand, kind=kind, subject_id=case_id)
    for one in asked:
        capsys.readouterr()
        assert run(one) == 1
        said = capsys.readouterr().out
        assert f"{place}：" in said
        assert told in said


@pytest.mark.parametrize("kind", ["case", "supervision"])
@pytest.mark.parametrize(("hand", "row", "_told", "script"), PLANTED, ids=HANDS)
def test_out_of_the_database_the_script_names_the_row(
    city, case_id, tmp_path, hand, row, _told, script, kind
):
    last = head_of(case_id, kind=kind)
    plant_in_database(hand=hand, kind=kind, subject_id=case_id)
    code, said = run_script(export_case(SYSTEM, case_id=case_id, at=city.at), folder=tmp_path)
    assert code == 1
    assert said.startswith(f"{kind} {case_id} row {row or last}: {script}"), said


@pytest.mark.parametrize("kind", ["case", "supervision"])
@pytest.mark.parametrize(
    ("hand", "row", "_told", "script"), [*PLANTED, (swap, AT, "", "missing or moved")], ids=[*HANDS, "swap"]
)
def test_in_the_file_the_script_names_the_row(city, case_id, tmp_path, hand, row, _told, script, kind):
    export = export_case(SYSTEM, case_id=case_id, at=city.at)
    assert run_script(export, folder=tmp_path)[0] == 0
    last = head_of(case_id, kind=kind)
    code, said = run_script(plant_in_file(export, hand=hand, kind=kind), folder=tmp_path)
    assert code == 1
    assert said.startswith(f"{kind} {case_id} row {row or last}: {script}"), said


@pytest.mark.parametrize("kind", ["calendar", "rulebook"])
def test_a_notice_or_a_rule_that_was_edited_in_the_file_is_named(city, case_id, tmp_path, kind):
    export = export_case(SYSTEM, case_id=case_id, at=city.at)
    planted = plant_in_file(export, hand=lambda rows: [row | {"facts": "{}"} for row in rows], kind=kind)
    code, said = run_script(planted, folder=tmp_path)
    assert (code, "row 1: changed" in said) == (1, True)


def test_a_chain_that_was_left_out_of_the_file_with_all_its_claims_is_named(city, case_id, tmp_path):
    """Without the chain of its supervision a case would show no card at all."""
    export = export_case(SYSTEM, case_id=case_id, at=city.at)
    kept = [chain for chain in export["chains"] if chain["subject_kind"] != "supervision"]
    code, said = run_script(export | {"chains": kept}, folder=tmp_path)
    assert code == 1
    assert said.startswith(f"supervision {case_id} row {head_of(case_id, kind='supervision')}: cut off")


def test_a_checkpoint_that_was_edited_in_the_file_is_named(city, case_id, tmp_path):
    export = export_case(SYSTEM, case_id=case_id, at=city.at)
    export["checkpoints"][0]["body"]["heads"] = []
    code, said = run_script(export, folder=tmp_path)
    assert (code, said.strip()) == (1, "checkpoint 1: changed")


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl on this machine")
def test_the_commands_of_the_page_verify_a_checkpoint_of_the_file(city, case_id, tmp_path):
    export = export_case(SYSTEM, case_id=case_id, at=city.at)
    (tmp_path / "FILE").write_text(json.dumps(export), encoding="utf-8")
    page = (ROOT / "docs" / "recomputation.md").read_text(encoding="utf-8")
    commands = page.split("```")[1]
    ran = subprocess.run(
        ["sh", "-ec", commands], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert (ran.returncode, ran.stdout) == (0, "Verified OK\n"), ran.stderr


def test_what_no_checkpoint_covers_yet_is_named_in_the_database_all_the_same(city, case_id, capsys):
    city.later(days=30)
    follow_ledger(at=city.at)
    plant_in_database(hand=lambda rows: rows[:-1], kind="supervision", subject_id=case_id)
    assert Checkpoint.objects.count() == 1
    assert run(["cards"]) == run(["ledger"]) == 1
    assert "待签入检查点的这一行不见了" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("table", "change", "named"),
    [
        ("supervision_clock", "promised_on = promised_on + 7", "promised_on"),
        ("supervision_clock", "red_on = NULL", "red_on"),
        ("supervision_card", "rules_version = 9", "rules_version"),
        ("supervision_card", "raised_at = raised_at + interval '1 day'", " at"),
        ("supervision_reminder", "unit_code = 'x'", "unit"),
        ("cases_step", "promised_on = promised_on + 7", "step:"),
    ],
)
def test_a_table_that_was_edited_beside_the_ledger_is_named(
    city, case_id, tmp_path, capsys, table, change, named
):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {change}")
    assert run(["cards"]) == 1
    assert named in capsys.readouterr().out
    if table.startswith("supervision"):
        code, said = run_script(export_case(SYSTEM, case_id=case_id, at=city.at), folder=tmp_path)
        assert (code, "claimed" in said) == (1, True)
