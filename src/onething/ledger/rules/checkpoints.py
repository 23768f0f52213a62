"""How a checkpoint and a batch of reads are hashed. Both are chained; a checkpoint is signed as well.

The signature is SM2 over exactly the bytes of `checkpoint_body`, so that openssl alone can verify it.
"""

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from onething.kernel.canonical import canonical_json
from onething.kernel.sm import sm3
from onething.ledger.rules.chain import LAYOUT


@dataclass(frozen=True, order=True)
class Head:
    """The last row of a chain: subject, its seq and its hash."""

    kind: str
    id: str
    seq: int
    hash: str


@dataclass(frozen=True)
class CheckpointBody:
    """What a checkpoint says.

    `heads` are the chains changed since the last one, sorted; `rows_total` counts every ledger row that any
    checkpoint up to this one covers; `reads_seq` and `reads_hash` are the last batch of the access log (0 and
    zeros before the first).
    """

    id: str
    seq: int
    sealed_at: str
    heads: tuple[Head, ...]
    rows_total: int
    reads_seq: int
    reads_hash: str
    public_key: str
    previous_hash: str
    layout: int = LAYOUT


def checkpoint_body(body: CheckpointBody) -> bytes:
    """Return the bytes that are hashed (SM3) and signed (SM2) for a checkpoint."""
    return canonical_json({**asdict(body), "heads": _as_lists(body.heads)})


def newest_heads(heads: Iterable[Head]) -> tuple[Head, ...]:
    """Return the head with the highest seq of each chain, sorted by subject."""
    newest: dict[tuple[str, str], Head] = {}
    for head in heads:
        known = newest.get((head.kind, head.id))
        if known is None or known.seq < head.seq:
            newest[head.kind, head.id] = head
    return tuple(sorted(newest.values()))


def pack_heads(heads: Sequence[Head]) -> bytes:
    """Return heads in few bytes, about 60 each. What is hashed is not this but the list itself."""
    return zlib.compress(canonical_json(_as_lists(heads)), level=9)


def unpack_heads(packed: bytes) -> tuple[Head, ...]:
    """Return the heads that `pack_heads` packed. Raises ValueError when the bytes were changed."""
    try:
        return tuple(Head(*head) for head in json.loads(zlib.decompress(packed)))
    except (zlib.error, TypeError) as error:
        raise ValueError("the heads of a checkpoint can't be read") from error


def hash_batch(batch: dict[str, Any], *, rows: Sequence[dict[str, Any]]) -> str:
    """Return the hash of a batch of reads: its own members and every member of its rows, in order of id."""
    return sm3(canonical_json({**batch, "rows": list(rows)})).hex()


def _as_lists(heads: Sequence[Head]) -> list[list[Any]]:
    return [[head.kind, head.id, head.seq, head.hash] for head in heads]
