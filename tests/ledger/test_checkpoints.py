"""Checkpoints: what is signed, and that every hand that reaches round the walls is found and named."""

import shutil
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from onething.keys.actions import create_data_key
from onething.ledger.actions import record_act, seal_checkpoint
from onething.ledger.contracts import Subject
from onething.ledger.models import Checkpoint, Entry, Unsealed
from onething.ledger.rules.chain import hash_row
from onething.ledger.rules.checkpoints import checkpoint_body
from onething.ledger.table_rows import export_checkpoint, export_entry
from tests.ledger.acts import AT, grow_chain, make_act, verify_now, walls_down

pytestmark = pytest.mark.django_db


def _row(subject: Subject, *, seq: int) -> Entry:
    return Entry.objects.get(subject_kind=subject.kind, subject_id=subject.id, seq=seq)


def _place(subject: Subject, *, seq: int) -> str:
    return f"case {subject.id} 第{seq}行"


def test_a_sound_ledger_is_told_in_numbers() -> None:
    grow_chain(4, data_key_id=create_data_key())
    grow_chain(2)
    first = seal_checkpoint(at=AT)
    grow_chain(1)
    second = seal_checkpoint(at=AT)
    grow_chain(3)
    found = verify_now()
    assert first is not None
    assert second is not None
    assert (found.sound, found.first_broken) == (True, None)
    assert (found.chains, found.rows, found.checkpoints) == (4, 10, 2)
    assert (first.seq, second.seq, found.last_checkpoint) == (1, 2, second.hash)


def test_an_empty_ledger_is_sound() -> None:
    assert verify_now().sound
    assert seal_checkpoint(at=AT) is None


def test_a_checkpoint_holds_the_chains_that_changed_since_the_last() -> None:
    one, other = grow_chain(3), grow_chain(1)
    seal_checkpoint(at=AT)
    record_act(act=make_act(one), data_key_id=None)
    seal_checkpoint(at=AT)
    assert seal_checkpoint(at=AT) is None
    first, second = (export_checkpoint(row) for row in Checkpoint.objects.order_by("seq"))
    heads = {(head.id, head.seq) for head in first.heads}
    assert heads == {(str(one.id), 3), (str(other.id), 1)}
    assert [(head.id, head.seq, head.hash) for head in second.heads] == [
        (str(one.id), 4, _row(one, seq=4).hash)
    ]
    assert (first.rows_total, second.rows_total) == (4, 5)
    assert second.previous_hash == Checkpoint.objects.get(seq=1).hash
    assert not Unsealed.objects.exists()


def test_a_checkpoint_is_compact() -> None:
    for _ in range(50):
        grow_chain(1)
    seal_checkpoint(at=AT)
    assert len(bytes(Checkpoint.objects.get().heads)) < 50 * 75


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl on this machine")
def test_openssl_alone_verifies_a_checkpoint(tmp_path: Path) -> None:
    grow_chain(2)
    seal_checkpoint(at=AT)
    row = Checkpoint.objects.get()
    (tmp_path / "pub.pem").write_text(row.public_key)
    (tmp_path / "sig").write_bytes(bytes(row.signature))
    (tmp_path / "body").write_bytes(checkpoint_body(export_checkpoint(row)))
    command = ["openssl", "dgst", "-sm3", "-verify", "pub.pem", "-sigopt", "distid:1234567812345678"]
    done = subprocess.run(
        [*command, "-signature", "sig", "body"], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("table", ["ledger_checkpoint"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET seq = seq", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_database_refuses_to_change_a_checkpoint(table: str, statement: str) -> None:
    grow_chain(1)
    seal_checkpoint(at=AT)
    with (
        pytest.raises(IntegrityError, match="only added"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table))


def _edit(cursor: Any, subject: Subject) -> None:
    cursor.execute("UPDATE ledger_entry SET verb = 'x' WHERE subject_id = %s AND seq = 2", [subject.id])


def _edit_personal(cursor: Any, subject: Subject) -> None:
    cursor.execute(
        "UPDATE ledger_entry SET personal_sealed = '\\x00', data_key_id = %s WHERE subject_id = %s AND seq = 2",
        [create_data_key(), subject.id],
    )


def _delete(cursor: Any, subject: Subject) -> None:
    cursor.execute("DELETE FROM ledger_entry WHERE subject_id = %s AND seq = 2", [subject.id])


def _swap_places(cursor: Any, subject: Subject) -> None:
    for old, new in ((2, 99), (3, 2), (99, 3)):
        cursor.execute(
            "UPDATE ledger_entry SET seq = %s WHERE subject_id = %s AND seq = %s", [new, subject.id, old]
        )


def _swap_acts(cursor: Any, subject: Subject) -> None:
    second, third = _row(subject, seq=2), _row(subject, seq=3)
    for row, verb in ((second, third.verb), (third, second.verb)):
        cursor.execute("UPDATE ledger_entry SET verb = %s WHERE id = %s", [verb, row.id])


def _cut_tail(cursor: Any, subject: Subject) -> None:
    cursor.execute("DELETE FROM ledger_entry WHERE subject_id = %s AND seq > 2", [subject.id])


def _remove_chain(cursor: Any, subject: Subject) -> None:
    cursor.execute("DELETE FROM ledger_entry WHERE subject_id = %s", [subject.id])


def _rewrite_from_two(cursor: Any, subject: Subject) -> None:
    """A careful hand: change a row and compute every hash after it anew."""
    previous = _row(subject, seq=1).hash
    for seq in (2, 3, 4):
        row = _row(subject, seq=seq)
        row.verb, row.previous_hash = ("forged" if seq == 2 else row.verb), previous
        previous = row.hash = hash_row(export_entry(row))
        cursor.execute(
            "UPDATE ledger_entry SET verb = %s, previous_hash = %s, hash = %s WHERE id = %s",
            [row.verb, row.previous_hash, row.hash, row.id],
        )


PLANTED: list[tuple[Callable[[Any, Subject], None], int, str, str]] = [
    (_edit, 2, "行被改动过", "行被改动过"),
    (_edit_personal, 2, "行被改动过", "行被改动过"),
    (_delete, 2, "这一行不见了", "这一行不见了"),
    (_swap_places, 2, "哈希不符", "哈希不符"),
    (_swap_acts, 2, "行被改动过", "行被改动过"),
    (_cut_tail, 4, "检查点1记载过这一行，现在不见了", "待签入检查点的这一行不见了"),
    (_remove_chain, 4, "检查点1记载过这一行，现在不见了", "待签入检查点的这一行不见了"),
    (_rewrite_from_two, 4, "与检查点1记载的哈希不符", "与待签入检查点的哈希不符"),
]


@pytest.mark.parametrize("is_sealed", [True, False], ids=["sealed", "not sealed yet"])
@pytest.mark.parametrize(
    ("plant", "seq", "sealed", "waiting"), PLANTED, ids=[one[0].__name__ for one in PLANTED]
)
def test_every_planted_change_is_found_and_named(
    plant: Callable[[Any, Subject], None], seq: int, sealed: str, waiting: str, is_sealed: bool
) -> None:
    grow_chain(3)
    subject = grow_chain(4)
    grow_chain(3)
    if is_sealed:
        seal_checkpoint(at=AT)
    assert verify_now().sound
    with walls_down("ledger_entry") as cursor:
        plant(cursor, subject)
    found = verify_now()
    assert not found.sound
    assert found.first_broken is not None
    # What waits for a checkpoint is looked at row by row, so the first row that went is named.
    first = 3 if (plant, is_sealed) == (_cut_tail, False) else seq
    first = {_remove_chain: 1, _rewrite_from_two: 2}.get(plant, first) if not is_sealed else first
    assert found.first_broken.startswith(_place(subject, seq=first)), found.first_broken
    assert (sealed if is_sealed else waiting) in found.first_broken


def _edit_checkpoint(cursor: Any) -> None:
    cursor.execute("UPDATE ledger_checkpoint SET rows_total = 7 WHERE seq = 2")


def _edit_heads(cursor: Any) -> None:
    cursor.execute("UPDATE ledger_checkpoint SET heads = '\\x00' WHERE seq = 2")


def _swap_heads(cursor: Any) -> None:
    cursor.execute(
        "UPDATE ledger_checkpoint SET heads = (SELECT heads FROM ledger_checkpoint WHERE seq = 1) WHERE seq = 2"
    )


def _delete_checkpoint(cursor: Any) -> None:
    cursor.execute("DELETE FROM ledger_checkpoint WHERE seq = 2")


def _forge_signature(cursor: Any) -> None:
    cursor.execute(
        "UPDATE ledger_checkpoint SET signature = (SELECT signature FROM ledger_checkpoint WHERE seq = 1)"
    )


def _forge_key(cursor: Any) -> None:
    cursor.execute("UPDATE keys_signing_key SET public_pem = 'x' WHERE owner = 'ledger'")


@pytest.mark.parametrize(
    ("plant", "named"),
    [
        (_edit_checkpoint, "检查点 第2个：内容与哈希不符"),
        (_edit_heads, "检查点 第2个：内容与哈希不符"),
        (_swap_heads, "检查点 第2个：内容与哈希不符"),
        (_delete_checkpoint, "检查点 第2个：检查点不连续"),
        (_forge_signature, "检查点 第2个：签名不是"),
        (_forge_key, "检查点 第1个：签名公钥不是"),
    ],
)
def test_a_changed_checkpoint_is_found_and_named(plant: Callable[[Any], None], named: str) -> None:
    for _ in range(3):
        grow_chain(2)
        seal_checkpoint(at=AT)
    assert verify_now().sound
    with walls_down("ledger_checkpoint") as cursor:
        plant(cursor)
    assert (verify_now().first_broken or "").startswith(named)


def test_a_removed_newest_checkpoint_shows_in_the_number_of_rows() -> None:
    for _ in range(2):
        grow_chain(2)
        seal_checkpoint(at=AT)
    with walls_down("ledger_checkpoint") as cursor:
        cursor.execute("DELETE FROM ledger_checkpoint WHERE seq = 2")
    assert verify_now().first_broken == "全部台账：台账现有4行，检查点和待签入的共2行，有行被删除或插入过"


def test_a_chain_put_in_beside_the_actions_shows_in_the_number_of_rows() -> None:
    subject = grow_chain(1)
    Unsealed.objects.filter(subject_id=subject.id).delete()
    assert "台账现有1行" in (verify_now().first_broken or "")


@pytest.mark.django_db(transaction=True)
def test_an_act_that_commits_during_the_sealing_is_left_for_the_next_checkpoint() -> None:
    recorded, sealed = Event(), Event()

    def act_slowly() -> None:
        try:
            with transaction.atomic():
                grow_chain(2)
                recorded.set()
                assert sealed.wait(timeout=20)
        finally:
            connection.close()

    with transaction.atomic():
        grow_chain(1)
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(act_slowly)
        assert recorded.wait(timeout=20)
        with transaction.atomic():
            seal_checkpoint(at=AT)
        sealed.set()
        slow.result()
    assert [row.rows_total for row in Checkpoint.objects.all()] == [1]
    assert verify_now().sound
    with transaction.atomic():
        seal_checkpoint(at=AT)
    assert [row.rows_total for row in Checkpoint.objects.order_by("seq")] == [1, 3]
    assert verify_now().sound


def test_sealing_removes_only_the_marks_that_it_read() -> None:
    """A trigger stands for an act that commits after the marks were read and before they are removed."""
    grow_chain(1)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION act_meanwhile() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "INSERT INTO ledger_unsealed SELECT gen_random_uuid(), 'case', gen_random_uuid(), 1, repeat('a', 64); "
            "RETURN NEW; END $$"
        )
        cursor.execute(
            "CREATE TRIGGER meanwhile BEFORE INSERT ON ledger_checkpoint "
            "FOR EACH ROW EXECUTE FUNCTION act_meanwhile()"
        )
    seal_checkpoint(at=AT)
    assert [mark.hash for mark in Unsealed.objects.all()] == ["a" * 64]
