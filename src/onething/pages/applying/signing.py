"""Everything once more, then signing exactly this content."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from onething.cases.contracts.kinds import CaseState
from onething.cases.contracts.views import CaseView
from onething.cases.queries.one_case import list_open_problems
from onething.cases.states import UNSENT_CASE_STATES
from onething.files.actions import check_size
from onething.journey import flow, reading, signing
from onething.journey.ways import sheets
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.look.contracts import (
    Button,
    ErrorSummary,
    Field,
    MaterialRow,
    Notice,
    StepBar,
    Tone,
)
from onething.pages.access import viewer_of
from onething.pages.answering import answer_file, show
from onething.pages.applying import words
from onething.pages.applying.face import Face
from onething.pages.applying.following import follow_catalogue
from onething.pages.applying.gaps import Gaps, list_gaps, name_unfinished
from onething.pages.applying.open_case import is_editable
from onething.pages.applying.promises import PromiseText, check_promised, list_promise_texts, read_promises
from onething.pages.applying.reviewing import ReviewSection, list_papers, name_left_for_later, review_sections
from onething.pages.applying.sign_box import SignBox, check_signed, list_inputs, needs_sheet, sign_box
from onething.pages.applying.steps import show_steps
from onething.pages.problems import list_problems, summarize

TEMPLATE = "pages/applying/review.html"
SIGNING = "signing"
DIGEST = re.compile(r"[0-9a-f]{64}")
INCOMPLETE = "cases.application.incomplete"


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
    open_signing: Button | None
    onward: Button | None
    gaps: Gaps | None
    sign: SignBox | None
    promises: tuple[PromiseText, ...] = ()
    notices: tuple[Notice, ...] = ()
    errors: ErrorSummary | None = None


def review(request: HttpRequest, *, face: Face, case_id: UUID) -> HttpResponse:
    """Show everything and what is missing; a POST opens the signing (`?signing=` its digest), or signs and submits.

    Nothing that was done is answered with a page: going back afterwards must not ask to send it again.
    """
    news = follow_catalogue(request, face=face, case_id=case_id) if request.method == "GET" else ()
    if isinstance(news, HttpResponse):
        return news
    case = reading.read_case(viewer_of(request), case_id=case_id, at=now())
    if not is_editable(case):
        return HttpResponseRedirect(f"{face.case(case_id)}/")
    if request.method == "GET":
        page = _open_page(request, face=face, case=case)
        return show(request, TEMPLATE, page=replace(page, notices=(*news, *page.notices)))
    step = _sign if "sign" in request.POST else _open_signing
    return step(request, face=face, case=case)


def show_sheet(request: HttpRequest, *, case_id: UUID) -> HttpResponse:
    """Show the sheet that was signed at the window; the read leaves its trace."""
    stored, content = sheets.read(viewer_of(request), case_id=case_id, at=now())
    return answer_file(content, media_type=stored.media_type, name=stored.name, inline=True)


def _open_page(request: HttpRequest, *, face: Face, case: CaseView) -> ReviewPage:
    viewer, digest = viewer_of(request), request.GET.get(SIGNING, "")
    found = list_open_problems(viewer, case=case, at=now())
    problems = {problem.field: problem.sentence for problem in found}
    is_opened = not problems and DIGEST.fullmatch(digest) is not None
    box = sign_box(face, viewer=viewer, case=case, snapshot=digest) if is_opened else None
    return _page(face, case=case, problems=problems, box=box)


def _open_signing(request: HttpRequest, *, face: Face, case: CaseView) -> HttpResponse:
    viewer = viewer_of(request)
    try:
        snapshot = signing.request_signing_code(viewer, case_id=case.id, at=now())
    except Refusal as refusal:
        sent_before = request.POST.get("snapshot", "")
        box = sign_box(face, viewer=viewer, case=case, snapshot=sent_before) if sent_before else None
        page = _page(face, case=case, refusal=refusal, box=box)
        return show(request, TEMPLATE, page=page, status=refusal.status)
    return HttpResponseRedirect(f"{face.case(case.id)}/review?{SIGNING}={snapshot}")


def _sign(request: HttpRequest, *, face: Face, case: CaseView) -> HttpResponse:
    viewer, at, snapshot = viewer_of(request), now(), request.POST.get("snapshot", "")
    typed = request.POST.get("code", "")
    act = flow.correct if case.state is CaseState.CORRECTING else flow.submit
    try:
        check_signed(face, typed=typed)
        _lay_in_sheet(request, face=face, case=case)
        check_promised(case, sent=request.POST)
        signature = signing.prove_signature(
            viewer,
            case_id=case.id,
            snapshot_sm3=snapshot,
            code=typed,
            promises=read_promises(case, sent=request.POST),
            at=at,
        )
        act(viewer, case_id=case.id, signature=signature, at=at)
    except Refusal as refusal:
        box = sign_box(face, viewer=viewer, case=case, snapshot=snapshot, refusal=refusal, typed=typed)
        page = _page(face, case=case, refusal=refusal, box=box, sent=request.POST)
        return show(request, TEMPLATE, page=page, status=refusal.status)
    is_first = case.state in UNSENT_CASE_STATES
    return HttpResponseRedirect(face.case(case.id) + (face.submitted if is_first else "/?done=corrected"))


def _lay_in_sheet(request: HttpRequest, *, face: Face, case: CaseView) -> None:
    file = request.FILES.get("sheet")
    if file is None or not needs_sheet(face, case=case):
        return
    check_size(size=file.size or 0)
    sheets.lay_in(viewer_of(request), case_id=case.id, name=file.name or "", content=file.read(), at=now())


def _page(
    face: Face,
    *,
    case: CaseView,
    problems: Mapping[str, str] | None = None,
    refusal: Refusal | None = None,
    box: SignBox | None = None,
    sent: QueryDict | None = None,
) -> ReviewPage:
    problems = problems or (list_problems(refusal) if refusal else {})
    sections = review_sections(face, case=case, problems=problems)
    papers = list_papers(face, case=case, problems=problems)
    here = face.case(case.id)
    promises = list_promise_texts(case, sent=sent, problems=problems)
    gaps = list_gaps(sections, papers=papers, papers_href=f"{here}/materials", problems=problems)
    is_only_gaps = gaps is not None and refusal is not None and refusal.code == INCOMPLETE
    return ReviewPage(
        face=face,
        name=case.thing_name,
        action=f"{here}/review",
        sections=sections,
        papers=papers,
        papers_href=f"{here}/materials",
        steps=show_steps(face, case_id=case.id, at="review", unfinished=name_unfinished(problems)),
        open_signing=None if gaps else Button(word=face.voice.sign_begin, has_cursor=face.by_keyboard),
        onward=Button(word=words.GO_TO_GAP, href=gaps.first, has_cursor=face.by_keyboard) if gaps else None,
        gaps=gaps,
        sign=None if gaps else box,
        promises=promises if box else (),
        notices=(*_say_later(case), *((box.notice,) if box and refusal is None else ())),
        errors=None if is_only_gaps else summarize(refusal, fields=_list_fields(box, promises=promises)),
    )


def _list_fields(box: SignBox | None, *, promises: Sequence[PromiseText]) -> list[Field]:
    return [*list_inputs(box), *(one.field for one in promises)] if box else []


def _say_later(case: CaseView) -> tuple[Notice, ...]:
    """What the signature promises beside the application: the papers that come later."""
    names = words.LIST_COMMA.join(name_left_for_later(case))
    return (Notice(words.LATER_PROMISED.format(names=names), tone=Tone.WARN),) if names else ()
