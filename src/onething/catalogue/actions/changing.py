"""The public's list of changes: one row for each publication and each repeal, in the order in which they became public."""

from datetime import datetime

from django.db.models import Max

from onething.catalogue.contracts import ChangeKind
from onething.catalogue.models import Change, Publication


def record_change(publication: Publication, *, kind: ChangeKind, at: datetime) -> None:
    """Note a change. The caller holds the lock of publishing, so that the next number is free and comes out next."""
    last = Change.objects.aggregate(last=Max("seq"))["last"] or 0
    Change.objects.create(seq=last + 1, kind=kind, publication=publication, at=at)
