"""A restaurant opens on the pages: the applicant on a phone, the window with keys alone, departments, the lead."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, Page, expect

from onething.command.story.living import Stage
from tests.browser.doings import (
    answer,
    become,
    check_mouse,
    fill_sections,
    go_on,
    hand_in_all,
    press_key,
    press_on,
    read_case_id,
    sign,
    sign_in_with_keys,
    tab_to,
)
from tests.browser.preparing import THING, THREE, permit_all, share_out, submit, typed_values
from tests.browser.street import DESK, PHONE, Street
from tests.factories.city import CITIZEN

pytestmark = [pytest.mark.browser]

MARKET, FIRE, WINDOW = "市场监督管理局", "消防救援大队", "行政审批服务局"
CLERK, REVIEWER, CHIEF, LEAD = "综合窗口", "审查岗", "审批岗（首席代表）", "牵头协调岗"
REFUSED = "疏散通道不够宽，现场不符合要求。"
MOST_LOOKS = 80


def apply_on_the_phone(page: Page, *, stage) -> str:
    """From the search to the receipt; returns the case's id."""
    become(page, post="申请人", phone=CITIZEN["phone"])
    page.goto("/")
    page.locator("form.search input").fill("开饭馆")
    go_on(page, button=page.locator("form.search button"))
    go_on(page, button=page.locator(".things a", has_text="餐饮"))
    expect(page.get_by_role("heading", name="一定要办的")).to_be_visible()
    go_on(page, button=page.locator("main .button-primary"))
    lanes = answer(page, answers=THREE)
    assert lanes[-1] >= lanes[0], "the plan grows beside the questions"
    expect(page.locator("h1")).to_contain_text("方案")
    read_notice(page)
    go_on(page, button=page.locator("main .bottom-bar .button-primary"))
    case_id = read_case_id(page)
    assert fill_sections(page, sent=typed_values(stage, case_id=case_id)) > 1
    assert hand_in_all(page) > 0
    go_on(page, button=page.locator("main .bottom-bar .button-primary"))
    sign(page)
    expect(page.locator("h1")).to_have_text("已提交")
    expect(page.locator(".receipt-number")).not_to_be_empty()
    return case_id


def read_notice(page: Page) -> None:
    """The one-time notice has a code that reproduces it, and the way goes on from there."""
    plan = page.url
    go_on(page, button=page.locator("main .bottom-bar .button-quiet"))
    expect(page.locator("h1")).to_have_text("一次告知书")
    code = page.locator(".facts .number").inner_text()
    assert code in page.url
    page.goto(plan)


def take_in_by_keyboard(page: Page, *, number: str) -> None:
    """Find the case, take it in, accept it, share it out: not one click."""
    page.keyboard.press("/")
    expect(page.locator("form.find input")).to_be_focused()
    page.keyboard.type(number)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    press_on(page, target=page.locator('button[value="receive"]'), key="Space")
    expect(page.locator("main")).to_contain_text("受理")
    for key in ("a", "d"):
        if page.locator(f'[data-key="{key}"]').count():
            press_key(page, key)
    expect(page.locator("aside ul.stack")).to_contain_text(FIRE)


@contextmanager
def clerk_with_keys(street: Street, *, stage: Stage) -> Iterator[Page]:
    """The clerk's own desk, from the sign-in on without a mouse."""
    with street.walk_in(size=DESK) as page:
        sign_in_with_keys(page, login="ck1", password=stage.scratch.password)
        expect(page.locator(".who")).to_contain_text(CLERK)
        yield page
        check_mouse(page)


def decide(page: Page, *, unit: str, number: str, refused: bool = False) -> None:
    """A department's reviewer begins, its chief signs, for every step it has."""
    become(page, post=REVIEWER, unit=unit)
    for act in walk_steps(page, verb="start_review", number=number):
        go_on(page, button=act)
    become(page, post=CHIEF, unit=unit)
    for act in walk_steps(page, verb="refuse" if refused else "permit", number=number):
        form = page.locator("form.act-form", has=act).first
        form.locator('[name^="reason"]').fill(REFUSED if refused else "现场和材料都看过，符合条件。")
        if refused:
            form.locator('[name^="articles"]').fill("消防法第十五条")
        go_on(page, button=act)


def walk_steps(page: Page, *, verb: str, number: str) -> Iterator[Locator]:
    """Open the case from the work list and yield the button of an act as long as there is one."""
    go_on(page, button=page.locator("[data-row]", has_text=number).first)
    while (act := page.locator(f'button[value="{verb}"]').first).count():
        yield act


def confirm(page: Page, *, number: str, lanes: int) -> None:
    """The lead sees every lane and confirms once."""
    become(page, post=LEAD, unit=MARKET)
    go_on(page, button=page.locator("[data-row]", has_text=number))
    expect(page.locator(".opinion")).to_have_count(lanes)
    expect(page.locator(".opinion").first).to_contain_text("符合条件")
    go_on(page, button=page.locator(".button-legal"))
    expect(page.locator(".notice-good")).to_be_visible()
    expect(page.locator(".button-legal")).to_have_count(0)


def wait_for_results(page: Page, *, case_id: str) -> int:
    """Look at the results again until the worker has made them all; returns how many."""
    for _ in range(MOST_LOOKS):
        page.goto(f"/cases/{case_id}/results")
        if found := page.locator('a[href*="download"]').count():
            return found
        page.wait_for_timeout(500)
    raise AssertionError("nothing was issued")


def check_result(page: Page) -> None:
    """A result is downloaded as PDF and verified where everybody can."""
    with page.expect_download() as taken:
        page.locator('a[href*="download"]').first.click()
    content = taken.value.path().read_bytes()
    assert content.startswith(b"%PDF")
    go_on(page, button=page.locator('main a[href^="/verify/"]').first)
    expect(page.locator("main")).to_contain_text("有效")


def test_a_restaurant_from_the_search_to_the_verified_licence(street, stage):
    with street.walk_in(size=PHONE) as phone, street.walk_in(size=DESK) as desk:
        case_id = apply_on_the_phone(phone, stage=stage)
        number = phone.locator(".receipt-number").inner_text()
        with clerk_with_keys(street, stage=stage) as window:
            take_in_by_keyboard(window, number=number)
        phone.goto(f"/cases/{case_id}/")
        expect(phone.locator(".holder")).to_contain_text(MARKET)
        for unit in (MARKET, MARKET, FIRE):  # what the business licence is needed for waits for it
            decide(desk, unit=unit, number=number)
        phone.goto(f"/cases/{case_id}/results")
        expect(phone.locator('a[href*="download"]')).to_have_count(0)
        confirm(desk, number=number, lanes=3)
        assert wait_for_results(phone, case_id=case_id) == 3
        check_result(phone)


def test_after_a_refusal_nothing_is_issued_and_the_applicant_chooses(street, stage, city):
    case_id = share_out(stage, answers=THREE)
    number = stage.citizen().get(f"/cases/{case_id}")["number"]
    permit_all(stage, case_id=case_id, but=f"{THING}/M03")
    with street.walk_in(size=PHONE, token=stage.citizen().token) as phone, street.walk_in(size=DESK) as desk:
        decide(desk, unit=FIRE, number=number, refused=True)
        become(desk, post=CLERK, unit=WINDOW)
        for page, address in ((phone, f"/cases/{case_id}/results"), (desk, f"/counter/cases/{case_id}/")):
            page.goto(address)
            expect(
                page.locator('a[href*="download"], a[href^="/verify/4"], a[href^="/verify/1"]')
            ).to_have_count(0)
            expect(page.locator("main")).not_to_contain_text("要交给领取人")
        assert city.ask("SELECT count(*) FROM credentials_result WHERE step_id IN "
                        "(SELECT id FROM cases_step WHERE case_id = %s)", case_id) == [(0,)]  # fmt: skip
        phone.goto(f"/cases/{case_id}/")
        expect(phone.locator(".opinion")).to_contain_text(REFUSED)
        phone.locator("summary", has_text="这一项不办了").click()
        go_on(phone, button=phone.locator('form[action$="/drop"] button[type=submit]'))
        expect(phone.locator("#choices")).to_have_count(0)
        confirm(desk, number=number, lanes=3)
        assert wait_for_results(phone, case_id=case_id) == 2
        expect(phone.locator("main")).not_to_contain_text("消防")


def test_a_correction_is_asked_by_keyboard_and_mended_at_the_exact_field(street, stage):
    case_id = submit(stage)
    with (
        street.walk_in(size=PHONE, token=stage.citizen().token) as phone,
        clerk_with_keys(street, stage=stage) as desk,
    ):
        desk.goto(f"/counter/cases/{case_id}/")
        press_on(desk, target=desk.locator('button[value="receive"]'))
        press_key(desk, "c")
        ask_for(desk, place="form.business_scope", sentence="请写明有没有凉菜。")
        mend(phone, case_id=case_id)
        expect(phone.locator("main")).to_contain_text("补正已提交")
        desk.goto(f"/counter/cases/{case_id}/")
        expect(desk.locator("main")).to_contain_text("热食类食品制售，不含凉菜")
        press_key(desk, "a")
        expect(desk.locator("main")).to_contain_text("承诺")


def ask_for(page: Page, *, place: str, sentence: str) -> None:
    """Tick one point and write what is to be mended, with keys alone."""
    tab_to(page, target=page.locator(f'[name="place"][value="{place}"]'))
    page.keyboard.press("Space")
    tab_to(page, target=page.locator(f'[name="sentence:{place}"]'))
    page.keyboard.type(sentence)
    press_on(page, target=page.locator("main .bottom-bar .button-primary"))
    expect(page.locator(".notice-good")).to_be_visible()


def mend(page: Page, *, case_id: str) -> None:
    """The applicant finds the sentence, mends exactly that field, and signs again."""
    page.goto(f"/cases/{case_id}/")
    go_on(page, button=page.locator("#correction a"))
    assert {one.get_attribute("name") for one in page.locator('[name^="f."]').all()} == {"f.business_scope"}
    expect(page.locator("main")).to_contain_text("请写明有没有凉菜")
    page.locator('[name="f.business_scope"]').fill("热食类食品制售，不含凉菜")
    go_on(page, button=page.locator("main .bottom-bar .button-primary"))
    go_on(page, button=page.locator("main .bottom-bar .button-primary"))
    sign(page)
