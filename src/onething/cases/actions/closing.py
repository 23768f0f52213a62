"""The end: withdraw, hand over, archive."""

from datetime import datetime
from uuid import UUID

from onething.cases import words
from onething.cases.actions.acting import Told, check_post, lock_case, move_case
from onething.cases.actions.joint import end_open_steps
from onething.cases.contracts.given import Delivery
from onething.cases.contracts.kinds import CaseState, PartyRole
from onething.cases.models.case import Case
from onething.cases.models.issuance import Handover
from onething.cases.rules.handing_over import check_delivery
from onething.cases.rules.masking import mask_number
from onething.cases.sealing import open_value, seal_value
from onething.cases.states import CASE_MOVES
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer


def withdraw_case(viewer: Viewer, *, case_id: UUID, at: datetime) -> None:
    """The applicant takes the application back, any time before something was issued."""
    case = lock_case(viewer, case_id=case_id)
    check_post(CASE_MOVES, verb="withdraw", viewer=viewer)
    if case.steps.filter(state__in=["issuing", "issued"]).exists():
        raise Refusal("cases.withdraw.too_late", words.WITHDRAW_TOO_LATE, status=409)
    case.closed_at = at
    move_case(case, verb="withdraw", viewer=viewer, at=at)
    end_open_steps(case, at=at)


def deliver_case(viewer: Viewer, *, case_id: UUID, delivery: Delivery, at: datetime) -> None:
    """Hand the results over within ten days of the decision (行政许可法 art. 44), and keep who took them."""
    case = lock_case(viewer, case_id=case_id)
    check_post(CASE_MOVES, verb="deliver", viewer=viewer)
    checked = delivery
    if case.state == CaseState.ISSUED:
        checked = check_delivery(delivery, applicant_name=_applicant_name(case), on_day=local_day(at))
    case.delivered_at = at
    told = Told(
        facts={
            "method": checked.method,
            "relation": checked.relation,
            "document_kind": checked.document_kind,
        },
        personal={
            "recipient": checked.recipient,
            "document_masked": mask_number(checked.document_number),
        },
    )
    move_case(case, verb="deliver", viewer=viewer, at=at, told=told)
    _keep_handover(case, delivery=checked, at=at)


def archive_case(viewer: Viewer, *, case_id: UUID, at: datetime) -> None:
    """Put the file away; electronic files alone have equal force (国务院令716 art. 12)."""
    case = lock_case(viewer, case_id=case_id)
    case.closed_at = at
    move_case(case, verb="archive", viewer=viewer, at=at)


def _applicant_name(case: Case) -> str:
    applicant = case.parties.filter(role=PartyRole.APPLICANT).first()
    if applicant is None:
        return ""
    name: str = open_value(case, place=f"party:{PartyRole.APPLICANT}:name", sealed=applicant.name_sealed)
    return name


def _keep_handover(case: Case, *, delivery: Delivery, at: datetime) -> None:
    number = delivery.document_number
    Handover.objects.create(
        case=case,
        method=delivery.method,
        relation=delivery.relation,
        recipient_sealed=seal_value(case, place="handover:recipient", value=delivery.recipient),
        document_kind=delivery.document_kind,
        number_sealed=seal_value(case, place="handover:number", value=number) if number else None,
        handed_at=at,
    )
