"""What a viewer may do now: the moves of the table that the act itself would not refuse for another reason."""

from collections.abc import Callable, Sequence
from datetime import date

from onething.cases import words
from onething.cases.changes import has_open_change
from onething.cases.consultations import OPEN
from onething.cases.contracts.changes import ChangeState
from onething.cases.contracts.examining import CheckState
from onething.cases.contracts.hearings import HearingState
from onething.cases.contracts.kinds import CaseState, Channel, ExtendedBy, PauseState, PromiseState, StepState
from onething.cases.contracts.questions import QuestionState
from onething.cases.contracts.views import NextAct
from onething.cases.deferrals import find_blocked_matters, has_come, is_lacking
from onething.cases.dropping import find_hindrance
from onething.cases.examinations import has_open_points, has_points, is_second
from onething.cases.hearings import is_closed_by, is_hearing_open, may_answer_right, was_heard
from onething.cases.models.case import Case
from onething.cases.models.step import Step
from onething.cases.points import list_open_facts
from onething.cases.reading import state_facts
from onething.cases.rules.coordinating import list_hindrances
from onething.cases.rules.holding import is_in_hand_of
from onething.cases.rules.joint import list_open_points
from onething.cases.rules.promising import CHECKABLE
from onething.cases.rules.recusing import ANSWERED_BY
from onething.cases.slips import has_slip_to_object_to
from onething.cases.states import CASE_MOVES, STEP_MOVES, Move, list_moves
from onething.cases.visits import may_set_visit
from onething.directory.contracts import Post
from onething.kernel.viewer import Viewer

_OF_OWN_UNIT = frozenset({Post.REVIEWER, Post.DECIDER, Post.HEAD, Post.HEARING_HOST})
_OF_A_STEP = frozenset({"mend", "drop"})
_CAUSED = frozenset(
    {"reopen", "take_up", "answer_consultation", "confirm_supervision"}
)  # the last is offered where it was asked
_WITH_PAUSE = {
    "propose_pause": PauseState.NONE,
    "approve_pause": PauseState.PROPOSED,
    "decline_pause": PauseState.PROPOSED,
    "resume": PauseState.RUNNING,
}
_OF_A_RECUSAL = frozenset({"grant_recusal", "decline_recusal"})
_OF_A_HEAD = frozenset({"extend", "decline_extension"})
_WITH_STEPS = frozenset(
    {
        CaseState.IN_REVIEW,
        CaseState.CHOOSING,
        CaseState.ISSUING,
        CaseState.ISSUED,
        CaseState.ON_THE_WAY,
        CaseState.DELIVERED,
        CaseState.ARCHIVED,
        CaseState.REFUSED,
    }
)
_WITH_PROMISE = {
    "permit_on_promise": {PromiseState.SIGNED},
    "withdraw_promise": {PromiseState.SIGNED},
    "check_promise": CHECKABLE,
    "order_mending": {PromiseState.UNFIT},
    "break_promise": {PromiseState.UNMENDED},
    "repair_record": {PromiseState.BROKEN},
}
_WITH_CHANGE = {
    "tell_holder": {ChangeState.PROPOSED},
    "answer_change": {ChangeState.TOLD},
    "decline_change": {ChangeState.PROPOSED, ChangeState.TOLD},
    "correct_result": {ChangeState.PROPOSED},
    "revoke_result": {ChangeState.TOLD},
    "withdraw_result": {ChangeState.TOLD},
    "cancel_result": {ChangeState.PROPOSED},
}
_GRANTING = frozenset({"permit", "permit_on_promise", "record_result"})
_OUT = frozenset({StepState.ISSUING, StepState.ISSUED})


def list_offered(viewer: Viewer, *, case: Case, steps: Sequence[Step], today: date) -> list[NextAct]:
    """Return case acts first, then acts on the viewer's steps. Both rows are read already, all steps by number.

    `today`: what may be asked for until a day is offered until then.
    """
    if viewer.post is None:
        return []
    post = Post(viewer.post)
    acts = [
        _next_act(move.verb)
        for move in list_moves(CASE_MOVES, state=case.state, post=post)
        if move.verb not in _OF_A_STEP and _is_offered(viewer, case=case, verb=move.verb, steps=steps)
    ]
    if case.state in _WITH_STEPS:
        blocked = find_blocked_matters(case)
        for step in steps:
            step.case = case  # read once for all of them
            if post not in _OF_OWN_UNIT or step.unit.code == viewer.unit_code:
                is_blocked = step.matter_code in blocked
                acts += _step_acts(step, viewer=viewer, steps=steps, is_blocked=is_blocked, today=today)
    return acts


def _step_acts(
    step: Step, *, viewer: Viewer, steps: Sequence[Step], is_blocked: bool, today: date
) -> list[NextAct]:
    post = Post(viewer.post or "system")
    acts = [
        _next_act(move.verb, step=step)
        for move in list_moves(STEP_MOVES, state=step.state, post=post)
        if move.fits(kind=step.kind, place=step.place)
        and move.verb not in _CAUSED | _OF_A_STEP
        and _is_in_reach(step, move=move, viewer=viewer)
        and not (is_blocked and move.verb in _GRANTING)
        and (move.verb not in _BY_DAY or _BY_DAY[move.verb](step, today))
        and _is_offered_on(step, verb=move.verb, viewer=viewer, steps=steps, today=today)
    ]
    if step.state == StepState.OPPOSED and post is Post.CITIZEN:
        acts += [
            _next_act(verb, step=step)
            for verb in sorted(_OF_A_STEP)
            if _is_offered_on(step, verb=verb, viewer=viewer, steps=steps, today=today)
        ]
    return acts


def _is_in_reach(step: Step, *, move: Move, viewer: Viewer) -> bool:
    """What a colleague has in hand is not offered, nor a decision to those who reviewed."""
    if viewer.person_id in step.recused and viewer.post != Post.CITIZEN:
        return False
    if move.by_another and viewer.person_id in step.reviewed_by:
        return False
    if not move.by_holder or viewer.post != Post.REVIEWER:
        return True
    is_mine = is_in_hand_of(viewer, held_by=step.held_by)
    if move.verb == "return_to_pool":
        return is_mine
    return step.held_by is None or (is_mine and move.verb != "claim")


def _next_act(verb: str, *, step: Step | None = None) -> NextAct:
    return NextAct(verb=verb, label=words.VERBS[verb], step_id=step.id if step else None)


def _is_offered(viewer: Viewer, *, case: Case, verb: str, steps: Sequence[Step]) -> bool:
    if verb == "fix_slip":
        return False  # which fields are slips nobody knows but who reads them: told by `list_fixable`
    if verb == "object_to_fix":
        return has_slip_to_object_to(case, steps=steps)
    if verb == "confirm":
        return not list_open_points(state_facts(steps)) and not list_hindrances(list_open_facts(case))
    if verb == "deliver":
        return _may_deliver(viewer, case=case)
    if verb == "set_visit":
        return may_set_visit(viewer, steps=steps)
    if verb == "close_point":
        return _owns_a_point(viewer, case=case)
    if verb == "withdraw":
        return not any(step.state in _OUT for step in steps)
    return _CASE_RULES[verb](case) if verb in _CASE_RULES else True


def _may_deliver(viewer: Viewer, *, case: Case) -> bool:
    """What is on its way is delivered by the window that it was handed on to."""
    if case.state == CaseState.ISSUED:
        return True
    return case.handings_on.filter(ended_at__isnull=True, unit__code=viewer.unit_code).exists()


def _came_online(case: Case) -> bool:
    return case.channel == Channel.ONLINE


def _may_ask_another_day(case: Case) -> bool:
    """Once for a visit that stands, before anybody was there; nothing is read when none was set."""
    if not case.has_visits:
        return False
    row = case.visits.filter(replaced_at__isnull=True).order_by("-wave").first()
    if row is None:
        return False
    was_there = case.steps.filter(wave=row.wave, site_visit=True).exclude(check_state="")
    return not (case.visits.filter(wave=row.wave, asked_at__isnull=False).exists() or was_there.exists())


_CASE_RULES: dict[str, Callable[[Case], bool]] = {
    "ask_another_day": _may_ask_another_day,
    "accept": lambda case: not is_lacking(case),
    "accept_lacking": is_lacking,
    "file_ended": lambda case: case.filed_at is None and case.number is not None,
    "supply": has_come,
    "ask_correction": lambda case: getattr(case, "correction", None) is None,
    "pass_precheck": _came_online,
    "return_for_change": lambda case: _came_online(case) and getattr(case, "precheck", None) is None,
}


def _is_offered_on(step: Step, *, verb: str, viewer: Viewer, steps: Sequence[Step], today: date) -> bool:
    post = Post(viewer.post or "system")
    if verb in _WITH_PAUSE:
        is_open = step.pause_state == _WITH_PAUSE[verb]
        return is_open and (verb != "resume" or is_closed_by(step, post=post, today=today))
    if verb in _WITH_PROMISE:
        return step.promise_state in _WITH_PROMISE[verb] and not _open_conditions(step)
    if verb in _WITH_CHANGE:
        return step.change_state in _WITH_CHANGE[verb] and has_open_change(step, verb=verb)
    if verb in _OF_A_HEAD:
        return step.extension_asked == (ExtendedBy.ORGAN if post is Post.HEAD else ExtendedBy.GOVERNMENT)
    if verb in _OF_A_RECUSAL:
        return bool(step.recusal_asked) and ANSWERED_BY[Post(step.recusal_asked)] == post
    if verb == "confirm_check":
        return is_second(viewer, step=step)
    if verb == "drop":
        return find_hindrance(step, facts=state_facts(steps)) is None
    return _RULES[verb](step) if verb in _RULES else True


def _open_conditions(step: Step) -> set[str]:
    return set(step.conditions) - set(step.conditions_met)


def _may_change(step: Step) -> bool:
    return not step.change_state and not step.ended_as


def _may_opine(step: Step) -> bool:
    is_looked_at = not step.two_people or step.check_state == CheckState.CONFIRMED
    return is_looked_at and not (step.recusal_asked or step.pause_state or step.open_consultations)


def _has_visit(step: Step) -> bool:
    """Nothing is read where no visit was set."""
    is_set = step.site_visit and step.case.has_visits
    return is_set and step.case.visits.filter(wave=step.wave, replaced_at__isnull=True).exists()


def _was_seen(step: Step) -> bool:
    return not step.site_visit or step.check_state == CheckState.CONFIRMED


def _owns_a_point(viewer: Viewer, *, case: Case) -> bool:
    """Nothing is read when no point is open."""
    if not case.open_points or viewer.post == Post.LEAD:
        return bool(case.open_points)
    return bool(case.points.filter(closed_at__isnull=True, owner__code=viewer.unit_code).exists())


def _waits_for_an_expert(step: Step) -> bool:
    """Nothing is read when no answer is waited for."""
    return bool(step.open_consultations) and step.consultations.filter(unit=None, **OPEN).exists()


_RULES: dict[str, Callable[[Step], bool]] = {
    "propose_correction": _may_change,
    "propose_ending": _may_change,
    "settle_affected": lambda step: step.is_affected,
    "start_review": lambda step: step.promise_state != PromiseState.SIGNED,
    "record_fact": lambda step: bool(_open_conditions(step)),
    "ask_extension": lambda step: not step.extended_days and not step.extension_asked,
    "file_expert_opinion": _waits_for_an_expert,
    "ask_applicant": lambda step: step.question_state == QuestionState.NONE,
    "answer_question": lambda step: step.question_state == QuestionState.ASKED,
    "tell_hearing_right": lambda step: step.hearing_state == HearingState.NONE,
    "set_hearing": lambda step: step.pause_state == PauseState.RUNNING and is_hearing_open(step),
    "name_visitors": lambda step: step.site_visit and not step.check_state,
    "withdraw_consultation": lambda step: bool(step.open_consultations),
    "waive_consultations": lambda step: bool(step.open_consultations),
    "ask_recusal": lambda step: not step.recusal_asked,
    "tick_review_points": has_points,
    "record_check": lambda step: step.two_people or _has_visit(step),
    "permit": lambda step: (
        _may_opine(step) and _was_seen(step) and not _open_conditions(step) and not has_open_points(step)
    ),
    "refuse": lambda step: _may_opine(step),
    "record_result": lambda step: step.state != "in_review" or not _open_conditions(step),
}


def _has_time_left(step: Step, today: date) -> bool:
    """A limit that has ended is made no longer (行政许可法 art. 42)."""
    return step.statutory_on is not None and today <= step.statutory_on


_BY_DAY: dict[str, Callable[[Step, date], bool]] = {
    "ask_extension": _has_time_left,
    "extend": _has_time_left,
    "ask_hearing": may_answer_right,
    "waive_hearing": may_answer_right,
    "permit": was_heard,
    "refuse": was_heard,
}
