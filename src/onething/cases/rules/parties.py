"""Whom the one form names besides the applicant: seller, child, parents, employer … by the roles of its fields."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from onething.cases.contracts.kinds import PartyRole
from onething.planning.contracts import Plan, PlannedField

CITIZEN_CARD: Final = "111"
CREDIT_CODE: Final = "901"
# The applicant is the proved identity, and the entity may only be being founded: neither is taken from here.
OWN: Final = frozenset({PartyRole.APPLICANT, PartyRole.ENTITY})
SPELLED: Final = {PartyRole.LEGAL_REPRESENTATIVE: "legal_rep"}
ROLES: Final[dict[str, PartyRole]] = {
    SPELLED.get(role, role.value): role for role in PartyRole if role not in OWN
}
DOCUMENT_KIND: Final = re.compile(r"[0-9]{3}")
NAMES: Final = ("name", "citizen_name", "enterprise_name")
NUMBERS: Final = ("id_number", "citizen_id_number", "id_document_number")
KINDS: Final = ("id_type", "id_document_type")
CREDIT_CODES: Final = ("uscc",)


@dataclass(frozen=True)
class Named:
    """Somebody the form names: `kind` is the document's (GA/T 517 or 901), empty with an empty `number`."""

    role: PartyRole
    name: str
    kind: str
    number: str


def list_named(plan: Plan, *, values: Mapping[str, Any]) -> list[Named]:
    """Return everybody whom the fields of a known role name, in the form's order; a role without a name names nobody.

    `values`: the form's, by the fields' keys. A field of type person that is the role itself (mother, father) holds name
    and number; else the fields of the role do (seller_name, seller_id_number; citizen_name asked of the buyer).
    """
    fields = [field for field in plan.form if field.role in ROLES]
    found = []
    for role in dict.fromkeys(field.role for field in fields):
        told = _gather([field for field in fields if field.role == role], values=values)
        if name := _first(told, NAMES):
            kind, number = _read_document(told)
            found.append(Named(role=ROLES[role], name=name, kind=kind, number=number))
    return found


def _gather(fields: list[PlannedField], *, values: Mapping[str, Any]) -> dict[str, str]:
    """Return what is told of one role, by what it is of it: name, id_number …"""
    told: dict[str, str] = {}
    for field in fields:
        for part, value in _list_parts(field, value=values.get(field.key)):
            told.setdefault(part, value)
    return told


def _list_parts(field: PlannedField, *, value: object) -> Iterator[tuple[str, str]]:
    if field.element == field.role and isinstance(value, Mapping):
        yield from ((part, one) for part, one in value.items() if isinstance(one, str))
    elif isinstance(value, str):
        yield field.element.removeprefix(f"{field.role}_"), value


def _read_document(told: Mapping[str, str]) -> tuple[str, str]:
    if number := _first(told, NUMBERS):
        kind = _first(told, KINDS) or CITIZEN_CARD
        return (kind if DOCUMENT_KIND.fullmatch(kind) else ""), number
    code = _first(told, CREDIT_CODES)
    return (CREDIT_CODE if code else "", code)


def _first(told: Mapping[str, str], parts: tuple[str, ...]) -> str:
    return next((told[part] for part in parts if told.get(part, "").strip()), "")
