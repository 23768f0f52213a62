"""The receipt of what was handed over, and the ledger of one's own case."""

import json
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from onething.journey.reading import read_case, read_chain
from onething.kernel.clock_port import now
from onething.kernel.permissions import Permission
from onething.look.contracts import Button, NavLink, NextBox
from onething.pages.access import access, viewer_of
from onething.pages.answering import answer_file, show
from onething.pages.showing.days import say_full_moment
from onething.portal import words
from onething.portal.showing.cases import link_letters


@dataclass(frozen=True)
class ReceiptPage:
    """The view value of portal/receipt.html."""

    name: str
    number: str
    submitted: str
    lead: str
    papers: tuple[str, ...]
    following: NextBox
    letters: tuple[NavLink, ...] = ()


@access(Permission.APPLY)
@require_safe
def show_receipt(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show what was handed over, when, under which number; printable."""
    case = read_case(viewer_of(request), case_id=case_id, at=now())
    if case.submitted_at is None:
        return HttpResponseRedirect(f"/cases/{case_id}/review")
    page = ReceiptPage(
        name=case.thing_name,
        number=case.number or "",
        submitted=say_full_moment(case.submitted_at),
        lead=case.lead_unit,
        papers=tuple(one.name for one in case.materials if one.file_id),
        following=NextBox(
            sentences=words.NEXT[case.state.value], button=Button(word="看进度", href=f"/cases/{case_id}/")
        ),
        letters=link_letters(case),
    )
    return show(request, "portal/receipt.html", page=page)


@access(Permission.APPLY)
@require_safe
def download_ledger(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Hand out the export of one's own case, from which docs/recompute.py verifies it; the download is logged."""
    export = read_chain(viewer_of(request), case_id=case_id, at=now())
    content = json.dumps(export, ensure_ascii=False, indent=1).encode()
    name = words.LEDGER_FILE.format(number=export["case"])
    return answer_file(content, media_type="application/json", name=name)
