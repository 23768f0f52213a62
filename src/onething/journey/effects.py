"""What follows an act: every effect code and what is carried out for it. Nothing else sends anything.

The outbox row is the one truth. A job may run twice (a crash, a retry): each effect here can be carried out again
without a second outcome.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from onething.cases.contracts.kinds import ExtendedBy, IssuanceCause
from onething.cases.contracts.views import CaseView, StepView
from onething.cases.queries.changes import list_printing
from onething.cases.queries.due import find_open_sending, list_open_issuances
from onething.cases.queries.handed_over import get_supervising_unit
from onething.cases.queries.one_case import get_applicant, get_case
from onething.cases.states import Effect
from onething.directory.contracts import Post
from onething.directory.queries import get_identity, get_unit, list_post_phones
from onething.journey import flow, words
from onething.journey.issuing import prepare_issuance
from onething.journey.telling_supervision import tell
from onething.journey.ways import archiving, changing, delivering
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM
from onething.notify.actions import send_sms
from onething.outbox.actions import lock_effect, mark_done
from onething.parcels.actions import hand_to_carrier
from onething.parcels.contracts import Parcel
from onething.supervision.states import Effect as SupervisionEffect

Carry = Callable[[UUID, dict[str, Any], datetime], None]


def carry_out(*, effect_id: UUID, at: datetime) -> None:
    """Carry out one outbox row, unless that was done; it is marked done with what it wrote."""
    with transaction.atomic():
        effect = lock_effect(effect_id=effect_id)
    if effect is not None:
        EFFECTS[effect.effect](effect_id, effect.payload, at)


def _tell_applicant(effect_id: UUID, payload: dict[str, Any], at: datetime) -> None:
    with transaction.atomic():
        effect = lock_effect(effect_id=effect_id)
        if effect is None:
            return
        case_id = UUID(payload["case_id"])
        text = _message(effect.effect, case=get_case(SYSTEM, case_id=case_id))
        phone = get_identity(SYSTEM, person_id=get_applicant(SYSTEM, case_id=case_id)).phone
        send_sms(phone=phone, text=text, at=at)
        mark_done(effect_id=effect_id, at=at)


def _tell_lead(effect_id: UUID, payload: dict[str, Any], at: datetime) -> None:
    with transaction.atomic():
        effect = lock_effect(effect_id=effect_id)
        if effect is None:
            return
        case = get_case(SYSTEM, case_id=UUID(payload["case_id"]))
        unit = get_unit(SYSTEM, name=case.lead_unit)
        for phone in list_post_phones(SYSTEM, post=Post.LEAD, unit_code=unit.code):
            send_sms(phone=phone, text=_message(effect.effect, case=case), at=at)
        mark_done(effect_id=effect_id, at=at)


def _ask_head(effect_id: UUID, payload: dict[str, Any], at: datetime) -> None:
    """Who was asked for a longer limit is told: the organ's head, or the government's."""
    with transaction.atomic():
        effect = lock_effect(effect_id=effect_id)
        if effect is None:
            return
        case = get_case(SYSTEM, case_id=UUID(payload["case_id"]))
        step = next(one for one in case.steps if str(one.id) == payload["step_id"])
        for phone in _list_head_phones(step):
            send_sms(phone=phone, text=_message(effect.effect, case=case), at=at)
        mark_done(effect_id=effect_id, at=at)


def _tell_consulted(effect_id: UUID, payload: dict[str, Any], at: datetime) -> None:
    """The reviewers of the asked unit are told that an answer is waited for; of what, they read in their list."""
    with transaction.atomic():
        if lock_effect(effect_id=effect_id) is None:
            return
        case = get_case(SYSTEM, case_id=UUID(payload["case_id"]))
        for phone in list_post_phones(SYSTEM, post=Post.REVIEWER, unit_code=payload["unit"]):
            send_sms(phone=phone, text=_message(Effect.TELL_CONSULTED, case=case), at=at)
        mark_done(effect_id=effect_id, at=at)


def _list_head_phones(step: StepView) -> list[str]:
    """Nobody's, once the request was answered."""
    if step.extension_asked is ExtendedBy.ORGAN:
        return list_post_phones(SYSTEM, post=Post.HEAD, unit_code=step.unit_code)
    if step.extension_asked is ExtendedBy.GOVERNMENT:
        return list_post_phones(SYSTEM, post=Post.GOVERNMENT_HEAD)
    return []


def _prepare_issuance(effect_id: UUID, payload: dict[str, Any], at: datetime) -> None:
    """Render and sign without a lock; then one short transaction makes all of an issuance real."""
    for issuance_id in list_open_issuances(SYSTEM, case_id=UUID(payload["case_id"])):
        prepare_issuance(issuance_id=issuance_id, at=at)
        flow.issue(issuance_id=issuance_id, at=at)
    _finish(effect_id, at=at)


def _reprint_result(effect_id: UUID, payload: dict[str, Any], at: datetime) -> None:
    """Print and sign a corrected version without a lock; then it replaces the one before."""
    step_id = UUID(payload["step_id"])
    for change_id in list_printing(SYSTEM, step_id=step_id):
        prepare_issuance(issuance_id=change_id, at=at)
        changing.complete_correction(step_id=step_id, at=at)
    _finish(effect_id, at=at)


def _tell_supervising_unit(effect_id: UUID, payload: dict[str, Any], at: datetime) -> None:
    """The reviewers of the unit that supervises a granted matter are told."""
    with transaction.atomic():
        effect = lock_effect(effect_id=effect_id)
        if effect is None:
            return
        case = get_case(SYSTEM, case_id=UUID(payload["case_id"]))
        unit = get_supervising_unit(SYSTEM, step_id=UUID(payload["step_id"]))
        for phone in list_post_phones(SYSTEM, post=Post.REVIEWER, unit_code=unit):
            send_sms(phone=phone, text=_message(effect.effect, case=case), at=at)
        mark_done(effect_id=effect_id, at=at)


def _tell_unit(effect_id: UUID, payload: dict[str, Any], at: datetime) -> None:
    """The reviewers of a step's department are told."""
    with transaction.atomic():
        effect = lock_effect(effect_id=effect_id)
        if effect is None:
            return
        case = get_case(SYSTEM, case_id=UUID(payload["case_id"]))
        step = next(one for one in case.steps if str(one.id) == payload["step_id"])
        for phone in list_post_phones(SYSTEM, post=Post.REVIEWER, unit_code=step.unit_code):
            send_sms(phone=phone, text=_message(effect.effect, case=case), at=at)
        mark_done(effect_id=effect_id, at=at)


def _ask_recusal(effect_id: UUID, payload: dict[str, Any], at: datetime) -> None:
    """Who answers a request for recusal is told: the deciders, or the head about a decider."""
    with transaction.atomic():
        effect = lock_effect(effect_id=effect_id)
        if effect is None:
            return
        case = get_case(SYSTEM, case_id=UUID(payload["case_id"]))
        step = next(one for one in case.steps if str(one.id) == payload["step_id"])
        post = step.recusal_answered_by
        phones = list_post_phones(SYSTEM, post=post, unit_code=step.unit_code) if post else []
        for phone in phones:
            send_sms(phone=phone, text=_message(effect.effect, case=case), at=at)
        mark_done(effect_id=effect_id, at=at)


def _hand_to_carrier(effect_id: UUID, payload: dict[str, Any], at: datetime) -> None:
    """Give the results to the carrier, with the case free; a second time the carrier gives the same number."""
    case_id = UUID(payload["case_id"])
    sending = find_open_sending(SYSTEM, case_id=case_id)
    if sending is not None:
        parcel = Parcel(sending.id, sending.recipient, sending.phone, sending.address)
        with transaction.atomic():
            waybill = hand_to_carrier(parcel=parcel, at=at)
        delivering.note_waybill(case_id=case_id, sending_id=sending.id, waybill=waybill, at=at)
    _finish(effect_id, at=at)


def _complete_archive(effect_id: UUID, payload: dict[str, Any], at: datetime) -> None:
    archiving.complete(case_id=UUID(payload["case_id"]), at=at)
    _finish(effect_id, at=at)


def _release_own_day(effect_id: UUID, payload: dict[str, Any], at: datetime) -> None:
    try:
        flow.release(step_id=UUID(payload["step_id"]), cause=IssuanceCause.OWN_DAY, at=at)
    except Refusal as refusal:
        if refusal.code != "cases.move.not_now":  # released, confirmed or ended meanwhile: nothing left to do
            raise
    _finish(effect_id, at=at)


@transaction.atomic
def _finish(effect_id: UUID, *, at: datetime) -> None:
    mark_done(effect_id=effect_id, at=at)


def _message(effect: str, *, case: CaseView) -> str:
    promise = words.PROMISED.format(day=case.promised_on) if case.promised_on else words.NOT_PROMISED
    return words.MESSAGES[effect].format(
        thing=case.thing_name, number=case.number, promise=promise, correct_by=case.correction_due_on,
        where=case.way.unit_name if case.way else "", waybill=case.way.waybill if case.way else "",
        supply_by=min((one.due_on for one in case.deferred if one.is_open), default=None),
    )  # fmt: skip


EFFECTS: dict[str, Carry] = {
    Effect.TELL_SUBMITTED: _tell_applicant,
    Effect.TELL_PRECHECKED: _tell_applicant,
    Effect.TELL_RETURNED: _tell_applicant,
    Effect.TELL_RECEIVED: _tell_applicant,
    Effect.TELL_NOT_ACCEPTED: _tell_applicant,
    Effect.TELL_CORRECTION: _tell_applicant,
    Effect.TELL_ACCEPTED: _tell_applicant,
    Effect.TELL_ACCEPTED_LACKING: _tell_applicant,
    Effect.TELL_SUPPLIED: _tell_applicant,
    Effect.TELL_UNSUPPLIED_SOON: _tell_applicant,
    Effect.TELL_UNSUPPLIED: _tell_applicant,
    Effect.TELL_LAPSED: _tell_applicant,
    Effect.TELL_DEEMED_ACCEPTED: _tell_applicant,
    Effect.TELL_UNCORRECTED_SOON: _tell_applicant,
    Effect.TELL_UNCORRECTED: _tell_applicant,
    Effect.TELL_PAUSED: _tell_applicant,
    Effect.TELL_RESUMED: _tell_applicant,
    Effect.TELL_RECUSAL: _tell_applicant,
    Effect.ASK_RECUSAL: _ask_recusal,
    Effect.TELL_EXTENDED: _tell_applicant,
    Effect.ASK_HEAD: _ask_head,
    Effect.TELL_CONSULTED: _tell_consulted,
    Effect.TELL_VISIT: _tell_applicant,
    Effect.TELL_HEARING_RIGHT: _tell_applicant,
    Effect.TELL_HEARING_DATE: _tell_applicant,
    Effect.TELL_LEAD_VISIT: _tell_lead,
    Effect.TELL_MENDING: _tell_applicant,
    Effect.TELL_BROKEN: _tell_applicant,
    Effect.TELL_HEARING: _tell_applicant,
    Effect.TELL_RESULT_ENDED: _tell_applicant,
    Effect.TELL_RESULT_CORRECTED: _tell_applicant,
    Effect.TELL_LEAD_RESULT: _tell_lead,
    Effect.TELL_AFFECTED: _tell_unit,
    Effect.TELL_SUPERVISING_UNIT: _tell_supervising_unit,
    Effect.REPRINT_RESULT: _reprint_result,
    Effect.TELL_REFUSAL: _tell_applicant,
    Effect.TELL_ISSUED: _tell_applicant,
    Effect.TELL_ENDED: _tell_applicant,
    Effect.TELL_SENT: _tell_applicant,
    Effect.TELL_ARRIVED: _tell_applicant,
    Effect.TELL_CAME_BACK: _tell_applicant,
    Effect.TELL_HANDED_ON: _tell_applicant,
    Effect.TELL_LEAD_UNDELIVERED: _tell_lead,
    Effect.HAND_TO_CARRIER: _hand_to_carrier,
    Effect.TELL_LEAD_FUSE: _tell_lead,
    Effect.PREPARE_ISSUANCE: _prepare_issuance,
    Effect.RELEASE_OWN_DAY: _release_own_day,
    Effect.COMPLETE_ARCHIVE: _complete_archive,
    **dict.fromkeys(SupervisionEffect, tell),
}
