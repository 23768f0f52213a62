"""One's own cases, newest first, and the results of one of them."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onething.cases.queries.lists import PAGE, list_cases
from onething.credentials.contracts import IssuedResult, ResultState
from onething.journey import reading
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.look.contracts import Button, ButtonKind, Empty, Tag, Tone
from onething.pages.access import access, viewer_of
from onething.pages.answering import answer_file, show
from onething.pages.paging import read_cursor
from onething.pages.showing.days import say_day
from onething.portal import words
from onething.portal.showing.cases import CaseLine, line_of


@dataclass(frozen=True)
class CasesPage:
    """The view value of portal/cases.html."""

    cases: tuple[CaseLine, ...]
    more: Button | None
    nothing: Empty


@dataclass(frozen=True)
class ResultLine:
    """A result: whose, until when, and the three things to do with it."""

    name: str
    unit: str
    days: str
    identifier: str
    state: Tag | None
    see: Button
    download: Button
    verify: Button


@dataclass(frozen=True)
class ResultsPage:
    """The view value of portal/results.html."""

    back: str
    results: tuple[ResultLine, ...]
    nothing: Empty


@access(Permission.APPLY)
@require_safe
def list_own(request: HttpRequest) -> HttpResponse:
    """List the viewer's cases, a page at a time."""
    rows = list_cases(viewer_of(request), after=read_cursor(request.GET.get("after", "")), limit=PAGE)
    more = None
    if len(rows) == PAGE:
        more = Button(word="更早的", href=f"/cases/?after={rows[-1].id}", kind=ButtonKind.QUIET)
    nothing = Empty(
        words.NO_CASES, sentence=words.NO_CASES_SENTENCE, button=Button(word="看看能办什么", href="/")
    )
    page = CasesPage(cases=tuple(line_of(row) for row in rows), more=more, nothing=nothing)
    return show(request, "portal/cases.html", page=page)


@access(Permission.APPLY)
@require_safe
def list_own_results(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """List the results of a case."""
    found = reading.list_case_results(viewer_of(request), case_id=case_id)
    page = ResultsPage(
        back=f"/cases/{case_id}/",
        results=tuple(_line(one, case_id=case_id) for one in found),
        nothing=Empty(words.NO_RESULTS, sentence=words.NO_RESULTS_SENTENCE),
    )
    return show(request, "portal/results.html", page=page)


@access(Permission.APPLY)
@require_safe
def show_result(request: HttpRequest, case_id: UUID, identifier: str) -> HttpResponse:
    """Show the document of a result of this case, or hand it out (`download`)."""
    viewer = viewer_of(request)
    listed = reading.list_case_results(viewer, case_id=case_id)
    names = {one.identifier: one.result_name for one in listed}
    if identifier not in names:
        raise Refusal("cases.step.unknown", words.RESULT_UNKNOWN, status=404)
    found = reading.read_result(viewer, identifier=identifier, at=now())
    return answer_file(
        found.document,
        media_type="application/pdf",
        name=f"{names[identifier]}.pdf",
        inline="download" not in request.GET,
    )


def _line(found: IssuedResult, *, case_id: UUID) -> ResultLine:
    href = f"/cases/{case_id}/results/{found.identifier}"
    until = words.VALID_UNTIL.format(day=say_day(found.valid_until)) if found.valid_until else words.LONG_TERM
    return ResultLine(
        name=found.result_name,
        unit=found.unit_name,
        days=f"{words.ISSUED_ON.format(day=say_day(found.issued_on))}，{until}",
        identifier=found.identifier,
        state=_tag(found),
        see=Button(word="查看", href=href, kind=ButtonKind.QUIET),
        download=Button(word="下载", href=f"{href}?download=1", kind=ButtonKind.QUIET),
        verify=Button(word="核验", href=f"/verify/{found.identifier}", kind=ButtonKind.QUIET),
    )


def _tag(found: IssuedResult) -> Tag | None:
    """Nothing for what is valid as it was issued: that is what one expects."""
    if found.ended_at is None:
        return Tag(words.VERSION.format(version=found.version)) if found.version > 1 else None
    day = say_day(local_day(found.ended_at))
    if found.state is ResultState.REPLACED:
        return Tag(words.REPLACED_RESULT.format(day=day), tone=Tone.WARN)
    return Tag(words.ENDED_RESULT.format(day=day, kind=words.ENDINGS[found.state]), tone=Tone.LEGAL)
