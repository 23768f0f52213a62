"""The window's day: queues, finding, receive to archive, correction once, notices, and nobody else at it."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onething.cases.models.case import Case
from onething.directory.contracts import Post
from onething.journey import flow
from onething.kernel.clock_port import now
from onething.kernel.identifiers.case_numbers import case_number
from tests.factories.city import SMALL, begin_and_fill, carry_out_effects, permit, states, submitted

HOME = "/counter/"


def address(case_id) -> str:
    return f"/counter/cases/{case_id}/"


def test_cases_wait_in_their_queues(city, seat):
    case_id, clerk = submitted(city, city.citizen(), SMALL), seat(Post.CLERK)
    text = clerk.get(HOME).content.decode()
    assert address(case_id) in text
    assert "等申请人来领，或者在邮寄、转交途中的办件在这里" in text
    assert address(case_id) in clerk.get(f"{HOME}?state=submitted").content.decode()
    assert address(case_id) not in clerk.get(f"{HOME}?state=issued&after=x").content.decode()


def test_who_waits_longest_stands_first_and_no_page_skips_anybody(city, seat, monkeypatch):
    cases = []
    for place in range(3):
        cases.append(submitted(city, city.citizen(place), SMALL))
        city.later(minutes=5)
    cases[0], cases[2] = cases[2], cases[0]  # begun in one order, handed over in another
    first, last = (Case.objects.get(id=cases[place]) for place in (0, 2))
    Case.objects.filter(id=first.id).update(submitted_at=last.submitted_at)
    Case.objects.filter(id=last.id).update(submitted_at=first.submitted_at)
    monkeypatch.setattr("onething.counter.views.queues.PAGE", 2)
    clerk = seat(Post.CLERK)

    def listed(query: str) -> list[str]:
        text = clerk.get(f"{HOME}?{query}").content.decode()
        return list(dict.fromkeys(re.findall(r"/counter/cases/([0-9a-f-]{36})/", text)))

    assert listed("") == [str(one) for one in cases]
    front = listed("state=submitted")
    assert front == [str(one) for one in cases[:2]]
    assert listed(f"state=submitted&after={front[-1]}") == [str(cases[2])]


def test_a_case_is_found_by_its_number(city, seat):
    case_id, clerk = submitted(city, city.citizen(), SMALL), seat(Post.CLERK)
    number = Case.objects.get(id=case_id).number
    for typed in (number, f" {number.lower()} ", f"{number}-01"):
        assert clerk.get(HOME, {"number": typed}).headers["Location"] == address(case_id)
    wrong = clerk.get(HOME, {"number": number[:-1]})
    assert wrong.status_code == 422
    assert 'href="#id_number"' in wrong.content.decode()
    assert clerk.get(HOME, {"number": ""}).status_code == 422
    nobodys = case_number(division="430182", day=date(2026, 3, 1), channel="01", sequence=9)
    assert clerk.get(HOME, {"number": nobodys}).status_code == 404


def test_from_receiving_to_archive(city, seat):
    citizen = city.citizen()
    case_id, clerk = submitted(city, citizen, SMALL), seat(Post.CLERK)
    for verb, key in (("receive", "r"), ("accept", "a"), ("dispatch", "d")):
        assert f'accesskey="{key}"' in clerk.get(address(case_id)).content.decode()
        answer = clerk.post(address(case_id), {"verb": verb})
        assert answer.headers["Location"].endswith(f"?done={verb}")
    assert states(case_id)["case"] == "in_review"
    city.at = now()
    permit(city, case_id, "M01")
    permit(city, case_id, "M02")
    flow.confirm(city.viewer(Post.LEAD), case_id=case_id, at=city.at)
    carry_out_effects(city)
    assert (
        "营业执照" in re.search(r"要交给领取人：[^<]+", clerk.get(address(case_id)).content.decode()).group()
    )
    nobody = clerk.post(address(case_id), {"verb": "deliver", "method": "electronic", "recipient": " "})
    assert nobody.status_code == 422
    assert 'value="electronic" checked' in nobody.content.decode()
    clerk.post(address(case_id), {"verb": "deliver", "method": "window", "recipient": "演示乙"})
    clerk.post(address(case_id), {"verb": "archive"})
    assert states(case_id)["case"] == "archived"
    assert "已经办完" in clerk.get(address(case_id)).content.decode()


def test_not_accepting_needs_a_reason_and_keeps_what_was_typed(city, seat):
    case_id, clerk = submitted(city, city.citizen(), SMALL), seat(Post.CLERK)
    unsaid = clerk.post(address(case_id), {"verb": "not_accept", "reason": "不属于本窗口。"})
    assert (unsaid.status_code, 'href="#id_kind"' in unsaid.content.decode()) == (422, True)
    typed = {"verb": "not_accept", "kind": "not_ours", "organ": "河东区市场监督管理局"}
    short = clerk.post(address(case_id), typed | {"reason": "不行"})
    assert short.status_code == 422
    assert "不行</textarea>" in short.content.decode()
    assert 'href="#id_reason"' in short.content.decode()
    assert 'value="河东区市场监督管理局"' in short.content.decode()
    clerk.post(address(case_id), typed | {"reason": "经营场所不在本市。"})
    assert states(case_id)["case"] == "not_accepted"


def test_a_verb_out_of_turn_or_unknown_is_refused(city, seat):
    case_id, clerk = submitted(city, city.citizen(), SMALL), seat(Post.CLERK)
    assert clerk.post(address(case_id), {"verb": "dispatch"}).status_code == 409
    assert clerk.post(address(case_id), {"verb": "steal"}).status_code == 400
    assert states(case_id)["case"] == "submitted"


def test_the_window_sees_the_whole_application_and_opens_its_papers(city, seat):
    case_id, clerk = submitted(city, city.citizen(), SMALL), seat(Post.CLERK)
    text = clerk.get(address(case_id)).content.decode()
    assert "演示小馆" in text
    assert "要看：地址与申请表一致" in text, "what is looked at stands beside the paper"
    found = re.search(r'href="(/counter/cases/[^"]+/materials/[^"]+)"', text)
    assert clerk.get(found.group(1)).headers["Content-Type"] == "application/pdf"
    assert clerk.get(f"{address(case_id)}materials/none").status_code == 404


def test_a_correction_is_asked_once_and_nothing_typed_is_lost(city, seat):
    case_id, clerk = submitted(city, city.citizen(), SMALL), seat(Post.CLERK)
    page = f"{address(case_id)}correction"
    assert "现在不能发补正告知" in clerk.get(page).content.decode()
    clerk.post(address(case_id), {"verb": "receive"})
    assert 'value="form.enterprise_name"' in clerk.get(page).content.decode()
    assert clerk.post(page, {}).status_code == 422
    half = {
        "place": ["form.enterprise_name", "form.business_scope"],
        "sentence:form.business_scope": "请写明餐饮服务项目",
    }
    refused = clerk.post(page, half)
    text = refused.content.decode()
    assert refused.status_code == 422
    assert 'value="请写明餐饮服务项目"' in text
    assert 'href="#id_form.enterprise_name"' in text
    assert clerk.post(page, half | {"sentence:form.enterprise_name": "名称与招牌不一致"}).status_code == 302
    assert states(case_id)["case"] == "correcting"
    letter = clerk.get(f"{address(case_id)}notices/correction").content.decode()
    assert "申请表“单位(市场主体)名称”栏" in letter
    assert "名称与招牌不一致" in letter
    assert clerk.post(page, half | {"sentence:form.enterprise_name": "名称与招牌不一致"}).status_code == 409


def test_the_acceptance_notice_names_the_promised_day(city, seat):
    case_id, clerk = submitted(city, city.citizen(), SMALL), seat(Post.CLERK)
    notice = f"{address(case_id)}notices/acceptance"
    assert clerk.get(notice).status_code == 404
    assert clerk.get(f"{address(case_id)}notices/correction").status_code == 404
    for act in (flow.receive, flow.accept):
        act(city.viewer(Post.CLERK), case_id=case_id, at=city.later(minutes=5))
    text = clerk.get(notice).content.decode()
    assert "受理通知书" in text
    assert "2026年3月" in text
    assert "演示文书" in text


def test_drafts_of_citizens_and_unknown_cases_are_not_found(city, seat):
    clerk, draft = seat(Post.CLERK), begin_and_fill(city, city.citizen(), SMALL)
    for case_id in (draft, uuid4()):
        assert clerk.get(address(case_id)).status_code == 404
        assert clerk.get(f"{address(case_id)}correction").status_code == 404


@pytest.mark.parametrize("post", [Post.REVIEWER, Post.DECIDER, Post.LEAD, Post.AUDITOR, Post.CITIZEN])
def test_other_posts_get_a_designed_page(seat, post):
    client, case_id = seat(post), uuid4()
    for path in (
        HOME,
        address(case_id),
        f"{address(case_id)}correction",
        f"{address(case_id)}notices/acceptance",
    ):
        page = client.get(path)
        assert page.status_code == 403
        assert "您现在的岗位不能打开" in page.content.decode()


def test_queries_do_not_grow_with_cases(city, seat, django_assert_max_num_queries):
    citizen, clerk = city.citizen(), seat(Post.CLERK)
    case_id = submitted(city, citizen, SMALL)
    with CaptureQueriesContext(connection) as alone:
        clerk.get(address(case_id))
    for _ in range(2):
        submitted(city, citizen, SMALL)
    with CaptureQueriesContext(connection) as among:
        clerk.get(address(case_id))
    assert len(among) == len(alone)
    with django_assert_max_num_queries(10):
        clerk.get(HOME)
