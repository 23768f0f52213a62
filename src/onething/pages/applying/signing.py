"""Everything once more, then signing exactly this content."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from onething.cases.contracts.kinds import CaseState
from onething.cases.contracts.views import CaseView
from onething.journey import flow, reading, signing
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.look.contracts import (
    Button,
    ErrorSummary,
    MaterialRow,
    Notice,
    StepBar,
)
from onething.pages.access import viewer_of
from onething.pages.answering import show
from onething.pages.applying.face import Face
from onething.pages.applying.following import follow_catalogue
from onething.pages.applying.open_case import is_editable
from onething.pages.applying.reviewing import ReviewSection, list_papers, review_sections
from onething.pages.applying.sign_box import SignBox, check_signed, sign_box
from onething.pages.applying.steps import show_steps
from onething.pages.problems import list_problems, summarize

TEMPLATE = "pages/applying/review.html"


@dataclass(frozen=True)
class ReviewPage:
    """The view value of pages/applying/review.html."""

    face: Face
    name: str
    action: str
    sections: tuple[ReviewSection, ...]
    papers: tuple[MaterialRow, ...]
    papers_href: str
    steps: StepBar
    open_signing: Button
    sign: SignBox | None
    notices: tuple[Notice, ...] = ()
    errors: ErrorSummary | None = None


def review(request: HttpRequest, *, face: Face, case_id: UUID) -> HttpResponse:
    """Show everything; a POST has it checked whole and opens the signing, or signs and submits."""
    news = follow_catalogue(request, face=face, case_id=case_id) if request.method == "GET" else ()
    if isinstance(news, HttpResponse):
        return news
    case = reading.read_case(viewer_of(request), case_id=case_id, at=now())
    if not is_editable(case):
        return HttpResponseRedirect(f"{face.case(case_id)}/")
    if request.method == "GET":
        return show(request, TEMPLATE, page=replace(_page(face, case=case), notices=news))
    step = _sign if "sign" in request.POST else _open_signing
    return step(request, face=face, case=case)


def _open_signing(request: HttpRequest, *, face: Face, case: CaseView) -> HttpResponse:
    viewer = viewer_of(request)
    try:
        snapshot = signing.request_signing_code(viewer, case_id=case.id, at=now())
    except Refusal as refusal:
        sent_before = request.POST.get("snapshot", "")
        box = sign_box(face, viewer=viewer, snapshot=sent_before) if sent_before else None
        page = _page(face, case=case, refusal=refusal, box=box)
        return show(request, TEMPLATE, page=page, status=refusal.status)
    page = _page(face, case=case, box=sign_box(face, viewer=viewer, snapshot=snapshot))
    return show(request, TEMPLATE, page=page)


def _sign(request: HttpRequest, *, face: Face, case: CaseView) -> HttpResponse:
    viewer, at, snapshot = viewer_of(request), now(), request.POST.get("snapshot", "")
    typed = request.POST.get("code", "")
    act = flow.correct if case.state is CaseState.CORRECTING else flow.submit
    try:
        check_signed(face, typed=typed)
        signature = signing.prove_signature(viewer, case_id=case.id, snapshot_sm3=snapshot, code=typed, at=at)
        act(viewer, case_id=case.id, signature=signature, at=at)
    except Refusal as refusal:
        box = sign_box(face, viewer=viewer, snapshot=snapshot, refusal=refusal, typed=typed)
        page = _page(face, case=case, refusal=refusal, box=box)
        return show(request, TEMPLATE, page=page, status=refusal.status)
    is_first = case.state is CaseState.DRAFT
    return HttpResponseRedirect(face.case(case.id) + (face.submitted if is_first else "/?done=corrected"))


def _page(
    face: Face, *, case: CaseView, refusal: Refusal | None = None, box: SignBox | None = None
) -> ReviewPage:
    problems: Mapping[str, str] = list_problems(refusal) if refusal else {}
    sections = review_sections(face, case=case, problems=problems)
    papers = list_papers(face, case=case, problems=problems)
    anchors = {row.place: row.anchor for section in sections for row in section.rows}
    anchors |= {f"materials.{one.key}": f"material-{one.key}" for one in case.materials}
    here = face.case(case.id)
    return ReviewPage(
        face=face,
        name=case.thing_name,
        action=f"{here}/review",
        sections=sections,
        papers=papers,
        papers_href=f"{here}/materials",
        steps=show_steps(face, case_id=case.id, at="review"),
        open_signing=Button(word=face.voice.sign_begin, has_cursor=face.by_keyboard),
        sign=box,
        notices=(box.notice,) if box and refusal is None else (),
        errors=summarize(refusal, fields=[box.field] if box else [], anchors=anchors),
    )
