"""The one form, a section at a time; every submit saves, lawful or not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from onething.cases.contracts.given import Problem
from onething.cases.contracts.kinds import CaseState
from onething.cases.contracts.views import CaseView
from onething.journey import flow, reading
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.look.contracts import DemonstrationBox, ErrorSummary, Notice, StepBar, Tone
from onething.pages.access import viewer_of
from onething.pages.answering import show
from onething.pages.applying import words
from onething.pages.applying.background import is_background, list_private, save_in_background
from onething.pages.applying.demonstrating import add_values, is_wanted, offer_values
from onething.pages.applying.face import Face
from onething.pages.applying.fields import Entry, entry_of, name_of, put_cursor
from onething.pages.applying.following import follow_catalogue
from onething.pages.applying.open_case import can_change, corrected_keys, list_corrections
from onething.pages.applying.sections import Section, list_sections, pick_section
from onething.pages.applying.steps import show_steps
from onething.pages.applying.typed import read_revision, read_values
from onething.pages.applying.values import say_source, say_value
from onething.pages.problems import list_problems, summarize
from onething.pages.showing.plans import name_departments


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
    """The view value of pages/applying/form.html."""

    face: Face
    name: str
    title: str
    place: str
    action: str
    private: tuple[str, ...]
    revision: int
    sections: tuple[SectionLink, ...]
    entries: tuple[Entry, ...]
    filled: tuple[FilledLine, ...]
    steps: StepBar
    demonstration: DemonstrationBox | None = None
    notices: tuple[Notice, ...] = ()
    errors: ErrorSummary | None = None


def fill_form(request: HttpRequest, *, face: Face, case_id: UUID) -> HttpResponse:
    """Show a section of the form; a POST saves what was typed and goes on, or shows what is to be mended."""
    if is_background(request):
        return save_in_background(request, case_id=case_id)
    news = follow_catalogue(request, face=face, case_id=case_id) if request.method == "GET" else ()
    if isinstance(news, HttpResponse):
        return news
    case = reading.read_case(viewer_of(request), case_id=case_id, at=now())
    if not can_change(case):
        return HttpResponseRedirect(f"{face.case(case_id)}/")
    sections = list_sections(case.plan, only=corrected_keys(case, kind="form"))
    if not sections:
        return HttpResponseRedirect(f"{face.case(case_id)}/materials")
    section = pick_section(sections, number=request.GET.get("section", ""))
    if request.method == "POST":
        return _save(request, face=face, case=case, sections=sections, section=section)
    more = request.GET.get("more", "")
    page = _page(face, case=case, sections=sections, section=section, values=case.form, more=more)
    return show(request, "pages/applying/form.html", page=replace(page, notices=(*news, *page.notices)))


def _save(
    request: HttpRequest, *, face: Face, case: CaseView, sections: Sequence[Section], section: Section
) -> HttpResponse:
    viewer, typed = viewer_of(request), read_values(request.POST, fields=section.asked)
    if is_wanted(request):
        typed = add_values(viewer, section=section, typed=typed)
    revision = case.revision
    try:
        revision, problems = flow.fill(
            viewer, case_id=case.id, values=typed, revision=read_revision(request.POST), at=now()
        )
        refusal = _refusal_of(problems, section=section)
    except Refusal as refused:
        refusal = refused
    if refusal is None or (refusal.code == PROBLEMS and "add_row" in request.POST):
        return HttpResponseRedirect(
            _onward(request, face=face, case=case, sections=sections, section=section)
        )
    page = _page(
        face,
        case=case,
        sections=sections,
        section=section,
        values={**case.form, **typed},
        refusal=refusal,
        revision=revision,
    )
    return show(request, "pages/applying/form.html", page=page, status=refusal.status)


PROBLEMS = "applying.form.problems"
STALE = "cases.case.stale"


def _refusal_of(problems: Sequence[Problem], *, section: Section) -> Refusal | None:
    """What is wrong in this section; the others say it themselves."""
    places = {f"form.{field['key']}" for field in section.asked}
    mine = [problem.as_json() for problem in problems if problem.field in places]
    return Refusal(PROBLEMS, words.SAVED_WITH_PROBLEMS, facts={"problems": mine}) if mine else None


def _onward(
    request: HttpRequest, *, face: Face, case: CaseView, sections: Sequence[Section], section: Section
) -> str:
    here = f"{face.case(case.id)}/form"
    if key := request.POST.get("add_row", ""):
        known = {field["key"] for field in section.asked}
        more = f"&more={key}#id_{name_of(key)}" if key in known else ""
        return f"{here}?section={section.number}{more}"
    if is_wanted(request):
        return f"{here}?section={section.number}"
    if "leave" in request.POST:
        return f"{face.case(case.id)}/"
    is_last = section.number == sections[-1].number
    if is_last and case.state is CaseState.CHOOSING:
        return f"{face.case(case.id)}/#choices"
    return f"{face.case(case.id)}/materials" if is_last else f"{here}?section={section.number + 1}"


def _page(
    face: Face,
    *,
    case: CaseView,
    sections: Sequence[Section],
    section: Section,
    values: Mapping[str, Any],
    refusal: Refusal | None = None,
    revision: int | None = None,
    more: str = "",
) -> FormPage:
    entries = _entries(face, case=case, section=section, values=values, refusal=refusal, more=more)
    here = f"{face.case(case.id)}/form"
    is_stale = refusal is not None and refusal.code == STALE
    return FormPage(
        face=face,
        name=case.thing_name,
        title=section.title,
        place=words.SECTION_PLACE.format(place=section.number, count=len(sections)),
        action=f"{here}?section={section.number}",
        private=list_private(section.asked),
        revision=case.revision if revision is None else revision,
        sections=tuple(
            SectionLink(one.title, f"{here}?section={one.number}", is_current=one is section)
            for one in sections
        ),
        entries=put_cursor(entries) if face.by_keyboard else entries,
        filled=tuple(_filled(field) for field in section.filled),
        steps=show_steps(face, case_id=case.id, at="form"),
        demonstration=offer_values(section),
        notices=_notices(case, refusal=refusal),
        errors=None if is_stale else _summary(refusal, entries=entries),
    )


def _entries(
    face: Face,
    *,
    case: CaseView,
    section: Section,
    values: Mapping[str, Any],
    refusal: Refusal | None,
    more: str,
) -> tuple[Entry, ...]:
    problems = list_problems(refusal) if refusal else list_corrections(case)
    departments = name_departments(case.plan)
    return tuple(
        entry_of(
            field,
            value=values.get(field["key"]),
            departments=departments,
            error=problems.get(f"form.{field['key']}", ""),
            more=field["key"] == more,
            folded=not face.by_keyboard,
        )
        for field in section.asked
    )


def _summary(refusal: Refusal | None, *, entries: Sequence[Entry]) -> ErrorSummary | None:
    return summarize(refusal, anchors={entry.place: entry.piece.anchor for entry in entries})


def _notices(case: CaseView, *, refusal: Refusal | None) -> tuple[Notice, ...]:
    sentences = [Notice(words.CORRECTING)] if case.state is CaseState.CORRECTING else []
    if case.state is CaseState.CHOOSING:
        sentences = [Notice(words.MENDING)]
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
