"""Recusal at the pages: asked for by the applicant, answered at the desk and by the head, declared by who has an interest."""

from onething.directory.contracts import Post
from onething.directory.models import Appointment
from onething.journey import flow
from tests.desk.test_step_case import MARKET, address, sent
from tests.factories.city import SMALL, dispatched, step_of


def under_review(city):
    case_id = dispatched(city, city.citizen(), SMALL)
    step = step_of(case_id, "M01")
    flow.start_review(city.viewer(Post.REVIEWER, MARKET), step_id=step.id, at=city.at)
    return case_id, step, f"/cases/{case_id}/steps/{step.id}/recusal"


def test_the_applicant_asks_and_the_desk_answers_with_a_reason(city, seat):
    case_id, step, page = under_review(city)
    citizen, decider = seat(Post.CITIZEN), seat(Post.DECIDER, MARKET)
    assert page in citizen.get(f"/cases/{case_id}/").content.decode()
    assert "现在的经办人：乙审查" in citizen.get(page).content.decode()
    wrong = citizen.post(page, {"of": "reviewer", "reason": "亲"})
    assert wrong.status_code == 422
    assert "亲</textarea>" in wrong.content.decode()
    assert citizen.post(page, {"reason": "经办人是房东的弟弟。"}).status_code == 422
    answer = citizen.post(page, {"of": "reviewer", "reason": "经办人是房东的弟弟。"})
    assert "答复前这一项不会作出决定" in citizen.get(answer.headers["Location"]).content.decode()
    assert page not in citizen.get(f"/cases/{case_id}/").content.decode()
    assert "经办人是房东的弟弟。" in decider.get(address(case_id)).content.decode()
    assert decider.post(address(case_id), sent(step, "decline_recusal")).status_code == 422
    declined = sent(step, "decline_recusal", no_recusal="已核实不是亲属。")
    assert decider.post(address(case_id), declined).status_code == 302
    assert "没有同意：已核实不是亲属。" in citizen.get(f"/cases/{case_id}/").content.decode()


def test_the_head_grants_on_a_decider(city, seat):
    case_id, step, page = under_review(city)
    seat(Post.CITIZEN).post(page, {"of": "decider", "reason": "审批人入了股。"})
    head = seat(Post.HEAD, MARKET)
    assert "审批人入了股。" in head.get("/desk/head/").content.decode()
    body = {"step": str(step.id), "verb": "grant_recusal"}
    assert head.post("/desk/head/", body).status_code == 422
    decider = Appointment.objects.filter(post=Post.DECIDER, unit__name=MARKET).order_by("id").first()
    assert decider is not None
    assert head.post("/desk/head/", body | {f"person_{step.id}": str(decider.person_id)}).status_code == 302
    assert "审批人入了股。" not in head.get("/desk/head/").content.decode()
    assert 'value="permit"' not in seat(Post.DECIDER, MARKET).get(address(case_id)).content.decode()


def test_who_has_an_interest_says_so_at_the_desk(city, seat):
    case_id, step, _page = under_review(city)
    reviewer = seat(Post.REVIEWER, MARKET)
    assert reviewer.post(address(case_id), sent(step, "declare_interest", interest="")).status_code == 422
    told = sent(step, "declare_interest", interest="申请人是我的表亲。")
    assert reviewer.post(address(case_id), told).status_code == 302
    page = reviewer.get(address(case_id)).content.decode()
    assert "还没有人经办" in page
    assert 'value="claim"' not in page
    assert reviewer.post(address(case_id), sent(step, "claim")).status_code == 403
    assert "表亲" not in seat(Post.CITIZEN).get(f"/cases/{case_id}/").content.decode()
