"""The one list of materials: what is asked, what is not, and the reason that a person reads."""

import pytest

from onething.planning.contracts import Holding, MaterialState
from onething.planning.queries import make_plan
from tests.catalogue.packages import (
    make_material,
    make_matter,
    make_option,
    make_question,
    make_thing,
    publish,
)

ASKED, WAIVED = MaterialState.ASKED, MaterialState.WAIVED
OPTIONAL, WINDOW = MaterialState.OPTIONAL, MaterialState.WINDOW_DECIDES


def paper(necessity: str = "必要", via: str | None = None, **changes):
    return make_material(
        "执照", necessity=necessity, obtainable_by_sharing=via is not None, sharing_via=via, **changes
    )


# 优化营商环境条例 art. 37, 44: what the state has, or can check, is not asked. (lines of M01, M02; state; obtained by; why)
MERGED = [
    ([paper()], ASKED, None, "only the applicant has it"),
    ([paper(), paper()], ASKED, None, "asked once for both"),
    ([paper(via="电子证照")], WAIVED, "电子证照", "the state has it"),
    ([paper(via="公安人口库核验")], WAIVED, "公安人口库核验", "a check is enough for the one that checks"),
    ([paper(via="电子证照"), paper(via="数据共享")], WAIVED, "电子证照；数据共享", "each gets it by its own way"),
    ([paper(via="电子证照"), paper(via="电子证照")], WAIVED, "电子证照", "the same way is named once"),
    ([paper(via="电子证照"), paper()], WAIVED, "电子证照", "the paper is in the platform: the other takes it from there"),
    ([paper(via="公安人口库核验"), paper()], ASKED, None, "a yes or no gives the other no paper"),
    ([paper("非必要")], OPTIONAL, None, "welcome"),
    ([paper("非必要", via="电子证照")], OPTIONAL, None, "not needed, so not fetched"),
    ([paper("情形")], WINDOW, None, "no question decides it"),
    ([paper("情形", via="电子证照")], WINDOW, None, "no question decides it, though it could be had"),
    ([paper("情形"), paper("非必要")], WINDOW, None, "what may be needed outweighs what is welcome"),
    ([paper("情形"), paper()], ASKED, None, "needed by one"),
    ([paper("情形", via="电子证照"), paper()], ASKED, None, "it is not fetched for one that may not need it"),
    ([paper("情形", only_when="q=a")], ASKED, None, "the answer decides it"),
    ([paper("必要", only_when="q=a")], ASKED, None, "needed under a condition that holds"),
    ([paper(made_from="form")], WAIVED, "一张表单", "the one form is the paper"),
    ([paper(made_from="form"), paper(made_from="form")], WAIVED, "一张表单", "the one form is the paper of both"),
    ([paper(via="电子证照", made_from="form")], WAIVED, "一张表单", "nothing has to be fetched for it"),
    ([paper("情形", made_from="form")], WAIVED, "一张表单", "nobody has to decide about what is there anyway"),
    ([paper("非必要", made_from="form")], WAIVED, "一张表单", "it is there anyway"),
    ([paper(made_from="form", only_when="q=b")], None, None, "no form of this case"),
    ([paper(made_from="form"), paper()], ASKED, None, "the other's paper of the same name is another one"),
    ([paper(made_from="form"), paper(via="公安人口库核验")], WAIVED, "公安人口库核验", "the other can check"),
    ([paper(made_from="form"), paper(via="公安人口库核验"), paper()], ASKED, None, "the third has neither"),
    ([paper(made_from="form"), paper("非必要")], WAIVED, "一张表单", "only the one that makes it needs it"),
    ([paper("情形", made_from="form"), paper()], ASKED, None, "only the other needs it"),
    ([paper("情形", made_from="form"), paper("情形")], WINDOW, None, "the window decides for the other"),
    ([paper("情形", made_from="form"), paper("非必要")], OPTIONAL, None, "welcome to the other"),
    ([paper("情形", only_when="q=b")], None, None, "the answer decides against it"),
    ([paper("必要", only_when="q=b"), paper()], ASKED, None, "only the second needs it"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "state", "obtained_by", "why"), MERGED, ids=[row[3] for row in MERGED])
def test_merging(lines, state, obtained_by, why):
    matters = [make_matter(f"M0{number}", materials=[line]) for number, line in enumerate(lines, start=1)]
    question = make_question("q", make_option("a"), make_option("b"))
    materials = make_plan(publish(make_thing(*matters, questions=[question])), answers={"q": "a"}).materials
    assert [material.state for material in materials] == ([state] if state else [])
    if materials:
        assert materials[0].obtained_by == obtained_by
        assert materials[0].asked == (state is ASKED)
        assert materials[0].reason


def test_needed_by_names_those_that_need_it():
    matters = [
        make_matter("M01", materials=[paper("情形")]),
        make_matter("M02", materials=[paper(copies=3)]),
        make_matter("M03", materials=[paper(copies=2, note="盖章")]),
    ]
    material = make_plan(publish(make_thing(*matters)), answers={}).materials[0]
    assert material.needed_by == ("YJS-901/M02", "YJS-901/M03")
    assert (material.copies, material.notes) == (3, ("盖章",))


def test_an_option_switches_a_listed_paper_on_by_its_exact_name():
    question = make_question("q", make_option("a", adds_materials=["执照", "营业执照副本"]), make_option("b"))
    published = publish(make_thing(make_matter("M01", materials=[paper("情形")]), questions=[question]))
    on, off = (make_plan(published, answers={"q": value}) for value in "ab")
    assert [material.state for material in on.materials] == [ASKED]
    assert [material.state for material in off.materials] == [WINDOW]
    assert [(w.question, w.option, w.name) for w in on.wordings] == [("q", "a", "营业执照副本")]
    assert off.wordings == ()


# The need is M01 → M02; M02 lists a paper "by an earlier result". (the paper, result of M01, name of M01, obtained from)
EARLIER = [
    ("营业执照", "营业执照(正副本)", "设立登记", ("YJS-901/M01",)),
    ("清税证明", "清税文书", "税务注销(清税)", ("YJS-901/M01",)),
    ("消防验收合格/备案文件", "意见书", "建设工程消防验收", ("YJS-901/M01",)),
    ("筹设批准书", "卫生评价报告", "托幼机构卫生评价", ()),
]


@pytest.mark.parametrize(("name", "result", "matter", "givers"), EARLIER)
def test_an_earlier_result_names_the_matter_it_comes_from(name, result, matter, givers):
    listed = make_material(name, obtainable_by_sharing=True, sharing_via="前序流程")
    published = publish(
        make_thing(
            make_matter("M01", name=matter, result=result),
            make_matter("M02", depends_on=["M01"], materials=[listed]),
            make_matter("M03", name=matter, result=result),
        )
    )
    material = make_plan(published, answers={}).materials[0]
    assert (material.state, material.obtained_from) == (WAIVED, givers)
    assert (matter in material.reason) == bool(givers)


def test_a_licence_that_the_applicant_holds_is_not_asked():
    published = publish(make_thing(make_matter("M01", materials=[paper(), make_material("图纸")])))
    plan = make_plan(published, answers={}, holdings=[Holding(name="执照", identifier="1.2.3")])
    assert [(material.name, material.state) for material in plan.materials] == [
        ("执照", WAIVED),
        ("图纸", ASKED),
    ]
    assert plan.saved.materials == (2, 1)


def test_what_is_made_from_the_form_counts_before_and_not_after():
    listed = [make_material("申请书", made_from="form"), paper()]
    plan = make_plan(publish(make_thing(make_matter("M01", materials=listed))), answers={})
    assert plan.saved.materials == (2, 1)
    assert plan.materials[0].reason == "填好一张表就有了，不用另外准备。"
    assert plan.as_json()["materials"][0]["obtained_by"] == "一张表单"


def test_a_held_licence_fills_the_place_of_the_others_paper():
    matters = [
        make_matter("M01", materials=[paper(made_from="form")]),
        make_matter("M02", materials=[paper()]),
    ]
    held = [Holding(name="执照", identifier="1.2.3")]
    ways = [
        make_plan(publish(make_thing(*some)), answers={}, holdings=held).materials[0].obtained_by
        for some in (matters[:1], matters)
    ]
    assert ways == ["一张表单", "本人已有的电子证照"]


def test_the_key_is_the_same_in_every_version():
    first = make_plan(publish(make_thing(make_matter("M01", materials=[paper()]))), answers={})
    second = make_plan(
        publish(make_thing(make_matter("M07", materials=[make_material("表"), paper("情形")]))), answers={}
    )
    assert first.materials[0].key == second.materials[1].key
    assert first.materials[0].key.isascii()
    assert second.materials[0].key != second.materials[1].key
