"""Everything once more, then signing: a code to the phone for exactly this content."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from onething.cases.contracts import CaseState, CaseView
from onething.journey import flow, signing
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.look.contracts import (
    Button,
    ButtonKind,
    ErrorSummary,
    Field,
    MaterialRow,
    NextBox,
    Notice,
    PhoneBox,
    StepBar,
    Tone,
)
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.problems import list_problems, place_errors, summarize
from onething.pages.showing.days import say_full_moment
from onething.pages.showing.phones import show_own_phone
from onething.portal import words
from onething.portal.own_case import get_own_case, is_editable
from onething.portal.proving import ask_identity, is_proved
from onething.portal.showing.reviewing import ReviewSection, list_papers, review_sections
from onething.portal.showing.steps import show_steps


@dataclass(frozen=True)
class SignBox:
    """The code of a signature; `snapshot` is the digest that it is for."""

    snapshot: str
    digest: str
    field: Field
    sign: Button
    again: Button
    phone: PhoneBox | None


@dataclass(frozen=True)
class ReviewPage:
    """The view value of portal/review.html."""

    name: str
    action: str
    sections: tuple[ReviewSection, ...]
    papers: tuple[MaterialRow, ...]
    papers_href: str
    steps: StepBar
    get_code: Button
    sign: SignBox | None
    notices: tuple[Notice, ...] = ()
    errors: ErrorSummary | None = None


@dataclass(frozen=True)
class ReceiptPage:
    """The view value of portal/receipt.html."""

    name: str
    number: str
    submitted: str
    lead: str
    papers: tuple[str, ...]
    following: NextBox


@access(Permission.APPLY)
@never_cache
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show everything; a POST sends the code, or signs and submits with it."""
    viewer = viewer_of(request)
    case = get_own_case(viewer, case_id=case_id, at=now())
    if not is_editable(case):
        return HttpResponseRedirect(f"/cases/{case_id}/")
    if not is_proved(viewer):
        return ask_identity(f"/cases/{case_id}/review")
    if request.method == "GET":
        return show(request, "portal/review.html", page=_page(case))
    return _sign(request, case=case) if "sign" in request.POST else _send_code(request, case=case)


@access(Permission.APPLY)
@require_safe
def show_receipt(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show what was handed over, when, under which number; printable."""
    case = get_own_case(viewer_of(request), case_id=case_id, at=now())
    if case.submitted_at is None:
        return HttpResponseRedirect(f"/cases/{case_id}/review")
    page = ReceiptPage(
        name=case.thing_name,
        number=case.number or "",
        submitted=say_full_moment(case.submitted_at),
        lead=case.lead_unit,
        papers=tuple(one.file_name or one.name for one in case.materials if one.file_id),
        following=NextBox(
            sentences=words.NEXT[case.state.value], button=Button(word="看进度", href=f"/cases/{case_id}/")
        ),
    )
    return show(request, "portal/receipt.html", page=page)


def _send_code(request: HttpRequest, *, case: CaseView) -> HttpResponse:
    viewer = viewer_of(request)
    try:
        snapshot = signing.request_signing_code(viewer, case_id=case.id, at=now())
    except Refusal as refusal:
        sent_before = request.POST.get("snapshot", "")
        box = _sign_box(viewer, snapshot=sent_before) if sent_before else None
        page = _page(case, refusal=refusal, box=box)
        return show(request, "portal/review.html", page=page, status=refusal.status)
    page = _page(case, box=_sign_box(viewer, snapshot=snapshot))
    return show(request, "portal/review.html", page=page)


def _sign(request: HttpRequest, *, case: CaseView) -> HttpResponse:
    viewer, at, snapshot = viewer_of(request), now(), request.POST.get("snapshot", "")
    act = flow.correct if case.state is CaseState.CORRECTING else flow.submit
    try:
        signature = signing.prove_signature(
            viewer, case_id=case.id, snapshot_sm3=snapshot, code=request.POST.get("code", ""), at=at
        )
        act(viewer, case_id=case.id, signature=signature, at=at)
    except Refusal as refusal:
        box = _sign_box(viewer, snapshot=snapshot, refusal=refusal, typed=request.POST.get("code", ""))
        return show(
            request, "portal/review.html", page=_page(case, refusal=refusal, box=box), status=refusal.status
        )
    is_first = case.state is CaseState.DRAFT
    return HttpResponseRedirect(
        f"/cases/{case.id}/receipt" if is_first else f"/cases/{case.id}/?done=corrected"
    )


def _sign_box(viewer: Viewer, *, snapshot: str, refusal: Refusal | None = None, typed: str = "") -> SignBox:
    field = Field(
        name="code", label="签名码", value=typed, inputmode="numeric", autocomplete="one-time-code", max_length=6,
        hint=words.CODE_HINT,
    )  # fmt: skip
    return SignBox(
        snapshot=snapshot,
        digest=words.DIGEST.format(digest=snapshot[:16]),
        field=place_errors([field], refusal=refusal)[0],
        sign=Button(word="签名，提交", name="sign", value="1"),
        again=Button(word="重新获取", kind=ButtonKind.QUIET, name="again", value="1"),
        phone=show_own_phone(viewer),
    )


def _page(case: CaseView, *, refusal: Refusal | None = None, box: SignBox | None = None) -> ReviewPage:
    problems: Mapping[str, str] = list_problems(refusal) if refusal else {}
    sections = review_sections(case, problems=problems)
    papers = list_papers(case, problems=problems)
    anchors = {row.place: row.anchor for section in sections for row in section.rows}
    anchors |= {f"materials.{key}": f"material-{key}" for key in (one.key for one in case.materials)}
    return ReviewPage(
        name=case.thing_name,
        action=f"/cases/{case.id}/review",
        sections=sections,
        papers=papers,
        papers_href=f"/cases/{case.id}/materials",
        steps=show_steps(case.id, at="review"),
        get_code=Button(word="没有问题，获取签名码"),
        sign=box,
        notices=(Notice(words.CODE_SENT, tone=Tone.GOOD),) if box and refusal is None else (),
        errors=summarize(refusal, fields=[box.field] if box else [], anchors=anchors),
    )
