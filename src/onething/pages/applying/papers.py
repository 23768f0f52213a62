"""The papers: those asked with a place to hand each in, and those nobody has to bring with the reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from onething.cases.contracts.kinds import CaseState
from onething.cases.contracts.views import CaseView, MaterialView
from onething.files.actions import check_size
from onething.journey import flow, reading
from onething.journey.ways import deferring
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.look.contracts import (
    Button,
    ButtonKind,
    DemonstrationBox,
    ErrorSummary,
    Field,
    FieldKind,
    MaterialRow,
    Notice,
    StepBar,
    Tag,
    Tone,
)
from onething.pages.access import viewer_of
from onething.pages.answering import answer_file, show
from onething.pages.applying import words
from onething.pages.applying.demonstrating import offer_papers
from onething.pages.applying.face import Face
from onething.pages.applying.following import follow_catalogue
from onething.pages.applying.open_case import (
    can_change,
    corrected_keys,
    is_editable,
    list_corrections,
    list_still_to_come,
)
from onething.pages.applying.steps import show_steps
from onething.pages.problems import list_problems, summarize
from onething.pages.showing.plans import name_departments, show_material

ACCEPTED = "image/*,application/pdf,.ofd,.docx,.xlsx"


@dataclass(frozen=True)
class Upload:
    """A paper with the form that hands it in; `field` None where nothing may change now."""

    state: str
    row: MaterialRow
    action: str
    field: Field | None
    button: Button


@dataclass(frozen=True)
class MaterialsPage:
    """The view value of pages/applying/materials.html."""

    face: Face
    name: str
    uploads: tuple[Upload, ...]
    welcome: tuple[Upload, ...]
    free: tuple[MaterialRow, ...]
    steps: StepBar
    onward: Button
    address: str
    demonstration: DemonstrationBox | None = None
    notices: tuple[Notice, ...] = ()
    errors: ErrorSummary | None = None


def list_materials(request: HttpRequest, *, face: Face, case_id: UUID) -> HttpResponse:
    """Show every paper of the plan."""
    news = follow_catalogue(request, face=face, case_id=case_id)
    if isinstance(news, HttpResponse):
        return news
    case = reading.read_case(viewer_of(request), case_id=case_id, at=now())
    if not can_change(case) and not list_still_to_come(case):
        return HttpResponseRedirect(f"{face.case(case_id)}/")
    page = _page(face, case=case)
    return show(request, "pages/applying/materials.html", page=replace(page, notices=(*news, *page.notices)))


def hand_in(request: HttpRequest, *, face: Face, case_id: UUID, key: str) -> HttpResponse:
    """Hand the file of one paper in; a refusal is shown at its row. An address opened again shows the papers."""
    if request.method == "GET":
        return HttpResponseRedirect(f"{face.case(case_id)}/materials")
    viewer, at = viewer_of(request), now()
    case = reading.read_case(viewer, case_id=case_id, at=at)
    file = request.FILES.get(_input_of(key))
    try:
        if file is None:
            raise Refusal("applying.material.no_file", words.FILE_MISSING)
        check_size(size=file.size or 0)
        flow.hand_in(viewer, case_id=case_id, key=key, name=file.name or "", content=file.read(), at=at)
        if key in list_still_to_come(case):
            deferring.supply(viewer, case_id=case_id, at=at)
    except Refusal as refused:
        refusal = Refusal(refused.code, refused.sentence, field=f"materials.{key}", status=refused.status)
        return show(
            request,
            "pages/applying/materials.html",
            page=_page(face, case=case, refusal=refusal),
            status=refused.status,
        )
    # A browser puts no cursor anywhere when the address names a place: at a keyboard the cursor shows the next one.
    place = "" if face.by_keyboard else f"#material-{key}"
    return HttpResponseRedirect(f"{face.case(case_id)}/materials{place}")


def show_file(request: HttpRequest, *, case_id: UUID, key: str) -> HttpResponse:
    """Show what was handed in; the read leaves its trace."""
    stored, content = reading.read_material(viewer_of(request), case_id=case_id, key=key, at=now())
    return answer_file(content, media_type=stored.media_type, name=stored.name, inline=True)


def _input_of(key: str) -> str:
    return f"file-{key}"


def _page(face: Face, *, case: CaseView, refusal: Refusal | None = None) -> MaterialsPage:
    problems = list_problems(refusal) if refusal else list_corrections(case)
    handed_in = {one.key: one for one in case.materials}
    uploads = [
        _upload(face, case=case, material=one, handed_in=handed_in.get(one["key"]), problems=problems)
        for one in case.plan["materials"]
    ]
    if face.by_keyboard:
        uploads = put_cursor(uploads)
    return MaterialsPage(
        face=face,
        name=case.thing_name,
        uploads=tuple(one for one in uploads if one.state == "asked"),
        welcome=tuple(one for one in uploads if one.state in ("optional", "window_decides")),
        free=tuple(one.row for one in uploads if one.state == "waived"),
        steps=show_steps(face, case_id=case.id, at="materials"),
        onward=_onward(face, case=case, uploads=uploads),
        address=f"{face.case(case.id)}/materials",
        demonstration=offer_papers(case),
        notices=_notices(case),
        errors=summarize(refusal, anchors={f"materials.{key}": f"material-{key}" for key in handed_in}),
    )


def _notices(case: CaseView) -> tuple[Notice, ...]:
    if case.state is CaseState.CORRECTING:
        return (Notice(words.CORRECTING),)
    return () if is_editable(case) or not list_still_to_come(case) else (Notice(words.SUPPLYING),)


def put_cursor(uploads: Sequence[Upload]) -> list[Upload]:
    """Return the uploads with the cursor where a file is wrong, else where the first asked one is missing."""
    places = [one for one in uploads if one.field is not None]
    missing = [one for one in places if one.state == "asked" and not one.row.file_name]
    wanted = next((one for one in places if one.row.error), missing[0] if missing else None)
    return [
        replace(one, field=replace(one.field, has_cursor=True)) if one is wanted and one.field else one
        for one in uploads
    ]


def _onward(face: Face, *, case: CaseView, uploads: Sequence[Upload]) -> Button:
    here = face.case(case.id)
    if not is_editable(case):
        return Button(word="回到进度", href=f"{here}/")
    is_waiting = any(one.field is not None and one.field.has_cursor for one in uploads)
    return Button(
        word="都交好了，去核对", href=f"{here}/review", has_cursor=face.by_keyboard and not is_waiting
    )


def _upload(
    face: Face,
    *,
    case: CaseView,
    material: Mapping[str, Any],
    handed_in: MaterialView | None,
    problems: Mapping[str, str],
) -> Upload:
    key = material["key"]
    is_in = handed_in is not None and handed_in.file_id is not None
    allowed = _list_open(case)
    row = replace(
        show_material(material, departments=name_departments(case.plan), asked_how=face.voice.asked_how),
        state=_state(is_in, material=material),
        file_name=(handed_in.file_name or "") if handed_in and is_in else "",
        file_href=f"{face.case(case.id)}/materials/{key}" if is_in else "",
        error=problems.get(f"materials.{key}", ""),
    )
    field = Field(
        name=_input_of(key), label=f"选择文件：{material['name']}", kind=FieldKind.FILE, accept=ACCEPTED,
        hint=face.voice.file_hint, required=material["asked"] and not material.get("is_deferrable"),
    )  # fmt: skip
    return Upload(
        state=material["state"],
        row=row,
        action=f"{face.case(case.id)}/materials/{key}/hand-in",
        field=field if allowed is None or key in allowed else None,
        button=Button(word="换一份" if is_in else "上传", kind=ButtonKind.QUIET),
    )


def _list_open(case: CaseView) -> set[str] | None:
    """Return which papers can be handed in now; None when nothing limits."""
    named = corrected_keys(case, kind="materials") if can_change(case) else set()
    return None if named is None else named | list_still_to_come(case)


def _state(is_in: bool, *, material: Mapping[str, Any]) -> Tag | None:
    if is_in:
        return Tag(words.HANDED_IN, tone=Tone.GOOD)
    if material.get("is_deferrable"):
        return Tag(words.HAND_IN_LATER, tone=Tone.PLAIN)
    return Tag(words.TO_HAND_IN, tone=Tone.WARN) if material["asked"] else None
