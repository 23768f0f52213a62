"""Letters about a case: the facts of their moment, for those they are written to, and the same bytes whenever read."""

import io
import re
from datetime import UTC, datetime, time

import pytest
from django.test import override_settings
from pypdf import PdfReader

from onething.cases.contracts.given import CorrectionItem, Delivery, NonAcceptance
from onething.cases.contracts.kinds import DeliveryMethod, IssuanceCause, NonAcceptanceKind, Relation
from onething.cases.queries.one_case import get_case
from onething.catalogue.queries import get_current_thing
from onething.directory.contracts import AfterHours, Post
from onething.directory.models import Unit
from onething.journey import flow
from onething.journey.letters import (
    LetterKind,
    get_letter,
    get_notice,
    list_letters,
    print_letter,
    read_letter,
)
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.ledger.models import Read
from onething.planning.queries import write_notice_code
from tests.factories.city import (
    ANSWERS,
    SMALL,
    City,
    carry_out_effects,
    dispatched,
    permit,
    sign,
    step_of,
    submitted,
)
from tests.factories.city import (
    refuse as oppose,
)

PROXY = Delivery(DeliveryMethod.WINDOW, "演示丙", Relation.PROXY, "111", "430124190001010021")
SELF = Delivery(DeliveryMethod.WINDOW, "演示乙")


def read_text(document):
    """Return the text of a PDF without blanks, so that line ends do not matter."""
    pages = PdfReader(io.BytesIO(document)).pages
    return re.sub(r"[\s\u200b\x00]", "", "".join(page.extract_text() for page in pages))


def letter(city, viewer, case_id, kind):
    return get_letter(viewer, case_id=case_id, kind=LetterKind(kind), at=city.at)


def text_of(city, viewer, case_id, kind):
    return read_text(letter(city, viewer, case_id, kind))


def kinds(viewer, case_id):
    return [one.kind for one in list_letters(get_case(viewer, case_id=case_id))]


def received(city, citizen, answers=SMALL):
    case_id = submitted(city, citizen, answers)
    flow.receive(city.viewer(Post.CLERK), case_id=case_id, at=city.later(minutes=5))
    return case_id


def issued(city, citizen):
    case_id = dispatched(city, citizen, SMALL)
    for matter in ("M01", "M02"):
        permit(city, case_id, matter)
    flow.confirm(city.viewer(Post.LEAD), case_id=case_id, at=city.at)
    carry_out_effects(city)
    return case_id


def asked_to_correct(city, citizen):
    case_id = received(city, citizen)
    items = [CorrectionItem("form.enterprise_name", "名称与招牌不一致，请改成全称。")]
    paper = next(one for one in get_case(citizen, case_id=case_id).materials if one.file_id)
    items.append(CorrectionItem(f"materials.{paper.key}", "第二页看不清，请重新拍照上传。"))
    flow.ask_correction(city.viewer(Post.CLERK), case_id=case_id, items=items, at=city.later(minutes=5))
    return case_id


def refuse(call):
    with pytest.raises(Refusal) as refused:
        call()
    return refused.value


def test_the_receipt_says_what_was_received_when_where_and_what_comes_next(city: City):
    citizen = city.citizen()
    case_id = received(city, citizen)
    case, text = get_case(citizen, case_id=case_id), text_of(city, citizen, case_id, "receipt")
    assert "行政审批服务局2026收第1号" in text
    assert case.number in text
    assert "2026年3月2日9时35分" in text
    assert "宁乡市行政审批服务局" in text
    assert "最迟在2026年3月9日" in text
    assert f"/cases/{case_id}/" in text
    for matter in case.plan["matters"]:
        assert re.sub(r"\s", "", matter["name"]) in text
    handed_in = [one for one in case.materials if one.file_id]
    assert f"共{len(handed_in)}份" in text
    for paper in handed_in:
        assert re.sub(r"\s", "", paper.name) in text


def test_what_came_after_hours_is_answered_as_that_halls_rule_counts(city: City):
    """Friday evening in a hall that counts from the next working day: five working days after Monday end a Monday."""
    Unit.objects.update(closes_at=time(17, 30), after_hours=AfterHours.NEXT_WORKING_DAY)
    city.at = datetime(2026, 3, 6, 11, tzinfo=UTC)  # 19:00 in Shanghai
    citizen = city.citizen()
    case_id = received(city, citizen)
    text = text_of(city, citizen, case_id, "receipt")
    assert "2026年3月16日" in text
    assert "2026年3月13日" not in text
    flow.accept(city.viewer(Post.CLERK), case_id=case_id, at=city.later(minutes=5))
    body = read_letter(citizen, case_id=case_id, kind=LetterKind.ACCEPTANCE, at=city.at).body
    (promise,) = [block.paragraphs[0] for block in body.blocks if "承诺" in "".join(block.paragraphs)]
    assert "3月10日" in promise  # the first day that counts, after Monday the 9th


def test_the_receipt_masks_the_applicant(city: City):
    citizen = city.citizen()
    text = text_of(city, citizen, received(city, citizen), "receipt")
    assert "演**" in text
    assert "演示乙" not in text
    assert "430182190001010017" not in text


def test_the_receipt_lists_what_lay_there_then_whatever_is_handed_in_later(city: City):
    citizen = city.citizen()
    case_id = received(city, citizen)
    first = letter(city, citizen, case_id, "receipt")
    for act in (flow.accept, flow.dispatch):
        act(city.viewer(Post.CLERK), case_id=case_id, at=city.later(minutes=5))
    permit(city, case_id, "M01")
    oppose(city, case_id, "M02")
    carry_out_effects(city)
    key = next(
        one.key
        for one in get_case(citizen, case_id=case_id).materials
        if one.file_id and "YJS-002/M02" in one.needed_by
    )
    old = get_case(citizen, case_id=case_id).materials
    content = b"%PDF-1.4\n%%EOF\n"
    flow.hand_in(citizen, case_id=case_id, key=key, name="新.pdf", content=content, at=city.later(minutes=1))
    assert get_case(citizen, case_id=case_id).materials != old
    assert letter(city, citizen, case_id, "receipt") == first


def test_the_correction_notice_names_each_place_once_and_completely(city: City):
    citizen = city.citizen()
    text = text_of(city, citizen, asked_to_correct(city, citizen), "correction")
    assert "共2处" in text
    assert "申请表“单位(市场主体)名称”栏" in text
    assert "名称与招牌不一致，请改成全称。" in text
    assert "第二页看不清，请重新拍照上传。" in text
    assert "第三十二条" in text
    assert "五个工作日内" in text
    assert text.index("演示乙：") < text.index("共2处")


def test_the_correction_notice_stays_the_same_after_it_is_answered(city: City):
    citizen = city.citizen()
    case_id = asked_to_correct(city, citizen)
    first = letter(city, citizen, case_id, "correction")
    signature = sign(city, citizen, case_id)
    flow.correct(citizen, case_id=case_id, signature=signature, at=city.later(days=2))
    assert letter(city, citizen, case_id, "correction") == first
    assert "2026年3月4日" in text_of(city, citizen, case_id, "receipt")


def test_the_acceptance_notice_explains_the_promised_day(city: City):
    citizen = city.citizen()
    case_id = dispatched(city, citizen, ANSWERS)
    case, text = get_case(citizen, case_id=case_id), text_of(city, citizen, case_id, "acceptance")
    day = case.promised_on
    assert f"在{day.year}年{day.month}月{day.day}日前" in text
    assert f"共{case.plan['promised_working_days']}个工作日" in text
    assert "从3月3日起数" in text
    assert "3月7日" in text
    for matter in case.plan["matters"]:
        assert re.sub(r"\s", "", matter["department"]) in text
    assert "第八十二条" in text


def test_the_decision_not_to_accept_gives_reasons_and_remedies(city: City):
    citizen = city.citizen()
    case_id = submitted(city, citizen, SMALL)
    reason = "经营场所不在本市，请向所在地的登记机关申请。"
    given = NonAcceptance(NonAcceptanceKind.NOT_OURS, reason, organ="河东区市场监督管理局")
    flow.refuse_to_accept(city.viewer(Post.CLERK), case_id=case_id, given=given, at=city.later(minutes=5))
    text = text_of(city, citizen, case_id, "non_acceptance")
    assert reason in text
    assert "不属于本机关职权，根据行政许可法第三十二条第一款第二项的规定，决定不予受理" in text
    assert "请向河东区市场监督管理局申请。" in text
    assert "六十日内依法申请行政复议" in text
    assert "六个月内依法向有管辖权的人民法院提起行政诉讼" in text
    assert kinds(citizen, case_id) == [LetterKind.NON_ACCEPTANCE]


def test_the_delivery_receipt_is_signed_on_and_then_names_who_took_the_results(city: City):
    citizen, clerk = city.citizen(), city.viewer(Post.CLERK)
    case_id = issued(city, citizen)
    blank = text_of(city, clerk, case_id, "delivery")
    assert "收件人签名" in blank
    assert "营业执照" in blank
    assert "食品经营许可证" in blank
    assert "演示丙" not in blank
    assert LetterKind.DELIVERY in kinds(clerk, case_id)
    assert LetterKind.DELIVERY not in kinds(citizen, case_id), "nothing was delivered to them yet"
    with pytest.raises(Refusal) as early:
        letter(city, citizen, case_id, "delivery")
    assert early.value.code == "journey.letter.none"
    flow.deliver(clerk, case_id=case_id, delivery=PROXY, at=city.later(hours=1))
    text = text_of(city, citizen, case_id, "delivery")
    assert "演示丙" in text
    assert "代收人" in text
    assert "居民身份证430*************21" in text
    assert "430124190001010021" not in text
    assert "收件人签名" in text


def test_a_letter_is_the_same_bytes_whenever_and_by_whomever_it_is_read(city: City):
    citizen, clerk = city.citizen(), city.viewer(Post.CLERK)
    case_id = dispatched(city, citizen, SMALL)
    for kind in ("receipt", "acceptance"):
        first = letter(city, citizen, case_id, kind)
        city.later(days=40)
        assert letter(city, citizen, case_id, kind) == first
        assert letter(city, clerk, case_id, kind) == first


def test_it_is_pdf_a_and_marked_in_a_demonstration_only(city: City):
    citizen = city.citizen()
    case_id = received(city, citizen)
    marked = letter(city, citizen, case_id, "receipt")
    metadata = PdfReader(io.BytesIO(marked)).trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in metadata
    assert "此处不用印" in read_text(marked)
    assert "不具法律效力" in read_text(marked)
    with override_settings(IS_DEMONSTRATION=False):
        plain = text_of(city, citizen, case_id, "receipt")
    assert "演示·" not in plain
    assert "加盖专用印章" in plain


@pytest.mark.parametrize("kind", list(LetterKind))
def test_there_is_no_letter_before_its_time(city: City, kind):
    citizen = city.citizen()
    case_id = submitted(city, citizen, SMALL)
    refusal = refuse(lambda: letter(city, citizen, case_id, kind))
    assert (refusal.code, refusal.status) == ("journey.letter.none", 404)
    assert refusal.sentence.endswith("。")
    assert kinds(citizen, case_id) == []


def test_letters_are_for_the_applicant_and_the_window(city: City):
    citizen = city.citizen()
    case_id = dispatched(city, citizen, SMALL)
    for stranger in (city.citizen(2), city.viewer(Post.REVIEWER, "消防救援大队"), city.viewer(Post.AUDITOR)):
        refusal = refuse(lambda stranger=stranger: letter(city, stranger, case_id, "acceptance"))
        assert (refusal.code, refusal.status) == ("cases.case.unknown", 404)
    unit = step_of(case_id, "M01").unit.name
    for partial in (
        city.viewer(Post.REVIEWER, unit),
        city.viewer(Post.DECIDER, unit),
        city.viewer(Post.LEAD),
    ):
        refusal = refuse(lambda partial=partial: letter(city, partial, case_id, "acceptance"))
        assert (refusal.code, refusal.status) == ("cases.letter.not_yours", 403)


def test_reading_a_letter_leaves_its_trace_and_a_refused_one_none(city: City):
    citizen = city.citizen()
    case_id = dispatched(city, citizen, SMALL)
    letter(city, citizen, case_id, "receipt")
    read_letter(city.viewer(Post.CLERK), case_id=case_id, kind=LetterKind.ACCEPTANCE, at=city.at)
    refuse(lambda: letter(city, citizen, case_id, "correction"))
    refuse(lambda: letter(city, city.citizen(2), case_id, "receipt"))
    assert [row.what for row in Read.objects.order_by("id")] == ["letter:receipt", "letter:acceptance"]


def test_the_one_time_notice_is_reproduced_by_its_code(city: City):
    citizen = city.citizen()
    published = get_current_thing(citizen, code="YJS-002", at=city.at)
    code = write_notice_code(
        published, answers=ANSWERS, day=local_day(datetime(2026, 3, 2, 4, 0, tzinfo=UTC))
    )
    first = get_notice(citizen, code=code)
    assert get_notice(citizen, code=code.lower()) == first
    text = read_text(first)
    assert code in text
    for part in ("一次告知书", "您的情况", "要交的材料", "不用交的材料", "一张表要填的", "2026年3月2日"):
        assert part in text
    assert f"/notice/{code}" in text
    assert "此处不用印" not in text


def test_a_notice_code_that_is_wrong_is_refused(city: City):
    assert refuse(lambda: get_notice(city.citizen(), code="YJS-002")).code == "planning.notice.code"


def test_each_licence_has_its_own_decision_and_a_refusal_its_reasons_articles_and_remedies(city):
    citizen = city.citizen()
    case_id = dispatched(city, citizen, ANSWERS)
    for matter in ("M01", "M02"):
        permit(city, case_id, matter)
    flow.release(step_id=step_of(case_id, "M02").id, cause=IssuanceCause.FUSE, at=city.later(minutes=1))
    carry_out_effects(city)
    oppose(city, case_id, "M03")
    flow.end(citizen, case_id=case_id, at=city.later(minutes=1))
    written = list_letters(get_case(citizen, case_id=case_id))
    granted = [one for one in written if one.kind is LetterKind.PERMISSION]
    assert {one.step_id for one in granted} == {step_of(case_id, matter).id for matter in ("M01", "M02")}
    assert len({one.number for one in granted}) == 2
    for one in granted:
        letter = read_letter(citizen, case_id=case_id, kind=one.kind, step_id=one.step_id, at=city.at)
        assert letter.number == one.number
        assert print_letter(letter).startswith(b"%PDF")
    refused = read_letter(citizen, case_id=case_id, kind=LetterKind.REFUSAL, at=city.at)
    text = " ".join(line for block in refused.body.blocks for line in block.paragraphs)
    assert "现场不符合要求。" in text
    assert "消防法第十五条" in text
    assert "行政复议" in text
    assert "六个月内" in text
    assert not any(one.step_id == step_of(case_id, "M06").id for one in written)  # a filing is no licence
