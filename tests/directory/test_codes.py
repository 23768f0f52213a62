"""Codes to a phone: how often, how long, how many tries, for what."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from onething.directory.actions.sign_in import make_phone_code, sign_in_phone, try_phone_code
from onething.directory.contracts import CodePurpose, Post
from onething.directory.models import Person, PhoneCode
from onething.directory.rules.codes import CODES_A_DAY, check_may_send
from onething.kernel.errors import Refusal

AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
PHONE = "13900000001"
SIGN_IN, SIGN = CodePurpose.SIGN_IN, CodePurpose.SIGN


def ago(**time):
    return AT - timedelta(**time)


@pytest.mark.parametrize(
    ("sent", "reason", "seconds"),
    [
        ([], None, None),
        ([ago(seconds=60)], None, None),
        ([ago(seconds=59)], "too_soon", "1秒"),
        ([ago(seconds=59.5)], "too_soon", "1秒"),
        ([AT], "too_soon", "60秒"),
        ([ago(minutes=5), ago(seconds=10)], "too_soon", "50秒"),
        ([ago(minutes=minute) for minute in range(CODES_A_DAY, 0, -1)], "too_many", None),
        ([ago(minutes=minute) for minute in range(CODES_A_DAY - 1, 0, -1)], None, None),
        ([ago(hours=10)] * CODES_A_DAY, None, None),  # sent yesterday, in Shanghai
        ([ago(hours=9)] * CODES_A_DAY, "too_many", None),
    ],
)
def test_how_often_a_code_is_sent(sent, reason, seconds):
    try:
        check_may_send(sent=sent, at=AT)
        code, sentence, status = None, "", None
    except Refusal as refused:
        code, sentence, status = refused.code, refused.sentence, refused.status
    assert code == (f"directory.code.{reason}" if reason else None)
    assert status == (429 if reason else None)
    assert (seconds or "") in sentence


def test_the_pause_holds_over_midnight():
    midnight = datetime(2026, 3, 2, 16, 0, tzinfo=UTC)
    with pytest.raises(Refusal) as refused:
        check_may_send(sent=[midnight - timedelta(seconds=5)], at=midnight + timedelta(seconds=5))
    assert refused.value.code == "directory.code.too_soon"
    check_may_send(sent=[midnight - timedelta(minutes=9)] * CODES_A_DAY, at=midnight)


def send(at=AT, *, phone=PHONE, purpose=SIGN_IN, bound_to=""):
    message = make_phone_code(phone=phone, purpose=purpose, bound_to=bound_to, at=at)
    return re.search(r"码(\d{6})", message)[1]


def try_code(code, at=AT, *, phone=PHONE, purpose=SIGN_IN, bound_to=""):
    refusal = try_phone_code(phone=phone, purpose=purpose, code=code, bound_to=bound_to, at=at)
    return refusal.code if refusal else None


def other(code):
    return f"{(int(code) + 1) % 1_000_000:06d}"


WRONG = "directory.code.wrong"
pytestmark = pytest.mark.django_db


def test_a_right_code_works_once():
    code = send()
    assert try_code(f" {code} ") is None
    assert try_code(code) == WRONG


def test_a_code_lives_five_minutes():
    code = send()
    assert try_code(code, AT + timedelta(minutes=5)) == WRONG
    assert try_code(code, AT + timedelta(minutes=5, seconds=-1)) is None


def test_the_fifth_wrong_try_spends_the_code():
    code = send()
    for _ in range(4):
        assert try_code(other(code)) == WRONG
    assert PhoneCode.objects.get().attempts == 4
    assert try_code(other(code)) == WRONG
    assert try_code(code) == WRONG
    fresh = send(AT + timedelta(minutes=1))
    assert try_code(fresh, AT + timedelta(minutes=1)) is None


def test_four_wrong_tries_do_not():
    code = send()
    for _ in range(4):
        try_code(other(code))
    assert try_code(code) is None


def test_only_the_newest_code_counts():
    old, later = send(), AT + timedelta(minutes=1)
    new = send(later)
    if old != new:
        assert try_code(old, later) == WRONG
    assert try_code(new, later) is None


def test_a_code_is_for_its_phone_purpose_and_content():
    code = send(purpose=SIGN, bound_to="a" * 64)
    assert try_code(code, purpose=SIGN_IN) == WRONG
    assert try_code(code, purpose=SIGN, bound_to="b" * 64) == WRONG
    assert try_code(code, purpose=SIGN) == WRONG
    assert try_code(code, phone="13900000002", purpose=SIGN, bound_to="a" * 64) == WRONG
    assert try_code(code, purpose=SIGN, bound_to="a" * 64) is None


def test_a_message_names_what_is_signed_and_is_silent_otherwise():
    signing = make_phone_code(phone=PHONE, purpose=SIGN, bound_to="abcdef0123" + "0" * 54, at=AT)
    assert "abcdef01" in signing
    assert "签名码" in signing
    plain = make_phone_code(phone="13900000002", purpose=SIGN_IN, bound_to="", at=AT)
    assert "验证码" in plain
    assert "5分钟" in plain


def test_the_pause_is_the_phones_whatever_the_code_is_for():
    send()
    with pytest.raises(Refusal) as refused:
        send(AT + timedelta(seconds=59), purpose=SIGN)
    assert refused.value.code == "directory.code.too_soon"
    assert send(AT + timedelta(seconds=59), phone="13900000002")
    assert send(AT + timedelta(seconds=60), purpose=SIGN)


def test_a_days_codes_run_out():
    for minute in range(CODES_A_DAY):
        send(AT + timedelta(minutes=minute))
    with pytest.raises(Refusal) as refused:
        send(AT + timedelta(hours=5))
    assert refused.value.code == "directory.code.too_many"
    assert send(AT + timedelta(hours=15))  # 00:30 of the next day in Shanghai


def test_neither_phone_nor_code_is_kept():
    code = send()
    with connection.cursor() as cursor:
        cursor.execute("SELECT row.phone_index || row.code_digest FROM directory_phone_code row")
        stored = cursor.fetchone()[0]
    assert PHONE not in stored
    assert code not in stored
    assert len(stored) == 128


def test_the_first_sign_in_makes_the_person_and_the_next_finds_them():
    first, second = (sign_in_phone(phone=PHONE, at=AT + timedelta(days=day)) for day in (0, 1))
    person = Person.objects.get()
    assert {first.person_id, second.person_id} == {person.id}
    assert first.token != second.token
    assert (first.post, first.unit_name, person.level) == (Post.CITIZEN, None, 1)
    assert not person.has_usable_password()
