"""The small scripts of the pages: nothing typed is lost, pictures travel small, one press is one act."""

import re
from base64 import b64decode
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from onething.command.story.living import Stage
from tests.browser.doings import become, go_on
from tests.browser.street import PHONE, Street
from tests.factories.city import CITIZEN, SMALL

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

# Draws a picture of noise (it does not shrink by itself) and hands it over as the camera would.
MAKE_PHOTO = """async ([width, height]) => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  const pen = canvas.getContext("2d");
  for (let x = 0; x < width; x += 8) for (let y = 0; y < height; y += 8) {
    pen.fillStyle = `hsl(${(x * 7 + y * 13) % 360} 60% 60%)`;
    pen.fillRect(x, y, 8, 8);
  }
  return canvas.toDataURL("image/jpeg", 0.98);
}"""
MEASURE = """async (input) => {
  const picture = await createImageBitmap(input.files[0]);
  return [picture.width, picture.height, input.files[0].type, input.files[0].size];
}"""


@pytest.fixture
def draft(stage: Stage) -> UUID:
    """A draft of the citizen, nothing of it typed yet."""
    person = stage.citizen()
    return UUID(person.post("/cases", {"thing": "YJS-002", "answers": SMALL})["id"])


def open_form(page: Page, *, case_id: UUID, key: str = "legal_rep_name") -> str:
    """Open the section of the form that asks for a field; returns its address."""
    for number in range(1, 12):
        address = f"/cases/{case_id}/form?section={number}"
        page.goto(address)
        if page.locator(f'[name="f.{key}"]').count():
            return address
    raise AssertionError(key)


def saved(stage: Stage, *, case_id: UUID, key: str) -> object:
    return stage.citizen().get(f"/cases/{case_id}")["form"].get(key)


def make_photo(page: Page, *, width: int, height: int) -> dict[str, object]:
    url = page.evaluate(MAKE_PHOTO, [width, height])
    return {"name": "IMG_1.jpeg", "mimeType": "image/jpeg", "buffer": b64decode(url.partition(",")[2])}


def test_what_is_typed_is_saved_by_itself_and_the_button_is_never_too_late(
    street: Street, stage: Stage, draft: UUID
):
    with street.walk_in(size=PHONE) as page:
        become(page, post="申请人", phone=CITIZEN["phone"])
        open_form(page, case_id=draft)
        field = page.locator('[name="f.legal_rep_name"]')
        for name in ("演示甲", "演示丙"):
            field.fill(name)
            with page.expect_response(lambda answer: "x-saved" in answer.headers):
                field.blur()
        assert saved(stage, case_id=draft, key="legal_rep_name") == "演示丙"
        field.fill("演示丁")
        field.blur()
        page.wait_for_timeout(690)  # the background save and the button at one moment
        go_on(page, button=page.locator("main .bottom-bar .button-quiet"))
        assert "/form" not in page.url
        assert saved(stage, case_id=draft, key="legal_rep_name") == "演示丁"


def test_what_is_not_lawful_is_said_at_the_field_and_goes_when_mended(street: Street, draft: UUID):
    with street.walk_in(size=PHONE) as page:
        become(page, post="申请人", phone=CITIZEN["phone"])
        open_form(page, case_id=draft, key="legal_rep_mobile")
        field = page.locator('[name="f.legal_rep_mobile"]')
        field.fill("123")
        field.blur()
        box = page.locator(".field", has=field)
        expect(box.locator(".field-error")).to_have_count(1)
        expect(field).to_have_attribute("aria-invalid", "true")
        field.fill("13900000002")
        field.blur()
        expect(page.locator(".field-error")).to_have_count(0)


def test_without_a_network_nothing_is_sent_and_nothing_is_lost(street: Street, stage: Stage, draft: UUID):
    with street.walk_in(size=PHONE) as page:
        become(page, post="申请人", phone=CITIZEN["phone"])
        address = open_form(page, case_id=draft)
        page.context.set_offline(True)
        page.locator('[name="f.legal_rep_name"]').fill("演示戊")
        page.locator('[name="f.legal_rep_name"]').blur()
        expect(page.locator("#save-state")).to_contain_text("留在这台设备上")
        page.locator("main .bottom-bar .button-primary").click()
        expect(page.locator("[data-offline]")).to_contain_text("还没有交上去")
        assert address in page.url
        page.context.set_offline(False)
        expect(page.locator("#save-state")).to_contain_text("已自动保存")
        assert saved(stage, case_id=draft, key="legal_rep_name") == "演示戊"


def test_what_was_not_saved_comes_back_and_can_be_thrown_away(street: Street, stage: Stage, draft: UUID):
    with street.walk_in(size=PHONE) as page:
        become(page, post="申请人", phone=CITIZEN["phone"])
        address = open_form(page, case_id=draft)
        page.goto(address)
        page.locator('[name="f.legal_rep_name"]').type("演示己")
        page.goto(f"/cases/{draft}/")  # gone before anything was saved
        page.goto(address)
        expect(page.locator("[data-restored]")).to_contain_text("已恢复您上次没有存上的内容")
        expect(page.locator('[name="f.legal_rep_name"]')).to_have_value("演示己")
        assert saved(stage, case_id=draft, key="legal_rep_name") is None
        page.locator("[data-restored] button").click()
        expect(page.locator('[name="f.legal_rep_name"]')).to_have_value("")
        page.goto(address)
        expect(page.locator("[data-restored]")).to_have_count(0)


def test_identity_numbers_never_outlive_the_tab_and_signing_out_forgets_all(street: Street, draft: UUID):
    with street.walk_in(size=PHONE) as page:
        become(page, post="申请人", phone=CITIZEN["phone"])
        open_form(page, case_id=draft)
        private = (page.locator("form[data-keep]").get_attribute("data-private") or "").split()
        assert private
        number = page.locator(f'[name="f.{private[0]}"], [name="f.{private[0]}.id_number"]')
        number.first.type(CITIZEN["number"])
        page.locator('[name="f.legal_rep_name"]').type("演示庚")
        kept = page.evaluate("[JSON.stringify({...localStorage}), JSON.stringify({...sessionStorage})]")
        assert "演示庚" in kept[0]
        assert CITIZEN["number"] not in kept[0]
        assert CITIZEN["number"] in kept[1]
        page.locator(".who summary").click()
        go_on(page, button=page.locator('form[action="/sign-out/"] button'))
        left = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
        assert "onething.typed" not in left


def test_the_next_person_at_this_browser_sees_and_keeps_nothing_of_the_last(street: Street, draft: UUID):
    with street.walk_in(size=PHONE) as page:
        become(page, post="申请人", phone=CITIZEN["phone"])
        open_form(page, case_id=draft)
        tag = page.locator("html").get_attribute("data-person") or ""
        page.locator('[name="f.legal_rep_name"]').type("演示辛")
        kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
        assert f"onething.typed:{tag}:" in kept
        assert "演示辛" in kept
        become(page, post="申请人", phone="13900000003")  # steps in without the other having signed out
        left = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
        assert page.locator("html").get_attribute("data-person") not in ("", tag)
        assert "onething.typed" not in left
        become(page, post="申请人", phone=CITIZEN["phone"])
        open_form(page, case_id=draft)
        expect(page.locator("[data-restored]")).to_have_count(0)


def test_a_photograph_is_made_smaller_and_shown_and_a_paper_is_not_touched(street: Street, draft: UUID):
    with street.walk_in(size=PHONE) as page:
        become(page, post="申请人", phone=CITIZEN["phone"])
        page.goto(f"/cases/{draft}/materials")
        upload = page.locator(".upload", has=page.locator("input[type=file]")).first
        chosen = upload.locator("input[type=file]")
        assert "image/*" in (chosen.get_attribute("accept") or "")
        assert chosen.get_attribute("capture") is None  # the phone offers camera and files
        expect(upload.get_by_role("button", name="拍照")).to_be_visible()
        chosen.set_input_files([make_photo(page, width=3000, height=1500)])
        expect(upload.locator(".picked img")).to_be_visible()
        expect(upload.locator(".picked")).to_contain_text("已缩小")
        width, height, kind, size = chosen.evaluate(MEASURE)
        assert (width, height, kind) == (2200, 1100, "image/jpeg")
        go_on(page, button=upload.locator("button[type=submit]"))
        expect(page.locator(".file").first).to_contain_text("IMG_1.jpg")
        huge = {"name": "大.pdf", "mimeType": "application/pdf", "buffer": b"%PDF" + bytes(20 * 1024 * 1024)}
        chosen.set_input_files([huge])
        expect(upload.locator(".picked .field-error")).to_contain_text("最大 20 MB")
        upload.locator("button[type=submit]").click()
        assert re.search(r"materials(#.*)?$", page.url)
        assert chosen.evaluate("node => node.files[0].name") == "大.pdf"
        assert size > 0


def test_the_plan_follows_the_answer_without_a_new_page(street: Street):
    with street.walk_in(size=PHONE) as page:
        page.goto("/things/YJS-002/questions/?_at=fire_scope")
        page.evaluate("window.sameHere = true")
        before = page.locator("#plan .waves .lines li").count()
        page.locator('[name="fire_scope"][value="true"]').check()
        expect(page.locator("#plan .waves .lines li")).not_to_have_count(before)
        assert page.evaluate("window.sameHere")
        assert page.locator("form.question").count() == 1


def test_a_second_press_does_nothing_and_the_button_still_says_its_name(street: Street, draft: UUID):
    with street.walk_in(size=PHONE) as page:
        become(page, post="申请人", phone=CITIZEN["phone"])
        open_form(page, case_id=draft)
        sent = []
        page.on("request", lambda one: sent.append(one.post_data or "") if one.method == "POST" else None)
        with page.expect_navigation():
            page.locator("main .bottom-bar .button-quiet").dblclick(no_wait_after=True)
        assert len(sent) == 1
        assert "leave=1" in sent[0]
