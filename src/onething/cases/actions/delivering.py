"""Results reach the applicant: handed over, posted, handed on to another hall's window (行政许可法 art. 44)."""

from dataclasses import asdict, replace
from datetime import datetime, timedelta
from uuid import UUID

from onething.cases import words
from onething.cases.actions.acting import Told, check_post, lock_case, move_case
from onething.cases.contracts.given import Delivery, Posting
from onething.cases.contracts.kinds import CaseState, DeliveryMethod, PartyRole, Relation
from onething.cases.models.case import Case
from onething.cases.models.delivering import HandingOn, Sending
from onething.cases.models.issuance import Handover
from onething.cases.overdue import calendar_of
from onething.cases.rules.delivering import check_posting, last_delivery_day
from onething.cases.rules.explaining import check_reason
from onething.cases.rules.handing_over import check_delivery
from onething.cases.rules.masking import mask_number
from onething.cases.sealing import open_value, seal_value
from onething.cases.states import CASE_MOVES
from onething.directory.actions.people import check_mobile
from onething.directory.contracts import Post, Unit
from onething.kernel.clock_port import local_day, start_of
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer

_UNDELIVERED = frozenset({CaseState.ISSUED, CaseState.ON_THE_WAY})
_BY_ITSELF = frozenset({DeliveryMethod.POST, DeliveryMethod.OTHER_WINDOW})


def deliver_case(viewer: Viewer, *, case_id: UUID, delivery: Delivery, at: datetime) -> None:
    """Hand the results over within ten days of the decision (行政许可法 art. 44), and keep who took them.

    The applicant may say that the electronic ones have arrived; paper is handed over by the window that has it.
    """
    case = lock_case(viewer, case_id=case_id)
    check_post(CASE_MOVES, verb="deliver", viewer=viewer)
    checked = delivery
    if case.state in _UNDELIVERED:
        by = _check_way(case, viewer=viewer, delivery=delivery)
        checked = check_delivery(by, applicant_name=_applicant_name(case), on_day=local_day(at))
    case.delivered_at = at
    told = Told(
        facts={
            "method": checked.method,
            "relation": checked.relation,
            "document_kind": checked.document_kind,
        },
        personal={"recipient": checked.recipient, "document_masked": mask_number(checked.document_number)},
    )
    move_case(case, verb="deliver", viewer=viewer, at=at, told=told)
    _keep_handover(case, delivery=checked, at=at)


def send_case(viewer: Viewer, *, case_id: UUID, posting: Posting, at: datetime) -> None:
    """Post the results to the applicant; the carrier takes them and says when they have arrived."""
    case = lock_case(viewer, case_id=case_id)
    check_post(CASE_MOVES, verb="send", viewer=viewer)
    if case.state == CaseState.ISSUED:
        phone = check_mobile(posting.phone)
        checked = check_posting(replace(posting, phone=phone), applicant_name=_applicant_name(case))
        sending = Sending(case=case, sent_at=at)
        sending.to_sealed = seal_value(case, place=f"sending:{sending.id}", value=asdict(checked))
        sending.save()
    move_case(case, verb="send", viewer=viewer, at=at, told=Told(personal={"recipient": posting.recipient}))


def note_waybill(*, case_id: UUID, sending_id: UUID, waybill: str, at: datetime) -> None:
    """The carrier has taken the results under this number."""
    case = lock_case(SYSTEM, case_id=case_id)
    Sending.objects.filter(id=sending_id, case=case).update(waybill=waybill)
    move_case(case, verb="hand_to_carrier", viewer=SYSTEM, at=at, told=Told(facts={"waybill": waybill}))


def note_arrival(*, case_id: UUID, since: datetime, at: datetime) -> None:
    """The carrier says that the results have arrived: delivered since then."""
    case = lock_case(SYSTEM, case_id=case_id)
    sending = _get_open_sending(case)
    case.delivered_at = since
    told = Told(facts={"method": DeliveryMethod.POST, "waybill": sending.waybill}, effective_at=since)
    move_case(case, verb="arrive", viewer=SYSTEM, at=at, told=told)
    sending.arrived_at = since
    sending.save(update_fields=["arrived_at"])
    to = open_value(case, place=f"sending:{sending.id}", sealed=sending.to_sealed)
    delivery = Delivery(method=DeliveryMethod.POST, recipient=to["recipient"])
    _keep_handover(case, delivery=delivery, at=since, waybill=sending.waybill)


def note_return(*, case_id: UUID, since: datetime, note: str, at: datetime) -> None:
    """The carrier brought the results back: the window has them again, and the limit runs on."""
    case = lock_case(SYSTEM, case_id=case_id)
    sending = _get_open_sending(case)
    sending.returned_at = since
    sending.save(update_fields=["returned_at"])
    told = Told(facts={"waybill": sending.waybill, "note": note}, effective_at=since)
    move_case(case, verb="come_back", viewer=SYSTEM, at=at, told=told)


def hand_on(viewer: Viewer, *, case_id: UUID, unit: Unit | None, at: datetime) -> None:
    """Give the results to the window of another hall, which hands them out against a signature."""
    case = lock_case(viewer, case_id=case_id)
    check_post(CASE_MOVES, verb="hand_on", viewer=viewer)
    if unit is None or unit.code == viewer.unit_code:
        raise Refusal("cases.handing_on.unknown", words.WINDOW_UNKNOWN, field="unit_code")
    told = Told(facts={"to_unit": unit.code, "to": unit.name})
    move_case(case, verb="hand_on", viewer=viewer, at=at, told=told)
    HandingOn.objects.create(case=case, unit_id=unit.id, handed_at=at)


def take_back(viewer: Viewer, *, case_id: UUID, reason: str, at: datetime) -> None:
    """The window has the results again: nobody fetched them there, or the parcel went astray."""
    check_reason(reason)
    case = lock_case(viewer, case_id=case_id)
    move_case(case, verb="take_back", viewer=viewer, at=at, told=Told(personal={"reason": reason.strip()}))
    HandingOn.objects.filter(case=case, ended_at__isnull=True).update(ended_at=at)
    Sending.objects.filter(case=case, arrived_at__isnull=True, returned_at__isnull=True).update(
        returned_at=at
    )


def note_undelivered(*, case_id: UUID, at: datetime) -> None:
    """Ten working days after the decision nothing was delivered: noted once, and the lead is told (行政许可法 art. 44, 74)."""
    case = lock_case(SYSTEM, case_id=case_id)
    facts, effective_at = {}, at
    if case.state in _UNDELIVERED and case.issued_at is not None:
        last = last_delivery_day(local_day(case.issued_at), calendar=calendar_of(at))
        if case.undelivered_noted_at is not None or local_day(at) <= last:
            sentence = words.NOT_UNDELIVERED_YET.format(day=last)
            raise Refusal("cases.delivery.not_overdue", sentence, status=409)
        case.undelivered_noted_at, facts = at, {"deliver_by": last.isoformat()}
        effective_at = start_of(last + timedelta(days=1))
    told = Told(facts=facts, effective_at=effective_at)
    move_case(case, verb="note_undelivered", viewer=SYSTEM, at=at, told=told)


def _check_way(case: Case, *, viewer: Viewer, delivery: Delivery) -> Delivery:
    """Who has the results hands them over; the applicant speaks for the own account only."""
    if viewer.post == Post.CITIZEN:
        is_own = delivery.method == DeliveryMethod.ELECTRONIC and delivery.relation == Relation.SELF
        if not is_own or case.state != CaseState.ISSUED:
            raise Refusal("cases.handover.only_electronic", words.ONLY_ELECTRONIC, status=409)
        return delivery
    if delivery.method in _BY_ITSELF:
        raise Refusal("cases.handover.method", words.METHOD_BY_ITSELF, field="method")
    if case.state == CaseState.ISSUED:
        return delivery
    handed = HandingOn.objects.select_related("unit").filter(case=case, ended_at__isnull=True).first()
    if handed is None or handed.unit.code != viewer.unit_code:
        sentence = words.NOT_HANDED_TO_YOU.format(unit=handed.unit.name if handed else words.THE_POST)
        raise Refusal("cases.handover.elsewhere", sentence, status=409)
    return replace(delivery, method=DeliveryMethod.OTHER_WINDOW)


def _get_open_sending(case: Case) -> Sending:
    sending = Sending.objects.filter(case=case, arrived_at__isnull=True, returned_at__isnull=True).first()
    if sending is None:
        raise Refusal("cases.posting.not_open", words.PARCEL_NOT_OPEN, status=409)
    return sending


def _applicant_name(case: Case) -> str:
    applicant = case.parties.filter(role=PartyRole.APPLICANT).first()
    if applicant is None:
        return ""
    name: str = open_value(case, place=f"party:{PartyRole.APPLICANT}:name", sealed=applicant.name_sealed)
    return name


def _keep_handover(case: Case, *, delivery: Delivery, at: datetime, waybill: str = "") -> None:
    number = delivery.document_number
    HandingOn.objects.filter(case=case, ended_at__isnull=True).update(ended_at=at)
    Handover.objects.create(
        case=case,
        method=delivery.method,
        relation=delivery.relation,
        recipient_sealed=seal_value(case, place="handover:recipient", value=delivery.recipient),
        document_kind=delivery.document_kind,
        number_sealed=seal_value(case, place="handover:number", value=number) if number else None,
        waybill=waybill,
        handed_at=at,
    )
