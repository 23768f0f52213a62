"""The days of a case and of its steps as the tables keep them, for whoever recomputes them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from onething.cases.models.case import Case
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer

Three = tuple[date | None, date | None, date | None]


@dataclass(frozen=True)
class CaseDays:
    """Promised day, statutory day and the first amber day, of the whole case and of each step that began."""

    whole: Three | None
    steps: dict[UUID, Three]


def find_days(viewer: Viewer, *, case_id: UUID) -> CaseDays | None:
    """Return the days of a case; None for an unknown one, and for viewers who recompute nothing."""
    is_meant = viewer.has(Permission.AUDIT) or viewer.has(Permission.SUPERVISE)
    case = Case.objects.filter(id=case_id).first() if is_meant else None
    if case is None:
        return None
    begun = case.steps.filter(started_on__isnull=False).values_list(
        "id", "promised_on", "statutory_on", "amber_on"
    )
    return CaseDays(
        whole=(case.promised_on, None, case.amber_on) if case.accepted_on else None,
        steps={step_id: (promised, statutory, amber) for step_id, promised, statutory, amber in begun},
    )
