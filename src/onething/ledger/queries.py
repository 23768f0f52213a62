"""Reads of the ledger. The caller's own query has found the subject in the viewer's scope before."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer, ViewerKind
from onething.keys.queries import open_all_sealed
from onething.ledger import words
from onething.ledger.contracts import Actor, ActView, Fault, ReadView, Recorded, Subject, Verification
from onething.ledger.heads import find_fault, list_newest
from onething.ledger.models import Entry, Read, Unread
from onething.ledger.rules.chain import LAYOUT, verify_chain
from onething.ledger.rules.checkpoints import checkpoint_body
from onething.ledger.table_rows import bind_personal, export_checkpoint, export_entry
from onething.ledger.verifying import verify_all

READS_SHOWN = 200


def list_acts(viewer: Viewer, *, subject: Subject) -> list[ActView]:
    """Every act of a subject, oldest first, the personal part opened; "已依法销毁" once its key is destroyed."""
    entries = list(_chain(subject))
    opened = _open_personal([entry for entry in entries if entry.personal_sealed is not None])
    return [_view(entry, personal=opened.get(entry.seq, {})) for entry in entries]


def find_head(viewer: Viewer, *, subject: Subject) -> Recorded | None:
    """Return where a chain ends, None before its first act. A hash says nothing about anybody."""
    last = _chain(subject).order_by("-seq").values_list("seq", "hash").first()
    return Recorded(*last) if last else None


def list_newest_acts(viewer: Viewer, *, subject_kind: str, skip: int = 0, limit: int = 20) -> list[ActView]:
    """The acts of every chain of a kind, newest first, without their personal parts; none but for auditors and the system."""
    if not viewer.has(Permission.AUDIT):
        return []
    found = Entry.objects.filter(subject_kind=subject_kind).order_by("-subject_id", "-seq")
    return [_view(entry, personal={}) for entry in found[skip : skip + min(limit, 100)]]


def list_bare_acts(viewer: Viewer, *, subject: Subject) -> list[ActView]:
    """Every act of a subject, oldest first, with no personal part opened: for when only who, when and facts matter."""
    return [_view(entry, personal={}) for entry in _chain(subject)]


def list_bare_chains(viewer: Viewer, *, subjects: Sequence[Subject]) -> dict[Subject, list[ActView]]:
    """Return the bare acts of several subjects, oldest first, from one reading; an empty list for one without acts."""
    wanted = Q()
    for subject in subjects:
        wanted |= Q(subject_kind=subject.kind, subject_id=subject.id)
    found: dict[Subject, list[ActView]] = {subject: [] for subject in subjects}
    for entry in Entry.objects.filter(wanted).order_by("seq"):
        found[Subject(entry.subject_kind, entry.subject_id)].append(_view(entry, personal={}))
    return found


def list_last_moves(viewer: Viewer, *, kind: str, ids: Collection[UUID]) -> dict[UUID, datetime]:
    """When each of these subjects came into the state it is in, by id; acts that left the state as it was do not count."""
    moved = Entry.objects.filter(subject_kind=kind, subject_id__in=ids).exclude(from_state=F("to_state"))
    newest = moved.order_by("subject_id", "-seq").distinct("subject_id")
    return dict(newest.values_list("subject_id", "recorded_at"))


def list_unread(viewer: Viewer, *, kind: str, limit: int = 100) -> list[UUID]:
    """Subjects of a kind with acts that nobody has followed yet; for the system."""
    if viewer.kind is not ViewerKind.SYSTEM:
        return []
    found = Unread.objects.filter(subject_kind=kind).order_by("subject_id")
    return list(found.values_list("subject_id", flat=True).distinct()[:limit])


def has_unread(viewer: Viewer, *, subject: Subject) -> bool:
    """Whether a chain has acts that nobody has followed yet."""
    return bool(Unread.objects.filter(subject_kind=subject.kind, subject_id=subject.id).exists())


def list_subjects(viewer: Viewer, *, kind: str, after: UUID | None = None, limit: int = 500) -> list[UUID]:
    """Subjects of a kind, by id, after one; none but for auditors and the system."""
    if not viewer.has(Permission.AUDIT):
        return []
    found = Entry.objects.filter(subject_kind=kind, seq=1)
    if after is not None:
        found = found.filter(subject_id__gt=after)
    return list(found.order_by("subject_id").values_list("subject_id", flat=True)[:limit])


def list_reads(viewer: Viewer, *, subject: Subject) -> list[ReadView]:
    """Who was shown the subject's personal details, newest first, at most 200 (个人信息保护法 art. 44)."""
    rows = Read.objects.filter(subject_kind=subject.kind, subject_id=subject.id).order_by("-at")
    return [
        ReadView(person_id=row.person_id, post=row.post, unit_code=row.unit_code, what=row.what, at=row.at)
        for row in rows[:READS_SHOWN]
    ]


def export_chain(viewer: Viewer, *, subject: Subject) -> dict[str, Any]:
    """Return a chain as JSON values, personal parts sealed; `rules.chain.verify_chain` takes its `rows`."""
    return {
        "layout": LAYOUT,
        "subject_kind": subject.kind,
        "subject_id": str(subject.id),
        "rows": [export_entry(entry) for entry in _chain(subject)],
    }


def export_checkpoints(viewer: Viewer, *, subjects: Sequence[Subject]) -> list[dict[str, Any]]:
    """Return the newest checkpoint that names each chain, as JSON values: body, hash and the ledger's signature (hex).

    The body is whole, so that its hash can be computed; of other chains it holds ids and hashes, nothing else.
    """
    return [
        {
            "body": json.loads(checkpoint_body(export_checkpoint(row))),
            "hash": row.hash,
            "signature": bytes(row.signature).hex(),
        }
        for row, _heads in list_newest(subjects)
    ]


def find_subject_fault(viewer: Viewer, *, subject: Subject) -> Fault | None:
    """Return the first fault of one chain, also against what checkpoints remember of it; None when it is sound or empty."""
    return find_fault(subject)


def verify_ledger(viewer: Viewer) -> Verification:
    """Recompute every chain, batch of reads and checkpoint and name the first broken row; for the auditor and the system.

    What is not signed yet (at most 15 minutes) and the removal of the newest checkpoints together with all
    they cover show only against a `last_checkpoint` kept elsewhere. Raises Refusal `ledger.audit.not_permitted`.
    """
    if not viewer.has(Permission.AUDIT):
        raise Refusal("ledger.audit.not_permitted", words.AUDIT_ONLY, status=403)
    return verify_all()


def _chain(subject: Subject) -> Any:
    return Entry.objects.filter(subject_kind=subject.kind, subject_id=subject.id).order_by("seq")


def _open_personal(entries: Sequence[Entry]) -> dict[int, dict[str, Any] | None]:
    """Return the personal part by seq; None when it is erased."""
    opened: dict[int, dict[str, Any] | None] = {}
    for data_key_id in {entry.data_key_id for entry in entries if entry.data_key_id is not None}:
        mine = [entry for entry in entries if entry.data_key_id == data_key_id]
        opened.update(_open_under(data_key_id, entries=mine))
    return opened


def _open_under(data_key_id: UUID, *, entries: list[Entry]) -> dict[int, dict[str, Any] | None]:
    texts = [(bytes(entry.personal_sealed or b""), _place(entry)) for entry in entries]
    try:
        plain = open_all_sealed(data_key_id, texts=texts)
    except Refusal as refusal:
        if refusal.code != "keys.erased":
            raise
        return {entry.seq: None for entry in entries}
    return {entry.seq: json.loads(text) for entry, text in zip(entries, plain, strict=True)}


def _place(entry: Entry) -> bytes:
    return bind_personal(kind=entry.subject_kind, subject_id=entry.subject_id, seq=entry.seq)


def _view(entry: Entry, *, personal: dict[str, Any] | None) -> ActView:
    facts = {name: value for name, value in json.loads(entry.facts).items() if name != "schema"}
    return ActView(
        seq=entry.seq,
        step_id=entry.step_id,
        verb=entry.verb,
        from_state=entry.from_state,
        to_state=entry.to_state,
        actor=Actor(
            kind=entry.actor_kind,
            person_id=entry.actor_person_id,
            post=entry.actor_post,
            unit_code=entry.actor_unit_code,
            on_behalf_of=entry.on_behalf_of,
        ),
        recorded_at=entry.recorded_at,
        effective_at=entry.effective_at,
        facts=facts,
        personal=personal or {},
        personal_note=words.ERASED if personal is None else None,
        hash=entry.hash,
    )


def find_chain_fault(viewer: Viewer, *, chain: Mapping[str, Any]) -> Fault | None:
    """Return the first fault of a chain that `export_chain` gave, recomputed without the database; None when sound."""
    return verify_chain(chain["rows"])
