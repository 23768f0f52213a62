"""What stands in the bodies of a review at a stage of the access table, lived by HTTP alone."""

from collections.abc import Callable
from typing import Any

from onething.journey.demonstration_values import make_paper
from tests.openapi.access_bodies import BODIES
from tests.openapi.changing_stages import put_right
from tests.openapi.people import LICENCES, Hall, Somebody, find_reviewer, list_reviewers

DOUBT = {"of": "decider", "reason": "审批人是对方的亲属。"}


def find_examination(hall: Hall, owner: Somebody, case_id: str) -> dict[str, Any]:
    """A review point of the first step, and whom its reviewer would check together with."""
    step = hall.staff("reviewer", LICENCES).get(f"/cases/{case_id}")["steps"][0]
    place = step["examination"]["points"][0]["point"]["place"]
    check = {"checked_on": "2026-03-02", "findings": "现场与图纸一致。", "second": find_reviewer(LICENCES)}
    return {"bodies": {"tick-review-points": {"ticks": {place: {"is_met": True}}}, "record-check": check}}


def find_pending(hall: Hall, owner: Somebody, case_id: str) -> dict[str, Any]:
    """A colleague whom the decider could order to stay away, and a slip that could be put right."""
    return {"bodies": {"order-recusal": _order()} | find_slip(hall, owner, case_id)["bodies"]}


def doubt(_hall: Hall, owner: Somebody, case_id: str) -> None:
    """The applicant asks that the reviewer stays away."""
    owner.follow(case_id, "ask_recusal", DOUBT | {"of": "reviewer"})


def _order() -> dict[str, str]:
    return {"person": find_reviewer(LICENCES), "reason": "与申请人有经济往来。"}


def tell_right(hall: Hall, owner: Somebody, case_id: str) -> None:
    """The reviewer tells the applicant that a hearing may be asked for."""
    step = owner.get(f"/cases/{case_id}")["steps"][0]
    reviewer = hall.staff("reviewer", LICENCES)
    reviewer.post(f"/steps/{step['id']}/tell-hearing-right", {"reason": "涉及相邻住户的重大利益。"})


def ask_applicant(hall: Hall, owner: Somebody, case_id: str) -> None:
    """The reviewer asks the applicant about what could not be known at acceptance."""
    step = owner.get(f"/cases/{case_id}")["steps"][0]
    hall.staff("reviewer", LICENCES).post(f"/steps/{step['id']}/ask-applicant", BODIES["ask-applicant"])


def find_slip(_hall: Hall, owner: Somebody, case_id: str) -> dict[str, Any]:
    """A slip of the form that could be put right, and the one that was, if any."""
    case = owner.get(f"/cases/{case_id}")
    found = {"fix-slip": _slip(case)}
    return {"bodies": found | ({"object-to-fix": {"slip": case["slips"][0]["id"]}} if case["slips"] else {})}


def fix_slip(hall: Hall, owner: Somebody, case_id: str) -> None:
    """The window puts a slip right."""
    body = _slip(owner.get(f"/cases/{case_id}"))
    hall.staff("window_clerk").post(f"/cases/{case_id}/fix-slip", body)


def _slip(case: dict[str, Any]) -> dict[str, str]:
    return {
        "key": "premises_address",
        "value": f"{case['form']['premises_address']}室",
        "reason": "合同上有房号。",
    }


def find_visitors(_hall: Hall, _owner: Somebody, _case_id: str) -> dict[str, Any]:
    """Who would come to see the place."""
    return {"bodies": {"name-visitors": {"people": list_reviewers(LICENCES)}}}


def _tick(person: Somebody, case_id: str, act: dict[str, Any]) -> dict[str, Any]:
    steps = person.get(f"/cases/{case_id}")["steps"]
    examined = next(one["examination"] for one in steps if one["id"] == act["step_id"])
    return {"ticks": {examined["points"][0]["point"]["place"]: {"is_met": True}}}


def _propose(person: Somebody, case_id: str, act: dict[str, Any]) -> dict[str, Any]:
    given = person.upload(f"/steps/{act['step_id']}/evidence", make_paper("核实"))["evidence"]
    if act["verb"] == "propose_ending":
        return BODIES["propose-ending"] | {"evidence": given}
    matters = {one["id"]: one["matter_code"] for one in person.get(f"/cases/{case_id}")["steps"]}
    results = person.get(f"/cases/{case_id}/results")["items"]
    mine = next(one for one in results if one["matter_code"] == matters[act["step_id"]])
    data = person.get(f"/results/{mine['identifier']}/signature")["data"]
    return BODIES["propose-correction"] | {"evidence": given, "corrections": put_right(data)}


# what the acts of a review are sent where they are told to be next
REVIEW_BODIES: dict[str, Callable[[Somebody, str, dict[str, Any]], dict[str, Any]]] = {
    "fix_slip": lambda person, case_id, _act: _slip(person.get(f"/cases/{case_id}")),
    "ask_applicant": lambda _person, _case_id, _act: BODIES["ask-applicant"],
    "answer_question": lambda _person, _case_id, _act: BODIES["answer-question"],
    "propose_correction": _propose,
    "propose_ending": _propose,
    "declare_interest": lambda _person, _case_id, _act: {"reason": "申请人是我的表亲。"},
    "order_recusal": lambda _person, _case_id, _act: _order(),
    "ask_recusal": lambda _person, _case_id, _act: DOUBT,
    "tick_review_points": _tick,
    "name_visitors": lambda _person, _case_id, _act: {"people": list_reviewers(LICENCES)},
    "record_check": lambda _person, _case_id, _act: {
        "checked_on": "2026-03-02",
        "findings": "现场与图纸一致。",
        "second": find_reviewer(LICENCES),
    },
    "assign": lambda _person, _case_id, _act: {"to": find_reviewer(LICENCES)},
}
REVIEW_TURNS: dict[str, Callable[[Hall, Somebody, str], None]] = {
    "heard": tell_right,
    "questioned": ask_applicant,
    "slipped": fix_slip,
}
