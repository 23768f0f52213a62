"""What people looked for in vain, as the editors of the catalogue may see it."""

from datetime import date

from django.db.models import Max, Min, Sum

from onething.catalogue.contracts import VainSearch
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer

_KEEPERS = (Permission.EDIT_CATALOGUE, Permission.REVIEW_CATALOGUE, Permission.APPROVE_CATALOGUE)


def list_vain_searches(viewer: Viewer, *, since: date, until: date, limit: int = 100) -> list[VainSearch]:
    """Return what was looked for in vain between two days (both counted), the most frequent first; nothing to others.

    Those who edit, review or approve the catalogue see all of it: a text belongs to no department yet.
    """
    if not any(viewer.has(permission) for permission in _KEEPERS):
        return []
    from onething.catalogue.models import VainSearchDay

    found = VainSearchDay.objects.filter(day__gte=since, day__lte=until).values("text")
    counted = found.annotate(times=Sum("count"), first=Min("day"), last=Max("day"))
    return [
        VainSearch(row["text"], row["times"], row["first"].isoformat(), row["last"].isoformat())
        for row in counted.order_by("-times", "text")[: min(limit, 500)]
    ]
