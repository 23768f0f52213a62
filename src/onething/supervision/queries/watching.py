"""One case as its ledger tells it, for the supervisor: where it stands, and every act without its personal part."""

from dataclasses import dataclass
from uuid import UUID

from onething.cases.contracts.kinds import CaseState
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.ledger.contracts import ActView, Subject
from onething.ledger.queries import list_bare_acts
from onething.supervision import words
from onething.supervision.contracts.subjects import CASE
from onething.supervision.models import Followed


@dataclass(frozen=True)
class WatchedCase:
    """A submitted case as it was followed; nothing personal."""

    id: UUID
    number: str
    thing_code: str
    thing_name: str
    hall_code: str
    lead_code: str
    state: CaseState
    acts: tuple[ActView, ...]


def get_watched_case(viewer: Viewer, *, case_id: UUID) -> WatchedCase:
    """Return a submitted case; refuses `supervision.case.unknown` (404), to everybody but the supervisor."""
    is_meant = viewer.has(Permission.SUPERVISE)
    row = Followed.objects.exclude(number="").filter(subject_id=case_id).first() if is_meant else None
    if row is None:
        raise Refusal("supervision.case.unknown", words.CASE_UNKNOWN, status=404)
    return WatchedCase(
        id=row.subject_id,
        number=row.number,
        thing_code=row.thing_code,
        thing_name=row.thing_name,
        hall_code=row.hall_code,
        lead_code=row.lead_code,
        state=CaseState(row.state),
        acts=tuple(list_bare_acts(viewer, subject=Subject(CASE, case_id))),
    )
