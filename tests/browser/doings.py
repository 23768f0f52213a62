"""What people do at pages, in their own words; a phone is tapped, a desk may be worked with keys alone."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from onething.journey.demonstration_values import make_paper

MOST_PAGES = 30
MOST_TABS = 200


def become(page: Page, *, post: str, unit: str = "", phone: str = "") -> None:
    """Step into somebody's shoes on the page of the demonstration: a citizen by phone, staff by unit and post."""
    page.goto("/demonstration/")
    if phone:
        button = page.locator("button.role", has_text=phone)
    else:
        group = page.locator("section.roles", has=page.get_by_role("heading", name=unit, exact=True))
        button = group.locator("button.role", has=page.get_by_text(post, exact=True))
    go_on(page, button=button.first)
    expect(page.locator(".who")).to_contain_text(post)


def answer(page: Page, *, answers: dict[str, Any]) -> list[int]:
    """Answer one question after another until the plan stands there; returns how many lanes each page's plan had."""
    lanes = []
    for _ in range(MOST_PAGES):
        if page.url.partition("?")[0].endswith("/plan"):
            return lanes
        key = page.locator("form.question input:not([type=hidden])").first.get_attribute("name")
        assert key is not None
        given = answers[key] if isinstance(answers[key], list) else [answers[key]]
        for value in given:
            page.locator(f'input[name="{key}"][value="{value}"]').check()
        lanes.append(page.locator(".waves .lines li").count())
        go_on(page, button=page.locator("form.question .button-primary"))
    raise AssertionError(f"no plan after {MOST_PAGES} questions: {page.url}")


def go_on(page: Page, *, button: Locator) -> None:
    """Press a button and wait for the page that follows."""
    with page.expect_navigation(wait_until="load"):
        button.click()


def read_case_id(page: Page) -> str:
    """Return the id of the case whose page this is."""
    found = re.search(r"/cases/([0-9a-f-]{36})", page.url)
    assert found is not None, page.url
    return found.group(1)


def fill_sections(page: Page, *, sent: dict[str, str]) -> int:
    """Fill section after section of the one form; returns how many there were."""
    for done in range(MOST_PAGES):
        if not page.url.partition("?")[0].endswith("/form"):
            return done
        names = {name.get_attribute("name") or "" for name in page.locator('[name^="f."]').all()}
        for name in sorted(names):
            type_in(page, name=name, text=sent[name])
        go_on(page, button=page.locator("main .bottom-bar .button-primary"))
        assert page.locator("[data-focus]").count() == 0, page.locator("[data-focus]").inner_text()
    raise AssertionError(f"the form does not end: {page.url}")


def take_demonstration(page: Page) -> None:
    """Fill every section and hand in every paper with the buttons that only a demonstration has."""
    for _ in range(MOST_PAGES):
        if page.url.partition("?")[0].endswith("/materials"):
            break
        go_on(page, button=page.locator('[name="demonstrate"]'))
        go_on(page, button=page.locator("main .bottom-bar .button-primary"))
    go_on(page, button=page.get_by_role("button", name="还没交的都用演示文件"))
    expect(page.locator(".file")).not_to_have_count(0)


def type_in(page: Page, *, name: str, text: str) -> None:
    """Give one input its value, whatever it looks like."""
    field = page.locator(f'[name="{name}"]')
    kind = field.first.get_attribute("type") or ""
    if kind in ("radio", "checkbox"):
        page.locator(f'[name="{name}"][value="{text}"]').check()
    elif field.evaluate("node => node.tagName") == "SELECT":
        field.select_option(text)
    else:
        field.fill(text)


def hand_in_all(page: Page) -> int:
    """Hand a paper in at every place that asks for one; returns how many."""
    asked = page.locator("section").first.locator("input[type=file][name]")
    names = [one.get_attribute("name") or "" for one in asked.all()]
    for name in names:
        hand_in(page, name=name)
    return len(names)


def hand_in(page: Page, *, name: str) -> None:
    """Hand one paper in and see it shown back."""
    place = page.locator(".upload", has=page.locator(f'[name="{name}"]'))
    file = {"name": "演示材料.pdf", "mimeType": "application/pdf", "buffer": make_paper(name)}
    place.locator(f'[name="{name}"]').set_input_files([file])
    go_on(page, button=place.locator("button[type=submit]"))
    expect(place.locator(".file")).to_contain_text("演示材料.pdf")


def ask_for_code(page: Page) -> None:
    """Ask for the code; where the phone got another one within the minute, do as the page says: wait, ask again."""
    ask = page.locator("main .bottom-bar .button-primary")
    go_on(page, button=ask)
    pause = re.search(r"(\d+)\s*秒", page.locator("main").inner_text())
    if pause and not page.locator(".phone").count():
        page.wait_for_timeout((int(pause.group(1)) + 1) * 1000)
        go_on(page, button=ask)


def sign(page: Page) -> None:
    """Ask for the code and sign with it."""
    ask_for_code(page)
    enter_code(page)


def enter_code(page: Page) -> None:
    """Read the code from the phone that the demonstration shows, sign."""
    code = re.search(r"码(\d{6})", page.locator(".phone").inner_text())
    assert code is not None
    page.locator('[name="code"]').fill(code.group(1))
    go_on(page, button=page.locator('[name="sign"]'))


def settle(page: Page) -> None:
    """Wait until the page was drawn: the browser drops keys pressed before, and nobody presses what they can't see."""
    page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    page.wait_for_function("document.hasFocus()")


def tab_to(page: Page, *, target: Locator) -> None:
    """Walk with Tab until the target has the focus; somebody without a mouse must get there."""
    expect(target.first).to_be_visible()
    settle(page)
    for _ in range(MOST_TABS):
        if target.first.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {target}")


def press_on(page: Page, *, target: Locator, key: str = "Enter") -> None:
    """Walk to a link or button and press it; the page that follows is there afterwards."""
    tab_to(page, target=target)
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press(key)


def press_key(page: Page, key: str) -> None:
    """Press the letter that a button shows."""
    settle(page)
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press(key)


def sign_in_with_keys(page: Page, *, login: str, password: str) -> None:
    """Sign in as staff do, by name and password; from here on nobody may touch the mouse."""
    watch_mouse(page)
    page.goto("/sign-in/staff")
    for name, text in (("login_name", login), ("password", password)):
        tab_to(page, target=page.locator(f'[name="{name}"]'))
        page.keyboard.type(text)
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")


def check_mouse(page: Page) -> None:
    """Nobody pressed a pointer since the watch began."""
    assert page.evaluate("sessionStorage.getItem('pressed')") is None, "a mouse was used"


def watch_mouse(page: Page) -> None:
    """Remember in the tab whether a pointer was ever pressed from here on."""
    page.context.add_init_script(
        'addEventListener("pointerdown", () => sessionStorage.setItem("pressed", "1"), true);'
    )
