"""A day's log as one number: the root of a Merkle tree over its rows (the shape of RFC 9162 section 2.1, with SM3).

Leaves and nodes are hashed with different first bytes, so that no node passes for a row.
"""

from collections.abc import Sequence
from typing import Any

from onething.exchange.contracts import Call
from onething.kernel.canonical import canonical_json, write_moment
from onething.kernel.sm import sm3

LAYOUT = "onething-exchange-log-1"


def write_call(call: Call) -> dict[str, Any]:
    """Return a row of the log as it is hashed. Whose log it stands in is no part of it: both sides' rows are the same."""
    return {
        "call": str(call.id), "at": write_moment(call.at), "system": call.system, "unit": call.unit,
        "provider": call.provider, "resource": call.resource, "case": call.case, "matter": call.matter,
        "purpose": call.purpose, "operator": call.operator, "items": list(call.items),
        "grant": str(call.grant_id) if call.grant_id else None, "outcome": call.outcome.value, "code": call.code,
        "answer_sm3": call.answer_sm3,
    }  # fmt: skip


def hash_call(call: Call) -> str:
    """Return the leaf of a call, 64 hex digits."""
    return sm3(b"\0" + canonical_json(write_call(call))).hex()


def find_root(leaves: Sequence[str]) -> str:
    """Return the root over leaves (hex) in their order; of none, the digest of nothing."""
    if not leaves:
        return sm3(b"").hex()
    if len(leaves) == 1:
        return leaves[0]
    middle = 1 << ((len(leaves) - 1).bit_length() - 1)
    sides = (find_root(leaves[:middle]), find_root(leaves[middle:]))
    return sm3(b"\1" + b"".join(map(bytes.fromhex, sides))).hex()


def write_batch(*, side: str, day: str, seq: int, count: int, root: str, previous: str) -> bytes:
    """Return the bytes that are hashed and signed for one day of one side."""
    batch = {"layout": LAYOUT, "side": side, "day": day, "seq": seq, "count": count, "root": root}
    return canonical_json(batch | {"previous": previous})
