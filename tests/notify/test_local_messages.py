"""The working fake of the SMS gateway."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS
from onething.notify.actions import send_sms
from onething.notify.queries import list_local_messages

AT = datetime(2026, 2, 13, 1, tzinfo=UTC)
PHONE = "13900000000"


def _texts(phone: str = PHONE, **limit: int) -> list[str]:
    return [message.text for message in list_local_messages(ANONYMOUS, phone=phone, **limit)]


@pytest.mark.django_db
def test_messages_to_a_phone_come_newest_first() -> None:
    for number in range(25):
        send_sms(phone=PHONE, text=f"验证码{number}", at=AT + timedelta(seconds=number))
    send_sms(phone="13900000001", text="另一人", at=AT)
    assert _texts() == [f"验证码{number}" for number in range(24, 4, -1)]
    assert _texts(limit=1) == ["验证码24"]
    assert _texts("13900000001") == ["另一人"]
    assert _texts("13900000002") == []
    (message,) = list_local_messages(ANONYMOUS, phone=PHONE, limit=1)
    assert message.sent_at == AT + timedelta(seconds=24)


@pytest.mark.django_db
def test_of_two_at_one_moment_the_later_is_newer() -> None:
    for number in range(5):
        send_sms(phone=PHONE, text=str(number), at=AT)
    assert _texts() == ["4", "3", "2", "1", "0"]


@pytest.mark.django_db
def test_phone_and_text_are_cipher_at_rest() -> None:
    send_sms(phone=PHONE, text="验证码123456", at=AT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone::text || text::text || phone_index FROM notify_local_message")
        stored = str(cursor.fetchone()[0])
    assert PHONE not in stored
    assert PHONE.encode().hex() not in stored
    assert "验证码".encode().hex() not in stored


@pytest.mark.django_db
def test_outside_a_demonstration_nothing_is_shown(settings: Any) -> None:
    send_sms(phone=PHONE, text="x", at=AT)
    settings.IS_DEMONSTRATION = False
    with pytest.raises(Refusal) as refused:
        _texts()
    assert refused.value.code == "notify.not_a_demonstration"


@pytest.mark.django_db(transaction=True)
def test_sending_needs_a_transaction() -> None:
    with pytest.raises(RuntimeError, match="outside a transaction"):
        send_sms(phone=PHONE, text="x", at=AT)
