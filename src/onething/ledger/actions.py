"""Writes of the ledger: acts, reads, batches of reads, checkpoints. Nothing is ever changed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, models

from onething.kernel.canonical import canonical_json
from onething.kernel.errors import Refusal
from onething.kernel.ids import new_id
from onething.kernel.sm import sm3
from onething.kernel.viewer import SYSTEM, Viewer
from onething.keys.actions import ensure_signing_key
from onething.keys.queries import public_key_pem, seal, sign
from onething.keys.transactions import keep_read, read_once, require_transaction
from onething.ledger import words
from onething.ledger.contracts import LEDGER_KEY_OWNER, Act, Checkpoint, Recorded, Subject
from onething.ledger.inserting import insert_entry
from onething.ledger.models import Checkpoint as CheckpointRow
from onething.ledger.models import Entry, Read, ReadBatch, Unread, Unsealed
from onething.ledger.queries import find_head
from onething.ledger.rules.chain import FACTS_SCHEMA, LAYOUT, NO_HASH, hash_row
from onething.ledger.rules.checkpoints import Head, checkpoint_body, hash_batch, newest_heads, pack_heads
from onething.ledger.table_rows import (
    bind_personal,
    export_batch,
    export_checkpoint,
    export_entry,
    export_read,
)

READS_A_BATCH = 5000


def record_act(*, act: Act, data_key_id: UUID | None) -> Recorded:
    """Add an act to its subject's chain, in the act's own transaction. The caller holds the lock on the subject's row.

    A personal part needs the case's data key (ValueError without one; Refusal `keys.erased` once it is
    destroyed); an act without one keeps no key. Two acts at once on one chain: the second is refused with
    `ledger.act.concurrent` (409) by the unique constraint.
    """
    require_transaction()
    entry = _compose(act, data_key_id=data_key_id)
    entry.hash = hash_row(export_entry(entry))
    try:
        insert_entry(entry)
    except IntegrityError as error:
        if _constraint_of(error) == "one_row_a_place_in_a_chain":
            raise Refusal("ledger.act.concurrent", words.CONCURRENT_ACT, status=409) from error
        raise
    recorded = Recorded(seq=entry.seq, hash=entry.hash)
    keep_read(("head", act.subject), recorded)
    return recorded


def take_unread(*, subject: Subject) -> int:
    """Note that a chain is being read to its end, in this transaction; returns how many of its acts were new.

    An act that commits meanwhile keeps its mark. Another reader's marks are passed over.
    """
    require_transaction()
    marks = Unread.objects.select_for_update(skip_locked=True).filter(
        subject_kind=subject.kind, subject_id=subject.id
    )
    ids = list(marks.values_list("entry_id", flat=True))
    return Unread.objects.filter(entry_id__in=ids).delete()[0]


def record_read(*, viewer: Viewer, subject: Subject, what: str, at: datetime) -> None:
    """Note that the viewer was shown personal details of a subject: one row, chained later by `flush_reads`.

    `what` says what was shown in a stable code ("case", "material:…"), at most 300 characters and never
    personal data. Masked lists are not noted.
    """
    require_transaction()
    Read.objects.create(
        viewer_kind=str(viewer.kind),
        person_id=viewer.person_id,
        post=_plain(viewer.post),
        unit_code=viewer.unit_code,
        subject_kind=subject.kind,
        subject_id=subject.id,
        what=what,
        at=at,
    )


def flush_reads(*, at: datetime) -> int:
    """Chain the reads noted since the last time as one batch (at most 5,000) and return how many; they are final now."""
    require_transaction()
    _queue_for(ReadBatch)
    reads = list(Read.objects.filter(batch__isnull=True).order_by("id")[:READS_A_BATCH])
    if not reads:
        return 0
    last = ReadBatch.objects.order_by("-seq").first()
    batch = ReadBatch(
        layout=LAYOUT,
        seq=last.seq + 1 if last else 1,
        chained_at=at,
        previous_hash=last.hash if last else NO_HASH,
    )
    batch.hash = hash_batch(export_batch(batch), rows=[export_read(read) for read in reads])
    batch.save(force_insert=True)
    return Read.objects.filter(id__in=[read.id for read in reads]).update(batch=batch)


def seal_checkpoint(*, at: datetime) -> Checkpoint | None:
    """Sign the heads of every chain changed since the last checkpoint; None when nothing changed.

    Signed with the key of "ledger", which is made at the first checkpoint. Acts go on meanwhile: one that
    commits during the sealing is left for the next checkpoint.
    """
    require_transaction()
    ensure_signing_key(owner=LEDGER_KEY_OWNER)
    _queue_for(CheckpointRow)
    waiting = list(Unsealed.objects.all())
    last = CheckpointRow.objects.order_by("-seq").first()
    reads = ReadBatch.objects.order_by("-seq").first()
    if not waiting and (last.reads_seq if last else 0) == (reads.seq if reads else 0):
        return None
    row = _compose_checkpoint(waiting, last=last, reads=reads, at=at)
    row.save(force_insert=True)
    Unsealed.objects.filter(entry_id__in=[mark.entry_id for mark in waiting]).delete()
    return Checkpoint(seq=row.seq, hash=row.hash)


def _compose(act: Act, *, data_key_id: UUID | None) -> Entry:
    last = read_once(("head", act.subject), lambda: find_head(SYSTEM, subject=act.subject))
    seq = last.seq + 1 if last else 1
    sealed = _seal_personal(act, seq=seq, data_key_id=data_key_id) if act.personal else None
    return Entry(
        layout=LAYOUT,
        subject_kind=act.subject.kind,
        subject_id=act.subject.id,
        seq=seq,
        step_id=act.step_id,
        verb=str(act.verb),
        from_state=str(act.from_state),
        to_state=str(act.to_state),
        actor_kind=str(act.actor.kind),
        actor_person_id=act.actor.person_id,
        actor_post=_plain(act.actor.post),
        actor_unit_code=act.actor.unit_code,
        on_behalf_of=act.actor.on_behalf_of,
        recorded_at=act.recorded_at,
        effective_at=act.effective_at,
        facts=_write_facts(act),
        data_key_id=data_key_id if sealed else None,
        personal_sealed=sealed,
        previous_hash=last.hash if last else NO_HASH,
    )


def _seal_personal(act: Act, *, seq: int, data_key_id: UUID | None) -> bytes:
    if data_key_id is None:
        raise ValueError("an act with a personal part needs a data key")
    place = bind_personal(kind=act.subject.kind, subject_id=act.subject.id, seq=seq)
    return seal(data_key_id, plaintext=canonical_json(dict(act.personal)), associated=place)


def _write_facts(act: Act) -> str:
    if "schema" in act.facts:
        raise ValueError("`schema` is the ledger's own member of the facts")
    return canonical_json({"schema": FACTS_SCHEMA, **act.facts}).decode()


def _compose_checkpoint(
    waiting: list[Unsealed], *, last: CheckpointRow | None, reads: ReadBatch | None, at: datetime
) -> CheckpointRow:
    heads = newest_heads(
        Head(mark.subject_kind, str(mark.subject_id), mark.seq, mark.hash) for mark in waiting
    )
    row = CheckpointRow(
        id=new_id(),
        layout=LAYOUT,
        seq=last.seq + 1 if last else 1,
        sealed_at=at,
        heads=pack_heads(heads),
        rows_total=(last.rows_total if last else 0) + len(waiting),
        reads_seq=reads.seq if reads else 0,
        reads_hash=reads.hash if reads else NO_HASH,
        public_key=public_key_pem(owner=LEDGER_KEY_OWNER),
        previous_hash=last.hash if last else NO_HASH,
    )
    body = checkpoint_body(export_checkpoint(row))
    row.hash, row.signature = sm3(body).hex(), sign(owner=LEDGER_KEY_OWNER, data=body)
    return row


def _queue_for(table: type[models.Model]) -> None:
    """Let one writer at a time lengthen this chain; readers and acts go on."""
    with connection.cursor() as cursor:
        name = connection.ops.quote_name(table._meta.db_table)
        cursor.execute(f"LOCK TABLE {name} IN SHARE ROW EXCLUSIVE MODE")


def _constraint_of(error: IntegrityError) -> str | None:
    diagnosis: Any = getattr(error.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", None)


def _plain(text: str | None) -> str | None:
    return None if text is None else str(text)
