"""Acts on a case by the window, the lead and the applicant: one address a verb of the table of moves."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.cases.contracts.given import CorrectionItem, Delivery, NonAcceptance
from onething.journey import flow
from onething.journey.ways import archiving
from onething.openapi.archive_schemas import OriginalsIn
from onething.openapi.authentication import viewer_of
from onething.openapi.performing import perform_act
from onething.openapi.schemas import CorrectionIn, DeliveryIn, NonAcceptanceIn, StandingOut

router = Router()


@router.post("/{case_id}/receive", response=StandingOut, summary="收件")
def receive(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Take the application in."""
    viewer = viewer_of(request)
    return perform_act(request, case_id=case_id, act=lambda at: flow.receive(viewer, case_id=case_id, at=at))


@router.post("/{case_id}/accept", response=StandingOut, summary="受理")
def accept(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Accept for all departments; the promised day is fixed."""
    viewer = viewer_of(request)
    return perform_act(request, case_id=case_id, act=lambda at: flow.accept(viewer, case_id=case_id, at=at))


@router.post("/{case_id}/not-accept", response=StandingOut, summary="不予受理")
def not_accept(request: HttpRequest, case_id: UUID, payload: NonAcceptanceIn) -> HttpResponse:
    """Not accept: the kind of reason, the reason, and whose power it is where it is not ours."""
    viewer, given = viewer_of(request), NonAcceptance(**payload.model_dump())
    return perform_act(
        request,
        case_id=case_id,
        act=lambda at: flow.refuse_to_accept(viewer, case_id=case_id, given=given, at=at),
    )


@router.post("/{case_id}/ask-correction", response=StandingOut, summary="一次告知补正")
def ask_correction(request: HttpRequest, case_id: UUID, payload: CorrectionIn) -> HttpResponse:
    """Tell once, and completely, what must be corrected."""
    viewer = viewer_of(request)
    items = [CorrectionItem(place=item.place, sentence=item.sentence) for item in payload.items]
    return perform_act(
        request,
        case_id=case_id,
        act=lambda at: flow.ask_correction(viewer, case_id=case_id, items=items, at=at),
    )


@router.post("/{case_id}/dispatch", response=StandingOut, summary="分办")
def dispatch(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Give every department its step."""
    viewer = viewer_of(request)
    return perform_act(request, case_id=case_id, act=lambda at: flow.dispatch(viewer, case_id=case_id, at=at))


@router.post("/{case_id}/confirm", response=StandingOut, summary="确认同发")
def confirm(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The lead confirms: all ready steps are decided and issued together."""
    viewer = viewer_of(request)
    return perform_act(request, case_id=case_id, act=lambda at: flow.confirm(viewer, case_id=case_id, at=at))


@router.post("/{case_id}/end", response=StandingOut, summary="整件终止")
def end(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """After a refusal the applicant ends the case."""
    viewer = viewer_of(request)
    return perform_act(request, case_id=case_id, act=lambda at: flow.end(viewer, case_id=case_id, at=at))


@router.post("/{case_id}/withdraw", response=StandingOut, summary="撤回申请")
def withdraw(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The applicant takes the application back."""
    viewer = viewer_of(request)
    return perform_act(request, case_id=case_id, act=lambda at: flow.withdraw(viewer, case_id=case_id, at=at))


@router.post("/{case_id}/deliver", response=StandingOut, summary="送达")
def deliver(request: HttpRequest, case_id: UUID, payload: DeliveryIn) -> HttpResponse:
    """Hand the results over."""
    viewer = viewer_of(request)
    delivery = Delivery(**payload.model_dump())
    return perform_act(
        request,
        case_id=case_id,
        act=lambda at: flow.deliver(viewer, case_id=case_id, delivery=delivery, at=at),
    )


@router.post("/{case_id}/archive", response=StandingOut, summary="归档")
def archive(request: HttpRequest, case_id: UUID, payload: OriginalsIn | None = None) -> HttpResponse:
    """Put the file away, with the place of paper originals where there are any."""
    viewer, originals = viewer_of(request), payload.originals if payload else ""
    return perform_act(
        request,
        case_id=case_id,
        act=lambda at: flow.archive(viewer, case_id=case_id, originals=originals, at=at),
    )


@router.post("/{case_id}/file-ended", response=StandingOut, summary="未办成的办件归档")
def file_ended(request: HttpRequest, case_id: UUID, payload: OriginalsIn | None = None) -> HttpResponse:
    """Put away what was refused, not accepted or withdrawn, with the place of paper originals where there are any."""
    viewer, originals = viewer_of(request), payload.originals if payload else ""
    return perform_act(
        request,
        case_id=case_id,
        act=lambda at: archiving.file_ended(viewer, case_id=case_id, originals=originals, at=at),
    )
