"""A case as a department has it: its own part only, its acts, nothing typed lost, nobody else's case."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onething.cases.models.case import Case, CaseMaterial
from onething.cases.models.step import Step
from onething.directory.contracts import Post
from onething.journey import flow
from tests.factories.catalogue import publish_conditions
from tests.factories.city import SMALL, dispatched, permit, refuse, states, step_of

MARKET, FIRE = "市场监督管理局", "消防救援大队"


def address(case_id) -> str:
    return f"/desk/cases/{case_id}/"


def sent(step, verb, **typed) -> dict[str, str]:
    return {"step": str(step.id), "verb": verb} | {
        f"{name}_{step.number[-2:]}": text for name, text in typed.items()
    }


def test_a_department_sees_its_own_part_and_what_others_decided(city, seat):
    case_id = dispatched(city, city.citizen())
    permit(city, case_id, "M01")
    text = seat(Post.REVIEWER, FIRE).get(address(case_id)).content.decode()
    assert "疏散" in text or "安全出口" in text
    assert "演示烟草" not in text
    assert "演示开户银行" not in text  # asked by others only
    assert "拟准予，等待同发" in text
    assert "材料齐全，符合条件" not in text  # others' reasons stay inside
    assert "开始计时" in text
    assert "法定 " in text
    assert 'accesskey="s"' in text


def test_review_and_opinion_all_the_way(city, seat):
    case_id = dispatched(city, city.citizen(), SMALL)
    step = step_of(case_id, "M01")
    reviewer, decider = seat(Post.REVIEWER, MARKET), seat(Post.DECIDER, MARKET)
    answer = reviewer.post(address(case_id), sent(step, "start_review"))
    assert answer.headers["Location"].endswith("?done=start_review")
    assert "已开始审查" in reviewer.get(answer.headers["Location"]).content.decode()
    answer = decider.post(address(case_id), sent(step, "permit", reason="材料齐全，符合条件。"))
    assert answer.status_code == 302
    assert states(case_id)["M01"] == "ready"
    assert "材料齐全，符合条件。" in decider.get(address(case_id)).content.decode()


def test_a_refusal_without_articles_is_refused_at_the_field_and_nothing_typed_is_lost(city, seat):
    case_id = dispatched(city, city.citizen(), SMALL)
    step, client = step_of(case_id, "M01"), seat(Post.DECIDER, MARKET)
    flow.start_review(city.viewer(Post.REVIEWER, MARKET), step_id=step.id, at=city.at)
    answer = client.post(address(case_id), sent(step, "refuse", reason="住所证明与地址不一致。"))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "住所证明与地址不一致。</textarea>" in text
    assert f'href="#id_articles_{step.number[-2:]}"' in text
    assert text.count("拟不予必须写明法律依据") == 2
    assert states(case_id)["M01"] == "in_review"
    answer = client.post(
        address(case_id),
        sent(step, "refuse", reason="住所证明与地址不一致。", articles="市场主体登记管理条例第十一条\n\n"),
    )
    assert answer.status_code == 302
    assert states(case_id)["case"] == "choosing"


def test_an_opinion_without_a_word_is_not_signed(city, seat):
    case_id = dispatched(city, city.citizen())
    step = step_of(case_id, "M01")
    seat(Post.REVIEWER, MARKET).post(address(case_id), sent(step, "start_review"))
    for typed in ("", "好"):
        answer = seat(Post.DECIDER, MARKET).post(address(case_id), sent(step, "permit", reason=typed))
        assert answer.status_code == 422
        assert "请写明理由" in answer.content.decode()
    assert states(case_id)["M01"] == "in_review"


def test_an_act_that_came_too_late_says_so(city, seat):
    case_id = dispatched(city, city.citizen(), SMALL)
    permit(city, case_id, "M01")
    step = step_of(case_id, "M01")
    answer = seat(Post.DECIDER, MARKET).post(address(case_id), sent(step, "permit", reason="再来一次"))
    assert answer.status_code == 409
    assert "不能“拟准予”" in answer.content.decode()


def test_a_condition_is_recorded_with_its_evidence(city, seat):
    case_id = dispatched(city, city.citizen(), SMALL)
    step, client = step_of(case_id, "M01"), seat(Post.REVIEWER, MARKET)
    publish_conditions(Step.objects.filter(id=step.id), conditions=["fee_paid"])
    assert client.post(address(case_id), sent(step, "record_fact", evidence="缴款书001")).status_code == 422
    answer = client.post(address(case_id), sent(step, "record_fact", fact="fee_paid", evidence="缴款书001"))
    assert answer.status_code == 302
    assert Step.objects.get(id=step.id).conditions_met == ["fee_paid"]


def test_what_a_body_outside_decided_comes_back(city, seat):
    case_id = dispatched(city, city.citizen(), SMALL)
    step, client = step_of(case_id, "M01"), seat(Post.REVIEWER, MARKET)
    Step.objects.filter(id=step.id).update(place="outside")
    wrong = client.post(
        address(case_id), sent(step, "record_result", number="外〔2026〕1号", decided_on="昨天")
    )
    assert wrong.status_code == 422
    assert "外〔2026〕1号" in wrong.content.decode()
    client.post(
        address(case_id), sent(step, "record_result", number="外〔2026〕1号", decided_on="2026-03-02")
    )
    assert states(case_id)["M01"] == "ready"


def test_a_file_opens_for_those_whose_matter_asks_it(city, seat):
    case_id = dispatched(city, city.citizen())
    client = seat(Post.REVIEWER, FIRE)
    found = re.search(
        r'href="(/desk/cases/[^"]+/materials/[^"]+)"', client.get(address(case_id)).content.decode()
    )
    opened = client.get(found.group(1))
    assert opened.status_code == 200
    assert opened.headers["Content-Disposition"].startswith("inline")
    others = CaseMaterial.objects.filter(case_id=case_id).exclude(key=found.group(1).rsplit("/", 1)[1])
    codes = {client.get(f"{address(case_id)}materials/{row.key}").status_code for row in others}
    assert 404 in codes


def test_others_cases_are_not_found_and_other_posts_may_not_look(city, seat):
    case_id = dispatched(city, city.citizen(), SMALL)  # no fire inspection in it
    assert seat(Post.REVIEWER, FIRE).get(address(case_id)).status_code == 404
    assert seat(Post.REVIEWER, MARKET).get(address(uuid4())).status_code == 404
    for post in (Post.CLERK, Post.LEAD, Post.AUDITOR, Post.CITIZEN):
        assert seat(post).get(address(case_id)).status_code == 403


def test_a_step_of_others_is_not_acted_on(city, seat):
    case_id = dispatched(city, city.citizen())
    answer = seat(Post.REVIEWER, FIRE).post(address(case_id), sent(step_of(case_id, "M01"), "start_review"))
    assert answer.status_code == 404
    assert states(case_id)["M01"] == "pending"


@pytest.mark.parametrize("act", [permit, refuse])
def test_a_signed_step_offers_nothing_more(city, seat, act):
    case_id = dispatched(city, city.citizen())
    permit(city, case_id, "M01")
    act(city, case_id, "M03")
    assert "act-form" not in seat(Post.DECIDER, FIRE).get(address(case_id)).content.decode()
    assert Case.objects.get(id=case_id).state in ("in_review", "choosing")


def test_queries_do_not_grow_with_cases(city, seat):
    citizen, client = city.citizen(), seat(Post.REVIEWER, MARKET)
    case_id = dispatched(city, citizen)
    client.get(address(case_id))
    with CaptureQueriesContext(connection) as alone:
        client.get(address(case_id))
    for _ in range(2):
        dispatched(city, citizen, SMALL)
    with CaptureQueriesContext(connection) as among:
        client.get(address(case_id))
    assert len(among) == len(alone)
    assert len(alone) <= 15
