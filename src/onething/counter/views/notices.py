"""Notices to be printed: accepted (with the promised day), or what must be corrected."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onething.cases.contracts import CaseView
from onething.cases.queries import list_case_acts
from onething.counter import words
from onething.counter.views.window_case import address_of
from onething.journey import reading
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.showing.days import say_day


@dataclass(frozen=True)
class LetterPage:
    """The view value of counter/letter.html."""

    address: str
    title: str
    number: str
    thing: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...]
    points_title: str
    ending: str
    unit: str
    day: str
    is_demonstration: bool


@access(Permission.RECEIVE)
@require_safe
def show_acceptance(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show the notice that the application was accepted."""
    viewer, at = viewer_of(request), now()
    case = reading.read_case(viewer, case_id=case_id, at=at)
    if case.accepted_at is None:
        raise Refusal("counter.notice.none", words.NO_NOTICE, status=404)
    promised = words.LETTER_PROMISED.format(day=say_day(case.promised_on)) if case.promised_on else ""
    accepted = words.LETTER_ACCEPTED.format(thing=case.thing_name, day=say_day(local_day(case.accepted_at)))
    matters = tuple(f"{matter['name']}（{matter['department']}）" for matter in case.plan["matters"])
    return show(
        request,
        "counter/letter.html",
        page=_letter(
            case,
            title="受理通知书",
            paragraphs=tuple(text for text in (accepted, promised) if text),
            points=matters,
            points_title="一并办理的事项",
            ending=words.LETTER_FEES,
            at=case.accepted_at,
        ),
    )


@access(Permission.RECEIVE)
@require_safe
def show_correction(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show the notice of what must be corrected."""
    viewer, at = viewer_of(request), now()
    case = reading.read_case(viewer, case_id=case_id, at=at)
    if not case.correction:
        raise Refusal("counter.notice.none", words.NO_NOTICE, status=404)
    labels = {f"form.{field['key']}": field["label"] for field in case.plan["form"]}
    labels |= {f"materials.{one.key}": one.name for one in case.materials}
    return show(
        request,
        "counter/letter.html",
        page=_letter(
            case,
            title="补正告知书",
            paragraphs=(words.LETTER_CORRECTION.format(thing=case.thing_name),),
            points=tuple(
                f"{labels.get(item.place, item.place)}：{item.sentence}" for item in case.correction
            ),
            points_title="需要补正的内容",
            ending=words.LETTER_ONCE,
            at=_asked_at(viewer, case=case, otherwise=at),
        ),
    )


def _asked_at(viewer: Viewer, *, case: CaseView, otherwise: datetime) -> datetime:
    acts = list_case_acts(viewer, case_id=case.id)
    return next((act.effective_at for act in acts if act.verb == "ask_correction"), otherwise)


def _letter(
    case: CaseView,
    *,
    title: str,
    paragraphs: tuple[str, ...],
    points: tuple[str, ...],
    points_title: str,
    ending: str,
    at: datetime,
) -> LetterPage:
    return LetterPage(
        address=address_of(case.id),
        title=title,
        number=case.number or "",
        thing=case.thing_name,
        paragraphs=paragraphs,
        points=points,
        points_title=points_title,
        ending=ending,
        unit=words.LETTER_UNIT.format(city=settings.CITY_NAME),
        day=say_day(local_day(at)),
        is_demonstration=settings.IS_DEMONSTRATION,
    )
