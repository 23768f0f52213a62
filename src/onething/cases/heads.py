"""What a head is asked for, and which cases a head may know of: those of their own requests."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, QuerySet

from onething.cases.contracts.kinds import ExtendedBy, StepState
from onething.cases.contracts.recusing import RecusalRow, RecusalSource
from onething.cases.contracts.views import ExtensionRow
from onething.cases.models.extension import ExtensionRequest
from onething.cases.models.recusal import Recusal
from onething.cases.models.step import Step
from onething.cases.sealing import open_value
from onething.directory.contracts import Post
from onething.kernel.viewer import Viewer

HEADS = frozenset({Post.HEAD, Post.GOVERNMENT_HEAD})


def scope_asked_steps(viewer: Viewer) -> QuerySet[Step]:
    """Every step for which this head was ever asked: the organ's in the own unit, the government's everywhere."""
    asked = ExtensionRequest.objects.filter(step_id=OuterRef("id"))
    if viewer.post != Post.HEAD:
        return Step.objects.filter(Exists(asked.filter(by=ExtendedBy.GOVERNMENT)))
    recusal = Recusal.objects.filter(step_id=OuterRef("id"), source=RecusalSource.APPLICANT, of=Post.DECIDER)
    own = Step.objects.filter(unit__code=viewer.unit_code)
    return own.filter(Exists(asked.filter(by=ExtendedBy.ORGAN)) | Exists(recusal))


def find_requests(viewer: Viewer, *, limit: int) -> Sequence[ExtensionRow]:
    """Return what this head is asked for now, the limit that ends first on top."""
    open_ones = ExtensionRequest.objects.filter(
        answered_at__isnull=True,
        step__in=scope_asked_steps(viewer).filter(state=StepState.IN_REVIEW).values("id"),
    )
    found = open_ones.select_related("step__case__lead_unit", "step__unit")
    return [_row(one) for one in found.order_by("step__statutory_on", "id")[:limit]]


def _row(request: ExtensionRequest) -> ExtensionRow:
    step = request.step
    place = f"extension_request:{request.id}"
    content: dict[str, str] = open_value(step.case, place=place, sealed=request.reason_sealed)
    return ExtensionRow(
        step_id=step.id,
        case_id=step.case_id,
        number=step.number,
        thing_name=step.case.thing_name,
        matter_name=step.matter_name,
        department=step.unit.name,
        by=ExtendedBy(request.by),
        reason=content["reason"],
        asked_at=request.asked_at,
        statutory_on=step.statutory_on,
    )


def find_recusal_requests(viewer: Viewer, *, limit: int) -> Sequence[RecusalRow]:
    """Return the requests about deciders of the head's own unit that have no answer, the oldest first."""
    open_ones = Recusal.objects.filter(
        answered_at__isnull=True, of=Post.DECIDER, step__unit__code=viewer.unit_code,
        step__state__in=(StepState.PENDING, StepState.IN_REVIEW),
    )  # fmt: skip
    found = open_ones.select_related("step__case", "step__unit").order_by("asked_at", "id")[:limit]
    return [_recusal_row(one) for one in found]


def _recusal_row(recusal: Recusal) -> RecusalRow:
    step = recusal.step
    return RecusalRow(
        step_id=step.id,
        case_id=step.case_id,
        number=step.number,
        thing_name=step.case.thing_name,
        matter_name=step.matter_name,
        department=step.unit.name,
        reason=open_value(step.case, place=f"recusal:{recusal.id}", sealed=recusal.reason_sealed),
        asked_at=recusal.asked_at,
    )
