"""Forms that differ, papers of one kind under two names, visits to the place, the law's ceiling, the explanation."""

import pytest

from onething.planning.contracts import PlannedField
from onething.planning.queries import make_plan
from onething.planning.rules.narrowing import join_patterns
from tests.catalogue.packages import (
    make_element,
    make_field,
    make_material,
    make_matter,
    make_thing,
    publish,
)

CHOICES = [["a", "甲"], ["b", "乙"], ["c", "丙"]]


def merge(element: dict, *fields: dict) -> PlannedField:
    """Return the one field that several matters ask under these rules."""
    matters = [make_matter(f"M0{number}") for number, _ in enumerate(fields, start=1)]
    forms = {matter["id"]: [make_field("x", **field)] for matter, field in zip(matters, fields, strict=True)}
    found = publish(make_thing(*matters), forms=forms, elements=[make_element("x", **element)])
    return make_plan(found, answers={}).form[0]


def test_forms_that_agree_have_nothing_to_say():
    assert merge({"max_length": 20}, {}, {}).strictest is None
    assert merge({"max_length": 20}, {"max_length": 10}, {"max_length": 10}).strictest is None


@pytest.mark.parametrize(
    ("element", "fields", "rule", "sentence"),
    [
        ({}, [{"required": False}, {}], ("required", True), "事项M02要求必填"),
        ({"max_length": 50}, [{"max_length": 20}, {}], ("max_length", 20), "事项M01最多收 20 个字"),
        ({"max_length": 50}, [{"max_length": 90}, {}], ("max_length", 50), None),
        ({"type": "integer", "min": 1}, [{"min": 5}, {"min": 3}], ("minimum", 5), "事项M01要求不小于 5"),
        ({"type": "integer"}, [{"max": 5}, {"max": 9}], ("maximum", 5), "事项M01要求不大于 5"),
        ({"pattern": "^A"}, [{"pattern": "B$"}, {}], ("pattern", "(?=B$)(?=^A).*"), "事项M01另有格式要求"),
        ({"type": "choice", "choices": CHOICES}, [{"choices": ["a", "b"]}, {"choices": ["b", "c"]}],
         ("choices", "b"), "事项M01、事项M02只收其中几项：乙"),
    ],
)  # fmt: skip
def test_the_strictest_holds_and_says_whose_it_is(element, fields, rule, sentence):
    field = merge(element, *fields)
    name, expected = rule
    found = getattr(field if name == "required" else field.definition, name)
    assert (found[0].value if name == "choices" else found) == expected
    assert field.strictest == (sentence and f"几张表的要求不一样，按最严的收：{sentence}。")


@pytest.mark.parametrize(
    ("element", "fields", "example"),
    [
        ({"example": "A1"}, [{}, {}], "A1"),
        ({"example": "A1"}, [{"pattern": "^A"}, {}], "A1"),
        ({"example": "A1"}, [{"pattern": "^B", "example": "B2"}, {}], "B2"),
        ({"example": "A1"}, [{"pattern": "^B"}, {}], None),  # none is better than a wrong one
        (
            {"example": "A1"},
            [{"pattern": "^[AB]", "example": "B1"}, {"pattern": "^.2", "example": "B2"}],
            "B2",
        ),
    ],
)
def test_the_example_is_one_that_every_form_takes(element, fields, example):
    assert merge(element, *fields).definition.example == example


def test_several_patterns_hold_together():
    assert join_patterns([]) is None
    assert join_patterns(["^A"]) == "^A"


def paper(name: str, **changes: object) -> dict:
    return make_material(name, type="权属证明", purpose="证明场所归谁用") | changes


def merge_papers(*papers: dict) -> list[tuple[str, tuple[str, ...], int]]:
    """Return (name, other names, how many need it) of the papers that one matter each lists."""
    matters = [make_matter(f"M0{number}", materials=[one]) for number, one in enumerate(papers, start=1)]
    plan = make_plan(publish(make_thing(*matters)), answers={})
    return [(one.name, one.also_called, len(one.needed_by)) for one in plan.materials]


def test_papers_of_one_type_and_purpose_are_one_paper():
    assert merge_papers(paper("租赁合同"), paper("产权证明")) == [("租赁合同", ("产权证明",), 2)]


def test_what_every_matter_looks_at_stands_beside_the_one_paper():
    first = paper("租赁合同", review_points=["地址一致", "双方签字"])
    second = paper("租赁合同", review_points=["租期未满", "地址一致"])
    matters = [make_matter("M01", materials=[first]), make_matter("M02", materials=[second])]
    (found,) = make_plan(publish(make_thing(*matters)), answers={}).as_json()["materials"]
    assert found["review_points"] == ["地址一致", "双方签字", "租期未满"]


def test_another_purpose_or_none_is_another_paper():
    other = paper("产权证明", purpose="证明抵押")
    assert len(merge_papers(paper("租赁合同"), other)) == 2
    assert len(merge_papers(paper("租赁合同"), make_material("产权证明", type="权属证明"))) == 2


def test_the_key_of_a_paper_does_not_depend_on_who_is_in():
    both = publish(
        make_thing(
            make_matter("M01", materials=[paper("租赁合同")], included_by_default=False),
            make_matter("M02", materials=[paper("产权证明")]),
        )
    )
    alone = make_plan(both, answers={}).materials[0]
    assert alone.name == "产权证明"
    whole = publish(
        make_thing(
            make_matter("M01", materials=[paper("租赁合同")]),
            make_matter("M02", materials=[paper("产权证明")]),
        )
    )
    assert make_plan(whole, answers={}).materials[0].key == alone.key


def test_visits_of_one_wave_are_one_visit_and_count():
    counted = {"visits": 1, "visits_basis": "问过"}
    thing = make_thing(
        make_matter("M01", site_visit=True, **counted),
        make_matter("M02", site_visit=True, **counted),
        make_matter("M03", site_visit=True, depends_on=["M01"], **counted),
        make_matter("M04", site_visit=True, place="outside", **counted),
        **counted,
    )
    plan = make_plan(publish(thing), answers={})
    assert [(visit.wave, [code[-3:] for code in visit.matters]) for visit in plan.site_visits] == [
        (1, ["M01", "M02"]),
        (2, ["M03"]),
    ]
    assert plan.saved.visits == (4 + 3, 1 + 2)
    assert "事项M01、事项M02都要到现场查看，合成一次去。" in plan.explanation


def test_the_law_s_ceiling_stands_beside_the_promise_where_it_is_known():
    matters = [make_matter("M01"), make_matter("M02", depends_on=["M01"]), make_matter("M03")]
    plan = make_plan(publish(make_thing(*matters)), answers={})
    assert (plan.promised_working_days, plan.ceiling_working_days) == (2, 40)
    months = make_matter("M04", statutory_days=3, statutory_unit="月")
    assert make_plan(publish(make_thing(*matters, months)), answers={}).ceiling_working_days is None


def test_the_explanation_goes_line_by_line():
    matters = [make_matter("M01", materials=[make_material("图纸")]), make_matter("M02", depends_on=["M01"])]
    said = make_plan(publish(make_thing(*matters)), answers={}).explanation
    assert said == (
        "事项M01（部门M01）：这件事都要办。",
        "事项M01不用等别的结果，第 1 批就办。",
        "事项M02（部门M02）：这件事都要办。",
        "事项M02要等“事项M01”的结果，排在第 2 批。",
        "图纸：需要您提供。",
        "承诺 2 个工作日，由最长的一条线决定：事项M01（1 个工作日） → 事项M02（1 个工作日）。",
        "照法定时限，最长 40 个工作日：事项M01（20 个工作日） → 事项M02（20 个工作日）。",
    )
