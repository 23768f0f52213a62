"""The access log."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from onething.kernel.viewer import ANONYMOUS, SYSTEM, Viewer, ViewerKind
from onething.ledger.actions import flush_reads, record_read, seal_checkpoint
from onething.ledger.models import Read, ReadBatch
from onething.ledger.queries import list_reads
from tests.ledger.acts import AT, new_subject, verify_now, walls_down

REVIEWER = Viewer(
    kind=ViewerKind.PERSON, person_id=UUID(int=5), post="reviewer", unit_code="11430182XX0000051E"
)
SUBJECT = new_subject()


def _read(count: int = 1, *, viewer: Viewer = REVIEWER) -> None:
    for number in range(count):
        record_read(
            viewer=viewer, subject=SUBJECT, what=f"material:{number}", at=AT + timedelta(seconds=number)
        )


@pytest.mark.django_db
def test_a_read_is_one_cheap_row(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        _read()
    _read(viewer=ANONYMOUS)
    _read(viewer=SYSTEM)
    assert Read.objects.filter(batch__isnull=True).count() == 3


@pytest.mark.django_db
def test_the_person_can_see_who_read() -> None:
    _read(3)
    newest = list_reads(SYSTEM, subject=SUBJECT)[0]
    assert (newest.person_id, newest.post, newest.unit_code) == (
        UUID(int=5),
        "reviewer",
        "11430182XX0000051E",
    )
    assert (newest.what, newest.at) == ("material:2", AT + timedelta(seconds=2))
    assert list_reads(SYSTEM, subject=new_subject()) == []


@pytest.mark.django_db
def test_reads_are_chained_in_batches() -> None:
    assert flush_reads(at=AT) == 0
    _read(3)
    assert flush_reads(at=AT) == 3
    assert flush_reads(at=AT) == 0
    _read(2)
    assert flush_reads(at=AT) == 2
    first, second = ReadBatch.objects.order_by("seq")
    assert (first.rows.count(), second.rows.count()) == (3, 2)
    assert second.previous_hash == first.hash
    found = verify_now()
    assert (found.sound, found.reads) == (True, 5)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_read SET what = 'x'",
        "UPDATE ledger_read SET batch_id = NULL",
        "UPDATE ledger_read SET batch_id = batch_id",
        "UPDATE ledger_read SET person_id = NULL WHERE batch_id IS NULL",
        "DELETE FROM ledger_read",
        "DELETE FROM ledger_read WHERE batch_id IS NULL",
        "TRUNCATE ledger_read",
        "UPDATE ledger_read_batch SET seq = seq",
        "DELETE FROM ledger_read_batch",
        "TRUNCATE ledger_read_batch CASCADE",
    ],
)
def test_the_database_refuses_to_change_a_read(statement: str) -> None:
    _read(2)
    flush_reads(at=AT)
    _read(1)
    with (
        pytest.raises(IntegrityError, match="only added"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.django_db
def test_a_read_cannot_be_changed_while_it_is_put_into_a_batch() -> None:
    _read(2)
    flush_reads(at=AT)
    _read(1)
    batch = ReadBatch.objects.get()
    with pytest.raises(IntegrityError, match="only added"), transaction.atomic():
        Read.objects.filter(batch__isnull=True).update(batch=batch, what="x")


def _edit(cursor: Any) -> None:
    cursor.execute("UPDATE ledger_read SET person_id = NULL WHERE what = 'material:1'")


def _delete(cursor: Any) -> None:
    cursor.execute("DELETE FROM ledger_read WHERE what = 'material:1'")


def _insert(cursor: Any) -> None:
    cursor.execute(
        "INSERT INTO ledger_read SELECT gen_random_uuid(), viewer_kind, person_id, post, unit_code, subject_kind, "
        "subject_id, what, at, batch_id FROM ledger_read WHERE what = 'material:1'"
    )


def _delete_batch(cursor: Any) -> None:
    cursor.execute(
        "DELETE FROM ledger_read WHERE batch_id = (SELECT id FROM ledger_read_batch WHERE seq = 1)"
    )
    cursor.execute("DELETE FROM ledger_read_batch WHERE seq = 1")


def _cut_batches(cursor: Any) -> None:
    cursor.execute(
        "DELETE FROM ledger_read WHERE batch_id = (SELECT id FROM ledger_read_batch WHERE seq = 2)"
    )
    cursor.execute("DELETE FROM ledger_read_batch WHERE seq = 2")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("plant", "named"),
    [
        (_edit, "访问记录 第1批：内容与哈希不符"),
        (_delete, "访问记录 第1批：内容与哈希不符"),
        (_insert, "访问记录 第1批：内容与哈希不符"),
        (_delete_batch, "访问记录 第1批：访问记录不连续"),
        (_cut_batches, "访问记录 第2批：与检查点1记载的哈希不符"),
    ],
)
def test_every_planted_change_is_found_and_named(plant: Callable[[Any], None], named: str) -> None:
    _read(3)
    flush_reads(at=AT)
    _read(1)
    flush_reads(at=AT)
    seal_checkpoint(at=AT)
    assert verify_now().sound
    with walls_down("ledger_read", "ledger_read_batch") as cursor:
        plant(cursor)
    assert (verify_now().first_broken or "").startswith(named)


@pytest.mark.django_db(transaction=True)
def test_two_flushers_at_once_make_one_chain() -> None:
    with transaction.atomic():
        _read(20)

    def flush(_number: int) -> int:
        try:
            with transaction.atomic():
                return flush_reads(at=AT)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        chained = sum(pool.map(flush, range(4)))
    assert chained == 20
    assert verify_now().sound
