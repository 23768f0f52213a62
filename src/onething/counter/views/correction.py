"""A notice of points, the correction or the return from the pre-check: tick what is wrong, one sentence each, sent once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.views.decorators.http import require_http_methods

from onething.cases.contracts.given import CorrectionItem
from onething.cases.contracts.views import CaseView
from onething.cases.queries.one_case import list_next_acts
from onething.counter import words
from onething.counter.views.window_case import address_of
from onething.journey import flow, reading
from onething.journey.ways import precheck
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.look.contracts import ErrorItem, ErrorSummary
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.problems import summarize
from onething.pages.showing.form_rows import show_form

Typed = Mapping[str, str]


@dataclass(frozen=True)
class Point:
    """One thing that can be asked to be corrected; `value` is what stands there now."""

    place: str
    label: str
    value: str
    is_ticked: bool
    sentence: str
    error: str


@dataclass(frozen=True)
class Kind:
    """One of the two notices: the verb, its path under the case, its words, and what sends it."""

    verb: str
    path: str
    words: words.NoticeWords
    send: Callable[..., None]


CORRECTION = Kind("ask_correction", "correction", words.CORRECTION_NOTICE, flow.ask_correction)
RETURN = Kind("return_for_change", "return", words.RETURN_NOTICE, precheck.return_for_change)


@dataclass(frozen=True)
class CorrectionPage:
    """The view value of counter/correction.html."""

    address: str
    action: str
    words: words.NoticeWords
    number: str
    title: str
    can_send: bool
    fields: tuple[Point, ...]
    materials: tuple[Point, ...]
    errors: ErrorSummary | None = None


@access(Permission.RECEIVE)
@require_http_methods(["GET", "POST"])
def ask_correction(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show everything that can be asked; a POST sends the correction notice."""
    return _answer(request, case_id=case_id, kind=CORRECTION)


@access(Permission.RECEIVE)
@require_http_methods(["GET", "POST"])
def return_for_change(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show everything that can be sent back; a POST returns the application from the pre-check."""
    return _answer(request, case_id=case_id, kind=RETURN)


def _answer(request: HttpRequest, *, case_id: UUID, kind: Kind) -> HttpResponse:
    viewer, at = viewer_of(request), now()
    case = reading.read_case(viewer, case_id=case_id, at=at)
    if request.method == "GET":
        return show(request, "counter/correction.html", page=_page(viewer, kind=kind, case=case, typed={}))
    typed = read_typed(request.POST)
    try:
        items = [CorrectionItem(place=place, sentence=sentence) for place, sentence in typed.items()]
        kind.send(viewer, case_id=case_id, items=items, at=at)
    except Refusal as refusal:
        page = _page(viewer, kind=kind, case=case, typed=typed, refusal=refusal)
        return show(request, "counter/correction.html", page=page, status=refusal.status)
    return HttpResponseRedirect(f"{address_of(case_id)}?done={kind.verb}")


def read_typed(sent: QueryDict) -> dict[str, str]:
    """Return the sentence of every place that is ticked or has a sentence."""
    typed = {place: sent.get(f"sentence:{place}", "").strip() for place in sent.getlist("place")}
    named = {
        name.partition(":")[2]: sent.get(name, "").strip() for name in sent if name.startswith("sentence:")
    }
    return typed | {place: sentence for place, sentence in named.items() if sentence}


def _page(
    viewer: Viewer, *, kind: Kind, case: CaseView, typed: Typed, refusal: Refusal | None = None
) -> CorrectionPage:
    fields = [
        (f"form.{field['key']}", row.label, row.value or "；".join(row.lines))
        for field, row in zip(case.plan["form"], show_form(case), strict=True)
        if field["filled_from"] is None
    ]
    materials = [(f"materials.{one.key}", one.name, one.file_name or "") for one in case.materials]
    is_refused = refusal is not None and refusal.field == "items"
    shown = [
        tuple(_point(*one, typed=typed, is_refused=is_refused) for one in group)
        for group in (fields, materials)
    ]
    return CorrectionPage(
        address=address_of(case.id),
        action=f"{address_of(case.id)}{kind.path}",
        words=kind.words,
        number=case.number or "",
        title=case.thing_name,
        can_send=any(act.verb == kind.verb for act in list_next_acts(viewer, case_id=case.id, at=now())),
        fields=shown[0],
        materials=shown[1],
        errors=_errors(refusal, points=[*shown[0], *shown[1]]),
    )


def _point(place: str, label: str, value: str, *, typed: Typed, is_refused: bool) -> Point:
    is_ticked, sentence = place in typed, typed.get(place, "")
    is_short = is_refused and is_ticked and len(sentence) < len("四个字吧")
    error = words.CORRECTION_ROW if is_short else ""
    return Point(place=place, label=label, value=value, is_ticked=is_ticked, sentence=sentence, error=error)


def _errors(refusal: Refusal | None, *, points: list[Point]) -> ErrorSummary | None:
    plain = summarize(refusal)
    if plain is None:
        return None
    wrong = tuple(
        ErrorItem(f"{point.label}：{point.error}", anchor=f"id_{point.place}")
        for point in points
        if point.error
    )
    return ErrorSummary(title=plain.title, items=wrong or plain.items)
