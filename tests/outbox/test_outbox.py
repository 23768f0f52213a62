"""The outbox: nothing lost, nothing twice at once, nothing readable."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from onething.kernel.ids import new_id
from onething.outbox.actions import (
    enqueue,
    lock_effect,
    mark_done,
    mark_failed,
    mark_handed,
    take_batch,
)
from onething.outbox.models import WaitingEffect
from onething.outbox.rules.waiting import next_try

AT = datetime(2026, 2, 13, 1, tzinfo=UTC)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


def _enqueue(count: int = 1, *, at: datetime = AT) -> list[UUID]:
    return [enqueue(effect="applicant.accepted", payload={"n": number}, at=at) for number in range(count)]


def _take(at: datetime = AT, *, limit: int = 100) -> list[UUID]:
    return [effect.id for effect in take_batch(limit=limit, at=at)]


@pytest.mark.django_db
def test_an_effect_waits_is_handed_and_is_done() -> None:
    payload = {"case_id": "x", "phone": "13900000000"}
    effect_id = enqueue(effect="applicant.accepted", payload=payload, at=AT)
    (effect,) = take_batch(limit=10, at=AT)
    assert (effect.id, effect.effect, effect.payload, effect.attempts) == (
        effect_id, "applicant.accepted", payload, 0,
    )  # fmt: skip
    mark_handed(ids=[effect_id], at=AT)
    assert _take() == []
    assert lock_effect(effect_id=effect_id) == effect
    mark_done(effect_id=effect_id, at=AT + SECOND)
    assert lock_effect(effect_id=effect_id) is None
    assert _take(AT + timedelta(days=9)) == []


@pytest.mark.django_db
def test_the_payload_is_cipher_at_rest() -> None:
    enqueue(effect="x", payload={"phone": "13900000000"}, at=AT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT payload FROM outbox_effect")
        assert b"139" not in bytes(cursor.fetchone()[0])


@pytest.mark.django_db
def test_the_longest_waiting_come_first_and_the_future_not_at_all() -> None:
    late, early = _enqueue(at=AT + MINUTE), _enqueue(2)
    assert _take(AT - SECOND) == []
    assert _take(AT + MINUTE, limit=2) == early
    assert _take(AT + MINUTE) == early + late


@pytest.mark.django_db
def test_what_was_handed_and_never_finished_comes_again() -> None:
    (lost,) = _enqueue()
    mark_handed(ids=[lost], at=AT)
    assert _take(AT + 14 * MINUTE) == []
    assert _take(AT + 15 * MINUTE) == [lost]


@pytest.mark.django_db
def test_a_failure_waits_and_is_tried_again() -> None:
    (effect_id,) = _enqueue()
    mark_handed(ids=[effect_id], at=AT)
    mark_failed(effect_id=effect_id, error_code="notify.gateway.down", at=AT, retry_at=AT + MINUTE)
    assert _take(AT + 59 * SECOND) == []
    (effect,) = take_batch(limit=1, at=AT + MINUTE)
    assert effect.attempts == 1
    row = WaitingEffect.objects.get()
    assert (row.last_error_code, row.handed_at) == ("notify.gateway.down", None)


@pytest.mark.django_db
def test_without_a_day_given_the_waits_grow() -> None:
    (effect_id,) = _enqueue()
    for wait in (10, 20, 40):
        mark_failed(effect_id=effect_id, error_code="x", at=AT)
        assert WaitingEffect.objects.get().next_try_at == AT + wait * SECOND


@pytest.mark.parametrize(
    ("attempts", "seconds"), [(0, 10), (1, 10), (2, 20), (3, 40), (9, 2560), (10, 3600), (10**6, 3600)]
)
def test_waits_double_up_to_an_hour(attempts: int, seconds: int) -> None:
    assert next_try(attempts, at=AT) == AT + timedelta(seconds=seconds)


@pytest.mark.django_db
def test_a_done_effect_stays_done() -> None:
    (effect_id,) = _enqueue()
    mark_done(effect_id=effect_id, at=AT)
    mark_done(effect_id=effect_id, at=AT + MINUTE)
    mark_failed(effect_id=effect_id, error_code="late", at=AT + MINUTE, retry_at=AT + MINUTE)
    mark_handed(ids=[effect_id], at=AT + MINUTE)
    row = WaitingEffect.objects.get()
    assert (row.done_at, row.handed_at, row.attempts, row.last_error_code) == (AT, AT, 0, "")


@pytest.mark.django_db
def test_an_unknown_effect_is_nothing_to_do() -> None:
    assert lock_effect(effect_id=new_id()) is None
    mark_done(effect_id=new_id(), at=AT)
    mark_failed(effect_id=new_id(), error_code="x", at=AT)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("statement", "wall"),
    [
        ("UPDATE outbox_effect SET done_at = now()", "effect_done_was_handed"),
        ("UPDATE outbox_effect SET attempts = 1", "effect_failed_has_error_code"),
        ("UPDATE outbox_effect SET last_error_code = 'x'", "effect_failed_has_error_code"),
        ("UPDATE outbox_effect SET effect = ''", "effect_is_named"),
    ],
)
def test_the_database_ties_what_belongs_together(statement: str, wall: str) -> None:
    _enqueue()
    with pytest.raises(IntegrityError, match=wall), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db
def test_waiting_effects_are_found_by_their_index() -> None:
    _enqueue(5)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
        cursor.execute(
            "EXPLAIN SELECT id FROM outbox_effect WHERE done_at IS NULL AND next_try_at <= now() "
            "ORDER BY next_try_at, id LIMIT 100 FOR UPDATE SKIP LOCKED"
        )
        assert "effects_waiting" in "\n".join(row[0] for row in cursor.fetchall())


@pytest.mark.django_db(transaction=True)
def test_two_drainers_at_once_share_the_work() -> None:
    with transaction.atomic():
        expected = _enqueue(20)
    both_hold = Barrier(2)

    def drain(_number: int) -> list[UUID]:
        try:
            with transaction.atomic():
                taken = _take(limit=10)
                both_hold.wait(timeout=20)
                mark_handed(ids=taken, at=AT)
            return taken
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(drain, range(2))
    assert (len(one), len(other)) == (10, 10)
    assert sorted(one + other) == sorted(expected)
    with transaction.atomic():
        assert _take() == []


@pytest.mark.django_db(transaction=True)
def test_the_same_effect_is_carried_out_once_by_two_jobs_at_once() -> None:
    with transaction.atomic():
        (effect_id,) = _enqueue()

    def carry_out(_number: int) -> bool:
        try:
            with transaction.atomic():
                if lock_effect(effect_id=effect_id) is None:
                    return False
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_sleep(0.2)")
                mark_done(effect_id=effect_id, at=AT)
                return True
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(carry_out, range(3))) == [False, False, True]


@pytest.mark.django_db(transaction=True)
def test_an_act_that_rolls_back_leaves_no_effect() -> None:
    def act() -> None:
        with transaction.atomic():
            _enqueue()
            raise LookupError

    with pytest.raises(LookupError):
        act()
    assert not WaitingEffect.objects.exists()
    with pytest.raises(RuntimeError, match="outside a transaction"):
        _enqueue()
