"""From the first page to the plan and its notice, signed out and without scripts."""

import re
from urllib.parse import urlencode

import pytest

from onething.cases.models.case import Case
from onething.catalogue.queries import list_current_things
from onething.kernel.viewer import ANONYMOUS
from onething.pages.applying.plans import list_remarks
from tests.factories.city import ANSWERS, SMALL

pytestmark = pytest.mark.django_db
THING = "/things/YJS-002"


def text_of(response, status=200):
    assert response.status_code == status, response.content.decode()[:3000]
    return response.content.decode()


def test_home_lists_what_is_published_and_finds_it(city, browser):
    assert "我要开餐饮店" in text_of(browser.get("/"))
    assert f'href="{THING}/"' in text_of(browser.get("/", {"q": "开饭馆"}))
    page = text_of(browser.get("/", {"q": "<b>火箭"}))
    assert "没有找到“&lt;b&gt;火箭”" in page
    assert f'href="{THING}/"' in page


def test_guide_labels_every_figure_that_is_no_promise(city, browser):
    page = text_of(browser.get(f"{THING}/"))
    assert "市场监督管理局" in page
    assert "8 个工作日" in page
    assert "演示值" in page
    assert f'href="{THING}/matters/M02/"' in page
    assert f'href="{THING}/questions/"' in page
    assert browser.get("/things/NO-1/").status_code == 404


def test_questions_one_at_a_time_to_the_plan(city, browser):
    page, query = text_of(browser.get(f"{THING}/questions/")), {}
    for key, value in ANSWERS.items():
        assert f'name="{key}"' in page
        onward = re.search(r'name="_at" value="([^"]+)"', page).group(1)
        query[key] = value
        response = browser.get(f"{THING}/questions/", query | {"_from": key, "_at": onward})
        page = text_of(response) if onward != "end" else ""
    assert response.status_code == 302
    plan = text_of(browser.get(response["Location"]))
    assert "要办 6 个事项" in plan
    assert "开始申请" in plan


def test_every_thing_leads_from_its_questions_to_a_plan(city, browser):
    for one in list_current_things(ANONYMOUS, at=city.at):
        plan = text_of(browser.get(walk(browser, one.thing)))
        assert one.thing.name in plan
        assert "还没有回答" not in plan


def walk(browser, thing):
    """Answer every question that is asked with its last option; returns where the last one leads."""
    here, query = f"/things/{thing.code}/questions/", {}
    response = browser.get(here)
    for _question in thing.questions:
        if response.status_code == 302:
            break
        page = text_of(response)
        key = re.search(r'name="_from" value="([^"]+)"', page).group(1)
        onward = re.search(r'name="_at" value="([^"]+)"', page).group(1)
        query[key] = answer(thing.find_question(key))
        response = browser.get(here, query | {"_from": key, "_at": onward})
    assert response.status_code == 302, (thing.code, query)
    return response["Location"]


def answer(question):
    return question.options[-1].value


def test_a_question_left_open_is_asked_again_and_back_keeps_answers(city, browser):
    page = text_of(browser.get(f"{THING}/questions/", {"_from": "entity", "_at": "premises"}), status=422)
    assert "请选一个再继续" in page
    assert 'name="entity"' in page
    page = text_of(
        browser.get(f"{THING}/questions/", {"entity": "partnership", "_from": "entity", "_at": "premises"})
    )
    assert "?entity=partnership&amp;_at=entity" in page


def test_the_plan_grows_with_the_answers(city, browser):
    few = text_of(browser.get(f"{THING}/questions/"))
    more = text_of(browser.get(f"{THING}/questions/", {"sells_tobacco": "true"}))
    assert "烟草专卖局" not in few
    assert "烟草专卖局" in more


def test_an_answer_nobody_offers_is_refused_kindly(city, browser):
    assert browser.get(f"{THING}/plan", {"entity": "circus"}).status_code == 422


def test_the_notice_reproduces_from_its_code(city, browser):
    plan = text_of(browser.get(f"{THING}/plan?{urlencode(ANSWERS)}"))
    address = re.search(rf'href="({THING}/notice/[^"]+)"', plan).group(1)
    first = text_of(browser.get(address))
    assert "2026年3月2日" in first
    assert "一次告知书" in first
    assert address.rsplit("/", 1)[1] in first
    city.later(days=90)
    assert _without_token(text_of(browser.get(address))) == _without_token(first)
    assert browser.get(address[:-1] + ("0" if address[-1] != "0" else "1")).status_code == 404
    assert browser.get(address.replace("/things/YJS-002/", "/things/YJS-009/")).status_code == 404


def test_plan_and_notice_say_what_is_not_needed_and_what_the_law_allows(city, browser):
    page = text_of(browser.get(f"{THING}/plan?{urlencode(ANSWERS | {'has_sign': 'false'})}"))
    address = re.search(rf'href="({THING}/notice/[^"]+)"', page).group(1)
    for said in (page, text_of(browser.get(address))):
        below = said.partition("不需办理</h3>")[2].partition("</section>")[0]
        assert "城市管理和综合执法局" in below
        assert "法定最长" in said


def test_one_visit_to_the_place_is_told_as_one():
    matters = [{"code": "M01", "name": "甲"}, {"code": "M02", "name": "乙"}]
    visits = [{"wave": 1, "matters": ["M01", "M02"]}, {"wave": 2, "matters": ["M01"]}]
    plan = {
        "matters": matters, "site_visits": visits, "ceiling_working_days": None, "provisional_because": ["演示值"],
    }  # fmt: skip
    assert list_remarks(plan) == ("演示值", "需要现场核查的合并为一次：甲、乙。", "“甲”需要现场核查。")


def _without_token(page):
    return re.sub(r'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]+', "", page)


def test_beginning_asks_who_one_is(city, browser, unproved):
    assert "手机号码" in text_of(browser.post(f"{THING}/begin", SMALL), status=401)
    response = unproved.post(f"{THING}/begin", SMALL)
    assert response.status_code == 302
    assert response["Location"].startswith("/sign-in/identity?next=%2Fthings")
    assert Case.objects.count() == 0


def test_beginning_opens_one_draft(city, citizen):
    response = citizen.post(f"{THING}/begin", SMALL)
    case = Case.objects.get()
    assert response["Location"] == f"/cases/{case.id}/form"
    half = citizen.post(f"{THING}/begin", {"entity": "partnership"})
    assert half["Location"] == f"{THING}/plan?entity=partnership"
    assert Case.objects.count() == 1


@pytest.mark.parametrize("path", ["/", "/?q=餐", f"{THING}/", f"{THING}/questions/", f"{THING}/plan"])
def test_few_queries(city, citizen, path, django_assert_max_num_queries):
    with django_assert_max_num_queries(15):
        assert citizen.get(path).status_code == 200
