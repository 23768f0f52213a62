"""After handing over: progress, correction at the exact field, the choices after a refusal, results, withdrawal."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onething.cases.contracts.given import CorrectionItem
from onething.cases.queries.one_case import get_case
from onething.directory.contracts import Post
from onething.journey import flow
from onething.notify.models import LocalMessage
from onething.portal import words
from tests.factories.city import (
    ANSWERS,
    SMALL,
    begin_and_fill,
    carry_out_effects,
    dispatched,
    permit,
    refuse,
    states,
    step_of,
    submitted,
)

pytestmark = pytest.mark.django_db
THREE = ANSWERS | {"has_sign": "false", "sells_tobacco": "false", "eia_register": "false"}


def page_of(response, status=200):
    assert response.status_code == status, response.content.decode()[:3000]
    return response.content.decode()


def correcting(city, *places):
    case_id = submitted(city, city.citizen(), SMALL)
    clerk = city.viewer(Post.CLERK)
    flow.receive(clerk, case_id=case_id, at=city.later(minutes=5))
    items = [CorrectionItem(place=place, sentence="请写得更清楚一些。") for place in places]
    flow.ask_correction(clerk, case_id=case_id, items=items, at=city.later(minutes=5))
    return case_id


def test_own_cases_newest_first_a_page_at_a_time(city, citizen, somebody_else):
    assert "还没有办件" in page_of(citizen.get("/cases/"))
    viewer = city.citizen()
    for _ in range(21):
        flow.begin(viewer, thing="YJS-002", answers=SMALL, at=city.at)
    page = page_of(citizen.get("/cases/"))
    assert page.count('class="thing"') == 20
    following = re.search(r'href="(/cases/\?after=[^"]+)"', page).group(1)
    assert page_of(citizen.get(following)).count('class="thing"') == 1
    assert page_of(citizen.get("/cases/?after=nonsense")).count('class="thing"') == 20
    assert "还没有办件" in page_of(somebody_else.get("/cases/"))


def test_progress_tells_who_until_when_and_what_next(city, citizen):
    case_id = dispatched(city, city.citizen(), THREE)
    page = page_of(citizen.get(f"/cases/{case_id}/"))
    case = get_case(city.citizen(), case_id=case_id)
    assert case.number in page
    assert "各部门同时在办" in page
    assert "现在在 <b>市场监督管理局</b>" in page
    permit(city, case_id, "M01")
    assert "现在在 <b>市场监督管理局、消防救援大队</b>" in page_of(citizen.get(f"/cases/{case_id}/"))
    assert f"{case.promised_on.month}月{case.promised_on.day}日" in page
    page = page_of(citizen.get(f"/cases/{case_id}/?life=1"))
    assert "分给各部门" in page
    assert "签名提交" in page


def test_reasons_of_a_permit_stay_inside(city, citizen):
    case_id = dispatched(city, city.citizen(), SMALL)
    permit(city, case_id, "M01")
    assert "材料齐全，符合条件" not in page_of(citizen.get(f"/cases/{case_id}/?life=1"))


def test_correction_at_the_exact_field_and_nowhere_else(city, citizen):
    case_id = correcting(city, "form.business_scope")
    page = page_of(citizen.get(f"/cases/{case_id}/"))
    assert "请写得更清楚一些" in page
    href = re.search(r'href="(/cases/[^"]+#id_f\.business_scope)"', page).group(1)
    form = page_of(citizen.get(href))
    assert 'name="f.business_scope"' in form
    assert "f.enterprise_name" not in form
    assert "请写得更清楚一些" in form
    revision = re.search(r'name="revision" value="(\d+)"', form).group(1)
    sent = {"revision": revision, "f.business_scope": "餐饮服务", "f.enterprise_name": "改不了"}
    assert citizen.post(href.partition("#")[0], sent)["Location"] == f"/cases/{case_id}/materials"
    review = page_of(citizen.post(f"/cases/{case_id}/review", follow=True))
    code = re.search(r"码(\d{6})", LocalMessage.objects.order_by("sent_at").last().text).group(1)
    snapshot = re.search(r'name="snapshot" value="(\w{64})"', review).group(1)
    response = citizen.post(f"/cases/{case_id}/review", {"sign": "1", "snapshot": snapshot, "code": code})
    assert "补正已提交" in page_of(citizen.get(response["Location"]))
    case = get_case(city.citizen(), case_id=case_id)
    assert case.form["business_scope"] == "餐饮服务"
    assert case.form["enterprise_name"] != "改不了"


def test_correction_of_a_paper_alone_offers_that_paper_alone(city, citizen):
    plan = get_case(city.citizen(), case_id=begin_and_fill(city, city.citizen(), SMALL)).plan
    first, second = [one["key"] for one in plan["materials"] if one["asked"]][:2]
    case_id = correcting(city, f"materials.{first}")
    assert citizen.get(f"/cases/{case_id}/form")["Location"] == f"/cases/{case_id}/materials"
    page = page_of(citizen.get(f"/cases/{case_id}/materials"))
    assert f'name="file-{first}"' in page
    assert f'name="file-{second}"' not in page
    assert citizen.get(f"/cases/{case_id}/correction")["Location"] == f"/cases/{case_id}/#correction"


def choosing(city):
    case_id = dispatched(city, city.citizen(), THREE)
    permit(city, case_id, "M01")
    refuse(city, case_id, "M03")
    return case_id


def test_after_a_refusal_reasons_and_three_choices(city, citizen):
    case_id = choosing(city)
    page = page_of(citizen.get(f"/cases/{case_id}/"))
    step = step_of(case_id, "M03").id
    assert "现场不符合要求" in page
    assert "消防法第十五条" in page
    for action in (f"steps/{step}/mend", f"steps/{step}/drop", "end"):
        assert f'action="/cases/{case_id}/{action}"' in page
    assert citizen.get(f"/cases/{case_id}/materials").status_code == 200


def test_mending_needs_words_and_keeps_them(city, citizen):
    case_id = choosing(city)
    address = f"/cases/{case_id}/steps/{step_of(case_id, 'M03').id}/mend"
    page = page_of(citizen.post(address, {"explanation": "改"}), status=422)
    assert "field-error" in page
    assert ">改</textarea>" in page
    response = citizen.post(address, {"explanation": "已加装两处安全出口标志。"})
    assert response["Location"] == f"/cases/{case_id}/?done=mended"
    assert states(case_id)["M03"] == "pending"


@pytest.mark.parametrize(("verb", "state"), [("drop", "in_review"), ("end", "refused")])
def test_dropping_and_ending(city, citizen, somebody_else, verb, state):
    case_id = choosing(city)
    step = f"steps/{step_of(case_id, 'M03').id}/drop"
    address = f"/cases/{case_id}/{step if verb == 'drop' else 'end'}"
    assert somebody_else.post(address).status_code == 404
    assert citizen.post(address).status_code == 302
    assert states(case_id)["case"] == state
    page = page_of(citizen.get(f"/cases/{case_id}/"))
    assert ("行政复议" in page) == (verb == "end")
    assert "现在是" in page_of(citizen.post(address), status=409)


def test_withdrawn_once(city, citizen):
    case_id = submitted(city, city.citizen(), SMALL)
    assert f'action="/cases/{case_id}/withdraw"' in page_of(citizen.get(f"/cases/{case_id}/"))
    response = citizen.post(f"/cases/{case_id}/withdraw")
    page = page_of(citizen.get(response["Location"]))
    assert words.WITHDRAWN in page
    assert f'action="/cases/{case_id}/withdraw"' not in page


def test_results_are_seen_downloaded_and_verified(city, citizen, somebody_else):
    case_id = dispatched(city, city.citizen(), SMALL)
    assert "还没有证照" in page_of(citizen.get(f"/cases/{case_id}/results"))
    for matter in ("M01", "M02"):
        permit(city, case_id, matter)
    flow.confirm(city.viewer(Post.LEAD), case_id=case_id, at=city.at)
    carry_out_effects(city)
    page = page_of(citizen.get(f"/cases/{case_id}/results"))
    hrefs = re.findall(rf'href="(/cases/{case_id}/results/[^"?]+)"', page)
    assert len(hrefs) == 2
    seen, taken = citizen.get(hrefs[0]), citizen.get(hrefs[0] + "?download=1")
    assert seen.content.startswith(b"%PDF")
    assert seen["Content-Disposition"].startswith("inline")
    assert taken["Content-Disposition"].startswith("attachment")
    verify = re.search(r'href="(/verify/[^"]+)"', page).group(1)
    assert "有效" in page_of(citizen.get(verify))
    assert somebody_else.get(hrefs[0]).status_code == 404
    assert citizen.get(f"/cases/{case_id}/results/1.2.3").status_code == 404
    assert f"/cases/{case_id}/results" in page_of(citizen.get(f"/cases/{case_id}/"))


@pytest.mark.parametrize("page", ["", "results", "receipt"])
def test_few_queries(city, citizen, page):
    """Apart from the data key, which the case looks up again for every sealed value it opens."""
    case_id = choosing(city)
    with CaptureQueriesContext(connection) as captured:
        assert citizen.get(f"/cases/{case_id}/{page}").status_code == 200
    asked = [one["sql"] for one in captured.captured_queries if '"keys_data_key"' not in one["sql"]]
    assert len(asked) <= 15


def test_queries_do_not_grow_with_cases(city, citizen, django_assert_max_num_queries):
    viewer = city.citizen()
    citizen.get("/")  # what is published is read once
    for _ in range(12):
        flow.begin(viewer, thing="YJS-002", answers=SMALL, at=city.at)
    for path in ("/cases/", "/"):
        with django_assert_max_num_queries(7):
            assert citizen.get(path).status_code == 200


def test_every_state_and_act_is_told(city):
    from onething.cases.contracts.kinds import CaseState
    from onething.cases.states import CASE_MOVES, STEP_MOVES

    assert set(words.NEXT) == {state.value for state in CaseState}
    verbs = {move.verb for move in (*CASE_MOVES, *STEP_MOVES)}
    assert verbs <= set(words.ACTS) | words.HIDDEN_ACTS


def test_the_deadline_says_how_many_days_are_left_and_which_days_did_not_count(city, citizen):
    case_id = submitted(city, city.citizen(), SMALL)
    assert "受理后定哪天办好" in page_of(citizen.get(f"/cases/{case_id}/"))
    case_id = dispatched(city, city.citizen(), SMALL)
    page = page_of(citizen.get(f"/cases/{case_id}/"))
    assert re.search(r"剩 \d+ 个工作日", page)
    assert re.search(r"3月2日开始计时，当日不算", page)
    assert re.search(r"不算：3月7日.*（", page)
    assert "定下来后，市场监督管理局接着办食品经营许可" in page
    assert f'data-forget="/cases/{case_id}/form"' in page


def test_a_draft_keeps_what_is_typed_in_the_browser(city, citizen):
    case_id = begin_and_fill(city, city.citizen(), SMALL)
    assert "data-forget" not in page_of(citizen.get(f"/cases/{case_id}/"))
