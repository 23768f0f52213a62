"""Between the tables and the plain rows that the rules hash."""

from typing import Any

from onething.kernel.canonical import write_moment
from onething.ledger.models import Checkpoint, Entry, Read, ReadBatch
from onething.ledger.rules.checkpoints import CheckpointBody, unpack_heads


def export_entry(entry: Entry) -> dict[str, Any]:
    """Return a ledger row as rules/chain.py hashes it, with its hash."""
    sealed = entry.personal_sealed
    return {
        "layout": entry.layout,
        "id": str(entry.id),
        "subject_kind": entry.subject_kind,
        "subject_id": str(entry.subject_id),
        "seq": entry.seq,
        "step_id": _text(entry.step_id),
        "verb": entry.verb,
        "from_state": entry.from_state,
        "to_state": entry.to_state,
        "actor_kind": entry.actor_kind,
        "actor_person_id": _text(entry.actor_person_id),
        "actor_post": entry.actor_post,
        "actor_unit_code": entry.actor_unit_code,
        "on_behalf_of": _text(entry.on_behalf_of),
        "recorded_at": write_moment(entry.recorded_at),
        "effective_at": write_moment(entry.effective_at),
        "facts": entry.facts,
        "data_key_id": _text(entry.data_key_id),
        "personal_sealed": None if sealed is None else bytes(sealed).hex(),
        "previous_hash": entry.previous_hash,
        "hash": entry.hash,
    }


def export_read(read: Read) -> dict[str, Any]:
    """Return a row of the access log as it is hashed in its batch."""
    return {
        "id": str(read.id),
        "viewer_kind": read.viewer_kind,
        "person_id": _text(read.person_id),
        "post": read.post,
        "unit_code": read.unit_code,
        "subject_kind": read.subject_kind,
        "subject_id": str(read.subject_id),
        "what": read.what,
        "at": write_moment(read.at),
    }


def export_batch(batch: ReadBatch) -> dict[str, Any]:
    """Return a batch of reads as it is hashed, without its rows."""
    return {
        "layout": batch.layout,
        "id": str(batch.id),
        "seq": batch.seq,
        "chained_at": write_moment(batch.chained_at),
        "previous_hash": batch.previous_hash,
    }


def export_checkpoint(checkpoint: Checkpoint) -> CheckpointBody:
    """Return a checkpoint as it is hashed and signed. Raises ValueError when its heads can't be read."""
    return CheckpointBody(
        layout=checkpoint.layout,
        id=str(checkpoint.id),
        seq=checkpoint.seq,
        sealed_at=write_moment(checkpoint.sealed_at),
        heads=unpack_heads(bytes(checkpoint.heads)),
        rows_total=checkpoint.rows_total,
        reads_seq=checkpoint.reads_seq,
        reads_hash=checkpoint.reads_hash,
        public_key=checkpoint.public_key,
        previous_hash=checkpoint.previous_hash,
    )


def bind_personal(*, kind: str, subject_id: object, seq: int) -> bytes:
    """Return what a personal part is bound to: its own place in the ledger and no other."""
    return f"ledger:{kind}:{subject_id}:{seq}".encode()


def _text(value: object | None) -> str | None:
    return None if value is None else str(value)
