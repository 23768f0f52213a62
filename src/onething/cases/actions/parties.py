"""Who the case is about: rows made from the proved identity and the one form."""

from onething.cases.contracts.kinds import PartyRole
from onething.cases.models.case import Case, Party
from onething.cases.reading import get_values
from onething.cases.rules.parties import CREDIT_CODE, list_named
from onething.cases.sealing import seal_value
from onething.directory.contracts import Identity
from onething.kernel.identifiers.typing_slips import plain_characters
from onething.keys.queries import blind_index
from onething.planning.contracts import Plan


def record_parties(case: Case, *, plan: Plan, identity: Identity) -> None:
    """Write the parties anew from what was signed: the applicant, everybody whom the form names, the entity.

    An entity whose credit code is a result of this very case is still *to be established*.
    """
    values = get_values(case)
    applicant = _make(
        case,
        role=PartyRole.APPLICANT,
        name=identity.name,
        kind=identity.document_kind or "",
        number=identity.document_number,
    )
    named = [
        _make(case, role=one.role, name=one.name, kind=one.kind, number=one.number)
        for one in list_named(plan, values=values)
    ]
    new = any(
        field.element == "uscc" and (field.filled_from or "").startswith("result:") for field in plan.form
    )
    entity = _make(
        case,
        role=PartyRole.ENTITY,
        name=values.get("enterprise_name"),
        kind=CREDIT_CODE,
        number=values.get("uscc"),
        is_to_be_established=new,
    )
    Party.objects.filter(case=case).delete()
    Party.objects.bulk_create(one for one in (applicant, *named, entity) if one is not None)


def _make(
    case: Case,
    *,
    role: PartyRole,
    name: str | None,
    kind: str,
    number: str | None,
    is_to_be_established: bool = False,
) -> Party | None:
    """Nobody without a name."""
    if not name:
        return None
    place = f"party:{role}"
    return Party(
        case=case,
        role=role,
        is_to_be_established=is_to_be_established,
        name_sealed=seal_value(case, place=f"{place}:name", value=name),
        document_kind=kind,
        number_sealed=seal_value(case, place=f"{place}:number", value=number) if number else None,
        number_index=blind_index(f"{kind}:{plain_characters(number)}", purpose="document") if number else "",
    )
