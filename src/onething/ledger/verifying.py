"""Recomputing the whole ledger: streamed, never all of it in memory.

Acts may go on meanwhile: what must agree is looked at in one statement, which sees one moment of the database.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from django.db import connection

from onething.ledger import words
from onething.ledger.contracts import Fault, Verification
from onething.ledger.models import Entry
from onething.ledger.rules.chain import name_row, verify_chain
from onething.ledger.table_rows import export_entry
from onething.ledger.verifying_checkpoints import verify_checkpoints
from onething.ledger.verifying_reads import verify_reads

_WRONG_MARK = """
    SELECT mark.subject_kind, mark.subject_id, mark.seq, entry.hash IS NOT NULL
    FROM ledger_unsealed AS mark LEFT JOIN ledger_entry AS entry USING (subject_kind, subject_id, seq)
    WHERE entry.hash IS DISTINCT FROM mark.hash ORDER BY 1, 2, 3 LIMIT 1
"""
_COUNTS = """
    SELECT (SELECT count(*) FROM ledger_entry), (SELECT count(*) FROM ledger_unsealed)
        + coalesce((SELECT rows_total FROM ledger_checkpoint ORDER BY seq DESC LIMIT 1), 0)
"""


class _Tally:
    """Counts what it lets through."""

    seen = 0

    def count(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self.seen += 1
            yield item


def verify_all() -> Verification:
    """Look at every chain, the access log, the checkpoints, the rows waiting for one, the number of rows; in this order."""
    rows = _Tally()
    chains, fault = _verify_chains(rows)
    reads, checkpoints = verify_reads(), verify_checkpoints()
    fault = fault or reads.fault or checkpoints.fault or _find_wrong_mark() or _find_wrong_count()
    return Verification(
        sound=fault is None,
        chains=chains,
        rows=rows.seen,
        checkpoints=checkpoints.count,
        first_broken=None if fault is None else str(fault),
        reads=reads.count,
        last_checkpoint=checkpoints.last_hash,
    )


def _verify_chains(tally: _Tally) -> tuple[int, Fault | None]:
    entries = Entry.objects.order_by("subject_kind", "subject_id", "seq").iterator(chunk_size=1000)
    rows = tally.count(export_entry(entry) for entry in entries)
    count, first = 0, None
    for _, chain in groupby(rows, key=lambda row: (row["subject_kind"], row["subject_id"])):
        count += 1
        first = first or verify_chain(chain)
    return count, first


def _find_wrong_mark() -> Fault | None:
    """A row no checkpoint covers yet left its hash among the unsealed: unsigned, but both must be forged."""
    with connection.cursor() as cursor:
        cursor.execute(_WRONG_MARK)
        found = cursor.fetchone()
    if found is None:
        return None
    kind, subject_id, seq, is_there = found
    what = words.WAITING_CHANGED if is_there else words.WAITING_MISSING
    return Fault(name_row(kind, subject_id=subject_id, seq=seq), what)


def _find_wrong_count() -> Fault | None:
    """Rows put in or taken out whole, with their marks or together with the newest checkpoints."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS)
        found, expected = cursor.fetchone()
    if found == expected:
        return None
    return Fault(words.PLACE_LEDGER, words.COUNT_WRONG.format(found=found, expected=expected))
