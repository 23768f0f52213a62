"""Decisions that say no tell where one can turn (行政许可法 art. 38), and the order to mend what was promised is a letter."""

from datetime import date

import pytest

from onething.cases.contracts.given import NonAcceptance
from onething.cases.contracts.kinds import LetterKind, NonAcceptanceKind
from onething.cases.remedies import say_remedies
from onething.catalogue.contracts import Remedy, RemedyKind
from onething.directory.contracts import Post
from onething.journey import flow
from onething.journey.letters import print_letter, read_letter
from tests.factories.catalogue import content_of, published
from tests.factories.city import SMALL, dispatched, permit, refuse, submitted
from tests.factories.seats import seat
from tests.journey.test_promising import Fire
from tests.pages.test_law_stories import read

__all__ = ["seat"]

pytestmark = pytest.mark.django_db
LAWS_REVIEW = "可以自收到本决定书之日起六十日内依法申请行政复议（行政复议法第二十条）。"
LAWS_SUIT = "也可以自收到本决定书之日起六个月内依法向有管辖权的人民法院提起行政诉讼（行政诉讼法第四十六条）。"
REVIEW = Remedy(RemedyKind.REVIEW, "市人民政府", address="一号楼", phone="0731-00000000")
SUIT = Remedy(RemedyKind.SUIT, "市人民法院", within="十五日")


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ((), (LAWS_REVIEW, LAWS_SUIT)),
        (
            (REVIEW,),
            (
                "可以自收到本决定书之日起六十日内向市人民政府申请行政复议（行政复议法第二十条）。地址和电话：一号楼、0731-00000000。",
                LAWS_SUIT,
            ),
        ),
        (
            (SUIT,),
            (
                LAWS_REVIEW,
                "也可以自收到本决定书之日起十五日内依法向市人民法院提起行政诉讼（行政诉讼法第四十六条）。",
            ),
        ),
    ],
)
def test_both_ways_are_told_the_published_organ_or_the_laws_own(named, told):
    assert say_remedies(named) == told


def text_of(letter):
    return "\n".join(line for block in letter.body.blocks for line in block.paragraphs)


def test_a_refusal_prints_the_remedies_of_its_matter_and_so_does_its_page(city, seat):
    content = content_of()
    matter = next(one for one in content["thing"]["matters"] if one["id"] == "M02")
    matter["remedies"] = [{"kind": "行政复议", "organ": "市人民政府", "within": "六十日"}]
    published(city, content)
    citizen = city.citizen()
    case_id = dispatched(city, citizen, SMALL)
    permit(city, case_id, "M01")
    refuse(city, case_id, "M02")
    flow.end(citizen, case_id=case_id, at=city.later(minutes=1))
    text = text_of(read_letter(citizen, case_id=case_id, kind=LetterKind.REFUSAL, at=city.at))
    assert "六十日内向市人民政府申请行政复议" in text
    assert LAWS_SUIT in text
    page = read(seat(Post.CITIZEN).get(f"/cases/{case_id}/"))
    assert "六十日内向市人民政府申请行政复议" in page
    assert LAWS_SUIT in page


def test_the_page_of_what_was_not_accepted_says_where_to_turn(city, seat):
    case_id, clerk = submitted(city, city.citizen(), SMALL), city.viewer(Post.CLERK)
    flow.receive(clerk, case_id=case_id, at=city.at)
    given = NonAcceptance(NonAcceptanceKind.NO_PERMIT_NEEDED, "这件事依法不需要许可。")
    flow.refuse_to_accept(clerk, case_id=case_id, given=given, at=city.at)
    page = read(seat(Post.CITIZEN).get(f"/cases/{case_id}/"))
    assert LAWS_REVIEW in page
    assert LAWS_SUIT in page


def test_an_order_to_mend_is_a_letter_with_what_until_when_and_what_else(city):
    fire = Fire(city)
    fire.decide()
    fire.check(is_fit=False)
    fire.order()
    letter = read_letter(city.citizen(), case_id=fire.case_id, kind=LetterKind.MENDING, at=city.at)
    text = text_of(letter)
    by: date = fire.view.promise.mend_by
    wanted = (
        "疏散通道堆放杂物，请清空。",
        f"{by.year}年{by.month}月{by.day}日前改正",
        "陈述、申辩",
        "第六十九条",
        "核查：",
    )
    assert [part for part in wanted if part not in text] == []
    assert letter.title == "责令限期改正通知书"
    assert print_letter(letter).startswith(b"%PDF")
