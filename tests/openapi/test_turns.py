"""Turns of a review that take more than one hand, lived by HTTP alone: a hearing, an expert, two people, a file of what ended."""

from onething.cases.models.step import Step
from onething.journey.demonstration_values import make_paper
from tests.openapi.access_bodies import BODIES, OPINION
from tests.openapi.people import LICENCES, Hall, Somebody, list_reviewers


def in_review(hall: Hall, owner: Somebody) -> tuple[str, str]:
    """A case whose first step is looked at; returns the case's id and the step's."""
    case_id = hall.dispatched(owner)
    hall.staff("reviewer", LICENCES).follow(case_id, "start_review")
    return case_id, owner.get(f"/cases/{case_id}")["steps"][0]["id"]


def lay_in(person: Somebody, step_id: str, name: str) -> str:
    """Lay a file in as evidence; returns the id that an act names it by."""
    given: str = person.upload(f"/steps/{step_id}/evidence", make_paper(name))["evidence"]
    return given


def state_of(person: Somebody, case_id: str) -> str:
    state: str = person.get(f"/cases/{case_id}")["steps"][0]["state"]
    return state


def test_a_hearing_is_told_asked_for_dated_held_and_decided_on(hall: Hall):
    owner = hall.citizen()
    case_id, step_id = in_review(hall, owner)
    reviewer, decider = hall.staff("reviewer", LICENCES), hall.staff("decider", LICENCES)
    host = hall.staff("hearing_host", LICENCES)
    reviewer.follow(case_id, "tell_hearing_right", BODIES["tell-hearing-right"])
    owner.follow(case_id, "ask_hearing")
    assert decider.post(f"/steps/{step_id}/permit", OPINION, status=409)["code"] == "cases.hearing.asked"
    reviewer.follow(case_id, "propose_pause", BODIES["propose-pause"] | {"kind": "hearing"})
    decider.follow(case_id, "approve_pause")
    host.post(f"/steps/{step_id}/set-hearing", BODIES["set-hearing"])
    hall.city.later(days=20)
    owner, decider = hall.citizen(), hall.staff("decider", LICENCES)  # nobody stays signed in as long
    host = hall.staff("hearing_host", LICENCES)
    minutes = {"result": "听证各方陈述见笔录。", "evidence": lay_in(host, step_id, "听证笔录")}
    host.post(f"/steps/{step_id}/resume", minutes)
    decider.follow(case_id, "permit", OPINION)
    assert state_of(owner, case_id) == "ready"


def test_an_expert_is_asked_and_the_opinion_filed(hall: Hall):
    owner = hall.citizen()
    case_id, step_id = in_review(hall, owner)
    reviewer, decider = hall.staff("reviewer", LICENCES), hall.staff("decider", LICENCES)
    reviewer.follow(
        case_id,
        "consult",
        {"expert": "演示专家", "affiliation": "演示大学", "question": "这里的疏散条件如何？"},
    )
    assert decider.post(f"/steps/{step_id}/permit", OPINION, status=409)["code"].startswith("cases.consult")
    (asked,) = reviewer.get(f"/cases/{case_id}")["steps"][0]["consultations"]
    opinion = {
        "consultation": asked["id"],
        "opinion": "符合要求。",
        "evidence": lay_in(reviewer, step_id, "专家意见"),
    }
    reviewer.follow(case_id, "file_expert_opinion", opinion)
    decider.follow(case_id, "permit", OPINION)
    assert state_of(owner, case_id) == "ready"


def test_what_two_people_saw_is_confirmed_by_the_second(hall: Hall):
    owner = hall.citizen()
    case_id, step_id = in_review(hall, owner)
    Step.objects.filter(id=step_id).update(two_people=True)
    first, decider = hall.staff("reviewer", LICENCES), hall.staff("decider", LICENCES)
    second = hall.staff("reviewer", LICENCES, index=1)
    check = {
        "checked_on": "2026-03-02",
        "findings": "现场与图纸一致。",
        "second": list_reviewers(LICENCES)[1],
    }
    first.follow(case_id, "record_check", check)
    assert decider.post(f"/steps/{step_id}/permit", OPINION, status=409)
    second.follow(case_id, "confirm_check")
    decider.follow(case_id, "permit", OPINION)
    assert state_of(owner, case_id) == "ready"


def test_what_was_withdrawn_is_filed_and_stays_what_it_is(hall: Hall):
    owner, clerk = hall.citizen(), hall.staff("window_clerk")
    case_id = hall.dispatched(owner)
    owner.follow(case_id, "withdraw")
    clerk.follow(case_id, "file_ended", {"originals": "3号柜"})
    hall.work()
    assert owner.get(f"/cases/{case_id}")["state"] == "withdrawn"
    (row,) = hall.staff("archivist").get("/archives")["items"]
    assert row["case_id"] == case_id
    assert clerk.post(f"/cases/{case_id}/file-ended", {}, status=409)["code"] == "cases.archive.filed"
