"""The catalogue of shared data, and requests for its items: for data stewards and the data authority."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.exchange.contracts import GrantView, RequestDraft, Resource, make_resource
from onething.exchange.queries import get_grant, get_resource, list_grants, list_resources
from onething.exchange.states import GrantState
from onething.journey import sharing
from onething.kernel.clock_port import now
from onething.kernel.permissions import Permission
from onething.openapi.authentication import check_permission
from onething.openapi.performing import cursor_of, perform
from onething.openapi.presenting import plain
from onething.openapi.schemas import ReasonIn
from onething.openapi.sharing_schemas import AnswerIn, RequestIn, ResourceIn

router = Router()
_ANY = (Permission.SHARE_DATA, Permission.GOVERN_DATA)


@router.get("/resources", response=dict[str, Any], summary="共享目录")
def show_resources(request: HttpRequest, provider: str = "") -> dict[str, Any]:
    """List the resources that are shared, of one provider (a unit's code) or of all."""
    viewer = check_permission(request, *_ANY)
    return {"items": [present_resource(one) for one in list_resources(viewer, provider=provider)]}


@router.get("/resources/{code}", response=dict[str, Any], summary="一个共享资源")
def show_resource(request: HttpRequest, code: str) -> dict[str, Any]:
    """Show a resource with its items, withdrawn or not."""
    return present_resource(get_resource(check_permission(request, *_ANY), code=code))


@router.put("/resources/{code}", response=dict[str, Any], summary="登记或修改共享资源")
def put_resource(request: HttpRequest, code: str, payload: ResourceIn) -> HttpResponse:
    """List a resource of the viewer's own unit, or describe it anew."""
    viewer = check_permission(request, Permission.SHARE_DATA)
    draft = make_resource({**payload.model_dump(), "code": code})
    return perform(
        request, act=lambda at: present_resource(sharing.list_resource(viewer, draft=draft, at=at))
    )


@router.post("/resources/{code}/take-down", response=dict[str, Any], summary="撤下共享资源")
def take_down(request: HttpRequest, code: str, payload: ReasonIn) -> HttpResponse:
    """Take a resource out of the catalogue: nobody may ask for it or use it from now on."""
    viewer, reason = check_permission(request, Permission.SHARE_DATA), payload.reason
    return perform(
        request,
        act=lambda at: present_resource(sharing.withdraw_resource(viewer, code=code, reason=reason, at=at)),
    )


@router.get("/grants", response=dict[str, Any], summary="共享申请和授权")
def show_grants(
    request: HttpRequest, state: GrantState | None = None, cursor: str = "", limit: int = 50
) -> dict[str, Any]:
    """List the requests in which the viewer's unit has a part, newest first; the authority sees all."""
    viewer, limit = check_permission(request, *_ANY), max(1, min(limit, 100))
    rows = list_grants(viewer, at=now(), state=state, after=cursor_of(cursor), limit=limit)
    following = str(rows[-1].id) if len(rows) == limit else None
    return {"items": [present_grant(one) for one in rows], "next": following}


@router.post("/grants", response={201: dict[str, Any]}, summary="申请共享")
def ask(request: HttpRequest, payload: RequestIn) -> HttpResponse:
    """Ask for items of a resource, for one published matter of the viewer's own unit and one purpose."""
    viewer = check_permission(request, Permission.SHARE_DATA)
    draft = RequestDraft(**payload.model_dump() | {"items": tuple(payload.items)})
    return perform(request, act=lambda at: present_grant(sharing.ask(viewer, draft=draft, at=at)), status=201)


@router.get("/grants/{grant_id}", response=dict[str, Any], summary="一条共享申请")
def show_grant(request: HttpRequest, grant_id: UUID) -> dict[str, Any]:
    """Show a request with whose turn it is, by when, and what the viewer may do."""
    return present_grant(get_grant(check_permission(request, *_ANY), grant_id=grant_id, at=now()))


@router.post("/grants/{grant_id}/respond", response=dict[str, Any], summary="答复共享申请")
def respond(request: HttpRequest, grant_id: UUID, payload: AnswerIn) -> HttpResponse:
    """Answer a request with a verb of its `next_acts`; every "no" carries a reason."""
    viewer, verb, reason = check_permission(request, *_ANY), payload.verb, payload.reason
    return perform(
        request,
        act=lambda at: present_grant(
            sharing.answer(viewer, grant_id=grant_id, verb=verb, reason=reason, at=at)
        ),
    )


def present_resource(one: Resource) -> dict[str, Any]:
    """Return a resource as JSON."""
    body: dict[str, Any] = plain(asdict(one))
    return {**body.pop("draft"), **body}


def present_grant(one: GrantView) -> dict[str, Any]:
    """Return a request with the viewer's next acts."""
    body: dict[str, Any] = plain(asdict(one))
    acts = [{"verb": verb, "label": label} for verb, label in one.next_acts]
    return {**body.pop("draft"), **body, "state_label": one.state.label, "next_acts": acts}
