"""A host's hearings: set and tell the date, then bring the minutes (行政许可法 art. 48)."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onething.cases.contracts.given import ProcedureResult
from onething.cases.contracts.hearings import HearingRow, HearingSet
from onething.cases.queries.hearings import list_hearings
from onething.desk import words
from onething.desk.acts.evidence import ask_evidence, give_evidence
from onething.desk.acts.forms import Sent
from onething.desk.acts.visiting import read_clock, read_day
from onething.desk.showing.under_way import say_hearing_date
from onething.desk.views.heads import read_step
from onething.journey.ways import hearing, timing
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.look.contracts import Empty, ErrorSummary, Field, FieldKind, Notice, Tone
from onething.pages.access import access, viewer_of
from onething.pages.acting import answer_acts
from onething.pages.problems import place_errors, summarize
from onething.pages.showing.days import say_day

HOME = "/desk/hearings/"


@dataclass(frozen=True)
class HearingCard:
    """One hearing: what it is about, its date, and the forms for its date and its minutes."""

    id: str
    matter: str
    thing: str
    number: str
    date: str
    hold_by: str
    date_fields: tuple[Field, ...]
    result_fields: tuple[Field, ...]


@dataclass(frozen=True)
class HearingsPage:
    """The view value of desk/hearings.html."""

    title: str
    cards: tuple[HearingCard, ...]
    nothing: Empty
    notice: Notice | None = None
    errors: ErrorSummary | None = None


@access(Permission.HOST_HEARING)
@require_http_methods(["GET", "POST"])
def show_hearings(request: HttpRequest) -> HttpResponse:
    """Show the hearings to hold; a POST sets a date or brings the minutes of one."""
    viewer, verb = viewer_of(request), request.POST.get("verb", "")

    def _draw(*, done: str = "", refusal: Refusal | None = None) -> HearingsPage:
        return _page(request, viewer=viewer, done=done, refusal=refusal)

    return answer_acts(
        request, template="desk/hearings.html", draw=_draw, verb=verb, act=lambda: _act(request), address=HOME
    )


def _act(request: HttpRequest) -> None:
    viewer, verb, at = viewer_of(request), request.POST.get("verb", ""), now()
    step_id = read_step(request.POST.get("step", ""))
    sent = _sent(request, step=str(step_id))
    if verb == "set_hearing":
        day, clock = read_day(sent.text("day")), read_clock(sent.text("clock"))
        given = HearingSet(day, clock=clock, place=sent.text("place"))
        hearing.set_date(viewer, step_id=step_id, given=given, at=at)
    elif verb == "resume":
        minutes = give_evidence(viewer, step_id=step_id, sent=sent, name="minutes", at=at)
        timing.resume(
            viewer, step_id=step_id, given=ProcedureResult(sent.text("result"), evidence=minutes), at=at
        )
    else:
        raise Refusal("desk.act.unknown", words.UNKNOWN_ACT, status=400)


def _sent(request: HttpRequest, *, step: str) -> Sent:
    is_tried = request.POST.get("step", "") == step
    return Sent(ending=step, post=request.POST, files=request.FILES) if is_tried else Sent(ending=step)


def _page(request: HttpRequest, *, viewer: Viewer, done: str, refusal: Refusal | None) -> HearingsPage:
    tried = request.POST.get("step", "")
    cards = tuple(
        _card(row, request=request, refusal=refusal if str(row.step_id) == tried else None)
        for row in list_hearings(viewer)
    )
    wrong = [field for card in cards for field in (*card.date_fields, *card.result_fields) if field.error]
    return HearingsPage(
        title=words.HEARINGS_TITLE,
        cards=cards,
        nothing=Empty(words.HEARINGS_EMPTY_TITLE, sentence=words.HEARINGS_EMPTY),
        notice=Notice(words.DONE[done], tone=Tone.GOOD) if done in words.DONE else None,
        errors=summarize(refusal, fields=wrong) if refusal else None,
    )


def _card(row: HearingRow, *, request: HttpRequest, refusal: Refusal | None) -> HearingCard:
    sent, verb = _sent(request, step=str(row.step_id)), request.POST.get("verb", "")
    hold_by = row.hearing.hold_by if row.hearing else None
    return HearingCard(
        id=str(row.step_id),
        matter=row.matter_name,
        thing=row.thing_name,
        number=row.number,
        date=say_hearing_date(row.hearing),
        hold_by=words.HEARING_HOLD_BY.format(day=say_day(hold_by)) if hold_by else "",
        date_fields=place_errors(_date_fields(sent), refusal=refusal if verb == "set_hearing" else None),
        result_fields=place_errors(_result_fields(sent), refusal=refusal if verb == "resume" else None),
    )


def _date_fields(sent: Sent) -> tuple[Field, ...]:
    return (
        Field(name=sent.name("day"), place="day", label="日期", kind=FieldKind.DATE, value=sent.text("day")),
        Field(
            name=sent.name("clock"), place="clock", label="几点", value=sent.text("clock"), hint="例如 09:30。",
            max_length=5,
        ),
        Field(name=sent.name("place"), place="place", label="地点", value=sent.text("place"), max_length=200),
    )  # fmt: skip


def _result_fields(sent: Sent) -> tuple[Field, ...]:
    return (
        Field(
            name=sent.name("result"), place="reason", label="听证情况（会告知申请人）", kind=FieldKind.LONG_TEXT,
            value=sent.text("result"),
        ),
        ask_evidence(sent, name="minutes", place="evidence", label="听证笔录（参加人签字）", required=True),
    )  # fmt: skip
