"""What each post sees of a case: lists, fields, materials, acts, results and exports, and nothing beside."""

from typing import Any

import pytest

from onething.cases.models.case import Case
from onething.ledger.rules.chain import verify_chain
from tests.factories.city import ANSWERS, CITIZEN
from tests.openapi.people import FIRE, LICENCES, Hall, Somebody

STEP_SECRETS = ("reasons", "articles")


@pytest.fixture
def owner(hall: Hall) -> Somebody:
    return hall.citizen()


@pytest.fixture
def case_id(hall: Hall, owner: Somebody) -> str:
    return hall.dispatched(owner, ANSWERS)


def _matters_of(case: dict[str, Any], *, unit: str) -> set[str]:
    return {step["matter_code"] for step in case["steps"] if step["department"] == unit}


@pytest.mark.parametrize("unit", [LICENCES, FIRE, "城市管理和综合执法局", "烟草专卖局", "生态环境局宁乡分局"])
@pytest.mark.parametrize("post", ["reviewer", "decider"])
def test_a_department_sees_only_what_its_matters_ask(hall: Hall, owner, case_id, unit: str, post: str):
    whole, seen = owner.get(f"/cases/{case_id}"), hall.staff(post, unit).get(f"/cases/{case_id}")
    own = _matters_of(whole, unit=unit)
    assert own
    asked = {field["key"] for field in whole["plan"]["form"] if own & set(field["asked_by"])}
    assert {field["key"] for field in seen["plan"]["form"]} == asked
    assert seen["form"] == {key: value for key, value in whole["form"].items() if key in asked}
    needed = {one["key"] for one in whole["materials"] if own & set(one["needed_by"])}
    assert {one["key"] for one in seen["materials"]} == needed
    assert {one["key"] for one in seen["plan"]["materials"]} == needed


def test_no_department_sees_the_whole_form(hall: Hall, owner, case_id):
    """Otherwise the test above would prove nothing."""
    whole = owner.get(f"/cases/{case_id}")["form"]
    fire = hall.staff("reviewer", FIRE).get(f"/cases/{case_id}")["form"]
    assert set(fire) < set(whole)


def test_a_material_of_another_department_is_not_there(hall: Hall, owner, case_id):
    case, fire = owner.get(f"/cases/{case_id}"), hall.staff("reviewer", FIRE)
    own = _matters_of(case, unit=FIRE)
    papers = [one for one in case["materials"] if one["file_id"]]
    statuses = {
        bool(own & set(one["needed_by"])): fire.send(
            "GET", f"/cases/{case_id}/materials/{one['key']}"
        ).status_code
        for one in papers
    }
    assert statuses == {True: 200, False: 404}


def test_the_lead_sees_steps_and_opinions_and_no_form(hall: Hall, owner, case_id):
    hall.permit(case_id, owner.get(f"/cases/{case_id}")["steps"][0])
    seen = hall.staff("lead_coordinator", LICENCES).get(f"/cases/{case_id}")
    assert (seen["form"], seen["materials"], seen["plan"]["form"]) == ({}, [], [])
    assert seen["steps"][0]["reasons"] == "材料齐全，符合条件。"
    text = str(seen)
    assert CITIZEN["number"] not in text
    assert CITIZEN["phone"] not in text
    assert CITIZEN["name"] not in text


def test_an_opinion_to_permit_stays_inside_until_it_is_decided(hall: Hall, owner, case_id):
    hall.permit(case_id, owner.get(f"/cases/{case_id}")["steps"][0])
    for outsider in (owner, hall.staff("window_clerk"), hall.staff("decider", FIRE)):
        step = outsider.get(f"/cases/{case_id}")["steps"][0]
        assert (step["reasons"], step["articles"]) == (None, [])
        permits = [one for one in outsider.get(f"/cases/{case_id}/acts")["items"] if one["verb"] == "permit"]
        assert [one["personal"] for one in permits] == [{}]
    inside = hall.staff("reviewer", LICENCES).get(f"/cases/{case_id}/acts")["items"]
    assert [one["personal"]["reasons"] for one in inside if one["verb"] == "permit"] == [
        "材料齐全，符合条件。"
    ]


def test_reasons_of_a_refusal_are_told_to_the_applicant_and_no_other_department(hall: Hall, owner, case_id):
    steps = owner.get(f"/cases/{case_id}")["steps"]
    hall.refuse(case_id, steps[0])
    assert owner.get(f"/cases/{case_id}")["steps"][0]["reasons"] == "现场不符合要求。"
    elsewhere = hall.staff("reviewer", FIRE)
    assert elsewhere.get(f"/cases/{case_id}")["steps"][0]["reasons"] is None
    acts = elsewhere.get(f"/cases/{case_id}/acts")["items"]
    assert [one["personal"] for one in acts if one["verb"] == "refuse"] == [{}]


def test_lists_hold_what_the_post_covers(hall: Hall, owner, case_id):
    small = hall.submitted(owner)
    draft = hall.draft(owner)
    expected = {
        "owner": (owner, {case_id, small, draft}),
        "other": (hall.citizen(2), set()),
        "clerk": (hall.staff("window_clerk"), {case_id, small}),
        "fire": (hall.staff("reviewer", FIRE), {case_id}),
        "lead": (hall.staff("lead_coordinator", LICENCES), {case_id, small}),
        "auditor": (hall.staff("ledger_auditor"), set()),
    }
    for name, (person, cases) in expected.items():
        assert {row["id"] for row in person.get("/cases")["items"]} == cases, name
    only = owner.get("/cases", state="draft")["items"]
    assert [row["id"] for row in only] == [draft]
    assert CITIZEN["name"] not in str(hall.staff("window_clerk").get("/cases"))


def test_pages_follow_the_cursor_to_the_end_without_a_gap(hall: Hall, owner):
    made = {hall.draft(owner) for _ in range(5)}
    seen, page = [], owner.get("/cases", limit="2")
    while True:
        seen += [row["id"] for row in page["items"]]
        if page["next"] is None:
            break
        page = owner.get("/cases", limit="2", cursor=page["next"])
    assert len(seen) == 5
    assert set(seen) == made
    assert seen == sorted(seen, reverse=True)
    assert len(owner.get("/cases", limit="0")["items"]) == 1
    assert len(owner.get("/cases", limit="1000000")["items"]) == 5


def test_a_department_gets_its_own_results_and_nobody_elses(hall: Hall, owner):
    case_id = hall.issued(owner, ANSWERS)
    everything = owner.get(f"/cases/{case_id}/results")["items"]
    fire = hall.staff("decider", FIRE)
    own = fire.get(f"/cases/{case_id}/results")["items"]
    assert {one["unit_name"] for one in own} == {FIRE}
    others = [one for one in everything if one["unit_name"] != FIRE]
    for kind in ("document", "signature"):
        assert fire.send("GET", f"/results/{own[0]['identifier']}/{kind}").status_code == 200
        assert fire.send("GET", f"/results/{others[0]['identifier']}/{kind}").status_code == 404


def test_nothing_issued_is_reachable_before_the_confirmation_is_carried_out(hall: Hall, owner):
    case_id = hall.decided(owner)
    hall.staff("lead_coordinator", LICENCES).follow(case_id, "confirm")
    assert owner.get(f"/cases/{case_id}")["state"] == "issuing"
    assert owner.get(f"/cases/{case_id}/results")["items"] == []


def test_the_exported_chain_verifies_by_itself_and_tells_nobody_anything(hall: Hall, owner, case_id):
    exported = hall.staff("reviewer", FIRE).get(f"/cases/{case_id}/ledger")
    assert verify_chain(exported["rows"]) is None
    assert CITIZEN["name"] not in str(exported)
    assert CITIZEN["number"] not in str(exported)
    assert len(exported["rows"]) == len(owner.get(f"/cases/{case_id}/acts")["items"])


def test_a_department_that_left_the_case_keeps_its_own_step_only(hall: Hall, owner, case_id):
    owner.post(f"/cases/{case_id}/withdraw")
    assert hall.staff("reviewer", FIRE).get(f"/cases/{case_id}")["state"] == "withdrawn"
    assert Case.objects.get(id=case_id).closed_at is not None


def test_demonstration_addresses_do_not_exist_elsewhere(hall: Hall, owner, settings):
    settings.IS_DEMONSTRATION = False
    for path in ("/demonstration/messages?phone=13900000002", "/demonstration/accounts"):
        answer = owner.send("GET", path)
        assert (answer.status_code, answer.json()["code"]) == (404, "request.not_found")
