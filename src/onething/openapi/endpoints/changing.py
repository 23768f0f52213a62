"""Results that change after their issue: corrected, revoked, withdrawn, cancelled; and what rests on them."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.cases.contracts.changes import ChangeKind, ChangeProposed
from onething.cases.queries.changes import list_changes_due
from onething.journey.ways import changing
from onething.openapi.authentication import viewer_of
from onething.openapi.change_schemas import ChangeIn, StatementIn
from onething.openapi.endpoints.steps import perform_on_step
from onething.openapi.presenting import plain
from onething.openapi.schemas import ReasonIn, StandingOut

router = Router()


@router.get("/result-changes", response=dict[str, Any], summary="本部门要处理的结果变动")
def list_due(request: HttpRequest) -> dict[str, Any]:
    """List the open changes of the department's results, and its steps that rest on changed ones."""
    return {"items": [plain(asdict(one)) for one in list_changes_due(viewer_of(request))]}


@router.post("/steps/{step_id}/propose-correction", response=StandingOut, summary="提出更正结果")
def propose_correction(request: HttpRequest, step_id: UUID, payload: ChangeIn) -> HttpResponse:
    """Propose to put printed lines of a result right: `corrections` has the new value by label."""
    viewer, proposed = viewer_of(request), ChangeProposed(**payload.model_dump())
    return perform_on_step(
        request,
        step_id=step_id,
        act=lambda at: changing.propose_correction(viewer, step_id=step_id, proposed=proposed, at=at),
    )


@router.post("/steps/{step_id}/propose-ending", response=StandingOut, summary="提出撤销、撤回或者注销")
def propose_ending(request: HttpRequest, step_id: UUID, payload: ChangeIn) -> HttpResponse:
    """Propose to revoke, withdraw or cancel a licence; the ground says which."""
    viewer, proposed = viewer_of(request), ChangeProposed(**payload.model_dump())
    return perform_on_step(
        request,
        step_id=step_id,
        act=lambda at: changing.propose_ending(viewer, step_id=step_id, proposed=proposed, at=at),
    )


@router.post("/steps/{step_id}/tell-holder", response=StandingOut, summary="告知持有人，听取陈述申辩")
def tell_holder(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Have the holder told in writing what is meant, and by when they may be heard."""
    viewer = viewer_of(request)
    return perform_on_step(
        request, step_id=step_id, act=lambda at: changing.tell_holder(viewer, step_id=step_id, at=at)
    )


@router.post("/steps/{step_id}/answer-change", response=StandingOut, summary="陈述申辩")
def answer(request: HttpRequest, step_id: UUID, payload: StatementIn) -> HttpResponse:
    """The holder is heard, or the reviewer writes down what they said."""
    viewer, statement = viewer_of(request), payload.statement
    return perform_on_step(
        request,
        step_id=step_id,
        act=lambda at: changing.answer(viewer, step_id=step_id, statement=statement, at=at),
    )


@router.post("/steps/{step_id}/decline-change", response=StandingOut, summary="不同意变动结果")
def decline(request: HttpRequest, step_id: UUID, payload: ReasonIn) -> HttpResponse:
    """Leave the result as it is, with the reason."""
    viewer, reason = viewer_of(request), payload.reason
    return perform_on_step(
        request,
        step_id=step_id,
        act=lambda at: changing.decline(viewer, step_id=step_id, reason=reason, at=at),
    )


@router.post("/steps/{step_id}/correct-result", response=StandingOut, summary="决定更正结果")
def correct(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Put the result right: the next version is printed and signed, then it replaces the one before."""
    return _decide(request, step_id=step_id, kind=ChangeKind.CORRECT)


@router.post("/steps/{step_id}/revoke-result", response=StandingOut, summary="撤销许可")
def revoke(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Revoke the licence, once the holder was heard."""
    return _decide(request, step_id=step_id, kind=ChangeKind.REVOKE)


@router.post("/steps/{step_id}/withdraw-result", response=StandingOut, summary="撤回许可")
def withdraw(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Withdraw the licence for the public interest, once the holder was heard."""
    return _decide(request, step_id=step_id, kind=ChangeKind.WITHDRAW)


@router.post("/steps/{step_id}/cancel-result", response=StandingOut, summary="注销许可")
def cancel(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Cancel the licence."""
    return _decide(request, step_id=step_id, kind=ChangeKind.CANCEL)


@router.post("/steps/{step_id}/settle-affected", response=StandingOut, summary="登记前序结果变动的处理")
def settle(request: HttpRequest, step_id: UUID, payload: ReasonIn) -> HttpResponse:
    """Say what follows for this step from an earlier result that changed."""
    viewer, note = viewer_of(request), payload.reason
    return perform_on_step(
        request, step_id=step_id, act=lambda at: changing.settle(viewer, step_id=step_id, note=note, at=at)
    )


def _decide(request: HttpRequest, *, step_id: UUID, kind: ChangeKind) -> HttpResponse:
    viewer = viewer_of(request)
    return perform_on_step(
        request, step_id=step_id, act=lambda at: changing.decide(viewer, step_id=step_id, kind=kind, at=at)
    )
