"""Recomputing the checkpoints, and with each the heads that it signed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from onething.kernel.errors import Refusal
from onething.kernel.sm import sm3
from onething.keys.queries import public_key_pem, verify
from onething.ledger import words
from onething.ledger.contracts import LEDGER_KEY_OWNER, Fault
from onething.ledger.models import Checkpoint, ReadBatch
from onething.ledger.rules.chain import LAYOUT, NO_HASH, name_row
from onething.ledger.rules.checkpoints import Head, checkpoint_body
from onething.ledger.table_rows import export_checkpoint

CHUNK = 2000

_WRONG_HEAD = """
    SELECT wanted.place, entry.hash IS NOT NULL
    FROM unnest(%s::text[], %s::uuid[], %s::bigint[], %s::text[])
        WITH ORDINALITY AS wanted (kind, id, seq, hash, place)
    LEFT JOIN ledger_entry AS entry
        ON entry.subject_kind = wanted.kind AND entry.subject_id = wanted.id AND entry.seq = wanted.seq
    WHERE entry.hash IS DISTINCT FROM wanted.hash ORDER BY wanted.place LIMIT 1
"""


@dataclass(frozen=True)
class Looked:
    """What was looked at: how many, the first fault, the hash of the last."""

    count: int
    fault: Fault | None
    last_hash: str | None = None


def verify_checkpoints() -> Looked:
    """Recompute every checkpoint in order: number, link, hash, key, signature, and the rows it names."""
    count, fault, last, key = 0, None, None, _find_ledger_key()
    for row in Checkpoint.objects.order_by("seq").iterator(chunk_size=20):
        count += 1
        fault = fault or _find_fault(row, after=last, key=key)
        last = row
    return Looked(count, fault, last.hash if last else None)


def _find_fault(row: Checkpoint, *, after: Checkpoint | None, key: str | None) -> Fault | None:
    expected = after.seq + 1 if after else 1
    if row.seq != expected:
        return Fault(words.PLACE_CHECKPOINT.format(seq=expected), words.CHECKPOINT_MISSING)
    what = _find_link_fault(row, after=after) or _find_signature_fault(row, key=key)
    if what is not None:
        return Fault(words.PLACE_CHECKPOINT.format(seq=row.seq), what)
    return _find_wrong_head(row) or _find_wrong_batch(row)


def _find_link_fault(row: Checkpoint, *, after: Checkpoint | None) -> str | None:
    if row.layout != LAYOUT:
        return words.LAYOUT_UNKNOWN.format(layout=row.layout)
    try:
        body = checkpoint_body(export_checkpoint(row))
    except ValueError:
        return words.CHECKPOINT_BROKEN
    if sm3(body).hex() != row.hash:
        return words.CHECKPOINT_BROKEN
    return None if row.previous_hash == (after.hash if after else NO_HASH) else words.CHECKPOINT_LINK


def _find_signature_fault(row: Checkpoint, *, key: str | None) -> str | None:
    if row.public_key != key:
        return words.CHECKPOINT_KEY
    body = checkpoint_body(export_checkpoint(row))
    is_signed = verify(public_pem=row.public_key, data=body, signature=bytes(row.signature))
    return None if is_signed else words.CHECKPOINT_SIGNATURE


def _find_wrong_head(row: Checkpoint) -> Fault | None:
    heads = export_checkpoint(row).heads
    for start in range(0, len(heads), CHUNK):
        found = _ask_heads(heads[start : start + CHUNK])
        if found is not None:
            head, is_there = found
            what = words.HEAD_CHANGED if is_there else words.HEAD_MISSING
            return Fault(name_row(head.kind, subject_id=head.id, seq=head.seq), what.format(seq=row.seq))
    return None


def _ask_heads(heads: Sequence[Head]) -> tuple[Head, bool] | None:
    """Return the first head whose row is not there with this hash, and whether a row is there at all."""
    columns = [[getattr(head, name) for head in heads] for name in ("kind", "id", "seq", "hash")]
    with connection.cursor() as cursor:
        cursor.execute(_WRONG_HEAD, columns)
        found = cursor.fetchone()
    return None if found is None else (heads[found[0] - 1], found[1])


def _find_wrong_batch(row: Checkpoint) -> Fault | None:
    if row.reads_seq == 0 or ReadBatch.objects.filter(seq=row.reads_seq, hash=row.reads_hash).exists():
        return None
    place = words.PLACE_BATCH.format(seq=row.reads_seq)
    return Fault(place, words.BATCH_HEAD.format(seq=row.seq))


def _find_ledger_key() -> str | None:
    try:
        return public_key_pem(owner=LEDGER_KEY_OWNER)
    except Refusal:
        return None
