"""A hearing where nobody decides without one: hosted by who did not examine, and the decision rests on its minutes."""

import pytest

from onething.cases.contracts.given import OpinionGiven, PauseProposal, ProcedureResult
from onething.cases.contracts.kinds import PauseKind
from onething.cases.queries.one_case import list_case_acts, list_next_acts
from onething.directory.contracts import Post
from onething.directory.models import Appointment
from onething.journey import flow
from onething.journey.demonstration_values import make_paper
from onething.journey.ways import evidence, timing
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
    assert [act.verb for act in list_next_acts(heard.host, case_id=heard.case_id)] == ["resume"]
    assert "resume" not in {act.verb for act in list_next_acts(heard.reviewer, case_id=heard.case_id)}
    assert list_next_acts(city.viewer(Post.HEARING_HOST, "消防救援大队"), case_id=heard.case_id) == []
    minutes = heard.minutes(heard.host)
    held = Appointment.objects.filter(post=Post.HEARING_HOST, person_id=heard.host.person_id)
    held.update(person_id=heard.reviewer.person_id)
    host = city.viewer(Post.HEARING_HOST, heard.step.unit.name)
    refused("cases.hearing.same_person", timing.resume, host, given=minutes, **heard.on())
