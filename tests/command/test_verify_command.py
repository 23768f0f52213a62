"""`onething verify ledger`, run in this process on the test's database."""

import json

import pytest

from onething.command.verify import run
from onething.ledger.actions import seal_checkpoint
from tests.ledger.acts import AT, grow_chain, walls_down

pytestmark = pytest.mark.django_db


def test_a_sound_ledger_is_told_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    grow_chain(3)
    sealed = seal_checkpoint(at=AT)
    assert run(["ledger"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert sealed is not None
    assert said == [
        "台账完好。",
        "共核验1条链、3行环节操作、0行访问记录、1个检查点。",
        f"最新检查点的哈希：{sealed.hash}（请与系统之外留存的对照）",
    ]


def test_an_empty_ledger_has_no_checkpoint(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ledger"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "还没有检查点。"


def test_the_first_broken_row_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    subject = grow_chain(3)
    with walls_down("ledger_entry") as cursor:
        cursor.execute("UPDATE ledger_entry SET verb = 'x' WHERE seq = 2")
    assert run(["ledger"]) == 1
    assert capsys.readouterr().out.startswith(f"台账有问题，第一处：case {subject.id} 第2行：")


def test_json_for_machines(capsys: pytest.CaptureFixture[str]) -> None:
    grow_chain(2)
    assert run(["ledger", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "sound": True, "chains": 1, "rows": 2, "checkpoints": 0, "first_broken": None, "reads": 0, "last_checkpoint": None,
    }  # fmt: skip


@pytest.mark.parametrize("arguments", [[], ["everything"], ["ledger", "--fast"]])
def test_wrong_usage_is_exit_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(arguments)
    assert ended.value.code == 2
