"""Back is pressed after everything that was done: a page stands there, never the browser's own about sending it again."""

import re

import pytest
from playwright.sync_api import Page, expect

from onething.command.story.living import Stage
from tests.browser.doings import ask_for_code, enter_code, go_on, take_demonstration
from tests.browser.preparing import begin
from tests.browser.street import PHONE, Street
from tests.factories.city import CITIZEN

pytestmark = [pytest.mark.browser]


def go_back(page: Page, *, heading: str) -> None:
    """Press Back and see one of our pages."""
    answer = page.go_back(wait_until="load")
    assert answer is None or answer.ok, page.url
    expect(page.locator("h1")).to_contain_text(heading)


def test_after_signing(street: Street, stage: Stage):
    case_id = begin(stage)
    with street.walk_in(size=PHONE, token=stage.citizen().token) as page:
        page.goto(f"/cases/{case_id}/form")
        take_demonstration(page)
        go_on(page, button=page.locator("main .bottom-bar .button-primary"))
        ask_for_code(page)
        expect(page.locator('[name="code"]')).to_be_visible()
        page.reload()
        page.locator('[name="code"]').fill("000000")
        go_on(page, button=page.locator('[name="sign"]'))
        expect(page.locator(".field-error")).to_be_visible()
        enter_code(page)
        expect(page.locator("h1")).to_have_text("已提交")
        go_back(page, heading="餐饮")
        expect(page.locator(".holder")).to_be_visible()
        page.locator("summary", has_text="撤回申请").click()
        go_on(page, button=page.get_by_role("button", name="确定撤回"))
        go_back(page, heading="餐饮")


def test_after_signing_in_and_verifying(street: Street):
    with street.walk_in(size=PHONE) as page:
        page.goto("/sign-in/")
        page.locator('[name="phone"]').fill("13900000003")
        go_on(page, button=page.locator("main .button-primary"))
        code = re.search(r"码(\d{6})", page.locator(".phone").inner_text())
        assert code is not None
        page.locator('[name="code"]').fill(code.group(1))
        go_on(page, button=page.locator("main .button-primary").first)
        go_back(page, heading="登录")
        page.goto("/verify/")
        file = {
            "name": "a.pdf",
            "mimeType": "application/pdf",
            "buffer": b"%PDF-1.7 " + CITIZEN["name"].encode(),
        }
        page.locator('input[type="file"]').set_input_files([file])
        go_on(page, button=page.locator("button", has_text="上传核验"))
        expect(page.locator(".verdict")).to_contain_text("没有找到")
        go_on(page, button=page.locator(".brand"))
        go_back(page, heading="核验证照")
        expect(page.locator(".verdict")).to_contain_text("没有找到")
