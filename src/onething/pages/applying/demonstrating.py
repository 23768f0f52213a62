"""In a demonstration only: nobody has to invent fifty lawful values, or look for five files, to see a case through."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from onething.cases.contracts.views import CaseView
from onething.directory.queries import get_identity
from onething.journey import flow, reading
from onething.journey.demonstration import list_citizens, list_companies
from onething.journey.demonstration_values import fill_form, make_paper
from onething.kernel.clock_port import local_day, now
from onething.kernel.viewer import Viewer
from onething.look.contracts import Button, ButtonKind, DemonstrationBox
from onething.pages.access import viewer_of
from onething.pages.applying import words
from onething.pages.applying.face import Face
from onething.pages.applying.open_case import corrected_keys, is_editable
from onething.pages.applying.sections import Section

DEMONSTRATE = "demonstrate"
CREDIT_CODE = "uscc"


def is_wanted(request: HttpRequest) -> bool:
    """Whether the button of the box was pressed; never outside a demonstration."""
    return settings.IS_DEMONSTRATION and DEMONSTRATE in request.POST


def offer_values(section: Section) -> DemonstrationBox | None:
    """Return the box at the head of a section, with companies where a credit code is asked; None elsewhere."""
    if not settings.IS_DEMONSTRATION:
        return None
    asks_code = any(field["type"] == CREDIT_CODE for field in section.asked)
    return DemonstrationBox(
        sentence=words.DEMONSTRATION_VALUES,
        lines=tuple(words.COMPANY.format(**company) for company in list_companies()) if asks_code else (),
        button=Button(word=words.DEMONSTRATION_FILL, kind=ButtonKind.QUIET, name=DEMONSTRATE, value="1"),
    )


def add_values(viewer: Viewer, *, section: Section, typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was typed, with synthetic lawful values where nothing was."""
    asked = [dict(field) for field in section.asked]
    made = fill_form(asked, citizen=_find_citizen(viewer), today=local_day(now()))
    return {key: made[key] if value is None else value for key, value in typed.items()}


def offer_papers(case: CaseView) -> DemonstrationBox | None:
    """Return the box at the head of the papers while one is missing; None elsewhere."""
    if not settings.IS_DEMONSTRATION or not _list_missing(case):
        return None
    button = Button(word=words.DEMONSTRATION_HAND_IN, kind=ButtonKind.QUIET)
    return DemonstrationBox(sentence=words.DEMONSTRATION_PAPERS, button=button)


def hand_in_papers(request: HttpRequest, *, face: Face, case_id: UUID) -> HttpResponse:
    """Hand a synthetic paper in wherever an asked one is missing; there is no such address outside a demonstration."""
    if not settings.IS_DEMONSTRATION:
        raise Http404
    viewer, at = viewer_of(request), now()
    case = reading.read_case(viewer, case_id=case_id, at=at)
    for key, name in _list_missing(case) if is_editable(case) else ():
        content = make_paper(name)
        flow.hand_in(viewer, case_id=case_id, key=key, name=words.DEMONSTRATION_FILE, content=content, at=at)
    return HttpResponseRedirect(f"{face.case(case_id)}/materials")


def _list_missing(case: CaseView) -> list[tuple[str, str]]:
    handed_in = {one.key for one in case.materials if one.file_id}
    allowed = corrected_keys(case, kind="materials")
    return [
        (one["key"], one["name"])
        for one in case.plan["materials"]
        if one["asked"] and one["key"] not in handed_in and (allowed is None or one["key"] in allowed)
    ]


def _find_citizen(viewer: Viewer) -> dict[str, str]:
    """The synthetic person who looks; the first of them where staff do."""
    phone = get_identity(viewer, person_id=viewer.person_id).phone if viewer.person_id else ""
    return next((one for one in list_citizens() if one["phone"] == phone), list_citizens()[0])
