"""Somebody without a phone comes to the window: from the first question to the archive, the clerk uses keys alone."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from onething.command.story.living import Stage, confirm_and_issue
from onething.journey.demonstration_values import make_paper
from tests.browser.doings import (
    MOST_PAGES,
    MOST_TABS,
    check_mouse,
    press_key,
    press_on,
    read_case_id,
    settle,
    sign_in_with_keys,
    tab_to,
)
from tests.browser.preparing import permit_all, typed_values
from tests.browser.street import DESK, Street
from tests.factories.city import CITIZEN, SMALL

pytestmark = [pytest.mark.browser]

PAPER = {"name": "扫描件.pdf", "mimeType": "application/pdf"}
GO_ON = "main .bottom-bar .button-primary"


def test_an_application_is_taken_across_the_counter_by_keyboard_alone(street: Street, stage: Stage):
    with street.walk_in(size=DESK) as page:
        sign_in_with_keys(page, login="ck1", password=stage.scratch.password)
        case_id = begin(page)
        fill_form(page, sent=typed_values(stage, case_id=case_id))
        scan_papers(page)
        sign_on_paper(page)
        take_in(page)
        permit_all(stage, case_id=case_id)
        confirm_and_issue(stage, case_id=case_id)
        hand_over(page)
        check_mouse(page)
    assert stage.citizen().get(f"/cases/{case_id}")["state"] == "archived"


def begin(page: Page) -> str:
    """Find the thing, answer, see the plan, write down who stands there; returns the case's id."""
    press_key(page, "t")
    expect(page.locator('form.search [name="q"]')).to_be_focused()
    page.keyboard.type("开饭馆")
    press_enter(page)
    press_on(page, target=page.locator(".things a", has_text="餐饮"))
    answer(page, answers=SMALL)
    expect(page.locator("h1")).to_contain_text("方案")
    press_enter(page)  # the cursor stands on the way on
    expect(page.locator('[name="name"]')).to_be_focused()
    page.keyboard.type(CITIZEN["name"])
    choose(page, name="kind", value="111")
    for name in ("number", "phone"):
        tab_to(page, target=page.locator(f'[name="{name}"]'))
        page.keyboard.type(CITIZEN[name])
    press_enter(page)
    return read_case_id(page)


def press_enter(page: Page) -> None:
    """Press Enter where the cursor stands; the page that follows is there afterwards."""
    settle(page)
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")


def answer(page: Page, *, answers: dict[str, str]) -> None:
    """Answer every question where its cursor stands."""
    for _ in range(MOST_PAGES):
        if page.url.partition("?")[0].endswith("/plan"):
            return
        key = page.locator("form.question input:not([type=hidden])").first.get_attribute("name") or ""
        expect(page.locator(f'[name="{key}"]:focus')).to_have_count(1)
        choose(page, name=key, value=answers[key])
        press_enter(page)
    raise AssertionError(f"no plan after {MOST_PAGES} questions: {page.url}")


def choose(page: Page, *, name: str, value: str) -> None:
    """Walk into a group of radios and through it until the wanted one is chosen."""
    wanted = page.locator(f'[name="{name}"][value="{value}"]')
    if wanted.is_checked():
        return
    for _ in range(MOST_TABS):
        if page.locator(f'[name="{name}"]:focus').count():
            break
        page.keyboard.press("Tab")
    if wanted.evaluate("node => node === document.activeElement"):
        page.keyboard.press("Space")
    for _ in range(page.locator(f'[name="{name}"]').count()):
        if wanted.is_checked():
            return
        page.keyboard.press("ArrowDown")
    expect(wanted).to_be_checked()


def fill_form(page: Page, *, sent: dict[str, str]) -> None:
    """Type section after section, in the order in which Tab leads through it."""
    for _ in range(MOST_PAGES):
        if not page.url.partition("?")[0].endswith("/form"):
            return
        expect(page.locator('[name^="f."]:focus')).to_have_count(1)
        names = [one.get_attribute("name") or "" for one in page.locator('[name^="f."]').all()]
        for name in dict.fromkeys(names):
            type_in(page, name=name, text=sent[name])
        press_on(page, target=page.locator(GO_ON))
        assert page.locator("[data-focus]").count() == 0, page.locator("[data-focus]").inner_text()
    raise AssertionError(f"the form does not end: {page.url}")


def type_in(page: Page, *, name: str, text: str) -> None:
    """Give one input its value with keys, whatever it looks like."""
    field = page.locator(f'[name="{name}"]').first
    kind = field.get_attribute("type") or field.evaluate("node => node.tagName")
    if kind == "radio":
        choose(page, name=name, value=text)
        return
    tab_to(page, target=field)
    if kind == "checkbox":
        page.keyboard.press("Space")
    elif kind == "SELECT":
        step_to(page, value=text)
    elif kind == "date":
        type_day(page, day=text)
    else:
        page.keyboard.type(text)
    assert kind == "checkbox" or field.input_value() == text, name


def type_day(page: Page, *, day: str) -> None:
    """Type a day part by part, in the order that this browser's language has."""
    year, month, of_month = day.split("-")
    for parts in ((month, of_month, year), (year, month, of_month)):
        for part in parts:
            page.keyboard.type(part)
            if part == year and parts[0] == year:
                page.keyboard.press("ArrowRight")
        if page.evaluate("document.activeElement.value") == day:
            return
        for _ in parts:
            page.keyboard.press("ArrowLeft")
    raise AssertionError(day)


def step_to(page: Page, *, value: str) -> None:
    """Walk down the list that has the focus."""
    for _ in range(MOST_TABS):
        if page.evaluate("document.activeElement.value") == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(value)


def scan_papers(page: Page) -> None:
    """Put a scan in wherever the cursor waits for one, until it waits on the way on."""
    for _ in range(MOST_PAGES):
        waiting = page.locator("input[type=file]:focus")
        if not waiting.count():
            break
        name = waiting.get_attribute("name") or ""
        row = page.locator(".upload", has=page.locator(f'[name="{name}"]'))
        waiting.set_input_files([file_of(name)])  # the dialogue that Enter opens is the system's own
        press_on(page, target=row.locator("button[type=submit]"))
    expect(page.locator(f"{GO_ON}:focus")).to_have_count(1)
    press_enter(page)


def file_of(name: str) -> Any:
    """A scan whose content no other has."""
    return PAPER | {"buffer": make_paper(name)}


def sign_on_paper(page: Page) -> None:
    """Nothing is handed over before the clerk says that the applicant signed."""
    press_enter(page)
    expect(page.locator('[name="code"]')).to_be_focused()
    press_on(page, target=page.locator('[name="sign"]'))
    expect(page.locator("main")).to_contain_text("请先请申请人在打印的申请表上签名")
    tab_to(page, target=page.locator('[name="code"]'))
    page.keyboard.press("Space")
    press_on(page, target=page.locator('[name="sign"]'))
    expect(page.locator(".notice-good")).to_be_visible()


def take_in(page: Page) -> None:
    """Receive, accept, share out."""
    for key, told in (("r", "收件"), ("a", "受理"), ("d", "分")):
        if page.locator(f'[data-key="{key}"]').count():
            press_key(page, key)
            expect(page.locator(".notice-good")).to_contain_text(told)
    expect(page.locator("aside ul.stack")).to_be_visible()


def hand_over(page: Page) -> None:
    """What was issued goes out against a signature, and the case into the archive."""
    page.reload()
    expect(page.locator("main")).to_contain_text("要交给领取人")
    tab_to(page, target=page.locator('[name="recipient"]'))
    page.keyboard.type(CITIZEN["name"])
    press_on(page, target=page.locator('button[value="deliver"]'))
    expect(page.locator(".notice-good")).to_be_visible()
    expect(page.locator('a[href$="letters/delivery"]')).to_have_count(1)
    press_key(page, "g")
    expect(page.locator("main")).to_contain_text("已归档")
