"""One entry: its parts, what the lint says, what it changes, how it would plan, its life; and the acts of the viewer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from onething.catalogue.contracts import EntryView
from onething.catalogue.states import list_moves
from onething.desk.showing.acting import ActForm
from onething.desk.studio import words
from onething.desk.studio.showing.acting import show_acts
from onething.desk.studio.showing.findings import Findings, show_findings
from onething.desk.studio.showing.life import show_life
from onething.desk.studio.showing.opinions import OpinionLine, say_silent, show_opinions, warn_of_objections
from onething.desk.studio.showing.parts import Parts, show_parts
from onething.desk.studio.showing.places import entry_address
from onething.desk.studio.showing.trial import Trial, read_tried, show_trial
from onething.desk.studio.showing.waiting import show_state
from onething.desk.studio.views.queue import KEEPERS
from onething.directory.queries import list_units
from onething.journey import editing, publishing
from onething.journey.editing import WholeEntry
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.look.contracts import ErrorSummary, LifeLine, Notice, Tag, Tone
from onething.pages.access import access, viewer_of
from onething.pages.acting import answer_acts
from onething.pages.answering import show
from onething.pages.paging import read_cursor
from onething.pages.problems import summarize

NAMES = (
    "verb", "reason", "basis", "return_reason", "effective_from", "revision", "stance", "text", "opinion", "answer",
)  # fmt: skip
Typed = Mapping[str, str]


@dataclass(frozen=True)
class EntryPage:
    """The view value of desk/studio/entry.html. What a repeal does not have is None or empty."""

    address: str
    thing_address: str
    title: str
    code: str
    about: str
    state: Tag
    revision: int
    notices: tuple[Notice, ...]
    errors: ErrorSummary | None
    acts: tuple[ActForm, ...]
    overtaken: str
    ground: tuple[tuple[str, str], ...]
    parts: Parts | None
    findings: Findings | None
    trial: Trial | None
    differences: tuple[str, ...]
    no_difference: str
    opinions: tuple[OpinionLine, ...]
    silent: str
    life: LifeLine


@access(*KEEPERS)
@require_http_methods(["GET", "POST"])
def show_entry(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Show the entry; a POST does one act with it."""
    viewer, at = viewer_of(request), now()
    typed = {name: request.POST.get(name, "") for name in NAMES}

    def _draw(*, done: str = "", refusal: Refusal | None = None) -> EntryPage:
        whole = editing.read_whole_entry(viewer, entry_id=entry_id, at=at)
        return _page(request, whole=whole, at=at, done=done, typed=typed, refusal=refusal)

    def _act() -> None:
        perform(viewer, entry_id=entry_id, typed=typed, at=at)

    return answer_acts(
        request, template="desk/studio/entry.html", draw=_draw, verb=typed["verb"],
        address=entry_address(entry_id), act=_act,
    )  # fmt: skip


@access(*KEEPERS)
@require_safe
def try_answers(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Show the plan that the tried answers make, for the page that asked in the background."""
    thing = editing.find_thing(viewer_of(request), entry_id=entry_id)
    trial = show_trial(thing, tried=read_tried(request.GET, thing=thing.thing)) if thing else None
    return show(request, "desk/studio/trial.html", page=trial)


def perform(viewer: Viewer, *, entry_id: UUID, typed: Typed, at: datetime) -> None:
    """Do the act that was sent; refuses `desk.act.unknown` for another, and whatever the act refuses."""
    act = _ACTS.get(typed["verb"])
    if act is None:
        raise Refusal("desk.act.unknown", words.UNKNOWN_ACT, status=400)
    act(viewer, entry_id, typed, at)


def _submit(viewer: Viewer, entry_id: UUID, typed: Typed, at: datetime) -> None:
    publishing.submit(
        viewer,
        entry_id=entry_id,
        reason=typed["reason"],
        basis=typed["basis"],
        revision=_revision(typed),
        at=at,
    )


def _discard(viewer: Viewer, entry_id: UUID, typed: Typed, at: datetime) -> None:
    publishing.discard(viewer, entry_id=entry_id, revision=_revision(typed), at=at)


def _endorse(viewer: Viewer, entry_id: UUID, typed: Typed, at: datetime) -> None:
    publishing.endorse(viewer, entry_id=entry_id, revision=_revision(typed), at=at)


def _return(viewer: Viewer, entry_id: UUID, typed: Typed, at: datetime) -> None:
    publishing.send_back(
        viewer, entry_id=entry_id, reason=typed["return_reason"], revision=_revision(typed), at=at
    )


def _approve(viewer: Viewer, entry_id: UUID, typed: Typed, at: datetime) -> None:
    publishing.approve(viewer, entry_id=entry_id, revision=_revision(typed), at=at)


def _publish(viewer: Viewer, entry_id: UUID, typed: Typed, at: datetime) -> None:
    publishing.publish(
        viewer, entry_id=entry_id, effective_from=_read_day(typed["effective_from"]),
        revision=_revision(typed), at=at,
    )  # fmt: skip


def _read_day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise Refusal("desk.day.unreadable", words.DAY_UNREADABLE, field="effective_from") from error


def _revision(typed: Typed) -> int | None:
    text = typed["revision"]
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _rebase(viewer: Viewer, entry_id: UUID, typed: Typed, at: datetime) -> None:
    editing.rebase(viewer, entry_id=entry_id, revision=_revision(typed), at=at)


def _countersign(viewer: Viewer, entry_id: UUID, typed: Typed, at: datetime) -> None:
    if typed["stance"] not in ("agree", "object"):
        raise Refusal("desk.stance.missing", words.STANCE_MISSING, field="stance")
    agrees = typed["stance"] == "agree"
    publishing.countersign(viewer, entry_id=entry_id, agrees=agrees, text=typed["text"], at=at)


def _answer(viewer: Viewer, entry_id: UUID, typed: Typed, at: datetime) -> None:
    opinion_id = read_cursor(typed["opinion"])
    if opinion_id is None:
        raise Refusal("desk.act.unknown", words.UNKNOWN_ACT, status=400)
    publishing.answer_opinion(viewer, entry_id=entry_id, opinion_id=opinion_id, answer=typed["answer"], at=at)


_ACTS: dict[str, Callable[[Viewer, UUID, Typed, datetime], None]] = {
    "submit": _submit,
    "discard": _discard,
    "endorse": _endorse,
    "return": _return,
    "approve": _approve,
    "publish": _publish,
    "rebase": _rebase,
    "countersign": _countersign,
    "answer_opinion": _answer,
}


def _page(
    request: HttpRequest, *, whole: WholeEntry, at: datetime, done: str, typed: Typed, refusal: Refusal | None
) -> EntryPage:
    viewer, view, today = viewer_of(request), whole.view, local_day(at)
    row, thing, report = view.row, whole.thing, whole.report
    can_edit = any(verb == "revise" for verb, _label in view.next_acts)
    acts = show_acts(view, today=today, typed=typed if refusal else None, refusal=refusal)
    return EntryPage(
        address=entry_address(row.id),
        thing_address=f"/desk/studio/things/{row.thing_code}/" if view.based_on else "",
        title=row.thing_name,
        code=row.thing_code,
        about=_say_about(view),
        state=show_state(row),
        revision=row.revision,
        notices=_notices(viewer, whole=whole, done=done),
        errors=summarize(refusal, fields=[field for form in acts for field in form.fields]),
        acts=acts,
        overtaken=_say_overtaken(whole) if can_edit else "",
        ground=tuple(
            (label, text) for label, text in ((words.REASON, view.reason), (words.BASIS, view.basis)) if text
        ),
        parts=show_parts(view.content, report=report, entry_id=row.id, can_edit=can_edit) if thing else None,
        findings=show_findings(report, content=view.content, entry_id=row.id) if report else None,
        trial=show_trial(thing, tried=read_tried(request.GET, thing=thing.thing)) if thing else None,
        differences=tuple(one.sentence for one in whole.differences),
        no_difference=_say_no_difference(view),
        opinions=show_opinions(view),
        silent=say_silent(view),
        life=show_life(whole.acts, units=list_units(viewer)),
    )


def _say_about(view: EntryView) -> str:
    row = view.row
    if row.kind == "repeal":
        return words.REPEAL_OF.format(name=row.thing_name, version=view.based_on)
    return words.EDITION_OF.format(version=view.based_on) if view.based_on else words.FIRST_OF


def _say_overtaken(whole: WholeEntry) -> str:
    """A newer version came after the draft was begun: it cannot come out before its editor has looked at that one."""
    based_on = whole.view.based_on
    if whole.thing is None or whole.newest == based_on:
        return ""
    return words.OVERTAKEN.format(newest=whole.newest, based_on=based_on)


def _say_no_difference(view: EntryView) -> str:
    return words.NOTHING_CHANGED.format(version=view.based_on) if view.based_on else words.FIRST_EDITION


def _notices(viewer: Viewer, *, whole: WholeEntry, done: str) -> tuple[Notice, ...]:
    view, found = whole.view, []
    if done in words.DONE:
        found.append(Notice(words.DONE[done], tone=Tone.GOOD))
    if view.returned_reason and view.row.state == "draft":
        found.append(Notice(words.RETURNED.format(reason=view.returned_reason), tone=Tone.WARN))
    if (objected := warn_of_objections(view)) is not None:
        found.append(objected)
    if _is_barred(viewer, view=view):
        found.append(Notice(words.FOUR_EYES))
    if view.is_direct:
        found.append(Notice(words.DIRECT))
    if view.row.state == "approved" and whole.report and not whole.report.is_publishable:
        found.append(Notice(words.BLOCKED.format(count=len(whole.report.blockers)), tone=Tone.BAD))
    return tuple(found)


def _is_barred(viewer: Viewer, *, view: EntryView) -> bool:
    """Whether it would be the viewer's turn had they not had a hand in it."""
    own = {move.verb for move in list_moves(state=view.row.state, post=viewer.post)}
    offered = {verb for verb, _label in view.next_acts}
    return "countersign" not in offered and bool(own & {"endorse", "approve"} - offered)
