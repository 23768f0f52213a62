"""Results after their issue: put right, revoked, withdrawn, cancelled; told before, heard, and what rests on them."""

from dataclasses import replace
from datetime import date

import pytest

from onething.cases.contracts.changes import ChangeGround, ChangeKind, ChangeProposed
from onething.cases.contracts.kinds import LetterKind
from onething.cases.models.case import Case
from onething.cases.models.change import AffectedStep, ResultChange
from onething.cases.models.letter import CaseLetter
from onething.cases.queries.changes import list_changes_due, list_correctable_rows
from onething.cases.queries.one_case import get_case, list_case_acts, list_next_acts
from onething.credentials.contracts import ResultState, Standing
from onething.credentials.queries import verify_identifier
from onething.directory.contracts import Post
from onething.journey.demonstration_values import make_paper
from onething.journey.letters import get_letter, read_letter
from onething.journey.reading import list_case_results
from onething.journey.ways import changing, evidence
from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS, SYSTEM
from onething.ledger.queries import verify_ledger
from onething.notify.models import LocalMessage
from tests.factories.city import ANSWERS, carry_out_effects, step_of
from tests.factories.living import live
from tests.journey.test_promising import Fire

pytestmark = pytest.mark.django_db
MARKET = "市场监督管理局"
REASON = "申请时提交的租赁合同系伪造，不符合法定条件。"
NOT_QUALIFIED = ChangeProposed(ChangeGround.NOT_QUALIFIED, REASON)


def refused(code, act, *arguments, **named):
    with pytest.raises(Refusal) as found:
        act(*arguments, **named)
    assert found.value.code == code
    return found.value


class Archived:
    """A restaurant lived to its archive; the business licence (M01) carries the food licence (M02)."""

    def __init__(self, city, matter="M01"):
        self.city, self.citizen = city, city.citizen()
        self.case_id = live(city, thing="YJS-002", answers=ANSWERS).case.id
        self.matter = matter
        unit = self.step.unit.name
        self.reviewer, self.decider = (city.viewer(post, unit) for post in (Post.REVIEWER, Post.DECIDER))

    @property
    def step(self):
        return step_of(self.case_id, self.matter)

    @property
    def on(self):
        return {"step_id": self.step.id, "at": self.city.later(minutes=1)}

    def proof(self):
        return evidence.give(self.reviewer, name="核实记录.pdf", content=make_paper("核实"), **self.on)

    def propose(self, proposed=NOT_QUALIFIED):
        act = changing.propose_correction
        if proposed.ground.kind is not ChangeKind.CORRECT:
            act = changing.propose_ending
        act(self.reviewer, proposed=replace(proposed, evidence=self.proof()), **self.on)

    def decide(self, kind):
        changing.decide(self.decider, kind=kind, **self.on)
        carry_out_effects(self.city)

    def revoke(self):
        self.propose()
        changing.tell_holder(self.decider, **self.on)
        changing.answer(self.citizen, statement="合同是中介提供的，我不知情。", **self.on)
        self.decide(ChangeKind.REVOKE)

    def results(self):
        return [
            one
            for one in list_case_results(self.citizen, case_id=self.case_id)
            if one.step_id == self.step.id
        ]

    def verify(self, identifier=None):
        at = self.city.later(seconds=1)
        return verify_identifier(ANONYMOUS, identifier=identifier or self.results()[-1].identifier, at=at)

    def view(self, viewer):
        return next(one for one in get_case(viewer, case_id=self.case_id).steps if one.id == self.step.id)

    def verbs(self, viewer):
        acts = list_next_acts(viewer, case_id=self.case_id, at=self.city.at)
        return {act.verb for act in acts if act.step_id == self.step.id}


def test_a_licence_is_revoked_after_its_holder_was_heard(city):
    file = Archived(city)
    revision = Case.objects.get(id=file.case_id).revision
    file.propose()
    refused("cases.change.not_told", changing.decide, file.decider, kind=ChangeKind.REVOKE, **file.on)
    assert file.view(file.citizen).changes == ()  # not told yet
    changing.tell_holder(file.decider, **file.on)
    (told,) = file.view(file.citizen).changes
    assert (told.kind, told.reason, told.answer_by) == (ChangeKind.REVOKE, REASON, date(2026, 3, 9))
    assert file.verbs(file.citizen) == {"answer_change"}
    said = refused(
        "cases.change.still_heard", changing.decide, file.decider, kind=ChangeKind.REVOKE, **file.on
    )
    assert said.facts == {"answer_by": "2026-03-09"}
    assert file.verify().valid
    changing.answer(file.citizen, statement="合同是中介提供的，我不知情。", **file.on)
    refused("cases.change.answered", changing.answer, file.citizen, statement="再补充一点。", **file.on)
    file.decide(ChangeKind.REVOKE)
    answer = file.verify()
    assert (answer.status, answer.valid, answer.ended_on) == (Standing.REVOKED, False, date(2026, 3, 2))
    assert file.view(file.citizen).ended_as is ChangeKind.REVOKE
    case = Case.objects.get(id=file.case_id)
    assert (case.state, case.revision) == ("archived", revision)  # an addendum, the archive stays as it is
    acts = list_case_acts(file.decider, case_id=file.case_id)
    assert acts[-1].facts["addendum"] or acts[-2].facts["addendum"]
    assert verify_ledger(SYSTEM).sound


def test_who_lets_the_day_pass_was_heard(city):
    file = Archived(city)
    file.propose()
    changing.tell_holder(file.decider, **file.on)
    city.later(days=7)  # the day itself still counts
    refused("cases.change.still_heard", changing.decide, file.decider, kind=ChangeKind.REVOKE, **file.on)
    city.later(days=1)
    file.decide(ChangeKind.REVOKE)
    assert file.results()[-1].state is ResultState.REVOKED
    assert "期限内没有收到意见" in text_of(file, LetterKind.REVOCATION)


def test_what_rests_on_it_is_looked_at_and_not_revoked_by_itself(city):
    file = Archived(city)
    file.revoke()
    resting = {one.step.matter_code.split("/")[1] for one in AffectedStep.objects.select_related("step")}
    plan = get_case(file.citizen, case_id=file.case_id).plan
    needs = {one["code"]: set(one["needs"]) for one in plan["matters"]}
    assert "M02" in resting
    assert resting == {code.split("/")[1] for code, need in needs.items() if file.step.matter_code in need}
    later = step_of(file.case_id, "M02")
    found = [one for one in list_case_results(file.citizen, case_id=file.case_id) if one.step_id == later.id]
    assert [one.state for one in found] == [ResultState.VALID]
    reviewer = city.viewer(Post.REVIEWER, later.unit.name)
    due = [one for one in list_changes_due(reviewer) if one.step_id == later.id]
    assert [(one.affected_by, one.kind) for one in due] == [(file.step.matter_name, ChangeKind.REVOKE)]
    assert list_changes_due(city.viewer(Post.REVIEWER, "烟草专卖局")) != due
    assert list_changes_due(file.citizen) == list_changes_due(city.viewer(Post.LEAD)) == []
    assert any("前序结果有变动" in one.text for one in LocalMessage.objects.all())
    changing.settle(reviewer, step_id=later.id, note="已另行提出撤销。", at=city.later(minutes=1))
    assert [one for one in list_changes_due(reviewer) if one.step_id == later.id] == []
    act = changing.settle
    refused("cases.change.not_affected", act, reviewer, step_id=later.id, note="再登记一次。", at=city.at)


def test_a_slip_is_put_right_by_a_new_version_of_the_same_number(city):
    file = Archived(city, matter="M02")
    label, wrong = list_correctable_rows(file.reviewer, step_id=file.step.id)[0]
    right = {label: f"{wrong}（一楼）"}
    file.propose(ChangeProposed(ChangeGround.SLIP, "门牌号录入有误。", corrections=right))
    assert file.verbs(file.decider) == {"correct_result", "decline_change"}
    changing.decide(file.decider, kind=ChangeKind.CORRECT, **file.on)
    assert file.verify().valid  # the old one, until the new one is printed and signed
    assert "replace_result" not in {act.verb for act in list_case_acts(file.decider, case_id=file.case_id)}
    carry_out_effects(city)
    assert changing.complete_correction(step_id=file.step.id, at=city.at) is False
    old, new = file.results()
    assert (old.state, new.state, new.version) == (ResultState.REPLACED, ResultState.VALID, 2)
    assert file.verify(old.identifier).replaced_by == new.identifier
    assert dict(list_correctable_rows(file.reviewer, step_id=file.step.id))[label] == f"{wrong}（一楼）"
    said = text_of(file, LetterKind.RESULT_CORRECTION)
    assert f"{wrong}（一楼）" in said
    assert old.identifier in said
    assert new.identifier in said
    handed = read_letter(file.citizen, case_id=file.case_id, kind=LetterKind.DELIVERY, at=city.at)
    rows = [row for block in handed.body.blocks for row in block.rows]
    assert any(old.identifier in row[1] for row in rows)  # what was handed over then
    assert not any(new.identifier in row[1] for row in rows)
    file.propose(ChangeProposed(ChangeGround.FRAUD, REASON))  # the new version has a life of its own


@pytest.mark.parametrize(
    ("ground", "kind", "state", "letter"),
    [
        (ChangeGround.LAW_CHANGED, ChangeKind.WITHDRAW, ResultState.WITHDRAWN, LetterKind.WITHDRAWAL),
        (ChangeGround.BODY_ENDED, ChangeKind.CANCEL, ResultState.CANCELLED, LetterKind.CANCELLATION),
    ],
)
def test_withdrawn_for_the_public_interest_or_struck_off(city, ground, kind, state, letter):
    file = Archived(city)
    file.propose(ChangeProposed(ground, REASON))
    if kind is ChangeKind.WITHDRAW:
        changing.tell_holder(file.decider, **file.on)
        city.later(days=10)
    else:
        refused("cases.change.not_heard_of", changing.tell_holder, file.decider, **file.on)
    wrong = ChangeKind.CANCEL if kind is ChangeKind.WITHDRAW else ChangeKind.REVOKE
    refused("cases.change.other_kind", changing.decide, file.decider, kind=wrong, **file.on)
    file.decide(kind)
    assert file.results()[-1].state is state
    assert file.verify().status == state
    assert ground.label in text_of(file, letter)


def test_what_may_not_be_proposed(city):
    file = Archived(city)
    proof = file.proof()
    propose = changing.propose_ending
    for proposed, code in (
        (NOT_QUALIFIED, "cases.change.evidence"),
        (replace(NOT_QUALIFIED, reason="否", evidence=proof), "cases.reason.missing"),
        (ChangeProposed(ChangeGround.SLIP, REASON, proof), "cases.change.ground"),
        (ChangeProposed(ChangeGround.PROMISE_BROKEN, REASON, proof), "cases.change.promise_kept"),
        (ChangeProposed(ChangeGround.EXPIRED, REASON, proof), "cases.change.not_expired"),
    ):
        refused(code, propose, file.reviewer, proposed=proposed, **file.on)
    for corrections, code in (({}, "credentials.row.same"), ({"没有这栏": "改"}, "credentials.row.unknown")):
        slip = ChangeProposed(ChangeGround.SLIP, REASON, proof, corrections)
        refused(code, changing.propose_correction, file.reviewer, proposed=slip, **file.on)
    good = replace(NOT_QUALIFIED, evidence=proof)
    refused("cases.move.not_yours", propose, file.decider, proposed=good, **file.on)
    stranger = city.viewer(Post.REVIEWER, "烟草专卖局")
    refused("cases.step.unknown", propose, stranger, proposed=good, **file.on)
    refused("cases.change.none", changing.decide, file.decider, kind=ChangeKind.REVOKE, **file.on)
    refused("cases.change.not_asked", changing.answer, file.citizen, statement="我有话要说。", **file.on)
    propose(file.reviewer, proposed=good, **file.on)
    refused("cases.change.open", propose, file.reviewer, proposed=good, **file.on)


def test_nobody_decides_what_they_proposed(city):
    file = Archived(city)
    file.propose()
    both = replace(file.decider, person_id=file.reviewer.person_id)
    refused("cases.change.same_person", changing.tell_holder, both, **file.on)
    refused("cases.change.same_person", changing.decline, both, reason="理由不足。", **file.on)
    changing.decline(file.decider, reason="理由不足。", **file.on)
    assert file.view(file.citizen).changes == ()
    assert file.view(file.decider).changes[0].declined_at
    assert file.verify().valid
    file.revoke()
    assert ResultChange.objects.count() == 2
    refused("cases.change.ended", file.propose)


def test_a_broken_promise_is_followed_by_the_revocation(city):
    fire = Fire(city)
    fire.end_broken()
    city.later(days=1)
    on = {"step_id": fire.step.id, "at": city.at}
    proof = evidence.give(fire.reviewer, name="核查记录.pdf", content=make_paper("核查"), **on)
    broken = ChangeProposed(ChangeGround.PROMISE_BROKEN, "逾期没有整改，疏散通道仍堵塞。", proof)
    changing.propose_ending(fire.reviewer, proposed=broken, **on)
    changing.tell_holder(fire.decider, **on)
    city.later(days=10)
    changing.decide(fire.decider, kind=ChangeKind.REVOKE, step_id=fire.step.id, at=city.at)
    found = {one.step_id: one.state for one in list_case_results(fire.citizen, case_id=fire.case_id)}
    assert found[fire.step.id] is ResultState.REVOKED
    assert ResultState.VALID in found.values()  # the licence it rests on stands


def test_the_letters_say_why_by_which_article_and_what_can_be_done(city):
    file = Archived(city)
    file.revoke()
    heard, revoked = text_of(file, LetterKind.HEARING), text_of(file, LetterKind.REVOCATION)
    for wanted in ("拟予撤销", REASON, "行政许可法第六十九条第一款第四项", "2026年3月9日前"):
        assert wanted in heard
    for wanted in ("决定撤销该行政许可", REASON, "第六十九条", "我不知情", "六十日内", "六个月内", "赔偿"):
        assert wanted in revoked
    named = {"case_id": file.case_id, "kind": LetterKind.REVOCATION, "step_id": file.step.id}
    first = get_letter(file.citizen, at=city.at, **named)
    assert first[:5] == b"%PDF-"
    assert get_letter(file.citizen, at=city.later(days=30), **named) == first
    numbers = set(CaseLetter.objects.filter(step=file.step).values_list("kind", flat=True))
    assert {"hearing", "revocation"} <= numbers
    texts = [one.text for one in LocalMessage.objects.all()]
    assert any("您有权陈述申辩" in text for text in texts)
    assert any("许可已不再有效" in text for text in texts)
    assert any("已发的结果有变动" in text for text in texts)


def text_of(file, kind):
    """All that a letter of the step says."""
    letter = read_letter(file.citizen, case_id=file.case_id, kind=kind, at=file.city.at, step_id=file.step.id)
    parts = [letter.body.addressee]
    for block in letter.body.blocks:
        parts += [
            block.heading,
            *block.paragraphs,
            *(cell for row in (*block.rows, *block.facts) for cell in row),
        ]
    return "\n".join(parts)
