"""At the window: receive, accept or not, ask for correction once, dispatch to the departments."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from onething.cases import words
from onething.cases.actions.accepting import check_answered_in_time, promise_here
from onething.cases.actions.acting import Told, lock_case, move_case, move_step
from onething.cases.actions.application import check_signed
from onething.cases.actions.papers import check_nothing_lacking
from onething.cases.actions.promising import keep_promise, sign_promises
from onething.cases.actions.sheets import find_sheet
from onething.cases.actions.starting import Beginning, open_step
from onething.cases.contracts.given import CorrectionItem, NonAcceptance, Signature
from onething.cases.contracts.kinds import CaseState, PromiseState
from onething.cases.counting import count_from, counting_at, say_day, say_hall, say_limit
from onething.cases.models.case import Case, Correction
from onething.cases.models.step import Step
from onething.cases.overdue import calendar_of, correction_term
from onething.cases.reading import get_plan
from onething.cases.rules.awaiting import last_waiting_day
from onething.cases.rules.places import check_items
from onething.cases.rules.receipt import notice_limit
from onething.cases.rules.turning_away import check_non_acceptance
from onething.cases.states import NOWHERE
from onething.catalogue.contracts import PublishedThing
from onething.catalogue.queries import get_publication
from onething.directory.contracts import Unit
from onething.directory.queries import find_own_unit, get_units
from onething.kernel.clock import Limit, LimitUnit
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer
from onething.planning.contracts import PlannedMatter


def receive_case(viewer: Viewer, *, case_id: UUID, at: datetime) -> None:
    """Take the application in; from here the five days of 行政许可法 art. 32(4) run."""
    case = lock_case(viewer, case_id=case_id)
    check_answered_in_time(case, verb="receive", viewer=viewer, at=at)
    told = Told(facts=take_in(case, hall=find_own_unit(viewer), at=at))
    move_case(case, verb="receive", viewer=viewer, at=at, told=told)


def accept_case(viewer: Viewer, *, case_id: UUID, at: datetime) -> None:
    """Accept: the promised day is computed from the calendar as known today, fixed and told."""
    case = lock_case(viewer, case_id=case_id)
    check_answered_in_time(case, verb="accept", viewer=viewer, at=at)
    check_nothing_lacking(case)
    facts = promise_here(viewer, case=case, at=at)
    move_case(case, verb="accept", viewer=viewer, at=at, told=Told(facts=facts))


def refuse_to_accept(viewer: Viewer, *, case_id: UUID, given: NonAcceptance, at: datetime) -> None:
    """Not accept, in writing: the kind of reason with its article, and whose power it is (行政许可法 art. 32, 78)."""
    case = lock_case(viewer, case_id=case_id)
    check_answered_in_time(case, verb="not_accept", viewer=viewer, at=at)
    correction = getattr(case, "correction", None)
    checked = check_non_acceptance(given, was_corrected=bool(correction and correction.answered_at))
    case.not_accepted_kind, case.not_accepted_reason = checked.kind, checked.reason
    case.not_accepted_organ, case.not_accepted_basis, case.closed_at = checked.organ, checked.basis, at
    facts = {"kind": checked.kind, "basis": checked.basis, "organ": checked.organ}
    told = Told(facts=facts, personal={"reason": checked.reason})
    move_case(case, verb="not_accept", viewer=viewer, at=at, told=told)


def ask_correction(viewer: Viewer, *, case_id: UUID, items: Sequence[CorrectionItem], at: datetime) -> None:
    """Tell everything that must be corrected, once (行政许可法 art. 32(4)); each item names a field or material."""
    case = lock_case(viewer, case_id=case_id)
    check_answered_in_time(case, verb="ask_correction", viewer=viewer, at=at)
    is_waiting = case.state == CaseState.CORRECTING  # pressed twice it is one notice
    if not is_waiting and Correction.objects.filter(case=case).exists():
        raise Refusal("cases.correction.twice", words.CORRECTION_TWICE, status=409)
    check_items(items, plan=get_plan(case))
    listed = [{"place": item.place, "sentence": item.sentence.strip()} for item in items]
    due_on = last_waiting_day(local_day(at), term=correction_term(), calendar=calendar_of(at))
    term = Limit(correction_term().days, LimitUnit.WORKING_DAYS)
    facts = {
        "places": [item.place for item in items],
        "limits": {"correction": {"promised": say_limit(term)}},
        "correct_by": due_on.isoformat(),
        **counting_at(at).as_facts(),
    }
    told = Told(facts=facts, personal={"items": listed})
    move_case(case, verb="ask_correction", viewer=viewer, at=at, told=told)
    Correction.objects.create(case=case, items=listed, asked_at=at, due_on=due_on)


def correct_case(viewer: Viewer, *, case_id: UUID, signature: Signature, at: datetime) -> None:
    """Hand the corrected application in, signed again; the limit of acceptance runs from here."""
    case = lock_case(viewer, case_id=case_id)
    received: dict[str, Any] = {}
    if case.state == "correcting":
        check_signed(case, plan=get_plan(case), signature=signature, at=at)
        sheet = find_sheet(viewer, case=case, signature=signature)
        case.snapshot_sm3 = signature.snapshot_sm3
        received = take_in(case, hall=find_own_unit(viewer), at=at)
        received |= {"sheet_sm3": sheet.file_sm3} if sheet else {}
        sign_promises(case, plan=get_plan(case), signature=signature, at=at)
        Correction.objects.filter(case=case).update(answered_at=at)
    facts = {"snapshot_sm3": case.snapshot_sm3, "signed_by": signature.method, **received}
    move_case(case, verb="correct", viewer=viewer, at=at, told=Told(facts=facts))


def dispatch_case(viewer: Viewer, *, case_id: UUID, at: datetime) -> None:
    """Give every planned matter to its department as a step.

    Steps that wait for nobody start at the unified acceptance; serial ones when the earlier result is there.
    """
    case = lock_case(viewer, case_id=case_id)
    plan = get_plan(case)
    move_case(case, verb="dispatch", viewer=viewer, at=at, told=Told(facts={"steps": len(plan.matters)}))
    assert case.accepted_on and case.accepted_at, "only an accepted case is dispatched"  # noqa: S101, PT018
    began = Beginning(on=case.accepted_on, at=case.accepted_at)
    published = get_publication(SYSTEM, publication_id=case.publication_id)
    units = get_units(SYSTEM, names={matter.department for matter in plan.matters})
    for index, matter in enumerate(plan.matters, start=1):
        step = _new_step(case, matter=matter, index=index, matter_id=_published(published, matter=matter))
        step.unit_id = units[matter.department].id
        if matter.needs:
            move_step(step, verb="wait", viewer=SYSTEM, at=at)
        else:
            open_step(step, matter=matter, began=began, at=at)
        keep_promise(step, matter=matter)


def take_in(case: Case, *, hall: Unit | None, at: datetime) -> dict[str, Any]:
    """Note that the application is there, as of the legal day; the caller saves. Returns what the ledger keeps."""
    counting = counting_at(at)
    case.received_at, case.received_on = at, count_from(at, hall=hall, calendar=counting.calendar)
    case.counted_with = counting.content
    limits = {"receipt": {"statutory": say_limit(notice_limit(case.silence_days))}}
    said = {"started_on": say_day(case.received_on), "hall": say_hall(hall), "limits": limits}
    return {**said, **counting.as_facts()}


def _published(published: PublishedThing, *, matter: PlannedMatter) -> UUID:
    """No power outside the list: what no publication names is nobody's step."""
    found = published.matter_ids.get(matter.code)
    if found is None:
        sentence = words.POWER_MATTER.format(name=matter.name)
        raise Refusal("cases.power.unpublished_matter", sentence, status=409)
    return found


def _new_step(case: Case, *, matter: PlannedMatter, index: int, matter_id: Any) -> Step:
    return Step(
        case=case,
        published_matter_id=matter_id,
        number=f"{case.number}-{index:02d}",
        matter_code=matter.code,
        matter_name=matter.name,
        result_name=matter.result_name,
        kind=matter.kind,
        place=matter.place,
        release=matter.release,
        conditions=list(matter.conditions),
        site_visit=matter.site_visit,
        two_people=bool(matter.examination.two_people),
        wave=matter.wave,
        needs=list(matter.needs),
        promise_state=PromiseState.SIGNED if matter.promise else PromiseState.NONE,
        state=NOWHERE,
    )
