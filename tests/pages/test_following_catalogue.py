"""A draft is opened after the catalogue changed: the page that opens it says so, at the portal and at the counter."""

import re
from html import unescape

import pytest

from onething.cases.models.case import Case
from onething.cases.queries.one_case import get_case
from onething.kernel.viewer import SYSTEM
from onething.pages.applying.sections import list_sections
from tests.factories.catalogue import content_of, published, repealed
from tests.factories.city import CITIZEN, SMALL, begin_and_fill, submitted

PERSON = {"name": CITIZEN["name"], "kind": "111", "number": CITIZEN["number"], "phone": "13900000002"}
CHANGED = "我们已按新版重新算好您的方案"
PAGES = ("form", "materials", "review")


@pytest.fixture(params=["portal", "counter"])
def opened(request, city):
    """A browser, and the address of a draft that it may open."""
    browser = request.getfixturevalue("citizen" if request.param == "portal" else "clerk")
    if request.param == "portal":
        return browser, f"/cases/{begin_and_fill(city, city.citizen(), SMALL)}"
    assert browser.post("/counter/take/YJS-002/person", SMALL | PERSON).status_code == 302
    return browser, f"/counter/cases/{Case.objects.get().id}"


def shown(browser, address, *, status=200) -> str:
    response = browser.get(address)
    assert response.status_code == status, response.content.decode()[:2000]
    return unescape(response.content.decode())


def typed_in_first_section(case: Case) -> list[str]:
    """What stands in the short text inputs of the first page of the form."""
    view = get_case(SYSTEM, case_id=case.id)
    asked = [one["key"] for one in list_sections(view.plan)[0].asked if one["type"] == "text"]
    values = [view.form[key] for key in asked]
    assert values
    return values


def newer_with(name: str) -> dict:
    """The next edition, one more paper asked with the business licence."""
    content = content_of(name="我要开餐饮店(新版)")
    matter = content["thing"]["matters"][0]
    own = {"name": name, "necessity": "必要", "obtainable_by_sharing": False, "sharing_via": None,
           "source_kind": "申请人自备", "only_when": None}  # fmt: skip
    plain = {key: matter["materials"][0][key] for key in ("source_department", "form", "copies")}
    matter["materials"] = [*matter["materials"], plain | own]
    return content


@pytest.mark.parametrize("page", PAGES)
def test_what_changed_is_said_on_the_page_that_opens_the_draft_and_only_once(city, opened, page):
    browser, draft = opened
    assert CHANGED not in shown(browser, f"{draft}/{page}")
    published(city, newer_with("后厨平面图"))
    text = shown(browser, f"{draft}/{page}")
    told = re.search(r'<div class="notice notice-warn".*?</div>', text, re.DOTALL).group()
    assert CHANGED in told
    assert "您填过的内容和交过的材料凡是还需要的都保留着" in told
    assert "新增要交：后厨平面图。" in told
    assert "我要开餐饮店(新版)" in text
    assert CHANGED not in shown(browser, f"{draft}/{page}")


def test_typed_values_stand_in_the_form_of_the_new_edition(city, citizen):
    case_id = begin_and_fill(city, city.citizen(), SMALL)
    before = Case.objects.get(id=case_id)
    published(city)
    text = shown(citizen, f"/cases/{case_id}/form")
    assert all(f'value="{one}"' in text for one in typed_in_first_section(before))
    revision = int(re.search(r'name="revision" value="(\d+)"', text).group(1))
    assert revision > before.revision  # the form that follows saves against the new plan


@pytest.mark.parametrize("page", PAGES)
def test_a_repealed_thing_is_a_page_that_says_what_to_do(city, opened, page):
    browser, draft = opened
    repealed(city)
    text = shown(browser, f"{draft}/{page}", status=409)
    assert "这份申请不能再往下办" in text
    assert "按新修订的办法调整" in text
    assert "填过的内容还在" in text
    assert f'href="{draft}/"' in text
    shown(browser, f"{draft}/")


def test_a_submitted_case_is_not_touched(city, citizen):
    case_id = submitted(city, city.citizen(), SMALL)
    published(city)
    assert citizen.get(f"/cases/{case_id}/form").status_code == 302
    assert CHANGED not in shown(citizen, f"/cases/{case_id}/")


def test_nobody_learns_of_a_draft_that_is_not_theirs(city, citizen):
    case_id = begin_and_fill(city, city.citizen(0), SMALL)
    published(city)
    shown(citizen, f"/cases/{case_id}/form", status=404)
