"""Who may not promise now: holders of a promise that was not kept, found by blind index and never by name."""

from collections.abc import Collection

from onething.cases.contracts.kinds import PartyRole
from onething.cases.contracts.promises import PromiseBar
from onething.cases.models.case import Case
from onething.cases.models.promise import BrokenPromise
from onething.kernel.clock_port import local_day
from onething.kernel.identifiers.typing_slips import plain_characters
from onething.keys.queries import blind_index

_HOLDERS = (PartyRole.APPLICANT, PartyRole.ENTITY)


def find_bar(holder_indexes: Collection[str]) -> PromiseBar | None:
    """Return the oldest promise of these holders that was not kept and is not repaired; None when there is none."""
    open_ones = BrokenPromise.objects.filter(holder_index__in=holder_indexes, repaired_at__isnull=True)
    row = open_ones.select_related("promise__step__unit").order_by("recorded_at", "id").first()
    if row is None:
        return None
    step = row.promise.step
    return PromiseBar(
        matter_name=step.matter_name, department=step.unit.name, recorded_on=local_day(row.recorded_at)
    )


def index_document(kind: str, *, number: str) -> str:
    """Return the blind index of a paper, the same as that of the parties of a case."""
    return blind_index(f"{kind}:{plain_characters(number)}", purpose="document")


def list_holder_indexes(case: Case) -> list[str]:
    """Return the indexes of those who promised: the applicant, and the body the application is for."""
    parties = case.parties.filter(role__in=_HOLDERS).exclude(number_index="")
    return sorted(set(parties.values_list("number_index", flat=True)))
