"""Who is told of reminders, cards, answers, orders and points: the unit whose they are, or the supervisor."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from onething.directory.contracts import Post
from onething.directory.queries import list_post_phones
from onething.journey import words
from onething.kernel.viewer import SYSTEM
from onething.notify.actions import send_sms
from onething.outbox.actions import lock_effect, mark_done
from onething.supervision.queries.cards import get_card
from onething.supervision.queries.orders import get_order, get_point
from onething.supervision.queries.reminders import get_reminder
from onething.supervision.states import ANSWERING, Effect

_WORKING = (Post.REVIEWER, *ANSWERING)


def tell(effect_id: UUID, payload: dict[str, Any], at: datetime) -> None:
    """Send what an act of supervision has to tell to everybody whom it concerns, once."""
    with transaction.atomic():
        effect = lock_effect(effect_id=effect_id)
        if effect is None:
            return
        text, unit_code = _compose(effect.effect, payload=payload)
        for phone in dict.fromkeys(_list_phones(effect.effect, unit_code=unit_code)):
            send_sms(phone=phone, text=text, at=at)
        mark_done(effect_id=effect_id, at=at)


def _list_phones(effect: str, *, unit_code: str) -> Iterator[str]:
    if effect == Effect.TELL_ANSWER:
        yield from list_post_phones(SYSTEM, post=Post.SUPERVISOR)
        return
    posts = _WORKING if effect == Effect.TELL_REMINDER else ANSWERING
    for post in posts:
        if unit_code:
            yield from list_post_phones(SYSTEM, post=post, unit_code=unit_code)


def _compose(effect: str, *, payload: dict[str, Any]) -> tuple[str, str]:
    """Return the text and the unit it is about."""
    template = words.SUPERVISION_MESSAGES[effect]
    if "reminder_id" in payload:
        reminder = get_reminder(SYSTEM, reminder_id=UUID(payload["reminder_id"]))
        text = template.format(number=reminder.number, matter=reminder.what, day=reminder.due_on)
        return text, reminder.unit_code
    if "card_id" in payload:
        row = get_card(SYSTEM, card_id=UUID(payload["card_id"])).row
        text = template.format(
            number=row.number,
            what=row.rule_name,
            case=row.case_number,
            day=row.answer_by,
            state=row.state.label,
        )
        return text, row.unit_code
    if "order_id" in payload:
        order = get_order(SYSTEM, order_id=UUID(payload["order_id"])).row
        return template.format(
            number=order.number, day=order.due_on, state=order.state.label
        ), order.unit_code
    point = get_point(SYSTEM, point_id=UUID(payload["point_id"])).row
    return template.format(number=point.number, day=point.due_on, state=point.state.label), point.unit_code
