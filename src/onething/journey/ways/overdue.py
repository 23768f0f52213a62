"""What the law, or the house, does when nobody acted in time; the worker's timers call these."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.cases.actions import overdue, recounting


@transaction.atomic
def deem_accepted(*, case_id: UUID, at: datetime) -> None:
    """Nobody answered within five working days: accepted by law from the day of receipt."""
    overdue.deem_accepted(case_id=case_id, at=at)


@transaction.atomic
def recount(*, case_id: UUID, at: datetime) -> None:
    """A notice changed the calendar: the open days of a case are counted anew."""
    recounting.recount_case(case_id=case_id, at=at)


@transaction.atomic
def warn_uncorrected(*, case_id: UUID, at: datetime) -> None:
    """The applicant is warned that corrections are due soon."""
    overdue.warn_uncorrected(case_id=case_id, at=at)


@transaction.atomic
def close_uncorrected(*, case_id: UUID, at: datetime) -> None:
    """Corrections never came, though the applicant was warned: the case is closed."""
    overdue.close_uncorrected(case_id=case_id, at=at)
