"""The newest checkpoint that names a chain: what a cut or rewritten chain is held against."""

from collections.abc import Iterable, Sequence
from typing import Any

from onething.ledger import words
from onething.ledger.contracts import Fault, Subject
from onething.ledger.models import Checkpoint, Entry, Unsealed
from onething.ledger.rules.chain import name_row, verify_chain
from onething.ledger.rules.checkpoints import Head
from onething.ledger.table_rows import export_checkpoint, export_entry

CHUNK = 20


def find_fault(subject: Subject) -> Fault | None:
    """Return the first fault of one chain: its rows, then what checkpoints and the rows waiting for one remember of it."""
    rows = [export_entry(entry) for entry in _chain(subject)]
    fault = verify_chain(rows) if rows else None
    return fault or _find_wrong_head(subject, rows=rows) or _find_wrong_mark(subject, rows=rows)


def list_newest(subjects: Iterable[Subject]) -> list[tuple[Checkpoint, list[Head]]]:
    """Return, newest first, each checkpoint that is the newest to name one of these chains, with the heads it names."""
    wanted = {(one.kind, str(one.id)) for one in subjects}
    found = []
    for checkpoint in Checkpoint.objects.order_by("-seq").iterator(chunk_size=CHUNK):
        if not wanted:
            break
        heads = [head for head in _heads_of(checkpoint) if (head.kind, head.id) in wanted]
        if heads:
            found.append((checkpoint, heads))
            wanted -= {(head.kind, head.id) for head in heads}
    return found


def _heads_of(checkpoint: Checkpoint) -> Sequence[Head]:
    try:
        return export_checkpoint(checkpoint).heads
    except (
        ValueError
    ):  # a checkpoint that can't be read is named when the checkpoints themselves are verified
        return ()


def _chain(subject: Subject) -> Any:
    return Entry.objects.filter(subject_kind=subject.kind, subject_id=subject.id).order_by("seq")


def _find_wrong_head(subject: Subject, *, rows: Sequence[dict[str, Any]]) -> Fault | None:
    hashes = {row["seq"]: row["hash"] for row in rows}
    for checkpoint, heads in list_newest([subject]):
        for head in heads:
            if hashes.get(head.seq) != head.hash:
                what = words.HEAD_CHANGED if head.seq in hashes else words.HEAD_MISSING
                place = name_row(subject.kind, subject_id=subject.id, seq=head.seq)
                return Fault(place, what.format(seq=checkpoint.seq))
    return None


def _find_wrong_mark(subject: Subject, *, rows: Sequence[dict[str, Any]]) -> Fault | None:
    hashes = {row["seq"]: row["hash"] for row in rows}
    marks = Unsealed.objects.filter(subject_kind=subject.kind, subject_id=subject.id).order_by("seq")
    for mark in marks:
        if hashes.get(mark.seq) != mark.hash:
            what = words.WAITING_CHANGED if mark.seq in hashes else words.WAITING_MISSING
            return Fault(name_row(subject.kind, subject_id=subject.id, seq=mark.seq), what)
    return None
