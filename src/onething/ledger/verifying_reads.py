"""Recomputing the access log, batch by batch."""

from onething.ledger import words
from onething.ledger.contracts import Fault
from onething.ledger.models import Read, ReadBatch
from onething.ledger.rules.chain import LAYOUT, NO_HASH
from onething.ledger.rules.checkpoints import hash_batch
from onething.ledger.table_rows import export_batch, export_read
from onething.ledger.verifying_checkpoints import Looked


def verify_reads() -> Looked:
    """Recompute every batch in order, one batch in memory at a time; counts its rows. Rows not chained yet are left out."""
    count, fault, last = 0, None, None
    for batch in ReadBatch.objects.order_by("seq").iterator(chunk_size=100):
        reads = [export_read(read) for read in Read.objects.filter(batch=batch).order_by("id")]
        count += len(reads)
        fault = fault or _find_fault(batch, after=last, reads=reads)
        last = batch
    return Looked(count, fault, last.hash if last else None)


def _find_fault(batch: ReadBatch, *, after: ReadBatch | None, reads: list[dict[str, object]]) -> Fault | None:
    expected = after.seq + 1 if after else 1
    if batch.seq != expected:
        return Fault(words.PLACE_BATCH.format(seq=expected), words.BATCH_MISSING)
    place = words.PLACE_BATCH.format(seq=batch.seq)
    if batch.layout != LAYOUT:
        return Fault(place, words.LAYOUT_UNKNOWN.format(layout=batch.layout))
    if hash_batch(export_batch(batch), rows=reads) != batch.hash:
        return Fault(place, words.BATCH_BROKEN)
    is_linked = batch.previous_hash == (after.hash if after else NO_HASH)
    return None if is_linked else Fault(place, words.BATCH_LINK)
