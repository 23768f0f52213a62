"""Conditions that the window may note, with what shows it; nothing where nothing is open."""

import json

import pytest

from onething.cases.models.case import Case
from onething.cases.models.step import Step
from onething.directory.contracts import Post
from tests.factories.catalogue import publish_conditions
from tests.factories.city import SMALL, dispatched, step_of, submitted


@pytest.fixture
def waiting(city):
    """A case whose first step waits for its fee and its tax."""
    case_id = dispatched(city, city.citizen(), SMALL)
    step, both = step_of(case_id, "M01"), ["fee_paid", "tax_cleared"]
    publish_conditions(Step.objects.filter(id=step.id), conditions=both)
    case = Case.objects.get(id=case_id)
    plan = json.loads(case.plan)
    for matter in plan["matters"]:
        matter["conditions"] = both if matter["code"] == step.matter_code else []
    Case.objects.filter(id=case_id).update(plan=json.dumps(plan))
    return case_id


def sent(step, **typed):
    return {"step": str(step.id)} | {f"{name}_{step.number[-2:]}": text for name, text in typed.items()}


def test_a_condition_is_noted_with_what_shows_it(city, seat, waiting):
    step, clerk = step_of(waiting, "M01"), seat(Post.CLERK)
    address = f"/counter/cases/{waiting}/facts"
    assert address in clerk.get(f"/counter/cases/{waiting}/").content.decode()
    text = clerk.get(address).content.decode()
    assert "费用已缴" in text
    assert "税款已清" in text
    answer = clerk.post(address, sent(step, fact="fee_paid", evidence="缴款书001"))
    assert answer.headers["Location"] == f"{address}?done=1"
    text = clerk.get(f"{address}?done=1").content.decode()
    assert "条件已登记" in text
    assert "费用已缴" not in text
    assert Step.objects.get(id=step.id).conditions_met == ["fee_paid"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"evidence": "缴款书001"}, "请选择已经落实的条件"),
        ({"fact": "fee_paid", "evidence": ""}, "请写明理由"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(seat, waiting, typed, sentence):
    step = step_of(waiting, "M01")
    answer = seat(Post.CLERK).post(f"/counter/cases/{waiting}/facts", sent(step, **typed))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in text
    assert typed.get("evidence", "") in text
    assert Step.objects.get(id=step.id).conditions_met == []


def test_a_step_without_open_conditions_is_not_acted_on(city, seat, waiting):
    step = step_of(waiting, "M02")
    answer = seat(Post.CLERK).post(
        f"/counter/cases/{waiting}/facts", sent(step, fact="fee_paid", evidence="缴款书001")
    )
    assert answer.status_code == 409


def test_before_there_are_steps_nothing_is_open_and_other_posts_may_not_look(city, seat):
    case_id = submitted(city, city.citizen(), SMALL)
    address = f"/counter/cases/{case_id}/facts"
    assert "没有要登记的条件" in seat(Post.CLERK).get(address).content.decode()
    assert address not in seat(Post.CLERK).get(f"/counter/cases/{case_id}/").content.decode()
    for post in (Post.CITIZEN, Post.LEAD, Post.REVIEWER):
        assert seat(post).get(address).status_code == 403
