"""Pauses and extensions of a case's steps, as a viewer may see them: the days everybody, the words whom they concern."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from onething.cases.contracts.hearings import HearingView
from onething.cases.contracts.kinds import ExtendedBy, PauseKind
from onething.cases.contracts.views import ExtensionView, PauseView
from onething.cases.hearings import list_hearing_sealed, view_hearing
from onething.cases.models.case import Case
from onething.cases.models.hearing import StepHearing
from onething.cases.models.step import Extension, Step, StepPause
from onething.cases.sealing import open_values


@dataclass(frozen=True)
class Timing:
    """What changed the limits of one step."""

    pauses: tuple[PauseView, ...] = ()
    extension: ExtensionView | None = None
    hearing: HearingView | None = None


def list_timings(case: Case, *, steps: Sequence[Step], is_told: Callable[[Step], bool]) -> dict[UUID, Timing]:
    """Return the timing of every step whose limits were changed; nothing is read when none was."""
    changed = {step.id: step for step in steps if step.has_timing}
    if not changed:
        return {}
    approved = StepPause.objects.filter(step_id__in=changed, approved_at__isnull=False)
    pauses, extensions = list(approved.order_by("approved_at")), Extension.objects.filter(step_id__in=changed)
    granted = {one.step_id: one for one in extensions}
    told = {step.id for step in changed.values() if is_told(step)}
    hearings = {one.step_id: one for one in StepHearing.objects.filter(step_id__in=changed)}
    sealed = _list_sealed(pauses, granted=granted, told=told) | list_hearing_sealed(hearings, told=told)
    opened = open_values(case, sealed=sealed)
    return {
        step_id: Timing(
            pauses=tuple(_view_pause(one, opened=opened) for one in pauses if one.step_id == step_id),
            extension=_view_extension(granted.get(step_id), opened=opened),
            hearing=view_hearing(hearings.get(step_id), state=changed[step_id].hearing_state, opened=opened),
        )
        for step_id in changed
    }


def _list_sealed(
    pauses: Sequence[StepPause], *, granted: dict[UUID, Extension], told: set[UUID]
) -> dict[str, bytes]:
    read = [one for one in pauses if one.step_id in told]
    reasons = {f"pause:{one.id}": bytes(one.reason_sealed) for one in read}
    results = {f"pause_result:{one.id}": bytes(one.result_sealed) for one in read if one.result_sealed}
    longer = {f"extension:{key}": bytes(one.content_sealed) for key, one in granted.items() if key in told}
    return reasons | results | longer


def _view_pause(pause: StepPause, *, opened: dict[str, Any]) -> PauseView:
    assert pause.approved_at is not None and pause.expected_on is not None, "only approved ones"  # noqa: S101, PT018
    result = opened.get(f"pause_result:{pause.id}")
    return PauseView(
        kind=PauseKind(pause.kind),
        basis=pause.basis,
        days=pause.days,
        began_at=pause.approved_at,
        expected_on=pause.expected_on,
        ended_at=pause.ended_at,
        reason=opened.get(f"pause:{pause.id}", {}).get("reason"),
        result=result,
        is_counted=pause.is_counted,
        proof=pause.proof_id if result is not None else None,
    )


def _view_extension(extension: Extension | None, *, opened: dict[str, Any]) -> ExtensionView | None:
    if extension is None:
        return None
    return ExtensionView(
        by=ExtendedBy(extension.by),
        days=extension.days,
        granted_at=extension.granted_at,
        statutory_on=extension.statutory_on,
        reason=opened.get(f"extension:{extension.step_id}", {}).get("reason"),
    )
