"""The pre-check of what came online: passed, or sent back for change, once. It stops no limit of the law."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from onething.cases import words
from onething.cases.actions.accepting import check_answered_in_time
from onething.cases.actions.acting import Told, lock_case, move_case
from onething.cases.contracts.given import CorrectionItem
from onething.cases.contracts.kinds import CaseState, Channel
from onething.cases.models.case import Case, Precheck
from onething.cases.reading import get_plan
from onething.cases.rules.places import check_items
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer


def pass_precheck(viewer: Viewer, *, case_id: UUID, at: datetime) -> None:
    """Say that an online application looks complete; the window takes it in next."""
    case = _lock_for_precheck(viewer, case_id=case_id, verb="pass_precheck", at=at)
    move_case(case, verb="pass_precheck", viewer=viewer, at=at)
    Precheck.objects.update_or_create(case=case, defaults={"passed_at": at})


def return_for_change(
    viewer: Viewer, *, case_id: UUID, items: Sequence[CorrectionItem], at: datetime
) -> None:
    """Send an online application back with everything that is to be changed, once; the applicant may change anything."""
    case = _lock_for_precheck(viewer, case_id=case_id, verb="return_for_change", at=at)
    if case.state == CaseState.SUBMITTED and getattr(case, "precheck", None) is not None:
        raise Refusal("cases.precheck.twice", words.RETURNED_TWICE, status=409)
    check_items(items, plan=get_plan(case))
    listed = [{"place": item.place, "sentence": item.sentence.strip()} for item in items]
    told = Told(facts={"places": [item.place for item in items]}, personal={"items": listed})
    move_case(case, verb="return_for_change", viewer=viewer, at=at, told=told)
    Precheck.objects.create(case=case, items=listed, returned_at=at)


def _lock_for_precheck(viewer: Viewer, *, case_id: UUID, verb: str, at: datetime) -> Case:
    case = lock_case(viewer, case_id=case_id)
    check_answered_in_time(case, verb=verb, viewer=viewer, at=at)
    if case.state == CaseState.SUBMITTED and case.channel != Channel.ONLINE:
        raise Refusal("cases.precheck.at_window", words.PRECHECK_AT_WINDOW, status=409)
    return case
