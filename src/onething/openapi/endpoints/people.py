"""Signing in, signing out, proving who one is."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from ninja import Router, Status

from onething.directory.contracts import POST_LABELS, Post
from onething.journey import signing_in
from onething.kernel.clock_port import now
from onething.kernel.permissions import Permission
from onething.openapi.authentication import check_permission, token_of, viewer_of
from onething.openapi.presenting import plain
from onething.openapi.schemas import IdentityIn, PhoneCodeIn, PhoneIn, StaffIn, TokenOut

router = Router()


@router.post("/sign-in/code", auth=None, response={202: dict[str, bool]}, summary="获取登录验证码")
def request_code(request: HttpRequest, payload: PhoneIn) -> Status[dict[str, bool]]:
    """Send a sign-in code to a phone."""
    signing_in.request_code(phone=payload.phone, at=now())
    return Status(202, {"sent": True})


@router.post("/sign-in/phone", auth=None, response=TokenOut, summary="手机验证码登录")
def sign_in_citizen(request: HttpRequest, payload: PhoneCodeIn) -> dict[str, Any]:
    """Sign a citizen in with the code."""
    return asdict(signing_in.sign_in_citizen(phone=payload.phone, code=payload.code, at=now()))


@router.post("/sign-in/staff", auth=None, response=TokenOut, summary="工作人员登录")
def sign_in_staff(request: HttpRequest, payload: StaffIn) -> dict[str, Any]:
    """Sign staff in to one of their posts."""
    signed_in = signing_in.sign_in_staff(
        login_name=payload.login_name,
        password=payload.password,
        post=payload.post,
        absent=payload.absent,
        at=now(),
    )
    return asdict(signed_in)


@router.post("/sign-out", response=dict[str, bool], summary="退出登录")
def sign_out(request: HttpRequest) -> dict[str, bool]:
    """End the token this request came with."""
    signing_in.sign_out(token=token_of(request), at=now())
    return {"signed_out": True}


@router.get("/me", response=dict[str, Any], summary="我是谁")
def me(request: HttpRequest) -> dict[str, Any]:
    """Say which person, post and unit the token stands for."""
    viewer = viewer_of(request)
    body = {
        "person_id": viewer.person_id,
        "post": viewer.post,
        "unit_code": viewer.unit_code,
        "level": viewer.level,
        "acts_for": viewer.acts_for,
    }
    return {
        **plain(body),
        "post_label": POST_LABELS[Post(viewer.post or "system")],
        "permissions": sorted(viewer.permissions),
    }


@router.post("/me/identity", response=dict[str, int], summary="实名认证")
def bind_identity(request: HttpRequest, payload: IdentityIn) -> dict[str, int]:
    """Prove one's identity by name, citizen number and the phone signed in with."""
    viewer = check_permission(request, Permission.APPLY)
    signing_in.bind_identity(viewer, name=payload.name, number=payload.number, at=now())
    return {"level": 2}
