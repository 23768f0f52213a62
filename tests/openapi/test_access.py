"""Post by route: nobody gets what their post does not cover; another's case does not exist for them."""

from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse

from onething.cases.models.case import CaseMaterial
from onething.cases.models.step import Step
from onething.catalogue.queries import get_current_thing
from onething.directory.actions.organisation import keep_staff
from onething.directory.contracts import Post, StaffEntry
from onething.directory.models import Unit
from onething.journey.demonstration_values import make_paper
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import SYSTEM
from onething.openapi.api import api
from onething.openapi.documenting import list_operations
from onething.planning.queries import write_notice_code
from tests.factories.catalogue import publish_conditions
from tests.factories.city import ANSWERS, PASSWORD
from tests.openapi.access_bodies import BODIES, OPEN_PLACES, OPINION, POINT
from tests.openapi.access_table import ASKED_ONLY, CALLERS, ROWS, STAGES, Row, expect
from tests.openapi.changing_stages import CHANGE_TURNS, find_handed, find_later, find_proposals
from tests.openapi.people import (
    FIRE,
    LICENCES,
    ROOT,
    Hall,
    Somebody,
    check_problem,
    find_reviewer,
)  # fmt: skip
from tests.openapi.review_stages import (
    REVIEW_TURNS,
    doubt,
    find_examination,
    find_pending,
    find_slip,
    find_visitors,
)

WAY = (
    "draft", "submitted", "received", "accepted", "pending", "reviewing", "ready", "issued", "delivered",
)  # fmt: skip
PROMISED = (
    ANSWERS
    | dict.fromkeys(("has_sign", "sells_tobacco", "eia_register"), "false")
    | {"fire_mode": "commitment"}
)


def test_every_route_stands_in_the_table():
    schema = api.get_openapi_schema(path_prefix="")
    routes = {(method.upper(), "/" + path.lstrip("/")) for path, method, _ in list_operations(schema)}
    assert {(row.method, row.path) for row in ROWS} == routes


@pytest.mark.parametrize("stage", STAGES)
def test_each_caller_gets_what_their_post_covers(hall: Hall, stage: str):
    callers = gather(hall)
    places = reach(hall, callers["owner"], stage=stage)
    wrong = []
    for row in (row for row in ROWS if row.stage == stage):
        expected = row.expected | {post: expect(row, post=post) for post in ASKED_ONLY}
        for caller in (*CALLERS, *ASKED_ONLY):
            answer = attempt(callers[caller], row=row, places=places)
            if answer.status_code != expected[caller]:
                said = answer.content.decode()[:120] if answer.status_code >= 400 else ""
                wrong.append(f"{row.method} {row.path} {caller}: {answer.status_code} {said}")
            elif answer.status_code >= 400:
                check_problem(answer)
    assert wrong == []


def gather(hall: Hall) -> dict[str, Somebody]:
    """Sign everybody in; the fire brigade has nothing to do with the small case, and lends a second lead."""
    fire = Unit.objects.get(name=FIRE)
    lead = StaffEntry("xfjy-qt", "丙牵头", "13900000077", fire.code, (Post.LEAD,))
    with transaction.atomic():
        keep_staff(entries=[lead], password=PASSWORD)
    return {
        "owner": hall.citizen(1),
        "other_citizen": hall.citizen(2),
        "clerk": hall.staff("window_clerk"),
        "reviewer": hall.staff("reviewer", LICENCES),
        "decider": hall.staff("decider", LICENCES),
        "foreign_reviewer": hall.staff("reviewer", FIRE),
        "foreign_decider": hall.staff("decider", FIRE),
        "lead": hall.staff("lead_coordinator", LICENCES),
        "other_lead": hall.staff("lead_coordinator", FIRE),
        "auditor": hall.staff("ledger_auditor"),
        "anonymous": Somebody(),
        "organ_head": hall.staff("organ_head", LICENCES),
        "government_head": hall.staff("government_head"),
        "supervisor": hall.staff("supervisor"),
    }


def reach(hall: Hall, owner: Somebody, *, stage: str) -> dict[str, Any]:
    """Live the owner's case as far as the stage and return what stands in addresses."""
    if stage == "open":
        return OPEN_PLACES | {"notice_code": _write_notice(hall)}
    if stage.startswith("prom"):
        return promise(hall, owner, stage=stage)
    case_id = hall.draft(owner)
    hall.fill(owner, case_id)
    branch = {"correcting": "received", "choosing": "pending", "condition": "pending", "outside": "pending",
              "proposed": "reviewing", "paused": "reviewing", "licensing": "reviewing", "point": "pending",
              "extension": "reviewing", "consulted": "reviewing",
              "visit": "pending", "visited": "pending", "lacking": "received", "to_come": "received",
              "doubted": "reviewing", "heard": "reviewing", "questioned": "reviewing", "slipped": "pending",
              "posted": "issued"}  # fmt: skip
    for reached in WAY[1 : WAY.index(branch.get(stage, _find_start(stage))) + 1]:
        ADVANCE[reached](hall, owner, case_id)
    if stage in TURNS:
        TURNS[stage](hall, owner, case_id)
    hall.city.later(minutes=2)
    more = MORE[stage](hall, owner, case_id) if stage in MORE else {}
    return _places(owner, case_id) | more


def _find_start(stage: str) -> str:
    return "issued" if stage.startswith(("chg", "sup")) else stage if stage in WAY else "draft"


def promise(hall: Hall, owner: Somebody, *, stage: str) -> dict[str, str]:
    """Live a case with a promised fire check as far as the stage."""
    case_id, clerk = hall.submitted(owner, PROMISED), hall.staff("window_clerk")
    for verb in ("receive", "accept", "dispatch"):
        clerk.follow(case_id, verb)
    reviewer, decider = hall.staff("reviewer", FIRE), hall.staff("decider", FIRE)
    hall.permit(case_id, _first_step(owner, case_id))
    step = next(one for one in owner.get(f"/cases/{case_id}")["steps"] if one["department"] == FIRE)
    record = reviewer.upload(f"/steps/{step['id']}/evidence", make_paper("核查记录"))["evidence"]
    check = {"checked_on": "2026-03-02", "checkers": ["丙审查", "丙同事"], "is_fit": False, "findings": "通道堵塞。",
             "record": record}  # fmt: skip
    way = [(decider, "permit_on_promise", {}), (reviewer, "check_promise", check),
           (decider, "order_mending", BODIES["order-mending"]), (reviewer, "check_promise", check),
           (decider, "break_promise", BODIES["break-promise"])]  # fmt: skip
    for who, verb, body in way[
        : {"promised": 0, "prom_due": 1, "prom_unfit": 2, "prom_left": 4, "prom_broke": 5}[stage]
    ]:
        who.follow(case_id, verb, body)
        hall.work()
    return _places(owner, case_id) | {"step_id": step["id"], "evidence_id": record}


def _write_notice(hall: Hall) -> str:
    published = get_current_thing(SYSTEM, code="YJS-002", at=hall.city.at)
    return write_notice_code(published, answers={}, day=local_day(hall.city.at))


def _places(owner: Somebody, case_id: str) -> dict[str, str]:
    case = owner.get(f"/cases/{case_id}")
    results = owner.get(f"/cases/{case_id}/results")["items"]
    opposed = [step for step in case["steps"] if step["state"] == "opposed"]
    step = (opposed or case["steps"] or [{"id": "", "matter_code": ""}])[0]
    papers = [one for one in case["materials"] if one["file_id"]]
    needed = [one for one in papers if step["matter_code"] in one["needed_by"]]
    return {
        "case_id": case_id,
        "key": (needed or papers)[0]["key"],
        "kind": "receipt",
        "step_id": step["id"],
        "identifier": results[0]["identifier"] if results else "",
        "revision": str(case["revision"]),
    }


def _first_step(owner: Somebody, case_id: str) -> dict[str, Any]:
    step: dict[str, Any] = owner.get(f"/cases/{case_id}")["steps"][0]
    return step


def _by_clerk(*verbs: str, body: Any = None) -> Any:
    def _act(hall: Hall, _owner: Somebody, case_id: str) -> None:
        clerk = hall.staff("window_clerk")
        for verb in verbs:
            clerk.follow(case_id, verb, body)

    return _act


def _submit(hall: Hall, owner: Somebody, case_id: str) -> None:
    owner.follow(case_id, "submit", hall.sign(owner, case_id))


def _review(hall: Hall, owner: Somebody, case_id: str) -> None:
    step = _first_step(owner, case_id)
    hall.staff("reviewer", step["department"]).post(f"/steps/{step['id']}/start-review")


def _permit_rest(hall: Hall, owner: Somebody, case_id: str) -> None:
    step = _first_step(owner, case_id)
    hall.staff("decider", step["department"]).post(f"/steps/{step['id']}/permit", OPINION)
    hall.permit(case_id, owner.get(f"/cases/{case_id}")["steps"][1])


def _issue(hall: Hall, _owner: Somebody, case_id: str) -> None:
    hall.staff("lead_coordinator", LICENCES).follow(case_id, "confirm")
    hall.work()


def _correct(hall: Hall, owner: Somebody, case_id: str) -> None:
    key = next(one["key"] for one in owner.get(f"/cases/{case_id}")["materials"] if one["file_id"])
    body = {"items": [{"place": f"materials.{key}", "sentence": "请重新扫描。"}]}
    hall.staff("window_clerk").follow(case_id, "ask_correction", body)


def _oppose(hall: Hall, owner: Somebody, case_id: str) -> None:
    """The second matter is refused: the licence that others need could not be dropped, the other one can."""
    hall.permit(case_id, _first_step(owner, case_id))
    hall.refuse(case_id, owner.get(f"/cases/{case_id}")["steps"][1])


def _change_step(**values: Any) -> Any:
    def _change(_hall: Hall, owner: Somebody, case_id: str) -> None:
        Step.objects.filter(id=_first_step(owner, case_id)["id"]).update(**values)

    return _change


def _set_visit(hall: Hall, owner: Somebody, case_id: str) -> None:
    _change_step(site_visit=True)(hall, owner, case_id)
    hall.staff("lead_coordinator", LICENCES).follow(case_id, "set_visit", BODIES["set-visit"])


def _demand_fee(_hall: Hall, owner: Somebody, case_id: str) -> None:
    first = _first_step(owner, case_id)["id"]
    publish_conditions(Step.objects.filter(id=first), conditions=["fee_paid"])


def _propose(hall: Hall, owner: Somebody, case_id: str) -> None:
    step = _first_step(owner, case_id)
    reviewer = hall.staff("reviewer", step["department"])
    reviewer.post(f"/steps/{step['id']}/propose-pause", BODIES["propose-pause"])


def _ask_extension(hall: Hall, owner: Somebody, case_id: str) -> None:
    step = _first_step(owner, case_id)
    reviewer = hall.staff("reviewer", step["department"])
    reviewer.post(f"/steps/{step['id']}/ask-extension", BODIES["ask-extension"])


def _give(hall: Hall, owner: Somebody, case_id: str) -> str:
    """Evidence laid in for the first step; nobody names it yet."""
    step = _first_step(owner, case_id)
    reviewer = hall.staff("reviewer", step["department"])
    given: str = reviewer.upload(f"/steps/{step['id']}/evidence", make_paper("报告"))["evidence"]
    return given


def _find_proof(hall: Hall, owner: Somebody, case_id: str) -> dict[str, Any]:
    given = _give(hall, owner, case_id)
    return {"evidence_id": given, "bodies": {"resume": {"evidence": given}}}


def _consult(hall: Hall, owner: Somebody, case_id: str) -> None:
    papers = [one for one in owner.get(f"/cases/{case_id}")["materials"] if one["file_id"]]
    step = _first_step(owner, case_id)
    named = [one["key"] for one in papers if step["matter_code"] in one["needed_by"]]
    body = BODIES["consult"] | {"papers": named}
    hall.staff("reviewer", step["department"]).post(f"/steps/{step['id']}/consult", body)


def _find_question(hall: Hall, _owner: Somebody, case_id: str) -> dict[str, Any]:
    case = hall.staff("reviewer", LICENCES).get(f"/cases/{case_id}")
    asked = case["steps"][0]["consultations"][0]["id"]
    bodies = {
        "file-expert-opinion": {"consultation": asked, "opinion": "结构安全。"},
        "withdraw-consultation": {"consultation": asked, "reason": "已经查清，不用再答。"},
    }
    return {"consultation_id": asked, "bodies": bodies}


def _find_point(hall: Hall, _owner: Somebody, case_id: str) -> dict[str, Any]:
    point = hall.staff("lead_coordinator", LICENCES).get(f"/cases/{case_id}")["points"][0]["id"]
    return {"bodies": {"close-point": {"point": point, "reason": "已按现场测量统一。"}}}


def _pause(hall: Hall, owner: Somebody, case_id: str) -> None:
    _propose(hall, owner, case_id)
    step = _first_step(owner, case_id)
    hall.staff("decider", step["department"]).post(f"/steps/{step['id']}/approve-pause")


def _miss(_hall: Hall, owner: Somebody, case_id: str) -> str:
    """As if the paper that may come later had not been handed in; returns its key."""
    plan = owner.get(f"/cases/{case_id}")["plan"]
    key: str = next(one["key"] for one in plan["materials"] if one["is_deferrable"])
    CaseMaterial.objects.filter(case_id=case_id, key=key).delete()
    return key


def _let_come(hall: Hall, owner: Somebody, case_id: str) -> None:
    key = _miss(hall, owner, case_id)
    hall.staff("window_clerk").follow(case_id, "accept_lacking")
    owner.upload(f"/cases/{case_id}/materials/{key}", make_paper("制度"))


ADVANCE: dict[str, Any] = {
    "submitted": _submit,
    "received": _by_clerk("receive"),
    "accepted": _by_clerk("accept"),
    "pending": _by_clerk("dispatch"),
    "reviewing": _review,
    "ready": _permit_rest,
    "issued": _issue,
    "delivered": _by_clerk("deliver", body=BODIES["deliver"]),
}
TURNS: dict[str, Any] = {
    "proposed": _propose,
    "paused": _pause,
    "consulted": _consult,
    "extension": _ask_extension,
    "point": lambda hall, _owner, case_id: hall.staff("lead_coordinator", LICENCES).follow(
        case_id, "raise_point", POINT
    ),
    "doubted": doubt,
    "licensing": lambda _hall, _owner, _case_id: None,
    "correcting": _correct,
    "lacking": _miss,
    "to_come": _let_come,
    "posted": lambda hall, _owner, case_id: hall.staff("window_clerk").follow(
        case_id, "send", BODIES["send"]
    ),
    "choosing": _oppose,
    "condition": _demand_fee,
    "outside": _change_step(place="outside"),
    "visit": _change_step(site_visit=True),
    **REVIEW_TURNS,
    "visited": _set_visit,
    **CHANGE_TURNS,
    "given_up": lambda _hall, owner, case_id: owner.follow(case_id, "withdraw"),
}

# what stands in addresses and bodies at a stage, besides what every case has
MORE: dict[str, Any] = {
    "consulted": _find_question,
    "visit": find_visitors,
    "pending": find_pending,
    "slipped": find_slip,
    "reviewing": find_examination,
    "paused": _find_proof,
    "point": _find_point,
    "chg_none": find_proposals,
    "chg_later": find_later,
    "sup_handed": find_handed,
}


def attempt(caller: Somebody, *, row: Row, places: dict[str, Any]) -> HttpResponse:
    """Send one request and undo whatever it did."""
    path = row.path.format(**places)
    with transaction.atomic():
        answer = _send(caller, row=row, path=path, places=places)
        transaction.set_rollback(True)
    return answer


def _send(caller: Somebody, *, row: Row, path: str, places: dict[str, Any]) -> HttpResponse:
    last = row.path.rsplit("/", 1)[-1]
    if row.method == "POST" and last in (
        "{key}",
        "verifications",
        "evidence",
        "signed-sheet",
        "file",
        "answer-paper",
        "proof",
    ):
        return caller.send_file(path, make_paper("材料"))
    if row.method == "POST" and "/workbook" in row.path:
        return caller.send_file(f"{path}?revision=2", b"PK")
    if last in ("ask-correction", "return-for-change"):
        body: Any = {"items": [{"place": f"materials.{places['key']}", "sentence": "请重新扫描。"}]}
    elif last == "assign":
        body = {"to": find_reviewer(LICENCES)}
    else:
        is_entry = row.path == "/catalogue/entries/{entry_id}/submit"  # of a case it takes a signature
        body = None if row.method == "GET" or is_entry else BODIES.get(last, {})
    if last == "check-promise":
        body = {"checked_on": "2026-03-02", "checkers": ["丙审查", "丙同事"], "is_fit": True, "findings": "逐项符合。",
                "record": places["evidence_id"]}  # fmt: skip
    if last in places.get("bodies", {}):
        body = {**body, **places["bodies"][last]}
    query = {"verifications": "?document_sm3=" + "0" * 64, "messages": "?phone=13900000001",
             "differences": "?earlier=1&later=1"}  # fmt: skip
    path += query.get(last, "") if row.method == "GET" else ""
    return caller.send(row.method, path, body, If_Match=f'"{places.get("revision", "")}"')


def test_the_table_is_of_the_interface_as_it_is_served(hall: Hall):
    served = hall.anybody.http.get(f"{ROOT}/openapi.json").json()
    assert len(list(list_operations(served))) == len({(row.method, row.path) for row in ROWS})
