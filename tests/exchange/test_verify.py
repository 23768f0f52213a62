"""Both sides' logs recomputed: sound as they are, and every planted difference is found and named by its call."""

import json
from datetime import date

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from onething.command.verify import run
from onething.directory.contracts import Post
from onething.exchange.models import Batch, CallRow, Grant
from onething.exchange.queries import verify_exchange
from onething.exchange.rules.merkle import find_root
from onething.journey import exchanging, sharing
from onething.kernel.sm import sm3
from onething.kernel.viewer import SYSTEM
from tests.ledger.acts import walls_down

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.fixture
def called(caller):
    """A day with three answered calls, a refused one and a stranger's, sealed the day after; then a day that is not over."""
    for _ in range(3):
        caller.city.later(seconds=1)
        assert caller.ask().status_code == 200
    assert caller.ask(items=["birth_date"]).status_code == 403
    caller.http.post("/api/v1/exchange/gateway/population/query")
    caller.city.later(days=1)
    exchanging.seal_days(at=caller.city.at)
    caller.ask()
    return caller


def found() -> list[tuple[str, str]]:
    return sorted((one.kind, str(one.call)) for one in verify_exchange(SYSTEM).differences)


def plant(statement: str, *values: object) -> None:
    with walls_down("exchange_call", "exchange_batch") as cursor:
        cursor.execute(statement, values)
        assert cursor.rowcount == 1


def first_call() -> str:
    return str(
        CallRow.objects.filter(side="user", outcome="answered")
        .order_by("call")
        .values_list("call", flat=True)[0]
    )


def test_what_was_lived_is_sound(called):
    whole = verify_exchange(SYSTEM)
    assert (whole.is_sound, whole.days, whole.rows, whole.batches) == (True, 2, 11, 2)
    assert {batch.side: batch.count for batch in Batch.objects.all()} == {"user": 5, "provider": 4}
    assert verify_exchange(SYSTEM, day=DAY).rows == 9


def test_each_day_is_sealed_once_and_only_when_it_is_over(called):
    exchanging.seal_days(at=called.city.at)
    assert Batch.objects.count() == 2
    midnight = called.city.at.replace(hour=16, minute=5)
    exchanging.seal_days(at=midnight)
    assert Batch.objects.count() == 2, "a call of the last minutes may still be on its way"
    exchanging.seal_days(at=midnight.replace(minute=11))
    assert list(Batch.objects.filter(side="user").order_by("seq").values_list("seq", "count")) == [
        (1, 5),
        (2, 1),
    ]
    assert verify_exchange(SYSTEM).is_sound


@pytest.mark.parametrize("side", ["user", "provider"])
def test_a_row_dropped_on_one_side_is_named(called, side):
    call = first_call()
    plant("DELETE FROM exchange_call WHERE call = %s AND side = %s", call, side)
    assert found() == [("dropped", call), ("missing", call)]


@pytest.mark.parametrize("side", ["user", "provider"])
def test_an_altered_hash_is_named(called, side):
    call = first_call()
    plant("UPDATE exchange_call SET answer_sm3 = %s WHERE call = %s AND side = %s", "0" * 64, call, side)
    assert found() == [("altered", call), ("unequal", call)]
    assert any("answer_sm3" in one.what for one in verify_exchange(SYSTEM).differences)


def test_an_alteration_on_both_sides_is_seen_against_the_seal(called):
    call = first_call()
    with walls_down("exchange_call") as cursor:
        cursor.execute("UPDATE exchange_call SET operator = 'other' WHERE call = %s", [call])
    assert found() == [("altered", call), ("altered", call)]


def test_a_call_dropped_on_both_sides_is_seen_against_the_seal(called):
    call = first_call()
    with walls_down("exchange_call") as cursor:
        cursor.execute("DELETE FROM exchange_call WHERE call = %s", [call])
    assert found() == [("dropped", call), ("dropped", call)]


def test_a_difference_of_a_day_that_is_not_sealed_is_seen_between_the_sides(called):
    call = str(CallRow.objects.filter(side="user").order_by("-call").values_list("call", flat=True)[0])
    plant("DELETE FROM exchange_call WHERE call = %s AND side = 'provider'", call)
    assert found() == [("missing", call)]


@pytest.mark.parametrize(
    "change",
    ["grant_id = '018f0000-0000-7000-8000-000000000001'", "items = '[\"photo\"]'", "purpose = 'check'"],
)
def test_an_answer_without_a_grant_that_covers_it_is_named(called, change):
    call = first_call()
    with walls_down("exchange_call", "exchange_batch") as cursor:
        cursor.execute(f"UPDATE exchange_call SET {change} WHERE call = %s", [call])
        cursor.execute("DELETE FROM exchange_batch")
    assert found() == [("ungranted", call)]


def test_an_answer_after_the_grants_end_is_named_and_one_before_it_is_not(called):
    authority, grant = called.city.viewer(Post.DATA_AUTHORITY), Grant.objects.get()
    called.city.later(minutes=1)
    sharing.answer(authority, grant_id=grant.id, verb="revoke", reason="不再需要。", at=called.city.at)
    assert found() == []
    call = str(CallRow.objects.filter(side="user").order_by("-call").values_list("call", flat=True)[0])
    with walls_down("exchange_call") as cursor:
        cursor.execute("UPDATE exchange_call SET at = at + interval '2 minutes' WHERE call = %s", [call])
    assert found() == [("ungranted", call)]


@pytest.mark.parametrize(
    "change",
    [
        "root = repeat('0', 64)",
        "signature = repeat('0', 140)",
        "count = 7",
        "previous = 'x'",
        "leaves = '[]'",
    ],
)
def test_a_seal_that_was_touched_is_told(called, change):
    plant(f"UPDATE exchange_batch SET {change} WHERE side = 'user'")
    assert "seal" in [kind for kind, _ in found()]


def test_the_database_lets_nobody_touch_a_seal(called):
    for act in (lambda: Batch.objects.update(count=1), lambda: Batch.objects.all()._raw_delete("default")):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_the_command_tells_a_person_and_a_machine(called, capsys):
    assert run(["exchange"]) == 0
    assert (
        capsys.readouterr().out == "双方日志一致：封存、授权都对得上。\n共核对2天、11行调用日志、2个封存。\n"
    )
    call = first_call()
    plant("DELETE FROM exchange_call WHERE call = %s AND side = 'provider'", call)
    assert run(["exchange", "--day", "2026-03-02"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("共享调用日志对不上，共2处：")
    assert f"{call}：提供单位的日志里没有这次调用，另一方有" in said
    assert run(["exchange", "--day", "2026-03-03"]) == 0
    capsys.readouterr()
    assert run(["exchange", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["is_sound"], told["differences"][0]["call"]) == (False, call)


def leaf(number: int) -> str:
    return sm3(str(number).encode()).hex()


def test_the_root_of_three_by_hand():
    one, two, three = (bytes.fromhex(leaf(number)) for number in range(3))
    by_hand = sm3(b"\1" + sm3(b"\1" + one + two) + three).hex()
    assert find_root([leaf(number) for number in range(3)]) == by_hand
    assert (find_root([]), find_root([leaf(1)])) == (sm3(b"").hex(), leaf(1))


@given(st.lists(st.integers(0, 50), min_size=2, max_size=40, unique=True), st.data())
def test_no_leaf_is_dropped_changed_or_moved_unseen(numbers, data):
    leaves = [leaf(number) for number in numbers]
    place = data.draw(st.integers(0, len(leaves) - 1))
    other = data.draw(st.integers(0, len(leaves) - 1).filter(lambda one: one != place))
    moved = list(leaves)
    moved[place], moved[other] = moved[other], moved[place]
    changed = [*leaves[:place], leaf(99), *leaves[place + 1 :]]
    dropped = [*leaves[:place], *leaves[place + 1 :]]
    assert find_root(leaves) not in {find_root(one) for one in (moved, changed, dropped)}
