"""Who the case is about: rows made from the proved identity and the one form."""

from typing import Any

from onething.cases.contracts import PartyRole
from onething.cases.models import Case, Party
from onething.cases.reading import get_values
from onething.cases.sealing import seal_value
from onething.directory.contracts import Identity
from onething.kernel.identifiers.typing_slips import plain_characters
from onething.keys.queries import blind_index
from onething.planning.contracts import Plan

CITIZEN_CARD = "111"
CREDIT_CODE = "901"


def record_parties(case: Case, *, plan: Plan, identity: Identity) -> None:
    """Write the parties anew from what was signed: applicant, agent, legal representative, entity.

    An entity whose credit code is a result of this very case is still *to be established*.
    """
    values = get_values(case)
    Party.objects.filter(case=case).delete()
    _add(
        case,
        role=PartyRole.APPLICANT,
        name=identity.name,
        kind=identity.document_kind or "",
        number=identity.document_number,
    )
    _add_from_form(case, role=PartyRole.AGENT, values=values, prefix="agent")
    _add_from_form(case, role=PartyRole.LEGAL_REPRESENTATIVE, values=values, prefix="legal_rep")
    new = any(
        field.element == "uscc" and (field.filled_from or "").startswith("result:") for field in plan.form
    )
    _add(
        case,
        role=PartyRole.ENTITY,
        name=values.get("enterprise_name"),
        kind=CREDIT_CODE,
        number=values.get("uscc"),
        is_to_be_established=new,
    )


def _add_from_form(case: Case, *, role: PartyRole, values: dict[str, Any], prefix: str) -> None:
    kind = values.get(f"{prefix}_id_type") or CITIZEN_CARD
    _add(
        case,
        role=role,
        name=values.get(f"{prefix}_name"),
        kind=kind,
        number=values.get(f"{prefix}_id_number"),
    )


def _add(
    case: Case,
    *,
    role: PartyRole,
    name: str | None,
    kind: str,
    number: str | None,
    is_to_be_established: bool = False,
) -> None:
    if not name:
        return
    place = f"party:{role}"
    Party.objects.create(
        case=case,
        role=role,
        is_to_be_established=is_to_be_established,
        name_sealed=seal_value(case, place=f"{place}:name", value=name),
        document_kind=kind,
        number_sealed=seal_value(case, place=f"{place}:number", value=number) if number else None,
        number_index=blind_index(f"{kind}:{plain_characters(number)}", purpose="document") if number else "",
    )
