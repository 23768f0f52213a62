"""Guides: everything that was published, labelled where it is no official figure; every matter of every thing; the same as PDF."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from onething.catalogue.contracts import (
    Contact,
    Counter,
    Faq,
    Fee,
    Guide,
    Manner,
    MatterGuide,
    Particulars,
    Provenance,
    Remedy,
    RemedyKind,
)
from onething.catalogue.queries import get_current_thing, guide_matter, list_current_things
from onething.directory.contracts import Post
from onething.kernel.viewer import ANONYMOUS
from tests.factories.catalogue import BASIS, REASON, content_of, published, repealed
from tests.factories.seats import seat

__all__ = ["seat"]
pytestmark = pytest.mark.django_db
THING = "/things/YJS-002"


def text_of(answer) -> str:
    return answer.content.decode()


def read_pdf(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return "".join(page.extract_text() for page in pages).replace("\n", "").replace("\u200b", "")


def test_every_matter_has_a_guide_of_its_own(city, browser):
    for one in list_current_things(ANONYMOUS, at=city.at):
        page = text_of(browser.get(f"/things/{one.thing.code}/"))
        for matter in one.thing.matters:
            address = f"/things/{one.thing.code}/matters/{matter.id}/"
            assert f'href="{address}"' in page
        own = text_of(browser.get(address))
        for said in (
            matter.name,
            matter.department,
            matter.result,
            "法定期限",
            "承诺期限",
            "收费",
            "咨询",
            "投诉",
        ):
            assert said in own
    assert browser.get(f"{THING}/matters/M99/").status_code == 404


def test_a_guide_says_what_nobody_published(city, browser):
    page = text_of(browser.get("/things/YJS-020/matters/M06/"))
    assert "没有规定期限" in page
    assert "没有公布" in page


def test_questions_places_and_papers_stand_on_the_page(city, browser):
    page = text_of(browser.get(f"{THING}/matters/M02/"))
    for said in (
        "大家常问",
        "平面图一定要请人画吗？",
        "市民之家",
        "不用交：填好一张表单就是它",
        "主要设备设施布局",
    ):
        assert said in page
    assert "功能区分开标注" not in page, "review points are the desk's"
    assert page.count("非官方公布") >= 3


def test_a_document_says_what_the_page_says_and_is_the_same_for_one_version(city, browser):
    first = browser.get(f"{THING}/guide.pdf")
    assert first["Content-Type"] == "application/pdf"
    text = read_pdf(first.content)
    for said in ("食品经营许可", "YJS-002 第1版", "主要设备设施布局", "平面图一定要请人画吗", "演示值"):
        assert said in text
    city.later(days=3)
    assert browser.get(f"{THING}/guide.pdf").content == first.content
    matter = read_pdf(browser.get(f"{THING}/matters/M02/guide.pdf").content)
    for said in ("法定期限", "现场核查", "非官方公布", "/matters/M02/"):
        assert said in matter


def test_what_changed_lately_is_told_from_the_versions(city, browser):
    assert "起开始办理" in text_of(browser.get(f"{THING}/"))
    content = content_of("YJS-002")
    content["thing"]["matters"][2]["committed_days"] = 5
    published(city, content)
    for page in (text_of(browser.get(f"{THING}/")), text_of(browser.get("/changes/"))):
        for said in ("起施行第 2 版", "承诺时限由 8 个工作日改为 5 个工作日", REASON.rstrip("。"), BASIS):
            assert said in page
    repealed(city)
    page = text_of(browser.get("/changes/"))
    assert "起停止办理" in page
    assert browser.get(f"{THING}/").status_code == 409


def test_norms_are_for_staff(city, browser, citizen, seat):
    address = "/desk/norms/YJS-002/M02/"
    page = text_of(seat(Post.REVIEWER, "市场监督管理局").get(address))
    for said in ("功能区分开标注（演示要点）", "审批标准", "与其他事项一并出证", "现场核查"):
        assert said in page
    assert citizen.get(address).status_code == 403
    assert browser.get(address).status_code == 302
    own = text_of(seat(Post.REVIEWER, "市场监督管理局").get("/desk/norms/"))
    assert "烟草专卖零售许可证" not in own
    assert "烟草专卖零售许可证" in text_of(seat(Post.CLERK).get("/desk/norms/?all=1"))


def guide_with(city, **parts) -> MatterGuide:
    """Return the guide of the restaurant's first matter with other particulars."""
    one = get_current_thing(ANONYMOUS, code="YJS-002", at=city.at)
    first = replace(one.thing.matters[0], particulars=Particulars(**parts))
    thing = replace(one.thing, matters=(first, *one.thing.matters[1:]))
    return guide_matter(ANONYMOUS, published=replace(one, thing=thing), matter=first.id)


def test_places_contacts_fees_and_remedies_are_told_with_their_standing(city):
    guide = guide_with(
        city,
        guide=Guide(
            places=(Counter(name="政务大厅", address="演示路1号", hours="9:00—17:00"),),
            contacts=(Contact(way="电话", value="0731-00000000"),),
            faqs=(Faq(question="能不能代办？", answer="可以。"),),
            remedies=(Remedy(RemedyKind.REVIEW, organ="市人民政府", within="60日"),),
        ),
        manner=Manner(fees=(Fee(name="工本费", basis="演示收费办法", standard="每本10元"),)),
        figures={"places": Provenance(source="公告", official=True)},
    )
    told = {fact.name: fact for section in guide.sections for fact in section.facts}
    assert (told["办理地点"].text, told["办理地点"].label) == ("政务大厅，演示路1号，9:00—17:00", "")
    assert (told["咨询"].text, told["咨询"].label) == ("电话 0731-00000000", "非官方公布")
    assert (told["收费"].text, told["收费"].label) == ("工本费（每本10元；依据：演示收费办法）", "非官方公布")
    assert told["行政复议"].text == "市人民政府，60日内提出"
    assert guide.questions == (("能不能代办？", "可以。"),)
