"""One case as a file from which anybody recomputes it: its chains, the calendar's and the rules', checkpoints, claims."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from onething.calendars.contracts import SUBJECT as CALENDAR
from onething.kernel.canonical import write_moment
from onething.kernel.viewer import SYSTEM, Viewer
from onething.kernel.working_days import statutory_holidays
from onething.ledger.contracts import Subject
from onething.ledger.queries import export_chain, export_checkpoints
from onething.rulebook.contracts import SUBJECT as RULEBOOK
from onething.supervision.contracts.subjects import CASE, FINDING, own_chain
from onething.supervision.models import Finding, Followed
from onething.supervision.queries.claims import read_claims

FORMAT = "onething.case-ledger/1"
YEARS_AHEAD = 2


def export_case(viewer: Viewer, *, case_id: UUID, at: datetime) -> dict[str, Any]:
    """Return the export of a case the caller found in the viewer's scope; personal parts stay sealed.

    `claims` are what the tables say at `as_of`; docs/recompute.py comes to the same from the rest, or names what differs.
    """
    findings = list(
        Finding.objects.filter(case_id=case_id).order_by("at").values_list("subject_id", flat=True)
    )
    subjects = [
        Subject(CASE, case_id),
        own_chain(case_id),
        CALENDAR,
        RULEBOOK,
        *(Subject(FINDING, one) for one in findings),
    ]
    chains = [export_chain(viewer, subject=subject) for subject in subjects]
    return {
        **chains[0],
        "format": FORMAT,
        "case": _find_number(case_id),
        "as_of": write_moment(at),
        "chains": [chain for chain in chains if chain["rows"]],
        "statutory_days": _list_statutory(chains[0]["rows"], at=at),
        "checkpoints": export_checkpoints(SYSTEM, subjects=subjects),
        "claims": read_claims(viewer, subject_id=case_id),
    }


def _find_number(case_id: UUID) -> str:
    row = Followed.objects.filter(subject_id=case_id).first()
    return row.number if row else ""


def _list_statutory(rows: Sequence[dict[str, Any]], *, at: datetime) -> dict[str, list[str]]:
    """The holidays that law alone gives, for years that may have had no notice yet when something was counted."""
    return {str(year): sorted(map(str, statutory_holidays(year))) for year in _list_years(rows, at=at)}


def _list_years(rows: Sequence[dict[str, Any]], *, at: datetime) -> Iterable[int]:
    first = int(rows[0]["recorded_at"][:4]) if rows else at.year
    return range(first, max(at.year, first) + YEARS_AHEAD + 1)
