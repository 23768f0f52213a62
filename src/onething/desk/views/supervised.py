"""审管衔接: the granted matters that the viewer's unit supervises, and one of them whole, to be confirmed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from onething.cases.contracts.handed_over import HandedOver, WatchedMatter
from onething.cases.queries.handed_over import list_handed_over
from onething.credentials.contracts import IssuedResult
from onething.desk import words
from onething.directory.contracts import Post
from onething.journey.ways import supervised
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.look.contracts import (
    Button,
    ButtonKind,
    Cell,
    Column,
    Empty,
    ErrorSummary,
    NavLink,
    Notice,
    Table,
    TableRow,
    Tag,
    Tone,
)
from onething.pages.access import access, viewer_of
from onething.pages.acting import answer_acts
from onething.pages.answering import show
from onething.pages.problems import summarize
from onething.pages.showing.days import say_day, say_moment, say_short_day

HOME, VERB = "/desk/supervised/", "confirm_supervision"
COLUMNS = (Column("办件"), Column("事项"), Column("状态"), Column("移交"))


@dataclass(frozen=True)
class SupervisedListPage:
    """The view value of desk/supervised_list.html."""

    title: str
    table: Table


@dataclass(frozen=True)
class SupervisedPage:
    """The view value of desk/supervised.html."""

    title: str
    address: str
    state: Tag
    facts: tuple[tuple[str, str], ...]
    results: tuple[NavLink, ...]
    watch: tuple[str, ...]
    conditions: tuple[str, ...]
    confirm: Button | None
    back: Button
    notice: Notice | None = None
    errors: ErrorSummary | None = None


@access(Permission.REVIEW, Permission.DECIDE)
@require_safe
def show_list(request: HttpRequest) -> HttpResponse:
    """Show what the unit supervises: unconfirmed first."""
    today = local_day(now())
    rows = tuple(_row(one, today=today) for one in list_handed_over(viewer_of(request)))
    nothing = Empty(words.SUPERVISED_EMPTY_TITLE, sentence=words.SUPERVISED_EMPTY)
    table = Table(words.SUPERVISED_TITLE, columns=COLUMNS, rows=rows, empty=nothing)
    page = SupervisedListPage(words.SUPERVISED_TITLE, table=table)
    return show(request, "desk/supervised_list.html", page=page)


@access(Permission.REVIEW, Permission.DECIDE)
@require_http_methods(["GET", "POST"])
def show_one(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Show one granted matter; a POST confirms that the unit has it."""
    viewer, at = viewer_of(request), now()

    def _draw(*, done: str = "", refusal: Refusal | None = None) -> SupervisedPage:
        watched = supervised.read(viewer, step_id=step_id, at=at)
        is_reviewer = viewer.post == Post.REVIEWER
        return _page(watched, today=local_day(at), may_confirm=is_reviewer, done=done, refusal=refusal)

    return answer_acts(
        request,
        template="desk/supervised.html",
        draw=_draw,
        verb=VERB,
        act=lambda: supervised.confirm(viewer, step_id=step_id, at=at),
        address=f"{HOME}{step_id}/",
    )


def _row(line: HandedOver, *, today: date) -> TableRow:
    return TableRow(
        cells=(
            Cell(line.number, below=line.thing_name),
            Cell(line.matter_name, below=line.department),
            Cell(tag=_state(line, today=today)),
            Cell(say_moment(line.handed_at)),
        ),
        href=f"{HOME}{line.step_id}/",
    )


def _state(line: HandedOver, *, today: date) -> Tag:
    if line.confirmed_at is not None:
        return Tag(
            words.SUPERVISED_CONFIRMED.format(day=say_short_day(local_day(line.confirmed_at))), tone=Tone.GOOD
        )
    if line.is_late(today=today):
        return Tag(words.SUPERVISED_LATE.format(day=say_short_day(line.confirm_by)), tone=Tone.BAD)
    return Tag(words.SUPERVISED_WAITS.format(day=say_short_day(line.confirm_by)), tone=Tone.ASK)


def _page(
    watched: WatchedMatter, *, today: date, may_confirm: bool, done: str, refusal: Refusal | None
) -> SupervisedPage:
    line = watched.line
    is_open = may_confirm and line.confirmed_at is None
    return SupervisedPage(
        title=line.matter_name,
        address=f"{HOME}{line.step_id}/",
        state=_state(line, today=today),
        facts=_list_facts(watched),
        results=tuple(_link(one) for one in watched.results),
        watch=watched.watch,
        conditions=watched.conditions,
        confirm=Button(word=words.CONFIRM_SUPERVISION) if is_open else None,
        back=Button(word=words.SUPERVISED_BACK, href=HOME, kind=ButtonKind.QUIET),
        notice=Notice(words.SUPERVISED_DONE, tone=Tone.GOOD) if done == VERB else None,
        errors=summarize(refusal, fields=()),
    )


def _list_facts(watched: WatchedMatter) -> tuple[tuple[str, str], ...]:
    line, newest = watched.line, watched.results[-1]
    until = say_day(newest.valid_until) if newest.valid_until else words.NO_END
    rows = (
        (words.HOLDER, watched.holder_name),
        (words.CASE_NUMBER, line.number),
        (words.GRANTED_BY, line.department),
        (words.GRANTED_ON, say_day(newest.issued_on)),
        (words.VALID_UNTIL, until),
        (words.NEXT_CHECK, say_day(watched.check_by) if watched.check_by else ""),
    )
    return tuple(row for row in rows if row[1])


def _link(result: IssuedResult) -> NavLink:
    """A result by its name and how it stands; whoever watches it verifies it like anybody."""
    standing = words.RESULT_STANDS[result.state]
    return NavLink(f"{result.result_name}（{standing}）", f"/verify/{result.identifier}")
