"""The pure verifier of an exported chain, and what exactly is hashed."""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.kernel.canonical import write_moment
from onething.kernel.sm import sm3
from onething.ledger.rules.chain import LAYOUT, MEMBERS, NO_HASH, hash_row, verify_chain

SUBJECT = str(UUID(int=1))


def _row(seq: int, previous_hash: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "layout": LAYOUT, "id": str(UUID(int=100 + seq)), "subject_kind": "case", "subject_id": SUBJECT, "seq": seq,
        "step_id": None, "verb": "accept", "from_state": "received", "to_state": "accepted", "actor_kind": "person",
        "actor_person_id": str(UUID(int=7)), "actor_post": "window_clerk", "actor_unit_code": "11430182XX0000051E",
        "on_behalf_of": None, "recorded_at": "2026-02-13T01:02:03.000004Z", "effective_at": "2026-02-13T01:02:03.000004Z",
        "facts": '{"schema":1}', "data_key_id": None, "personal_sealed": None, "previous_hash": previous_hash,
    }  # fmt: skip
    return row | {"hash": hash_row(row)}


def _chain(length: int) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for seq in range(1, length + 1):
        rows.append(_row(seq, rows[-1]["hash"] if rows else NO_HASH))
    return rows


def _broken(rows: list[dict[str, Any]]) -> str:
    fault = verify_chain(rows)
    assert fault is not None
    return str(fault)


def test_a_whole_chain_is_sound() -> None:
    assert verify_chain(_chain(5)) is None
    assert verify_chain(json.loads(json.dumps(_chain(5)))) is None


def test_the_hash_is_sm3_over_sorted_plain_json_of_every_other_member() -> None:
    """Written out by hand, so that a change of what is hashed can't pass unnoticed: old rows must verify for ever."""
    row = _row(1, NO_HASH)
    members = sorted(set(row) - {"hash"})
    assert members == sorted(MEMBERS)
    text = ",".join(f'"{member}":{json.dumps(row[member], ensure_ascii=False)}' for member in members)
    assert row["hash"] == sm3(f"{{{text}}}".encode()).hex()
    assert row["hash"] == "69e7bad21e3b184849f73710ddf1b1a2e82e1891d12a024c0a3d082c46ee1a51"


@pytest.mark.parametrize("member", MEMBERS)
def test_each_member_is_under_the_hash(member: str) -> None:
    rows = _chain(3)
    value = rows[1][member]
    rows[1][member] = value + 1 if isinstance(value, int) else "another"
    assert verify_chain(rows) is not None


@pytest.mark.parametrize("member", [*MEMBERS[5:], "hash"])
def test_a_missing_member_is_a_fault_and_no_crash(member: str) -> None:
    rows = _chain(2)
    del rows[1][member]
    assert verify_chain(rows) is not None


def test_an_edited_row_is_named() -> None:
    rows = _chain(4)
    rows[2]["facts"] = '{"schema":1,"x":1}'
    assert _broken(rows) == f"case {SUBJECT} 第3行：内容与本行的哈希不符，行被改动过"


def test_a_row_edited_together_with_its_hash_breaks_the_next_link() -> None:
    rows = _chain(4)
    rows[2]["verb"] = "withdraw"
    rows[2]["hash"] = hash_row(rows[2])
    assert "第4行" in _broken(rows)
    assert "前后行被改动" in _broken(rows)


def test_a_deleted_row_is_named() -> None:
    rows = _chain(4)
    del rows[1]
    assert _broken(rows) == f"case {SUBJECT} 第2行：这一行不见了（下一行是第3行）"


def test_a_deleted_head_is_named() -> None:
    assert "第1行：这一行不见了" in _broken(_chain(3)[1:])


@given(
    st.integers(2, 8).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n - 1), st.integers(0, n - 1)))
)
def test_swapped_rows_are_found(case: tuple[int, int, int]) -> None:
    length, one, other = case
    rows = _chain(length)
    rows[one], rows[other] = rows[other], rows[one]
    assert (verify_chain(rows) is None) == (one == other)
    for row, seq in zip(rows, range(1, length + 1), strict=True):
        row["seq"] = seq
    assert (verify_chain(rows) is None) == (one == other)


def test_a_repeated_row_and_a_foreign_row_are_found() -> None:
    rows = _chain(3)
    assert "第2行" in _broken([*rows[:2], rows[1], rows[2]])
    foreign = dict(rows[2], subject_id=str(UUID(int=2)))
    assert "别的链" in _broken([*rows[:2], foreign])


def test_an_unknown_layout_is_not_guessed() -> None:
    rows = _chain(2)
    rows[1]["layout"] = 2
    assert "版本2不认识" in _broken(rows)


def test_an_empty_chain_is_not_sound() -> None:
    assert verify_chain([]) is not None


def test_moments_are_written_in_one_way() -> None:
    moment = datetime(2026, 2, 13, 9, 2, 3, tzinfo=timezone(timedelta(hours=8)))
    assert write_moment(moment) == "2026-02-13T01:02:03.000000Z"
    assert write_moment(moment.astimezone(UTC)) == write_moment(moment)
    with pytest.raises(ValueError, match="time zone"):
        write_moment(datetime(2026, 2, 13))
