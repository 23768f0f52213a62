"""What other departments ask the viewer's unit: a list due first, and one question with its papers and its answer."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from onething.calendars.queries import get_calendar
from onething.cases.contracts.consultations import ConsultationAnswer, IncomingConsultation
from onething.cases.queries.consultations import list_given, list_incoming
from onething.desk import words
from onething.desk.acts.evidence import ACCEPTED
from onething.files.actions import check_size
from onething.journey.ways import consulting
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.kernel.working_days import WorkingCalendar
from onething.look.contracts import (
    Cell,
    Column,
    Deadline,
    Empty,
    ErrorSummary,
    Field,
    FieldKind,
    Notice,
    Table,
    TableRow,
    Tone,
)
from onething.pages.access import access, viewer_of
from onething.pages.acting import answer_acts
from onething.pages.answering import answer_file, show
from onething.pages.problems import place_errors, summarize
from onething.pages.showing.days import say_short_day
from onething.pages.showing.deadlines import show_window_deadline

HOME = "/desk/consultations/"
COLUMNS = (Column("办件"), Column("征求的部门"), Column("问题"), Column("期限"))


@dataclass(frozen=True)
class ConsultationsPage:
    """The view value of desk/consultations.html."""

    title: str
    table: Table
    given: Table | None


@dataclass(frozen=True)
class Paper:
    """A paper that goes with the question."""

    name: str
    href: str


@dataclass(frozen=True)
class ConsultationPage:
    """The view value of desk/consultation.html. `fields` is empty once the question is closed."""

    title: str
    address: str
    number: str
    matter: str
    question: str
    deadline: Deadline | None
    papers: tuple[Paper, ...]
    fields: tuple[Field, ...]
    opinion: str
    over: str
    notice: Notice | None = None
    errors: ErrorSummary | None = None


@access(Permission.REVIEW)
@require_safe
def show_list(request: HttpRequest) -> HttpResponse:
    """Show what the viewer's unit still has to answer, and what it answered last."""
    viewer, today = viewer_of(request), local_day(now())
    calendar, given = get_calendar(viewer), list_given(viewer)
    nothing = Empty(words.CONSULTATIONS_EMPTY_TITLE, sentence=words.CONSULTATIONS_EMPTY)
    rows = tuple(_row(one, today=today, calendar=calendar) for one in list_incoming(viewer))
    page = ConsultationsPage(
        title=words.CONSULTATIONS_TITLE,
        table=Table(words.CONSULTATIONS_TITLE, columns=COLUMNS, rows=rows, empty=nothing),
        given=Table(
            words.CONSULTATIONS_GIVEN,
            columns=COLUMNS,
            rows=tuple(_row(one, today=today, calendar=calendar) for one in given),
            empty=nothing,
        )
        if given
        else None,
    )
    return show(request, "desk/consultations.html", page=page)


@access(Permission.REVIEW)
@require_http_methods(["GET", "POST"])
def show_one(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    """Show one question; a POST answers it."""
    viewer, at = viewer_of(request), now()

    def _draw(*, done: str = "", refusal: Refusal | None = None) -> ConsultationPage:
        one = consulting.read(viewer, consultation_id=consultation_id, at=at)
        return _page(request, viewer=viewer, one=one, done=done, refusal=refusal)

    return answer_acts(
        request,
        template="desk/consultation.html",
        draw=_draw,
        verb="answer_consultation",
        act=lambda: _answer(request, consultation_id=consultation_id),
        address=f"{HOME}{consultation_id}/",
    )


@access(Permission.REVIEW)
@require_safe
def open_paper(request: HttpRequest, consultation_id: UUID, key: str) -> HttpResponse:
    """Show a paper that the question names."""
    stored, content = consulting.read_paper(
        viewer_of(request), consultation_id=consultation_id, key=key, at=now()
    )
    return answer_file(content, media_type=stored.media_type, name=stored.name, inline=True)


def _answer(request: HttpRequest, *, consultation_id: UUID) -> None:
    viewer, at, file, evidence = viewer_of(request), now(), request.FILES.get("file"), None
    if file is not None:
        check_size(size=file.size or 0)
        evidence = consulting.give_file(
            viewer, consultation_id=consultation_id, name=file.name or "", content=file.read(), at=at
        )
    given = ConsultationAnswer(request.POST.get("opinion", ""), evidence=evidence)
    consulting.answer(viewer, consultation_id=consultation_id, given=given, at=at)


def _row(one: IncomingConsultation, *, today: date, calendar: WorkingCalendar) -> TableRow:
    due = show_window_deadline(one.due_on, today=today, calendar=calendar) if one.is_open else None
    answered = say_short_day(local_day(one.answered_at)) if one.answered_at else ""
    return TableRow(
        cells=(
            Cell(one.number, below=one.thing_name),
            Cell(one.department, below=one.matter_name),
            Cell(one.question),
            Cell(answered, deadline=due),
        ),
        href=f"{HOME}{one.id}/",
    )


def _page(
    request: HttpRequest, *, viewer: Viewer, one: IncomingConsultation, done: str, refusal: Refusal | None
) -> ConsultationPage:
    fields = place_errors(_fields(request), refusal=refusal) if one.is_open else ()
    due = show_window_deadline(one.due_on, today=local_day(now()), calendar=get_calendar(viewer))
    address = f"{HOME}{one.id}/"
    return ConsultationPage(
        title=words.CONSULTATION_OF.format(department=one.department),
        address=address,
        number=one.number,
        matter=one.matter_name,
        question=one.question,
        deadline=due if one.is_open else None,
        papers=tuple(Paper(paper.name, f"{address}papers/{paper.key}") for paper in one.papers)
        if one.is_open
        else (),
        fields=fields,
        opinion=one.opinion or "",
        over="" if one.is_open or one.opinion else words.CONSULTATION_OVER,
        notice=Notice(words.DONE[done], tone=Tone.GOOD) if done in words.DONE else None,
        errors=summarize(refusal, fields=[field for field in fields if field.error]) if refusal else None,
    )


def _fields(request: HttpRequest) -> tuple[Field, ...]:
    return (
        Field(
            name="opinion", label="本单位的意见", kind=FieldKind.LONG_TEXT, value=request.POST.get("opinion", ""),
        ),
        Field(name="file", place="evidence", label="附件", kind=FieldKind.FILE, accept=ACCEPTED, required=False),
    )  # fmt: skip
