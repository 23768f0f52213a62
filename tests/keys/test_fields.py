"""Encrypted model fields on a real database; LocalMessage and WaitingEffect carry one of each."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.exceptions import FieldError
from django.db import connection

from onething.kernel.errors import Refusal
from onething.keys.current_ring import get_ring
from onething.keys.models import DataKey
from onething.keys.rules.ring import rotate_ring, write_ring
from onething.notify.models import LocalMessage
from onething.outbox.models import WaitingEffect

pytestmark = pytest.mark.django_db
AT = datetime(2026, 2, 13, tzinfo=UTC)
NAME = "欧阳䶮 🙂"


def _message(text: str = NAME) -> LocalMessage:
    return LocalMessage.objects.create(phone="13900000000", phone_index="0" * 64, text=text, sent_at=AT)


def _stored(column: str, *, table: str = "notify_local_message") -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table}")
        return bytes(cursor.fetchone()[0])


def test_text_is_cipher_at_rest_and_plain_in_python() -> None:
    message = _message()
    assert NAME.encode() not in _stored("text")
    assert b"139" not in _stored("phone")
    message.refresh_from_db()
    assert message.text == NAME
    assert list(LocalMessage.objects.values_list("phone", "text")) == [("13900000000", NAME)]


def test_update_bulk_create_and_bulk_update_encrypt_too() -> None:
    message = _message()
    LocalMessage.objects.update(text="二")
    assert "二".encode() not in _stored("text")
    message.text = "三"
    LocalMessage.objects.bulk_update([message], ["text"])
    message.refresh_from_db()
    assert message.text == "三"
    LocalMessage.objects.bulk_create([LocalMessage(phone="1", phone_index="", text="四", sent_at=AT)])
    assert LocalMessage.objects.get(phone_index="").text == "四"


@pytest.mark.parametrize("value", [{}, [], {"甲": [1, True, None, "x"]}, "text", 7])
def test_json_keeps_its_value(value: Any) -> None:
    WaitingEffect.objects.create(effect="x", payload=value, enqueued_at=AT, next_try_at=AT)
    assert WaitingEffect.objects.get().payload == value
    assert b"{" not in _stored("payload", table="outbox_effect")[:1]


def test_null_stays_null_and_can_be_asked_for() -> None:
    DataKey.objects.create(wrapped=None, destroyed_at=AT)
    DataKey.objects.create(wrapped="00" * 16)
    assert DataKey.objects.get(wrapped__isnull=True).wrapped is None
    assert DataKey.objects.get(wrapped__isnull=False).wrapped == "00" * 16


@pytest.mark.parametrize("lookup", ["text", "text__contains", "text__in", "text__gt"])
def test_looking_for_a_value_is_an_error_and_not_an_empty_answer(lookup: str) -> None:
    with pytest.raises(FieldError):
        list(LocalMessage.objects.filter(**{lookup: NAME}))


@pytest.mark.parametrize("value", [7, b"bytes", ["x"]])
def test_only_texts_go_into_a_text_field(value: Any) -> None:
    with pytest.raises(TypeError, match=r"notify_local_message\.text takes a text"):
        _message(value)


def test_a_value_moved_to_another_column_does_not_open() -> None:
    _message()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE notify_local_message SET text = phone")
    with pytest.raises(Refusal) as refused:
        LocalMessage.objects.get()
    assert refused.value.code == "kernel.seal.broken"


def test_after_a_rotation_old_rows_open_and_new_ones_name_the_new_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old = _message()
    before = get_ring()
    after = rotate_ring(before)
    monkeypatch.setenv("ONETHING_KEYS", write_ring(after))
    assert before.active.encode() in _stored("text")
    old.refresh_from_db()
    assert old.text == NAME
    old.save()
    assert after.active.encode() in _stored("text")


def test_the_field_describes_itself_for_migrations() -> None:
    field = LocalMessage._meta.get_field("text")
    _, path, arguments, options = field.deconstruct()
    assert (path, list(arguments), options) == ("onething.keys.fields.EncryptedTextField", [], {})
    assert field.db_type(connection) == "bytea"
