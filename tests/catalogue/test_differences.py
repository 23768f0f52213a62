"""The differences of two versions, in sentences: what a person would say changed."""

import pytest

from onething.catalogue.queries import compare_things
from onething.kernel.viewer import ANONYMOUS
from tests.catalogue.packages import (
    make_field,
    make_material,
    make_matter,
    make_option,
    make_question,
    make_thing,
    publish,
    restaurant,
)

LICENCE = {"name": "饭店许可", "department": "市场监督管理局"}
PAPER = make_material("平面图")
SHARED = make_material("营业执照", obtainable_by_sharing=True, sharing_via="电子证照")
ASKED = make_material("营业执照")
QUESTION = make_question("area", make_option("small"), make_option("large", adds_matters=["M01"]))
WIDER = make_question("area", make_option("small"), make_option("large", label="大店"), make_option("huge"))


def version(questions=(QUESTION,), forms=None, elements=None, **matter):
    changed = LICENCE | matter
    thing = make_thing(make_matter("M01", **changed), questions=list(questions))
    return publish(thing, forms={"M01": forms or []}, elements=elements)


def sentences(before, after):
    return [one.sentence for one in compare_things(ANONYMOUS, before=before, after=after)]


def test_the_same_content_has_no_differences():
    assert compare_things(ANONYMOUS, before=version(), after=version()) == ()
    assert compare_things(ANONYMOUS, before=restaurant(), after=restaurant()) == ()


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ({}, {"statutory_days": 10}, "“饭店许可”的法定时限由 20 个工作日改为 10 个工作日"),
        ({}, {"statutory_days": 2, "statutory_unit": "月"}, "“饭店许可”的法定时限由 20 个工作日改为 2 个月"),
        ({}, {"committed_days": 0}, "“饭店许可”的承诺时限由 1 个工作日改为即时办结"),
        ({}, {"committed_days": None}, "“饭店许可”的承诺时限不再写明（原为 1 个工作日）"),
        (
            {"statutory_days": None, "statutory_unit": None},
            {},
            "“饭店许可”的法定时限定为 20 个工作日（原来没有写明）",
        ),
        ({"materials": [PAPER]}, {}, "“饭店许可”的材料《平面图》不再要求"),
        ({}, {"materials": [PAPER]}, "“饭店许可”新要求材料《平面图》"),
        (
            {"materials": [ASKED]},
            {"materials": [SHARED]},
            "“饭店许可”的材料《营业执照》不再由申请人提交，改由部门取得（电子证照）",
        ),
        (
            {"materials": [SHARED]},
            {"materials": [ASKED]},
            "“饭店许可”的材料《营业执照》改由申请人提交（原由部门取得：电子证照）",
        ),
        (
            {"materials": [PAPER]},
            {"materials": [PAPER | {"made_from": "form"}]},
            "“饭店许可”的材料《平面图》不再单独提交，由一张表单代替",
        ),
        (
            {"materials": [PAPER]},
            {"materials": [PAPER | {"copies": 2}]},
            "“饭店许可”的材料《平面图》的份数由 1 份改为 2 份",
        ),
        (
            {"materials": [PAPER]},
            {"materials": [PAPER | {"only_when": "area=large"}]},
            "“饭店许可”的材料《平面图》的适用情形定为“问area?”选“选large”时（原来没有写明）",
        ),
        ({}, {"release": "own_day"}, "“饭店许可”的出证方式由“与其他事项一并出证”改为“办好当天单独出证”"),
        ({}, {"conditions": ["fee_paid"]}, "“饭店许可”的办结条件新增：费用已缴"),
        (
            {"special_procedures": ["听证(不计时限)"]},
            {"special_procedures": [{"name": "听证", "counts": True}]},
            "“饭店许可”的特别程序去掉：听证（不计时限）",
        ),
        (
            {},
            {"fees": [{"name": "工本费", "fen": 8050, "basis": "某办法"}]},
            "“饭店许可”的收费项目新增：工本费（80.50元；依据：某办法）",
        ),
        (
            {},
            {"included_by_default": False, "included_when": "area=large"},
            "“饭店许可”的办理范围由“默认办理”改为“问area?”选“选large”时",
        ),
        ({}, {"name": "餐馆许可"}, "“餐馆许可”的名称由“饭店许可”改为“餐馆许可”"),
    ],
)
def test_a_changed_matter_reads_like_a_sentence(was, now, said):
    assert said in sentences(version(**was), version(**now))


def test_an_option_that_brings_a_matter_in():
    never = {"included_by_default": False, "included_when": None}
    found = sentences(version(**never), version(questions=[WIDER], **never | {"included_when": "area=huge"}))
    assert "“饭店许可”的办理范围由“问area?”选“选large”时改为“问area?”选“选huge”时" in found
    removing = make_question("area", make_option("small", removes_matters=["M01"]), make_option("large"))
    assert "选“问area?”的“选small”时：不用办“饭店许可”" in sentences(version(), version(questions=[removing]))


def test_questions_and_options():
    found = sentences(version(), version(questions=[WIDER]))
    assert found == [
        "问题“问area?”的选项由“选large”改为“大店”",
        "问题“问area?”新增选项“选huge”",
    ]
    assert sentences(version(), version(questions=[])) == ["不再询问“问area?”"]
    assert sentences(version(questions=[]), version()) == ["新增问题“问area?”"]


def test_a_new_threshold():
    def asking(limit):
        options = (make_option("s", below=limit), make_option("l", at_least=limit))
        return make_question("m2", *options) | {"kind": "number", "unit": "㎡"}

    found = sentences(version(questions=[asking(50)]), version(questions=[asking(60)]))
    assert found == [
        "问题“问m2?”的选项“选s”的范围由“不足50㎡”改为“不足60㎡”",
        "问题“问m2?”的选项“选l”的范围由“50㎡以上”改为“60㎡以上”",
    ]


def test_a_form_that_asks_less():
    full, short = [make_field("name"), make_field("phone")], [make_field("name", required=False)]
    elements = [
        {"code": code, "label": code.title(), "type": "text", "sensitive": False}
        for code in ("name", "phone")
    ]
    found = sentences(version(forms=full, elements=elements), version(forms=short, elements=elements))
    assert found == [
        "“饭店许可”的表单不再填写“Phone”",
        "“饭店许可”表单中“Name”的填写要求由“必填”改为“选填”",
    ]


def test_matters_come_and_go():
    one = publish(make_thing(make_matter("M01")))
    two = publish(make_thing(make_matter("M01"), make_matter("M02")))
    assert sentences(one, two) == ["新增事项“事项M02”（部门M02）"]
    assert sentences(two, one) == ["不再包含事项“事项M02”（部门M02）"]


def test_a_remark_is_said_to_be_one():
    assert sentences(version(), version(note="新的说明")) == ["只修改了说明性内容，办理的要求没有变化"]
