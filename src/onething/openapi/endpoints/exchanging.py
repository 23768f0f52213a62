"""The exchange's gateway: signed reads of granted resources; the systems that may knock, and the log of their calls."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Header, Router
from pydantic import ValidationError

from onething.exchange.contracts import Call, Envelope, Purpose, ReadRequest, System
from onething.exchange.queries import list_calls, list_systems, sign_answer
from onething.journey import exchanging
from onething.kernel.canonical import write_moment
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import SYSTEM
from onething.openapi import words
from onething.openapi.authentication import check_permission
from onething.openapi.parsing import JsonParser
from onething.openapi.performing import cursor_of, perform
from onething.openapi.presenting import plain
from onething.openapi.problems import invalid, problem
from onething.openapi.schemas import ReasonIn
from onething.openapi.sharing_schemas import ReadIn, SystemIn

router = Router()
_ANY = (Permission.SHARE_DATA, Permission.GOVERN_DATA)
LARGEST_ENVELOPE = 64 * 1024
_BODY = {
    "requestBody": {"required": True, "content": {"application/json": {"schema": ReadIn.model_json_schema()}}}
}


@router.get("/systems", response=dict[str, Any], summary="接入系统")
def show_systems(request: HttpRequest) -> dict[str, Any]:
    """List the systems of the viewer's unit; the authority sees all."""
    return {"items": [_present_system(one) for one in list_systems(check_permission(request, *_ANY))]}


@router.post("/systems", response={201: dict[str, Any]}, summary="登记接入系统")
def register_system(request: HttpRequest, payload: SystemIn) -> HttpResponse:
    """Register a system of the viewer's own unit with its SM2 public key."""
    viewer = check_permission(request, Permission.SHARE_DATA)
    code, name, key = payload.code, payload.name, payload.public_key
    return perform(
        request,
        act=lambda at: _present_system(
            exchanging.register_system(viewer, code=code, name=name, public_pem=key, at=at)
        ),
        status=201,
    )


@router.post("/systems/{code}/retire", response=dict[str, Any], summary="停用接入系统")
def retire_system(request: HttpRequest, code: str, payload: ReasonIn) -> HttpResponse:
    """Retire a system of the viewer's own unit: the gateway knows it no longer."""
    viewer, reason = check_permission(request, Permission.SHARE_DATA), payload.reason
    return perform(
        request,
        act=lambda at: _present_system(exchanging.retire_system(viewer, code=code, reason=reason, at=at)),
    )


@router.get("/calls", response=dict[str, Any], summary="共享调用日志")
def show_calls(request: HttpRequest, cursor: str = "", limit: int = 50) -> dict[str, Any]:
    """List the calls in which the viewer's unit asked or gave, newest first: who, for which case, which items, no values."""
    viewer, limit = check_permission(request, *_ANY), max(1, min(limit, 100))
    rows = list_calls(viewer, after=cursor_of(cursor), limit=limit)
    following = str(rows[-1].id) if len(rows) == limit else None
    return {"items": [_present_call(one) for one in rows], "next": following}


@router.get("/gateway/key", auth=None, response=dict[str, Any], summary="网关公钥")
def show_key(request: HttpRequest) -> dict[str, Any]:
    """Show the SM2 public key by which the gateway's answers are verified."""
    return {"public_key": exchanging.get_gateway_key()}


@router.post(
    "/gateway/{code}/query",
    auth=None,
    response=dict[str, Any],
    summary="读取共享数据（签名请求）",
    openapi_extra=_BODY,
)
def query(
    request: HttpRequest,
    code: str,
    x_exchange_system: str = Header("", description="登记的系统代码"),
    x_exchange_time: str = Header("", description="发送时间（RFC 3339，带时区）"),
    x_exchange_nonce: str = Header("", description="请求编号，每次请求换一个，16至64位"),
    x_exchange_signature: str = Header(
        "",
        description="SM2签名（SM3，DER的十六进制），原文六行以换行符连接："
        "onething-exchange-request-1、地址路径、系统代码、时间、编号、正文的SM3（十六进制）",
    ),
) -> HttpResponse:
    """Read granted items of one person's record. The answer, a refusal too, is signed the same way over
    onething-exchange-answer-1, the request's nonce, the answer's time, its status and its body's SM3.
    """
    at = now()
    envelope = Envelope(
        system=x_exchange_system, sent_at=x_exchange_time, nonce=x_exchange_nonce, signature=x_exchange_signature,
        path=request.path, body=request.body,
    )  # fmt: skip
    answer = exchanging.answer_envelope(envelope, resource=code, parse=lambda: _parse(request), at=at)
    if isinstance(answer, Refusal):
        return _sign(problem(answer), envelope=envelope)
    return _sign(HttpResponse(answer, content_type="application/json; charset=utf-8"), envelope=envelope)


def _parse(request: HttpRequest) -> ReadRequest:
    if len(request.body) > LARGEST_ENVELOPE:
        sentence = words.ENVELOPE_TOO_LARGE.format(limit=LARGEST_ENVELOPE)
        raise Refusal("request.too_large", sentence, status=413)
    try:
        read = ReadIn.model_validate(JsonParser().parse_body(request))
    except ValidationError as error:
        raise invalid([{**one, "ctx": one.get("ctx", {})} for one in error.errors()]) from None
    return ReadRequest(
        **read.model_dump() | {"items": tuple(read.items), "purpose": _read_purpose(read.purpose)}
    )


def _read_purpose(text: str) -> Purpose:
    try:
        return Purpose(text)
    except ValueError:
        raise Refusal("request.invalid", words.MALFORMED.format(place="purpose"), field="purpose") from None


def _sign(response: HttpResponse, *, envelope: Envelope) -> HttpResponse:
    at = write_moment(now())
    signature = sign_answer(
        SYSTEM, nonce=envelope.nonce, at=at, status=response.status_code, body=response.content
    )
    response.headers["X-Exchange-Time"], response.headers["X-Exchange-Signature"] = at, signature
    response.headers["Cache-Control"] = "no-store"
    return response


def _present_system(one: System) -> dict[str, Any]:
    body: dict[str, Any] = plain(asdict(one))
    return body


def _present_call(one: Call) -> dict[str, Any]:
    body: dict[str, Any] = plain(asdict(one))
    return body | {"outcome_label": one.outcome.label}
