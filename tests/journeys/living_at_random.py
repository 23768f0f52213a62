"""One case in a loaded city, and every act that anybody could try on it: lawful or not, by anybody, at any time.

The oracle is the hand-written law table: it never reads the table of moves.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import cached_property
from itertools import product
from typing import Any
from uuid import UUID

from onething.cases.contracts.changes import ChangeGround, ChangeKind, ChangeProposed
from onething.cases.contracts.consultations import ConsultationAnswer, ConsultationAsked
from onething.cases.contracts.given import (
    CheckMade,
    Delivery,
    ExtensionAsked,
    MeetingHeld,
    Mending,
    OpinionGiven,
    OutsideRefusal,
    OutsideResult,
    PauseProposal,
    PointRaised,
    ProcedureResult,
)
from onething.cases.contracts.hearings import HearingSet, HearingState
from onething.cases.contracts.kinds import DeliveryMethod, ExtendedBy, IssuanceCause, PauseKind, PointKind
from onething.cases.contracts.questions import QuestionAnswer, QuestionAsked
from onething.cases.contracts.slips import SlipFixed
from onething.cases.contracts.visits import VisitSet
from onething.cases.models.case import Case
from onething.cases.models.joint import JointPoint
from onething.cases.models.step import Step
from onething.directory.contracts import Post
from onething.directory.models import Appointment
from onething.journey import flow
from onething.journey.demonstration_values import make_paper
from onething.journey.ways import (
    archiving,
    changing,
    choosing,
    consulting,
    coordinating,
    evidence,
    hearing,
    promising,
    questioning,
    slips,
    timing,
    visiting,
)
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import Viewer
from tests.cases.law_table import ALLOWED
from tests.factories.city import CITIZEN, City

FOR = OpinionGiven("材料齐全，符合条件。")
AGAINST = OpinionGiven("现场不符合要求。", articles=("第三条",))
REASON = "理由已经写明。"
PEOPLE = (
    Post.CITIZEN, Post.CLERK, Post.REVIEWER, Post.DECIDER, Post.HEAD, Post.GOVERNMENT_HEAD, Post.LEAD, Post.AUDITOR,
    Post.HEARING_HOST,
)  # fmt: skip
LAWFUL = {
    (noun, verb, state, post)
    for noun, verb, states, posts, _ground, _why in ALLOWED
    for state, post in product(states, posts)
}
ENDS = frozenset({"archived", "refused", "withdrawn", "not_accepted"})


@dataclass
class Life:
    """The case and the people around it."""

    city: City
    citizen: Viewer
    case_id: UUID
    strangers: Viewer
    known: dict[tuple[Any, ...], Viewer] = field(default_factory=dict)

    @property
    def case(self) -> Case:
        return Case.objects.get(id=self.case_id)

    @property
    def steps(self) -> list[Step]:
        return list(Step.objects.filter(case_id=self.case_id).select_related("unit").order_by("number"))

    def viewer(self, post: Post, *, step: Step | None, is_stranger: bool) -> Viewer:
        """Somebody in this post: of the step's own unit, or (`is_stranger`) of another."""
        key = (post, step.unit_id if step else None, is_stranger)
        if key not in self.known:
            self.known[key] = self._find(post, step=step, is_stranger=is_stranger)
        return self.known[key]

    def _find(self, post: Post, *, step: Step | None, is_stranger: bool) -> Viewer:
        if post is Post.CITIZEN:
            return self.strangers if is_stranger else self.citizen
        if post is Post.LEAD:
            return self.city.viewer(post, self._lead_unit)
        if step is None or post in (Post.CLERK, Post.GOVERNMENT_HEAD, Post.AUDITOR):
            return self.city.viewer(post)
        unit = step.unit.name
        return self.city.viewer(post, self._another(unit) if is_stranger else unit)

    @cached_property
    def people(self) -> list[tuple[Post, Viewer]]:
        """Everybody who could have something to do here, once each."""
        found = {}
        for post, step in product(PEOPLE, self.steps):
            who = self.viewer(post, step=step, is_stranger=False)
            found[who.post, who.unit_code] = (post, who)
        return list(found.values())

    @cached_property
    def _lead_unit(self) -> str:
        return Case.objects.select_related("lead_unit").get(id=self.case_id).lead_unit.name

    def _another(self, unit: str) -> str:
        return next(one for one in ("消防救援大队", "市场监督管理局") if one != unit)

    def give(self, viewer: Viewer, step: Step) -> UUID:
        """Lay evidence in, as whoever acts does before."""
        at = self.city.at
        return evidence.give(viewer, step_id=step.id, name="凭据.pdf", content=make_paper("凭据"), at=at)

    @property
    def today(self) -> date:
        return local_day(self.city.at)


Act = Callable[[Life, Viewer, Step], Any]


def _on(life: Life, step: Step) -> dict[str, Any]:
    return {"step_id": step.id, "at": life.city.at}


def _of(life: Life) -> dict[str, Any]:
    return {"case_id": life.case_id, "at": life.city.at}


def _propose(life: Life, who: Viewer, step: Step) -> None:
    kind = PauseKind.HEARING if step.hearing_state == HearingState.ASKED else PauseKind.TESTING
    proposal = PauseProposal(kind, days=3, reason=REASON, evidence="委托书001")
    timing.propose_pause(who, proposal=proposal, **_on(life, step))


def _resume(life: Life, who: Viewer, step: Step) -> None:
    given = ProcedureResult("检测合格。", evidence=life.give(who, step))
    timing.resume(who, given=given, **_on(life, step))


def _set_hearing(life: Life, who: Viewer, step: Step) -> None:
    given = HearingSet(life.today + timedelta(days=14), clock=time(9, 30), place="政务中心三楼")
    hearing.set_date(who, given=given, **_on(life, step))


def _check(is_fit: bool) -> Act:
    def _act(life: Life, who: Viewer, step: Step) -> None:
        made = CheckMade(life.today, ("甲某", "乙某"), is_fit, findings=REASON, record=life.give(who, step))
        promising.check(who, made=made, **_on(life, step))

    return _act


def _end(ground: ChangeGround) -> Act:
    def _act(life: Life, who: Viewer, step: Step) -> None:
        proposed = ChangeProposed(ground, REASON, evidence=life.give(who, step))
        changing.propose_ending(who, proposed=proposed, **_on(life, step))

    return _act


def _decide(kind: ChangeKind) -> Act:
    def _act(life: Life, who: Viewer, step: Step) -> None:
        life.city.later(days=10)  # whoever was told has let the day pass
        changing.decide(who, kind=kind, **_on(life, step))

    return _act


def _ask(by: ExtendedBy) -> Act:
    return lambda life, who, step: timing.ask_extension(
        who, asked=ExtensionAsked(by=by, reason=REASON), **_on(life, step)
    )


def _point(life: Life, who: Viewer, step: Step) -> None:
    raised = PointRaised(PointKind.BACK, text="口径不一致。", owner=step.unit.name, due_on=life.today)
    coordinating.raise_point(who, raised=raised, **_of(life))


def _close(life: Life, who: Viewer, step: Step) -> None:
    point = JointPoint.objects.filter(case_id=life.case_id, closed_at__isnull=True).order_by("id").first()
    point_id = point.id if point else step.id
    coordinating.close_point(who, point_id=point_id, closing=REASON, **_of(life))


def _meet(life: Life, who: Viewer, step: Step) -> None:
    meeting = MeetingHeld(life.today, attendees=("甲局", "乙局"), agreed=REASON)
    coordinating.record_meeting(who, meeting=meeting, **_of(life))


def _consult(life: Life, who: Viewer, step: Step) -> None:
    consulting.consult(
        who, asked=ConsultationAsked(REASON, expert="某某", affiliation="某院"), **_on(life, step)
    )


def _asked_of(step: Step) -> UUID:
    """The newest question of a step; where none was asked, nobody's."""
    found = step.consultations.order_by("asked_at").last()
    return found.id if found else step.id


def _file_opinion(life: Life, who: Viewer, step: Step) -> None:
    given = ConsultationAnswer(REASON, evidence=life.give(who, step))
    consulting.file_expert_opinion(who, consultation_id=_asked_of(step), given=given, **_on(life, step))


def _take_question_back(life: Life, who: Viewer, step: Step) -> None:
    consulting.withdraw(who, consultation_id=_asked_of(step), reason=REASON, **_on(life, step))


def _set_visit(life: Life, who: Viewer, step: Step) -> None:
    given = VisitSet(life.today, time(15, 0), "玉潭街道1号", subject=REASON, is_agreed=True)
    visiting.set_visit(who, given=given, **_of(life))


def _name(life: Life, who: Viewer, step: Step) -> None:
    held = Appointment.objects.filter(post=Post.REVIEWER, unit=step.unit).order_by("id")[:2]
    visiting.name_visitors(who, people=[one.person_id for one in held], **_on(life, step))


def _fix_slip(life: Life, who: Viewer, _step: Step | None) -> None:
    slips.fix(who, fixed=SlipFixed("premises_area", value="121", reason=REASON), **_of(life))


def _object_to_fix(life: Life, who: Viewer, _step: Step | None) -> None:
    found = life.case.slips.first()
    slips.object_to(who, slip_id=found.id if found else life.case_id, **_of(life))


def _outside(life: Life, who: Viewer, step: Step) -> None:
    flow.record_result(who, result=OutsideResult(number="外001", decided_on=life.today), **_on(life, step))


def _outside_no(life: Life, who: Viewer, step: Step) -> None:
    no = OutsideRefusal(number="外001", decided_on=life.today, reasons=REASON)
    flow.record_refusal(who, refusal=no, **_on(life, step))


def _deliver(life: Life, who: Viewer, step: Step) -> None:
    is_own = who.post == Post.CITIZEN
    method = DeliveryMethod.ELECTRONIC if is_own else DeliveryMethod.WINDOW
    flow.deliver(who, delivery=Delivery(method, CITIZEN["name"]), **_of(life))


STEP_ACTS: dict[tuple[str, str], Act] = {
    ("start_review", ""): lambda life, who, step: flow.start_review(who, **_on(life, step)),
    ("permit", ""): lambda life, who, step: flow.permit(who, opinion=FOR, **_on(life, step)),
    ("refuse", ""): lambda life, who, step: flow.refuse(who, opinion=AGAINST, **_on(life, step)),
    ("permit_on_promise", ""): lambda life, who, step: promising.permit(who, **_on(life, step)),
    ("withdraw_promise", ""): lambda life, who, step: promising.withdraw(who, **_on(life, step)),
    ("check_promise", "fit"): _check(is_fit=True),
    ("check_promise", "unfit"): _check(is_fit=False),
    ("order_mending", ""): lambda life, who, step: promising.order_mending(
        who, order=REASON, **_on(life, step)
    ),
    ("break_promise", ""): lambda life, who, step: promising.find_broken(
        who, reason=REASON, **_on(life, step)
    ),
    ("repair_record", ""): lambda life, who, step: promising.repair(who, reason=REASON, **_on(life, step)),
    ("propose_ending", ""): _end(ChangeGround.NOT_QUALIFIED),
    ("propose_ending", "cancel"): _end(ChangeGround.BODY_ENDED),
    ("propose_ending", "withdraw"): _end(ChangeGround.LAW_CHANGED),
    ("tell_holder", ""): lambda life, who, step: changing.tell_holder(who, **_on(life, step)),
    ("answer_change", ""): lambda life, who, step: changing.answer(who, statement=REASON, **_on(life, step)),
    ("decline_change", ""): lambda life, who, step: changing.decline(who, reason=REASON, **_on(life, step)),
    ("revoke_result", ""): _decide(ChangeKind.REVOKE),
    ("withdraw_result", ""): _decide(ChangeKind.WITHDRAW),
    ("cancel_result", ""): _decide(ChangeKind.CANCEL),
    ("settle_affected", ""): lambda life, who, step: changing.settle(who, note=REASON, **_on(life, step)),
    ("propose_pause", ""): _propose,
    ("approve_pause", ""): lambda life, who, step: timing.approve_pause(who, **_on(life, step)),
    ("decline_pause", ""): lambda life, who, step: timing.decline_pause(
        who, reason=REASON, **_on(life, step)
    ),
    ("resume", ""): _resume,
    ("tell_hearing_right", ""): lambda life, who, step: hearing.tell_right(
        who, why=REASON, **_on(life, step)
    ),
    ("ask_hearing", ""): lambda life, who, step: hearing.ask(who, **_on(life, step)),
    ("set_hearing", ""): _set_hearing,
    ("waive_hearing", ""): lambda life, who, step: hearing.waive(who, **_on(life, step)),
    ("ask_applicant", ""): lambda life, who, step: questioning.ask(
        who, asked=QuestionAsked("招牌几时装？", why_late=REASON), **_on(life, step)
    ),
    ("answer_question", ""): lambda life, who, step: questioning.answer(
        who, given=QuestionAnswer(REASON), **_on(life, step)
    ),
    ("consult", ""): _consult,
    ("name_visitors", ""): _name,
    ("file_expert_opinion", ""): _file_opinion,
    ("withdraw_consultation", ""): _take_question_back,
    ("waive_consultations", ""): lambda life, who, step: consulting.waive(
        who, reason=REASON, **_on(life, step)
    ),
    ("ask_extension", "organ"): _ask(ExtendedBy.ORGAN),
    ("ask_extension", "government"): _ask(ExtendedBy.GOVERNMENT),
    ("extend", ""): lambda life, who, step: timing.extend(who, **_on(life, step)),
    ("decline_extension", ""): lambda life, who, step: timing.decline_extension(
        who, reason=REASON, **_on(life, step)
    ),
    ("record_result", ""): _outside,
    ("record_refusal", ""): _outside_no,
    ("reopen", ""): lambda life, who, step: choosing.mend(who, mending=Mending(REASON), **_on(life, step)),
    ("drop", ""): lambda life, who, step: choosing.drop(who, **_on(life, step)),
    ("separate", ""): lambda life, who, step: choosing.separate(who, **_on(life, step)),
}
CASE_ACTS: dict[tuple[str, str], Act] = {
    ("fix_slip", ""): _fix_slip,
    ("object_to_fix", ""): _object_to_fix,
    ("confirm", ""): lambda life, who, step: flow.confirm(who, **_of(life)),
    ("end", ""): lambda life, who, step: flow.end(who, **_of(life)),
    ("withdraw", ""): lambda life, who, step: flow.withdraw(who, **_of(life)),
    ("deliver", ""): _deliver,
    ("file_ended", ""): lambda life, who, step: archiving.file_ended(who, **_of(life)),
    ("archive", ""): lambda life, who, step: flow.archive(who, **_of(life)),
    ("raise_point", ""): _point,
    ("close_point", ""): _close,
    ("record_meeting", ""): _meet,
    ("set_visit", ""): _set_visit,
    ("ask_another_day", ""): lambda life, who, step: visiting.ask_another_day(who, wish=REASON, **_of(life)),
    ("receive", ""): lambda life, who, step: flow.receive(who, **_of(life)),
    ("accept", ""): lambda life, who, step: flow.accept(who, **_of(life)),
    ("dispatch", ""): lambda life, who, step: flow.dispatch(who, **_of(life)),
}


def release(life: Life, step: Step) -> None:
    """The fuse, tried by hand at any time."""
    flow.release(step_id=step.id, cause=IssuanceCause.FUSE, at=life.city.at)
