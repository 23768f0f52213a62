"""The papers: those asked with a place to hand each in, and those nobody has to bring with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from onething.cases.contracts import CaseState, CaseView, MaterialView
from onething.files.actions import check_size
from onething.journey import flow, reading
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.look.contracts import (
    Button,
    ButtonKind,
    ErrorSummary,
    Field,
    FieldKind,
    MaterialRow,
    Notice,
    StepBar,
    Tag,
    Tone,
)
from onething.pages.access import access, viewer_of
from onething.pages.answering import answer_file, show
from onething.pages.problems import list_problems, summarize
from onething.portal import words
from onething.portal.own_case import corrected_keys, get_own_case, is_editable, list_corrections
from onething.portal.showing.plans import name_matters, show_material
from onething.portal.showing.steps import show_steps

ACCEPTED = "image/*,application/pdf,.ofd,.docx,.xlsx"


@dataclass(frozen=True)
class Upload:
    """A paper with the form that hands it in; `field` None where nothing may change now."""

    row: MaterialRow
    action: str
    field: Field | None
    button: Button


@dataclass(frozen=True)
class MaterialsPage:
    """The view value of portal/materials.html."""

    name: str
    uploads: tuple[Upload, ...]
    welcome: tuple[Upload, ...]
    free: tuple[MaterialRow, ...]
    steps: StepBar
    onward: Button
    notices: tuple[Notice, ...] = ()
    errors: ErrorSummary | None = None


@access(Permission.APPLY)
@require_http_methods(["GET", "HEAD"])
def list_materials(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show every paper of the plan."""
    case = get_own_case(viewer_of(request), case_id=case_id, at=now())
    if not _is_open(case):
        return HttpResponseRedirect(f"/cases/{case_id}/")
    return show(request, "portal/materials.html", page=_page(case))


@access(Permission.APPLY)
@require_POST
def hand_in(request: HttpRequest, case_id: UUID, key: str) -> HttpResponse:
    """Hand the file of one paper in; a refusal is shown at its row."""
    viewer, at = viewer_of(request), now()
    case = get_own_case(viewer, case_id=case_id, at=at)
    file = request.FILES.get(_input_of(key))
    try:
        if file is None:
            raise Refusal("portal.material.no_file", words.FILE_MISSING)
        check_size(size=file.size or 0)
        flow.hand_in(viewer, case_id=case_id, key=key, name=file.name or "", content=file.read(), at=at)
    except Refusal as refused:
        refusal = Refusal(refused.code, refused.sentence, field=f"materials.{key}", status=refused.status)
        return show(
            request, "portal/materials.html", page=_page(case, refusal=refusal), status=refused.status
        )
    return HttpResponseRedirect(f"/cases/{case_id}/materials#material-{key}")


@access(Permission.APPLY)
@require_http_methods(["GET", "HEAD"])
def show_file(request: HttpRequest, case_id: UUID, key: str) -> HttpResponse:
    """Show what was handed in; the read leaves its trace."""
    stored, content = reading.read_material(viewer_of(request), case_id=case_id, key=key, at=now())
    return answer_file(content, media_type=stored.media_type, name=stored.name, inline=True)


def _is_open(case: CaseView) -> bool:
    return is_editable(case) or case.state is CaseState.CHOOSING


def _input_of(key: str) -> str:
    return f"file-{key}"


def _page(case: CaseView, *, refusal: Refusal | None = None) -> MaterialsPage:
    problems = list_problems(refusal) if refusal else list_corrections(case)
    handed_in = {one.key: one for one in case.materials}
    uploads = [
        (
            material["state"],
            _upload(case, material=material, handed_in=handed_in.get(material["key"]), problems=problems),
        )
        for material in case.plan["materials"]
    ]
    is_choosing = case.state is CaseState.CHOOSING
    back = Button(word="回到进度", href=f"/cases/{case.id}/")
    return MaterialsPage(
        name=case.thing_name,
        uploads=tuple(one for state, one in uploads if state == "asked"),
        welcome=tuple(one for state, one in uploads if state in ("optional", "window_decides")),
        free=tuple(one.row for state, one in uploads if state == "waived"),
        steps=show_steps(case.id, at="materials"),
        onward=back if is_choosing else Button(word="都交好了，去核对", href=f"/cases/{case.id}/review"),
        notices=(Notice(words.CORRECTING),) if case.state is CaseState.CORRECTING else (),
        errors=summarize(refusal, anchors={f"materials.{key}": f"material-{key}" for key in handed_in}),
    )


def _upload(
    case: CaseView,
    *,
    material: Mapping[str, Any],
    handed_in: MaterialView | None,
    problems: Mapping[str, str],
) -> Upload:
    key = material["key"]
    is_in = handed_in is not None and handed_in.file_id is not None
    allowed = corrected_keys(case, kind="materials")
    row = replace(
        show_material(material, names=name_matters(case.plan)),
        state=_state(is_in, is_asked=material["asked"]),
        file_name=(handed_in.file_name or "") if handed_in and is_in else "",
        file_href=f"/cases/{case.id}/materials/{key}" if is_in else "",
        error=problems.get(f"materials.{key}", ""),
    )
    field = Field(
        name=_input_of(key), label=f"选择文件：{material['name']}", kind=FieldKind.FILE, accept=ACCEPTED,
        hint=words.FILE_HINT, required=material["asked"],
    )  # fmt: skip
    return Upload(
        row=row,
        action=f"/cases/{case.id}/materials/{key}/hand-in",
        field=field if allowed is None or key in allowed else None,
        button=Button(word="换一份" if is_in else "上传", kind=ButtonKind.QUIET),
    )


def _state(is_in: bool, *, is_asked: bool) -> Tag | None:
    if is_in:
        return Tag(words.HANDED_IN, tone=Tone.GOOD)
    return Tag(words.TO_HAND_IN, tone=Tone.WARN) if is_asked else None
