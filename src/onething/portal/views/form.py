"""The one form, a section at a time; every submit saves, lawful or not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from onething.cases.contracts import CaseState, CaseView, Problem
from onething.journey import flow
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.look.contracts import ErrorSummary, Notice, StepBar, Tone
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.problems import list_problems, summarize
from onething.portal import words
from onething.portal.own_case import corrected_keys, get_own_case, is_editable, list_corrections
from onething.portal.showing.fields import Entry, entry_of, name_of
from onething.portal.showing.plans import name_matters
from onething.portal.showing.sections import Section, list_sections
from onething.portal.showing.steps import show_steps
from onething.portal.showing.values import say_source, say_value
from onething.portal.typed import read_values


@dataclass(frozen=True)
class SectionLink:
    """A section in the list of sections."""

    title: str
    href: str
    is_current: bool


@dataclass(frozen=True)
class FilledLine:
    """A field that fills itself."""

    label: str
    value: str
    source: str


@dataclass(frozen=True)
class FormPage:
    """The view value of portal/form.html."""

    name: str
    title: str
    place: str
    action: str
    revision: int
    sections: tuple[SectionLink, ...]
    entries: tuple[Entry, ...]
    filled: tuple[FilledLine, ...]
    steps: StepBar
    leave: str
    notices: tuple[Notice, ...] = ()
    errors: ErrorSummary | None = None


@access(Permission.APPLY)
@require_http_methods(["GET", "POST"])
def fill_form(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show a section of the form; a POST saves what was typed and goes on, or shows what is to be mended."""
    case = get_own_case(viewer_of(request), case_id=case_id, at=now())
    if not is_editable(case):
        return HttpResponseRedirect(f"/cases/{case_id}/")
    sections = list_sections(case.plan, only=corrected_keys(case, kind="form"))
    if not sections:
        return HttpResponseRedirect(f"/cases/{case_id}/materials")
    section = _pick(sections, number=request.GET.get("section", ""))
    if request.method == "POST":
        return _save(request, case=case, sections=sections, section=section)
    more = request.GET.get("more", "")
    page = _page(case, sections=sections, section=section, values=case.form, more=more)
    return show(request, "portal/form.html", page=page)


def _save(
    request: HttpRequest, *, case: CaseView, sections: Sequence[Section], section: Section
) -> HttpResponse:
    typed = read_values(request.POST, fields=section.asked)
    revision = case.revision
    try:
        revision, problems = flow.fill(
            viewer_of(request), case_id=case.id, values=typed, revision=_revision(request), at=now()
        )
        refusal = _refusal_of(problems, section=section)
    except Refusal as refused:
        refusal = refused
    if refusal is None or (refusal.code == PROBLEMS and "add_row" in request.POST):
        return HttpResponseRedirect(_onward(request, case=case, sections=sections, section=section))
    page = _page(
        case,
        sections=sections,
        section=section,
        values={**case.form, **typed},
        refusal=refusal,
        revision=revision,
    )
    return show(request, "portal/form.html", page=page, status=refusal.status)


PROBLEMS = "portal.form.problems"
STALE = "cases.case.stale"


def _revision(request: HttpRequest) -> int:
    text = request.POST.get("revision", "")
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise Refusal("portal.form.revision", words.REVISION_MISSING, status=400)
    return int(text)


def _refusal_of(problems: Sequence[Problem], *, section: Section) -> Refusal | None:
    """What is wrong in this section; the others say it themselves."""
    places = {f"form.{field['key']}" for field in section.asked}
    mine = [problem.as_json() for problem in problems if problem.field in places]
    return Refusal(PROBLEMS, words.SAVED_WITH_PROBLEMS, facts={"problems": mine}) if mine else None


def _onward(request: HttpRequest, *, case: CaseView, sections: Sequence[Section], section: Section) -> str:
    here = f"/cases/{case.id}/form"
    if key := request.POST.get("add_row", ""):
        known = {field["key"] for field in section.asked}
        more = f"&more={key}#id_{name_of(key)}" if key in known else ""
        return f"{here}?section={section.number}{more}"
    if "leave" in request.POST:
        return f"/cases/{case.id}/"
    is_last = section.number == sections[-1].number
    return f"/cases/{case.id}/materials" if is_last else f"{here}?section={section.number + 1}"


def _pick(sections: Sequence[Section], *, number: str) -> Section:
    return next((one for one in sections if str(one.number) == number), sections[0])


def _page(
    case: CaseView,
    *,
    sections: Sequence[Section],
    section: Section,
    values: Mapping[str, Any],
    refusal: Refusal | None = None,
    revision: int | None = None,
    more: str = "",
) -> FormPage:
    entries = _entries(case, section=section, values=values, refusal=refusal, more=more)
    here = f"/cases/{case.id}/form"
    is_stale = refusal is not None and refusal.code == STALE
    return FormPage(
        name=case.thing_name,
        title=section.title,
        place=words.SECTION_PLACE.format(place=section.number, count=len(sections)),
        action=f"{here}?section={section.number}",
        revision=case.revision if revision is None else revision,
        sections=tuple(
            SectionLink(one.title, f"{here}?section={one.number}", is_current=one is section)
            for one in sections
        ),
        entries=entries,
        filled=tuple(_filled(field) for field in section.filled),
        steps=show_steps(case.id, at="form"),
        leave=f"/cases/{case.id}/",
        notices=_notices(case, refusal=refusal),
        errors=None if is_stale else _summary(refusal, entries=entries),
    )


def _entries(
    case: CaseView, *, section: Section, values: Mapping[str, Any], refusal: Refusal | None, more: str
) -> tuple[Entry, ...]:
    problems = list_problems(refusal) if refusal else list_corrections(case)
    departments = name_matters(case.plan)
    return tuple(
        entry_of(
            field,
            value=values.get(field["key"]),
            departments=departments,
            error=problems.get(f"form.{field['key']}", ""),
            more=field["key"] == more,
        )
        for field in section.asked
    )


def _summary(refusal: Refusal | None, *, entries: Sequence[Entry]) -> ErrorSummary | None:
    return summarize(refusal, anchors={entry.place: entry.anchor for entry in entries})


def _notices(case: CaseView, *, refusal: Refusal | None) -> tuple[Notice, ...]:
    sentences = [Notice(words.CORRECTING)] if case.state is CaseState.CORRECTING else []
    if refusal is not None and refusal.code == STALE:
        sentences.append(Notice(words.STALE, tone=Tone.WARN))
    if refusal is not None and refusal.code == PROBLEMS:
        sentences.append(Notice(words.SAVED_WITH_PROBLEMS, tone=Tone.WARN))
    return tuple(sentences)


def _filled(field: Mapping[str, Any]) -> FilledLine:
    value = field.get("value")
    return FilledLine(
        label=field["label"],
        value=say_value(field, value=value) if value not in (None, "", []) else "",
        source=say_source(field["filled_from"]),
    )
