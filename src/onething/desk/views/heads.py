"""What a head is asked to approve: longer limits, each answered in person (行政许可法 art. 42)."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onething.cases.contracts.recusing import RecusalRow
from onething.cases.contracts.views import ExtensionRow
from onething.cases.queries.heads import list_extension_requests, list_recusal_requests
from onething.desk import words
from onething.desk.acts.hands import read_person
from onething.directory.contracts import Post
from onething.directory.queries import list_colleagues
from onething.journey.ways import recusing, timing
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.look.contracts import Choice, Empty, ErrorSummary, Field, FieldKind, Notice, Tone
from onething.pages.access import access, viewer_of
from onething.pages.acting import answer_acts
from onething.pages.problems import place_errors, summarize
from onething.pages.showing.days import say_short_day

HOME = "/desk/head/"


@dataclass(frozen=True)
class RequestCard:
    """One request with its answer's form."""

    id: str
    matter: str
    thing: str
    number: str
    sentence: str
    reason: str
    field: Field


@dataclass(frozen=True)
class RecusalCard:
    """A request about a decider with the forms of its answer."""

    id: str
    matter: str
    thing: str
    number: str
    sentence: str
    reason: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class HeadPage:
    """The view value of desk/head.html."""

    title: str
    cards: tuple[RequestCard, ...]
    recusals: tuple[RecusalCard, ...]
    nothing: Empty
    notice: Notice | None = None
    errors: ErrorSummary | None = None


@access(Permission.APPROVE_EXTENSION)
@require_http_methods(["GET", "POST"])
def show_requests(request: HttpRequest) -> HttpResponse:
    """Show what the viewer is asked for; a POST grants or declines one of them."""
    viewer, verb = viewer_of(request), request.POST.get("verb", "")

    def _draw(*, done: str = "", refusal: Refusal | None = None) -> HeadPage:
        return _page(request, viewer=viewer, done=done, refusal=refusal)

    return answer_acts(
        request, template="desk/head.html", draw=_draw, verb=verb, act=lambda: _answer(request), address=HOME
    )


def _answer(request: HttpRequest) -> None:
    viewer, verb, at = viewer_of(request), request.POST.get("verb", ""), now()
    step_id = read_step(request.POST.get("step", ""))
    if verb == "extend":
        timing.extend(viewer, step_id=step_id, at=at)
    elif verb == "decline_extension":
        reason = request.POST.get(f"reason_{step_id}", "")
        timing.decline_extension(viewer, step_id=step_id, reason=reason, at=at)
    elif verb == "grant_recusal":
        person = read_person(request.POST.get(f"person_{step_id}", ""), place="person")
        recusing.grant(viewer, step_id=step_id, person=person, at=at)
    elif verb == "decline_recusal":
        recusing.decline(viewer, step_id=step_id, reason=request.POST.get(f"no_{step_id}", ""), at=at)
    else:
        raise Refusal("desk.act.unknown", words.UNKNOWN_ACT, status=400)


def read_step(text: str) -> UUID:
    """Return the step that a form names; refuses `desk.step.unknown` (404)."""
    try:
        return UUID(text)
    except ValueError as error:
        raise Refusal("desk.step.unknown", words.UNKNOWN_ACT, status=404) from error


def _page(request: HttpRequest, *, viewer: Viewer, done: str, refusal: Refusal | None) -> HeadPage:
    tried = request.POST.get("step", "")
    cards = tuple(
        _card(row, request=request, refusal=refusal if str(row.step_id) == tried else None)
        for row in list_extension_requests(viewer)
    )
    recusals = tuple(
        _recusal_card(row, request=request, refusal=refusal if str(row.step_id) == tried else None)
        for row in list_recusal_requests(viewer)
    )
    fields = [*(card.field for card in cards), *(field for card in recusals for field in card.fields)]
    return HeadPage(
        title=words.HEAD_TITLE,
        cards=cards,
        recusals=recusals,
        nothing=Empty(words.HEAD_EMPTY_TITLE, sentence=words.HEAD_EMPTY),
        notice=Notice(words.DONE[done], tone=Tone.GOOD) if done in words.DONE else None,
        errors=summarize(refusal, fields=[one for one in fields if one.error]) if refusal else None,
    )


def _card(row: ExtensionRow, *, request: HttpRequest, refusal: Refusal | None) -> RequestCard:
    name = f"reason_{row.step_id}"
    field = Field(
        name=name, place="reason", label="不批准的理由（不批准时填）", required=False, max_length=500,
        value=request.POST.get(name, ""),
    )  # fmt: skip
    return RequestCard(
        id=str(row.step_id),
        matter=row.matter_name,
        thing=row.thing_name,
        number=row.number,
        sentence=words.HEAD_ROW.format(
            department=row.department,
            day=say_short_day(row.statutory_on) if row.statutory_on else "",
            days=words.EXTENSION_DAYS[row.by.value],
        ),
        reason=row.reason,
        field=place_errors([field], refusal=refusal)[0],
    )


def _recusal_card(row: RecusalRow, *, request: HttpRequest, refusal: Refusal | None) -> RecusalCard:
    person, no = f"person_{row.step_id}", f"no_{row.step_id}"
    deciders = [one for one in list_colleagues(viewer_of(request)) if Post.DECIDER in one.posts]
    fields = (
        Field(
            name=person, place="person", label="同意的，哪位审批人回避", kind=FieldKind.SELECT, required=False,
            value=request.POST.get(person, ""), choices=tuple(Choice(str(one.id), one.name) for one in deciders),
        ),
        Field(
            name=no, place="reason", label="不同意的理由（会告知申请人）", required=False, max_length=500,
            value=request.POST.get(no, ""),
        ),
    )  # fmt: skip
    return RecusalCard(
        id=str(row.step_id),
        matter=row.matter_name,
        thing=row.thing_name,
        number=row.number,
        sentence=words.RECUSAL_ROW.format(department=row.department),
        reason=row.reason,
        fields=tuple(place_errors(fields, refusal=refusal)),
    )
