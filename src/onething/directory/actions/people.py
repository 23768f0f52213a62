"""A person's proved identity: online by name, number and phone, or by a clerk who saw the paper."""

from datetime import date
from uuid import UUID

from onething.directory import words
from onething.directory.contracts import PersonKind
from onething.directory.identity_register import get_identity_register
from onething.directory.models import Person
from onething.directory.rules.names import check_mobile, check_person_name
from onething.kernel.errors import Refusal
from onething.kernel.identifiers.citizen_numbers import check_citizen_number
from onething.kernel.identifiers.document_numbers import check_document_number
from onething.keys.queries import blind_index
from onething.keys.transactions import require_transaction

__all__ = ["bind_identity", "check_mobile", "register_at_window"]

CITIZEN_CARD = "111"


def bind_identity(*, person_id: UUID, name: str, number: str, on_day: date) -> None:
    """Raise a citizen to level 2 when the register confirms name, citizen number (GB 11643) and phone together."""
    require_transaction()
    lawful_name = check_person_name(name)
    lawful_number = check_citizen_number(number, on_day=on_day).number
    person = Person.objects.select_for_update().get(id=person_id)
    confirmed = get_identity_register().confirms(name=lawful_name, number=lawful_number, phone=person.phone)
    if not confirmed:
        raise Refusal("directory.identity.mismatch", words.IDENTITY_MISMATCH, field="number")
    _bind(person=person, name=lawful_name, kind=CITIZEN_CARD, number=lawful_number)


def register_at_window(*, phone: str, name: str, kind: str, number: str, on_day: date) -> UUID:
    """Return the citizen whose paper a clerk has seen: found by phone or made, at level 2."""
    require_transaction()
    lawful_phone = check_mobile(phone)
    lawful_number = check_document_number(kind, number=number, on_day=on_day)
    person, _ = Person.objects.select_for_update().get_or_create(
        kind=PersonKind.CITIZEN,
        phone_index=blind_index(lawful_phone, purpose="phone"),
        defaults={"phone": lawful_phone, "level": 1, "password": "!"},
    )
    _bind(person=person, name=check_person_name(name), kind=kind, number=lawful_number)
    person_id: UUID = person.id
    return person_id


def _bind(*, person: Person, name: str, kind: str, number: str) -> None:
    index = blind_index(f"{kind}:{number}", purpose="document")
    if person.document_index not in (None, index):
        raise Refusal("directory.identity.bound", words.IDENTITY_BOUND, field="number", status=409)
    if Person.objects.filter(document_index=index).exclude(id=person.id).exists():
        raise Refusal("directory.identity.taken", words.IDENTITY_TAKEN, field="number", status=409)
    person.name, person.document_kind, person.document_number = name, kind, number
    person.document_index, person.level = index, 2
    person.save(update_fields=["name", "document_kind", "document_number", "document_index", "level"])
