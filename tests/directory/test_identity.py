"""Whose phone it is: proved against the register, or by a clerk who saw the paper; then fixed."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from onething.directory.actions.people import bind_identity, register_at_window
from onething.directory.actions.sign_in import sign_in_phone
from onething.directory.identity_register import get_identity_register
from onething.directory.models import Person
from onething.directory.queries import get_identity
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM
from onething.keys.queries import blind_index

pytestmark = pytest.mark.django_db
AT, TODAY = datetime(2026, 3, 2, 1, 30, tzinfo=UTC), date(2026, 3, 2)
NAME, NUMBER, PHONE = "演示甲", "430182190001010009", "13900000001"
OTHER = "430182190001010017"


@pytest.fixture
def person_id():
    return sign_in_phone(phone=PHONE, at=AT).person_id


def bind(person_id, name=NAME, number=NUMBER):
    with transaction.atomic():
        bind_identity(person_id=person_id, name=name, number=number, on_day=TODAY)


def at_window(phone=PHONE, name=NAME, kind="111", number=NUMBER):
    with transaction.atomic():
        return register_at_window(phone=phone, name=name, kind=kind, number=number, on_day=TODAY)


def refused(act, *given, **more):
    with pytest.raises(Refusal) as refusal:
        act(*given, **more)
    assert NUMBER not in refusal.value.sentence
    return refusal.value.code


def test_name_number_and_phone_together_raise_the_level(person_id):
    bind(person_id)
    found = get_identity(SYSTEM, person_id=person_id)
    assert (found.level, found.name, found.document_kind, found.document_number) == (2, NAME, "111", NUMBER)
    assert Person.objects.get().document_index == blind_index(f"111:{NUMBER}", purpose="document")


def test_a_number_typed_with_blanks_and_wide_digits_is_the_same_number(person_id):
    bind(person_id, name=f" {NAME} ", number="430182 19000101 ０００９")
    assert get_identity(SYSTEM, person_id=person_id).document_number == NUMBER


@pytest.mark.parametrize(
    ("name", "number", "code"),
    [
        ("演示乙", NUMBER, "directory.identity.mismatch"),
        (NAME, OTHER, "directory.identity.mismatch"),  # somebody else's number
        ("演示乙", OTHER, "directory.identity.mismatch"),  # somebody else's phone
        (NAME, "430182190001010008", "identifier.citizen_number.check_character"),
        (NAME, "430182209901010019", "identifier.citizen_number.birth_date_future"),
        ("甲1", NUMBER, "directory.name.invalid"),
    ],
)
def test_what_the_register_does_not_confirm_changes_nothing(person_id, name, number, code):
    assert refused(bind, person_id, name=name, number=number) == code
    found = get_identity(SYSTEM, person_id=person_id)
    assert (found.level, found.name, found.document_number) == (1, None, None)


def test_binding_again_is_the_same_and_another_identity_is_refused(person_id):
    bind(person_id)
    bind(person_id)
    assert refused(at_window, name="演示乙", number=OTHER) == "directory.identity.bound"
    assert get_identity(SYSTEM, person_id=person_id).document_number == NUMBER


def test_a_number_bound_to_another_phone_is_taken(person_id):
    first = at_window(phone="13900000099")
    assert refused(bind, person_id) == "directory.identity.taken"
    assert get_identity(SYSTEM, person_id=first).level == 2
    assert get_identity(SYSTEM, person_id=person_id).level == 1


def test_the_window_finds_or_makes_the_citizen_of_the_phone(person_id):
    assert at_window(phone="+86 139-0000-0001") == person_id
    made = at_window(phone="13900000077", name="演示乙", number=OTHER)
    assert made != person_id
    assert get_identity(SYSTEM, person_id=made).level == 2
    assert sign_in_phone(phone="13900000077", at=AT).person_id == made


@pytest.mark.parametrize(
    ("kind", "number", "kept"),
    [
        ("414", "e12345678", "E12345678"),
        ("511", "12345678", "12345678"),
        ("516", "H12345678", "H12345678"),
        ("553", "ABC123456789012", "ABC123456789012"),
    ],
)
def test_the_window_sees_other_papers_too(kind, number, kept):
    found = get_identity(SYSTEM, person_id=at_window(name="Zoë Müller", kind=kind, number=number))
    assert (found.document_kind, found.document_number, found.level) == (kind, kept, 2)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"kind": "999"}, "identifier.document_kind.unknown"),
        ({"kind": "901", "number": "91430182XX0000019T"}, "identifier.document_kind.unknown"),
        ({"kind": "414", "number": "!"}, "identifier.document_number.form"),
        ({"number": "430182190001010008"}, "identifier.citizen_number.check_character"),
        ({"phone": "139"}, "directory.phone.invalid"),
        ({"name": "😀😀"}, "directory.name.invalid"),
    ],
)
def test_the_window_makes_nobody_from_a_wrong_paper(change, code):
    assert refused(at_window, **change) == code
    assert not Person.objects.exists()


def test_two_kinds_of_paper_with_one_number_are_two_people():
    first = at_window(phone="13900000077", name="Zoë Müller", kind="414", number="12345678")
    second = at_window(phone="13900000078", name="演示乙", kind="511", number="12345678")
    assert first != second


def test_name_number_and_phone_are_cipher_at_rest(person_id):
    bind(person_id)
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(row::text, ' ') FROM directory_person row")
        stored = cursor.fetchone()[0]
    for secret in (NAME, NUMBER, PHONE):
        assert secret not in stored
        assert secret.encode().hex() not in stored


def test_a_register_nobody_configured_is_a_clear_refusal(settings, person_id):
    get_identity_register.cache_clear()
    settings.IDENTITY_REGISTER = "elsewhere"
    assert refused(bind, person_id) == "directory.identity_register.unknown"
    get_identity_register.cache_clear()


@pytest.mark.parametrize(
    ("assignment", "wall"),
    [
        ("kind = 'robot'", "person_kind_known"),
        ("login_name = 'citizen'", "staff_have_login_citizens_none"),
        ("kind = 'staff'", "staff_have_login_citizens_none"),
        ("level = 2", "level_two_has_document"),
        ("phone_index = 'the same'", "one_citizen_a_phone"),
        ("document_index = 'the same'", "document_index"),
    ],
)
def test_the_database_holds_to_it_whoever_writes(person_id, assignment, wall):
    sign_in_phone(phone="13900000002", at=AT)
    with pytest.raises(IntegrityError, match=wall), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE directory_person SET {assignment}")
