"""Messages about a case: what they say, and that each is sent once."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from onething.cases.contracts.views import CaseView
from onething.cases.queries.one_case import get_case
from onething.journey import words
from onething.kernel.viewer import SYSTEM
from onething.notify.actions import send_sms
from onething.outbox.actions import lock_effect, mark_done

Phones = Callable[[CaseView, dict[str, Any]], Iterable[str]]


@transaction.atomic
def tell_about_case(phones: Phones, effect_id: UUID, payload: dict[str, Any], at: datetime) -> None:
    """Send what an effect has to say about a case to everybody whom it concerns, in one transaction with its mark."""
    effect = lock_effect(effect_id=effect_id)
    if effect is None:
        return
    case = get_case(SYSTEM, case_id=UUID(payload["case_id"]))
    text = _say(effect.effect, case=case)
    for phone in phones(case, payload):
        send_sms(phone=phone, text=text, at=at)
    mark_done(effect_id=effect_id, at=at)


def _say(effect: str, *, case: CaseView) -> str:
    promise = words.PROMISED.format(day=case.promised_on) if case.promised_on else words.NOT_PROMISED
    return words.MESSAGES[effect].format(
        thing=case.thing_name, number=case.number, promise=promise, correct_by=case.correction_due_on,
        where=case.way.unit_name if case.way else "", waybill=case.way.waybill if case.way else "",
        supply_by=min((one.due_on for one in case.deferred if one.is_open), default=None),
    )  # fmt: skip
