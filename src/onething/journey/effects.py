"""What follows an act: every effect code and what is carried out for it. Nothing else sends anything.

The outbox row is the one truth. A job may run twice (a crash, a retry): each effect here can be carried out again
without a second outcome.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction

from onething.cases.contracts.kinds import IssuanceCause
from onething.cases.queries.changes import list_printing
from onething.cases.queries.due import find_open_sending, list_open_issuances
from onething.cases.states import Effect
from onething.journey import addressees, flow
from onething.journey.issuing import prepare_issuance
from onething.journey.messages import tell_about_case
from onething.journey.telling_supervision import tell
from onething.journey.ways import archiving, changing, delivering
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM
from onething.outbox.actions import lock_effect, mark_done
from onething.parcels.actions import hand_to_carrier
from onething.parcels.contracts import Parcel
from onething.supervision.states import Effect as SupervisionEffect

Carry = Callable[[UUID, dict[str, Any], datetime], None]
_tell_applicant: Carry = partial(tell_about_case, addressees.list_applicant)
_tell_lead: Carry = partial(tell_about_case, addressees.list_lead)
_ask_head: Carry = partial(tell_about_case, addressees.list_heads)
_tell_consulted: Carry = partial(tell_about_case, addressees.list_asked_unit)
_tell_unit: Carry = partial(tell_about_case, addressees.list_reviewers)
_tell_supervising_unit: Carry = partial(tell_about_case, addressees.list_supervising_unit)
_ask_recusal: Carry = partial(tell_about_case, addressees.list_answering_recusal)


def carry_out(*, effect_id: UUID, at: datetime) -> None:
    """Carry out one outbox row, unless that was done; it is marked done with what it wrote."""
    with transaction.atomic():
        effect = lock_effect(effect_id=effect_id)
    if effect is not None:
        EFFECTS[effect.effect](effect_id, effect.payload, at)


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
    Effect.TELL_SLIP: _tell_applicant,
    Effect.TELL_SLIP_OBJECTED: _tell_lead,
    Effect.TELL_VISIT: _tell_applicant,
    Effect.TELL_QUESTION: _tell_applicant,
    Effect.TELL_QUESTION_ANSWERED: _tell_unit,
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
