"""To whom letters about a case are written, and what lay in the file when they were."""

from datetime import datetime

from django.db.models import Q, QuerySet

from onething.cases import words
from onething.cases.contracts.kinds import PartyRole
from onething.cases.contracts.views import Addressee
from onething.cases.models.case import Case, CaseMaterial, Party
from onething.cases.rules.masking import mask_name, mask_number
from onething.cases.sealing import open_values
from onething.cases.viewing import sees_whole
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer

_NAMED = (PartyRole.APPLICANT, PartyRole.ENTITY)


def view_addressee(viewer: Viewer, *, case: Case) -> Addressee:
    """Return the applicant of a submitted case and whom the application is for.

    The caller has found the case in the viewer's scope. Refuses `cases.letter.not_yours` (403) to posts that see no more
    than their part of it.
    """
    if not sees_whole(viewer):
        raise Refusal("cases.letter.not_yours", words.NOT_YOURS_TO_READ, status=403)
    parties = {party.role: party for party in case.parties.filter(role__in=_NAMED)}
    opened = open_values(
        case, sealed={place: value for one in parties.values() for place, value in _sealed(one)}
    )
    applicant = parties.get(PartyRole.APPLICANT)
    name = opened.get(f"party:{PartyRole.APPLICANT}:name", "")
    return Addressee(
        name=name,
        name_masked=mask_name(name) if name else "",
        document_kind=applicant.document_kind if applicant else "",
        document_masked=mask_number(opened.get(f"party:{PartyRole.APPLICANT}:number", "")),
        entity_name=opened.get(f"party:{PartyRole.ENTITY}:name", ""),
    )


def list_materials_at(cases: "QuerySet[Case]", *, at: datetime) -> frozenset[str]:
    """Return the keys of the materials for which a file lay in the case (one or none, scoped already) at that moment."""
    lying = CaseMaterial.objects.filter(case__in=cases.values("id"), handed_in_at__lte=at)
    lying = lying.filter(Q(replaced_at__isnull=True) | Q(replaced_at__gt=at))
    return frozenset(lying.values_list("key", flat=True))


def _sealed(party: Party) -> list[tuple[str, bytes]]:
    name = (f"party:{party.role}:name", bytes(party.name_sealed))
    if party.role != PartyRole.APPLICANT or party.number_sealed is None:
        return [name]
    return [name, (f"party:{party.role}:number", bytes(party.number_sealed))]
