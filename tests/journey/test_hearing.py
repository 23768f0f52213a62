"""A hearing where nobody decides without one: hosted by who did not examine, and the decision rests on its minutes."""

from datetime import date, time

import pytest

from onething.cases.contracts.given import OpinionGiven, PauseProposal, ProcedureResult
from onething.cases.contracts.hearings import HearingSet, HearingState
from onething.cases.contracts.kinds import LetterKind, PauseKind
from onething.cases.queries.hearings import list_hearings
from onething.cases.queries.one_case import get_case, list_case_acts, list_next_acts
from onething.directory.contracts import Post
from onething.directory.models import Appointment
from onething.journey import flow
from onething.journey.demonstration_values import make_paper
from onething.journey.letters import print_letter, read_letter
from onething.journey.ways import evidence, hearing, timing
from onething.kernel.errors import Refusal
from tests.factories.catalogue import content_of, published
from tests.factories.city import SMALL, dispatched, permit, states, step_of

pytestmark = pytest.mark.django_db
HEARING = PauseProposal(kind=PauseKind.HEARING, days=20, reason="依法应当举行听证。", evidence="听证公告001")
FOR = OpinionGiven("经听证，符合条件。")


def refused(code, act, *arguments, **named):
    with pytest.raises(Refusal) as found:
        act(*arguments, **named)
    assert found.value.code == code


class Heard:
    """The food permit, published as one that needs a hearing (as 娱乐场所管理条例 art. 10 has it for 歌舞娱乐场所)."""

    def __init__(self, city):
        content = content_of()
        matter = next(one for one in content["thing"]["matters"] if one["id"] == "M02")
        matter["special_procedures"] = [
            {"name": "听证", "counts": False, "required": True, "basis": "演示：必须听证的事项"}
        ]
        published(city, content)
        self.city = city
        self.case_id = dispatched(city, city.citizen(), SMALL)
        permit(city, self.case_id, "M01")
        self.step = step_of(self.case_id, "M02")
        unit = self.step.unit.name
        self.reviewer, self.decider, self.host = (
            city.viewer(post, unit) for post in (Post.REVIEWER, Post.DECIDER, Post.HEARING_HOST)
        )
        flow.start_review(self.reviewer, step_id=self.step.id, at=city.later(minutes=1))

    def on(self):
        return {"step_id": self.step.id, "at": self.city.later(minutes=1)}

    def hold(self):
        timing.propose_pause(self.reviewer, proposal=HEARING, **self.on())
        timing.approve_pause(self.decider, **self.on())

    def verbs(self, viewer):
        """What is offered on the step now."""
        acts = list_next_acts(viewer, case_id=self.case_id, at=self.city.at)
        return [act.verb for act in acts if act.step_id == self.step.id]

    def set(self, day=date(2026, 3, 13), place="政务中心三楼"):
        hearing.set_date(self.host, given=HearingSet(day, clock=time(9, 30), place=place), **self.on())

    def minutes(self, who):
        file = {"name": "听证笔录.pdf", "content": make_paper("听证笔录")}
        return ProcedureResult("听证各方陈述见笔录。", evidence=evidence.give(who, **file, **self.on()))


def test_nobody_decides_before_it_and_the_decision_rests_on_its_minutes(city):
    heard = Heard(city)
    refused("cases.procedure.missing", flow.permit, heard.decider, opinion=FOR, **heard.on())
    against = OpinionGiven("不符合条件。", articles=("第三条",))
    refused("cases.procedure.missing", flow.refuse, heard.decider, opinion=against, **heard.on())
    heard.hold()
    by_reviewer = heard.minutes(heard.reviewer)
    refused("cases.hearing.host", timing.resume, heard.reviewer, given=by_reviewer, **heard.on())
    refused("cases.hearing.no_date", timing.resume, heard.host, given=heard.minutes(heard.host), **heard.on())
    heard.set()
    refused("cases.hearing.not_yet", timing.resume, heard.host, given=heard.minutes(heard.host), **heard.on())
    city.later(days=11)
    bare = ProcedureResult("听证各方陈述见笔录。")
    refused("cases.pause.proof_missing", timing.resume, heard.host, given=bare, **heard.on())
    timing.resume(heard.host, given=heard.minutes(heard.host), **heard.on())
    flow.permit(heard.decider, opinion=FOR, **heard.on())
    assert states(heard.case_id)["M02"] == "ready"
    acts = list_case_acts(heard.decider, case_id=heard.case_id)
    closed = next(act for act in acts if act.verb == "resume")
    signed = next(act for act in acts if act.verb == "permit" and act.step_id == heard.step.id)
    assert signed.facts["rests_on"] == {"hearing": closed.facts["evidence_sm3"]}


def test_the_host_sees_hearings_of_the_own_unit_only_and_did_not_examine(city):
    heard = Heard(city)
    given = ProcedureResult("听证各方陈述见笔录。")
    refused("cases.step.unknown", timing.resume, heard.host, given=given, **heard.on())
    heard.hold()
    assert heard.verbs(heard.host) == ["set_hearing"]
    heard.set()
    assert heard.verbs(heard.host) == ["set_hearing"]  # the day has not come
    city.later(days=11)
    assert heard.verbs(heard.host) == ["resume", "set_hearing"]
    assert "resume" not in heard.verbs(heard.reviewer)
    assert heard.verbs(city.viewer(Post.HEARING_HOST, "消防救援大队")) == []
    minutes = heard.minutes(heard.host)
    held = Appointment.objects.filter(post=Post.HEARING_HOST, person_id=heard.host.person_id)
    held.update(person_id=heard.reviewer.person_id)
    host = city.viewer(Post.HEARING_HOST, heard.step.unit.name)
    refused("cases.hearing.same_person", timing.resume, host, given=minutes, **heard.on())


class Told(Heard):
    """A licence that touches the neighbours: the applicant was told that a hearing may be asked for."""

    def __init__(self, city):
        self.city, self.applicant = city, city.citizen()
        self.case_id = dispatched(city, self.applicant, SMALL)
        self.step = step_of(self.case_id, "M01")
        unit = self.step.unit.name
        self.reviewer, self.decider, self.host = (
            city.viewer(post, unit) for post in (Post.REVIEWER, Post.DECIDER, Post.HEARING_HOST)
        )
        flow.start_review(self.reviewer, step_id=self.step.id, at=city.later(minutes=1))
        hearing.tell_right(self.reviewer, why="涉及相邻住户的重大利益。", **self.on())

    @property
    def view(self):
        case = get_case(self.applicant, case_id=self.case_id)
        return next(one for one in case.steps if one.id == self.step.id).hearing

    def letter(self, kind):
        found = read_letter(self.applicant, case_id=self.case_id, kind=kind, at=self.city.at)
        assert print_letter(found).startswith(b"%PDF")
        return "".join(line for block in found.body.blocks for line in block.paragraphs)


def test_told_asked_dated_held_and_decided_on_the_minutes(city):
    told = Told(city)
    assert told.view.ask_by == date(2026, 3, 9)  # five working days
    assert "请在2026年3月9日前" in told.letter(LetterKind.HEARING_RIGHT)
    refused("cases.hearing.told_already", hearing.tell_right, told.reviewer, why="再告知一次。", **told.on())
    refused("cases.hearing.right_open", flow.permit, told.decider, opinion=FOR, **told.on())
    refused("cases.move.not_yours", hearing.ask, told.reviewer, **told.on())
    refused("cases.step.unknown", hearing.ask, city.citizen(2), **told.on())
    hearing.ask(told.applicant, **told.on())
    assert told.view.hold_by == date(2026, 3, 30)  # twenty working days
    refused("cases.hearing.not_told", hearing.waive, told.applicant, **told.on())
    refused("cases.hearing.asked", flow.permit, told.decider, opinion=FOR, **told.on())
    refused("cases.step.unknown", told.set)  # nobody hosts what was not approved
    told.hold()
    refused("cases.hearing.too_soon", told.set, date(2026, 3, 10))
    refused("cases.hearing.too_far", told.set, date(2026, 4, 10))
    refused("cases.hearing.place_missing", told.set, place="厅")
    told.set()
    assert "2026年3月13日09:30在政务中心三楼举行听证" in told.letter(LetterKind.HEARING_DATE)
    (row,) = list_hearings(told.host)
    assert (row.hearing.day, row.hearing.place) == (date(2026, 3, 13), "政务中心三楼")
    assert list_hearings(city.viewer(Post.HEARING_HOST, "消防救援大队")) == []
    city.later(days=11)
    timing.resume(told.host, given=told.minutes(told.host), **told.on())
    assert list_hearings(told.host) == []
    flow.permit(told.decider, opinion=FOR, **told.on())
    assert states(told.case_id)["M01"] == "ready"


def test_who_waives_or_lets_the_days_pass_is_decided_on_without(city):
    waiving = Told(city)
    hearing.waive(waiving.applicant, **waiving.on())
    assert waiving.view.state is HearingState.WAIVED
    flow.permit(waiving.decider, opinion=FOR, **waiving.on())
    silent = Told(city)
    city.later(days=8)
    flow.refuse(silent.decider, opinion=OpinionGiven("邻里有争议。", articles=("第三条",)), **silent.on())


def test_after_the_days_nobody_asks(city):
    late = Told(city)
    city.later(days=8)
    refused("cases.hearing.too_late", hearing.ask, late.applicant, **late.on())


def test_who_says_nothing_in_the_five_days_is_waited_for_no_longer(city):
    told = Told(city)
    assert {"ask_hearing", "waive_hearing"} <= set(told.verbs(told.applicant))
    assert {"permit", "refuse"}.isdisjoint(told.verbs(told.decider))
    city.later(days=7)  # the last of the five days
    assert "ask_hearing" in told.verbs(told.applicant)
    city.later(days=1)
    assert {"ask_hearing", "waive_hearing"}.isdisjoint(told.verbs(told.applicant))
    assert {"permit", "refuse"} <= set(told.verbs(told.decider))
    refused("cases.hearing.too_late", hearing.ask, told.applicant, **told.on())
    flow.permit(told.decider, opinion=FOR, **told.on())
    assert states(told.case_id)["M01"] == "ready"


def test_who_asked_is_heard_before_anybody_decides(city):
    told = Told(city)
    hearing.ask(told.applicant, **told.on())
    city.later(days=40)
    assert {"permit", "refuse"}.isdisjoint(told.verbs(told.decider))
    assert "propose_pause" in told.verbs(told.reviewer)
