"""Only where settings say demonstration: the phone of a synthetic person. Elsewhere these addresses do not exist."""

from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from ninja import Router

from onething.directory.actions.people import check_mobile
from onething.directory.queries import list_accounts
from onething.kernel.viewer import ANONYMOUS, SYSTEM
from onething.notify.queries import list_local_messages

router = Router(auth=None)


@router.get("/messages", response=dict[str, Any], summary="演示手机收到的短信")
def messages(request: HttpRequest, phone: str) -> dict[str, Any]:
    """Show what the working fake of the SMS gateway sent to a phone."""
    _check_demonstration()
    found = list_local_messages(ANONYMOUS, phone=check_mobile(phone))
    return {"items": [{"text": one.text, "sent_at": one.sent_at.isoformat()} for one in found]}


@router.get("/accounts", response=dict[str, Any], summary="演示城市的工作人员账号")
def accounts(request: HttpRequest) -> dict[str, Any]:
    """List who can sign in as staff; the password was printed when the system started."""
    _check_demonstration()
    return {"items": [asdict(one) for one in list_accounts(SYSTEM)]}


def _check_demonstration() -> None:
    if not settings.IS_DEMONSTRATION:
        raise Http404
