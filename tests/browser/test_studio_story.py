"""A department keeps its catalogue: a thing made from nothing on pages, decided by three people, done by a citizen, ended."""

import re

import pytest
from playwright.sync_api import Page, expect

from onething.command.story.living import confirm_and_issue, take_in
from tests.browser.doings import answer, become, fill_sections, go_on, hand_in_all, read_case_id, sign
from tests.browser.preparing import permit_all, typed_values
from tests.browser.street import DESK, PHONE
from tests.factories.city import CITIZEN

pytestmark = [pytest.mark.browser]

MARKET, STREETS, BUREAU = "市场监督管理局", "城市管理和综合执法局", "行政审批服务局"
EDITOR, REVIEWER, APPROVER = "事项目录编制岗", "事项目录审核岗", "事项目录核准岗（审批局）"
NAME = "我要开面包房"
REASON, BASIS = "群众常问，照开餐饮店的办法联办。", "演示依据〔2026〕2号"


def write(page: Page, **values: str) -> None:
    """Fill inputs by their names (two strokes stand for a point)."""
    for name, text in values.items():
        field = page.locator(f'[name="{name.replace("__", ".")}"]')
        if field.evaluate("node => node.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)


def save(page: Page, verb: str = "save") -> None:
    """Press a button of the part's form, and see that it was saved."""
    go_on(page, button=page.locator(f'.bottom-bar button[name="verb"][value="{verb}"]'))
    expect(page.locator(".notice-good")).to_contain_text("已保存")


def begin(page: Page) -> str:
    """The thing and its first matter; returns the address of the entry."""
    go_on(page, button=page.get_by_role("link", name="新建一件事"))
    write(page, name=NAME, audience="法人/个体", source="演示：由编制人从头编制")
    write(page, matter__name="市场主体设立登记(营业执照)", matter__type="行政许可", matter__department=MARKET)
    write(page, matter__result="营业执照(正副本/电子营业执照)")
    go_on(page, button=page.get_by_role("button", name="建好，开始编"))
    expect(page.locator("h1")).to_contain_text(NAME)
    return page.url.partition("?")[0]


def add_matters(page: Page, *, home: str) -> None:
    """A question, a matter that waits for the first, one that an answer brings in."""
    page.goto(f"{home}questions/new/")
    write(page, question="门口挂不挂招牌？", key="has_sign", options__0__value="yes", options__0__label="挂")
    write(page, options__1__value="no", options__1__label="不挂")
    save(page)
    page.goto(f"{home}matters/new/")
    write(page, name="食品经营许可(新办)", type="行政许可", department=MARKET, result="食品经营许可证")
    write(
        page,
        statutory_days="20",
        statutory_unit="工作日",
        statutory_basis="行政许可法第四十二条",
        result_kind="证照",
        fee="不收费",
    )
    page.locator('[name="depends_on"][value="M01"]').check()
    expect(page.locator("#beside")).to_contain_text("办 2 个事项")  # tried before it is saved
    save(page)
    page.goto(f"{home}matters/new/")
    write(
        page,
        name="门店招牌/户外招牌设施设置",
        type="其他行政权力(备案)",
        department=STREETS,
        result="备案回执",
    )
    write(page, included_when="has_sign=yes", result_kind="其他", fee="不收费")
    page.locator('[name="included_by_default"]').uncheck()
    save(page)


def complete_first(page: Page, *, home: str) -> None:
    """The first matter's limit and a paper; what was typed and not saved survives a closed tab."""
    page.goto(f"{home}matters/M01/")
    write(
        page,
        statutory_days="3",
        statutory_unit="工作日",
        statutory_basis="市场主体登记管理条例第十九条",
        fee="不收费",
    )
    page.reload()
    expect(page.locator(".notice-ask")).to_contain_text("已恢复您上次写了没有保存的内容")
    expect(page.locator('[name="statutory_days"]')).to_have_value("3")
    page.locator('button[value="add:faqs"]').click()
    expect(
        page.locator('[name="faqs.0.question"]')
    ).to_be_focused()  # a row in its place, and nothing typed is lost
    write(page, faqs__0__question="要跑几次？", faqs__0__answer="网上办不用跑。", result_kind="证照")
    expect(page.locator('[name="statutory_days"]')).to_have_value("3")
    page.keyboard.press("Control+s")
    expect(page.locator(".notice-good")).to_contain_text("已保存")
    page.goto(f"{home}matters/M02/materials/new/")
    write(page, name="其他材料", necessity="必要", source_kind="申请人自备", form="原件")
    expect(page.locator("#findings")).to_contain_text("兜底条款")  # while one types
    save(page)
    page.goto(f"{home}matters/M02/fields/new/")
    page.locator("#known").select_option("enterprise_name")
    go_on(page, button=page.get_by_role("button", name="用这个"))
    save(page)


def mend(page: Page, *, home: str) -> None:
    """From the finding to the very field, and it is gone."""
    page.goto(home)
    findings = page.locator("#findings .findings > li", has=page.locator(".tag-bad"))
    expect(findings).to_have_count(1)
    go_on(page, button=findings.get_by_role("link"))
    write(page, name="经营场所布局图")
    expect(page.locator("#findings .tag-bad")).to_have_count(0)
    save(page)
    page.goto(home)
    expect(page.locator("#findings .tag-bad")).to_have_count(0)
    page.locator('[name="try.has_sign"]').select_option("yes")
    expect(page.locator("#trial")).to_contain_text("办 3 个事项")


def decide(page: Page, *, home: str, post: str, unit: str, verb: str) -> None:
    """Somebody finds the entry in their own queue and does the next act with it."""
    become(page, post=post, unit=unit)
    go_on(
        page,
        button=page.locator(f'a[data-row][href="{home.partition("/desk")[1]}{home.partition("/desk")[2]}"]'),
    )
    go_on(page, button=page.locator(f'.act-form button[value="{verb}"]'))
    expect(page.locator(".notice-good")).to_be_visible()


def bring_out(page: Page, *, home: str) -> None:
    """Three people: submitted, reviewed, approved and published."""
    write(page, reason=REASON, basis=BASIS)
    go_on(page, button=page.locator('.act-form button[value="submit"]'))
    expect(page.locator(".notice-good")).to_contain_text("已报部门审核")
    decide(page, home=home, post=REVIEWER, unit=MARKET, verb="endorse")
    decide(page, home=home, post=APPROVER, unit=BUREAU, verb="approve")
    go_on(page, button=page.locator('.act-form button[value="publish"]'))
    expect(page.locator(".notice-good")).to_contain_text("已发布")


def apply(page: Page, *, stage) -> str:
    """A citizen finds the thing by its name, answers, fills, hands in, signs; returns the case."""
    become(page, post="申请人", phone=CITIZEN["phone"])
    page.goto("/")
    page.locator("form.search input").fill("开面包房")
    go_on(page, button=page.locator("form.search button"))
    go_on(page, button=page.locator(".things a", has_text=NAME))
    go_on(page, button=page.locator("main .button-primary"))
    answer(page, answers={"has_sign": "yes"})
    expect(page.locator("main")).to_contain_text(STREETS)
    go_on(page, button=page.locator("main .bottom-bar .button-primary"))
    case_id = read_case_id(page)
    fill_sections(page, sent=typed_values(stage, case_id=case_id))
    assert hand_in_all(page) == 1
    go_on(page, button=page.locator("main .bottom-bar .button-primary"))
    sign(page)
    expect(page.locator("h1")).to_have_text("已提交")
    return case_id


def end(page: Page, *, code: str) -> None:
    """The editor ends the thing; the same three hands."""
    become(page, post=EDITOR, unit=MARKET)
    page.goto(f"/desk/studio/things/{code}/")
    go_on(page, button=page.get_by_role("link", name="停止办理"))
    write(page, reason="不再单独联办，并入开餐饮店。", basis=BASIS)
    go_on(page, button=page.get_by_role("button", name="起草停止办理"))
    home = page.url.partition("?")[0]
    go_on(page, button=page.locator('.act-form button[value="submit"]'))
    decide(page, home=home, post=REVIEWER, unit=MARKET, verb="endorse")
    decide(page, home=home, post=APPROVER, unit=BUREAU, verb="approve")
    go_on(page, button=page.locator('.act-form button[value="publish"]'))


def test_a_thing_from_nothing_to_a_citizen_and_to_its_end(street, stage):
    with street.walk_in(size=DESK) as desk, street.walk_in(size=PHONE) as phone:
        become(desk, post=EDITOR, unit=MARKET)
        home = begin(desk)
        add_matters(desk, home=home)
        complete_first(desk, home=home)
        mend(desk, home=home)
        bring_out(desk, home=home)
        case_id = apply(phone, stage=stage)
        code = stage.citizen().get(f"/cases/{case_id}")["plan"]["thing"]
        assert re.fullmatch(r"YJS-\d+", code)
        take_in(stage, case_id=case_id)
        permit_all(stage, case_id=case_id)
        end(desk, code=code)
        phone.goto(f"/things/{code}/")
        expect(phone.locator("main")).to_contain_text("停止办理")
        phone.goto("/?q=开面包房")
        expect(phone.locator(".things a", has_text=NAME)).to_have_count(0)
        confirm_and_issue(stage, case_id=case_id)  # who had begun before gets everything
        assert len(stage.citizen().get(f"/cases/{case_id}/results")["items"]) == 3
