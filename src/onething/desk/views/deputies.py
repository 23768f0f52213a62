"""Who stands in for whom in the unit, now and to come; naming and ending a deputy."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onething.desk import words
from onething.desk.acts.hands import read_person
from onething.directory.contracts import POST_LABELS, Colleague, DeputyGiven, DeputyView, Post
from onething.directory.queries import list_colleagues, list_deputies
from onething.journey.ways import holding
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.look.contracts import Choice, ErrorSummary, Field, FieldKind, Notice, Tone
from onething.pages.access import access, viewer_of
from onething.pages.acting import answer_acts
from onething.pages.problems import place_errors, summarize
from onething.pages.showing.days import say_short_day

HOME = "/desk/deputies"


@dataclass(frozen=True)
class DeputyLine:
    """One deputy; `can_end` for whoever may end it."""

    id: str
    sentence: str
    reason: str
    can_end: bool


@dataclass(frozen=True)
class DeputiesPage:
    """The view value of desk/deputies.html."""

    lines: tuple[DeputyLine, ...]
    fields: tuple[Field, ...]
    notice: Notice | None = None
    errors: ErrorSummary | None = None


@access(Permission.REVIEW, Permission.DECIDE, Permission.COORDINATE)
@require_http_methods(["GET", "POST"])
def show_deputies(request: HttpRequest) -> HttpResponse:
    """Show the unit's deputies; a POST names one, or ends one."""
    viewer = viewer_of(request)
    ended = request.POST.get("end", "")

    def _act() -> None:
        if ended:
            holding.end_deputy(viewer, deputy_id=read_person(ended, place="end"), at=now())
        else:
            holding.name_deputy(viewer, given=_read(request), at=now())

    def _draw(*, done: str = "", refusal: Refusal | None = None) -> DeputiesPage:
        return _page(request, viewer=viewer, done=done, refusal=refusal)

    return answer_acts(
        request, template="desk/deputies.html", draw=_draw, verb="end_deputy" if ended else "name_deputy",
        act=_act, address=HOME,
    )  # fmt: skip


def _read(request: HttpRequest) -> DeputyGiven:
    whose, _, post = request.POST.get("whose", "").partition("@")
    return DeputyGiven(
        absent=read_person(whose, place="whose"),
        post=Post(post) if post in set(Post) else Post.SYSTEM,
        deputy=read_person(request.POST.get("deputy", ""), place="deputy"),
        first_day=_read_day(request, name="first_day"),
        last_day=_read_day(request, name="last_day"),
        reason=request.POST.get("reason", ""),
    )


def _read_day(request: HttpRequest, *, name: str) -> date:
    try:
        return date.fromisoformat(request.POST.get(name, "").strip())
    except ValueError as error:
        raise Refusal("desk.day.unreadable", words.DEPUTY_DAY, field=name) from error


def _page(request: HttpRequest, *, viewer: Viewer, done: str, refusal: Refusal | None) -> DeputiesPage:
    colleagues = list_colleagues(viewer)
    fields = place_errors(_fields(request, viewer=viewer, colleagues=colleagues), refusal=refusal)
    return DeputiesPage(
        lines=tuple(_line(one, viewer=viewer) for one in list_deputies(viewer, at=now())),
        fields=fields,
        notice=Notice(words.DONE[done], tone=Tone.GOOD) if done in words.DONE else None,
        errors=summarize(refusal, fields=fields),
    )


def _line(one: DeputyView, *, viewer: Viewer) -> DeputyLine:
    sentence = words.DEPUTY_LINE.format(
        deputy=one.deputy, absent=one.absent, post=POST_LABELS[one.post],
        first=say_short_day(one.first_day), last=say_short_day(one.last_day),
    )  # fmt: skip
    return DeputyLine(
        id=str(one.id), sentence=sentence, reason=one.reason, can_end=_may_name(viewer, absent=one.absent_id)
    )


def _may_name(viewer: Viewer, *, absent: UUID) -> bool:
    return viewer.post == Post.DECIDER or absent == viewer.person_id


def _fields(request: HttpRequest, *, viewer: Viewer, colleagues: list[Colleague]) -> tuple[Field, ...]:
    typed = request.POST
    held = [
        Choice(value=f"{one.id}@{post}", label=f"{one.name}·{POST_LABELS[post]}")
        for one in colleagues
        for post in one.posts
        if _may_name(viewer, absent=one.id)
    ]
    others = tuple(Choice(value=str(one.id), label=one.name) for one in colleagues)
    select, day = FieldKind.SELECT, FieldKind.DATE
    return (
        Field(name="whose", place="absent", label="谁的岗位", kind=select, value=typed.get("whose", ""), choices=tuple(held)),
        Field(name="deputy", label="由谁代理", kind=select, value=typed.get("deputy", ""), choices=others),
        Field(name="first_day", label="从哪天起", kind=day, value=typed.get("first_day", "")),
        Field(name="last_day", label="到哪天止（含当天）", kind=day, value=typed.get("last_day", "")),
        Field(name="reason", label="原因", value=typed.get("reason", ""), max_length=200, hint="例如：休假、出差、培训。"),
    )  # fmt: skip
