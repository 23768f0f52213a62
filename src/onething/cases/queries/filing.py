"""What the system reads of a closed case for its archive. Nobody else is given this."""

from uuid import UUID

from onething.cases import words
from onething.cases.contracts.filing import ClosedCase, KeptFile, KeptKind
from onething.cases.contracts.kinds import CaseState, PromiseState
from onething.cases.models.case import Case, CaseMaterial
from onething.cases.models.evidence import SignedSheet, StepEvidence
from onething.cases.queries.scoping import get_visible_case
from onething.cases.reading import get_plan, get_published
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer, ViewerKind

_SETTLED = (
    PromiseState.NONE, PromiseState.SIGNED, PromiseState.WITHDRAWN, PromiseState.KEPT, PromiseState.BROKEN,
    PromiseState.REPAIRED,
)  # fmt: skip


def get_closed_case(viewer: Viewer, *, case_id: UUID) -> ClosedCase:
    """Return the key of a case and how long its matters say that it is kept, also those that were given up.

    Of a case that was never accepted, those that it asked for.
    """
    case = _get(viewer, case_id=case_id)
    published = {matter.code: matter for matter in get_published(case).thing.matters}
    codes = set(case.steps.values_list("matter_code", flat=True)) or {
        one.code for one in get_plan(case).matters
    }
    found = tuple(published[code].particulars.manner.retention for code in sorted(codes))
    return ClosedCase(data_key_id=case.data_key_id, retentions=found)


def is_undisturbed(viewer: Viewer, *, case_id: UUID) -> bool:
    """Whether nothing about an archived case is still open: no change of a result, no promise to be checked or mended."""
    case = _get(viewer, case_id=case_id)
    steps = case.steps.exclude(change_state="", promise_state__in=_SETTLED)
    is_put_away = case.state == CaseState.ARCHIVED or case.filed_at is not None
    return is_put_away and not steps.exists()


def list_kept_files(viewer: Viewer, *, case_id: UUID) -> list[KeptFile]:
    """Return every file of a case, in the order in which they came."""
    case = _get(viewer, case_id=case_id)
    found = [*_list_materials(case), *_list_sheets(case), *_list_evidence(case)]
    return sorted(found, key=lambda one: (one.at, one.id))


def _get(viewer: Viewer, *, case_id: UUID) -> Case:
    if viewer.kind is not ViewerKind.SYSTEM:
        raise Refusal("cases.case.unknown", words.CASE_UNKNOWN, status=404)
    return get_visible_case(viewer, case_id=case_id)


def _list_materials(case: Case) -> list[KeptFile]:
    return [
        KeptFile(
            id=row.id,
            kind=KeptKind.MATERIAL,
            about=row.key,
            unit="",
            file_id=row.file_id,
            at=row.handed_in_at,
            is_replaced=row.replaced_at is not None,
        )
        for row in CaseMaterial.objects.filter(case=case)
    ]


def _list_sheets(case: Case) -> list[KeptFile]:
    sheets = SignedSheet.objects.filter(case=case)
    return [KeptFile(row.id, KeptKind.SHEET, "", "", row.file_id, row.given_at) for row in sheets]


def _list_evidence(case: Case) -> list[KeptFile]:
    given = StepEvidence.objects.filter(step__case=case).select_related("step__unit")
    return [
        KeptFile(
            row.id, KeptKind.EVIDENCE, row.step.matter_name, row.step.unit.name, row.file_id, row.given_at
        )
        for row in given
    ]
