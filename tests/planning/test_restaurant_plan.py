"""The restaurant of the demonstration: the facts that everything else of the product rests on."""

import pytest

from onething.catalogue.rules.reading import read_package
from onething.kernel.canonical import canonical_json
from onething.kernel.errors import Refusal
from onething.planning.queries import make_plan
from tests.catalogue.packages import ANSWERS, RESTAURANT, as_files, demonstration_documents, restaurant


def plan_restaurant(**changes: str):
    return make_plan(restaurant(), answers=ANSWERS | changes)


def short(codes) -> list[str]:
    return [code.removeprefix("YJS-002/") for code in codes]


def test_six_matters_in_two_waves():
    plan = plan_restaurant()
    assert {matter.code.removeprefix("YJS-002/"): matter.wave for matter in plan.matters} == {
        "M01": 1, "M06": 1, "M02": 2, "M03": 2, "M04": 2, "M05": 2,
    }  # fmt: skip
    assert all(short(matter.needs) == ["M01"] for matter in plan.matters if matter.wave == 2)


def test_the_promise():
    plan = plan_restaurant()
    assert short(plan.critical_path) == ["M01", "M05"]
    assert plan.promised_working_days == 11
    assert plan.provisional
    names = {matter.name: matter.code for matter in plan.matters}
    doubted = [names[sentence.partition("：")[0]] for sentence in plan.provisional_because]
    assert doubted == ["YJS-002/M02", "YJS-002/M03", "YJS-002/M04", "YJS-002/M05"]
    assert all("演示值" in sentence for sentence in plan.provisional_because)


def test_what_is_saved():
    assert plan_restaurant().as_json()["saved"] == {
        "forms": [6, 1],
        "fields": [143, 76],
        "materials": [20, 6],
        "visits": [12, 1],
        "working_days": [25, 11],
    }


@pytest.mark.parametrize(("mode", "unpromised", "value"), [
    ("commitment", (), True),
    ("commitment", ("YJS-002/M03",), False),
    ("inspection", (), False),
])  # fmt: skip
def test_the_way_chosen_before_is_not_asked_again(mode, unpromised, value):
    """The fire form's 是否采用告知承诺方式 is the answer to the question; of a promise taken back it is no."""
    plan = make_plan(restaurant(), answers=ANSWERS | {"fire_mode": mode}, unpromised=unpromised)
    (field,) = [field for field in plan.form if field.element == "notice_commitment"]
    assert (field.filled_from, field.value) == ("answer:fire_mode", value)


def test_the_application_forms_are_not_asked():
    materials = plan_restaurant().materials
    made = {material.name: material for material in materials if material.obtained_by == "一张表单"}
    assert {name: short(material.needed_by) for name, material in made.items()} == {
        "登记(备案)申请书": ["M01"],
        "食品经营许可申请书": ["M02"],
        "消防安全检查申报表(含告知承诺书)": ["M03"],
        "招牌设置申请(备案)表": ["M04"],
        "烟草专卖零售许可证申请表": ["M05"],
        "建设项目环境影响登记表(在线填报)": ["M06"],
    }
    assert {material.state for material in made.values()} == {"waived"}
    assert {material.name for material in materials if material.asked} == {
        "住所(经营场所)使用证明",
        "主要设备设施布局、操作流程等文件",
        "保证食品安全的规章制度(目录)",
        "场所平面布置图、消防设施平面图",
        "消防安全管理制度、灭火和应急疏散预案",
        "效果图、现场照片",
    }


def test_how_long_results_are_valid():
    plan = plan_restaurant()
    shown = {matter["code"]: matter["validity_months"] for matter in plan.as_json()["matters"]}
    assert shown == {matter.code: 60 if matter.code.endswith("M02") else None for matter in plan.matters}
    food = next(matter for matter in plan.as_json()["matters"] if matter["code"] == "YJS-002/M02")
    assert "食品安全法实施条例 art.15" in food["validity_basis"]
    assert food["result_name"] == "食品经营许可证"


def test_without_the_new_keys_it_plans_as_before():
    documents = demonstration_documents()
    for matter in documents["things/YJS-002.json"]["matters"]:
        matter.pop("validity_months", None)
        matter.pop("validity_basis", None)
        for material in matter["materials"]:
            material.pop("made_from", None)
    found = read_package(as_files(documents)).find_thing(RESTAURANT)
    assert found is not None
    old = make_plan(found, answers=ANSWERS).as_json()
    new = plan_restaurant().as_json()
    assert old["saved"] == new["saved"] | {"materials": [20, 12]}
    assert {matter["validity_months"] for matter in old["matters"]} == {None}
    made = {material["key"] for material in new["materials"] if material["obtained_by"] == "一张表单"}
    assert all(material["asked"] for material in old["materials"] if material["key"] in made)
    changed = {"sm3", "saved", "matters", "materials", "explanation"}
    assert {key: old[key] for key in old.keys() - changed} == {key: new[key] for key in new.keys() - changed}
    assert [m for m in old["materials"] if m["key"] not in made] == [
        m for m in new["materials"] if m["key"] not in made
    ]


def test_a_licence_one_has_already_replaces_its_registration_by_a_check():
    plan = plan_restaurant(has_licence="true")
    assert "YJS-002/M01" not in [matter.code for matter in plan.matters]
    check = plan.find_matter("YJS-002/M00")
    assert check is not None
    assert (check.kind, check.wave) == ("check", 1)
    assert short(plan.critical_path) == ["M00", "M05"]
    assert plan.promised_working_days == 10
    uscc = next(field for field in plan.form if field.element == "uscc")
    assert (uscc.filled_from, uscc.required) == (None, True)


def test_the_licence_feeds_the_others():
    plan = plan_restaurant()
    filled = {field.element: field.filled_from for field in plan.form if field.filled_from}
    assert filled == {
        "uscc": "result:YJS-002/M01",
        "enterprise_type": "answer:entity",
        "premises_tenure": "answer:premises",
        "notice_commitment": "answer:fire_mode",
        "application_date": "system:application_date",
    }
    licence = next(material for material in plan.materials if material.name == "营业执照")
    assert not licence.asked
    assert licence.obtained_from == ("YJS-002/M01",)
    assert short(licence.needed_by) == ["M02", "M03", "M04", "M05"]


def test_one_name_wears_many_labels():
    name = next(field for field in plan_restaurant().form if field.element == "enterprise_name")
    assert name.label == "单位(市场主体)名称"
    assert name.labels["YJS-002/M02"] == "经营者名称"
    assert len(name.asked_by) == 6


def test_what_other_wordings_name_is_never_asked():
    plan = plan_restaurant()
    assert "经营者身份证" in {wording.name for wording in plan.wordings}
    assert "经营者身份证" not in {material.name for material in plan.materials}


def test_the_window_decides_what_no_question_does():
    material = next(m for m in plan_restaurant().materials if m.name == "消防验收合格/备案文件")
    assert (material.state, material.asked) == ("window_decides", False)


def test_statutory_limits_stand_apart():
    statutory = {line["code"]: line["limit"] for line in plan_restaurant().as_json()["statutory"]}
    assert statutory["YJS-002/M05"] == {"amount": 20, "unit": "working_days"}
    assert statutory["YJS-002/M06"] == {"amount": 0, "unit": "on_the_spot"}
    assert statutory["YJS-002/M04"] is None


def test_an_early_plan_lists_what_is_still_open():
    plan = make_plan(restaurant(), answers={"entity": "partnership"})
    assert [matter.id for matter in restaurant().thing.matters if matter.included_by_default] == short(
        matter.code for matter in plan.matters
    )
    assert plan.open_questions == tuple(key for key in ANSWERS if key != "entity")
    assert plan.relevant_questions == tuple(
        ANSWERS
    )  # also how the fire check is made: a promise changes the plan


def test_the_json_has_the_published_shape():
    shown = plan_restaurant().as_json()
    assert set(shown) >= {
        "matters", "form", "materials", "critical_path", "promised_working_days", "provisional", "saved",
    }  # fmt: skip
    assert set(shown["matters"][0]) >= {"code", "name", "department", "wave", "needs", "kind"}
    assert set(shown["form"][0]) >= {"role", "element", "label", "asked_by", "filled_from"}
    assert set(shown["materials"][0]) >= {"name", "asked", "obtained_by", "needed_by"}
    assert shown["answers"] == ANSWERS
    assert canonical_json(shown) == canonical_json(plan_restaurant().as_json())


# (answers, code, field, a part of the sentence)
REFUSED = [
    ({"colour": "red"}, "unknown_question", "answers.colour", "entity（您要办哪种市场主体?）"),
    ({"entity": "gmbh"}, "unknown_option", "answers.entity", "partnership（合伙企业）"),
    ({"entity": ["partnership", "limited_company"]}, "several_for_single", "answers.entity", "只能选一项"),
    ({"entity": []}, "several_for_single", "answers.entity", "只能选一项"),
    ({"entity": None}, "malformed", "answers.entity", "写法"),
    ({"entity": {"a": 1}}, "malformed", "answers.entity", "写法"),
    ({"entity": True}, "malformed", "answers.entity", "写法"),
    ({"a\0b" * 100: "x"}, "unknown_question", "answers.a?b", "a?b"),
]


@pytest.mark.parametrize(("answers", "code", "field", "part"), REFUSED)
def test_an_answer_that_the_question_does_not_offer(answers, code, field, part):
    with pytest.raises(Refusal) as refused:
        make_plan(restaurant(), answers=answers)
    assert refused.value.code == f"planning.answer.{code}"
    assert (refused.value.field or "").startswith(field)
    assert part in refused.value.sentence
    assert len(refused.value.sentence) < 700


def test_all_bad_answers_are_told_at_once():
    with pytest.raises(Refusal) as refused:
        make_plan(restaurant(), answers={"entity": "gmbh", "premises": "own", "colour": "red"})
    assert [problem["field"] for problem in refused.value.facts["problems"]] == [
        "answers.entity",
        "answers.colour",
    ]


def test_one_answer_may_come_as_a_list():
    assert plan_restaurant(premises=["lease"]).as_json() == plan_restaurant(premises="lease").as_json()  # type: ignore[arg-type]
