"""Who has a step in hand, at the pages of a desk: claimed, assigned, given back, stood in for."""

import re

from onething.directory.contracts import Post
from onething.directory.models import Appointment, Deputy, Person
from tests.desk.test_step_case import MARKET, address, sent
from tests.factories.city import SMALL, dispatched, step_of


def second_reviewer() -> str:
    held = Appointment.objects.filter(post=Post.REVIEWER, unit__name=MARKET).order_by("id")
    return str(held[1].person_id)


def test_claimed_assigned_and_given_back(city, seat):
    case_id = dispatched(city, city.citizen(), SMALL)
    step, reviewer, decider = step_of(case_id, "M01"), seat(Post.REVIEWER, MARKET), seat(Post.DECIDER, MARKET)
    page = reviewer.get(address(case_id)).content.decode()
    assert "还没有人经办" in page
    assert 'value="claim"' in page
    assert reviewer.post(address(case_id), sent(step, "claim")).status_code == 302
    assert "经办：乙审查" in decider.get(address(case_id)).content.decode()
    assert "经办人：乙审查（市场监督管理局）" in seat(Post.CITIZEN).get(f"/cases/{case_id}/").content.decode()
    refused = reviewer.post(address(case_id), sent(step, "return_to_pool", back=" "))
    assert refused.status_code == 422
    assert "请写明理由" in refused.content.decode()
    answer = decider.post(address(case_id), sent(step, "assign", to=second_reviewer()))
    assert "已分派经办人" in decider.get(answer.headers["Location"]).content.decode()
    assert "请其退回待领，或请审批岗改派" in reviewer.get(address(case_id)).content.decode()
    assert decider.post(address(case_id), sent(step, "assign", to="")).status_code == 422


def test_the_list_is_filtered_by_hand_and_stays_so(city, seat):
    case_id = dispatched(city, city.citizen(), SMALL)
    reviewer, step = seat(Post.REVIEWER, MARKET), step_of(case_id, "M01")
    reviewer.post(address(case_id), sent(step, "claim"))
    mine = reviewer.get("/desk/?hand=mine").content.decode()
    assert step.number in mine
    assert "乙审查" in mine
    assert step.number not in reviewer.get("/desk/?hand=pool").content.decode()
    reviewer.get("/desk/?hand=pool")
    assert reviewer.get("/desk/").headers["Location"] == "/desk/?hand=pool"


def test_a_deputy_is_named_acts_in_the_others_post_and_is_ended(city, seat):
    decider = seat(Post.DECIDER, MARKET)
    chief = Person.objects.get(login_name="scjg-sp")
    form = {
        "whose": f"{chief.id}@decider", "deputy": second_reviewer(), "first_day": "2026-03-02",
        "last_day": "2026-03-06", "reason": "外出培训",
    }  # fmt: skip
    wrong = decider.post("/desk/deputies", form | {"last_day": "下周"})
    assert wrong.status_code == 422
    assert 'value="外出培训"' in wrong.content.decode()
    assert decider.post("/desk/deputies", form).status_code == 302
    assert "代乙首席（审批岗" in decider.get("/desk/deputies").content.decode()
    login = Person.objects.get(id=second_reviewer()).login_name
    deputy = seat(Post.REVIEWER, MARKET, login=login)
    assert "代乙首席·审批岗" in deputy.get("/sign-in/post").content.decode()
    assert deputy.post("/sign-in/post", {"post": "decider@scjg-sp"}).status_code == 302
    assert "代乙首席·审批岗" in deputy.get("/desk/").content.decode()
    ended = re.search(r'name="end" value="([^"]+)"', decider.get("/desk/deputies").content.decode())
    assert ended
    decider.post("/desk/deputies", {"end": ended.group(1)})
    assert Deputy.objects.get().ended_at is not None
    assert deputy.get("/desk/").headers["Location"].startswith("/sign-in/staff")


def test_a_reviewer_names_a_deputy_for_themselves_only(city, seat):
    page = seat(Post.REVIEWER, MARKET).get("/desk/deputies").content.decode()
    assert "乙审查·审查岗" in page
    assert "乙首席·审批岗" not in page
