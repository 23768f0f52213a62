"""Hearings: who hosts one knows the steps of the own unit that have one, and nothing else (行政许可法 art. 48)."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from onething.cases import words
from onething.cases.contracts.hearings import HearingRow, HearingState, HearingView
from onething.cases.contracts.kinds import PauseKind, StepState
from onething.cases.models.hearing import StepHearing
from onething.cases.models.step import Step, StepPause
from onething.cases.rules.hearing import check_heard
from onething.cases.sealing import open_values
from onething.directory.contracts import Post
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer


def scope_hearing_steps(viewer: Viewer) -> QuerySet[Step]:
    """Every step of the host's unit in which a hearing was approved, over or not."""
    hearings = StepPause.objects.filter(
        step_id=OuterRef("id"), kind=PauseKind.HEARING, approved_at__isnull=False
    )
    return Step.objects.filter(Exists(hearings), unit__code=viewer.unit_code)


def find_hearings(viewer: Viewer) -> list[HearingRow]:
    """Return the hearings of the host's unit that are not over, the earliest date first."""
    running = StepPause.objects.filter(
        step_id=OuterRef("id"), kind=PauseKind.HEARING, approved_at__isnull=False, ended_at__isnull=True
    )
    found = scope_hearing_steps(viewer).filter(Exists(running), state=StepState.IN_REVIEW)
    steps = found.select_related("case", "hearing").order_by("hearing__day", "id")
    return [_row(step, row=getattr(step, "hearing", None)) for step in steps]


def _row(step: Step, *, row: StepHearing | None) -> HearingRow:
    sealed = list_hearing_sealed({step.id: row} if row else {}, told={step.id})
    opened = open_values(step.case, sealed=sealed)
    return HearingRow(
        step_id=step.id,
        case_id=step.case_id,
        number=step.number,
        thing_name=step.case.thing_name,
        matter_name=step.matter_name,
        hearing=view_hearing(row, state=step.hearing_state, opened=opened),
    )


def list_hearing_sealed(hearings: Mapping[UUID, StepHearing], *, told: Collection[UUID]) -> dict[str, bytes]:
    """Return what is sealed of hearings, by its place, of the steps whose words concern the viewer."""
    mine = {key: one for key, one in hearings.items() if key in told}
    whys = {f"hearing:{key}": bytes(one.why_sealed) for key, one in mine.items() if one.why_sealed}
    places = {
        f"hearing_place:{key}": bytes(one.place_sealed) for key, one in mine.items() if one.place_sealed
    }
    return whys | places


def view_hearing(row: StepHearing | None, *, state: str, opened: Mapping[str, Any]) -> HearingView | None:
    """Return the hearing of a step with the words that were opened; None where there is none."""
    if row is None:
        return None
    return HearingView(
        state=HearingState(state),
        told_at=row.told_at,
        why=opened.get(f"hearing:{row.step_id}"),
        ask_by=row.ask_by,
        asked_at=row.asked_at,
        hold_by=row.hold_by,
        set_at=row.set_at,
        day=row.day,
        clock=row.clock,
        place=opened.get(f"hearing_place:{row.step_id}"),
    )


def check_closer(step: Step, *, pause: StepPause, viewer: Viewer) -> None:
    """A hearing is closed by its host, who did not examine the application; every other procedure by the reviewer.

    Refuses `cases.hearing.host` and `cases.hearing.same_person` (403; 行政许可法 art. 48(3)).
    """
    is_host = viewer.post == Post.HEARING_HOST
    if (pause.kind == PauseKind.HEARING) is not is_host:
        raise Refusal("cases.hearing.host", words.HEARING_HOST, status=403)
    if is_host and viewer.person_id in (pause.proposed_by, *step.reviewed_by):
        raise Refusal("cases.hearing.same_person", words.HEARING_SAME_PERSON, status=403)


def check_was_heard(step: Step, *, today: date) -> None:
    """Refuse an opinion that has to wait for an answer or for a hearing; nothing is read where nobody was told."""
    if step.hearing_state == HearingState.NONE or step.state != StepState.IN_REVIEW:
        return
    held = step.pauses.filter(kind=PauseKind.HEARING, ended_at__isnull=False).exists()
    check_heard(step.hearing_state, ask_by=_read_ask_by(step), was_held=held, today=today)


def was_heard(step: Step, today: date) -> bool:
    """Whether an opinion need not wait for an answer or for a hearing."""
    try:
        check_was_heard(step, today=today)
    except Refusal:
        return False
    return True


def may_answer_right(step: Step, today: date) -> bool:
    """Whether the applicant may still ask for a hearing, or do without; nothing is read where nobody was told."""
    if step.hearing_state != HearingState.TOLD:
        return False
    ask_by = _read_ask_by(step)
    return ask_by is not None and today <= ask_by


def _read_ask_by(step: Step) -> date | None:
    day: date | None = StepHearing.objects.values_list("ask_by", flat=True).get(step=step)
    return day


def is_hearing_open(step: Step) -> bool:
    """Whether the open procedure of a step is a hearing."""
    return step.pauses.filter(
        kind=PauseKind.HEARING, ended_at__isnull=True, declined_at__isnull=True
    ).exists()


def is_closed_by(step: Step, *, post: Post, today: date) -> bool:
    """Whether the open procedure of a step is this post's to close: a hearing is its host's, from its day on."""
    if not is_hearing_open(step):
        return post is not Post.HEARING_HOST
    if post is not Post.HEARING_HOST:
        return False
    return StepHearing.objects.filter(step=step, day__lte=today).exists()
