"""What the interface says is next can be done, by whom it tells, where it says, at every stage of a case."""

from typing import Any

import pytest
from django.db import transaction

from onething.cases.models.step import Step
from onething.journey.demonstration_values import make_paper
from tests.factories.catalogue import publish_conditions
from tests.factories.city import ANSWERS
from tests.openapi.people import FIRE, LICENCES, ROOT, Hall, Somebody
from tests.openapi.review_stages import REVIEW_BODIES

POINT = {"kind": "back", "text": "两家对面积口径不一致。", "owner": LICENCES, "due_on": "2026-03-20"}
MEETING = {
    "held_on": "2026-03-02",
    "attendees": ["市场监督管理局", "消防救援大队"],
    "agreed": "按现场测量为准。",
}
COORDINATES = {"raise_point", "record_meeting"}
OPINION = {"reasons": "理由已写明。", "articles": ["食品安全法第三十五条"]}
RECUSING = {"declare_interest", "order_recusal", "ask_recusal"}
CHANGES = {"propose_correction", "propose_ending"}
# What is open all through a review, whatever else is: done like the others, and told apart.
BESIDE = (
    {
        "claim",
        "assign",
        "return_to_pool",
        "consult",
        "tick_review_points",
        "tell_hearing_right",
        "ask_applicant",
    }
    | RECUSING
    | CHANGES
)
DECIDES = {"assign", "declare_interest", "order_recusal"}
PLAIN_BODIES: dict[str, Any] = {
    "not_accept": {"kind": "not_ours", "organ": "河东区市场监督管理局", "reason": "不属于本机关职权。"},
    "return_to_pool": {"reason": "下周培训，请同事接手。"},
    "permit": OPINION,
    "refuse": OPINION,
    "record_fact": {"fact": "fee_paid", "evidence": "缴款书001"},
    "record_result": {"number": "外部001", "decided_on": "2026-03-02"},
    "record_refusal": {"number": "外部001", "decided_on": "2026-03-02", "reasons": "管道不通到这里。"},
    "propose_pause": {"kind": "testing", "days": 5, "reason": "需要检测水质。", "evidence": "委托书001"},
    "consult": {"unit": FIRE, "question": "疏散条件如何？"},
    "waive_consultations": {"reason": "现有材料足以判断。"},
    "set_visit": {
        "day": "2026-03-02",
        "clock": "15:00",
        "place": "玉潭街道1号",
        "subject": "看场所。",
        "is_agreed": True,
    },
    "ask_another_day": {"reason": "周五上午可以。"},
    "tell_hearing_right": {"reason": "涉及相邻住户的重大利益。"},
    "decline_pause": {"reason": "不需要检测。"},
    "ask_extension": {"by": "organ", "reason": "案情复杂需要核实。"},
    "decline_extension": {"reason": "按期办结。"},
    "raise_point": POINT,
    "record_meeting": MEETING,
    "mend": {"explanation": "已按要求整改。"},
    "deliver": {"method": "window", "recipient": "演示乙"},
    "send": {"recipient": "演示乙", "phone": "13900000002", "address": "湖南省宁乡市玉潭街道演示路1号"},
    "hand_on": {"unit_code": "11430182XX0000115C"},
    "take_back": {"reason": "无人领取。"},
}


def follow_everything(hall: Hall, people: dict[str, Somebody], *, case_id: str) -> dict[str, set[str]]:
    """Do every next act of everybody and undo it; returns the verbs each was told, but for those open all through a review."""
    told: dict[str, set[str]] = {}
    for name, person in people.items():
        answer = person.send("GET", f"/cases/{case_id}")
        acts = answer.json().get("next_acts", [])
        for act in acts:
            with transaction.atomic():
                body = _body(hall, person, case_id=case_id, act=act)
                person.post(act["href"].removeprefix(ROOT), body)
                transaction.set_rollback(True)
        if verbs := {act["verb"] for act in acts} - BESIDE:
            told[name] = verbs
    return told


def _sign(hall: Hall, person: Somebody, *, case_id: str, verb: str) -> Any:
    """By phone, or on paper: an online case corrected on paper rests on the scan of the signed sheet."""
    if person.phone:
        return hall.sign(person, case_id)
    snapshot = person.post(f"/cases/{case_id}/signing-code")["snapshot_sm3"]
    if verb == "correct":
        person.upload(f"/cases/{case_id}/signed-sheet", make_paper("补正页"))
    return {"snapshot_sm3": snapshot}


def _close_consultation(person: Somebody, *, case_id: str, act: dict[str, Any]) -> Any:
    """Of the newest: an expert's opinion comes in writing."""
    asked = person.get(f"/cases/{case_id}")["steps"][0]["consultations"][-1]["id"]
    if act["verb"] == "withdraw_consultation":
        return {"consultation": asked, "reason": "已经查清。"}
    writing = person.upload(f"/steps/{act['step_id']}/evidence", make_paper("意见"))["evidence"]
    return {"consultation": asked, "opinion": "结构安全。", "evidence": writing}


def _body(hall: Hall, person: Somebody, *, case_id: str, act: dict[str, Any]) -> Any:
    verb = act["verb"]
    if verb == "close_point":
        point = person.get(f"/cases/{case_id}")["points"][0]["id"]
        return {"point": point, "reason": "已按现场测量统一。"}
    if verb in ("withdraw_consultation", "file_expert_opinion"):
        return _close_consultation(person, case_id=case_id, act=act)
    if verb == "resume":
        report = person.upload(f"/steps/{act['step_id']}/evidence", make_paper("报告"))
        return {"result": "检测合格，报告001。", "evidence": report["evidence"]}
    if verb == "deliver" and person.phone:
        return {"method": "electronic", "recipient": "演示乙"}
    if verb in ("submit", "correct"):
        return _sign(hall, person, case_id=case_id, verb=verb)
    if verb in ("ask_correction", "return_for_change"):
        form = person.get(f"/cases/{case_id}")["plan"]["form"]
        return {"items": [{"place": f"form.{form[0]['key']}", "sentence": "请核对后重填。"}]}
    if verb in REVIEW_BODIES:
        return REVIEW_BODIES[verb](person, case_id, act)
    return PLAIN_BODIES.get(verb, {})


@pytest.fixture
def people(hall: Hall) -> dict[str, Somebody]:
    return {
        "owner": hall.citizen(),
        "other": hall.citizen(2),
        "clerk": hall.staff("window_clerk"),
        "reviewer": hall.staff("reviewer", LICENCES),
        "decider": hall.staff("decider", LICENCES),
        "fire_reviewer": hall.staff("reviewer", FIRE),
        "fire_decider": hall.staff("decider", FIRE),
        "lead": hall.staff("lead_coordinator", LICENCES),
        "auditor": hall.staff("ledger_auditor"),
    }


def test_everything_that_is_next_can_be_done(hall: Hall, people: dict[str, Somebody]):
    owner, clerk = people["owner"], people["clerk"]

    def told() -> dict[str, set[str]]:
        return follow_everything(hall, people, case_id=case_id)

    case_id = hall.draft(owner)
    hall.fill(owner, case_id)
    assert told() == {"owner": {"submit", "withdraw"}}
    owner.follow(case_id, "submit", hall.sign(owner, case_id))
    precheck = {"pass_precheck", "return_for_change"}
    assert told() == {"owner": {"withdraw"}, "clerk": {"receive", "not_accept"} | precheck}
    clerk.follow(case_id, "receive")
    assert told() == {"owner": {"withdraw"}, "clerk": {"accept", "not_accept", "ask_correction"}}
    clerk.follow(case_id, "accept")
    assert told() == {"owner": {"withdraw"}, "clerk": {"dispatch"}}
    clerk.follow(case_id, "dispatch")
    assert told() == {"owner": {"withdraw"}, "reviewer": {"start_review"}, "lead": COORDINATES}
    for step in owner.get(f"/cases/{case_id}")["steps"]:
        assert told()["lead"] == COORDINATES
        hall.permit(case_id, step)
    assert told() == {"owner": {"withdraw", "separate"}, "lead": {"confirm"} | COORDINATES}
    people["lead"].follow(case_id, "confirm")
    assert told() == {}
    hall.work()
    assert told() == {"owner": {"deliver"}, "clerk": {"deliver", "send", "hand_on"}}
    with transaction.atomic():
        clerk.follow(case_id, "hand_on", PLAIN_BODIES["hand_on"])
        assert told() == {"clerk": {"take_back"}}
        transaction.set_rollback(True)
    clerk.follow(case_id, "deliver", PLAIN_BODIES["deliver"])
    assert told() == {"clerk": {"archive"}}
    clerk.follow(case_id, "archive")
    assert told() == {}


def test_while_a_correction_is_asked_applicant_and_window_may_correct(
    hall: Hall, people: dict[str, Somebody]
):
    case_id = hall.submitted(people["owner"])
    people["clerk"].follow(case_id, "receive")
    people["clerk"].follow(
        case_id,
        "ask_correction",
        _body(hall, people["clerk"], case_id=case_id, act={"verb": "ask_correction"}),
    )
    told = follow_everything(hall, people, case_id=case_id)
    assert told == {"owner": {"correct", "withdraw"}, "clerk": {"correct"}}
    people["owner"].follow(case_id, "correct", hall.sign(people["owner"], case_id))
    told = follow_everything(hall, people, case_id=case_id)
    assert told["clerk"] == {"accept", "not_accept"}  # a second notice is not lawful (行政许可法 art. 32(4))


def test_after_a_refusal_only_choices_that_stand_are_offered(hall: Hall, people: dict[str, Somebody]):
    """Every later matter needs the licence, so that it cannot be dropped; the fire check can."""
    case_id = hall.dispatched(people["owner"], ANSWERS)
    steps = {step["matter_code"][-3:]: step for step in people["owner"].get(f"/cases/{case_id}")["steps"]}
    with transaction.atomic():
        hall.refuse(case_id, steps["M01"])
        told = follow_everything(hall, people, case_id=case_id)
        assert told["owner"] == {"mend", "end", "withdraw"}
        transaction.set_rollback(True)
    hall.permit(case_id, steps["M01"])
    fire = next(code for code, step in steps.items() if step["department"] == FIRE)
    hall.refuse(case_id, steps[fire])
    told = follow_everything(hall, people, case_id=case_id)
    assert told["owner"] == {"mend", "drop", "end", "withdraw", "separate"}
    assert set(told) == {"owner", "reviewer", "lead"}
    people["owner"].follow(case_id, "drop")
    assert people["owner"].get(f"/cases/{case_id}")["state"] == "in_review"


def test_conditions_and_outside_results_come_before_the_opinion(hall: Hall, people: dict[str, Somebody]):
    case_id = hall.dispatched(people["owner"])
    first = people["owner"].get(f"/cases/{case_id}")["steps"][0]["id"]
    publish_conditions(Step.objects.filter(id=first), conditions=["fee_paid"])
    told = follow_everything(hall, people, case_id=case_id)
    assert (told["clerk"], told["reviewer"]) == ({"record_fact"}, {"record_fact", "start_review"})
    people["reviewer"].follow(case_id, "start_review")
    assert follow_everything(hall, people, case_id=case_id)["decider"] == {
        "refuse",
        "ask_extension",
    }
    people["clerk"].follow(case_id, "record_fact", PLAIN_BODIES["record_fact"])
    told = follow_everything(hall, people, case_id=case_id)
    assert told == {"owner": {"withdraw"}, "decider": {"permit", "refuse", "ask_extension"},
                    "reviewer": {"propose_pause", "ask_extension"}, "lead": COORDINATES}  # fmt: skip
    Step.objects.filter(id=first).update(place="outside")
    assert follow_everything(hall, people, case_id=case_id)["reviewer"] == {
        "record_result",
        "record_refusal",
    }


def test_once_a_result_went_out_withdrawing_is_not_offered(hall: Hall, people: dict[str, Somebody]):
    case_id = hall.dispatched(people["owner"])
    Step.objects.filter(case_id=case_id, state="pending").update(release="own_day", fuse_at=None)
    hall.permit(case_id, people["owner"].get(f"/cases/{case_id}")["steps"][0])
    hall.work()
    told = follow_everything(hall, people, case_id=case_id)
    assert "owner" not in told


def test_a_procedure_and_an_extension_go_from_hand_to_hand(hall: Hall, people: dict[str, Somebody]):
    case_id = hall.dispatched(people["owner"])
    heads = {
        post: hall.staff(post, unit) for post, unit in (("organ_head", LICENCES), ("government_head", None))
    }
    reviewer = people["reviewer"]
    reviewer.follow(case_id, "start_review")
    reviewer.follow(case_id, "propose_pause", PLAIN_BODIES["propose_pause"])
    told = follow_everything(hall, people | heads, case_id=case_id)
    assert (told["reviewer"], told["decider"]) == (
        {"ask_extension"},
        {"approve_pause", "decline_pause", "ask_extension"},
    )
    people["decider"].follow(case_id, "approve_pause")
    told = follow_everything(hall, people | heads, case_id=case_id)
    assert told["reviewer"] == {"resume", "ask_extension"}
    assert not set(told) & set(heads)
    reviewer.follow(case_id, "ask_extension", PLAIN_BODIES["ask_extension"] | {"by": "government"})
    told = follow_everything(hall, people | heads, case_id=case_id)
    assert told["government_head"] == {"extend", "decline_extension"}
    assert "organ_head" not in told


def test_what_is_open_beside_the_way_of_a_review(hall: Hall, people: dict[str, Somebody]):
    case_id = hall.dispatched(people["owner"])

    def beside(name: str) -> set[str]:
        acts = people[name].get(f"/cases/{case_id}")["next_acts"]
        return {act["verb"] for act in acts} & BESIDE

    assert (beside("reviewer"), beside("decider")) == ({"claim", "declare_interest"}, DECIDES)
    people["reviewer"].follow(case_id, "start_review")
    assert (beside("reviewer"), beside("decider")) == (
        {"return_to_pool", "consult", "tick_review_points", "tell_hearing_right", "ask_applicant", "declare_interest"}, DECIDES,
    )  # fmt: skip
    assert (beside("owner"), beside("clerk"), beside("lead")) == ({"ask_recusal"}, set(), set())


def test_an_open_point_goes_to_its_owner_and_holds_the_confirmation(hall: Hall, people: dict[str, Somebody]):
    case_id = hall.decided(people["owner"])
    people["lead"].follow(case_id, "raise_point", POINT)
    told = follow_everything(hall, people, case_id=case_id)
    assert told["lead"] == COORDINATES | {"close_point"}
    assert (told["reviewer"], told["decider"]) == ({"close_point"}, {"close_point"})
    assert "separate" in told["owner"]
    assert "clerk" not in told


def test_what_was_asked_of_others_is_answered_taken_back_or_not_waited_for(
    hall: Hall, people: dict[str, Somebody]
):
    case_id = hall.dispatched(people["owner"])
    reviewer = people["reviewer"]
    reviewer.follow(case_id, "start_review")
    reviewer.follow(case_id, "consult", PLAIN_BODIES["consult"])
    told = follow_everything(hall, people, case_id=case_id)
    assert "withdraw_consultation" in told["reviewer"]
    assert "file_expert_opinion" not in told["reviewer"]
    assert told["decider"] == {"waive_consultations", "ask_extension"}
    asked = people["fire_reviewer"].get("/consultations")["items"][0]
    people["fire_reviewer"].post(f"/consultations/{asked['id']}/answer", {"opinion": "符合疏散条件。"})
    expert = {"expert": "某工程师", "affiliation": "某设计院", "question": "结构是否安全？"}
    reviewer.follow(case_id, "consult", expert)
    told = follow_everything(hall, people, case_id=case_id)
    assert told["reviewer"] >= {"withdraw_consultation", "file_expert_opinion"}
    body = {"consultation": reviewer.get(f"/cases/{case_id}")["steps"][0]["consultations"][-1]["id"]}
    reviewer.follow(case_id, "withdraw_consultation", body | {"reason": "已经查清。"})
    assert follow_everything(hall, people, case_id=case_id)["decider"] >= {"permit", "refuse"}


def test_a_visit_is_set_for_all_moved_once_at_the_applicants_wish_and_recorded(
    hall: Hall, people: dict[str, Somebody]
):
    case_id = hall.dispatched(people["owner"])
    first = Step.objects.filter(case_id=case_id).order_by("number").first()
    Step.objects.filter(id=first.id).update(site_visit=True)
    told = follow_everything(hall, people, case_id=case_id)
    assert "set_visit" in told["lead"] & told["reviewer"]
    assert "ask_another_day" not in told["owner"]
    people["lead"].follow(case_id, "set_visit", PLAIN_BODIES["set_visit"])
    assert "ask_another_day" in follow_everything(hall, people, case_id=case_id)["owner"]
    people["owner"].follow(case_id, "ask_another_day", PLAIN_BODIES["ask_another_day"])
    people["reviewer"].follow(case_id, "start_review")
    told = follow_everything(hall, people, case_id=case_id)
    assert "ask_another_day" not in told["owner"]
    assert "permit" not in told["decider"]
    assert told["reviewer"] >= {"set_visit", "name_visitors", "record_check"}
